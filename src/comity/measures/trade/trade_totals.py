"""A state's trade with all partners, and what one partner has of it."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.table_arrays import (
    TableData,
    mirrored,
    of_a,
    pair_array,
    part_of,
    spliced,
    state_array,
)
from comity.measures.trade.trade import SOURCES, SPANS, cow_exports
from comity.methods.trade import dependence
from comity.sources.hidden_fuels import UNRECORDED_EXPORTS
from comity.typing import Array
from comity.unit import DOLLARS, RANK, share_of

LEAST_PARTNERS = 10
"""In years of war or poor records a state's trade is known with few others; a share of those
few would look like dependence."""

LEAST_TRADED = 3
"""To 1999 flows are whole millions: with fewer partners above zero, one would have all."""

LARGE_PARTNER = 0.05
"""The least share of a partner without a figure that could change the ranks of others."""

LARGE_UNKNOWN = 0.1
"""A total is missing if partners without a figure had this share of it in the nearest years."""

_EXPORT_SPANS = {
    "baci_world_trade_older": (2000, 2020),
    "trade_fill": (2000, 2014),
    "trade_2023": (2023, 2023),
    "baci_world_trade": (2023, 2023),
    "imf_total_exports": (2025, 2025),
}
_IMPORT_SPANS = {
    "baci_world_trade_older": (2000, 2020),
    "trade_fill": (2000, 2014),
    "trade_2023": (2023, 2023),
    "comtrade_total_imports": (2022, 2022),
    "baci_world_trade": (2023, 2023),
}


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports to all partners that the year's source records: states to 1999, from 2000 "
    "territories such as Hong Kong too",
    reference=SOURCES,
    higher="the state sells more abroad",
    reach="either",
    change="growth",
    spans=_EXPORT_SPANS,
)
def total_exports(
    exports_of_whole_years: xr.DataArray,
    baci_world_trade_older: TableData,
    trade_fill: TableData,
    baci_world_trade: TableData,
    trade_2023: TableData,
    imf_total_exports: TableData,
    unknown_partners: TableData,
) -> xr.DataArray:
    """Exports of goods to all partners.

    Missing where the exports to fewer than ten partners are known or, to 1999, to fewer than three
    above zero, where partners without a figure took a tenth or more in the nearest years (a
    hundredth or more each), from 2019 for Iran and Venezuela, whose oil sanctions hide, and in
    2021, 2022 and 2024. Exports to
    Taiwan are in it to 2014, later only those that one side reports for 2023.
    """
    flows = exports_of_whole_years
    middle = _total(baci_world_trade_older, "exports", "markets", cow_exports(trade_fill))
    newer = _total(baci_world_trade, "exports", "markets", pair_array(trade_2023, "exports"))
    newest = _total(imf_total_exports, "exports", "markets", None)
    total = _where_recorded(spliced(_sums_to_1999(flows), middle, newer, newest), "state")
    return _where_whole(total, unknown_share(unknown_partners, "exports", flows))


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="imports from all partners that the year's source records: states to 1999, from 2000 "
    "territories such as Hong Kong too",
    reference=SOURCES,
    higher="the state buys more abroad",
    reach="either",
    change="growth",
    spans=_IMPORT_SPANS,
)
def total_imports(
    exports_of_whole_years: xr.DataArray,
    baci_world_trade_older: TableData,
    trade_fill: TableData,
    comtrade_total_imports: TableData,
    baci_world_trade: TableData,
    trade_2023: TableData,
    unknown_partners: TableData,
) -> xr.DataArray:
    """Imports of goods from all partners.

    Missing where the imports from fewer than ten partners are known or, to 1999, from fewer than
    three above zero, where partners without a figure sold a tenth or more in the nearest years (a
    hundredth or more each: Russia's imports of 2023), in 2021, 2024 and 2025, and for states that
    do not report in 2022. Imports from Taiwan are in it to 2014 and in 2022, in 2023 only those
    that one side reports.
    """
    flows, fill = mirrored(exports_of_whole_years), mirrored(cow_exports(trade_fill))
    gaps = mirrored(pair_array(trade_2023, "exports"))
    middle = _total(baci_world_trade_older, "imports", "suppliers", fill)
    reported = _total(comtrade_total_imports, "imports", "suppliers", None)
    newer = _total(baci_world_trade, "imports", "suppliers", gaps)
    total = spliced(_sums_to_1999(flows), middle, reported, newer)
    return _where_whole(total, unknown_share(unknown_partners, "imports", flows))


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports to all partners + imports from all partners",
    reference=SOURCES,
    higher="the state trades more",
    reach="either",
    change="growth",
)
def total_trade(total_exports: xr.DataArray, total_imports: xr.DataArray) -> xr.DataArray:
    """Trade in goods with all partners.

    Missing where either side is.
    """
    return total_exports + total_imports


@measure(
    level="directed",
    unit=share_of("trade"),
    bounds=(0, 1),
    formula="trade with b / trade of a with all partners",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="B matters more in the trade of A",
    reach="either",
)
def trade_share(trade: xr.DataArray, total_trade: xr.DataArray) -> xr.DataArray:
    """Share of B in the trade of A.

    Of all recorded trade: with states to 1999, from 2000 with territories such as Hong Kong
    too. Missing where the trade of A is known with fewer than ten partners.
    """
    return part_of(trade, of_a(total_trade))


@measure(
    level="directed",
    unit=share_of("exports"),
    bounds=(0, 1),
    formula="exports of a to b / exports of a to all partners",
    reference=SOURCES,
    higher="B matters more as a market for A",
    reach="either",
)
def export_share(exports: xr.DataArray, total_exports: xr.DataArray) -> xr.DataArray:
    """Share of B in the exports of A.

    Of all recorded exports: to states to 1999, from 2000 to territories such as Hong Kong
    too. Missing where the exports of A are known to fewer than ten partners.
    """
    return part_of(exports, of_a(total_exports))


@measure(
    level="directed",
    unit=share_of("imports"),
    bounds=(0, 1),
    formula="exports of b to a / imports of a from all partners",
    reference=SOURCES,
    higher="B matters more as a supplier of A",
    reach="either",
)
def import_share(exports: xr.DataArray, total_imports: xr.DataArray) -> xr.DataArray:
    """Share of B in the imports of A.

    Of all recorded imports: from states to 1999, from 2000 from territories such as Hong Kong
    too. Missing where the imports of A are known from fewer than ten partners.
    """
    return part_of(mirrored(exports), of_a(total_imports))


@measure(
    level="directed",
    unit=RANK,
    bounds=(1, math.inf),
    formula="rank of b among all states by their trade with a, from the largest",
    reference=SOURCES,
    higher="B is a lesser partner of A (rank 1 is the largest)",
    reach="either",
)
def partner_rank(exports_of_whole_years: xr.DataArray, unknown_partners: TableData) -> xr.DataArray:
    """Rank of B among the trading partners of A.

    In years with records of all pairs; missing where the two have no trade above zero, and where
    partners without a figure that had a twentieth or more each had a tenth together of A's exports
    or imports in the nearest years.
    """
    flows = exports_of_whole_years
    ranks = flows.copy(data=by_period(_ranks_of_partners, flows.shape, flows.values))
    # One selection at the end: each makes another array of the world.
    mask = _is_recorded(ranks, "a")
    for side in ("exports", "imports"):
        turned = flows if side == "exports" else mirrored(flows)
        large = unknown_partners.rows(pl.col(f"{side}_share") >= LARGE_PARTNER)
        mask = mask & _is_whole(ranks, of_a(unknown_share(large, side, turned)))
    return ranks.where(mask)


def _ranks_of_partners(flows: Array) -> Array:
    """Rank the partners of each state in a year by exports and imports: shape (a, b)."""
    both = flows + flows.T
    return dependence.rank_among(np.where(both > 0, both, np.nan))


def unknown_share(unknown_partners: TableData, side: str, flows: xr.DataArray) -> xr.DataArray:
    """Sum the shares that partners without a figure had in a state's exports or imports.

    Parameters
    ----------
    unknown_partners
        The table of such partners.
    side
        "exports" or "imports".
    flows
        What each a trades with each b on that side, shape (year, a, b). A partner that has a
        figure here, as one of a newer edition may, is not unknown.

    Returns
    -------
    xarray.DataArray
        Shares, shape (year, state), 0 where no large partner is unknown.
    """
    years = np.intersect1d(unknown_partners.periods, flows["year"].values)
    # Few partners are unknown: their cells are looked up, and no array of the world is made.
    rows = unknown_partners.frame.filter(
        pl.col(f"{side}_share").is_not_null(), pl.col("year").is_in(years.tolist())
    )
    year, one, other = (rows[name].to_numpy() for name in ("year", "ccode1", "ccode2"))
    axes = [flows[name].values for name in ("year", "a", "b")]
    at = tuple(map(np.searchsorted, axes, (year, one, other)))
    absent = np.where(np.isnan(flows.values[at]), rows[f"{side}_share"].to_numpy(), 0.0)
    shares = np.zeros((years.size, axes[1].size))
    np.add.at(shares, (np.searchsorted(years, year), at[1]), absent)
    return xr.DataArray(shares, coords={"year": years, "state": axes[1]})


def _where_whole(array: xr.DataArray, unknown: xr.DataArray) -> xr.DataArray:
    """Select the values of states and years of which no large part is unknown."""
    return array.where(_is_whole(array, unknown))


def _is_whole(array: xr.DataArray, unknown: xr.DataArray) -> xr.DataArray:
    """Return of which states and years of an array no large part is unknown."""
    return unknown.reindex(year=array["year"], fill_value=0) < LARGE_UNKNOWN


def _where_recorded(array: xr.DataArray, axis: str) -> xr.DataArray:
    """Select the values of states whose exports sanctions do not hide."""
    return array.where(_is_recorded(array, axis))


def _is_recorded(array: xr.DataArray, axis: str) -> xr.DataArray:
    """Return of which years and states on an axis sanctions hide no exports."""
    years, states = array["year"], array[axis]
    mask = xr.ones_like(years * states, dtype=bool)
    for ccode, first in UNRECORDED_EXPORTS.items():
        mask = mask & ((states != ccode) | (years < first))
    return mask


def _sums_to_1999(flows: xr.DataArray) -> xr.DataArray:
    """Sum what each a trades with every b to 1999.

    Missing with fewer than ten partners, and with fewer than three above zero.
    """
    early = flows.sel(year=slice(None, SPANS["cow_trade"][1]))
    sums = early.sum("b", min_count=LEAST_PARTNERS)
    return sums.where((early > 0).sum("b") >= LEAST_TRADED).rename(a="state")


def _total(world: TableData, total: str, count: str, fill: xr.DataArray | None) -> xr.DataArray:
    """Read a source's totals, and add the flows that it lacks and another source has."""
    totals = state_array(world.rows(pl.col(count) >= LEAST_PARTNERS), total)
    if fill is None or not (fill["year"].size and totals["year"].size):
        return totals
    more = fill.rename(a="state").reindex(year=totals["year"])
    alone = more.sum("b", min_count=LEAST_PARTNERS)
    return (totals + more.sum("b")).fillna(alone)
