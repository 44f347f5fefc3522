"""Trade between states: levels, totals, shares and ranks, in current dollars."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.table_arrays import (
    TableData,
    as_directed,
    mirrored,
    of_a,
    pair_array,
    part_of,
    spliced,
    state_array,
)
from comity.methods.trade import dependence
from comity.typing import Array
from comity.unit import DOLLARS, RANK, share_of

LEAST_PARTNERS = 10
"""In years of war or poor records a state's trade is known with few others; a share of those
few would look like dependence."""

_SOURCES = (
    "COW Bilateral Trade 4 with fills (1870-1999), BACI (2000-2020, 2023), OECD and UN Comtrade "
    "(2021, 2022, 2024), IMF (2025)"
)

_SPANS_OF_WHOLE_YEARS = {
    "cow_trade": (1870, 1999),
    "baci_trade_older": (2000, 2020),
    "trade_fill": (2000, 2014),
    "baci_trade": (2023, 2023),
}
_SPANS = {
    **_SPANS_OF_WHOLE_YEARS,
    "trade_2021": (2021, 2021),
    "trade_2022": (2022, 2022),
    "trade_2023": (2023, 2023),
    "trade_2024": (2024, 2024),
    "imf_exports": (2025, 2025),
}
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
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 1999, reconciled from both sides in "
    "2000 to 2020 and 2023",
    reference="COW Bilateral Trade 4 with fills (1870-1999), BACI (2000-2020, 2023)",
    higher="a sells more to b",
    change="growth",
    spans=_SPANS_OF_WHOLE_YEARS,
)
def exports_of_whole_years(
    cow_trade: TableData,
    baci_trade_older: TableData,
    trade_fill: TableData,
    baci_trade: TableData,
) -> xr.DataArray:
    """Exports of goods from A to B in years with records of all pairs.

    Ranks, totals and models of the world's trade rest on these years alone. To 1999 zero means
    under half a million dollars; from 2000 a pair without recorded trade is missing. Taiwan's
    trade in 2000 to 2014 and Serbia's to 2005 are as importers report them; Taiwan's is missing
    in 2015 to 2020 and 2023. In 2023 67 states had not reported when BACI was made, so that
    their trade with each other is missing.
    """
    older = _cow_exports(cow_trade.between(*_SPANS["cow_trade"]))
    middle = _filled(pair_array(baci_trade_older, "exports"), _cow_exports(trade_fill))
    return spliced(older, middle, pair_array(baci_trade, "exports"))


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 1999, reconciled from both sides in "
    "2000 to 2020 and 2023, the best report in 2021, 2022 and 2024, as a's exports in 2025",
    reference=_SOURCES,
    higher="a sells more to b",
    change="growth",
    spans=_SPANS,
)
def exports(
    exports_of_whole_years: xr.DataArray,
    trade_2021: TableData,
    trade_2022: TableData,
    trade_2023: TableData,
    trade_2024: TableData,
    imf_exports: TableData,
) -> xr.DataArray:
    """Exports of goods from A to B.

    Sources follow each other, and levels can jump between them. To 1999 zero means under half
    a million dollars. 2021, 2022 and 2024 are incomplete: nine importers and the partners of
    China and the United States, 73 importers, and the partners of China. For 2023 the OECD and
    the partners of China fill some flows that BACI lacks. The reports of each
    side by itself are in exports_reported and imports_reported.
    """
    early = exports_of_whole_years.sel(year=slice(None, 2020))
    parts = (
        early,
        pair_array(trade_2021, "exports"),
        pair_array(trade_2022, "exports"),
        pair_array(trade_2024, "exports"),
        # A fetched edition of BACI can go on after 2023, and then has more than the reports.
        _filled(
            exports_of_whole_years.sel(year=slice(2023, None)), pair_array(trade_2023, "exports")
        ),
        pair_array(imf_exports, "exports"),
    )
    return spliced(*(_with_values(part) for part in parts))


@measure(
    level="dyad",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports of a to b + exports of b to a",
    reference=_SOURCES,
    higher="the two trade more",
    change="growth",
)
def trade(exports: xr.DataArray) -> xr.DataArray:
    """Trade in goods between the two.

    Missing where either direction is.
    """
    return exports + mirrored(exports)


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(-math.inf, math.inf),
    formula="exports of a to b - exports of b to a",
    reference=_SOURCES,
    higher="a sells b more than it buys there; below zero it buys more",
)
def trade_balance(exports: xr.DataArray) -> xr.DataArray:
    """Trade balance of A with B, in goods.

    Missing where either direction is.
    """
    return exports - mirrored(exports)


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports to all partners that the year's source records: states to 1999, from 2000 "
    "territories such as Hong Kong too",
    reference=_SOURCES,
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
) -> xr.DataArray:
    """Exports of goods to all partners.

    Missing where the exports to fewer than ten partners are known, and in 2021, 2022 and 2024.
    Exports to Taiwan are in it to 2014, later only those that one side reports for 2023.
    """
    flows = exports_of_whole_years
    middle = _total(baci_world_trade_older, "exports", "markets", _cow_exports(trade_fill))
    newer = _total(baci_world_trade, "exports", "markets", pair_array(trade_2023, "exports"))
    newest = _total(imf_total_exports, "exports", "markets", None)
    return spliced(_sums_to_1999(flows), middle, newer, newest)


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="imports from all partners that the year's source records: states to 1999, from 2000 "
    "territories such as Hong Kong too",
    reference=_SOURCES,
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
) -> xr.DataArray:
    """Imports of goods from all partners.

    Missing where the imports from fewer than ten partners are known, in 2021, 2024 and 2025,
    and for states that do not report in 2022. Imports from Taiwan are in it to 2014 and in
    2022, in 2023 only those that one side reports.
    """
    flows, fill = mirrored(exports_of_whole_years), mirrored(_cow_exports(trade_fill))
    gaps = mirrored(pair_array(trade_2023, "exports"))
    middle = _total(baci_world_trade_older, "imports", "suppliers", fill)
    reported = _total(comtrade_total_imports, "imports", "suppliers", None)
    newer = _total(baci_world_trade, "imports", "suppliers", gaps)
    return spliced(_sums_to_1999(flows), middle, reported, newer)


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports to all partners + imports from all partners",
    reference=_SOURCES,
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
    higher="b matters more in the trade of a",
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
    reference=_SOURCES,
    higher="b matters more as a market for a",
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
    reference=_SOURCES,
    higher="b matters more as a supplier of a",
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
    reference=_SOURCES,
    higher="b is a lesser partner of a (rank 1 is the largest)",
    reach="either",
)
def partner_rank(exports_of_whole_years: xr.DataArray) -> xr.DataArray:
    """Rank of B among the trading partners of A.

    In years with records of all pairs; missing where the two have no trade above zero.
    """
    flows = exports_of_whole_years.values
    return exports_of_whole_years.copy(data=by_period(_ranks_of_partners, flows.shape, flows))


def _ranks_of_partners(flows: Array) -> Array:
    """Rank the partners of each state in a year by exports and imports: shape (a, b)."""
    both = flows + flows.T
    return dependence.rank_among(np.where(both > 0, both, np.nan))


def _cow_exports(cow_trade: TableData) -> xr.DataArray:
    """Read the older source, which has for each pair what each imported from the other.

    What ``ccode1`` imported is what ``ccode2`` exported to it, and the other way round.
    """
    to_higher = pair_array(as_directed(cow_trade), "imports2")
    to_lower = pair_array(as_directed(cow_trade, turned=True), "imports1")
    return to_higher.fillna(to_lower)


def _filled(array: xr.DataArray, fill: xr.DataArray) -> xr.DataArray:
    """Fill what is missing in the years of an array from another one."""
    if not (array["year"].size and fill["year"].size):
        return array
    return array.fillna(fill.reindex(year=array["year"]))


def _with_values(array: xr.DataArray) -> xr.DataArray:
    """Select the years in which anything is recorded."""
    return array.isel(year=np.isfinite(array.values).any(axis=(1, 2)))


def _sums_to_1999(flows: xr.DataArray) -> xr.DataArray:
    """Sum what each a trades with every b to 1999; missing with fewer than ten partners."""
    early = flows.sel(year=slice(None, _SPANS["cow_trade"][1]))
    return early.sum("b", min_count=LEAST_PARTNERS).rename(a="state")


def _total(world: TableData, total: str, count: str, fill: xr.DataArray | None) -> xr.DataArray:
    """Read a source's totals, and add the flows that it lacks and another source has."""
    totals = state_array(world.rows(pl.col(count) >= LEAST_PARTNERS), total)
    if fill is None or not (fill["year"].size and totals["year"].size):
        return totals
    more = fill.rename(a="state").reindex(year=totals["year"])
    alone = more.sum("b", min_count=LEAST_PARTNERS)
    return (totals + more.sum("b")).fillna(alone)
