"""Whether a test holds in a year: exactly, after rounding, or not."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.rules.criteria import compatible, scale_of, unit_of
from comity.claims.text.quantities import Quantity
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.groups import has_same_members
from comity.claims.verdict.lookup import (
    look_up,
    margin_between,
    meets,
    quantity_of,
    rank_in_midst,
    total,
    years_added,
)
from comity.claims.verdict.publishers import direction_may_differ, may_differ
from comity.panels.codebook import Description
from comity.unit import TIMES, UnitKind

Outcome = Literal["exact", "rounded", "near", "apart", "no"]
ORDER: tuple[Outcome, ...] = ("exact", "rounded", "near", "apart", "no")
"""From the best to the worst; "apart" is farther off than "near", and not so far as sources are."""
"""How a test came out; None means no data."""

ROUNDED, ROUNDED_HEDGED = 0.05, 0.10
"""By what part of itself rounding may take a figure off: in general, and where hedged."""

NEAR, NEAR_HEDGED, NEAR_POINTS = 0.10, 0.15, 0.02
"""How far off a figure may be that is neither right nor wrong: nothing is said of it."""

WITHIN_NEAR = 0.25
"""Within which part of a small share the points count by which it is near."""


def evaluate(test: ClaimTest, year: int, data: EvidenceData) -> Outcome | None:
    """Return whether a test holds of all of its lookups in a year; None without data of each.

    What a sentence denies holds where the same without the denial does not, of each.
    """
    outcomes = [_one(test, lookup, year, data) for lookup in test.lookups]
    if any(outcome is None for outcome in outcomes):
        return None
    if test.negated:
        best = min(outcomes, key=ORDER.index)
        return best if best in ("near", "apart") else "exact" if best == "no" else "no"
    return (min if test.is_any else max)(outcomes, key=ORDER.index)


def _one(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> Outcome | None:
    if test.against:
        return _against(test, lookup, year, data)
    if test.peers:
        return _among(test, lookup, year, data)
    if test.among and (outcome := _of_open_rank(test, lookup, year, data)):
        return outcome
    if test.quantity:
        return _figure(test, test.quantity, lookup, year, data)
    if test.growth and _is_slight(test, lookup, year, data):
        return "near"
    unit = data.describe(lookup).unit
    met = [
        meets(condition, quantity_of(condition.quantity, test, lookup, year, data), unit)
        for condition in test.criterion.conditions
    ]
    outcome = _any_of(met) if test.criterion.any else _all_of(met)
    return (
        "apart" if outcome == "no" and direction_may_differ(test, lookup, year, data) else outcome
    )


def _of_open_rank(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> Outcome | None:
    """Return how a rank in a group comes out that is not known; None where it is, or no value is.

    Who trades nothing has no rank, and who is not as high among fewer is not among more.
    """
    value = look_up("value", lookup, year, test.time, data)
    if value is None or quantity_of("top rank", test, lookup, year, data) is not None:
        return None
    highest = rank_in_midst(lookup, test.among, year, data)
    stated = test.quantity.value if test.quantity else 1.0
    return "no" if not value or (highest and highest > stated) else "near"


SLIGHT = 0.02
"""By which part of itself a value may change and have neither grown nor fallen."""


def _is_slight(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> bool:
    """Return whether a value changed too little to say in which direction, but not at all."""
    growth = look_up("growth", lookup, year, test.time, data)
    return growth is not None and 0 < abs(growth) < SLIGHT


def _any_of(met: Sequence[bool | None]) -> Outcome | None:
    """Return whether one condition is met; None where no data decide any."""
    decided = [one for one in met if one is not None]
    if not decided:
        return None
    return "exact" if any(decided) else "no"


def _all_of(met: Sequence[bool | None]) -> Outcome | None:
    """Return whether all conditions are met; one that is not decides without the rest."""
    if any(one is False for one in met):
        return "no"
    return None if any(one is None for one in met) else "exact"


def _against(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> Outcome | None:
    """Compare a lookup with the one opposite, in the same year or in the test's base year."""
    opposite = test.against[test.lookups.index(lookup)]
    if is_of_all_years(test, data):
        return _of_two(test, *(total(each, test.time, data) for each in (lookup, opposite)))
    one = look_up("value", lookup, year, test.time, data)
    other = look_up("value", opposite, test.base or year, test.time, data)
    if one is None or other is None or not has_same_members(opposite, test.base or year, year):
        return None
    if test.quantity and test.quantity.unit != "times":
        scale = scale_of(data.describe(lookup))
        return compare(test.quantity, margin_between(test, one, other, scale), share=False)
    return _of_two(test, one, other)


