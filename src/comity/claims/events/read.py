"""The events of a sentence as facts that the data may bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.claims.claim import ClaimTest, Interpretation, Lookup
from comity.claims.events.found import FoundEvent, find_events
from comity.claims.events.frames import event_topic
from comity.claims.events.groups import with_groups
from comity.claims.events.line import SentenceLine, line_of
from comity.claims.events.states import with_leaders, with_lists
from comity.claims.events.subjects import with_pronouns, with_subjects
from comity.claims.events.times import with_times
from comity.claims.grammar.compile import ABOVE
from comity.claims.reading.base import ParserContext
from comity.claims.text.mentions import Context
from comity.claims.text.sentences import TextSpan, overlap
from comity.claims.text.times import NOW, TimeSpan
from comity.claims.topics.fact_tests import Fact, test_of_fact
from comity.claims.topics.kinds import measure_of_kind
from comity.claims.topics.plain import BY_FACT, Said, lasts
from comity.claims.topics.read import BY_TOPIC, ClauseTopic
from comity.claims.topics.topic import Topic
from comity.panels.codebook import Describe, Description
from comity.wording import claims as wording


@dataclass(frozen=True)
class EventReading:
    """A part of a sentence, how it is read, and its words without times and numbers."""

    part: TextSpan
    reading: Interpretation
    words: str


def events_of_sentence(
    sentence: str, reader: ParserContext, context: Context
) -> list[EventReading]:
    """Read the events of a sentence, each of its states and times as one fact.

    A fact is open where words around it may twist it, or it is of a time that is not known.
    """
    mentions = reader.names.find_states(sentence)
    line = line_in_full(line_of(sentence, mentions), context, reader.dated)
    nearby = tuple(dict.fromkeys(code for one in mentions for code in one.states))
    readings = [
        EventReading(TextSpan(sentence[slice(*event.span)], *event.span), one, event.words)
        for event in find_events(line, context)
        for one in _readings(event, reader.describe, nearby, reader.dated or reader.now)
    ]
    return list({repr(one.reading.test): one for one in reversed(readings)}.values())[::-1]


def without_events(
    topics: Sequence[ClauseTopic], events: Sequence[EventReading]
) -> list[ClauseTopic]:
    """Return the topics of a sentence that no event says as well.

    >>> without_events([], [])
    []
    """
    return [one for one in topics if not any(_is_of_event(one, event) for event in events)]


def without_known(
    events: Sequence[EventReading], topics: Sequence[ClauseTopic]
) -> list[EventReading]:
    """Return the events that are facts, or of which no topic is one in nearly the same words.

    >>> without_known([], [])
    []
    """
    facts = [one for one in topics if one[1].rule == BY_FACT]
    return [
        event
        for event in events
        if event.reading.rule == BY_FACT or not any(_is_of_topic(event, one) for one in facts)
    ]


def _is_of_topic(event: EventReading, topic: ClauseTopic) -> bool:
    """Return whether an event that is left open is of the measure and states of a topic."""
    (span, one), other = topic, event.reading
    if one.test is None or other.test is None or set(one.states) != set(other.states):
        return False
    shared = {one.measure for one in one.test.lookups} & {one.measure for one in other.test.lookups}
    more = len(span.text.split()) - len(event.part.text.split())
    return bool(shared) and overlap(event.part, span) and more <= MORE


MORE = 2
"""How many words more than an event a fact has that says the same."""


def _is_of_event(topic: ClauseTopic, event: EventReading) -> bool:
    """Return whether an event says the same as a topic, or what a topic leaves open."""
    (span, one), other = topic, event.reading
    if one.test is None or other.test is None:
        return False
    if repr(one.test) == repr(other.test):
        return True
    shared = {one.measure for one in one.test.lookups} & {one.measure for one in other.test.lookups}
    is_same = one.rule != BY_FACT or (other.rule == BY_FACT and one.states == other.states)
    return bool(shared) and overlap(event.part, span) and is_same


def line_in_full(line: SentenceLine, context: Context, written: int | None) -> SentenceLine:
    """Return a line with its groups, leaders, lists, pronouns and times as one item each."""
    line = with_times(with_groups(line, context), context.time, written)
    return with_subjects(with_pronouns(with_lists(with_leaders(line)), context))


def _readings(
    event: FoundEvent, describe: Describe, nearby: tuple[int, ...], now: int
) -> Iterator[Interpretation]:
    """Yield a reading for each of the states and times of an event."""
    for states, time in event.cases:
        measure = _measure(event, time, describe)
        if measure is not None and measure.sender in (None, *states):
            yield _reading(event, measure, states, time, nearby, now)


def _measure(event: FoundEvent, time: TimeSpan, describe: Describe) -> Description | None:
    """Return the measure of an event that covers its time, or else its first."""
    there = [measure for name in _measures(event) if (measure := describe(name))]
    covering = (one for one in there if _covers(one, time))
    return next(covering, there[0] if there else None)


def _measures(event: FoundEvent) -> tuple[str, ...]:
    """Return the names of its measures: of the EU's sanctions, of a group, of several together."""
    frame = event.frame
    if frame.measure == "member":
        return (event.group,)
    if frame.measure == "sanctions_imposed":
        kind = measure_of_kind(frame.measure, event.words)
        return ("eu_sanctions_imposed",) if event.is_of_eu else (kind,)
    if event.is_together:
        return (frame.together,)
    return event_topic(frame.measure, also=frame.also).measures


def _covers(measure: Description, time: TimeSpan) -> bool:
    """Return whether a measure has data in the years that a time names."""
    years = [year for year in (time.first, time.last) if year is not None]
    return all(measure.years[0] <= year <= measure.years[1] for year in years)


def _topic(event: FoundEvent, measure: Description) -> Topic:
    """Return the topic by whose words the fact of an event is tested."""
    if event.frame.measure == "member":
        return event_topic(measure.name)
    if event.is_together:
        return event_topic(event.frame.together)
    return event_topic(event.frame.measure, also=event.frame.also)


def _reading(
    event: FoundEvent,
    measure: Description,
    states: tuple[int, ...],
    time: TimeSpan,
    nearby: tuple[int, ...],
    now: int,
) -> Interpretation:
    """Build the reading of an event: a fact, or a topic that is left open."""
    test = ClaimTest((Lookup(measure.name, states),), time, ABOVE)
    fact = None
    if event.is_plain and not _is_lost(event, measure, time):
        masked = f"{event.frame.phrase} {'between' if time.kind == 'between' else ''}"
        fact = test_of_fact(test, Fact(event.said, _topic(event, measure), measure, masked, now))
    if fact is None:
        return Interpretation(BY_TOPIC, BY_TOPIC, states, test, wording.TOPIC)
    around = tuple(dict.fromkeys((*states, *nearby)))
    return Interpretation(BY_FACT, BY_FACT, states, fact, "", is_by_figure=True, nearby=around)


LASTING = "at war"
"""How it is said that a war lasted."""


def _is_lost(event: FoundEvent, measure: Description, time: TimeSpan) -> bool:
    """Return whether an event has no time, and is not so of any."""
    if event.frame.phrase == LASTING and time.kind != "year":
        return True  # of a span it may have been so in all years, or in some
    if time != NOW or event.frame.phrase:
        return False
    return not lasts(measure) or event.said in (Said.CONCLUDED, Said.FIRST)
