"""Who depends on whose trade: dependence, salience, symmetry, intensity, concentration."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.table_arrays import in_both, mirrored, of_a, of_b, part_of
from comity.methods.trade import dependence
from comity.methods.trade.concentration import herfindahl_hirschman
from comity.typing import Array
from comity.unit import INDEX, TIMES, share_of


@measure(
    level="directed",
    unit=share_of("GDP"),
    bounds=(0, math.inf),
    formula="trade with b / GDP of a",
    reference="Oneal and Russett (1997), International Studies Quarterly 41",
    higher="A depends more on trade with B",
)
def trade_dependence(trade: xr.DataArray, gdp: xr.DataArray) -> xr.DataArray:
    """Trade of A with B relative to the GDP of A."""
    return part_of(trade, of_a(gdp))


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="trade dependence of a on b / trade dependence of b on a",
    reference="Hirschman (1945); Oneal and Russett (1997)",
    higher="their trade weighs more in the economy of A than in that of B (1 is as much)",
    follows=("ratio of positives", "trade_dependence"),
)
def dependence_ratio(trade_dependence: xr.DataArray) -> xr.DataArray:
    """Trade dependence of A on B relative to that of B on A.

    Missing where the two do not trade.
    """
    return part_of(trade_dependence, mirrored(trade_dependence))


@measure(
    level="dyad",
    unit=share_of("GDP"),
    bounds=(0, math.inf),
    formula="the lesser of the two states' trade dependences",
    reference="Oneal and Russett (1997), International Studies Quarterly 41",
    higher="even the less dependent of the two depends more on the other",
)
def trade_dependence_weakest_link(trade_dependence: xr.DataArray) -> xr.DataArray:
    """Trade dependence of the less dependent of the two."""
    return xr.apply_ufunc(dependence.weakest_link, trade_dependence, mirrored(trade_dependence))


@measure(
    level="dyad",
    unit=INDEX,
    bounds=(0, 1),
    formula="sqrt(share of b in the trade of a * share of a in the trade of b)",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="their trade matters more to both",
    reach="either",
)
def trade_salience(trade_share: xr.DataArray) -> xr.DataArray:
    """Salience of the pair's trade to both."""
    return _of_both(dependence.salience, trade_share)


@measure(
    level="dyad",
    unit=INDEX,
    bounds=(0, 1),
    formula="1 - |share of b in the trade of a - share of a in the trade of b|",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="the two depend on each other more evenly",
    reach="either",
)
def trade_symmetry(trade_share: xr.DataArray) -> xr.DataArray:
    """Symmetry of the pair's dependence on each other's trade.

    Missing where the two do not trade.
    """
    return _of_both(dependence.symmetry, trade_share)


@measure(
    level="dyad",
    unit=INDEX,
    bounds=(0, 1),
    formula="salience * symmetry",
    reference="Barbieri (1996), Journal of Peace Research 33",
    higher="the two depend on each other more, and more evenly",
    reach="either",
)
def interdependence_index(trade_share: xr.DataArray) -> xr.DataArray:
    """Interdependence of the pair in trade."""
    return _of_both(dependence.interdependence, trade_share)


@measure(
    level="state",
    unit=INDEX,
    bounds=(0, 1),
    formula="sum over partners of the squared share in the state's trade",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade",
    higher="the state's trade is concentrated on fewer partners",
    reach="either",
)
def partner_concentration(trade: xr.DataArray, total_trade: xr.DataArray) -> xr.DataArray:
    """Concentration of a state's trade on few partners.

    Missing where the state's total trade is: of few partners it says nothing.
    """
    years = np.intersect1d(trade["year"], total_trade["year"])
    flows = trade.sel(year=years)
    cells = herfindahl_hirschman(flows.values, axis=2)
    array = xr.DataArray(cells, coords={"year": years, "state": trade["a"].values})
    return array.where(total_trade.sel(year=years).notnull())


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="(exports of a to b / exports of a) / (imports of b / (imports of all - imports of a))",
    reference="Kojima (1964), Hitotsubashi Journal of Economics 5",
    higher="A sells B more than B's share of world imports (1 is as much)",
    reach="system",
)
def trade_intensity(
    export_share: xr.DataArray, total_imports: xr.DataArray, exports_of_whole_years: xr.DataArray
) -> xr.DataArray:
    """Intensity of the exports of A to B.

    Takes out how large B is as a buyer, and nothing else: distance and all other reasons for
    much or little trade remain in it. States whose total is missing count in the world, and A is
    taken out of it, with the imports that are known.
    """
    imports = total_imports.where(total_imports > 0)
    sums = exports_of_whole_years.sum("a", min_count=1).rename(b="state")
    counted = imports.fillna(sums.reindex(year=imports["year"]))
    others = counted.sum("state", min_count=1) - counted
    return xr.apply_ufunc(dependence.intensity, *in_both(export_share, of_b(imports), of_a(others)))


def _of_both(index: Callable[[Array, Array], Array], share: xr.DataArray) -> xr.DataArray:
    """Apply an index to the shares of a pair's trade in that of a, and in that of b."""
    cells = by_period(lambda one: index(one, one.T), share.shape, share.values)
    return share.copy(data=cells)
