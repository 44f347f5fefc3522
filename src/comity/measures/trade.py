"""Trade between states: levels, shares, ranks and dependence."""

from __future__ import annotations

import math

import xarray as xr

from comity.measures.facts import Facts, as_directed, mirrored, of_a, pair_array, part_of, spliced
from comity.measures.measure import measure
from comity.methods import dependence
from comity.methods.concentration import herfindahl_hirschman

_LEAST_PARTNERS = 10
"""In years of war or poor records a state's trade is known with few others; a share of those
few would look like dependence."""

_SOURCES = "COW Bilateral Trade 4 (to 2014), UNCTAD (2015), UN Comtrade (2016), BACI (2023)"


@measure(
    level="directed",
    unit="million current US dollars",
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 2014, as a's exports in 2015 and "
    "2016, reconciled from both sides in 2023",
    reference=_SOURCES,
    higher="a sells more to b",
    change="growth",
)
def exports(
    cow_trade: Facts, unctad_trade: Facts, comtrade_trade: Facts, baci_trade: Facts
) -> xr.DataArray:
    """Exports of goods from A to B.

    Four sources follow each other and are never mixed within a year; levels can jump
    between them. The years 2017 to 2022 are gaps.
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
    level="directed",
    unit="share of trade",
    bounds=(0, 1),
    formula="trade with b / trade of a with all states",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="b matters more in the trade of a",
    reach="either",
)
def trade_share(trade: xr.DataArray) -> xr.DataArray:
    """Share of B in the trade of A.

    Of the trade with all states; territories such as Hong Kong are not counted. Missing where
    the trade of A is known with fewer than ten states.
    """
    return part_of(trade, trade.sum("b", min_count=_LEAST_PARTNERS))


@measure(
    level="directed",
    unit="share of exports",
    bounds=(0, 1),
    formula="exports of a to b / exports of a to all states",
    reference=_SOURCES,
    higher="b matters more as a market for a",
    reach="either",
)
def export_share(exports: xr.DataArray) -> xr.DataArray:
    """Share of B in the exports of A.

    Of the exports to all states; territories such as Hong Kong are not counted. Missing where
    the exports of A are known to fewer than ten states.
    """
    return part_of(exports, exports.sum("b", min_count=_LEAST_PARTNERS))


@measure(
    level="directed",
    unit="share of imports",
    bounds=(0, 1),
    formula="exports of b to a / exports of all states to a",
    reference=_SOURCES,
    higher="b matters more as a supplier of a",
    reach="either",
)
def import_share(exports: xr.DataArray) -> xr.DataArray:
    """Share of B in the imports of A.

    Of the imports from all states; territories such as Hong Kong are not counted. Missing
    where the imports of A are known from fewer than ten states.
    """
    imports = mirrored(exports)
    return part_of(imports, imports.sum("b", min_count=_LEAST_PARTNERS))


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


@measure(
    level="directed",
    unit="share of GDP",
    bounds=(0, math.inf),
    formula="trade with b / GDP of a",
    reference="Oneal and Russett (1997), International Studies Quarterly 41",
    higher="a depends more on trade with b",
)
def trade_dependence(trade: xr.DataArray, gdp: xr.DataArray) -> xr.DataArray:
    """Trade of A with B relative to the GDP of A."""
    return part_of(trade, of_a(gdp))


@measure(
    level="dyad",
    unit="share of GDP",
    bounds=(0, math.inf),
    formula="the lesser of the two states' trade dependences",
    reference="Oneal and Russett (1997), International Studies Quarterly 41",
    higher="even the less dependent of the two depends more on the other",
)
def trade_dependence_low(trade_dependence: xr.DataArray) -> xr.DataArray:
    """Trade dependence of the less dependent of the two."""
    return xr.apply_ufunc(dependence.lower, trade_dependence, mirrored(trade_dependence))


@measure(
    level="dyad",
    unit="index",
    bounds=(0, 1),
    formula="sqrt(share of b in the trade of a * share of a in the trade of b)",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="their trade matters more to both",
    reach="either",
)
def trade_salience(trade_share: xr.DataArray) -> xr.DataArray:
    """Salience of the pair's trade to both."""
    return xr.apply_ufunc(dependence.salience, trade_share, mirrored(trade_share))


@measure(
    level="dyad",
    unit="index",
    bounds=(0, 1),
    formula="1 - |share of b in the trade of a - share of a in the trade of b|",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="the two depend on each other more evenly",
    reach="either",
)
def trade_symmetry(trade_share: xr.DataArray) -> xr.DataArray:
    """Symmetry of the pair's dependence on each other's trade."""
    return xr.apply_ufunc(dependence.symmetry, trade_share, mirrored(trade_share))


@measure(
    level="dyad",
    unit="index",
    bounds=(0, 1),
    formula="salience * symmetry",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="the two depend on each other more, and more evenly",
    reach="either",
)
def interdependence_index(trade_share: xr.DataArray) -> xr.DataArray:
    """Interdependence of the pair in trade."""
    return xr.apply_ufunc(dependence.interdependence, trade_share, mirrored(trade_share))


@measure(
    level="state",
    unit="index",
    bounds=(0, 1),
    formula="sum over partners of the squared share in the state's trade",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade",
    higher="the state's trade lies with fewer partners",
    reach="either",
)
def partner_concentration(trade: xr.DataArray) -> xr.DataArray:
    """Concentration of a state's trade on few partners."""
    cells = herfindahl_hirschman(trade.values, axis=2)
    return xr.DataArray(cells, coords={"year": trade["year"], "state": trade["a"].values})


def _cow_exports(cow_trade: Facts) -> xr.DataArray:
    """Lay out the older source, which gives for each pair what each imported from the other.

    What ``ccode1`` imported is what ``ccode2`` exported to it, and the other way round.
    """
    to_higher = pair_array(as_directed(cow_trade), "imports2")
    to_lower = pair_array(as_directed(cow_trade, turned=True), "imports1")
    return to_higher.fillna(to_lower)