def _of_two(test: ClaimTest, one: float, other: float) -> Outcome:
    """Compare two values."""
    ratio = one / other if other else math.inf if one > 0 else 1.0
    if test.quantity:
        return compare(test.quantity, ratio, share=False)
    return "exact" if meets(test.criterion.conditions[0], ratio, TIMES) else "no"


LEAST_PEERS = 0.5
"""The share of the others of a group that must have data before a rank in it is judged."""


def _among(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> Outcome | None:
    """Rank a lookup among others of the same group.

    A rank that is another without the states at the edge of the group is neither so nor not so.
    """
    inner = tuple(one for one in test.peers if one.states[0] not in test.edge)
    tests = (test, replace(test, peers=inner)) if len(inner) < len(test.peers) else (test,)
    outcomes = {_placed(one, lookup, year, data) for one in tests}
    return outcomes.pop() if len(outcomes) == 1 else "near"


def _placed(test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData) -> Outcome | None:
    """Rank a lookup among its peers."""
    place = rank_in_group(test, lookup, year, data)
    if place is None:
        return None
    rank, own = place[0], look_up("value", lookup, year, test.time, data)
    if own is None or own <= 0:
        return "no"
    if test.quantity:
        return compare(test.quantity, float(rank), share=False)
    return "exact" if rank == 1 else "no"


def rank_in_group(
    test: ClaimTest, lookup: Lookup, year: int, data: EvidenceData
) -> tuple[int, int] | None:
    """Return the rank of a lookup in its group, and among how many states with data.

    None where fewer than half of the others have any.
    """
    own = look_up("value", lookup, year, test.time, data)
    others = [look_up("value", peer, year, test.time, data) for peer in test.peers]
    values = [value for value in others if value is not None]
    if own is None or len(values) < LEAST_PEERS * len(others):
        return None
    return 1 + sum(value > own for value in values), 1 + len(values)


def _figure(
    test: ClaimTest, stated: Quantity, lookup: Lookup, year: int, data: EvidenceData
) -> Outcome | None:
    """Compare a stated figure with the data's, in the same units."""
    measure = data.describe(lookup)
    if not test.growth and not compatible(stated, measure):
        return None  # a share is neither more nor less than a sum of money
    measured = _measured(test, stated, lookup, year, data)
    if measured is None:
        return None
    outcome = _compared(test, stated, measured, measure)
    is_sum = _is_count_since(test, stated)
    if is_sum or (outcome != "exact" and _may_mean_sum(test, stated)):
        whole = total(lookup, test.time, data) * scale_of(measure)
        of_sum = _of_sum(test, stated, whole, lookup, data)
        outcome = of_sum if is_sum else min(outcome, of_sum, key=ORDER.index)
        measured = min(measured, whole, key=lambda figure: abs(figure - stated.value))
    if outcome == "no" and may_differ(test, measured, lookup, year, data):
        return "apart"
    return outcome


def _compared(test: ClaimTest, stated: Quantity, measured: float, measure: Description) -> Outcome:
    """Compare a figure with that of the data; a multiple is as near as it is, not as the change."""
    if test.growth and _MULTIPLE.search(stated.text):
        return compare(replace(stated, value=1 + stated.value), 1 + measured, share=False)
    is_share = unit_of(measure) == "percent" and not test.growth
    return compare(stated, measured, share=is_share)


def _of_sum(
    test: ClaimTest, stated: Quantity, whole: float, lookup: Lookup, data: EvidenceData
) -> Outcome:
    """Compare a figure with a sum of years; a count to the day of a text is between two years'."""
    if stated.unit != "count" or stated.hedge:
        return compare(stated, whole, share=False)
    is_open = test.time.last is None and data.written is not None
    last = data.history(lookup).get(data.written or 0) if is_open else None
    least = whole - (last["value"] if last else 0)
    if least <= stated.value <= whole:
        return "exact"
    return "near" if least - 1 <= stated.value <= whole + 1 else "no"


_MULTIPLE = re.compile(r"doubl|trebl|tripl|quadrupl|quintupl|halv|fold\b|times\b", re.IGNORECASE)
"""Growth given as a multiple: of a share too it is one of its earlier value, not in points."""


def _measured(
    test: ClaimTest, stated: Quantity, lookup: Lookup, year: int, data: EvidenceData
) -> float | None:
    """Return the data's figure in the unit of the one stated; None without data."""
    if stated.unit == "rank":
        return quantity_of("top rank", test, lookup, year, data)
    if test.growth:
        asked = "growth" if _MULTIPLE.search(stated.text) else "change"
        return look_up(asked, lookup, year, test.time, data)
    value = look_up("value", lookup, year, test.time, data)
    if value is None:
        return None
    scaled = value * scale_of(data.describe(lookup))
    return 1 - scaled if stated.rest else scaled


def _may_mean_sum(test: ClaimTest, stated: Quantity) -> bool:
    """Return whether a figure may be the sum of several years.

    Without a time a sum of all years is meant only of things that are counted: vetoes.
    """
    counted = test.time.kind == "now" and stated.unit == "count"
    return test.may_be_sum and (counted or test.time.kind in ("between", "since"))


def _is_count_since(test: ClaimTest, stated: Quantity) -> bool:
    """Return whether what was counted since a year is meant, and not what was in one year since."""
    is_count = stated.unit == "count" and not stated.hedge and not test.every
    return test.may_be_sum and is_count and test.time.kind == "since"


def is_of_all_years(test: ClaimTest, data: EvidenceData) -> bool:
    """Return whether a comparison without a time is of all that was counted: vetoes."""
    is_count = data.describe(test.lookups[0]).unit.kind is UnitKind.COUNT
    is_bare = test.time.kind == "now" and test.base is None and not test.quantity
    return test.may_be_sum and is_bare and is_count and bool(test.against)


def sum_of_years(test: ClaimTest, lookup: Lookup, data: EvidenceData) -> float | None:
    """Return the sum over years that a test compares; None where it compares single years."""
    if is_of_all_years(test, data):
        return total(lookup, test.time, data)
    stated = test.quantity
    if not stated or test.against or test.peers or test.growth or not _may_mean_sum(test, stated):
        return None
    whole, scale = total(lookup, test.time, data), scale_of(data.describe(lookup))
    history = data.history(lookup)
    values = [scale * history[year]["value"] for year in years_added(lookup, test.time, data)]
    if not values:
        return None
    is_sum = _fits_better(stated, whole * scale, values) or test.time.kind == "since"
    return whole if is_sum else None


def _fits_better(stated: Quantity, whole: float, values: Sequence[float]) -> bool:
    """Return whether a sum is nearer to a figure than any of its parts."""
    if stated.hedge == "over":  # no single year is above
        return all(value < stated.value for value in values)
    single = min((abs(value - stated.value) for value in values), default=math.inf)
    return abs(whole - stated.value) < single


def years_summed(test: ClaimTest, lookup: Lookup, data: EvidenceData) -> tuple[int, int]:
    """Return the first and the last year of a sum."""
    years = years_added(lookup, test.time, data)
    return min(years), max(years)


COUNTED = 1000
"""Below this, what is counted is not rounded: 13 is not "14 times"."""


def compare(stated: Quantity, figure: float, *, share: bool) -> Outcome:
    """Return whether a figure is what was stated, with its precision and hedge in mind.

    >>> compare(Quantity(0.716, "percent", 0.0005, "", "71.6%"), 0.71613, share=True)
    'exact'
    >>> compare(Quantity(0.70, "percent", 0.005, "", "70%"), 0.71613, share=True)
    'rounded'
    >>> compare(Quantity(0.09, "percent", 0.005, "", "9%"), 0.081, share=True)
    'near'
    >>> compare(Quantity(9.0, "times", 0.5, "", "nine times"), 4.1, share=False)
    'no'
    """
    slack = stated.half * (1 + 1e-6) + 1e-9
    if stated.unit == "rank":
        fits = figure <= stated.value if stated.hedge == "under" else figure == stated.value
        return "exact" if fits else "no"
    if _is_on_side(stated, figure):
        return "near" if _is_far_beyond(stated, figure) else "exact"
    if abs(figure - stated.value) <= slack:
        is_beyond = stated.hedge in ("over", "under") and not _INCLUSIVE.match(stated.text)
        return "near" if is_beyond else "exact"
    if stated.unit == "count" and not stated.hedge and stated.value < COUNTED:
        return "no"
    return _round(stated, figure, share=share)


PRECISE = 0.0005
"""A bound of which half the last digit is at most this part is a figure: "over 123.86 billion"."""


def _is_far_beyond(stated: Quantity, figure: float) -> bool:
    """Return whether a sum is a bound in name only, and the figure is not near it."""
    is_bound = stated.hedge in ("over", "under") and stated.unit == "money"
    is_precise = is_bound and stated.half <= PRECISE * abs(stated.value)
    return is_precise and abs(figure - stated.value) > NEAR * abs(stated.value)


_INCLUSIVE = re.compile(r"(?:at (?:least|most)|no (?:less|fewer|more) than|up to)\b", re.I)
"""Bounds that a figure meets which is the same at the precision written."""

_FRACTION = re.compile(
    r"\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", re.I
)
"""Shares in words."""


def _round(stated: Quantity, figure: float, *, share: bool) -> Outcome:
    """Return how near a figure is that is not as written."""
    if _FRACTION.search(stated.text):
        return _round_fraction(stated, figure)
    hedged = stated.hedge == "about"
    is_bound = stated.hedge in ("over", "under")  # 480 is not "more than 500"
    rounded = (ROUNDED, ROUNDED_HEDGED)[hedged]
    if not is_bound and _is_within(stated, figure, rounded):
        return "rounded"
    near = _is_within(
        stated, figure, (NEAR, NEAR_HEDGED)[hedged], (NEAR_POINTS * share, WITHIN_NEAR)
    )
    return "near" if near else "no"


FRACTION, FRACTION_HEDGED, FRACTION_POINTS = 0.12, 0.15, 0.05
"""How far off a share in words may be that is not judged, and how many points rounding may take."""


def _round_fraction(stated: Quantity, figure: float) -> Outcome:
    """Return how near a figure is to a share in words, which is rounder than figures are."""
    is_rounded = _is_within(stated, figure, ROUNDED_HEDGED)
    is_bound = stated.hedge in ("over", "under")
    if is_rounded and not is_bound and abs(figure - stated.value) <= FRACTION_POINTS:
        return "rounded"
    part = FRACTION_HEDGED if stated.hedge == "about" else FRACTION
    return "near" if _is_within(stated, figure, part) else "no"


def _is_within(
    stated: Quantity, figure: float, part: float, points: tuple[float, float] = (0.0, 0.0)
) -> bool:
    """Return whether a figure is within a part of itself, or within some points of a share.

    Of a small share, points count within a second part of it only.
    """
    off = abs(figure - stated.value)
    larger = max(abs(figure), abs(stated.value))
    return off <= part * larger or (
        points[0] > 0 and off <= min(points[0], points[1] * abs(figure)) + 1e-9
    )


def _is_on_side(stated: Quantity, figure: float) -> bool:
    """Return whether a figure is on the side that a hedge names: more than, less than."""
    if stated.hedge == "over":
        return figure >= stated.value
    return stated.hedge == "under" and figure <= stated.value
