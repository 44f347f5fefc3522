"""The dossier in the terminal: a summary that reads well in eighty columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.questions.question import GROUPS, Answer, Figure, FilledTable
from comity.reports.dossier.model import Dossier
from comity.wording import values as phrase
from comity.wording.forecasts import named

_INDENT = (0, 0, 0, 2)

_SHORT = 8
"""Grids with more rows stand on the page only."""


def show(dossier: Dossier, console: Console) -> None:
    """Print the pair at a glance, then each question with its sentence and main figures.

    Names are printed as they are, whatever they hold; colour and bold only in a terminal.
    """
    console.print(Text(dossier.title, style="bold"))
    for note in dossier.notes:
        console.print(Text(note, style="italic"))
    console.print(_table(dossier.glance, _place))
    group = ""
    for answer in dossier.answers:
        if answer.question.group != group:
            group = answer.question.group
            console.print(Text(f"\n{GROUPS[group].upper()}", style="bold"))
        _show(answer, console)
    names = ", ".join(source.name for source in dossier.publications)
    console.print(Text(f"\nSources: {names} (comity sources NAME)", style="dim"))


def main_figures(answer: Answer) -> list[Figure]:
    """Pick the figures that an answer's charts show: those that matter most."""
    return [f for name in answer.question.chart for f in answer.known if f.measure == name]


def _show(answer: Answer, console: Console) -> None:
    """Print one answer: its title, its sentence, its main figures, and what is not known."""
    console.print(Text(f"\n{answer.question.title}", style="bold"))
    console.print(Padding(Text(answer.sentence), _INDENT))
    if main := main_figures(answer):
        console.print(Padding(_table(main, _change), (0, 0, 0, 1)))
    for made in answer.prospects:
        if made.record:
            words = f"{named(made)}. {made.record}"
            console.print(Padding(Text(words, style="dim"), _INDENT))
        for given in made.given:
            console.print(Padding(Text(given.sentence, style="dim"), _INDENT))
    for grid in (grid for grid in answer.grids if len(grid.rows) <= _SHORT):
        console.print(Padding(_grid(grid), _INDENT))
    asides = [f"But: {disagreement}" for disagreement in answer.disagreements[:1]]
    missing = len(answer.figures) - len(answer.known)
    if missing:
        asides.append(f"{missing} of {len(answer.figures)} figures have no data.")
    for aside in asides:
        console.print(Padding(Text(aside, style="dim"), _INDENT))


def _table(figures: Iterable[Figure], beside: Callable[[Figure], str]) -> Table:
    """Set figures in a table, with something said beside each."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(ratio=5)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=4, style="dim")
    for figure in figures:
        cells = (figure.name, figure.text, str(figure.year or ""), beside(figure))
        table.add_row(*map(Text, cells))
    return table


def _grid(grid: FilledTable) -> Table:
    """Set a grid as a table under its title; columns break into lines where they must."""
    table = Table(title=grid.title, title_justify="left", box=None, padding=(0, 1, 0, 0))
    for column in grid.columns:
        table.add_column(Text(column), style="" if column == grid.columns[0] else "dim")
    for row in grid.rows:
        table.add_row(*(Text(cell or "no data") for cell in row))
    return table


def _place(figure: Figure) -> str:
    """Say where a figure stands in the world."""
    return phrase.place(figure.place, figure.level)


def _change(figure: Figure) -> str:
    """Say the longest change that the data have, beside the world's."""
    if not figure.changes:
        return ""
    change = figure.changes[-1]
    own, world = phrase.changed(change.value, change.world, figure.unit, figure.change_kind)
    beside = f" (world {world})" if world else ""
    return f"{own} in {change.years} years{beside}"
