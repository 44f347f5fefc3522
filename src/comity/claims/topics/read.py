"""Reading the topic of a clause that no rule reads: what it is about, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity.claims.claim import ClaimTest, Interpretation, Lookup
from comity.claims.grammar.compile import ABOVE, fit_period
from comity.claims.lexicon import Lexicon
from comity.claims.patterns import Pattern
from comity.claims.text.mentions import Context, NameIndex
from comity.claims.text.roles import assign
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import TimeSpan, find_time
from comity.claims.topics.each import (
    Listed,
    each_of_listed,
    each_pair,
    each_time,
    without_lists,
    without_models,
)
from comity.claims.topics.fact_tests import Fact, test_of_fact
from comity.claims.topics.heads import joined_after, with_counted_times, with_heads
from comity.claims.topics.kinds import measure_of_kind
from comity.claims.topics.named_before import with_named_before
from comity.claims.topics.parts.definite import definite_facts
from comity.claims.topics.parts.gapped import with_gaps_filled
from comity.claims.topics.parts.plain_order import with_plain_words
from comity.claims.topics.parts.sentence_parts import (
    SentencePart,
    sentence_parts,
    with_central_banks,
)
from comity.claims.topics.parts.understood import PAIR, completed
from comity.claims.topics.plain import (
    BY_FACT,
    Said,
    has_two_objects,
    is_lost_event,
    said_of,
)
from comity.claims.topics.topic import Topic, open_words, topics_fitting
from comity.panels.codebook import Describe, Description
from comity.wording import claims as wording

ClauseTopic = tuple[TextSpan, Interpretation]
"""A part of a sentence, and what it is about."""

BY_TOPIC = "a topic by its words"
"""The rule of what is read by the words of a clause alone; only its figure can support it."""

_THAN = re.compile(
    r"\b(?:than|ahead of|behind|below|above|overt\w+|pass(?:es|ed)|outstrip\w*|exceed\w*|"
    r"displac\w+|surpass\w*|replac\w+|dwarf\w*|outspen\w+|as (?:many|much|large|big) as)\b"
)


@dataclass(frozen=True)
class _Scene:
    """What topics are read with: the lexicon, the measures, and what the text spoke of before."""

    lexicon: Lexicon
    describe: Describe
    context: Context
    now: int


@dataclass(frozen=True)
class _StatedTopic:
    """The measure of a topic, with the states that a part says it of, and its time."""

    topic: Topic
    measure: Description
    states: tuple[tuple[int, ...], ...]
    said: Said = Said.OTHERWISE

    @property
    def size(self) -> int:
        """Of how many states its measure is."""
        return self.topic.states


def read_topics(
    sentence: str,
    names: NameIndex,
    describe: Describe,
    context: Context,
    now: int,
) -> list[ClauseTopic]:
    """Read what each part of a sentence is about, where its states are known.

    A part that names no topic has that of the one before it, if it has a figure, a year or
    words that compare: "in 2019 it was 8.4 billion", "and nor has France".
    """
    time = find_time(sentence, now)
    mentions = names.find_states(sentence, time.last or time.first)
    mentions = with_central_banks(sentence, mentions)
    scene = _Scene(names.lexicon, describe, context, now)
    readings: list[ClauseTopic] = []
    before: list[_StatedTopic] = []
    parts = joined_after(sentence, sentence_parts(sentence, mentions, now, context.time))
    parts = with_counted_times(sentence, parts)
    facts_at = {part.start: list(definite_facts(part, now, context.pair)) for part in parts}
    parts = with_gaps_filled([with_plain_words(without_models(part)) for part in parts])
    parts = with_named_before(with_heads(parts), context)
    for one in parts:
        stated = _stated_topic(one, scene) or _continued(one, before)
        facts = list(_known_facts(facts_at.get(one.start, ()), stated, scene))
        if stated is not None and not any(_is_same_topic(stated, fact) for _, fact in facts):
            readings += _readings(one, stated, scene)
        readings += [new for part, fact in facts for new in _readings(part, fact, scene)]
        before += [stated] if stated else []
    return readings


def _known_facts(
    parts: Iterable[SentencePart], stated: _StatedTopic | None, scene: _Scene
) -> Iterator[tuple[SentencePart, _StatedTopic]]:
    """Yield the facts that a part names as known, where it does not state the same itself."""
    for part in parts:
        fact = _stated_topic(part, scene)
        if fact is None or not fact.said:
            continue
        if stated is None or not stated.said or not _is_same_topic(stated, fact):
            yield part, fact


def _is_same_topic(one: _StatedTopic, other: _StatedTopic) -> bool:
    """Return whether two topics are of the same measure and states."""
    are_same = {frozenset(states) for states in one.states} == {
        frozenset(states) for states in other.states
    }
    return one.topic.measures == other.topic.measures and are_same


def _readings(one: SentencePart, stated: _StatedTopic, scene: _Scene) -> Iterator[ClauseTopic]:
    """Yield the readings of a part: of each of its states in each of its times."""
    span = TextSpan(one.text, one.start, one.start + len(one.text))
    for time in each_time(one):
        part = replace(one, time=time)
        tests = (_interpretation(stated, states, part, scene) for states in stated.states)
        yield from ((span, test) for test in tests if test)


def _stated_topic(part: SentencePart, scene: _Scene) -> _StatedTopic | None:
    """Return the topic that the words of a part name, with its states; None without any."""
    topic = _topic_of(part, scene)
    measure = _measure_of(topic, part, scene.describe) if topic else None
    if topic is None or measure is None:
        return None
    is_of_two = topic.states == len(("one", "other"))
    part, listed = without_lists(part) if is_of_two and topic.asserts else (part, {})
    states = _states_of(part, topic, measure, listed, scene)
    is_several = len(part.named) > 2 or (not listed and has_two_objects(topic, part.masked))
    is_open = is_of_two and is_several
    is_open |= is_lost_event(topic, measure, part.time, part.masked)
    said = Said.OTHERWISE if is_open else said_of(topic, part.masked)
    return _StatedTopic(topic, measure, states, said) if states else None


def _states_of(
    part: SentencePart, topic: Topic, measure: Description, listed: Listed, scene: _Scene
) -> tuple[tuple[int, ...], ...]:
    """Return the states, or the pairs of states, of which a part says its topic."""
    if topic.states == 1:
        return each_of_listed(part, scene.context) or _of_one(part, topic)
    two = _of_two(part, topic, measure, scene)
    return each_pair(two, listed) if two else ()


def _measure_of(topic: Topic, part: SentencePart, describe: Describe) -> Description | None:
    """Return the first measure of a topic that covers the time of a part, or else its first."""
    names = (measure_of_kind(name, part.masked) for name in topic.measures)
    there = [measure for name in names if (measure := describe(name))]
    return next((one for one in there if _covers(one, part.time)), there[0] if there else None)


_GOES_ON = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|fifth|tenth|none|"
    r"nothing|twice|double|nor|so (?:has|have|did|does|is|was)|neither|as (?:many|much|large|big) "
    r"as|less than|more than|larger than|smaller than|below|behind|ahead of|above|too|likewise|"
    r"joined|that (?:place|role|position|title|crown)|second|twentieth|hundredth|"
    r"a trickle|came \w+)\b"
)
_TOKEN = re.compile(r"<\d+d?>")
_LONG = 14
"""A part that continues the one before it has no more words."""

_OF_FIRST = re.compile(
    r"(?:<(\d+)>'s (?!,)|\b(?:for|of|those in|counterparts in) (?:the )?<(\d+)d?>|"
    r"^(?:and |for )?<(\d+)d>)"
)


def _continued(part: SentencePart, before: list[_StatedTopic]) -> _StatedTopic | None:
    """Return the topic of the part before, with the state that is named since in its place."""
    last = before[-1] if before else None
    if last is None or len(last.states[0]) > 2 or not _goes_on(part):
        return None
    is_same = _IN_TURN.match(part.masked) is not None
    said = last.said if is_same else _said_of_sanctions(part, last)
    last = replace(last, said=said)
    new = [code for code in part.named if code not in last.states[0]]
    if len(new) == 1:
        return replace(
            last, states=(_exchanged(last.states[0], new[0], _place(part, new[0], before)),)
        )
    if new:
        return None
    return replace(last, states=((part.named[0],),)) if last.size == 1 and part.named else last


_THEY = re.compile(
    r"^(?P<lead>(?:(?:and|but|though|although|while) )*)"
    r"(?:they|these|it|which|that|the (?:measures|penalties|embargo)|(?=were|was|are|is|have))"
)


def _said_of_sanctions(part: SentencePart, last: _StatedTopic) -> Said:
    """Return what a part that names no state tells of the sanctions of the one before it."""
    match = _THEY.match(part.masked) if not part.named else None
    if match is None or "sanctions_" not in last.measure.name:
        return Said.OTHERWISE
    rest = part.masked[match.end() :].strip()
    return said_of(last.topic, f"the sanctions {rest}")


_IN_TURN = re.compile(
    r"^(?:and )?(?:to |with |from |against |on )?(?:the )?<\d+>,? "
    r"(?:in|on) (?:[a-z]+ |\d{1,2} )*(?:1[89]|20)\d\d$"
)
"""Another state and its year, of which is said what is said before: "and Peru in 2011"."""


def _exchanged(states: tuple[int, ...], code: int, place: int) -> tuple[int, ...]:
    """Return some states with another in one place."""
    return (*states[:place], code, *states[place + 1 :])


def _goes_on(part: SentencePart) -> bool:
    """Return whether a part says more of what the one before it is about."""
    is_short = len(part.masked.split()) <= _LONG
    says_more = _GOES_ON.search(_TOKEN.sub("", part.masked))
    return is_short and says_more is not None and not open_words().search(part.masked)


def _place(part: SentencePart, code: int, before: list[_StatedTopic]) -> int:
    """Return the place of a state among two: as before, or else by the words around it."""
    if before[-1].size == 1:
        return 0
    earlier = (states for one in reversed(before) for states in one.states if code in states)
    if states := next(earlier, None):
        return min(states.index(code), 1)
    owner = _OF_FIRST.search(part.masked)
    is_first = owner is not None and part.code(next(filter(None, owner.groups()))) == code
    return 0 if is_first else 1


def _topic_of(part: SentencePart, scene: _Scene) -> Topic | None:
    """Return the first topic whose words a part has; None for what is open, or of a product."""
    if not part.named and not _is_of_understood(part, scene.context):
        return None
    fitting = topics_fitting(part.masked)
    topic = next((one for one in fitting if one.is_spoken_of(part.masked)), None)
    if topic is None or open_words().search(part.masked):
        return None
    is_of_goods = topic.measures[0] in _OF_GOODS
    return None if is_of_goods and _products(scene.lexicon).search(part.masked) else topic


def _is_of_understood(part: SentencePart, context: Context) -> bool:
    """Return whether a part without a state is of one that it leaves to be understood."""
    is_short = len(part.masked.split()) < (FEWEST_OF_VERB if part.may_carry else FEWEST)
    has_subject = part.subject is not None or PAIR.search(part.masked) is not None
    return not is_short and (has_subject or bool(each_of_listed(part, context)))


FEWEST, FEWEST_OF_VERB = 4, 3
"""Fewer words than this, without a state among them, are about no measure."""

_OF_GOODS = ("import_share", "export_share", "exports")


def _products(lexicon: Lexicon) -> Pattern:
    """Return the words for single products, of which there is no measure."""
    return next(rule.patterns[0] for rule in lexicon.rules if rule.name == PRODUCTS)


PRODUCTS = "products"
"""The rule for single products."""


def _interpretation(
    stated: _StatedTopic, states: tuple[int, ...], part: SentencePart, scene: _Scene
) -> Interpretation | None:
    """Build the reading of a topic; None where its measure is of another state's doings."""
    measure, time = stated.measure, part.time
    if measure.sender not in (None, *states):
        return None
    first, *others = _lookups(measure, states, stated.size)
    time = fit_period(time, measure.name) or time
    test = ClaimTest((first,), time, ABOVE, against=tuple(others))
    about = first.states if len(states) == 2 and not others else states
    if stated.said and not others:
        statement = Fact(stated.said, stated.topic, measure, part.masked, scene.now)
        fact = test_of_fact(test, statement)
    else:
        fact = None
    if fact:
        listed = (code for each in stated.states for code in each)
        nearby = tuple(dict.fromkeys((*listed, *part.others)))
        return Interpretation(BY_FACT, BY_FACT, about, fact, "", is_by_figure=True, nearby=nearby)
    return Interpretation(BY_TOPIC, BY_TOPIC, about, test, wording.TOPIC)


