"""Votes in the General Assembly by calendar year, and on adopted resolutions alone.

Published yearly values go by the calendar year of the vote and count every roll call: the S
scores of Chou (2013) and weighted kappas are reproduced by the measures here. The measures on
adopted resolutions have one source and one rule from 1946 to the newest year.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData
from comity.measures.un.vote_matrix import compute_yearly
from comity.unit import COEFFICIENT_KAPPA, COEFFICIENT_S, ROLL_CALLS, share_of

_REFERENCE = "Voeten, Strezhnev and Bailey (2009); UN Digital Library from 2021"
_RECORDS = "UN Digital Library, voting data"


@measure(
    level="dyad",
    unit=ROLL_CALLS,
    bounds=(0, np.inf),
    formula="number of roll calls in the calendar year on which both voted yes, no or abstain",
    reference=_REFERENCE,
    higher="more roll calls to judge by",
)
def joint_votes_calendar(calendar_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Roll calls of the calendar year on which both voted."""
    return compute_yearly((calendar_votes, undl_votes), "joint_items")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="roll calls of the calendar year with the same vote / those on which both voted",
    reference=f"Lijphart (1963), American Political Science Review 57; {_REFERENCE}",
    higher="the two vote alike more often",
)
def vote_agreement_calendar(calendar_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Share of the calendar year's roll calls on which the two cast the same vote.

    Missing with fewer than ten joint votes.
    """
    return compute_yearly((calendar_votes, undl_votes), "agreement")


@measure(
    level="dyad",
    unit=COEFFICIENT_S,
    bounds=(-1, 1),
    formula="S = 1 - 2 sum|v_a - v_b| / (N * 2) over the roll calls of the calendar year",
    reference="Signorino and Ritter (1999), International Studies Quarterly 43",
    higher="the two vote alike more often",
)
def s_score_calendar(calendar_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Similarity S of votes in the calendar year.

    Missing with fewer than ten joint votes.
    """
    return compute_yearly((calendar_votes, undl_votes), "s")


@measure(
    level="dyad",
    unit=COEFFICIENT_KAPPA,
    bounds=(-1, 1),
    formula="kappa with squared weights over the roll calls of the calendar year",
    reference="Cohen (1968), Psychological Bulletin 70; Häge (2011), Political Analysis 19",
    higher="the two agree more than their habits alone would make them",
)
def vote_kappa_weighted_calendar(calendar_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Agreement of votes beyond chance in the calendar year, with squared weights.

    Missing with fewer than ten joint votes, or where both cast only one kind of vote.
    """
    return compute_yearly((calendar_votes, undl_votes), "kappa_quadratic")


@measure(
    level="dyad",
    unit=ROLL_CALLS,
    bounds=(0, np.inf),
    formula="number of resolutions adopted in the calendar year on which both voted",
    reference=_RECORDS,
    higher="more roll calls to judge by",
)
def joint_votes_adopted(adopted_votes: TableData) -> xr.DataArray:
    """Resolutions adopted in the calendar year on which both voted."""
    return compute_yearly((adopted_votes,), "joint_items")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="resolutions adopted in the calendar year with the same vote / those on which both "
    "voted",
    reference=f"{_RECORDS}; Lijphart (1963), American Political Science Review 57",
    higher="the two vote alike more often",
)
def vote_agreement_adopted(adopted_votes: TableData) -> xr.DataArray:
    """Share of resolutions adopted in the calendar year on which the two voted alike.

    Votes on paragraphs, amendments and rejected drafts do not count in any year. Missing with
    fewer than ten joint votes.
    """
    return compute_yearly((adopted_votes,), "agreement")
