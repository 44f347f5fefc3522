"""Rankings of the system: all dyads or states of a year by a measure, and who moved most."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from comity.errors import InvalidRequestError
from comity.measures.measure import SUBJECTS
from comity.panels.codebook import Description
from comity.panels.values import Values

SPAN = 5
"""Over how many years a move is counted, unless asked otherwise."""

_VOTE_COUNTS = ("joint_votes", "council_joint_votes")
"""How the names of the measures begin that count joint votes."""


def newest_year(values: Values, measure: str) -> int:
    """Return the newest year in which a measure has values.

    Raises
    ------
    UnknownNameError
        If the measure is not known.
    InvalidRequestError
        If it has no value in any year.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> newest_year(stored_values(), "cinc")
    2022
    """
    years = [row["year"] for row in values.distributions(measure) if row["n"]]
    if not years:
        raise InvalidRequestError(f"{measure} has no value in any year.")
    return int(max(years))


def rank(
    values: Values, measure: str, year: int | None = None, state: int | None = None
) -> pl.DataFrame:
    """Rank all dyads or states of a year by a measure, the highest value first.

    Parameters
    ----------
    values
        The computed values.
    measure
        A yearly measure of dyads or states.
    year
        The year; None for the newest with data.
    state
        A ccode: only its dyads, of a directed measure those from it to others.

    Returns
    -------
    pl.DataFrame
        ``rank`` (equal values share the best), the keys, and ``value``. Of equal values, those
        that rest on more votes come first (:func:`votes_counted_in`), and then lower ccodes.

    Raises
    ------
    InvalidRequestError
        If the measure is of the system, or of months, or has no data in the year.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> rank(stored_values(), "cinc", 2010)["ccode"][0]
    710
    """
    described = _rankable(values, measure)
    chosen = newest_year(values, measure) if year is None else year
    rows = values.read_years([measure], (chosen, chosen))[measure].drop_nulls("value")
    rows = rows.filter(pl.col("value").is_not_nan())
    if rows.is_empty():
        raise InvalidRequestError(
            f"{measure} has no data in {chosen}.",
            f"It has data from {described.years[0]} to {newest_year(values, measure)}.",
        )
    if state is not None:
        rows = _of_state(rows, described, state)
    ranks = pl.col("value").rank("min", descending=True).cast(pl.Int64).alias("rank")
    keys = SUBJECTS[described.level]
    return _sort(values, described, rows.select(ranks, *keys, "year", "value"), chosen)


def votes_counted_in(values: Values, measure: str) -> str | None:
    """Return the measure that counts the joint votes behind a measure; None where votes are none.

    >>> from comity.panels.stored import stored_values
    >>> values = stored_values()
    >>> votes_counted_in(values, "kappa_nuclear"), votes_counted_in(values, "trade")
    ('joint_votes_nuclear', None)
    """
    described = values.describe(measure)
    counts = [
        other.name
        for other in values.codebook.values()
        if other.name.startswith(_VOTE_COUNTS) and other.tables == described.tables
    ]
    if described.level != "dyad" or measure in counts:
        return None
    issues = [name for name in counts if measure.endswith(name.removeprefix(_VOTE_COUNTS[0]))]
    return next(iter(issues or counts), None)


def _sort(values: Values, measure: Description, rows: pl.DataFrame, year: int) -> pl.DataFrame:
    """Sort by rank; of equal values, those that rest on more votes come first."""
    keys = SUBJECTS[measure.level]
    counted = votes_counted_in(values, measure.name)
    if counted is None:
        return rows.sort("rank", *keys)
    votes = values.read_years([counted], (year, year))[counted].select(*keys, votes="value")
    joined = rows.join(votes, on=keys, how="left")
    down = [False, True, *[False] * len(keys)]
    return joined.sort("rank", "votes", *keys, descending=down, nulls_last=True).drop("votes")


def movers(values: Values, measure: str, year: int | None = None, span: int = SPAN) -> pl.DataFrame:
    """List by how much a measure changed for each dyad or state, the largest change first.

    A dyad without a value at either end is left out; so is every dyad where the source changes
    between the two years.

    Returns
    -------
    pl.DataFrame
        The keys, ``year``, ``before``, ``value``, ``change``; empty across a change of source.
    """
    described = _rankable(values, measure)
    last = newest_year(values, measure) if year is None else year
    keys = list(SUBJECTS[described.level])
    rows = values.read_years([measure], (last - span, last))[measure].drop_nulls("value")
    if any(last - span < start <= last for start in described.breaks):
        rows = rows.clear()
    before = rows.filter(pl.col("year") == last - span).select(*keys, before="value")
    after = rows.filter(pl.col("year") == last).select(*keys, "year", "value")
    joined = after.join(before, on=keys).with_columns(change=pl.col("value") - pl.col("before"))
    return joined.select(*keys, "year", "before", "value", "change").sort(
        pl.col("change").abs(), *keys, descending=[True, *[False] * len(keys)]
    )


def _rankable(values: Values, measure: str) -> Description:
    described = values.describe(measure)
    if described.level == "system" or described.frequency == "month":
        kind = "the system" if described.level == "system" else "months"
        raise InvalidRequestError(f"{measure} is a measure of {kind}, which has no ranking.")
    return described


def _of_state(rows: pl.DataFrame, measure: Description, state: int) -> pl.DataFrame:
    """Select the dyads of a state, or the state itself, after what all rank by is settled."""
    columns: Sequence[str] = SUBJECTS[measure.level]
    if measure.level == "dyad":
        return rows.filter((pl.col("ccode1") == state) | (pl.col("ccode2") == state))
    return rows.filter(pl.col(columns[0]) == state)
