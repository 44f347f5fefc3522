"""Sanctions: who bears them, from whom, and how much of a state's trade is with its senders."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.facts import Facts, mirrored, pair_array, part_of, state_array
from comity.measures.measure import measure

_REFERENCE = "Yalcin et al. (2025), Global Sanctions Data Base, release 4"


@measure(
    level="state",
    unit="sanction cases",
    bounds=(0, math.inf),
    formula="number of sanction cases against the state active in the year, each counted once",
    reference=_REFERENCE,
    higher="the state bears more sanctions",
)
def sanctions_on(sanction_cases: Facts) -> xr.DataArray:
    """Sanction cases active against the state."""
    return state_array(sanction_cases, "cases")


@measure(
    level="state",
    unit="sanction cases",
    bounds=(0, math.inf),
    formula="number of active cases against the state that restrict trade",
    reference=_REFERENCE,
    higher="the state bears more trade sanctions",
)
def trade_sanctions_on(sanction_cases: Facts) -> xr.DataArray:
    """Trade sanctions active against the state."""
    return state_array(sanction_cases, "trade")


@measure(
    level="state",
    unit="sanction cases",
    bounds=(0, math.inf),
    formula="number of active cases against the state that restrict finance",
    reference=_REFERENCE,
    higher="the state bears more financial sanctions",
)
def financial_sanctions_on(sanction_cases: Facts) -> xr.DataArray:
    """Financial sanctions active against the state."""
    return state_array(sanction_cases, "financial")


@measure(
    level="directed",
    unit="sanction cases",
    bounds=(0, math.inf),
    formula="number of active cases of a against b, alone or as a member of a group",
    reference=_REFERENCE,
    higher="a sanctions b more",
)
def sanctions_between(sanction_senders: Facts) -> xr.DataArray:
    """Sanction cases of A against B.

    The members of the EU, the UN and other recorded groups count as senders of their
    group's cases in the years in which they are members.
    """
    return pair_array(sanction_senders, "cases")


@measure(
    level="state",
    unit="states",
    bounds=(0, math.inf),
    formula="number of states with an active case against the state",
    reference=_REFERENCE,
    higher="more states sanction it",
    reach="either",
)
def sanctioning_states(sanctions_between: xr.DataArray) -> xr.DataArray:
    """States that sanction the state."""
    active = (sanctions_between > 0).where(sanctions_between.notnull())
    return active.sum("a", min_count=1).rename(b="state")


@measure(
    level="dyad",
    unit="states",
    bounds=(0, math.inf),
    formula="number of third states with an active case against both",
    reference=_REFERENCE,
    higher="more states sanction both",
    reach="either",
)
def shared_sanctioners(sanctions_between: xr.DataArray) -> xr.DataArray:
    """States that sanction both of the two."""
    active = np.nan_to_num(sanctions_between.values) > 0
    sent = active.astype(np.float32)
    both = np.einsum("yca,ycb->yab", sent, sent, optimize=True).astype(float)
    known = sanctions_between.notnull().values
    return sanctions_between.copy(data=np.where(known, both, np.nan))


@measure(
    level="state",
    unit="share of trade",
    bounds=(0, 1),
    formula="trade of the state with states that have an active case against it / its trade",
    reference=f"{_REFERENCE}; COW Bilateral Trade, UNCTAD, UN Comtrade, BACI",
    higher="more of the state's trade lies within reach of its sanctioners",
    reach="either",
)
def trade_with_sanctioners(trade: xr.DataArray, sanctions_between: xr.DataArray) -> xr.DataArray:
    """Share of trade that is with states that sanction the state."""
    against = mirrored(sanctions_between)
    years = np.intersect1d(trade["year"], against["year"])
    dealt, against = trade.sel(year=years), against.sel(year=years)
    reached = dealt.where(against > 0).sum("b")
    whole = dealt.sum("b", min_count=1)
    return part_of(reached.where(whole.notnull()), whole).rename(a="state")
