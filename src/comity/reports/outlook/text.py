"""Forecasts as text for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.forecasts.forecast import INTERVALS
from comity.forecasts.outlook import Outlook
from comity.questions.forecast_section import ConditionalForecast, ForecastSection
from comity.reports.scenario.model import lead, notes
from comity.scenarios.result import Result
from comity.unit import SHARE
from comity.wording.forecasts import forecast_amount, format_interval, without_noun
from comity.wording.scenarios import ASSUMPTIONS, scenario_change
from comity.wording.values import format_change


def show(
    sections: tuple[ForecastSection, ...], horizon: int, scenario: Result | None, console: Console
) -> None:
    """Print forecasts of the years up to a horizon, after the scenario they are conditional on.

    Parameters
    ----------
    sections
        One for each measure and direction.
    horizon
        How many years ahead the tables go.
    scenario
        The scenario, or None.
    console
        Where to print.
    """
    if scenario is not None:
        _show_scenario(scenario, console)
    for section in sections:
        console.print(Text(f"\n{section.name}", style="bold"))
        if section.outlook.refused:
            _print(f"No forecast: {section.outlook.refused}.", console)
            continue
        for words in (section.sentence, section.record, section.risk):
            _print(words, console)
        console.print(Padding(_table(section.outlook, horizon), (0, 0, 0, 1)))
        for conditional in section.conditional:
            _show_conditional(section, conditional, horizon, console)


def _show_scenario(scenario: Result, console: Console) -> None:
    """Print what happens in a scenario, what it costs whom, and what is assumed."""
    console.print(Text(f"Given: {scenario.scenario.title}", style="bold"))
    for words in (lead(scenario), *ASSUMPTIONS, *notes(scenario)):
        _print(words, console)


def _show_conditional(
    section: ForecastSection, conditional: ConditionalForecast, horizon: int, console: Console
) -> None:
    """Print the forecast given a scenario, and the chances with and without it."""
    console.print()
    _print(conditional.sentence, console)
    if conditional.outlook is not None:
        console.print(Padding(_table(conditional.outlook, horizon, section.outlook), (0, 0, 0, 1)))
        console.print(
            Padding(_chances(section.outlook, conditional.outlook, horizon), (0, 0, 0, 1))
        )


def _print(words: str, console: Console) -> None:
    """Print a paragraph, set in a little; nothing for no words."""
    if words:
        console.print(Padding(Text(words), (0, 0, 0, 2)))


def _table(outlook: Outlook, horizon: int, without: Outlook | None = None) -> Table:
    """Build the table of the years ahead, with the difference that a scenario makes."""
    table = Table(box=None, padding=(0, 1))
    noun = outlook.unit.noun
    median = f"median,\n{noun}" if noun else "median"
    for heading in ("year", median, *(f"{share:.0%} interval" for share in INTERVALS)):
        table.add_column(heading, justify="right")
    if without is not None:
        table.add_column("difference", justify="right")
    for at, forecast in enumerate(outlook.forecasts[:horizon]):
        cells = [forecast_amount(forecast.median, outlook.unit)]
        cells += [format_interval(forecast, share, outlook.unit) for share in INTERVALS]
        cells = [without_noun(cell, outlook.unit) for cell in cells]
        if without is not None:
            before = without.forecasts[at].median
            cells.append(scenario_change(before, forecast.median, outlook.unit))
        table.add_row(str(forecast.year), *cells)
    return table


def _chances(without: Outlook, conditional: Outlook, horizon: int) -> Table:
    """Build the table of the chances of statements without and with a scenario."""
    table = Table(box=None, padding=(0, 1))
    table.add_column("year")
    table.add_column("that")
    for heading in ("without", "given", "difference"):
        table.add_column(heading, justify="right")
    for before, after in zip(without.chances, conditional.chances, strict=True):
        if after.horizon <= horizon:
            change = format_change(after.probability - before.probability, SHARE, "difference")
            odds = (f"{100 * chance.probability:.1f}%" for chance in (before, after))
            table.add_row(str(after.year), after.words, *odds, change)
    return table
