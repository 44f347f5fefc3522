"""Adding to what was read of a sentence what its other clauses are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.ellipses.written import with_ellipses
from comity.claims.events.read import (
    EventReading,
    events_of_sentence,
    without_events,
    without_known,
)
from comity.claims.reading.base import ParserContext
from comity.claims.reading.pooled_years import of_years_meant
from comity.claims.reading.several_largest import each_of_largest
from comity.claims.rules.criteria import unit_of
from comity.claims.rules.open_figures import with_its_figure
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.mentions import Context, Spoken
from comity.claims.text.sentences import TextSpan, overlap
from comity.claims.topics.each import is_one_of_them, years_listed
from comity.claims.topics.fact_tests import WITHIN
from comity.claims.topics.plain import BY_FACT
from comity.claims.topics.read import read_topics
from comity.panels.codebook import Describe


def with_other_clauses(
    sentence: str, read: list[ClauseReading], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Add what the clauses that nothing reads are about, and what elliptic ones tell of others."""
    with_topics = _with_topics(sentence, read, reader, context)
    every = with_ellipses(sentence, with_topics, reader.names)
    return [(part, of_years_meant(sentence, one)) for part, one in every]


def _with_topics(
    sentence: str, read: list[ClauseReading], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Add what the clauses that nothing reads are about; a figure alone may support them.

    Of several that are called the largest each is one of as many.
    """
    read = _left_to_each(each_of_largest(sentence, read), context)
    now = reader.dated or reader.now
    topics = read_topics(sentence, reader.names, reader.describe, context, now)
    events = without_known(events_of_sentence(sentence, reader, context), topics)
    rest = without_events(topics, events)
    clauses = (
        *(_event(one, sentence, reader, context) for one in events),
        *(with_its_figure(one, sentence, reader, context) for one in rest),
    )
    new = (one for one in clauses if _is_new(one, read))
    added = sorted(new, key=lambda one: one[0].start)
    if not added:
        return read
    facts = [one for one in added if one[1].rule == BY_FACT and not one[1].gap]
    return [*(one for one in read if not _is_said_by(facts, one)), *added]


def _is_new(one: ClauseReading, read: list[ClauseReading]) -> bool:
    """Return whether a clause is not read already, and does not only compare."""
    return not _OF_MOST.match(one[0].text) and not any(_is_same(one, other) for other in read)


def _event(
    one: EventReading, sentence: str, reader: ParserContext, context: Context
) -> ClauseReading:
    """Return an event, open where its words without its times leave it so."""
    words = one.part._replace(text=one.words)
    return one.part, with_its_figure((words, one.reading), sentence, reader, context)[1]


def _left_to_each(read: list[ClauseReading], context: Context) -> list[ClauseReading]:
    """Return readings, open where they take for one state or span what is said of several."""
    of_them = (is_one_of_them(part.text, one.states, context) for part, one in read)
    return [
        (part, replace(one, gap=one.gap or EACH_OF_THEM))
        if is_open
        else as_years_apart((part, one))
        for (part, one), is_open in zip(read, of_them, strict=True)
    ]


EACH_OF_THEM = "not accounted for: several states, of each of which it is said"


def as_years_apart(reading: ClauseReading) -> ClauseReading:
    """Return a reading, open where it takes for all of a span what was so at some time in it.

    What was so "in 1965 and 1971" was so in each of the two, and a war "between 1948 and 1952" in
    one year at least.
    """
    part, one = reading
    is_span = one.test is not None and one.test.quantity is None and one.test.time.kind == "between"
    is_apart = is_span and len(years_listed(part.text)) > 1
    is_apart |= is_span and one.rule in _OF_WAR and WITHIN.search(part.text.lower()) is not None
    if _is_of_one_of_years(part.text, one):
        return part, one.undenied()
    return (part, replace(one, gap=one.gap or YEARS_APART)) if is_apart else reading


def _is_of_one_of_years(text: str, one: Interpretation) -> bool:
    """Return whether one of several years that words list was read, which may be another's."""
    is_of_year = one.test is not None and one.test.quantity is None and one.test.time.kind == "year"
    return is_of_year and len(years_listed(text)) > 1


_OF_WAR = ("interstate war", "militarised disputes")
YEARS_APART = "not accounted for: years of which it is not said that it was so in all"


def _is_said_by(facts: list[ClauseReading], reading: ClauseReading) -> bool:
    """Return whether a reading has no test, or a plain fact says what is left open in it.

    So does a fact within it that denies what a rule does not, or the other way round.
    """
    part, one = reading
    if one.test is None:
        return True
    return any(
        (bool(one.gap) or (overlap(place, part) and _is_otherwise(fact, one)))
        and set(fact.states) == set(one.states)
        and fact.test is not None
        and measures_of(fact.test) & measures_of(one.test)
        for place, fact in facts
    )


def _is_opposite(fact: Interpretation, one: Interpretation) -> bool:
    """Return whether of a fact and a reading of its time one denies what the other says."""
    if fact.test is None or one.test is None or one.test.quantity is not None:
        return False
    return fact.test.time == one.test.time and _denies(fact.test) is not _denies(one.test)


def _is_otherwise(fact: Interpretation, one: Interpretation) -> bool:
    """Return whether a fact is the opposite of a reading, or has its states in other roles."""
    return _is_opposite(fact, one) or _is_turned_round(fact, one)


def _is_turned_round(fact: Interpretation, one: Interpretation) -> bool:
    """Return whether a fact has the states of a reading in other roles, which are not clear."""
    if fact.test is None or one.test is None or one.are_roles_clear:
        return False
    is_directed = one.test.lookups[0].measure in _OF_ONE_TO_ANOTHER
    return is_directed or fact.test.lookups[0].states != one.test.lookups[0].states


_OF_ONE_TO_ANOTHER = ("leader_visits", "chinese_leader_visits", "diplomatic_representation")
"""Measures of what one state does to another."""


def _are_of_two_years(fact: Interpretation, one: Interpretation) -> bool:
    """Return whether a fact and a reading are of two years that are both named."""
    times = [reading.test.time for reading in (fact, one) if reading.test]
    return {time.kind for time in times} == {"year"} and times[0].last != times[1].last


def _denies(test: ClaimTest) -> bool:
    """Return whether a test asks that something is not so, or hardly."""
    is_of_none = any(str(one) == "value = 0" for one in test.criterion.conditions)
    return test.negated is not is_of_none


_OF_MOST = re.compile(r"\W*(?:\w+ ){1,4}than (?:for |of )?most (?:pairs|states)\W*$")
"""What compares the figure before it, as briefs do, and is about nothing else."""


_NOW_AND_THEN = {"now", "year"}
"""The times of what is so and of when it began or ended, of which each is a claim of its own."""


def _is_same(topic: ClauseReading, other: ClauseReading) -> bool:
    """Return whether a clause is read already, or by the same measure of the same states."""
    (span, one), (place, reading) = topic, other
    if one.test is None or reading.test is None:
        return False
    is_within = overlap(place, span)
    shared = bool(measures_of(reading.test) & measures_of(one.test))
    if one.rule == BY_FACT or not shared:
        if one.rule == BY_FACT:
            return shared and _is_read_fact(one, reading)
        return is_within and not reading.gap
    return _is_again(one, reading, is_within=is_within)


def _is_read_fact(fact: Interpretation, reading: Interpretation) -> bool:
    """Return whether a reading without a gap is that of a fact: of its states, and its time."""
    times = {one.test.time.kind for one in (fact, reading) if one.test}
    is_turn = fact.test is not None and fact.test.growth and times == _NOW_AND_THEN
    is_read = not reading.gap and (reading.are_roles_clear or not reading.is_by_figure)
    is_read &= not _is_opposite(fact, reading) and not _are_of_two_years(fact, reading)
    is_read &= not _is_turned_round(fact, reading)
    return is_read and not is_turn and set(reading.states) == set(fact.states)


def _is_again(one: Interpretation, reading: Interpretation, *, is_within: bool) -> bool:
    """Return whether a topic is of a measure that a reading has of the same states, or of more."""
    if is_within and set(one.states) < set(reading.states):
        return True  # each of several is not found again
    if set(reading.states) != set(one.states):
        return is_within and not reading.gap
    is_of_time = (reading.test and reading.test.time) == (one.test and one.test.time)
    return is_within or _is_of_years(reading) or is_of_time


def _is_of_years(reading: Interpretation) -> bool:
    """Return whether a clause is read without a gap, and of several years."""
    kinds = ("since", "between", "span")
    return reading.test is not None and not reading.gap and reading.test.time.kind in kinds


def measures_of(test: ClaimTest) -> set[str]:
    """Return the measures by which a claim may be tested."""
    return {lookup.measure for one in test.operationalisations for lookup in one.lookups}


CONTINUES = 9
"""Of how many words what continues a clause is at most."""


def with_continuations(read: list[ClauseReading]) -> list[ClauseReading]:
    """Return readings, with those that continue a clause as open to denial as the clause is.

    "And Japan is Australia's fifth-largest" has no words of its own by which rules could tell the
    measure: it has that of the clause before.
    """
    seconded = {
        (one.rule, *sorted(measures_of(one.test))) for _, one in read if one.may_deny and one.test
    }
    return [
        (part, replace(one, may_deny=one.may_deny or _continues(part, one, seconded)))
        for part, one in read
    ]


def _continues(part: TextSpan, one: Interpretation, seconded: set[tuple[str, ...]]) -> bool:
    """Return whether a short clause continues one of some rules and measures."""
    if one.test is None or len(part.text.split()) > CONTINUES:
        return False
    return (one.rule, *sorted(measures_of(one.test))) in seconded


def spoken_of(readings: Iterable[Interpretation], describe: Describe) -> Spoken | None:
    """Return the measure that a sentence speaks of first, with its states and its unit.

    What is said of a group, or of several states together, is continued by no sentence.

    >>> spoken_of([], lambda name: None) is None
    True
    """
    tests = (one.test for one in readings if one.test and not one.gap)
    lookup = next((test.lookups[0] for test in tests), None)
    if lookup is None or lookup.is_of_group:
        return None
    measure = describe(lookup.measure)
    return (measure.name, lookup.states, unit_of(measure)) if measure else None
