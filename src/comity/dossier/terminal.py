"""The dossier in the terminal: a summary that reads well in eighty columns."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from comity.dossier.dossier import Dossier
from comity.questions import phrase
from comity.questions.question import GROUPS, Answer, Figure


def show(dossier: Dossier, console: Console) -> None:
    """Print the pair at a glance, then each question with its sentence."""
    console.print(f"[bold]{dossier.title}[/bold]", highlight=False)
    for note in dossier.notes:
        console.print(note, style="italic", markup=False)
    console.print(_glance(dossier.glance))
    group = ""
    for answer in dossier.answers:
        if answer.question.group != group:
            group = answer.question.group
            console.print(f"\n[bold]{GROUPS[group].upper()}[/bold]")
        _show(answer, console)
    names = ", ".join(source.name for source in dossier.publications)
    console.print(f"\nSources: {names} (comity sources NAME)", style="dim", highlight=False)


def _glance(figures: tuple[Figure, ...]) -> Table:
    """Set the chosen figures in a table."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(ratio=5)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=3, style="dim")
    for figure in figures:
        place = phrase.place(figure.place, figure.level)
        name = figure.title if figure.level != "state" else f"{figure.title}: {figure.subject}"
        table.add_row(name, figure.text, str(figure.year or ""), place)
    return table


def _show(answer: Answer, console: Console) -> None:
    """Print one answer: its title, its sentence, and how much is not known."""
    console.print(f"\n[bold]{answer.question.title}[/bold]", highlight=False)
    console.print(Padding(answer.sentence, (0, 0, 0, 2)), highlight=False, markup=False)
    for disagreement in answer.disagreements[:1]:
        console.print(Padding(f"But: {disagreement}", (0, 0, 0, 2)), style="dim", markup=False)
    missing = len(answer.figures) - len(answer.known)
    if missing:
        words = f"{missing} of {len(answer.figures)} figures have no data."
        console.print(Padding(words, (0, 0, 0, 2)), style="dim", markup=False)
