"""A scenario as a page that needs no network, and in the terminal."""

from __future__ import annotations

from markupsafe import Markup
from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.charts.map import SHADES, UNSHADED, WorldMap, draw
from comity.reports.page_environment import environment
from comity.reports.scenario.model import (
    MODEL,
    in_text,
    lead,
    money,
    name,
    notes,
    partners,
    percent,
    publications,
    sides_of,
)
from comity.scenarios.result import Income, Result
from comity.states.articles import with_article
from comity.unit import DOLLARS
from comity.wording.forecasts import without_noun
from comity.wording.scenarios import band_clause

_SHOWN = 10
"""How many losers and winners are printed in the terminal, or shown before the whole table."""

_MOST_TARGETS = 6
"""Of how many states the diverted trade is shown on the page; JSON has it of all."""


def render(result: Result) -> str:
    """Return the page of a scenario as the text of one HTML file that asks for nothing outside."""
    pages = environment()
    filters = {"percent": percent, "dollars": _dollars, "state": name}
    pages.filters.update(filters, with_article=with_article)
    chart = world_map(result)
    return pages.get_template("scenario.html.j2").render(
        result=result,
        title=result.scenario.title,
        lead=lead(result),
        sides=sides_of(result),
        map=chart,
        picture=Markup(draw(chart, "map")),
        shades=SHADES,
        unshaded=UNSHADED,
        worst=_worst(result),
        best=_best(result),
        targets=[(code, partners(result, code)) for code in result.targets[:_MOST_TARGETS]],
        unshown=len(result.targets) - len(result.targets[:_MOST_TARGETS]),
        band=_band(result),
        band_clause=band_clause(result.scenario),
        model=MODEL,
        notes=notes(result),
        publications=publications(result),
    )


def _dollars(change: float) -> str:
    """Format a signed change in million dollars for a column whose heading names the dollars."""
    return without_noun(money(change), DOLLARS)


def world_map(result: Result) -> WorldMap:
    """Build the map of the changes of real income, with the targets framed."""
    worst, best = result.incomes[0], result.incomes[-1]
    description = (
        f"The world's states shaded by the change of real income, from "
        f"{percent(worst.real_income)} in {in_text(worst.ccode)} to {percent(best.real_income)} in "
        f"{in_text(best.ccode)}. The numbers are in the table of all states."
    )
    changes = {income.ccode: income.real_income for income in result.incomes}
    return WorldMap("Change of real income", description, changes, frozenset(result.targets))


def show(result: Result, console: Console) -> None:
    """Print who loses and gains most, and where the trade of the targets goes."""
    console.print(Text(result.scenario.title, style="bold"))
    console.print(Text(f"{lead(result)}\n"))
    console.print(_incomes("Largest losses", _worst(result)))
    console.print(_incomes("Largest gains", _best(result)))
    for code in result.targets[:_MOST_TARGETS]:
        console.print(_diverted(result, code))
    for note in (*notes(result), *MODEL):
        console.print(Text(note, style="dim"))
    sources = ", ".join(publication.name for publication in publications(result))
    console.print(Text(f"Sources: {sources} (comity sources NAME)", style="dim"))


def _worst(result: Result) -> tuple[Income, ...]:
    return tuple(i for i in result.incomes[:_SHOWN] if i.real_income < 0)


def _best(result: Result) -> tuple[Income, ...]:
    return tuple(i for i in reversed(result.incomes[-_SHOWN:]) if i.real_income > 0)


def _band(result: Result) -> str:
    """Return at which elasticities the result was solved."""
    first, *others = dict.fromkeys(result.scenario.elasticities)
    more = f"; also {' and '.join(f'{other:g}' for other in others)}" if others else ""
    return f"{first:g}{more}"


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
