"""What an end of all trade between two states would cost each of them."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
from typing import Any, Literal, TypeVar

import numpy as np
import xarray as xr
from threadpoolctl import threadpool_limits

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, mirrored
from comity.measures.trade.world_markets import TERRITORIES, economy, known_worlds
from comity.methods.trade.bilateral_cutoffs import Cutoffs, cutoff_costs
from comity.unit import LOG_RATIO, TIMES, percent_of

ELASTICITY = 4.0
"""Of trade to its cost. Simonovska and Waugh (2014) estimate 4; most estimates lie between 3
and 6 (Head and Mayer 2014)."""

T = TypeVar("T")

_REFERENCE = (
    "Dekle, Eaton and Kortum (2008), IMF Staff Papers 55; Arkolakis, Costinot and "
    "Rodríguez-Clare (2012), American Economic Review 102"
)


@measure(
    level="directed",
    unit=percent_of("real income"),
    bounds=(-math.inf, 100),
    formula="100 * (1 - real income of a without trade between a and b / with it), in the new "
    "equilibrium of the whole world; trade elasticity 4, GDP as output",
    reference=_REFERENCE,
    higher="A loses more if trade with B stops",
    reach="system",
)
def trade_cutoff_cost(
    exports_of_whole_years: xr.DataArray,
    gdp: xr.DataArray,
    territory_trade: TableData,
    territory_gdp: TableData,
) -> xr.DataArray:
    """Real income that A would lose if its trade with B stopped.

    One good a state (exact hat algebra). Real income is what a state has to spend over its price
    index; balances of trade stay fixed in units of world output (proportional to output where
    a state could not pay its own any more). Output is GDP in current dollars, so the measure
    begins in 1960. Hong Kong and Macao are markets from 2000 on.
    Where exports leave less than a tenth of output to be sold at home, own sales
    are raised to a tenth. Missing where the pair's trade or the GDP of either is, and where the
    records leave a state that sells but buys nothing, or the other way round. Trade that is
    missing, and trade with states without GDP, counts as sold at home. An elasticity of 3 instead
    of 4 makes the cost about a third higher, one of 6 a third lower.
    """
    sold, output = known_worlds(exports_of_whole_years, gdp, territory_trade, territory_gdp)
    work = partial(_costs, of="income")
    return _of_states(sold, side_by_side(work, *_years(sold, output)))


@measure(
    level="directed",
    unit=percent_of("real output"),
    bounds=(-math.inf, 100),
    formula="100 * (1 - real output of a without trade between a and b / with it), as in "
    "trade_cutoff_cost",
    reference=_REFERENCE,
    higher="A loses more if trade with B stops",
    reach="system",
)
def trade_cutoff_output_cost(
    exports_of_whole_years: xr.DataArray,
    gdp: xr.DataArray,
    territory_trade: TableData,
    territory_gdp: TableData,
) -> xr.DataArray:
    """Real output that A would lose if its trade with B stopped.

    For the newest year with trade and GDP only. Real output is output over the price index. Unlike
    real income it does not hang on who pays for balances of trade: a state with a large surplus
    loses far more income than output, as fixed balances let it go on lending what it earned.
    """
    worlds = known_worlds(exports_of_whole_years, gdp, territory_trade, territory_gdp)
    sold, output = (part.isel(year=slice(-1, None)) for part in worlds)
    work = partial(_costs, of="output")
    return _of_states(sold, side_by_side(work, *_years(sold, output)))


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="cost of a trade cut-off to a / its cost to b",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade; " + _REFERENCE,
    higher="A needs the trade more than B does; above 1, a cut-off costs A more",
    reach="system",
    follows=("ratio of positives", "trade_cutoff_cost"),
)
def trade_cutoff_cost_ratio(trade_cutoff_cost: xr.DataArray) -> xr.DataArray:
    """Real income that a trade cut-off would cost A, relative to what it would cost B.

    Each cost is a share of the state's own income. Missing where either would lose nothing.
    """
    cost = trade_cutoff_cost.where(trade_cutoff_cost > 0)
    return cost / mirrored(cost)


@measure(
    level="directed",
    unit=LOG_RATIO,
    bounds=(-math.inf, math.inf),
    formula="log(cost of a trade cut-off to b / its cost to a)",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade; " + _REFERENCE,
    higher="B needs the trade more than A does; above 0, a cut-off costs B more",
    reach="system",
    follows=("log of ratio", "trade_cutoff_cost"),
)
def trade_cutoff_leverage(trade_cutoff_cost_ratio: xr.DataArray) -> xr.DataArray:
    """Leverage of A over B by what a trade cut-off would cost each.

    0 where it would cost both the same share of their real incomes. Missing where either would
    lose nothing.
    """
    leverage: xr.DataArray = xr.apply_ufunc(np.log, mirrored(trade_cutoff_cost_ratio))
    return leverage


def side_by_side(work: Callable[..., T], *items: Iterable[Any]) -> list[T]:
    """Solve one equilibrium after another, a thread each: results in the order of the items.

    Threads within a matrix product as well would wait for each other.
    """
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(max_workers=cpu_count()) as pool:
        return list(pool.map(work, *items))


def _years(sold: xr.DataArray, output: xr.DataArray) -> tuple[Iterable[Any], ...]:
    """Return what each year's world is solved from: states, years, trade and output."""
    years = sold["year"].values.tolist()
    return [sold["a"].values] * len(years), years, sold.values, output.values


def _costs(
    states: np.ndarray,
    year: int,
    sold: np.ndarray,
    output: np.ndarray,
    *,
    of: Literal["income", "output"],
) -> np.ndarray:
    """Return the cost of every cutoff of one year: shape (a, b)."""
    indices, baseline = economy(sold, output)
    costs = np.full(sold.shape, np.nan)
    lost: Cutoffs = cutoff_costs(baseline, ELASTICITY)
    _say(year, states[indices], lost.unsolved)
    costs[np.ix_(indices, indices)] = getattr(lost, of)
    return np.where(np.isnan(sold + sold.T), np.nan, costs)


def _of_states(sold: xr.DataArray, cells: list[np.ndarray]) -> xr.DataArray:
    """Return the cells of states, without those of territories, as an array (year, a, b)."""
    costs = sold.copy(data=np.stack(cells) if cells else sold.values)
    states = slice(-len(TERRITORIES))
    return costs.isel(a=states, b=states)


def _say(year: int, states: np.ndarray, unsolved: tuple[tuple[int, int], ...]) -> None:
    """Name the pairs without a solution; none is known."""
    if unsolved:
        pairs = ", ".join(f"{states[a]}-{states[b]}" for a, b in unsolved)
        warnings.warn(f"{year}: no equilibrium found without trade of {pairs}", stacklevel=2)