def _lookups(measure: Description, states: tuple[int, ...], count: int) -> list[Lookup]:
    """Return what to look up: of one state, of two, or of the first with each of the others."""
    if measure.sender is not None and count == 2:
        other = next((code for code in states if code != measure.sender), states[0])
        return [Lookup(measure.name, (measure.sender, other))]
    if count == 1:
        return [Lookup(measure.name, (code,)) for code in states]
    return [Lookup(measure.name, (states[0], code)) for code in states[1:]]


def _covers(measure: Description, time: TimeSpan) -> bool:
    """Return whether a measure has data in the year that a time names."""
    years = [year for year in (time.first, time.last) if year is not None]
    return all(measure.years[0] <= year <= measure.years[1] for year in years)


_SEVERAL = re.compile(
    r"(?:both |between them )?((?:the )?<\d+>(?:(?:,| and| or)+ (?:the )?<\d+>)+)"
)
_BY = re.compile(r"\bby (?:the )?<\d+d?>(?:(?:, | and |, and | or )(?:the )?<\d+d?>)*")


def _of_one(part: SentencePart, topic: Topic) -> tuple[tuple[int, ...], ...]:
    """Return the state that something is said of, two that are compared, or each of several."""
    is_done_by = topic.measures[0] != "sanctions_received"  # which are imposed by others
    if is_done_by and (by := _BY.search(part.masked)):
        return tuple((part.code(token),) for token in _TOKEN.findall(by[0]))
    if _THAN.search(part.masked) and len(part.named) == 2:
        return (part.named,)
    if several := _SEVERAL.match(part.masked):
        return tuple((part.code(token),) for token in _TOKEN.findall(several[1]))
    subject = _subject(part, topic)
    return () if subject is None else ((subject,),)


