"""Looking a case up in a year: its value, its place, its ranks, its change."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from comity.claims.claim import Condition, Lookup
from comity.claims.text.times import When
from comity.claims.verdict.evidence import EvidenceData, base_year

Looked = Callable[[Lookup, int, When, EvidenceData], float | None]


def look(quantity: str, case: Lookup, year: int, when: When, shelf: EvidenceData) -> float | None:
    """Give one quantity of a case in a year; None where the data have none.

    ``quantity`` is one of those that yardsticks name.
    """
    row = shelf.history(case).get(year)
    return None if row is None else _LOOKS[quantity](case, year, when, shelf)


def total(case: Lookup, when: When, shelf: EvidenceData) -> float:
    """Add up a case's values over the years of a time."""
    history = shelf.history(case)
    first, last = when.first or min(history), when.last or max(history)
    return float(sum(row["value"] for year, row in history.items() if first <= year <= last))


def meets(condition: Condition, found: float | None, unit: str) -> bool | None:
    """Tell whether a quantity meets a condition; None where there is none."""
    if found is None or math.isnan(found):
        return None
    threshold = condition.threshold
    if condition.percent and unit.startswith("share"):
        threshold /= 100
    return _OPERATORS[condition.operator](found, threshold)


_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": lambda x, y: x >= y - 1e-9,
    "<=": lambda x, y: x <= y + 1e-9,
    ">": lambda x, y: x > y,
    "<": lambda x, y: x < y,
    "=": lambda x, y: x == y,
}


def _stored(column: str) -> Looked:
    def read(case: Lookup, year: int, _: When, shelf: EvidenceData) -> float | None:
        found = shelf.history(case)[year].get(column)
        return None if found is None else float(found)

    return read


def _partner_rank(case: Lookup, year: int, _: When, shelf: EvidenceData) -> float | None:
    return shelf.partner_rank(case, year) if shelf.describe(case).directed else None


def _top_rank(case: Lookup, year: int, when: When, shelf: EvidenceData) -> float | None:
    """Give the rank among a state's partners, or in the world where there are no partners."""
    description = shelf.describe(case)
    if description.unit == "rank":
        return float(shelf.history(case)[year]["value"])
    if description.directed and description.unit != "times":
        return shelf.partner_rank(case, year)
    return _stored("rank")(case, year, when, shelf)


def _bottom_rank(case: Lookup, year: int, when: When, shelf: EvidenceData) -> float | None:
    """Give the rank from the lowest in the world."""
    rank = _stored("rank")(case, year, when, shelf)
    count = shelf.values.spread(case.measure, year).get("n")
    return None if rank is None or count is None else count - rank + 1


def _change(case: Lookup, year: int, when: When, shelf: EvidenceData) -> float | None:
    """Give the change up to a year: growth or a difference, as the measure's changes are told."""
    history = shelf.history(case)
    base = base_year(when, year, history)
    if base is None:
        return None
    stored = history[year].get(f"change{year - base}")
    if stored is not None:
        return float(stored)
    before, after = history[base]["value"], history[year]["value"]
    if shelf.describe(case).change != "growth":
        return float(after - before)
    return float(after / before - 1) if before else None


def _change_place(case: Lookup, year: int, when: When, shelf: EvidenceData) -> float | None:
    """Give the place of a change: of that over 5 or 10 years, whichever is nearer the span."""
    history = shelf.history(case)
    base = base_year(when, year, history)
    if base is None:
        return None
    spans = (5, 10) if year - base <= 7 else (10, 5)
    for span in spans:
        place = history[year].get(f"place{span}")
        if place is not None:
            return float(place)
    return None


def _least_of_three(case: Lookup, year: int, _: When, shelf: EvidenceData) -> float | None:
    """Give the least value of the last three years of the data."""
    history = shelf.history(case)
    values = [history[y]["value"] for y in (year - 2, year - 1, year) if y in history]
    return float(min(values)) if len(values) == 3 else None


_LOOKS: Mapping[str, Looked] = {
    "value": _stored("value"),
    "place": _stored("place"),
    "rank": _stored("rank"),
    "partner rank": _partner_rank,
    "top rank": _top_rank,
    "bottom rank": _bottom_rank,
    "change": _change,
    "change place": _change_place,
    "least of 3 years": _least_of_three,
}
QUANTITIES = frozenset(_LOOKS) | {"ratio"}
"""What the conditions of a yardstick may name; "ratio" is of the two cases compared."""
