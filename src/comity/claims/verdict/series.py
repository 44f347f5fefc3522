"""Figures of one sentence that confirm how each other were read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Verdict, VerdictName
from comity.claims.figures.read import BY_FIGURE
from comity.claims.reading.several_largest import is_of_several_largest
from comity.claims.text.quantities import is_telling
from comity.claims.text.sentences import TextSpan, overlap
from comity.claims.text.times import YEAR, TimeSpan
from comity.claims.topics.read import BY_TOPIC
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.explain import left_open
from comity.claims.verdict.judge import judge
from comity.claims.verdict.lookup import look_up
from comity.wording import claims as wording


def confirm(readings: Sequence[Interpretation], data: EvidenceData) -> list[Interpretation]:
    """Return the readings of one sentence, with those confirmed that another figure bears out.

    In "China with 38 percent and Brazil with 10" the first figure tells the measure, the owner
    and the year of both: where the data agree with it in every digit, the second was read right,
    whether or not it is true.
    """
    figures = [one for one in readings if _is_figure(one)]
    if not _may_confirm(readings, figures):
        return list(readings)
    exact = [one.test for one in figures if one.test and _is_exact(one, data)]
    confirmed = (_confirmed(one, exact, data) if _is_figure(one) else one for one in readings)
    near = _rounded(readings, figures, data)
    return [_resting(one, exact, near) for one in confirmed]


def _may_confirm(readings: Sequence[Interpretation], figures: Sequence[Interpretation]) -> bool:
    """Return whether a figure may confirm another of its list, or what rests on it."""
    is_resting = any(one.rests_on_figure for one in readings)
    return is_resting or (len(figures) > 1 and not all(map(_may_be_denied, figures)))


def _resting(
    one: Interpretation, exact: Sequence[ClaimTest], near: Sequence[ClaimTest]
) -> Interpretation:
    """Return a comparison with a figure, read for sure where the data agree with the figure.

    What is far from being so is denied then, where the roles of its states are clear; but not
    where the figure is right only after rounding.
    """
    if one.test is None or not one.rests_on_figure or one.gap not in ("", wording.FIGURE_BEFORE):
        return one
    if _is_of_one_of(one.test, exact):
        return replace(one, gap="", is_whole=one.are_roles_clear)
    return replace(one, gap="") if _is_of_one_of(one.test, near) else one


def _is_of_one_of(test: ClaimTest, tests: Sequence[ClaimTest]) -> bool:
    """Return whether one of some tests looks up the same at the same time, or where it came to."""
    ends = {test.time, TimeSpan("year", last=test.time.last)} if test.growth else {test.time}
    return any(each.lookups == test.lookups and each.time in ends for each in tests)


def _rounded(
    readings: Sequence[Interpretation], figures: Sequence[Interpretation], data: EvidenceData
) -> list[ClaimTest]:
    """Return the tests of figures that are right after rounding, where a reading rests on one."""
    if not any(one.rests_on_figure for one in readings):
        return []
    near = (one for one in figures if judge(one, data).name is VerdictName.ROUNDED)
    return [one.test for one in near if one.test]


JudgedReading = tuple[TextSpan, Interpretation, Verdict]
"""A reading of a part of a sentence, with its verdict."""


def settle(judged: Sequence[JudgedReading]) -> list[JudgedReading]:
    """Return one of two readings of the same figure, by a rule and by the words around it.

    That of the words is taken where the data agree with it, and the rule's has no verdict or is
    right after rounding; and where it is of other states, and the data do not agree with the
    rule's to the digit. An open topic is left for a verdict on the same in the same words.
    """
    lost = {
        id(loser) for one in judged for other in judged if (loser := _worse(one, other)) is not None
    }
    return [
        _as_borne_out(one, judged)
        for one in judged
        if id(one) not in lost and not any(_is_topic_of(one, other) for other in judged)
    ]


def _as_borne_out(one: JudgedReading, judged: Sequence[JudgedReading]) -> JudgedReading:
    """Return one of several called the largest, left open where its own figure is not right.

    "The main suppliers were B with 78 percent and C with 15" says more of C than its rank.
    """
    part, reading, verdict = one
    test = reading.test
    if test is None or not verdict.name.is_definite or not is_of_several_largest(test):
        return one
    own = {name.name for _, each, name in judged if _has_level_of(test, each)}
    if not own or VerdictName.SUPPORTED in own:
        return one
    return part, reading, left_open(wording.SOME_WORDS, verdict.evidence, has_figure=True)


def _has_level_of(test: ClaimTest, one: Interpretation) -> bool:
    """Return whether a reading is of the figure of what a test ranks."""
    is_level = one.test is not None and not one.test.is_of_rank
    return is_level and one.test is not None and one.test.lookups == test.lookups


def _is_topic_of(one: JudgedReading, other: JudgedReading) -> bool:
    """Return whether a reading is the open topic of words that another has a verdict on."""
    if one[1].rule != BY_TOPIC or one[2].name.is_definite or not other[2].name.is_definite:
        return False
    is_same = one[1].is_of_measure_of(other[1]) and {*one[1].states} == {*other[1].states}
    return is_same and overlap(one[0], other[0])


def _worse(by_words: JudgedReading, ruled: JudgedReading) -> JudgedReading | None:
    """Return which of two readings of one figure is left; None where they are no rivals."""
    own, other = by_words[1], ruled[1]
    if own.rule != BY_FIGURE or other.rule == BY_FIGURE or own.stated != other.stated:
        return None
    if own.rests_on_figure and not own.stated:
        return None
    return ruled if _is_left(by_words, ruled) else by_words


def _is_left(by_words: JudgedReading, ruled: JudgedReading) -> bool:
    """Return whether the reading of a rule is left for that of the words around its figure."""
    own, other, name = by_words[1], ruled[1], ruled[2].name
    if not name.is_definite:
        is_unclear = not (other.are_roles_clear or other.is_whole)
        return is_unclear or by_words[2].name is VerdictName.SUPPORTED
    if name is VerdictName.ROUNDED and by_words[2].name is VerdictName.SUPPORTED:
        return True
    if name is not VerdictName.CONTRADICTED and by_words[2].name is VerdictName.CONTRADICTED:
        return False
    return name is not VerdictName.SUPPORTED and _differ(own, other)


def _differ(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings of one measure are of other states."""
    if other.test is None or other.test.against or other.test.growth:
        return False
    return one.is_of_measure_of(other) and set(one.states) != set(other.states)


