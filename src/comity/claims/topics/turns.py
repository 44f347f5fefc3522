"""When a state of things began or ended, by the recorded years before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from comity.claims.claim import ClaimTest, Condition, Criterion
from comity.claims.text.times import TimeSpan

History = Mapping[int, Mapping[str, Any]]
"""The rows of two states, or of one, by year."""

BEGUN = Criterion("began", "none before and some after", (Condition("begun", ">", 0.0),))
ADDED = Criterion("added", "more after than before", (Condition("added", ">", 0.0),))
ENDED = Criterion("ended", "some before and none after", (Condition("ended", ">", 0.0),))
CONCLUDED = Criterion(
    "concluded", "in force then or a year later", (Condition("concluded", ">", 0.0),)
)
BOTH_WAYS = Criterion("each in the other", "two missions", (Condition("value", ">=", 2.0),))
AMBASSADOR = Criterion("an ambassador", "a level of 1", (Condition("value", ">=", 1.0),))
EVER = Criterion("ever", "at some time up to then", (Condition("value", ">", 0.0),))
FIRST = Criterion(
    "the first",
    "some then and none before",
    (Condition("value", ">", 0.0), Condition("before", "=", 0.0)),
)
LAST = Criterion(
    "the last",
    "some then and none after",
    (Condition("value", ">", 0.0), Condition("after", "=", 0.0)),
)

SINCE = Criterion(
    "the first since",
    "some then, and none between it and the year of writing",
    (Condition("value", ">", 0.0), Condition("before writing", "=", 0.0)),
)

TURNS: Mapping[str, Callable[[float, float], bool]] = {
    "begun": lambda before, after: before <= 0 < after,
    "added": lambda before, after: before < after,
    "concluded": lambda _, after: after > 0,
    "ended": lambda before, after: after <= 0 < before,
}
"""By quantity, whether the values of two recorded years are those of such a turn."""

_FROM_THEN = re.compile(
    r"\b(?:was|were|had|maintained|kept)\b(?!.*\b(?:since|on|onwards?)\b)"
    r".*\bfrom (?:1[89]|20)\d\d\b"
)


def from_then(time: TimeSpan, masked: str) -> TimeSpan:
    """Return the year from which something was so that may have ended since; other times as is.

    >>> from_then(TimeSpan("since", first=2006), "it was sanctioned from 2006").kind
    'year'
    >>> from_then(TimeSpan("since", first=2006), "it has been sanctioned since 2006").kind
    'since'
    """
    is_then = time.kind == "since" and _FROM_THEN.search(masked) is not None
    return TimeSpan("year", last=time.first) if is_then else time


LONGEST = 10
"""How many years may be between two recorded ones, of which the turn is in one."""


def turn_sought(test: ClaimTest) -> str:
    """Return which turn a test asks for: begun, added or ended; empty for none."""
    quantity = test.criterion.conditions[0].quantity if test.criterion.conditions else ""
    return quantity if quantity in TURNS else ""


def turn_between(kind: str, history: History, time: TimeSpan) -> tuple[int, int] | None:
    """Return the last two recorded years between which a turn was, one year of the time within.

    A mission that is recorded in 1970 and not in 1965 may have been opened in each year from 1965
    to 1970; a treaty signed in one year may be in force from the next.

    >>> rows = {1965: {"value": 0.0}, 1970: {"value": 1.0}, 1975: {"value": 1.0}}
    >>> turn_between("begun", rows, TimeSpan("year", last=1967))
    (1965, 1970)
    >>> turn_between("begun", rows, TimeSpan("year", last=1972)) is None
    True
    """
    turns = [
        (before, after)
        for before, after in _neighbours(history, time)
        if TURNS[kind](history[before]["value"], history[after]["value"])
    ]
    if not turns and kind == "begun":
        return _first_record(history, time)
    if not turns or (time.kind == "now" and not _is_still(turns[-1], history, time)):
        return None
    return turns[-1]


def _first_record(history: History, time: TimeSpan) -> tuple[int, int] | None:
    """Return the first recorded year twice, where there was some in it and it follows the time."""
    first = min(history, default=0)
    is_next = time.kind == "year" and 0 <= first - (time.last or 0) <= LONGEST // 2
    return (first, first) if is_next and history[first]["value"] > 0 else None


def _is_still(turn: tuple[int, int], history: History, time: TimeSpan) -> bool:
    """Return whether it is now as it was after a turn, as it is of a turn without a year."""
    newest = max(year for year in history if year <= (time.last or year))
    return bool((history[turn[1]]["value"] > 0) == (history[newest]["value"] > 0))


def years_around(history: History, time: TimeSpan) -> tuple[int, int] | None:
    """Return the last recorded year before a time and the first since; None where one is missing.

    >>> rows = {1965: {"value": 0.0}, 1970: {"value": 1.0}}
    >>> years_around(rows, TimeSpan("year", last=1970))
    (1965, 1970)
    """
    around = [pair for pair in _neighbours(history, time) if pair[0] < (time.last or 9999)]
    return around[-1] if around else None


def _neighbours(history: History, time: TimeSpan) -> list[tuple[int, int]]:
    """List recorded years with the next, where a year of the time is one of them or between."""
    first = time.last if time.kind == "year" else time.first
    last = time.last or max(history, default=0)
    return [
        (before, after)
        for before, after in pairwise(sorted(history))
        if before <= last and after >= (first or 0) and after - before <= LONGEST
    ]


def years_of_turn(test: ClaimTest, history: History) -> set[int]:
    """Return the year in which a turn is tested: that named, or the one at whose end it was.

    Empty where no recorded years are around it.
    """
    kind = turn_sought(test)
    if years_around(history, test.time) is None and not turn_between(kind, history, test.time):
        return set()
    if test.time.kind == "year" and test.time.last:
        return {test.time.last}
    turn = turn_between(kind, history, test.time)
    return {turn[1]} if turn else set(sorted(history)[-1:])


def years_of_event(history: History, covered: set[int]) -> set[int]:
    """Return the last of some years in which there was something, or else the last of all."""
    there = [year for year in covered if history[year]["value"] > 0]
    return {max(there or covered)} if covered else set()
