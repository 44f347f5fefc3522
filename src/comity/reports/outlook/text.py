"""Forecasts as text for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.forecasts.forecast import INTERVALS
from comity.forecasts.outlook import Outlook
from comity.questions.question import ConditionalForecast, ForecastSection
from comity.reports.scenario.model import lead, notes
from comity.scenarios.result import Result
from comity.wording import values as phrase
from comity.wording.forecasts import amount, bare, interval, named
from comity.wording.scenarios import ASSUMED, difference


def show(
    sections: tuple[ForecastSection, ...], horizon: int, given: Result | None, console: Console
) -> None:
    """Print forecasts of the years up to a horizon, after the scenario they are conditional on.

    Parameters
    ----------
    sections
        One for each measure and direction.
    horizon
        How many years ahead the tables go.
    given
        The scenario, or None.
    console
        Where to print.
    """
    if given is not None:
        _show_scenario(given, console)
    for part in sections:
        console.print(Text(f"\n{named(part)}", style="bold"))
        if part.outlook.refused:
            _say(f"No forecast: {part.outlook.refused}.", console)
            continue
        for words in (part.sentence, part.record, part.risk):
            _say(words, console)
        console.print(Padding(_table(part.outlook, horizon), (0, 0, 0, 1)))
        for beside in part.given:
            _show_given(part, beside, horizon, console)


def _show_scenario(given: Result, console: Console) -> None:
    """Print what happens in a scenario, what it costs whom, and what is assumed."""
    console.print(Text(f"Given: {given.scenario.title}", style="bold"))
    for words in (lead(given), *ASSUMED, *notes(given)):
        _say(words, console)


def _show_given(
    made: ForecastSection, given: ConditionalForecast, horizon: int, console: Console
) -> None:
    """Print the forecast given a scenario, and the chances with and without it."""
    console.print()
    _say(given.sentence, console)
    if given.outlook is not None:
        console.print(Padding(_table(given.outlook, horizon, made.outlook), (0, 0, 0, 1)))
        console.print(Padding(_chances(made.outlook, given.outlook, horizon), (0, 0, 0, 1)))


def _say(words: str, console: Console) -> None:
    """Print a paragraph, set in a little; nothing for no words."""
    if words:
        console.print(Padding(Text(words), (0, 0, 0, 2)))


def _table(made: Outlook, horizon: int, without: Outlook | None = None) -> Table:
    """Set the years ahead in a table, with the difference to the forecast without a scenario."""
    table = Table(box=None, padding=(0, 1))
    noun = phrase.noun(made.unit)
    median = f"median,\n{noun}" if noun else "median"
    for heading in ("year", median, *(f"{share:.0%} interval" for share in INTERVALS)):
        table.add_column(heading, justify="right")
    if without is not None:
        table.add_column("difference", justify="right")
    for at, forecast in enumerate(made.forecasts[:horizon]):
        cells = [amount(forecast.median, made.unit)]
        cells += [interval(forecast, share, made.unit) for share in INTERVALS]
        cells = [bare(cell, made.unit) for cell in cells]
        if without is not None:
            before = without.forecasts[at].median
            cells.append(difference(before, forecast.median, made.unit))
        table.add_row(str(forecast.year), *cells)
    return table


def _chances(without: Outlook, given: Outlook, horizon: int) -> Table:
    """Set the chances of statements without and with a scenario in a table."""
    table = Table(box=None, padding=(0, 1))
    table.add_column("year")
    table.add_column("that")
    for heading in ("without", "given", "difference"):
        table.add_column(heading, justify="right")
    for before, after in zip(without.chances, given.chances, strict=True):
        if after.horizon <= horizon:
            change = phrase.difference(after.probability - before.probability, "share", "")
            odds = (f"{100 * chance.probability:.1f}%" for chance in (before, after))
            table.add_row(str(after.year), after.words, *odds, change)
    return table
