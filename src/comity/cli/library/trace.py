"""``comity trace``: the way from a figure down to the publisher's rows."""

from __future__ import annotations

import polars as pl
from rich.console import Console

from comity.analysis.roll_calls import issue_of, joint_roll_calls, rests_on_joint_votes
from comity.errors import InvalidRequestError
from comity.panels.provenance import Trail, trail
from comity.states.names import find
from comity.store.bundle import manifest

SHOWN = 20
"""How many rows of a table are printed unless all are asked for."""


def trace(measure: str, /, *states_and_year: str, rows: bool = False) -> None:
    """Show what a value was computed from: formula, tables, rows and their records.

    Of a value that compares two states' votes it lists the roll calls on which they parted.
    `comity trace vote_agreement china russia 2019`; a state measure takes one state, a
    measure of the world none.

    Parameters
    ----------
    measure
        The measure's name (see `comity measures`).
    states_and_year
        The state or states, then the year.
    rows
        Print every row instead of the first twenty of each table.
    """
    found = _follow(measure, states_and_year)
    console = Console(highlight=False, soft_wrap=True)
    _show_value(found, console)
    _show_parted(found, console, None if rows else SHOWN)
    used = [table for table, frame in found.rows.items() if frame.height]
    for table in used:
        _show_table(found, table, console, None if rows else SHOWN)
    if unused := sorted(set(found.rows) - set(used)):
        console.print(f"\nno rows of the year in: {', '.join(unused)}", markup=False)


def _follow(measure: str, words: tuple[str, ...]) -> Trail:
    """Read the states and the year, and follow the trail."""
    if not words or not words[-1].isdecimal():
        raise InvalidRequestError(
            "The year is missing.", "Put it last: comity trace MEASURE A B YEAR."
        )
    if len(words) > 3:
        raise InvalidRequestError(
            "More than two states are named.", "Quote names of several words."
        )
    ccodes = [find(word).ccode for word in words[:-1]]
    a, b = (*ccodes, None, None)[:2]
    return trail(measure, a, b, int(words[-1]))


def _show_value(found: Trail, console: Console) -> None:
    """Print the value and what it means."""
    value = "no value" if found.value is None else f"{found.value:.10g}"
    console.print(
        f"[bold]{found.measure.name}[/bold] in {found.year}: {value} ({found.measure.unit})"
    )
    console.print(f"  {found.measure.title}", markup=False)
    console.print(f"  formula: {found.measure.formula}", markup=False)
    console.print(f"  reference: {found.measure.reference}", markup=False)


def _show_parted(found: Trail, console: Console, most: int | None) -> None:
    """Print on which roll calls the two parted, if that is what the value is made of."""
    if found.a is None or found.b is None or not rests_on_joint_votes(found.measure):
        return
    if all(frame.is_empty() for frame in found.rows.values()):
        return
    joint = joint_roll_calls([found.a, found.b], found.year, issue_of(found.measure))
    parted = joint.filter(pl.col("vote1") != pl.col("vote2"))
    console.print(f"\n[bold]parted[/bold] on {parted.height} of {joint.height} joint votes")
    for row in parted.head(most or parted.height).iter_rows(named=True):
        day, title = row["date"] or "no date", row["title"] or "no title"
        votes = f"{row['vote1']} / {row['vote2']}"
        console.print(f"  {day}  {row['resolution']}  {votes}  {title}", markup=False)
    if most is not None and parted.height > most:
        console.print(f"  … {parted.height - most} more; --rows prints all", markup=False)


def _show_table(found: Trail, table: str, console: Console, most: int | None) -> None:
    """Print the rows of one table, and whose they are."""
    frame, source = found.rows[table], manifest().source_of(table)
    console.print(f"\n[bold]{table}[/bold]: {frame.height} rows; {source.citation}", soft_wrap=True)
    console.print(f"  {source.version}; licence {source.licence}", markup=False)
    shown = frame if most is None else frame.head(most)
    record = found.facts[table].table.record
    console.print(f"  the publisher's record: {', '.join(record)}", markup=False)
    with pl.Config(
        tbl_rows=-1, tbl_cols=-1, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True
    ):
        console.print(str(shown), markup=False)
    if shown.height < frame.height:
        console.print(f"  … {frame.height - shown.height} more; --rows prints all", markup=False)