BORNE_OUT = "it is borne out as read by other words of the sentence"
OF_ONE_ALONE = "the figure may be of one of several states that the sentence names"
OF_YEAR_NAMED = "the sentence names a year, and the words before it may be of that year"
OF_OTHER_COUNT = "the count may be of something else, or of all years up to one"
OF_WORLD = "it is the rank among all states, and not in the group that was tested"
LARGEST = "“most” may mean the largest part"


def without_rash_denials(
    judged: Sequence[JudgedReading], sentence: str, data: EvidenceData
) -> list[JudgedReading]:
    """Return the readings of a sentence, those left open that it denies only as one may read it."""
    certain = []
    for one in judged:
        part, reading, verdict = one
        is_denial = verdict.name is VerdictName.CONTRADICTED and reading.test is not None
        reason = _why_rash(one, judged, sentence, data) if is_denial else ""
        certain.append((part, reading, left_open(reason, verdict.evidence)) if reason else one)
    return certain


def of_one_year(judged: Sequence[JudgedReading]) -> list[JudgedReading]:
    """Return the figures of a list without a year, those of another year than most left open.

    The figures of one list are of one year, and each is near that of one year or another.
    """
    years: dict[tuple[str, int], Counter[int]] = {}
    for one in judged:
        if (key := _list_of(one)) and one[2].year is not None:
            years.setdefault(key, Counter())[one[2].year] += 1
    meant = {key: max(count, key=lambda y: (count[y], y)) for key, count in years.items()}
    return [_of_year(one, meant) for one in judged]


def _list_of(one: JudgedReading) -> tuple[str, int] | None:
    """Return the measure and the owner of a borne out figure without a year; None for others."""
    test = one[1].test
    is_right = one[2].name in (VerdictName.SUPPORTED, VerdictName.ROUNDED)
    if test is None or not is_right or test.quantity is None or test.time.kind != "now":
        return None
    lookup = test.lookups[0]
    return (lookup.measure, lookup.states[0]) if len(lookup.states) > 1 else None


