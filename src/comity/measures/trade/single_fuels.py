"""Single fuels between states: natural gas, crude oil and coal, and what part partners have."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    mirrored,
    of_a,
    pair_array,
    pair_counts,
    part_of,
    state_counts,
)
from comity.sources.hidden_fuels import ALL_FUELS, GAS_ONLY
from comity.unit import DOLLARS, share_of

GAS = ("liquefied natural gas", "gaseous natural gas")
CRUDE = ("crude oil",)
COAL = ("anthracite", "bituminous coal", "other coal", "lignite", "lignite briquettes")
"""The products of each fuel, as the source names them."""

_REFERENCE = "BACI (CEPII): Gaulier and Zignago (2010)"


def _declaration(products: tuple[str, ...], fuel: str) -> dict[str, Any]:
    """Return what the measures of all fuels have in common."""
    return {
        "level": "directed",
        "unit": DOLLARS,
        "bounds": (0, math.inf),
        "formula": f"sum of exports of {', '.join(products)} from a to b",
        "reference": _REFERENCE,
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


def _declaration_of_share(fuel: str, side: str) -> dict[str, Any]:
    """Return what the measures of a partner's part in one fuel have in common."""
    sold, of, higher = {
        "imports": ("b to a", "a imports from", f"A depends more on B for its {fuel}"),
        "exports": ("a to b", "a exports to", f"A depends more on B as a buyer of its {fuel}"),
    }[side]
    return {
        "level": "directed",
        "unit": share_of(f"{fuel} {side}"),
        "bounds": (0, 1),
        "formula": f"{fuel} sold by {sold} / {fuel} that {of} all states",
        "reference": _REFERENCE,
        "higher": higher,
        "reach": "either",
        "window": _WINDOW,
    }


_WINDOW = 30
"""Years of the table: what a pair may trade whose fuels are not known follows from them."""

_LARGE = 0.1
"""A total is not known where partners that are not known may have this part of it."""


@measure(**_declaration_of_share("crude oil", "imports"))
def crude_oil_import_share(
    crude_oil_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the crude oil imports of A.

    Of all that is recorded. Missing where a large part of A's fuel imports, or of its crude oil,
    is not known.
    """
    return _of_imports(crude_oil_exports, _hidden(fuel_trade), incomplete_fuels)


@measure(**_declaration_of_share("crude oil", "exports"))
def crude_oil_export_share(
    crude_oil_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the crude oil exports of A.

    Of all that is recorded. Missing where a large part of A's fuel exports, or of its crude oil,
    is not known.
    """
    return _of_exports(crude_oil_exports, _hidden(fuel_trade), incomplete_fuels)


@measure(**_declaration_of_share("natural gas", "imports"))
def gas_import_share(
    gas_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the natural gas imports of A, by pipe and as liquid.

    Of all that is recorded. Missing where gas of a partner of A is kept secret, and where a
    large part of A's fuel imports, or of its gas, is not known.
    """
    shares = _of_imports(gas_exports, _hidden(fuel_trade), incomplete_fuels)
    return shares.where(~_some(mirrored(_hidden(fuel_trade, GAS_ONLY))))


@measure(**_declaration_of_share("natural gas", "exports"))
def gas_export_share(
    gas_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the natural gas exports of A, by pipe and as liquid.

    Of all that is recorded. Missing where gas of A is kept secret by a buyer, and where a
    large part of A's fuel exports, or of its gas, is not known.
    """
    shares = _of_exports(gas_exports, _hidden(fuel_trade), incomplete_fuels)
    return shares.where(~_some(_hidden(fuel_trade, GAS_ONLY)))


@measure(**_declaration_of_share("coal", "imports"))
def coal_import_share(
    coal_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the coal and lignite imports of A.

    Of all that is recorded. Missing where a large part of A's fuel imports, or of its coal, is
    not known.
    """
    return _of_imports(coal_exports, _hidden(fuel_trade), incomplete_fuels)


@measure(**_declaration_of_share("coal", "exports"))
def coal_export_share(
    coal_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the coal and lignite exports of A.

    Of all that is recorded. Missing where a large part of A's fuel exports, or of its coal, is
    not known.
    """
    return _of_exports(coal_exports, _hidden(fuel_trade), incomplete_fuels)


def _hidden(fuel_trade: TableData, product: str = ALL_FUELS) -> xr.DataArray:
    """Return whether the fuels of each pair and year, or its gas, are not known."""
    return pair_counts(fuel_trade.rows(pl.col("product") == product)) > 0


def _of_imports(flows: xr.DataArray, hidden: xr.DataArray, incomplete: TableData) -> xr.DataArray:
    """Divide what b sold to a by what all sold to it, where that is known."""
    return _of_whole(mirrored(flows), mirrored(hidden), incomplete, "imports")


def _of_exports(flows: xr.DataArray, hidden: xr.DataArray, incomplete: TableData) -> xr.DataArray:
    """Divide what a sold to b by what it sold to all, where that is known."""
    return _of_whole(flows, hidden, incomplete, "exports")


def _of_whole(
    flows: xr.DataArray, hidden: xr.DataArray, incomplete: TableData, side: str
) -> xr.DataArray:
    """Divide flows by the sum of each a; missing where that lacks a tenth or more.

    A pair that is not known may have traded as much as in the highest of the years before.
    """
    counts = state_counts(incomplete.rows(pl.col("side") == side))
    whole = flows.sum("b", min_count=1)
    highest = flows.copy(data=np.fmax.accumulate(flows.values, axis=0))
    lacking = highest.where(hidden).sum("b")
    is_known = of_a(counts).reindex(year=flows["year"]).isnull() & (
        lacking < _LARGE * (whole + lacking)
    )
    return part_of(flows, whole.where(is_known))


def _some(of_pairs: xr.DataArray) -> xr.DataArray:
    """Return whether each a has any."""
    return of_pairs.any("b")
