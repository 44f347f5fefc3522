"""``comity trace``: the way from a figure down to the publisher's rows."""

from __future__ import annotations

import polars as pl
from rich.console import Console

import comity
from comity.analysis.roll_calls import issue_of, joint_roll_calls, rests_on_joint_votes
from comity.cli.options import TextOptions, TextOutput, Year
from comity.cli.output import as_json, require_report, write_report
from comity.cli.words import states_and_year
from comity.errors import InvalidRequestError
from comity.panels.provenance import Trail
from comity.store.bundle import manifest

SHOWN = 20
"""How many rows of a table are printed unless all are asked for."""


def trace(
    measure: str,
    /,
    *states: str,
    year: Year = None,
    rows: bool = False,
    output: TextOptions = TextOutput(),
) -> None:
    """Show what a value was computed from: formula, tables, rows and their records.

    Of a value that compares two states' votes it lists the roll calls on which they disagreed.
    `comity trace vote_agreement china russia 2019`; a measure of states takes one state, a
    measure of the system none.

    Parameters
    ----------
    measure
        The measure's name (see `comity measures`).
    states
        The state or states, then the year.
    year
        The year, if it does not follow the states.
    rows
        Print every row instead of the first twenty of each table.
    output
        Where the trail goes. JSON has every row.
    """
    require_report(output, ("json",))
    names, in_year = states_and_year(states, year)
    if len(names) > 2:
        raise InvalidRequestError(
            f"{len(names)} states are named, at most two can be.", "Quote names of several words."
        )
    trail = comity.trace(measure, *names, year=in_year)
    write_report(
        output,
        {"json": lambda: as_json(_as_dict(trail))},
        lambda console: _show(trail, console, None if rows else SHOWN),
    )


def _as_dict(trail: Trail) -> dict[str, object]:
    """Return a trail as plain data: the value, and every row by table."""
    tables = {
        table: {
            "source": manifest().source_of(table).name,
            "version": manifest().source_of(table).version,
            "citation": manifest().source_of(table).citation,
            "record": list(trail.facts[table].table.record),
            "rows": [
                {column: _plain(value) for column, value in row.items()} for row in frame.to_dicts()
            ],
        }
        for table, frame in trail.rows.items()
    }
    return {
        "measure": trail.measure.name,
        "title": trail.measure.title,
        "unit": str(trail.measure.unit),
        "formula": trail.measure.formula,
        "reference": trail.measure.reference,
        "states": [state for state in (trail.a, trail.b) if state is not None],
        "year": trail.year,
        "value": trail.value,
        "tables": tables,
    }


def _plain(value: object) -> object:
    """Return a value as JSON has it: dates as text, numbers that are none as null."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    return value if value is None or isinstance(value, int | bool | str) else str(value)


def _show(trail: Trail, console: Console, most: int | None) -> None:
    """Print a trail: the value, the roll calls, and at most ``most`` rows of each table."""
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
    _line(f"{measure.name} in {trail.year}: {value} ({measure.unit})", console)
    _line(f"  {measure.title}", console)
    _line(f"  formula: {measure.formula}", console)
    _line(f"  reference: {measure.reference}", console)


def _show_disagreement(trail: Trail, console: Console, most: int | None) -> None:
    """Print on which roll calls the two disagreed, if the value compares their votes."""
    if trail.a is None or trail.b is None or not rests_on_joint_votes(trail.measure):
        return
    if all(frame.is_empty() for frame in trail.rows.values()):
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
    rows = "1 row" if frame.height == 1 else f"{frame.height} rows"
    _line(f"\n{table}: {rows}; {source.citation}", console)
    _line(f"  {source.version}; licence {source.licence}", console)
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
