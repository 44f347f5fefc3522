"""``comity similarity``: how alike every two states vote, or any two actors of a table choose."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import polars as pl
from cyclopts import Parameter
from rich.console import Console

from comity.analysis.joint_opposition import opposition
from comity.analysis.position_table import Columns, OnBad
from comity.analysis.similarity import By, between_actors, vote_similarity
from comity.cli.output import give, require_ending
from comity.errors import DataError, InvalidRequestError
from comity.measures.un.vote_matrix import LEAST_JOINT_VOTES
from comity.sources.source import Exclusion
from comity.states.names import find

_READERS = {
    ".csv": lambda path: pl.read_csv(path, infer_schema_length=None),
    ".parquet": pl.read_parquet,
}


def similarity(
    *,
    index: str = "agreement",
    issue: str | None = None,
    by: By = "session",
    without_unanimous: Annotated[bool, Parameter(negative=())] = False,
    states: Annotated[tuple[str, str] | None, Parameter(negative=())] = None,
    from_: Annotated[int | None, Parameter(name="--from")] = None,
    to: int | None = None,
    least: int = LEAST_JOINT_VOTES,
    against: str | None = None,
    table: Path | None = None,
    levels: str = "1,2,3",
    item: str = "rcid",
    actor: str = "ccode",
    period: str = "year",
    position: str = "vote",
    weights: str | None = None,
    on_bad: OnBad = "error",
    out: Path | None = None,
) -> None:
    """Give the similarity of votes in the General Assembly, or of positions in a table.

    A row a pair and year, with the number of joint votes: a table on a terminal, CSV in a
    pipe. `comity similarity --index s,kappa --states china russia --from 1990`;
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
    without_unanimous
        Leave out roll calls (items) on which all chose the same.
    states
        One pair, by any names or codes; of a table, two actors as they stand in it.
    from_
        First year (period).
    to
        Last year (period).
    least
        With fewer joint votes than this an index is missing.
    against
        A third state: instead of an index, how often the two both cast the vote opposite to
        its yes or no.
    table
        Positions of your own instead of votes: a .csv or .parquet file, a row a position.
    levels
        The table's positions in their order, with commas between them. They are not guessed.
    item
        The table's column of items (roll calls, partners).
    actor
        The table's column of actors.
    period
        The table's column of periods; "" if there are none.
    position
        The table's column of positions.
    weights
        The table's column of what each item counts for (weighted S).
    on_bad
        Rows of the table that cannot be used: stop, or leave them out and count them.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    names, unanimous = _listed(index), not without_unanimous
    if against is not None and table is not None:
        raise InvalidRequestError("--against is about votes, not a table.", "Leave it out.")
    if table is None:
        pair = None if states is None else [find(name).ccode for name in states]
        years = _span(from_, to)
        if against is not None:
            third = find(against)
            frame = opposition(
                third.ccode, issue=issue, by=by, years=years, states=pair, least=least
            )
            give(frame, out, f"Joint opposition to {third.name} in the General Assembly")
            return
        frame = vote_similarity(
            names, issue=issue, by=by, unanimous=unanimous, years=years, states=pair, least=least
        )
        give(frame, out, "Similarity of votes in the General Assembly")
        return
    if issue is not None or by != "session":
        raise InvalidRequestError(
            "--issue and --by are about votes, not a table.", "Leave them out."
        )
    columns = Columns(item, actor, position, period or None, weights)
    rows = _read(table)
    known = _levels(levels, rows, position)
    frame, dropped = between_actors(
        rows, columns, known, index=names, unanimous=unanimous, least=least, on_bad=on_bad
    )
    _tell(dropped)
    give(_asked(frame, columns, states, _span(from_, to)), out, f"Similarity in {table}")


def _listed(text: str) -> list[str]:
    """Split a list with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _span(first: int | None, last: int | None) -> tuple[int, int] | None:
    """Give the years asked for: None if neither end is named."""
    if first is None and last is None:
        return None
    return (0 if first is None else first, 9999 if last is None else last)


def _read(path: Path) -> pl.DataFrame:
    """Read a table of positions."""
    if path.suffix.lower() not in _READERS:
        raise InvalidRequestError(
            f"{path} ends in neither .csv nor .parquet.", "Give one of these."
        )
    if not path.is_file():
        raise DataError(path, "there is no such file", "Look whether its name is right.")
    try:
        return _READERS[path.suffix.lower()](path)
    except (OSError, pl.exceptions.PolarsError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        raise DataError(path, f"the file cannot be read ({first})", "Mend it.") from error


def _levels(text: str, rows: pl.DataFrame, position: str) -> list[str] | list[float]:
    """Read levels as numbers if the positions are numbers, else as text."""
    names = _listed(text)
    if position not in rows.columns or not rows[position].dtype.is_numeric():
        return list(names)
    try:
        return [float(name) for name in names]
    except ValueError as error:
        what = f"The positions are numbers, and not all of {text!r} are."
        raise InvalidRequestError(what, "Name the levels as they stand in the table.") from error


def _asked(
    frame: pl.DataFrame,
    columns: Columns,
    actors: tuple[str, str] | None,
    span: tuple[int, int] | None,
) -> pl.DataFrame:
    """Keep the pair and the periods that were asked for."""
    if actors is not None:
        sides = [pl.col(f"{columns.actor}{n}").cast(pl.String).is_in(list(actors)) for n in (1, 2)]
        frame = frame.filter(*sides)
    if span is not None:
        if columns.period is None or not frame[columns.period].dtype.is_numeric():
            raise InvalidRequestError("The periods are no numbers.", "Leave out --from and --to.")
        frame = frame.filter(pl.col(columns.period).is_between(*span))
    if frame.is_empty():
        raise InvalidRequestError(
            "No two actors meet in what was asked for.", "Widen --states or years."
        )
    return frame


def _tell(dropped: tuple[Exclusion, ...]) -> None:
    """Say on standard error what was left out, and why."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for drop in dropped:
        console.print(
            f"left out, {drop.why}: {drop.rows} rows, such as {drop.example}", markup=False
        )
