"""The dossier in the terminal: a summary that reads well in eighty columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.question import Group
from comity.questions.table_spec import FilledTable
from comity.reports.dossier.model import Dossier
from comity.wording.briefs import data_end_sentence
from comity.wording.values import format_change

_INDENT = (0, 0, 0, 2)

_MAX_ROWS = 8
"""Tables with more rows are on the page only."""


def show(dossier: Dossier, console: Console) -> None:
    """Print the pair at a glance, then each question with its sentence and main figures.

    Names are printed as they are, whatever they hold; colour and bold only in a terminal.
    """
    console.print(Text(dossier.title, style="bold"))
    for note in dossier.opening_notes:
        console.print(Text(note, style="italic"))
    for finding in dossier.findings:
        console.print(Padding(Text(finding.sentence), _INDENT))
    console.print(_table(dossier.key_figures, attrgetter("percentile_text")))
    group: Group | None = None
    for answer in dossier.answers:
        if answer.question.group != group:
            group = answer.question.group
            console.print(Text(f"\n{dossier.headings[group].upper()}", style="bold"))
        _show(answer, console)
    if ends := data_end_sentence(dossier.data_ends):
        console.print(Text(f"\n{ends}", style="dim"))
    names = ", ".join(source.short for source in dossier.publications)
    console.print(Text(f"\nSources: {names} (comity sources NAME)", style="dim"))


def _show(answer: Answer, console: Console) -> None:
    """Print one answer: its title, its sentence, its main figures, and what is not known."""
    console.print(Text(f"\n{answer.question.title}", style="bold"))
    console.print(Padding(Text(answer.sentence), _INDENT))
    if main := answer.main_figures:
        console.print(Padding(_table(main, _change), (0, 0, 0, 1)))
    _show_forecasts(answer, console)
    for table in answer.tables:
        if len(table.rows) <= _MAX_ROWS:
            console.print(Padding(_filled_table(table), _INDENT))
    notes = [f"They disagree. {disagreement}" for disagreement in answer.disagreements[:1]]
    missing = len(answer.figures) - len(answer.with_value)
    if missing:
        have = "has" if missing == 1 else "have"
        notes.append(f"{missing} of {len(answer.figures)} figures {have} no data.")
    for note in notes:
        console.print(Padding(Text(note, style="dim"), _INDENT))


def _show_forecasts(answer: Answer, console: Console) -> None:
    """Print the record of each forecast, and the forecasts given scenarios."""
    for section in answer.forecasts:
        if section.record:
            text = Text(f"{section.name}. {section.record}", style="dim")
            console.print(Padding(text, _INDENT))
        for conditional in section.conditional:
            console.print(Padding(Text(conditional.sentence, style="dim"), _INDENT))


def _table(figures: Iterable[Figure], comment: Callable[[Figure], str]) -> Table:
    """Build a table of figures, with a comment on each."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(ratio=5)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=4, style="dim")
    for figure in figures:
        cells = (figure.name, figure.text, figure.when, comment(figure))
        table.add_row(*map(Text, cells))
    return table


def _filled_table(filled: FilledTable) -> Table:
    """Build a table under its title; columns break into lines where they must."""
    table = Table(title=filled.title, title_justify="left", box=None, padding=(0, 1, 0, 0))
    for column in filled.columns:
        table.add_column(Text(column), style="" if column == filled.columns[0] else "dim")
    for row in filled.rows:
        table.add_row(*(Text(cell or "no data") for cell in row))
    return table


def _change(figure: Figure) -> str:
    """Return the longest change that the data have, and the median change of all others."""
    if not figure.changes:
        return ""
    change = figure.changes[-1]
    own = format_change(change.value, figure.unit, figure.change_kind)
    if change.median is None:
        return f"{own} in {change.years} years"
    median = format_change(change.median, figure.unit, figure.change_kind)
    if own == median:
        return f"{own} in {change.years} years, the median of all"
    return f"{own} in {change.years} years (median of all: {median})"
