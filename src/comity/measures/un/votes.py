"""How states vote in the General Assembly: together, apart, and against a third state."""

from __future__ import annotations

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.reductions import mean_along
from comity.measures.table_arrays import TableData
from comity.measures.un.vote_matrix import LEAST_JOINT_VOTES, compute_yearly, each_year
from comity.measures.un.vote_spans import VOTE_SPANS
from comity.methods.similarity import agreement
from comity.states.state import UNITED_STATES
from comity.unit import (
    COEFFICIENT_KAPPA,
    COEFFICIENT_PI,
    COEFFICIENT_S,
    ROLL_CALLS,
    share_of,
)

Array = np.ndarray


@measure(
    level="dyad",
    unit=ROLL_CALLS,
    bounds=(0, np.inf),
    formula="number of roll calls on which both voted yes, no or abstain, of the session that "
    "began in the year (to 2020) or of the calendar year (from 2021)",
    reference="Voeten, Strezhnev and Bailey (2009), UN General Assembly Voting Data",
    higher="more roll calls to judge by",
    spans=VOTE_SPANS,
)
def joint_votes(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Roll calls on which both voted.

    To 2020 a year is that in which the session began, and votes on paragraphs and amendments
    count; from 2021 on it is the calendar year, of adopted resolutions alone.
    """
    return compute_yearly((unga_votes, undl_votes), "joint_items")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="roll calls with the same vote / roll calls on which both voted; of the session that "
    "began in the year (to 2020) or of the calendar year (from 2021)",
    reference="Lijphart (1963), American Political Science Review 57; Voeten (2013)",
    higher="the two vote alike more often",
    spans=VOTE_SPANS,
)
def vote_agreement(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Share of roll calls on which the two cast the same vote.

    An abstention agrees only with an abstention. Votes that nearly all states cast alike
    count too, so that the level is high for most pairs: compare its percentile and
    ``vote_kappa``. To 2020 a year is that in which the session began, and votes on paragraphs
    and amendments count; from 2021 on it is the calendar year, of adopted resolutions alone
    (``vote_agreement_calendar`` and ``vote_agreement_adopted`` have calendar years). Missing
    with fewer than ten joint votes.
    """
    return compute_yearly((unga_votes, undl_votes), "agreement")


@measure(
    level="dyad",
    unit=COEFFICIENT_S,
    bounds=(-1, 1),
    formula="S = 1 - 2 sum|v_a - v_b| / (N * 2), with yes = 1, abstain = 2, no = 3",
    reference="Signorino and Ritter (1999), International Studies Quarterly 43",
    higher="the two vote alike more often",
    spans=VOTE_SPANS,
)
def s_score(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Similarity S of votes in the General Assembly.

    An abstention is half way between yes and no. Missing with fewer than ten joint votes.
    """
    return compute_yearly((unga_votes, undl_votes), "s")


@measure(
    level="dyad",
    unit=COEFFICIENT_KAPPA,
    bounds=(-1, 1),
    formula="(p_o - p_e) / (1 - p_e), p_e from the two states' own shares of yes, abstain, no",
    reference="Cohen (1960); Häge (2011), Political Analysis 19",
    higher="the two agree more than their habits alone would make them",
    spans=VOTE_SPANS,
)
def vote_kappa(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Agreement of votes beyond chance, Cohen's kappa.

    Missing with fewer than ten joint votes, or where both cast only one kind of vote.
    """
    return compute_yearly((unga_votes, undl_votes), "kappa")


@measure(
    level="dyad",
    unit=COEFFICIENT_PI,
    bounds=(-1, 1),
    formula="(p_o - p_e) / (1 - p_e), p_e from the pair's mean shares of yes, abstain, no",
    reference="Scott (1955); Häge (2011), Political Analysis 19",
    higher="the two agree more than the pair's habits alone would make them",
    spans=VOTE_SPANS,
)
def vote_pi(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Agreement of votes beyond chance, Scott's pi.

    Missing with fewer than ten joint votes, or where both cast only one kind of vote.
    """
    return compute_yearly((unga_votes, undl_votes), "pi")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula=(
        "roll calls on which both cast the vote opposite to the US yes or no / roll calls on "
        "which the US voted yes or no and both voted"
    ),
    reference="frame of this project; votes: Voeten, Strezhnev and Bailey (2009)",
    higher="the two vote together against the United States more often",
    also=(UNITED_STATES,),
    spans=VOTE_SPANS,
)
def joint_opposition(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Share of US-contested roll calls on which both vote against the United States.

    Missing with fewer than ten such roll calls, and for pairs with the United States.
    """
    return each_year((unga_votes, undl_votes), _opposing)


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="1 - vote agreement",
    reference="Voeten, Strezhnev and Bailey (2009), UN General Assembly Voting Data",
    higher="the two part more often",
)
def vote_divergence(vote_agreement: xr.DataArray) -> xr.DataArray:
    """Share of roll calls on which the two cast different votes."""
    return 1 - vote_agreement


@measure(
    level="state",
    unit=share_of("votes"),
    bounds=(0, 1),
    formula="mean over all other voting members of 1 - vote agreement",
    reference="frame of this project; votes: Voeten, Strezhnev and Bailey (2009)",
    higher="the state votes differently from the rest of the world more often",
    reach="system",
)
def vote_isolation(vote_agreement: xr.DataArray) -> xr.DataArray:
    """Mean disagreement with the votes of all other members."""
    return mean_along(1 - vote_agreement, "b").rename(a="state")


@measure(
    level="state",
    unit=share_of("votes"),
    bounds=(0, 1),
    formula="vote agreement of the state with the United States",
    reference="Voeten (2013), Data and Analyses of Voting in the UN General Assembly",
    higher="the state votes with the United States more often",
    also=(UNITED_STATES,),
)
def agreement_with_us(vote_agreement: xr.DataArray) -> xr.DataArray:
    """Share of roll calls on which the state votes with the United States."""
    return vote_agreement.sel(b=UNITED_STATES, drop=True).rename(a="state")


def _opposing(choices: Array, states: Array) -> Array:
    """Find the joint opposition to the United States in a year."""
    third = states == UNITED_STATES
    if not third.any():
        return np.full((states.size, states.size), np.nan)
    share, items = agreement.joint_opposition_shares(choices, choices[:, third][:, 0])
    share[items < LEAST_JOINT_VOTES] = np.nan
    share[third] = np.nan
    share[:, third] = np.nan
    return share
