"""``comity outlook``: what comes next for two states, with probabilities and the past record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.cli.scenario_options import ScenarioOptions
from comity.cli.values import ready_values
from comity.forecasts.forecast import INTERVALS
from comity.forecasts.outlook import Outlook
from comity.questions.outlooks import check_request, outlooks
from comity.questions.question import ConditionalForecast, ForecastSection
from comity.reports.dossier.json import prospect_data
from comity.reports.scenario.model import lead, notes
from comity.scenarios.result import Result
from comity.states.dyad import dyad
from comity.store.atomic import write_text
from comity.wording import values as phrase
from comity.wording.forecasts import FURTHEST, amount, bare, interval, named
from comity.wording.scenarios import ASSUMED, difference

Format = Literal["text", "json"]


def outlook(
    a: str,
    b: str,
    /,
    cuts: ScenarioOptions | None = None,
    *,
    measure: Annotated[str | None, Parameter(alias="-m")] = None,
    horizon: int = FURTHEST,
    out: Path | None = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
) -> None:
    """Say what comes next for two states: forecasts, chances, and how such forecasts did.

    With --embargo or --rupture, as `comity scenario` takes them, the forecasts of trade and of
    its shares given that it happens stand beside those without it.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    cuts
        Who cuts off whom, and how far.
    measure
        One measure that is forecast (`comity backtest` lists them); without it, all of them.
    horizon
        How many years ahead the sentences look, 1 to 5; the tables hold all up to it.
    out
        The file to write instead of printing.
    format
        text, or json with everything in full; by default by the file's ending.
    """
    pair = dyad(a, b)
    check_request(pair, measure, horizon)
    given = cuts.solve() if cuts and not cuts.is_blank else None
    made = outlooks(ready_values(), pair, measure, horizon, given)
    chosen = format or ("json" if out is not None and out.suffix.lower() == ".json" else "text")
    if chosen == "json":
        text = json.dumps([prospect_data(part) for part in made], ensure_ascii=False, indent=1)
        _give(f"{text}\n", out)
    elif out is None:
        _show(made, horizon, given, Console())
    else:
        with Path.open(out, "w", encoding="utf-8") as file:
            _show(made, horizon, given, Console(file=file, width=80))
        print(f"Written to {out}")


def _give(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file."""
    if out is None:
        print(text, end="")
    else:
        write_text(out, text)
        print(f"Written to {out}")


def _show(
    made: tuple[ForecastSection, ...], horizon: int, given: Result | None, console: Console
) -> None:
    """Print prospects, and first the scenario that is set beside them."""
    if given is not None:
        _show_scenario(given, console)
    for part in made:
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
