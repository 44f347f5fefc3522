"""Joint opposition: votes of two states against a third."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from comity.analysis.similarity import By, select_votes
from comity.errors import InvalidRequestError
from comity.measures.un.vote_matrix import LEAST_JOINT_VOTES, VoteMatrix, numbered, vote_matrices
from comity.methods.similarity import agreement
from comity.typing import Array


def opposition(
    third: int,
    *,
    issue: str | None = None,
    by: By = "session",
    years: tuple[int, int] | None = None,
    states: Sequence[int] | None = None,
    min_votes: int = LEAST_JOINT_VOTES,
) -> pl.DataFrame:
    """Return how often every two states voted together against a third, in the General Assembly.

    Of the roll calls on which the third voted yes or no and both took part, the share on which
    both cast the opposite vote. The measure ``joint_opposition`` is that against the United
    States.

    Parameters
    ----------
    third
        Its ccode.
    issue, by, years, states
        As for :func:`comity.vote_similarity`.
    min_votes
        With fewer such roll calls than this the share is missing; their number is still given.

    Returns
    -------
    polars.DataFrame
        ``ccode1`` below ``ccode2``, ``year``, ``joint_items`` and ``opposition``, a row a pair
        and year with such a roll call.

    Raises
    ------
    UnknownNameError
        If there is no such issue.
    InvalidRequestError
        If the third did not vote, or no vote was cast in the years.

    Examples
    --------
    >>> opposition(2, years=(2019, 2019), states=(365, 710))["opposition"].round(3).to_list()
    [0.684]
    """
    votes = select_votes(issue, by, years)
    who, ccodes = numbered(votes["ccode"])
    if third not in ccodes:
        raise InvalidRequestError(
            f"State {third} cast no vote in what was asked for.", "Widen the years."
        )
    number = int(np.flatnonzero(ccodes.to_numpy() == third)[0])
    selected = ccodes.to_numpy() if states is None else np.array(list(states))
    item, _ = numbered(votes["rcid"])
    matrices = vote_matrices(votes["year"].to_numpy(), item, who, votes["vote"].to_numpy())
    frames = [_of_year(year, number, ccodes.to_numpy(), selected, min_votes) for year in matrices]
    return pl.concat([frame for frame in frames if frame is not None] or [_NONE])


_NONE = pl.DataFrame(
    schema={
        "ccode1": pl.Int16,
        "ccode2": pl.Int16,
        "year": pl.Int16,
        "joint_items": pl.Int32,
        "opposition": pl.Float64,
    }
)


def _of_year(
    year: VoteMatrix, third: int, ccodes: Array, selected: Array, min_votes: int
) -> pl.DataFrame | None:
    """Return one year's rows; None where the third did not vote."""
    at = np.flatnonzero(year.actors == third)
    if not at.size:
        return None
    share, items = agreement.joint_opposition_shares(year.choices, year.choices[:, at[0]])
    names = ccodes[year.actors]
    is_selected = np.isin(names, selected) & (year.actors != third)
    one, other = np.triu_indices(names.size, 1)
    shown = is_selected[one] & is_selected[other] & (items[one, other] > 0)
    one, other = one[shown], other[shown]
    columns = {
        "ccode1": names[one],
        "ccode2": names[other],
        "year": np.full(one.size, year.period),
        "joint_items": items[one, other],
        "opposition": np.where(items[one, other] >= min_votes, share[one, other], np.nan),
    }
    return pl.DataFrame(columns).cast(_NONE.schema).fill_nan(None)
