"""Trade between states: levels, totals, shares and ranks, in current dollars."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
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

_LEAST_PARTNERS = 10
"""In years of war or poor records a state's trade is known with few others; a share of those
few would look like dependence."""

_SOURCES = "COW Bilateral Trade 4 (to 2014), UNCTAD (2015), UN Comtrade (2016), BACI (2023)"

_LAST_OF_COW = 2014
_SPANS = {
    "cow_trade": (1870, _LAST_OF_COW),
    "unctad_trade": (2015, 2015),
    "comtrade_trade": (2016, 2016),
    "baci_trade": (2023, 2023),
}
_TOTAL_SPANS = {
    "unctad_world_trade": (2015, 2015),
    "comtrade_world_trade": (2016, 2016),
    "baci_world_trade": (2023, 2023),
}


@measure(
    level="directed",
    unit="million current US dollars",
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 2014, as a's exports in 2015 and "
    "2016, reconciled from both sides in 2023",
    reference=_SOURCES,
    higher="a sells more to b",
    change="growth",
    spans=_SPANS,
)
def exports(
    cow_trade: TableData, unctad_trade: TableData, comtrade_trade: TableData, baci_trade: TableData
) -> xr.DataArray:
    """Exports of goods from A to B.

    Four sources follow each other and are never mixed within a year; levels can jump
    between them. The years 2017 to 2022 are gaps. What each of the two reports by itself
    stands apart, in exports_reported and imports_reported.
    """
    older = _cow_exports(cow_trade)
    later = [
        pair_array(unctad_trade.between(2015, 2015), "exports"),
        pair_array(comtrade_trade.between(2016, 2016), "exports"),
        pair_array(baci_trade, "exports"),
    ]
    return spliced(older, *later)


@measure(
    level="dyad",
    unit="million current US dollars",
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
    level="state",
    unit="million current US dollars",
    bounds=(0, math.inf),
    formula="exports to all partners that the year's source records: states to 2014, from 2015 "
    "territories such as Hong Kong too",
    reference=_SOURCES,
    higher="the state sells more abroad",
    reach="either",
    change="growth",
    spans=_TOTAL_SPANS,
)
def total_exports(
    exports: xr.DataArray,
    unctad_world_trade: TableData,
    comtrade_world_trade: TableData,
    baci_world_trade: TableData,
) -> xr.DataArray:
    """Exports of goods to all partners.

    Missing where the exports to fewer than ten partners are known.
    """
    later = (unctad_world_trade, comtrade_world_trade, baci_world_trade)
    return _with_all(exports, later, "exports", "markets")


@measure(
    level="state",
    unit="million current US dollars",
    bounds=(0, math.inf),
    formula="imports from all partners that the year's source records: states to 2014, from 2015 "
    "territories such as Hong Kong too",
    reference=_SOURCES,
    higher="the state buys more abroad",
    reach="either",
    change="growth",
    spans=_TOTAL_SPANS,
)
def total_imports(
    exports: xr.DataArray,
    unctad_world_trade: TableData,
    comtrade_world_trade: TableData,
    baci_world_trade: TableData,
) -> xr.DataArray:
    """Imports of goods from all partners.

    Missing where the imports from fewer than ten partners are known.
    """
    later = (unctad_world_trade, comtrade_world_trade, baci_world_trade)
    return _with_all(mirrored(exports), later, "imports", "suppliers")


@measure(
    level="state",
    unit="million current US dollars",
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
    unit="share of trade",
    bounds=(0, 1),
    formula="trade with b / trade of a with all partners",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="b matters more in the trade of a",
    reach="either",
)
def trade_share(trade: xr.DataArray, total_trade: xr.DataArray) -> xr.DataArray:
    """Share of B in the trade of A.

    Of all recorded trade: with states to 2014, from 2015 with territories such as Hong Kong
    too. Missing where the trade of A is known with fewer than ten partners.
    """
    return part_of(trade, of_a(total_trade))


@measure(
    level="directed",
    unit="share of exports",
    bounds=(0, 1),
    formula="exports of a to b / exports of a to all partners",
    reference=_SOURCES,
    higher="b matters more as a market for a",
    reach="either",
)
def export_share(exports: xr.DataArray, total_exports: xr.DataArray) -> xr.DataArray:
    """Share of B in the exports of A.

    Of all recorded exports: to states to 2014, from 2015 to territories such as Hong Kong
    too. Missing where the exports of A are known to fewer than ten partners.
    """
    return part_of(exports, of_a(total_exports))


@measure(
    level="directed",
    unit="share of imports",
    bounds=(0, 1),
    formula="exports of b to a / imports of a from all partners",
    reference=_SOURCES,
    higher="b matters more as a supplier of a",
    reach="either",
)
def import_share(exports: xr.DataArray, total_imports: xr.DataArray) -> xr.DataArray:
    """Share of B in the imports of A.

    Of all recorded imports: from states to 2014, from 2015 from territories such as Hong Kong
    too. Missing where the imports of A are known from fewer than ten partners.
    """
    return part_of(mirrored(exports), of_a(total_imports))


@measure(
    level="directed",
    unit="rank",
    bounds=(1, math.inf),
    formula="rank of b among all states by their trade with a, from the largest",
    reference=_SOURCES,
    higher="b is a lesser partner of a (rank 1 is the largest)",
    reach="either",
)
def partner_rank(trade: xr.DataArray) -> xr.DataArray:
    """Rank of B among the trading partners of A."""
    return trade.copy(data=dependence.rank_among(trade.values))


def _cow_exports(cow_trade: TableData) -> xr.DataArray:
    """Lay out the older source, which gives for each pair what each imported from the other.

    What ``ccode1`` imported is what ``ccode2`` exported to it, and the other way round.
    """
    to_higher = pair_array(as_directed(cow_trade), "imports2")
    to_lower = pair_array(as_directed(cow_trade, turned=True), "imports1")
    return to_higher.fillna(to_lower)


def _with_all(
    exports: xr.DataArray, later: tuple[TableData, TableData, TableData], total: str, count: str
) -> xr.DataArray:
    """Sum what each a trades with every b, and set the later sources' totals after it."""
    older = exports.sel(year=slice(None, _LAST_OF_COW)).sum("b", min_count=_LEAST_PARTNERS)
    known = pl.col(count) >= _LEAST_PARTNERS
    spans = _TOTAL_SPANS.values()
    totals = (
        state_array(facts.between(*span).rows(known), total)
        for facts, span in zip(later, spans, strict=True)
    )
    return spliced(older.rename(a="state"), *totals)
