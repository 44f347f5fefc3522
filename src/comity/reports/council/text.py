"""The report on the permanent members for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.charts.matrix import MatrixChart, labelled_rows
from comity.reports.council.contents import grids_of, lines_of, topic_columns
from comity.reports.council.model import NOTES, Council
from comity.states.register import states


def show(council: Council, console: Console, *, topics: bool = False) -> None:
    """Print the matrices, the figures of the states named and, if asked for, the topics."""
    console.print(Text(council.title, style="bold"))
    for grid in grids_of(council):
        console.print(Text(f"\n{grid.name}", style="bold"))
        console.print(_matrix(grid))
    if lines := lines_of(council):
        console.print()
        console.print(_lines(lines))
    if topics:
        console.print(Text("\nVetoed drafts by topic", style="bold"))
        console.print(_topics(council) if council.topics.height else "None in the list.")
    for note in NOTES:
        console.print(Text(note, style="dim"))
    names = ", ".join(source.short for source in council.publications)
    console.print(Text(f"Sources: {names} (comity sources NAME)", style="dim"))


def _matrix(grid: MatrixChart) -> Table:
    """Build the table of a matrix."""
    printed = _bare_table()
    printed.add_column()
    for member in grid.matrix.members:
        printed.add_column(states()[member].iso3, justify="right", style=_bold(member, grid))
    for name, cells in labelled_rows(grid):
        printed.add_row(name, *cells)
    return printed


def _bold(member: int, grid: MatrixChart) -> str:
    return "bold" if member in grid.asked else ""


def _lines(lines: list[tuple[str, str, str]]) -> Table:
    printed = Table(box=None, show_header=False, padding=(0, 1))
    for style in ("", "bold", "dim"):
        printed.add_column(style=style)
    for line in lines:
        printed.add_row(*map(Text, line))
    return printed


def _topics(council: Council) -> Table:
    """Build the table of the topics: years, and the vetoes of each."""
    columns = topic_columns(council)
    printed = _bare_table()
    for heading in ("topic", "years"):
        printed.add_column(heading)
    for _, name in columns:
        printed.add_column(name, justify="right")
    for row in council.topics.iter_rows(named=True):
        counts = ["–" if row[name] is None else str(row[name]) for name, _ in columns]
        printed.add_row(row["topic"], _years(row["first"], row["last"]), *counts)
    return printed


def _years(first: int, last: int) -> str:
    """Format a span of years.

    >>> _years(1946, 1976), _years(2022, 2022)
    ('1946-1976', '2022')
    """
    return str(first) if first == last else f"{first}-{last}"


def _bare_table() -> Table:
    return Table(box=None, padding=(0, 1), header_style="dim")
