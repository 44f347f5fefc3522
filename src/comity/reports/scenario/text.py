"""A scenario for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.reports.scenario.model import (
    MODEL,
    MOST_TARGETS,
    in_text,
    largest_gains,
    largest_losses,
    lead,
    money,
    name,
    notes,
    partners,
    percent,
    publications,
)
from comity.scenarios.result import Income, Result


def show(result: Result, console: Console) -> None:
    """Print who loses and gains most, and where the trade of the targets goes."""
    console.print(Text(result.scenario.title, style="bold"))
    console.print(Text(f"{lead(result)}\n"))
    console.print(_incomes("Largest losses", largest_losses(result)))
    console.print(_incomes("Largest gains", largest_gains(result)))
    for code in result.targets[:MOST_TARGETS]:
        console.print(_diverted(result, code))
    for note in (*notes(result), *MODEL):
        console.print(Text(note, style="dim"))
    sources = ", ".join(publication.name for publication in publications(result))
    console.print(Text(f"Sources: {sources} (comity sources NAME)", style="dim"))


def _incomes(title: str, incomes: tuple[Income, ...]) -> Table:
    printed = Table(title=title, title_justify="left", box=None, header_style="dim")
    printed.add_column("state")
    for heading in ("real income", "band", "real output"):
        printed.add_column(heading, justify="right")
    for income in incomes:
        band = f"{percent(income.least)} to {percent(income.most)}"
        amounts = (percent(income.real_income), band, percent(income.real_output))
        printed.add_row(name(income.ccode), *amounts)
    return printed


def _diverted(result: Result, code: int) -> Table:
    printed = Table(
        title=f"Trade of {in_text(code)}", title_justify="left", box=None, header_style="dim"
    )
    printed.add_column("with")
    for heading in ("exports to", "imports from"):
        printed.add_column(heading, justify="right")
    for row in partners(result, code):
        marked = f"{name(row.partner)} (cut)" if row.cut else name(row.partner)
        printed.add_row(marked, money(row.exports_change), money(row.imports_change))
    return printed
