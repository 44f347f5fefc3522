"""What an end of all trade between two states would cost each of them."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
from typing import Any, TypeVar

import numpy as np
import xarray as xr
from threadpoolctl import threadpool_limits

from comity.measures.measure import measure
from comity.measures.table_arrays import mirrored
from comity.methods.trade.bilateral_cutoffs import cutoff_costs
from comity.methods.trade.equilibrium import build_baseline
from comity.methods.trade.market import Baseline
from comity.unit import LOG_RATIO, TIMES, percent_of

ELASTICITY = 4.0
"""Of trade to its cost. Simonovska and Waugh (2014) estimate 4; most estimates lie between 3
and 6 (Head and Mayer 2014)."""

LEAST_OWN = 0.1
"""Least share of output that a state sells at home, where its exports leave less of its GDP."""

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
    higher="a loses more if trade with b stops",
    reach="system",
)
def trade_cutoff_cost(exports_of_whole_years: xr.DataArray, gdp: xr.DataArray) -> xr.DataArray:
    """Real income that A would lose if its trade with B stopped.

    One good a state (exact hat algebra). Real income is what a state has to spend over its price
    index; balances of trade stay fixed in units of world output (proportional to output where
    a state could not pay its own any more). Output is GDP in current dollars, so the measure
    begins in 1960. Where exports leave less than a tenth of output to be sold at home, own sales
    are raised to a tenth. Missing where the pair's trade or the GDP of either is, and where the
    records leave a state that sells but buys nothing, or the other way round. Trade that is
    missing, and trade with states without GDP, counts as sold at home. An elasticity of 3 instead
    of 4 makes the cost about a third higher, one of 6 a third lower.
    """
    sold, output = known_worlds(exports_of_whole_years, gdp)
    years = sold["year"].values.tolist()
    work = partial(_costs, sold["a"].values)
    cells = side_by_side(work, years, sold.values, output.values)
    return sold.copy(data=np.stack(cells) if cells else sold.values)


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="cost of a trade cut-off to a / its cost to b",
    reference="Hirschman (1945), National Power and the Structure of Foreign Trade; " + _REFERENCE,
    higher="a needs the trade more than b does; above 1, a cut-off costs a more",
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
    higher="b needs the trade more than a does; above 0, a cut-off costs b more",
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


def known_worlds(exports: xr.DataArray, gdp: xr.DataArray) -> tuple[xr.DataArray, xr.DataArray]:
    """Select the years with both trade and output, with output in the order of trade's states."""
    years = [int(year) for year in exports["year"].values if year in gdp["year"].values]
    sold = exports.sel(year=years)
    return sold, gdp.sel(year=years).reindex(state=sold["a"].values)


def side_by_side(work: Callable[..., T], *items: Iterable[Any]) -> list[T]:
    """Solve one equilibrium after another, a thread each: results in the order of the items.

    Threads within a matrix product as well would wait for each other.
    """
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(max_workers=cpu_count()) as pool:
        return list(pool.map(work, *items))


def economy(exports: np.ndarray, gdp: np.ndarray) -> tuple[np.ndarray, Baseline]:
    """Make the baseline of one year out of what is known of it.

    Parameters
    ----------
    exports
        Exports of i to j, shape (n, n); NaN where they are not known.
    gdp
        Output of each state in the same money, shape (n,); NaN where it is not known.

    Returns
    -------
    tuple
        The positions in the arrays of the states with a GDP above zero, and the world of these.
        Exports that are not known, and those to states without GDP, count as sold at home.

    Examples
    --------
    >>> known, made = economy(np.array([[0.0, 20.0], [np.nan, 0.0]]), np.array([100.0, np.nan]))
    >>> known.tolist(), made.flows.tolist()
    ([0], [[100.0]])
    """
    indices = np.flatnonzero(gdp > 0)
    trade = np.nan_to_num(exports[np.ix_(indices, indices)])
    np.fill_diagonal(trade, 0.0)
    return indices, build_baseline(trade, gdp[indices], LEAST_OWN)


def _costs(states: np.ndarray, year: int, sold: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Return the cost of every cutoff of one year: shape (a, b)."""
    indices, baseline = economy(sold, output)
    costs = np.full(sold.shape, np.nan)
    lost = cutoff_costs(baseline, ELASTICITY)
    _say(year, states[indices], lost.unsolved)
    costs[np.ix_(indices, indices)] = lost.income
    return np.where(np.isnan(sold + sold.T), np.nan, costs)


def _say(year: int, states: np.ndarray, unsolved: tuple[tuple[int, int], ...]) -> None:
    """Name the pairs without a solution; none is known."""
    if unsolved:
        pairs = ", ".join(f"{states[a]}-{states[b]}" for a, b in unsolved)
        warnings.warn(f"{year}: no equilibrium found without trade of {pairs}", stacklevel=2)
