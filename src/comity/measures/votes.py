"""How states vote in the General Assembly: together, apart, and against a third state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.facts import Facts
from comity.measures.measure import UNITED_STATES, measure
from comity.methods import agreement

Array = np.ndarray

LEAST_JOINT_VOTES = 10
"""With fewer joint votes in a year, a pair's similarity is missing: one vote would move an
index by more than a tenth. The count of joint votes itself is always given."""


@measure(
    level="dyad",
    unit="roll calls",
    bounds=(0, np.inf),
    formula="number of roll calls in the year on which both voted yes, no or abstain",
    reference="Voeten, Strezhnev and Bailey (2009), UN General Assembly Voting Data",
    higher="more roll calls to judge by",
)
def joint_votes(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Roll calls on which both voted."""
    return _each_year((unga_votes, undl_votes), _joint_votes)


@measure(
    level="dyad",
    unit="share of joint votes",
    bounds=(0, 1),
    formula="roll calls with the same vote / roll calls on which both voted",
    reference="Lijphart (1963), American Political Science Review 57; Voeten (2013)",
    higher="the two vote alike more often",
)
def vote_agreement(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Share of roll calls on which the two cast the same vote.

    An abstention agrees only with an abstention. Votes that nearly all states cast alike
    count too, so that the level is high for most pairs: read it with its place in the world
    and beside ``vote_kappa``. Missing with fewer than ten joint votes.
    """
    return similarity((unga_votes, undl_votes), agreement.share_identical)


@measure(
    level="dyad",
    unit="S",
    bounds=(-1, 1),
    formula="S = 1 - 2 sum|v_a - v_b| / (N * 2), with yes = 1, abstain = 2, no = 3",
    reference="Signorino and Ritter (1999), International Studies Quarterly 43",
    higher="the two vote alike more often",
)
def s_score(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Similarity S of votes in the General Assembly.

    An abstention lies half way between yes and no. Missing with fewer than ten joint votes.
    """
    return similarity((unga_votes, undl_votes), agreement.s_score)


@measure(
    level="dyad",
    unit="kappa",
    bounds=(-1, 1),
    formula="(p_o - p_e) / (1 - p_e), p_e from the two states' own shares of yes, abstain, no",
    reference="Cohen (1960); Häge (2011), Political Analysis 19",
    higher="the two agree more than their habits alone would make them",
)
def vote_kappa(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Agreement of votes beyond chance, Cohen's kappa.

    Missing with fewer than ten joint votes, or where both cast only one kind of vote.
    """
    return similarity((unga_votes, undl_votes), agreement.kappa)


@measure(
    level="dyad",
    unit="pi",
    bounds=(-1, 1),
    formula="(p_o - p_e) / (1 - p_e), p_e from the pair's mean shares of yes, abstain, no",
    reference="Scott (1955); Häge (2011), Political Analysis 19",
    higher="the two agree more than the pair's habits alone would make them",
)
def vote_pi(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Agreement of votes beyond chance, Scott's pi.

    Missing with fewer than ten joint votes, or where both cast only one kind of vote.
    """
    return similarity((unga_votes, undl_votes), agreement.pi)


@measure(
    level="dyad",
    unit="share of joint votes",
    bounds=(0, 1),
    formula=(
        "roll calls on which both cast the vote opposite to the US yes or no / roll calls on "
        "which the US voted yes or no and both voted"
    ),
    reference="frame of this project; votes: Voeten, Strezhnev and Bailey (2009)",
    higher="the two stand together against the United States more often",
    also=(UNITED_STATES,),
)
def joint_opposition(unga_votes: Facts, undl_votes: Facts) -> xr.DataArray:
    """Share of US-contested roll calls on which both vote against the United States.

    Missing with fewer than ten such roll calls, and for pairs with the United States.
    """
    return _each_year((unga_votes, undl_votes), _opposing)


@measure(
    level="dyad",
    unit="share of joint votes",
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
    unit="share of votes",
    bounds=(0, 1),
    formula="mean over all other voting members of 1 - vote agreement",
    reference="frame of this project; votes: Voeten, Strezhnev and Bailey (2009)",
    higher="the state votes differently from the rest of the world more often",
    reach="world",
)
def vote_isolation(vote_agreement: xr.DataArray) -> xr.DataArray:
    """Mean disagreement with the votes of all other members."""
    return (1 - vote_agreement).mean("b").rename(a="state")


@measure(
    level="state",
    unit="share of votes",
    bounds=(0, 1),
    formula="vote agreement of the state with the United States",
    reference="Voeten (2013), Data and Analyses of Voting in the UN General Assembly",
    higher="the state votes with the United States more often",
    also=(UNITED_STATES,),
)
def agreement_with_us(vote_agreement: xr.DataArray) -> xr.DataArray:
    """Share of roll calls on which the state votes with the United States."""
    return vote_agreement.sel(b=UNITED_STATES, drop=True).rename(a="state")


def similarity(tables: Sequence[Facts], index: Callable[[Array], Array]) -> xr.DataArray:
    """Compute an index of similarity for each year, missing where it rests on few votes.

    ``tables`` hold votes (rcid, ccode, year, vote) and do not overlap; ``index`` takes the
    counts that :func:`comity.methods.agreement.joint_choices` gives.
    """

    def of_year(choices: Array, _states: Array) -> Array:
        counts = agreement.joint_choices(choices)
        enough = agreement.joint_items(counts) >= LEAST_JOINT_VOTES
        return np.where(enough, index(counts), np.nan)

    return _each_year(tables, of_year)


def _joint_votes(choices: Array, _states: Array) -> Array:
    """Count the joint votes of a year; none is missing rather than zero."""
    took_part = (choices > 0).astype(np.float32)
    items = took_part.T @ took_part
    return np.where(items > 0, items, np.nan)


def _opposing(choices: Array, states: Array) -> Array:
    """Find the joint opposition to the United States in a year."""
    third = states == UNITED_STATES
    if not third.any():
        return np.full((states.size, states.size), np.nan)
    share, items = agreement.joint_opposition(choices, choices[:, third][:, 0])
    share[items < LEAST_JOINT_VOTES] = np.nan
    share[third] = np.nan
    share[:, third] = np.nan
    return share


def _each_year(tables: Sequence[Facts], of_year: Callable[[Array, Array], Array]) -> xr.DataArray:
    """Apply a function to each year's matrix of votes: an array (year, a, b)."""
    axis = tables[0].states
    held = [facts.years for facts in tables if facts.years.size]
    years = np.arange(min(map(np.min, held)), max(map(np.max, held)) + 1)
    cells = np.full((years.size, axis.size, axis.size), np.nan)
    votes = pl.concat([facts.frame.select("year", "rcid", "ccode", "vote") for facts in tables])
    for (year,), rows in votes.group_by("year"):
        choices, states = _matrix(rows)
        at = np.searchsorted(axis, states)
        cells[np.searchsorted(years, year), at[:, None], at[None, :]] = of_year(choices, states)
    return xr.DataArray(cells, coords={"year": years, "a": axis, "b": axis})


def _matrix(rows: pl.DataFrame) -> tuple[Array, Array]:
    """Lay votes out as a matrix (roll calls, states), 0 for absent, with the states."""
    items, item = np.unique(rows["rcid"].to_numpy(), return_inverse=True)
    states, state = np.unique(rows["ccode"].to_numpy(), return_inverse=True)
    choices = np.zeros((items.size, states.size), dtype=np.int8)
    choices[item, state] = rows["vote"].to_numpy()
    return choices, states
