"""What a Western embargo on a state would do to its trade with all others."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData
from comity.measures.trade.trade_cutoff import ELASTICITY, side_by_side
from comity.measures.trade.world_markets import TERRITORIES, economy, known_worlds
from comity.methods.trade.equilibrium import counterfactual
from comity.methods.trade.market import Baseline
from comity.states.groups import western_states
from comity.unit import TIMES

Array = np.ndarray

_REFERENCE = "Dekle, Eaton and Kortum (2008), IMF Staff Papers 55"


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="trade of a and b, both ways, were all trade of the West with a to stop / today's; new "
    "equilibrium of the whole world, trade elasticity 4, GDP as output",
    reference=_REFERENCE,
    higher="A would turn to B",
    reach="system",
)
def embargo_trade_multiplier(
    exports_of_whole_years: xr.DataArray,
    gdp: xr.DataArray,
    territory_trade: TableData,
    territory_gdp: TableData,
) -> xr.DataArray:
    """What a Western embargo on A would multiply its trade with B by.

    The West is all members of the EU, NATO and the G7; of these it is missing, as A. With a
    Western B it is 0, by assumption. For the newest year with trade and GDP only. The model is
    that of ``trade_cutoff_cost``.
    """
    worlds = known_worlds(exports_of_whole_years, gdp, territory_trade, territory_gdp)
    sold, output = (part.isel(year=slice(-1, None)) for part in worlds)
    cells = [
        _multiples(sold["a"].values, year, *trading)
        for year, *trading in zip(
            sold["year"].values.tolist(), sold.values, output.values, strict=True
        )
    ]
    multiples = sold.copy(data=np.stack(cells) if cells else sold.values)
    states = slice(-len(TERRITORIES))
    return multiples.isel(a=states, b=states)


@measure(
    level="directed",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="trade of a with all but b, were all trade of the West with a to stop / today's",
    reference=_REFERENCE,
    higher="A would keep more of its trade with others than B",
    reach="system",
)
def embargo_other_trade_multiplier(
    embargo_trade_multiplier: xr.DataArray, exports_of_whole_years: xr.DataArray
) -> xr.DataArray:
    """What a Western embargo on A would multiply its trade with all others than B by.

    From ``embargo_trade_multiplier``, weighted by today's trade, over the partners whose trade with
    A is recorded both ways. Missing where A trades with B alone.
    """
    sold = exports_of_whole_years.sel(year=embargo_trade_multiplier["year"].values).values
    multiples = embargo_trade_multiplier.values
    traded = np.nan_to_num(sold) + np.nan_to_num(np.swapaxes(sold, -1, -2))
    today = np.where(np.isnan(multiples), 0.0, traded)
    then = today * np.nan_to_num(multiples)
    rest, before = (part.sum(axis=-1, keepdims=True) - part for part in (then, today))
    missing = np.isnan(multiples) | (before <= 0)
    multiplier = np.divide(rest, before, out=np.full(rest.shape, np.nan), where=~missing)
    return embargo_trade_multiplier.copy(data=multiplier.clip(0.0))


def _multiples(states: Array, year: int, sold: Array, output: Array) -> Array:
    """Solve the embargo on every state outside the West: shape (a, b)."""
    indices, baseline = economy(sold, output)
    west = np.isin(states[indices], sorted(western_states(year)))
    targets = np.flatnonzero(~west & ~np.isin(states[indices], list(TERRITORIES.values())))
    rows = side_by_side(partial(_embargoed, baseline, west), targets.tolist())
    multiples = np.full(sold.shape, np.nan)
    if rows:
        multiples[np.ix_(indices[targets], indices)] = np.stack(rows)
    # A pair without a record of either way has no trade to multiply.
    return np.where(np.isnan(sold + sold.T), np.nan, multiples)


def _embargoed(baseline: Baseline, west: Array, target: int) -> Array:
    """Solve the embargo on one state: multiples of its trade with each, NaN without trade."""
    factor = np.ones(baseline.flows.shape)
    factor[target, west] = factor[west, target] = 0.0
    outcome = counterfactual(baseline, factor, ELASTICITY)
    before = baseline.flows[target] + baseline.flows[:, target]
    after = outcome.flows[target] + outcome.flows[:, target]
    before[target] = np.nan
    if not outcome.converged:
        return np.full(before.shape, np.nan)
    return np.divide(after, before, out=np.full(before.shape, np.nan), where=before > 0)