def _of_year(one: JudgedReading, meant: Mapping[tuple[str, int], int]) -> JudgedReading:
    """Return a figure, left open where it is of another year than that of its list."""
    part, reading, verdict = one
    key = _list_of(one)
    if key is None or verdict.year == meant[key]:
        return one
    return part, reading, left_open(wording.NOT_OF_ITS_DAY, verdict.evidence)


def _why_rash(
    one: JudgedReading, judged: Sequence[JudgedReading], sentence: str, data: EvidenceData
) -> str:
    """Return why a denial is rash; empty for one that is not."""
    reading = one[1]
    others = [other for other in judged if other is not one and other[1].test]
    if any(_answers(other, reading) for other in others):
        return BORNE_OUT
    if reading.stated and (reason := _why_of_another(reading, others, sentence)):
        return reason
    if _is_count_of_others(one, sentence):
        return OF_OTHER_COUNT
    if _is_of_year_named(one, sentence):
        return OF_YEAR_NAMED
    if _is_large_part(one):
        return LARGEST
    return OF_WORLD if _is_of_world(one, data) else ""


def _answers(other: JudgedReading, one: Interpretation) -> bool:
    """Return whether another reading is right that says the same, or whose rank it is."""
    return _bears_out(other, one) or _is_held_by(other, one)


def _is_held_by(other: JudgedReading, one: Interpretation) -> bool:
    """Return whether another state of a sentence has the very rank that is denied of one.

    "A spent 3 percent, the highest figure in the region, and B 1.5": the rank is A's alone.
    """
    test, same = one.test, other[1].test
    if test is None or same is None or test.quantity or same.quantity:
        return False
    is_alike = (test.criterion, test.time, test.among) == (same.criterion, same.time, same.among)
    is_first = test.criterion.name == "the largest" and other[2].name is VerdictName.SUPPORTED
    return is_first and is_alike and test.lookups[0].measure == same.lookups[0].measure


def _why_of_another(reading: Interpretation, others: Sequence[JudgedReading], sentence: str) -> str:
    """Return why a figure may be of other states than those of a denial; empty where it is not."""
    same = [other[1] for other in others if other[1].stated == reading.stated]
    if any(_is_turned(other, reading) for other in same):
        return wording.UNCLEAR_ROLES
    is_once = sentence.count(reading.stated) == 1
    return OF_ONE_ALONE if is_once and _is_spread(reading, same, others) else ""


def _is_of_world(one: JudgedReading, data: EvidenceData) -> bool:
    """Return whether a rank that a state has not in a group is the one that it has in the world."""
    test, year = one[1].test, one[2].year
    if test is None or test.quantity is None or year is None or not (test.peers or test.among):
        return False
    is_rank = test.quantity.unit == "rank"
    return (
        is_rank and look_up("rank", test.lookups[0], year, test.time, data) == test.quantity.value
    )


_UP_TO = re.compile(
    r"\b(?:[Uu]p to|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]s of|through) (?:the end of )?[12]\d{3}\b"
)
_OTHER_COUNTED = re.compile(
    r"^ (?:other |of the |out of |more )?(?:[a-z]+ )?(?:members?|states|countries|votes?|nations|"
    r"governments|abstentions?)\b"
)


def _is_count_of_others(one: JudgedReading, sentence: str) -> bool:
    """Return whether a count may be of members or votes, or of all years up to one."""
    test = one[1].test
    if test is None or test.quantity is None or test.quantity.unit != "count":
        return False
    after = sentence.partition(one[1].stated)[2]
    is_of_vetoes = "vetoes" in test.lookups[0].measure
    is_of_others = is_of_vetoes and _OTHER_COUNTED.match(after) is not None
    return is_of_others or _UP_TO.search(sentence) is not None


def _is_of_year_named(one: JudgedReading, sentence: str) -> bool:
    """Return whether a fact without a year or figure may be of the year that its sentence names."""
    part, reading, _ = one
    test = reading.test
    is_undated = test is not None and test.quantity is None and test.time.kind == "now"
    is_open = is_undated and not YEAR.search(part.text) and not _NOW.search(part.text)
    return is_open and YEAR.search(sentence) is not None


def _is_large_part(one: JudgedReading) -> bool:
    """Return whether "most" of what is traded may mean a part that is large, and no half."""
    evidence = one[2].evidence[0]
    is_of_trade = evidence.lookup.measure.endswith("_share")
    return is_of_trade and one[1].stated.lower() == "most" and (evidence.value or 0) >= LARGE


