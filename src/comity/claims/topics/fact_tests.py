"""Tests of facts in plain words: that something is so, is not, began, ended, or was so once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.grammar.membership import CLASSES, JOINED, LEFT, MEMBER, class_test
from comity.claims.text.times import EARLIEST, TimeSpan
from comity.claims.topics.counted import has_count, test_of_count
from comity.claims.topics.parts.denied import is_of_all_time
from comity.claims.topics.plain import COUNTED, TURNING, Said, lasts
from comity.claims.topics.topic import Topic
from comity.claims.topics.turns import (
    ADDED,
    AMBASSADOR,
    BEGUN,
    BOTH_WAYS,
    CONCLUDED,
    ENDED,
    EVER,
    FIRST,
    LAST,
    SINCE,
    from_then,
)
from comity.panels.codebook import Description

_SINCE_DECADE = re.compile(r"\bsince the (?:early |mid |late |mid-)?(?:1[89]|20)\d0s\b")
"""Since some year of a decade, after which it is so in every year."""

WITHIN = re.compile(r"\b(?:between|during)\b|\b(?:1[89]|20)\d0'?s\b|\bcold war\b")
"""Words of a time within which something was, if not all through it."""


@dataclass(frozen=True)
class Fact:
    """What a masked clause states on a topic by its measure, read in the year ``now``."""

    said: Said
    topic: Topic
    measure: Description
    masked: str
    now: int

    def is_of_any_time(self, time: TimeSpan) -> bool:
        """Return whether it is so if it was so once: without a year, or within a span."""
        once = self.topic.once
        is_open = time.kind == "now" or WITHIN.search(self.masked) is not None
        return is_open and once is not None and once.search(self.masked) is not None


def test_of_fact(test: ClaimTest, fact: Fact) -> ClaimTest | None:
    """Build the test of a fact; None where its time cannot be tested.

    What is so since a year is tested in every year; a membership begins and ends in one year.
    """
    said, measure = fact.said, fact.measure
    if measure.name in CLASSES:
        return _of_class(test, fact)
    if said is Said.NOT_SO:
        return _of_lack(_by_one_of_two(test, fact.topic), fact)
    if measure.name.endswith("_member") and (said is not Said.SO or test.time.kind == "since"):
        return _of_turn(test, said)
    if said in TURNING:
        return _of_change(test, fact)
    return _of_state(test, fact)


_REGIMES = {"democra": "democracy", "autocra": "autocracy", "dictator": "autocracy"}
"""The class of a regime by how its name begins."""


_FREE = re.compile(r"\b(?:partly free|unfree|free)\b")
"""The classes of Freedom House."""


def _of_class(test: ClaimTest, fact: Fact) -> ClaimTest | None:
    """Build the test of the class of a regime in a year, or in every year since one."""
    if fact.measure.name == "freedom_rating":
        free = _FREE.search(fact.masked) if fact.said is Said.SO else None
        return class_test(test, free[0], every=False) if free else None
    name = next((one for begins, one in _REGIMES.items() if begins in fact.masked), "")
    criterion = CLASSES[fact.measure.name].get(name)
    if criterion is None or fact.said not in (Said.SO, Said.NOT_SO) or test.time.kind == "now":
        return None
    test = replace(test, criterion=criterion)
    if fact.said is Said.NOT_SO:
        return _of_lack(test, fact)
    return test if test.time.kind == "year" else replace(test, every=True, is_lasting=True)


def _of_lack(test: ClaimTest, fact: Fact) -> ClaimTest | None:
    """Build the test of what is not so: in a year, or in every year of a time.

    What never was so is tested in all years up to now, where the data are not long ended.
    """
    test = replace(test, time=_time_of_lack(test.time, fact))
    if test.time.first == EARLIEST and fact.measure.years[1] < (test.time.last or 0) - LONG_ENDED:
        return None
    is_lasting = test.time.kind in ("since", "between")
    is_over = _NO_LONGER.search(fact.masked) is not None
    denied = replace(test, negated=True, every=is_lasting, is_lasting=is_lasting, is_over=is_over)
    return denied if is_lasting or test.time.kind in ("now", "year") else None


def _of_state(test: ClaimTest, fact: Fact) -> ClaimTest | None:
    """Build the test of what is so: now, in a year, at any time, or in every year of one."""
    measure, time = fact.measure, test.time
    if measure.name == "mutual_representation":
        return replace(test, criterion=BOTH_WAYS)
    if measure.name == "representation_level":
        test = replace(test, criterion=AMBASSADOR)
    if _SINCE_DECADE.search(fact.masked) and time.kind == "between":
        time = TimeSpan("since", first=time.last)
    time = from_then(time, fact.masked)
    test = _by_one_of_two(replace(test, time=time), fact.topic)
    if fact.is_of_any_time(time):
        return replace(test, criterion=EVER, time=_up_to(time, fact.now))
    if measure.name in COUNTED and has_count(fact.masked):
        return test_of_count(test, fact.masked)
    if time.kind in ("now", "year"):
        is_membership = measure.name.endswith("_member")
        return replace(test, criterion=MEMBER if is_membership else test.criterion)
    return replace(test, every=True, is_lasting=True) if lasts(measure) else None


_TURNS = {
    Said.CONCLUDED: CONCLUDED,
    Said.BEGUN: BEGUN,
    Said.ENDED: ENDED,
    Said.FIRST: FIRST,
    Said.LAST: LAST,
    Said.SINCE: SINCE,
}


def _of_change(test: ClaimTest, fact: Fact) -> ClaimTest | None:
    """Build the test of what was agreed, began or ended in a time, or was then for the first time.

    Another agreement may be added to those in force.
    """
    criterion, time = _TURNS[fact.said], test.time
    if fact.said is Said.SINCE:
        is_dated = time.kind == "since"
        then = TimeSpan("year", last=time.first)
        return replace(test, criterion=criterion, time=then) if is_dated else None
    if fact.said is Said.BEGUN and fact.measure.name == "trade_agreements":
        criterion = ADDED
    if fact.said in (Said.FIRST, Said.LAST):
        is_known = fact.said is Said.FIRST or fact.measure.years[1] >= fact.now - LONG_ENDED
        return replace(test, criterion=criterion) if time.kind == "year" and is_known else None
    if time.kind == "since":
        time = TimeSpan("year", last=time.first)
    if time.kind == "now":
        time = replace(time, last=fact.now)
    return _by_one_of_two(replace(test, criterion=criterion, time=time), fact.topic)


def _by_one_of_two(test: ClaimTest, topic: Topic) -> ClaimTest:
    """Return a test of what one of two measures has to show: relations by whose missions ended."""
    if not topic.also:
        return test
    second = Lookup(topic.also, test.lookups[0].states)
    if second in test.lookups:
        return test
    return replace(test, lookups=(*test.lookups, second), is_any=True)


_NO_LONGER = re.compile(r"\bno longer\b")
"""What is so no longer was so before."""

LONG_ENDED = 10
"""How many years before now the data may end that show what never was so."""

_BEFORE = re.compile(r"\b(?:before|prior to|up to|until) (?:[a-z]+ )?((?:1[89]|20)\d\d)\b")


def _time_of_lack(time: TimeSpan, fact: Fact) -> TimeSpan:
    """Return the time in which something is not so: of "never before 2012" all years before it."""
    before = _BEFORE.search(fact.masked)
    if before and time.kind == "year" and int(before[1]) == time.last:
        return TimeSpan("between", EARLIEST, time.last - 1)
    is_ever = time.kind == "now" and is_of_all_time(fact.masked)
    return TimeSpan("between", EARLIEST, fact.now) if is_ever else time


def _up_to(time: TimeSpan, now: int) -> TimeSpan:
    """Return a time that is named, or all up to now."""
    return TimeSpan("between", EARLIEST, now) if time.kind == "now" else time


def _of_turn(test: ClaimTest, said: Said) -> ClaimTest | None:
    """Build the test of a membership that began or ended in a year."""
    year = test.time.last or test.time.first
    if year is None or test.time.kind not in ("year", "since"):
        return replace(test, criterion=MEMBER) if said is Said.BEGUN else None
    criterion = LEFT if said is Said.ENDED else JOINED
    return replace(test, criterion=criterion, growth=True, time=TimeSpan("year", last=year))
