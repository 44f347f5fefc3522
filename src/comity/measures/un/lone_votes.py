"""Lone votes in the General Assembly: votes that few or no others cast alike."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData
from comity.measures.un.vote_matrix import each_state
from comity.measures.un.vote_spans import VOTE_SPANS
from comity.unit import ROLL_CALLS, share_of

Array = np.ndarray

_REFERENCE = "votes: Voeten, Strezhnev and Bailey (2009); UN Digital Library"
_LEVELS = (1, 2, 3)
_FEW = 5


@measure(
    level="state",
    unit=ROLL_CALLS,
    bounds=(0, math.inf),
    formula="roll calls on which no other member cast the state's vote (yes, abstain or no)",
    reference=_REFERENCE,
    higher="the state votes alone more often",
    reach="system",
    spans=VOTE_SPANS,
)
def lone_votes(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Votes that the state cast alone."""
    return each_state((unga_votes, undl_votes), lambda choices: _with_fewer(choices, 1))


@measure(
    level="state",
    unit=ROLL_CALLS,
    bounds=(0, math.inf),
    formula="roll calls on which fewer than five other members cast the state's vote",
    reference=_REFERENCE,
    higher="the state votes nearly alone more often",
    reach="system",
    spans=VOTE_SPANS,
)
def lone_votes_near(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Votes that the state cast with fewer than five others."""
    return each_state((unga_votes, undl_votes), lambda choices: _with_fewer(choices, _FEW))


@measure(
    level="state",
    unit=share_of("votes"),
    bounds=(0, 1),
    formula="votes cast with fewer than five others / votes cast",
    reference=_REFERENCE,
    higher="the state votes nearly alone more often",
    reach="system",
    spans=VOTE_SPANS,
)
def lone_votes_near_share(
    lone_votes_near: xr.DataArray, unga_votes: TableData, undl_votes: TableData
) -> xr.DataArray:
    """Share of the state's votes that it cast with fewer than five others."""
    cast = each_state((unga_votes, undl_votes), lambda choices: (choices > 0).sum(axis=0))
    return lone_votes_near / cast.where(cast > 0)


def _with_fewer(choices: Array, others: int) -> Array:
    """Count each actor's choices that fewer than a number of others made, item by item.

    >>> _with_fewer(np.array([[1, 1, 3], [2, 0, 2]]), 1).tolist()
    [0, 0, 1]
    """
    count = np.zeros(choices.shape[1], dtype=np.int64)
    for level in _LEVELS:
        chose = choices == level
        few = chose.sum(axis=1, keepdims=True) - 1 < others
        count += (chose & few).sum(axis=0)
    return count
