"""Looking a lookup up in a year: its value, its place, its ranks, its change."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from comity.claims.claim import ClaimTest, Condition, Lookup
from comity.claims.text.times import TimeSpan
from comity.claims.topics.turns import TURNS, turn_between, years_around
from comity.claims.verdict.evidence import EvidenceData, base_of
from comity.typing import Array
from comity.unit import TIMES, Unit, UnitKind

LookupFunction = Callable[[Lookup, int, TimeSpan, EvidenceData], float | None]


def look_up(
    quantity: str, lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData
) -> float | None:
    """Return one quantity of a lookup in a year; None where the data have none.

    ``quantity`` is one of those that criteria name.
    """
    if quantity in TURNS:
        return _turn(quantity, lookup, time, data)
    row = data.history(lookup).get(year)
    return None if row is None else _LOOKS[quantity](lookup, year, time, data)


def _turn(kind: str, lookup: Lookup, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return 1 where something began or ended in a time, else 0; None without years around it."""
    history = data.history(lookup)
    turn = turn_between(kind, history, time)
    return None if turn is None and years_around(history, time) is None else float(bool(turn))


def total(lookup: Lookup, time: TimeSpan, data: EvidenceData) -> float:
    """Add up a lookup's values over the years of a time."""
    history = data.history(lookup)
    return float(sum(history[year]["value"] for year in years_added(lookup, time, data)))


def years_added(lookup: Lookup, time: TimeSpan, data: EvidenceData) -> list[int]:
    """List the years of a time that have data, to the one in which the text was written."""
    history = data.history(lookup)
    first, last = time.first or min(history), time.last or data.written or max(history)
    return [year for year in history if first <= year <= last]


SLIGHT = 1.25
"""How many times the lesser of two the greater may be where the difference is said to be slight."""


def margin_between(test: ClaimTest, one: float, other: float, scale: float) -> float:
    """Return by how much a value is ahead of another, or behind it, as its test says.

    It is a part of the other where the test's figure is one.
    """
    ahead = one - other if meets(test.criterion.conditions[0], 2.0, TIMES) else other - one
    stated = test.quantity
    is_part = stated is not None and stated.unit == "percent" and " point" not in stated.text
    return ahead / other if is_part and other else ahead * scale


def is_slight(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what a test compares differs little: two values, or one and its earlier."""
    ratios = []
    for number, lookup in enumerate(test.lookups):
        value = look_up("value", lookup, year, test.time, data)
        if test.against:
            other = look_up("value", test.against[number], test.base or year, test.time, data)
            ratios.append(value / other if value and other else math.inf)
        elif test.growth:
            ratios.append(1 + (look_up("growth", lookup, year, test.time, data) or math.inf))
        else:
            ratios.append(value or math.inf)
    return all(1 / SLIGHT <= ratio <= SLIGHT for ratio in ratios)


NEAR_RECORD = 0.02
"""By which part of itself an earlier figure may be above a record, which sources put otherwise."""


def is_record(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether no earlier year has a higher value, or a lower one for a record low."""
    history = data.history(test.lookups[0])
    value = history[year]["value"]
    before = [row["value"] for at, row in history.items() if at < year]
    if test.direction < 0:
        return value <= min(before, default=value) * (1 + NEAR_RECORD)
    return value >= max(before, default=value) * (1 - NEAR_RECORD)


def meets(condition: Condition, value: float | None, unit: Unit) -> bool | None:
    """Return whether a quantity meets a condition; None where there is none, or of another unit."""
    is_part = unit.is_share or unit.kind is UnitKind.PERCENT
    if value is None or math.isnan(value) or (condition.percent and not is_part):
        return None
    threshold = condition.threshold
    if condition.percent and unit.is_share:
        threshold /= 100
    return _OPERATORS[condition.operator](value, threshold)


_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": lambda x, y: x >= y - 1e-9,
    "<=": lambda x, y: x <= y + 1e-9,
    ">": lambda x, y: x > y,
    "<": lambda x, y: x < y,
    "=": lambda x, y: x == y,
}


