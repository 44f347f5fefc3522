"""Similarity of positions, in the General Assembly and in any table.

The indices are those of :data:`comity.methods.similarity.agreement.INDICES`: agreement,
lijphart, s, s_squared, kappa, kappa_linear, kappa_quadratic, pi, pi_linear and pi_quadratic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
import polars as pl

from comity.analysis.position_table import Columns, OnBad, read_positions
from comity.errors import InvalidRequestError, UnknownNameError
from comity.measures.un.vote_matrix import (
    LEAST_JOINT_VOTES,
    VoteMatrix,
    numbered,
    similar,
    vote_matrices,
)
from comity.methods.similarity.agreement import INDICES, JOINT_ITEMS
from comity.sources.source import Exclusion
from comity.sources.un.issue_rules import issue_code
from comity.store import selection
from comity.typing import Array

By = Literal["session", "calendar"]
"""What a year of votes is: the session that began in it, or the days from January on."""

FIRST_OF_LIBRARY = 2021
"""The first year of the votes from the United Nations' library."""


@dataclass(frozen=True)
class IndexOptions:
    """Which indices are computed, and of which items.

    Parameters
    ----------
    index
        One or several of ``INDICES``.
    contested
        Whether only items count on which not all chose the same.
    min_votes
        With fewer joint items than this an index is missing.

    Examples
    --------
    >>> IndexOptions(["s", "s"]).names(levels=3)
    ['s']
    """

    index: str | Sequence[str] = "agreement"
    contested: bool = False
    min_votes: int = LEAST_JOINT_VOTES

    def names(self, levels: int) -> list[str]:
        """List the indices, and check that they are defined for a number of levels.

        Raises
        ------
        UnknownNameError
            If there is no such index.
        InvalidRequestError
            If an index is not defined for the levels, or ``min_votes`` is below one.
        """
        names = list(dict.fromkeys([self.index] if isinstance(self.index, str) else self.index))
        for name in names:
            if name not in INDICES:
                raise UnknownNameError.among(
                    "index", name, INDICES, f"Indices are {', '.join(INDICES)}."
                )
        if "lijphart" in names and levels != 3:
            raise InvalidRequestError(
                "Lijphart's index gives half credit for the middle of three levels, not of "
                f"{levels}.",
                "Take s: with three levels lijphart is (1 + s) / 2.",
            )
        if self.min_votes < 1:
            raise InvalidRequestError(
                f"{self.min_votes} joint items are too few to compare.", "Take 1 or more."
            )
        return names


AGREEMENT = IndexOptions()
"""The agreement of all positions."""


