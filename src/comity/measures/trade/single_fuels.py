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
from comity.sources.hidden_fuels import ALL_FUELS, CRUDE_ONLY, GAS_ONLY
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
    return _of(fuel_trade, GAS, GAS_ONLY)


@measure(**_declaration(CRUDE, "crude oil"))
def crude_oil_exports(fuel_trade: TableData) -> xr.DataArray:
    """Crude oil sold by A to B.

    Refined products are not among the fuels of the source. Missing where customs keep it secret,
    as Turkey's do from 2002 on.
    """
    return _of(fuel_trade, CRUDE, CRUDE_ONLY)


@measure(**_declaration(COAL, "coal"))
def coal_exports(fuel_trade: TableData) -> xr.DataArray:
    """Coal and lignite sold by A to B."""
    return _of(fuel_trade, COAL)


def _of(fuel_trade: TableData, products: tuple[str, ...], unknown: str = ALL_FUELS) -> xr.DataArray:
    """Sum the trade in some products; missing where it is not known."""
    of_products = fuel_trade.rows(pl.col("product").is_in(products))
    return pair_array(of_products, "value").where(~_hidden(fuel_trade, ALL_FUELS, unknown))


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

    Of all that is recorded. Missing where A keeps the origin of its crude oil secret, and where a
    large part of its crude oil, or of its fuel imports but for gas, is not known.
    """
    return _part(crude_oil_exports, fuel_trade, incomplete_fuels, "imports", CRUDE_ONLY)


@measure(**_declaration_of_share("crude oil", "exports"))
def crude_oil_export_share(
    crude_oil_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the crude oil exports of A.

    Of all that is recorded. Missing where a large part of A's crude oil, or of its fuel exports
    but for gas, is not known.
    """
    return _part(crude_oil_exports, fuel_trade, incomplete_fuels, "exports", CRUDE_ONLY)


@measure(**_declaration_of_share("natural gas", "imports"))
def gas_import_share(
    gas_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the natural gas imports of A, by pipe and as liquid.

    Of all that is recorded. Missing where gas of a partner of A is kept secret, and where a
    large part of A's fuel imports, or of its gas, is not known.
    """
    return _part(gas_exports, fuel_trade, incomplete_fuels, "imports", GAS_ONLY)


@measure(**_declaration_of_share("natural gas", "exports"))
def gas_export_share(
    gas_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the natural gas exports of A, by pipe and as liquid.

    Of all that is recorded. Missing where a buyer keeps gas of A secret, and where a large part of
    A's fuel exports, or of its gas, is not known.
    """
    return _part(gas_exports, fuel_trade, incomplete_fuels, "exports", GAS_ONLY)


@measure(**_declaration_of_share("coal", "imports"))
def coal_import_share(
    coal_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the coal and lignite imports of A.

    Of all that is recorded. Missing where a large part of A's coal, or of its fuel imports but for
    gas, is not known.
    """
    return _part(coal_exports, fuel_trade, incomplete_fuels, "imports")


@measure(**_declaration_of_share("coal", "exports"))
def coal_export_share(
    coal_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the coal and lignite exports of A.

    Of all that is recorded. Missing where a large part of A's coal, or of its fuel exports but for
    gas, is not known.
    """
    return _part(coal_exports, fuel_trade, incomplete_fuels, "exports")


def _part(
    flows: xr.DataArray,
    fuel_trade: TableData,
    incomplete: TableData,
    side: str,
    secret: str = ALL_FUELS,
) -> xr.DataArray:
    """Divide what each b trades with a by what all do; missing where that is not known.

    A pair that is not known may have traded as much as in the highest of the years before, and a
    tenth of the whole is too much. Who is listed for one secret fuel is known in the others.
    """
    unknown = {one: _hidden(fuel_trade, one) for one in (ALL_FUELS, GAS_ONLY, CRUDE_ONLY)}
    if side == "imports":
        flows, unknown = mirrored(flows), {one: mirrored(pair) for one, pair in unknown.items()}
    whole = flows.sum("b", min_count=1)
    highest = flows.copy(data=np.fmax.accumulate(flows.values, axis=0))
    of_fuel = CRUDE_ONLY if secret == CRUDE_ONLY else ALL_FUELS
    lacking = highest.where(unknown[ALL_FUELS] | unknown[of_fuel]).sum("b")
    listed = incomplete.rows(pl.col("side") == side)
    is_known = ~_is_open(unknown, listed, secret, is_buyer=side == "imports")
    return part_of(flows, whole.where(is_known & (lacking < _LARGE * (whole + lacking))))


def _is_open(
    unknown: dict[str, xr.DataArray], listed: TableData, secret: str, *, is_buyer: bool
) -> xr.DataArray:
    """Return the states and years of which too much of a fuel is secret, or of all fuels.

    Any gas that is secret is too much. A buyer's customs keep all of its crude oil secret, and of
    a seller's the other buyers are known.
    """
    of_all, of_gas, of_crude = (pairs.any("b") for pairs in unknown.values())
    may_be_of_others = _has_rows(listed.rows(_MAY_BE_OF_ONE_FUEL), of_all)
    of_others = (of_gas | of_crude) & ~of_all & may_be_of_others
    is_secret = {GAS_ONLY: of_gas, CRUDE_ONLY: of_crude & is_buyer}.get(secret, of_all & False)
    return (_has_rows(listed, of_all) & ~of_others) | is_secret


_MAY_BE_OF_ONE_FUEL = pl.col("usual").is_null() | (pl.col("usual") <= 3 * pl.col("recorded"))
"""Rows of totals that lack some flows; of others the source has a fraction."""


def _hidden(fuel_trade: TableData, *unknown: str) -> xr.DataArray:
    """Return whether the fuels of each pair and year, or its gas, are not known."""
    return pair_counts(fuel_trade.rows(pl.col("product").is_in(unknown))) > 0


def _has_rows(listed: TableData, flows: xr.DataArray) -> xr.DataArray:
    """Return whether a table has rows of each a and year of some flows."""
    return of_a(state_counts(listed)).reindex(year=flows["year"]).notnull()