_NOW = re.compile(r"\b(?:now|today|currently|these days|no longer|any ?more|still)\b")

LARGE = 0.2
"""A share from which on one may be the largest, which "most" is said of."""


def _bears_out(other: JudgedReading, one: Interpretation) -> bool:
    """Return whether another reading of the same fact, or the same figure, is right."""
    if other[2].name not in (VerdictName.SUPPORTED, VerdictName.ROUNDED):
        return False
    test, own = other[1].test, one.test
    is_same = test is not None and own is not None and test.lookups == own.lookups
    return is_same and other[1].stated == one.stated


def _is_turned(other: Interpretation, one: Interpretation) -> bool:
    """Return whether two readings of one figure have two states in opposite roles."""
    return len(one.states) > 1 and other.states[:2] == one.states[:2][::-1]


def _is_spread(
    one: Interpretation, same: Sequence[Interpretation], others: Sequence[JudgedReading]
) -> bool:
    """Return whether a figure is read of several states, of which others have their own."""
    states = {each.states for each in (one, *same)}
    return len(states) > 1 and any(other[1].stated not in ("", one.stated) for other in others)


def _is_figure(one: Interpretation) -> bool:
    """Return whether a reading tests a figure, which is no rank, and nothing is left open in it."""
    test = one.test
    if test is None or one.gap or one.premise or test.criterion != FIGURE or test.is_of_rank:
        return False
    return (
        not (test.growth or test.against or test.peers or test.negated) and len(test.lookups) == 1
    )


def _may_be_denied(one: Interpretation) -> bool:
    return one.may_deny and not one.is_by_figure


def _is_exact(one: Interpretation, data: EvidenceData) -> bool:
    """Return whether the data agree with a figure in digits that tell."""
    stated = one.test.quantity if one.test else None
    if stated is None or not is_telling(stated):
        return False
    return judge(one, data).name is VerdictName.SUPPORTED


def _confirmed(
    one: Interpretation, exact: Sequence[ClaimTest], data: EvidenceData
) -> Interpretation:
    """Return a reading, confirmed where one of the exact figures is of the same list."""
    test = one.test
    if test is None or _may_be_denied(one):
        return one
    is_directed = data.describe(test.lookups[0]).directed
    members = [other for other in exact if _is_of_one_list(test, other, is_directed=is_directed)]
    if members:
        is_told = len(test.lookups[0].states) == 1 or is_directed or len(members) > 1
        is_clear = one.are_roles_clear or is_told  # another partner is that of the owner
        return replace(one, is_by_figure=False, may_deny=True, are_roles_clear=is_clear)
    if any(_is_of_other_time(test, other) for other in exact):
        return replace(one, is_by_figure=False, may_deny=True, are_roles_clear=True)
    return replace(one, is_seconded=any(_is_of_same(test, other) for other in exact))


_HAS_UNIT = re.compile(r"[%$]|per ?cent|illion|dollar", re.IGNORECASE)


def _is_of_same(one: ClaimTest, other: ClaimTest) -> bool:
    """Return whether a figure with its unit is of the same states and year as another."""
    own, others = {*one.lookups[0].states}, {*other.lookups[0].states}
    has_unit = one.quantity is not None and _HAS_UNIT.search(one.quantity.text) is not None
    return has_unit and one != other and one.time == other.time and own <= others


def _is_of_other_time(one: ClaimTest, other: ClaimTest) -> bool:
    """Return whether two tests are of one measure and the same states, each in a year it names."""
    kinds = {one.time.kind, other.time.kind}
    return one.lookups == other.lookups and one.time != other.time and kinds == {"year"}


def _is_of_one_list(one: ClaimTest, other: ClaimTest, *, is_directed: bool) -> bool:
    """Return whether two tests are of one measure and year, and of states of which one differs.

    Of a measure of two states in no order, it may be either.
    """
    own, others = one.lookups[0], other.lookups[0]
    if own.measure != others.measure or one.time != other.time:
        return False
    differ = sum(a != b for a, b in zip(own.states, others.states, strict=True))
    is_shared = not is_directed and len({*own.states} ^ {*others.states}) == 2
    return differ == 1 or is_shared