def actor_similarity(
    table: Any,
    columns: Columns,
    levels: Sequence[Any],
    options: IndexOptions = AGREEMENT,
    on_bad: OnBad = "error",
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Compute the similarity of every two actors' positions, for each period.

    Parameters
    ----------
    table, levels, on_bad
        As for :func:`comity.similarity`.
    columns
        The names of its columns.
    options
        Which indices, and of which items.

    Returns
    -------
    tuple
        A row a period and pair with a joint item: the two actors, the period, ``joint_items``
        and the indices; and the exclusions.

    Raises
    ------
    UnknownNameError
        If there is no such index.
    InvalidRequestError
        If columns are missing, or levels or ``min_votes`` are out of range.
    DataError
        If rows cannot be used and ``on_bad`` is "error".

    Examples
    --------
    >>> votes = {"rcid": [1, 1], "ccode": [2, 20], "vote": [1, 3], "year": [2000, 2000]}
    >>> columns = Columns("rcid", "ccode", "vote", "year")
    >>> rows, exclusions = actor_similarity(pl.DataFrame(votes), columns, (1, 2, 3),
    ...     IndexOptions("s", min_votes=1))
    >>> rows.to_dicts(), exclusions
    ([{'ccode1': 2, 'ccode2': 20, 'year': 2000, 'joint_items': 1, 's': -1.0}], ())
    """
    names = options.names(len(levels))
    rows, exclusions = read_positions(table, columns, levels, on_bad)
    when, periods = numbered(rows["period"])
    who, actors = numbered(rows["actor"])
    weight = rows["weight"].cast(pl.Float64).to_numpy() if columns.weight else None
    matrices = vote_matrices(
        when, numbered(rows["item"])[0], who, rows["choice"].to_numpy(), weight
    )
    compared = matrices if not options.contested else [each.contested() for each in matrices]
    frame = _tidy(compared, len(levels), names, options.min_votes)
    return _with_names(frame, actors, columns.actor, periods, columns.period), exclusions


def vote_similarity(
    options: IndexOptions = AGREEMENT,
    *,
    issue: str | None = None,
    by: By = "session",
    years: tuple[int, int] | None = None,
    states: Sequence[int] | None = None,
) -> pl.DataFrame:
    """Return the similarity of every two states' votes in the General Assembly.

    The votes are those of the bundle: the academic edition to session 75 and, for 2021 and
    2025, the United Nations' library (adopted resolutions, by calendar year). All who voted
    are in it, also Belarus and Ukraine before 1991, whom the panel leaves out because they
    were not yet members of the system of states.

    Parameters
    ----------
    options
        Which indices, and of which roll calls.
    issue
        Only roll calls on an issue: hr or human_rights, me or middle_east, nu or nuclear, di
        or disarmament, co or colonialism, ec or development. To session 75; di, co and ec
        to session 73.
    by
        "session" counts a roll call to the year in which its session began, as published
        values do; "calendar" to the year of its date.
    years
        First and last year; without it, all.
    states
        Ccodes: only pairs among these.

    Returns
    -------
    polars.DataFrame
        ``ccode1`` below ``ccode2``, ``year``, ``joint_items`` and the indices, a row a pair
        and year with a joint vote.

    Raises
    ------
    UnknownNameError
        If there is no such index or issue.
    InvalidRequestError
        If the years run backwards, or no vote was cast in them.

    Examples
    --------
    >>> vote_similarity(years=(2019, 2019), states=(365, 710)).to_dicts()
    [{'ccode1': 365, 'ccode2': 710, 'year': 2019, 'joint_items': 87, 'agreement': 0.793...}]
    """
    names = options.names(3)
    votes = select_votes(issue, by, years)
    actor, ccodes = numbered(votes["ccode"])
    item, _ = numbered(votes["rcid"])
    matrices = vote_matrices(votes["year"].to_numpy(), item, actor, votes["vote"].to_numpy())
    if options.contested:
        matrices = [each.contested() for each in matrices]
    if states is not None:
        selected = np.flatnonzero(ccodes.is_in(list(states)).to_numpy())
        matrices = [each.among(selected) for each in matrices]
    frame = _tidy(matrices, 3, names, options.min_votes)
    return _with_names(frame, ccodes, "ccode", None, "year").cast({"year": pl.Int16})


def select_votes(issue: str | None, by: By, years: tuple[int, int] | None) -> pl.DataFrame:
    """Read the bundled votes: rcid, ccode, year and vote of the roll calls that are asked for.

    >>> select_votes("hr", "session", (2019, 2019)).columns
    ['rcid', 'ccode', 'year', 'vote']
    """
    votes = selection.table("unga_votes")
    if issue is not None or by == "calendar":
        votes = _of_roll_calls(votes, issue, by)
    library = selection.table("undl_votes").select(votes.columns)
    if issue is not None:
        library = library.join(_on_issue("undl_roll_calls", issue), on="rcid", how="semi")
    votes = pl.concat([votes, library])
    return votes if years is None else _between(votes, *years)


def _of_roll_calls(votes: pl.DataFrame, issue: str | None, by: By) -> pl.DataFrame:
    """Select the votes on an issue, by session or by calendar year."""
    roll_calls = _on_issue("unga_roll_calls", issue)
    if by == "session":
        return votes.join(roll_calls.select("rcid"), on="rcid", how="semi")
    # What session 75 voted on in 2021 is in the library's records of that year as well.
    dated = roll_calls.select("rcid", year=pl.col("date").dt.year().cast(pl.Int16))
    years = dated.filter(pl.col("year") < FIRST_OF_LIBRARY)
    return votes.drop("year").join(years, on="rcid").select(votes.columns)


def _on_issue(table: str, issue: str | None) -> pl.DataFrame:
    """Read the roll calls of a table, or those on one issue."""
    roll_calls = selection.table(table)
    return roll_calls if issue is None else roll_calls.filter(pl.col(issue_code(issue)) == 1)


def _between(votes: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Select the votes of some years."""
    if first > last:
        raise InvalidRequestError(
            f"{first} to {last} runs backwards.", "Put the earlier year first."
        )
    inside = votes.filter(pl.col("year").is_between(first, last))
    if inside.is_empty():
        coverage = " to ".join(str(end) for end in (votes["year"].min(), votes["year"].max()))
        raise InvalidRequestError(
            f"There are no votes of {first} to {last}.", f"Try years in {coverage}."
        )
    return inside


def _tidy(several: list[VoteMatrix], levels: int, names: list[str], min_votes: int) -> pl.DataFrame:
    """Compute the indices, and lay them out with a row a pair and period."""
    frames = []
    for each, tables in zip(several, similar(several, levels, names, min_votes), strict=True):
        one, other = _pairs(each.actors.size)
        met = tables[JOINT_ITEMS][one, other] > 0
        one, other = one[met], other[met]
        values = {name: tables[name][one, other] for name in (JOINT_ITEMS, *names)}
        period = np.full(one.size, each.period)
        frames.append(
            {"one": each.actors[one], "other": each.actors[other], "period": period} | values
        )
    keys = ("one", "other", "period", JOINT_ITEMS, *names)
    empty = np.zeros(0)
    joined = {key: np.concatenate([empty, *(part[key] for part in frames)]) for key in keys}
    whole = pl.col(keys[:4]).cast(pl.Int32)
    return pl.DataFrame(joined).with_columns(whole).fill_nan(None).sort(keys[:3])


@cache
def _pairs(actors: int) -> tuple[Array, Array]:
    """Return the places of every two actors, the first before the second."""
    one, other = np.triu_indices(actors, 1)
    return one, other


def _with_names(
    frame: pl.DataFrame,
    actors: pl.Series,
    actor: str,
    periods: pl.Series | None,
    period: str | None,
) -> pl.DataFrame:
    """Return numbers of actors and periods back their names."""
    sides = {f"{actor}1": actors.gather(frame["one"]), f"{actor}2": actors.gather(frame["other"])}
    when = frame["period"] if periods is None else periods.gather(frame["period"])
    columns = [values.alias(name) for name, values in sides.items()]
    if period is not None:
        columns.append(when.alias(period))
    return pl.DataFrame(columns).hstack(frame.drop("one", "other", "period").get_columns())
