"""Before and after sanctions began, as a table: the pair's changes, and those of like pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from comity.analysis.sanctions_effect import OUTCOMES, SPAN, read_stored_effects
from comity.questions.dyad_data import DyadData
from comity.questions.table_spec import TableSpec
from comity.states.state import State
from comity.unit import Unit
from comity.wording import values as phrase

_LATEST = 2
"""How many episodes of each of the two are shown; ``comity sanctions-effect`` shows all."""


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each episode and outcome, for each of the two as the one under sanctions.

    As of a year only episodes count whose five years from the start on had passed by then.
    """
    a, b = data.dyad.a, data.dyad.b
    for target, partner in ((a, b), (b, a)):
        rows = read_stored_effects(data.values, target.ccode, partner.ccode)
        if data.year is not None:
            rows = [row for row in rows if row["start"] + SPAN - 1 <= data.year]
        latest = sorted({row["start"] for row in rows})[-_LATEST:]
        compared: dict[tuple[int, str], list[dict[str, Any]]] = {}
        for row in rows:
            if row["start"] in latest:
                compared.setdefault((row["start"], row["outcome"]), []).append(row)
        for (_, outcome), rows_of in compared.items():
            yield _row(target, rows_of, _unit(data, outcome))


def _row(target: State, compared: Sequence[dict[str, Any]], unit: Unit) -> tuple[str, ...]:
    """Make the row of one outcome: before, after, and the same of like pairs."""
    own = compared[0]
    levels = (phrase.format_amount(own[side], unit) for side in ("before", "after"))
    years = f"{own['years_before']} and {own['years_after']}"
    return (
        f"{target.name} {own['start']}: {own['outcome']}",
        f"{' to '.join(levels)} ({years})",
        _change(own, own["change"], unit),
        *(_comparison(row, unit) for row in compared),
        *["does not apply to one state"] * (2 - len(compared)),
    )


def _comparison(row: dict[str, Any], unit: Unit) -> str:
    """Return how others changed, the range of half of them, and the pair's percentile."""
    if row["p50"] is None:
        return f"too few to compare ({row['compared']})"
    middle, low, high = (_change(row, row[key], unit) for key in ("p50", "p25", "p75"))
    percentile = f"above {row['percentile']:.0f}% of {row['compared']}"
    return f"{middle} ({_bare(low)} to {_bare(high)}), {percentile}"


def _bare(change: str) -> str:
    """Return a change without its unit, which is in the text already; an end as a number."""
    return change.replace("to zero", f"{phrase.MINUS}100%").partition(phrase.NBSP)[0]


def _unit(data: DyadData, outcome: str) -> Unit:
    """Return the unit of an outcome, by its title."""
    measure = next(one.measure for one in OUTCOMES if one.title == outcome)
    return data.values.describe(measure).unit


def _change(row: dict[str, Any], change: float | None, unit: Unit) -> str:
    """Format a change in the measure's own way; empty where there is none."""
    return "" if change is None else phrase.format_change(change, unit, row["kind"])


TABLE = TableSpec(
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
        "without sanctions cannot be observed."
    ),
)
