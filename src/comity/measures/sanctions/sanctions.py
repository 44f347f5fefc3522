"""Sanctions: who bears them, from whom, and how much of a state's trade is with its senders."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, mirrored, pair_array, part_of, state_array
from comity.methods.series.rolling import moving_sum
from comity.unit import SANCTION_CASES, YES_OR_NO, count_of, share_of

RISE, QUIET = 3, 4
"""A sanction episode starts where this many cases more than the year before are active, and so
many had not been added in any of that number of years before."""

_REFERENCE = "Yalcin et al. (2025), Global Sanctions Data Base, release 4"


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of sanction cases against the state active in the year, each counted once",
    reference=_REFERENCE,
    higher="the state bears more sanctions",
)
def sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Sanction cases active against the state."""
    return state_array(sanction_cases, "cases")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that restrict trade",
    reference=_REFERENCE,
    higher="the state bears more trade sanctions",
)
def trade_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Trade sanctions active against the state."""
    return state_array(sanction_cases, "trade")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that restrict finance",
    reference=_REFERENCE,
    higher="the state bears more financial sanctions",
)
def financial_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Financial sanctions active against the state."""
    return state_array(sanction_cases, "financial")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that forbid arms",
    reference=_REFERENCE,
    higher="the state bears more arms embargoes",
)
def arms_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Arms embargoes active against the state."""
    return state_array(sanction_cases, "arms")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that end military assistance",
    reference=_REFERENCE,
    higher="the state bears more sanctions on military assistance",
)
def military_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Sanctions on military assistance active against the state."""
    return state_array(sanction_cases, "military")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that restrict travel",
    reference=_REFERENCE,
    higher="the state bears more travel sanctions",
)
def travel_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Travel sanctions active against the state."""
    return state_array(sanction_cases, "travel")


@measure(
    level="state",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases against the state that do something else",
    reference=_REFERENCE,
    higher="the state bears more other sanctions",
)
def other_sanctions_received(sanction_cases: TableData) -> xr.DataArray:
    """Other sanctions active against the state."""
    return state_array(sanction_cases, "other")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of a against b, alone or as a member of a group",
    reference=_REFERENCE,
    higher="A sanctions B more",
)
def sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Sanction cases of A against B.

    The members of the EU, the UN and other recorded groups count as senders of their
    group's cases in the years in which they are members.
    """
    return pair_array(sanction_senders, "cases")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of a against b in which a is named itself",
    reference=_REFERENCE,
    higher="A sanctions B more on its own",
)
def own_sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Sanction cases of A itself against B.

    Cases differ in weight: their number does not rank how severe they are.
    """
    return pair_array(sanction_senders, "own")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of the EU against b while a is a member and not named itself",
    reference=_REFERENCE,
    higher="A takes part in more sanctions of the EU on B",
)
def eu_sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Sanction cases of the EU against B in which A takes part as a member."""
    return pair_array(sanction_senders, "eu")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of the UN against b in which a takes part as a member alone",
    reference=_REFERENCE,
    higher="A is bound to more sanctions of the UN on B",
)
def un_sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Sanction cases of the UN against B, which bind A as a member."""
    return pair_array(sanction_senders, "un")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of a against b, alone or in a group, without those that bind "
    "a as a member of the UN alone",
    reference=_REFERENCE,
    higher="A sanctions B more, the UN's sanctions left out",
)
def sanctions_imposed_beyond_un(
    sanctions_imposed: xr.DataArray, un_sanctions_imposed: xr.DataArray
) -> xr.DataArray:
    """Sanction cases of A against B other than the UN's."""
    return sanctions_imposed - un_sanctions_imposed


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of a against b that restrict trade, alone or in a group",
    reference=_REFERENCE,
    higher="A restricts trade with B more",
)
def trade_sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Trade sanctions of A against B."""
    return pair_array(sanction_senders, "trade")


@measure(
    level="directed",
    unit=SANCTION_CASES,
    bounds=(0, math.inf),
    formula="number of active cases of a against b that restrict finance, alone or in a group",
    reference=_REFERENCE,
    higher="A restricts finance with B more",
)
def financial_sanctions_imposed(sanction_senders: TableData) -> xr.DataArray:
    """Financial sanctions of A against B."""
    return pair_array(sanction_senders, "financial")


@measure(
    level="state",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if three or more cases more than in the year before are active against the state, "
    "and as many had not been added in any of the four years before",
    reference=_REFERENCE,
    higher="a sanction episode starts",
    window=QUIET + 2,
)
def sanction_onset(sanctions_received: xr.DataArray) -> xr.DataArray:
    """Start of a sanction episode against the state.

    Cases, not senders, are counted, so that the enlargement of a group that goes on with its
    sanctions starts nothing. Missing without data on the five years before.
    """
    rises = sanctions_received.diff("year")
    risen = (rises >= RISE).astype(float).where(rises.notnull())
    recent = risen.copy(data=moving_sum(risen.values, QUIET + 1))
    started = ((risen == 1) & (recent == 1)).astype(float).where(recent.notnull())
    return started.reindex(year=sanctions_received["year"])


@measure(
    level="state",
    unit=count_of("states"),
    bounds=(0, math.inf),
    formula="number of states with an active case, other than the UN's, against the state",
    reference=_REFERENCE,
    higher="more states sanction it",
    reach="either",
)
def sanctioning_states(sanctions_imposed_beyond_un: xr.DataArray) -> xr.DataArray:
    """States that sanction the state.

    Alone or with a group such as the EU; cases of the UN alone, which bind all its members, do
    not make a state a sender.
    """
    active = (sanctions_imposed_beyond_un > 0).where(sanctions_imposed_beyond_un.notnull())
    return active.sum("a", min_count=1).rename(b="state")


@measure(
    level="state",
    unit=share_of("the system"),
    bounds=(0, 1.01),
    formula="sum of the CINC of the states with an active case, other than the UN's, against the "
    "state",
    reference=f"{_REFERENCE}; Singer, Bremer and Stuckey (1972)",
    higher="the senders of sanctions have more of the world's capabilities",
    reach="system",
    nearer={"sanctions_imposed_beyond_un": "received"},
)
def sanctioners_capabilities(
    sanctions_imposed_beyond_un: xr.DataArray, cinc: xr.DataArray
) -> xr.DataArray:
    """Capabilities of the states that sanction the state.

    CINC of all states sums to a little more than one, since each state's is the mean of the
    components that are known.
    """
    return _held_by_senders(sanctions_imposed_beyond_un, cinc)


@measure(
    level="state",
    unit=share_of("world GDP"),
    bounds=(0, 1),
    formula="GDP of the states with an active case, other than the UN's, against the state / GDP "
    "of all states, both of those whose GDP is known",
    reference=f"{_REFERENCE}; World Bank, World Development Indicators",
    higher="the senders of sanctions have more of the world's economy",
    reach="system",
    nearer={"sanctions_imposed_beyond_un": "received"},
)
def sanctioners_gdp(sanctions_imposed_beyond_un: xr.DataArray, gdp: xr.DataArray) -> xr.DataArray:
    """Economies of the states that sanction the state.

    A state without a figure, such as Taiwan or the Soviet Union, counts on neither side.
    """
    return _held_by_senders(sanctions_imposed_beyond_un, gdp / gdp.sum("state", min_count=1))


@measure(
    level="dyad",
    unit=count_of("states"),
    bounds=(0, math.inf),
    formula="number of third states with an active case, other than the UN's, against both",
    reference=_REFERENCE,
    higher="more states sanction both",
    reach="either",
)
def shared_sanctioners(sanctions_imposed_beyond_un: xr.DataArray) -> xr.DataArray:
    """States that sanction both of the two."""
    active = np.nan_to_num(sanctions_imposed_beyond_un.values) > 0
    sent = active.astype(np.float32)
    both = np.einsum("yca,ycb->yab", sent, sent, optimize=True).astype(float)
    present = sanctions_imposed_beyond_un.notnull().values
    return sanctions_imposed_beyond_un.copy(data=np.where(present, both, np.nan))


@measure(
    level="state",
    unit=share_of("trade"),
    bounds=(0, 1),
    formula="trade of the state with states that have an active case, other than the UN's, against "
    "it / its trade",
    reference=f"{_REFERENCE}; COW Bilateral Trade, UNCTAD, UN Comtrade, BACI",
    higher="the sanctioners can reach more of the state's trade",
    reach="either",
)
def trade_with_sanctioners(
    trade: xr.DataArray, sanctions_imposed_beyond_un: xr.DataArray, total_trade: xr.DataArray
) -> xr.DataArray:
    """Share of trade that is with states that sanction the state.

    Of the trade with states; missing where the state's total trade is.
    """
    against = mirrored(sanctions_imposed_beyond_un)
    years = np.intersect1d(np.intersect1d(trade["year"], against["year"]), total_trade["year"])
    dealt, against = trade.sel(year=years), against.sel(year=years)
    reached = dealt.where(against > 0).sum("b")
    whole = dealt.sum("b", min_count=1).where(total_trade.rename(state="a").sel(year=years) > 0)
    return part_of(reached.where(whole.notnull()), whole).rename(a="state")


def _held_by_senders(cases: xr.DataArray, amount: xr.DataArray) -> xr.DataArray:
    """Sum what the senders of sanctions hold, for each target and year of both."""
    cases, amount = xr.align(cases, amount, join="inner", exclude=("a", "b", "state"))
    sent = np.nan_to_num(cases.values) > 0
    sums = np.einsum("yab,ya->yb", sent, np.nan_to_num(amount.values))
    present = cases.notnull().any("a").values & amount.notnull().any("state").values[:, None]
    coords = {"year": cases["year"], "state": cases["b"].values}
    return xr.DataArray(np.where(present, sums, np.nan), coords=coords)