def _subject(part: SentencePart, topic: Topic) -> int | None:
    """Return the state that a topic is said of: before its words, carried on, or else any."""
    at = topic.words.search(part.masked)
    before = _TOKEN.search(part.masked[: at.start()]) if at else None
    if before:
        return part.code(before[0])
    if part.may_carry and part.subject is not None:
        return part.subject
    return part.named[0] if part.named else None


def _of_two(
    part: SentencePart, topic: Topic, measure: Description, scene: _Scene
) -> tuple[int, ...] | None:
    """Return two states in their roles, or three of which two are compared."""
    if spoken := _spoken_of_before(part, measure, scene.context):
        return spoken
    whole = completed(part, scene.context)
    if whole is None:
        return None
    if len(whole.named) == 3 and _THAN.search(whole.masked):
        return whole.in_order
    tokens = {
        code: tuple(f"<{n}{m.token}>" for n, m in enumerate(whole.mentions) if code in m.states)
        for code in whole.named[:3]
    }
    if topic.first or topic.second:
        cues = {"first": _cues_of(topic.first), "second": _cues_of(topic.second)}
        return assign(whole.masked, tokens, ("first", "second"), cues)[0]
    roles = scene.lexicon.roles.get(measure.name)
    if roles is None:
        return whole.in_order[:2]
    return assign(whole.masked, tokens, roles, scene.lexicon.cues)[0]


def _spoken_of_before(
    part: SentencePart, measure: Description, context: Context
) -> tuple[int, ...]:
    """Return the states of the sentence before, where a part without any is of its measure."""
    name, states, _ = context.spoken or ("", (), None)
    return states if name == measure.name and not part.named else ()


def _cues_of(cues: Iterable[str]) -> tuple[tuple[float, str], ...]:
    return tuple((3.0, cue) for cue in cues)
