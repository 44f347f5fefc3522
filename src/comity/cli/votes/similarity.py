"""``comity similarity``: how similarly states vote, or actors of any table choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import polars as pl
from cyclopts import Parameter

import comity
from comity.api.votes import MIN_VOTES, BadRows, Calendar
from comity.cli.options import StateList, TableOptions, TableOutput, YearSpan, listed
from comity.cli.output import require_table, write_table
from comity.errors import DataError, InvalidRequestError, why_no_file
from comity.states.articles import with_article
from comity.states.names import find
from comity.states.selection import select_years

_READERS = {
    ".csv": lambda path: pl.read_csv(path, infer_schema_length=None),
    ".parquet": pl.read_parquet,
}


@dataclass(frozen=True)
class PositionTable:
    """A table of positions to compare instead of votes.

    Parameters
    ----------
    table
        A .csv or .parquet file with a row a position.
    levels
        Its positions in their order, with commas between them. They are not guessed.
    item
        Its column of items (roll calls, partners).
    actor
        Its column of actors.
    period
        Its column of periods; "" if there are none.
    position
        Its column of positions.
    weights
        Its column of the weight of each item (weighted S).
    on_bad
        Rows that cannot be used: "error" stops, "drop" leaves them out and counts them.
    """

    table: Path | None = None
    levels: str = "1,2,3"
    item: str = "rcid"
    actor: str = "ccode"
    period: str = "year"
    position: str = "vote"
    weights: str | None = None
    on_bad: BadRows = "error"


PositionOptions = Annotated[PositionTable, Parameter(name="*")]


def similarity(
    *,
    index: str = "agreement",
    issue: str | None = None,
    by: Calendar = "session",
    contested: bool = False,
    states: StateList = None,
    years: YearSpan = None,
    min_votes: int = MIN_VOTES,
    against: str | None = None,
    positions: PositionOptions = PositionTable(),
    output: TableOptions = TableOutput(),
) -> None:
    """Compute the similarity of votes in the General Assembly, or of positions in a table.

    A row a pair and year, with the number of joint votes.
    `comity similarity --index s,kappa --states china russia --years 1990-2020`;
    `comity similarity --table alliances.csv --item partner --position type --levels 0,1,2,3`.

    Parameters
    ----------
    index
        One or several with commas between them: agreement, lijphart, s, s_squared, kappa,
        kappa_linear, kappa_quadratic, pi, pi_linear, pi_quadratic.
    issue
        Only roll calls on hr (human rights), me (Middle East), nu (nuclear), di
        (disarmament), co (colonialism) or ec (development).
    by
        Count a roll call to the year in which its session began, or to its calendar year.
    contested
        Only roll calls (items) on which not all chose the same.
    states
        Only pairs among these, by any names or codes, and groups (g7, eu27); of a table, actors as
        they are in it.
    years
        One year, a span (1990-2014) or a list (1990,2000); of a table, its periods.
    min_votes
        With fewer joint votes than this an index is missing.
    against
        A third state: instead of an index, how often the two both cast the vote opposite to
        its yes or no.
    positions
        A table of positions instead of votes.
    output
        Where the rows go.
    """
    require_table(output)
    if positions.table is not None:
        if against is not None or issue is not None or by != "session":
            raise InvalidRequestError("--against, --issue and --by are about votes, not a table.")
        rows = _of_table(positions, _commas(index), contested=contested, min_votes=min_votes)
        rows = _selected(rows, positions, listed(states), years)
        write_table(rows, output, f"Similarity in {positions.table}")
    elif against is not None:
        rows = comity.joint_opposition(
            against, issue=issue, by=by, years=years, states=listed(states), min_votes=min_votes
        )
        third = with_article(find(against).name)
        write_table(
            rows,
            output,
            f"Joint opposition to {third} in the General Assembly",
        )
    else:
        rows = comity.vote_similarity(
            _commas(index),
            issue=issue,
            by=by,
            contested=contested,
            years=years,
            states=listed(states),
            min_votes=min_votes,
        )
        write_table(rows, output, "Similarity of votes in the General Assembly")


def _commas(text: str) -> list[str]:
    """Split a list at its commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def _of_table(
    positions: PositionTable, index: Sequence[str], *, contested: bool, min_votes: int
) -> pl.DataFrame:
    """Compute the similarity of the actors of a table."""
    assert positions.table is not None
    rows = _read(positions.table)
    return comity.similarity(
        rows,
        item=positions.item,
        actor=positions.actor,
        position=positions.position,
        period=positions.period or None,
        levels=_levels(positions.levels, rows, positions.position),
        index=index,
        weights=positions.weights,
        contested=contested,
        min_votes=min_votes,
        on_bad=positions.on_bad,
    )


def _read(path: Path) -> pl.DataFrame:
    """Read a table of positions."""
    if path.suffix.lower() not in _READERS:
        raise InvalidRequestError(f"{path} ends in neither .csv nor .parquet.")
    if reason := why_no_file(path):
        raise DataError(path, reason, "Name a file with a table in it.")
    try:
        return _READERS[path.suffix.lower()](path)
    except (OSError, pl.exceptions.PolarsError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise DataError(path, f"the file cannot be read ({first})", "Correct it.") from error


def _levels(text: str, rows: pl.DataFrame, position: str) -> list[str] | list[float]:
    """Parse levels as numbers if the positions are numbers, else as text."""
    names = _commas(text)
    if position not in rows.columns or not rows[position].dtype.is_numeric():
        return list(names)
    try:
        return [float(name) for name in names]
    except ValueError as error:
        raise InvalidRequestError(
            f"The positions are numbers, and not all of {text!r} are.",
            "Name the levels as they are in the table.",
        ) from error


def _selected(
    rows: pl.DataFrame, positions: PositionTable, actors: list[str] | None, years: str | None
) -> pl.DataFrame:
    """Select the rows of the actors and periods asked for."""
    if actors is not None:
        sides = (pl.col(f"{positions.actor}{n}").cast(pl.String).is_in(actors) for n in (1, 2))
        rows = rows.filter(*sides)
    selected = select_years(years)
    if selected is not None:
        if not positions.period or not rows[positions.period].dtype.is_numeric():
            raise InvalidRequestError("--years needs periods that are numbers.")
        rows = rows.filter(pl.col(positions.period).is_in(selected.listed))
    if rows.is_empty():
        raise InvalidRequestError(
            "No two actors have a joint item in this selection.", "Widen --states or --years."
        )
    return rows
