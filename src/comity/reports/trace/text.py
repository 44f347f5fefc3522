"""The trail of a value as text for a terminal."""

from __future__ import annotations

import polars as pl
from rich.console import Console

from comity.analysis.roll_calls import issue_of, joint_roll_calls, rests_on_joint_votes
from comity.panels.codebook import unfinished_years
from comity.panels.provenance import Trail
from comity.store.selection import manifest
from comity.unit import counted
from comity.wording.values import format_year


def show(trail: Trail, console: Console, most: int | None = None) -> None:
    """Print a trail: the value, the roll calls, and at most ``most`` rows of each table.

    Parameters
    ----------
    trail
        What :func:`comity.trace` returns.
    console
        Where to print.
    most
        How many rows of a table are printed; None for all.
    """
    _show_value(trail, console)
    _show_disagreement(trail, console, most)
    used = [table for table, frame in trail.rows.items() if frame.height]
    for table in used:
        _show_table(trail, table, console, most)
    if unused := sorted(set(trail.rows) - set(used)):
        _line(f"\nno rows of the year in: {', '.join(unused)}", console)


def _line(text: str, console: Console) -> None:
    """Print a line as it is, however long."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def _show_value(trail: Trail, console: Console) -> None:
    """Print the value and what it means."""
    value = "no value" if trail.value is None else f"{trail.value:.10g}"
    measure = trail.measure
    when = format_year(trail.year, unfinished_years(measure.name).get(trail.year, ""))
    _line(f"{measure.name} in {when}: {value} ({measure.unit})", console)
    _line(f"  {measure.title}", console)
    _line(f"  formula: {measure.formula}", console)
    _line(f"  reference: {measure.reference}", console)


def _show_disagreement(trail: Trail, console: Console, most: int | None) -> None:
    """Print on which roll calls the two disagreed, if the value compares their votes."""
    if trail.a is None or trail.b is None or not rests_on_joint_votes(trail.measure):
        return
    if trail.value is None:
        return
    joint = joint_roll_calls([trail.a, trail.b], trail.year, issue_of(trail.measure))
    rows = joint.filter(pl.col("vote1") != pl.col("vote2"))
    _line(f"\ndisagreed on {rows.height} of {joint.height} joint votes", console)
    for row in rows.head(most or rows.height).iter_rows(named=True):
        day, title = row["date"] or "no date", row["title"] or "no title"
        _line(f"  {day}  {row['resolution']}  {row['vote1']} / {row['vote2']}  {title}", console)
    _show_rest(rows.height, most, console)


def _show_table(trail: Trail, table: str, console: Console, most: int | None) -> None:
    """Print the rows of one table, and whose they are."""
    frame, source = trail.rows[table], manifest().source_of(table)
    rows = counted(frame.height, "row")
    _line(f"\n{table}: {rows}; {source.citation}", console)
    _line(f"  {source.version}.{source.age} Licence {source.licence}", console)
    _line(f"  the publisher's record: {', '.join(trail.facts[table].table.record)}", console)
    with pl.Config(
        tbl_rows=-1, tbl_cols=-1, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True
    ):
        _line(str(frame if most is None else frame.head(most)), console)
    _show_rest(frame.height, most, console)


def _show_rest(rows: int, most: int | None, console: Console) -> None:
    """Print how many rows are not shown."""
    if most is not None and rows > most:
        _line(f"  … {rows - most} more; --rows prints all", console)
