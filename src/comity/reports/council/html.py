"""The report on the permanent members as a page, as a picture, and in the terminal."""

from __future__ import annotations

import re
from importlib.resources import files

from markupsafe import Markup
from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.charts.matrix import MatrixChart, labelled_rows, spec
from comity.charts.render import svg
from comity.reports.council.model import NOTES, Council
from comity.reports.page_environment import environment
from comity.states.register import states

_COLOURS = re.compile(r"\A.*?(?=^\* \{)", re.DOTALL | re.MULTILINE)
"""The part of the page's style that declares the colours, light and dark."""


def render(council: Council) -> str:
    """Return the report as the text of one HTML file that asks for nothing outside itself.

    >>> import comity
    >>> render(comity.security_council(years=(2000, 2010)))[:15]
    '<!doctype html>'
    """
    grids = grids_of(council)
    drawn = [svg(spec(g), f"matrix{n}", g.name, g.description) for n, g in enumerate(grids)]
    page = environment().get_template("council.html.j2")
    return page.render(
        council=council,
        pictures=[
            (grid, Markup(text), labelled_rows(grid))
            for grid, text in zip(grids, drawn, strict=True)
        ],
        lines=lines_of(council),
        columns=topic_columns(council),
        names={ccode: state.name for ccode, state in states().items()},
        notes=NOTES,
    )


def council_picture(council: Council) -> str:
    """Return the matrix of joint vetoes as an SVG file that carries its own colours.

    It follows the reader's choice of light or dark, as the page does.

    >>> import comity
    >>> council_picture(comity.security_council(years=(2000, 2010)))[:4]
    '<svg'
    """
    grid = grids_of(council)[0]
    drawn = svg(spec(grid), "matrix", grid.name, grid.description)
    sheet = (files("comity.reports") / "templates" / "style.css").read_text(encoding="utf-8")
    colours = _COLOURS.search(sheet)
    style = f"{colours[0] if colours else ''}svg {{ background: var(--paper); }}"
    return drawn.replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="800" ', 1
    ).replace("<title", f"<style>{style}</style><title", 1)


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


def grids_of(council: Council) -> list[MatrixChart]:
    """Return the matrices that the report has, with the pair asked for to be framed."""
    matrices = (council.vetoes, council.agreement)
    return [MatrixChart(matrix, council.asked) for matrix in matrices if matrix]


def lines_of(council: Council) -> list[tuple[str, str, str]]:
    """Return each count and figure: what it is, its value, and its year or why it has none."""
    first, last = council.years
    counts = [(count.label, _no_veto(count.value), f"{first}-{last}") for count in council.counts]
    figures = [(f.name, f.text, str(f.year or f.missing_reason)) for f in council.figures]
    return [*counts, *figures]


def topic_columns(council: Council) -> list[tuple[str, str]]:
    """List the columns of topics that are counts: as in the frame, and as readers know them."""
    ccodes = [name for name in council.topics.columns if name.isdecimal()]
    named = [(name, states()[int(name)].name) for name in ccodes]
    both = [("together", "Together")] if len(council.states) == 2 else []
    return [*named, *both]


def _no_veto(value: int | None) -> str:
    return "no permanent seat" if value is None else str(value)


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
        printed.add_row(row["topic"], format_years(row["first"], row["last"]), *counts)
    return printed


def format_years(first: int, last: int) -> str:
    """Format a span of years.

    >>> format_years(1946, 1976), format_years(2022, 2022)
    ('1946-1976', '2022')
    """
    return str(first) if first == last else f"{first}-{last}"


def _bare_table() -> Table:
    return Table(box=None, padding=(0, 1), header_style="dim")
