"""Before and after sanctions began, as a grid: the pair's changes beside those of like pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from comity.analysis.sanctions_effect import OUTCOMES, SPAN, weathering
from comity.questions.figure import DyadData
from comity.questions.question import TableSpec
from comity.states.state import State
from comity.wording import values as phrase

_LATEST = 2
"""How many episodes of each of the two are shown; ``comity sanctions-effect`` shows all."""


def _rows(shelf: DyadData) -> Iterator[tuple[str, ...]]:
    """Give a row an episode and outcome, for each of the two as the one under sanctions.

    As of a year only episodes count whose five years from the start on had passed by then.
    """
    a, b = shelf.dyad.a, shelf.dyad.b
    for target, partner in ((a, b), (b, a)):
        found = weathering(shelf.values, target.ccode, partner.ccode)
        if shelf.year is not None:
            found = found.filter(pl.col("start") + SPAN - 1 <= shelf.year)
        latest = found["start"].unique().sort().tail(_LATEST)
        shown = found.filter(pl.col("start").is_in(latest.implode()))
        for _, part in shown.group_by("start", "outcome", maintain_order=True):
            yield _row(target, part.to_dicts())


def _row(target: State, compared: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Say one outcome: what it was, what became of it, and of those that it is compared with."""
    own = compared[0]
    levels = (phrase.amount(own[side], own["unit"]) for side in ("before", "after"))
    years = f"{own['years_before']} and {own['years_after']}"
    return (
        f"{target.name} {own['start']}: {own['outcome']}",
        f"{' to '.join(levels)} ({years})",
        _told(own, own["change"]),
        *(_beside(row) for row in compared),
        *["does not apply to one state"] * (2 - len(compared)),
    )


def _beside(row: dict[str, Any]) -> str:
    """Say how others changed, half of them within what range, and where the pair stands."""
    if row["p50"] is None:
        return f"too few to compare ({row['compared']})"
    middle, low, high = (_told(row, row[key]) for key in ("p50", "p25", "p75"))
    place = f"above {row['place']:.0f}% of {row['compared']}"
    return f"{middle} ({_bare(low)} to {_bare(high)}), {place}"


def _bare(change: str) -> str:
    """Leave out the unit, which stands beside it already."""
    return change.partition(phrase.NBSP)[0]


def _told(row: dict[str, Any], change: float | None) -> str:
    """Say a change in the measure's own way; empty where it cannot be told."""
    return "" if change is None else phrase.difference(change, row["unit"], row["kind"])


GRID = TableSpec(
    title="Before and after sanctions began",
    columns=(
        "Sanctions on, from, and what",
        "Mean before and after",
        "Change",
        "Like pairs elsewhere: median (middle half)",
        "Its other partners: median (middle half)",
    ),
    fill=_rows,
    measures=("sanction_onset", *(outcome.measure for outcome in OUTCOMES)),
    tables=("sanction_senders",),
    note=(
        "Means of the five years before an episode started and of the five from then on, over "
        "years with data. Like pairs are the hundred nearest in level before, none more than "
        "three times larger or smaller, of states that saw no episode start in those years; for "
        "GDP they are states. Other partners did not sanction it. What would have happened "
        "without sanctions nobody can observe."
    ),
)
