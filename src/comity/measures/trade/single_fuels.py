"""Single fuels between states: natural gas, crude oil and coal."""

from __future__ import annotations

import math
from typing import Any

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, pair_array, pair_counts
from comity.sources.hidden_fuels import ALL_FUELS, GAS_ONLY
from comity.unit import DOLLARS

GAS = ("liquefied natural gas", "gaseous natural gas")
CRUDE = ("crude oil",)
COAL = ("anthracite", "bituminous coal", "other coal", "lignite", "lignite briquettes")
"""The products of each fuel, as the source names them."""


def _declaration(products: tuple[str, ...], fuel: str) -> dict[str, Any]:
    """Return what the measures of all fuels have in common."""
    return {
        "level": "directed",
        "unit": DOLLARS,
        "bounds": (0, math.inf),
        "formula": f"sum of exports of {', '.join(products)} from a to b",
        "reference": "BACI (CEPII): Gaulier and Zignago (2010)",
        "higher": f"A sells more {fuel} to B",
        "change": "growth",
    }


@measure(**_declaration(GAS, "natural gas"))
def gas_exports(fuel_trade: TableData) -> xr.DataArray:
    """Natural gas sold by A to B, by pipe and as liquid.

    Missing where customs keep its origin secret, as Germany's and Turkey's do.
    """
    return _of(fuel_trade, GAS, (ALL_FUELS, GAS_ONLY))


@measure(**_declaration(CRUDE, "crude oil"))
def crude_oil_exports(fuel_trade: TableData) -> xr.DataArray:
    """Crude oil sold by A to B.

    Refined products are not among the fuels of the source.
    """
    return _of(fuel_trade, CRUDE)


@measure(**_declaration(COAL, "coal"))
def coal_exports(fuel_trade: TableData) -> xr.DataArray:
    """Coal and lignite sold by A to B."""
    return _of(fuel_trade, COAL)


def _of(
    fuel_trade: TableData, products: tuple[str, ...], unknown: tuple[str, ...] = (ALL_FUELS,)
) -> xr.DataArray:
    """Sum the trade in some products; missing where it is not known."""
    marked = pair_counts(fuel_trade.rows(pl.col("product").is_in(unknown)))
    of_products = fuel_trade.rows(pl.col("product").is_in(products))
    return pair_array(of_products, "value").where(~(marked > 0))