def _stored(column: str) -> LookupFunction:
    def read_column(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
        value = data.history(lookup)[year].get(column)
        return None if value is None else float(value)

    return read_column


def _partner_rank(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    return data.partner_rank(lookup, year) if data.describe(lookup).directed else None


def _top_rank(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the rank among a state's partners, or in the world where there are no partners."""
    description = data.describe(lookup)
    if description.unit.kind is UnitKind.RANK:
        return float(data.history(lookup)[year]["value"])
    if description.directed and description.unit.kind is not UnitKind.RATIO:
        return data.partner_rank(lookup, year)
    return _stored("rank")(lookup, year, time, data)


def _top_rank_before(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the rank of the last year before that has a value, five back at most; None of none."""
    history = data.history(lookup)
    past = next((at for at in range(year - 1, year - 1 - GAP, -1) if at in history), year - 1)
    return look_up("top rank", lookup, past, time, data)


GAP = 5
"""Within how many years the rank before a year is that of the last year with data."""


def _bottom_rank(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the rank from the lowest in the world."""
    rank = _stored("rank")(lookup, year, time, data)
    count = data.values.distribution(lookup.measure, year).get("n")
    return None if rank is None or count is None else count - rank + 1


def _change(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the change up to a year: growth or a difference, as the measure has it."""
    history = data.history(lookup)
    base = base_of(lookup, time, year, data)
    if base is None:
        return None
    stored = history[year].get(f"change{year - base}")
    if stored is not None:
        return float(stored)
    before, after = history[base]["value"], history[year]["value"]
    if data.describe(lookup).change != "growth":
        return float(after - before)
    return float(after / before - 1) if before else None


def _growth(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the growth up to a year as a part of the earlier value, also of a share."""
    history = data.history(lookup)
    base = base_of(lookup, time, year, data)
    before = history[base]["value"] if base is not None else 0.0
    return float(history[year]["value"] / before - 1) if before else None


def _change_place(lookup: Lookup, year: int, time: TimeSpan, data: EvidenceData) -> float | None:
    """Return the place of a change: of that over 5 or 10 years, whichever is nearer the span."""
    base = base_of(lookup, time, year, data)
    if base is None:
        return None
    spans = (5, 10) if year - base <= 7 else (10, 5)
    for span in spans:
        percentile = data.change_percentile(lookup, year, span)
        if percentile is not None:
            return percentile
    return None


def _least_of_three(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    """Return the least value of the last three years of the data."""
    history = data.history(lookup)
    values = [history[y]["value"] for y in (year - 2, year - 1, year) if y in history]
    return float(min(values)) if len(values) == 3 else None


def _before(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    """Return the sum of all values before a year."""
    history = data.history(lookup)
    return float(sum(row["value"] for at, row in history.items() if at < year))


def _after(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    """Return the sum of all values after a year."""
    history = data.history(lookup)
    return float(sum(row["value"] for at, row in history.items() if at > year))


def _before_writing(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    """Return the sum of all values after a year and before that of writing; None without it."""
    if data.written is None or data.written - 1 > data.describe(lookup).years[1]:
        return None
    history = data.history(lookup)
    return float(sum(row["value"] for at, row in history.items() if year < at < data.written))


def _own_rank(lookup: Lookup, year: int, _: TimeSpan, data: EvidenceData) -> float | None:
    """Return the rank of a year's value among those of all years covered."""
    history = data.history(lookup)
    return 1.0 + sum(row["value"] > history[year]["value"] for row in history.values())


_LOOKS: Mapping[str, LookupFunction] = {
    "value": _stored("value"),
    "percentile": _stored("percentile"),
    "rank": _stored("rank"),
    "partner rank": _partner_rank,
    "top rank": _top_rank,
    "top rank before": _top_rank_before,
    "bottom rank": _bottom_rank,
    "own rank": _own_rank,
    "before": _before,
    "after": _after,
    "before writing": _before_writing,
    "sum": lambda lookup, _, time, data: total(lookup, time, data),
    "change": _change,
    "growth": _growth,
    "change percentile": _change_place,
    "least of 3 years": _least_of_three,
}
QUANTITIES = frozenset(_LOOKS) | frozenset(TURNS) | {"ratio"}
"""What the conditions of a criterion may name; "ratio" is of the two lookups compared."""


def quantity_of(
    name: str, test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData
) -> float | None:
    """Return a quantity of a lookup; a rank is one in the group of states that a test names.

    None where the states at the edge of the group would change the rank.
    """
    if not test.among or name not in _RANK_YEARS:
        return look_up(name, lookup, year, test.time, data)
    at, wide = year + _RANK_YEARS[name], (*test.among, *test.edge)
    ranks = {rank_in_midst(lookup, among, at, data) for among in (test.among, wide)}
    return ranks.pop() if len(ranks) == 1 else None


_RANK_YEARS = {"top rank": 0, "partner rank": 0, "top rank before": -1}
"""Ranks among partners, with how many years after the one asked for each is."""


def rank_in_midst(
    lookup: Lookup, among: Sequence[int], year: int, data: EvidenceData, slack: float = 0.0
) -> float | None:
    """Return the rank of a partner among those of some states; None where it is not known.

    It is not where the partner has no value or none above zero, or where another that has none in
    the year may have more: it had half as much in one of the years near.

    Parameters
    ----------
    lookup
        A measure of the first state and its partner.
    among
        The states in whose midst the partner is ranked.
    year
        The year.
    data
        The stored values.
    slack
        By which part of itself the partner's value may be larger; below zero, smaller.
    """
    measure = data.describe(lookup)
    if year not in data.history(lookup):
        return None
    period = data.values.read_period(measure.name, year)
    owner, partner = lookup.states
    row = period.cells[np.searchsorted(period.states, owner)]
    is_other = np.isin(period.states, list(among)) & ~np.isin(period.states, lookup.states)
    own = float(row[np.searchsorted(period.states, partner)]) * (1 + slack)
    if not own > 0:
        return None
    missing = period.states[is_other & np.isnan(row)]
    if data.partner_rank(lookup, year) != 1 and _may_have_more(missing, own, lookup, year, data):
        return None
    return 1.0 + float((row[is_other] > own).sum())


def _may_have_more(
    missing: Array, own: float, lookup: Lookup, year: int, data: EvidenceData
) -> bool:
    """Return whether one without a value had half as much as another in a year near."""
    first, last = data.describe(lookup).years
    for at in range(max(first, year - YEARS_NEAR), min(last, year + YEARS_NEAR) + 1):
        period = data.values.read_period(lookup.measure, at)
        place = np.searchsorted(period.states, lookup.states[0])
        if place < period.states.size and period.states[place] == lookup.states[0]:
            row = period.cells[place][np.isin(period.states, missing)]
            if (row > HALF_AS_MUCH * own).any():
                return True
    return False


YEARS_NEAR, HALF_AS_MUCH = 5, 0.5
"""In how many years about a missing value is looked for one, and which part of another counts."""
