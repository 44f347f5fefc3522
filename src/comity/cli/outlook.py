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

from comity.cli.values import ready_values
from comity.dossier.data import prospect_data
from comity.errors import BadRequest
from comity.forecasts.forecast import INTERVALS
from comity.forecasts.subject import find_subject, require_horizon
from comity.measures.panel import Values
from comity.questions.catalogue import questions
from comity.questions.prospect import FURTHEST, amount, interval, named, prospect
from comity.questions.question import Ahead, Prospect, Who
from comity.states.dyad import Dyad, dyad
from comity.store.files import write_text

Format = Literal["text", "json"]

_SIDES: dict[str, tuple[Who, ...]] = {
    "dyad": ("pair",),
    "directed": ("a to b", "b to a"),
    "state": ("a", "b"),
}
"""Whose outlooks a measure of each level has."""


def outlook(
    a: str,
    b: str,
    /,
    *,
    measure: Annotated[str | None, Parameter(alias="-m")] = None,
    horizon: int = FURTHEST,
    out: Path | None = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
) -> None:
    """Say what comes next for two states: forecasts, chances, and how such forecasts did.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    measure
        One measure that is forecast (`comity backtest` lists them); without it, all of them.
    horizon
        How many years ahead the sentences look, 1 to 5; the tables hold all up to it.
    out
        The file to write instead of printing.
    format
        text, or json with everything in full; by default by the file's ending.
    """
    require_horizon(horizon)
    if measure is not None:
        find_subject(measure)
    pair = dyad(a, b)
    _require_alive(pair)
    values = ready_values()
    made = [prospect(ahead, values, pair, None, horizon) for ahead in _asked(values, measure)]
    chosen = format or ("json" if out is not None and out.suffix.lower() == ".json" else "text")
    if chosen == "json":
        text = json.dumps([prospect_data(part) for part in made], ensure_ascii=False, indent=1)
        _give(f"{text}\n", out)
    elif out is None:
        _show(made, horizon, Console())
    else:
        with Path.open(out, "w", encoding="utf-8") as file:
            _show(made, horizon, Console(file=file, width=80))
        print(f"Written to {out}")


def _asked(values: Values, measure: str | None) -> list[Ahead]:
    """List the outlooks to make: those of the dossier, or those of one measure."""
    aheads = [ahead for question in questions().values() for ahead in question.ahead]
    if measure is None:
        return aheads
    return [Ahead(measure, who) for who in _SIDES[values.describe(measure).level]]


def _require_alive(pair: Dyad) -> None:
    """Refuse a pair of which one is a state no more: there is nothing to come."""
    for state in (pair.a, pair.b):
        if not state.is_member:
            raise BadRequest(
                f"{state} is no member of the state system today: nothing of it can be forecast.",
                "`comity states NAME` shows when it was.",
            )


def _give(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file."""
    if out is None:
        print(text, end="")
    else:
        write_text(out, text)
        print(f"Written to {out}")


def _show(made: list[Prospect], horizon: int, console: Console) -> None:
    """Print prospects: the sentence, the years ahead, the record, what could go wrong."""
    for part in made:
        console.print(Text(f"\n{named(part)}", style="bold"))
        if part.outlook.refused:
            console.print(Padding(Text(f"No forecast: {part.outlook.refused}."), (0, 0, 0, 2)))
            continue
        for words in (part.sentence, part.record, part.risk):
            console.print(Padding(Text(words), (0, 0, 0, 2)))
        console.print(Padding(_table(part, horizon), (0, 0, 0, 1)))


def _table(made: Prospect, horizon: int) -> Table:
    """Set the years ahead in a table."""
    table = Table(box=None, padding=(0, 1))
    for heading in ("year", "median", *(f"{share:.0%} interval" for share in INTERVALS)):
        table.add_column(heading, justify="right")
    unit = made.outlook.unit
    for forecast in made.outlook.forecasts[:horizon]:
        cells = (interval(forecast, share, unit) for share in INTERVALS)
        table.add_row(str(forecast.year), amount(forecast.median, unit), *cells)
    return table
