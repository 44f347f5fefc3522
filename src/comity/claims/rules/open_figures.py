"""Adding to what was read of a sentence the figures that no rule reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from comity.claims.claim import FIGURE, Interpretation
from comity.claims.figures.read import is_stated_level, read_figures
from comity.claims.grammar.patterns import pattern
from comity.claims.reading.base import ParserContext
from comity.claims.rules.completeness import undated, unread
from comity.claims.rules.criteria import compatible
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.asides import clause_around, strip_reason, without_other_doubts
from comity.claims.text.clauses import Clause, parse_clause
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import TextSpan
from comity.claims.text.spelling.counted_times import opens_with_unknown_time
from comity.claims.text.times import NOW, YEAR, TimeSpan
from comity.claims.topics.plain import BY_FACT
from comity.wording import claims as wording


def with_figures(
    sentence: str, read: list[ClauseReading], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Return what was read of a sentence, with a reading of each figure that was left open.

    A reading of a figure takes the place of an open one of the same figure or measure.
    """
    now = reader.dated or reader.now
    figures = read_figures(sentence, reader.names, reader.describe, context, now)
    second = partial(
        _seconded,
        sentence=sentence,
        figures=[other for _, other in figures],
        named_in=reader.names.find_states,
    )
    read = [(part, second(part, one)) for part, one in read]
    added = _added(sentence, figures, [one for _, one in read], reader, context)
    others = [one for one in read if not _is_replaced(one[1], [other for _, other in added])]
    nearby = _states_named(sentence, reader)
    every = [*((part, _by_figure(one)) for part, one in others), *added]
    return [(part, replace(one, nearby=nearby)) for part, one in every]


def _states_named(text: str, reader: ParserContext, year: int | None = None) -> tuple[int, ...]:
    """Return the states that a text names, those of a year, each once, in their order."""
    named = (code for one in reader.names.find_states(text, year) for code in one.states)
    return tuple(dict.fromkeys(named))


def _seconded(
    part: TextSpan,
    one: Interpretation,
    *,
    sentence: str,
    figures: list[Interpretation],
    named_in: Callable[[str], list[Mention]],
) -> Interpretation:
    """Return a reading that may deny where the words around its figure say the same apart from it.

    Measure, states in their roles and time must all be those that the rule found, and the year,
    if any, one of the same words.
    """
    if one.test is None:
        return one
    if any(_is_reversed(one, other) for other in figures):
        return replace(one, are_roles_clear=False)
    if any(_is_later_dated(one, other) for other in figures):
        return replace(one, gap=one.gap or wording.UNDATED)
    if _goes_on(part, sentence, named_in):
        return replace(one, gap=one.gap or wording.SOME_WORDS)
    is_second = _is_timed(part, one.test.time, sentence) and any(
        _is_same_reading(one, other) for other in figures
    )
    return replace(one, may_deny=one.may_deny or is_second)


def _goes_on(part: TextSpan, sentence: str, named_in: Callable[[str], list[Mention]]) -> bool:
    """Return whether the words after a part without a state name that of its figure."""
    return _GOES_ON.match(sentence[part.end :]) is not None and not named_in(part.text)


def _is_same_reading(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings are of the same figure and look up the same."""
    return one.stated == other.stated and _is_same_test(one, other)


_GOES_ON = re.compile(r"^(?:, [\d.]+ ?(?:per ?cent|%))?,? (?:to|from|with) (?:the )?[A-Z]")
"""A state after a figure without any, of which the figure is: "and 0.3 percent, to Egypt"."""


def _is_reversed(one: Interpretation, other: Interpretation) -> bool:
    """Return whether a rule and the words around its figure take two states in opposite roles.

    A share of what one sells and one of what the other buys are of the same flow.
    """
    if one.test is None or other.test is None or one.test.against:
        return False
    own, others = one.test.lookups[0], other.test.lookups[0]
    measures = {of.measure.replace("export_share", "import_share") for of in (own, others)}
    is_same_figure = one.stated == other.stated and len(measures) == 1
    return is_same_figure and len(own.states) == 2 and own.states == others.states[::-1]


def _is_later_dated(one: Interpretation, other: Interpretation) -> bool:
    """Return whether a year at the end of the sentence may be that of a figure read as of today."""
    if one.test is None or other.test is None or one.test.time.kind != "now":
        return False
    is_same = one.stated == other.stated and one.test.lookups == other.test.lookups
    return is_same and other.test.time.kind == "year"


def _is_timed(part: TextSpan, time: TimeSpan, sentence: str) -> bool:
    """Return whether a part names its year, or none is named, or the sentence has no other time."""
    if time.kind == "now" or f"{time.last or time.first}" in _with_windows(part.text):
        return True
    years = {int(year) for year in YEAR.findall(_with_windows(sentence))}
    return years <= {time.first, time.last} and not _OTHER_TIME.search(_BASE.sub("", sentence))


_BASE = re.compile(
    r"(?i)\b(?:compared (?:to|with)|over|from|than(?: in)?|on) (?:the|a) "
    r"(?:previous|preceding|prior|same|year) (?:year|period|earlier|before)\b|"
    r"\byear[- ]on[- ]year\b"
)
"""The year from which a growth counts, which is the time of no level."""


def _with_windows(text: str) -> str:
    """Return a text in which windows of five years have their last alone: "2024" for "2020-24"."""
    return _WINDOW.sub(
        lambda match: (
            f"{int(match[1]) + 4}" if int(match[2][-2:]) == (int(match[1]) + 4) % 100 else match[0]
        ),
        text,
    )


_WINDOW = re.compile(r"\b((?:19|20)\d\d)(?:[-–/]| to | and )(\d{4}|\d\d)\b")


_OTHER_TIME = re.compile(
    r"(?i)\b(?:today|now|currently|once(?! (?:in|that|each|more|again)\b)|later|earlier|ago|"
    r"since|before|previous\w*|former\w*|used to|had been|decades?|century|then|at first|still|"
    r"(?<!that )(?<!same )(?<!last )(?<!this )years?|already|yet to|after|until)\b"
)
"""Words of another time than the one year that a sentence names."""


def _is_same_test(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings look up the same at the same time."""
    if one.test is None or other.test is None:
        return False
    return (one.test.lookups, one.test.time) == (other.test.lookups, other.test.time)


def _added(
    sentence: str,
    figures: list[ClauseReading],
    read: list[Interpretation],
    reader: ParserContext,
    context: Context,
) -> list[ClauseReading]:
    """Return the figures of a sentence that are left open, with why each is not judged."""
    judged = [one for one in read if one.test and not one.gap]
    added = []
    for part, one in figures:
        if any(_is_said_of(one, other) for other in judged):
            continue
        is_full = _is_named_in_full(part, one, sentence, reader)
        figure = replace(
            one,
            gap=one.gap or gap_of_figure(part, one, sentence, reader, context),
            is_named_in_full=is_full,
            is_named_around=is_full or _is_named_around(part, one, sentence, reader),
            is_plain=_is_plain(one, sentence),
        )
        if not _is_open_already(figure, read):
            added.append((part, figure))
    return added


def _is_named_in_full(
    part: TextSpan, one: Interpretation, sentence: str, reader: ParserContext
) -> bool:
    """Return whether the words of a figure name its states and its year, if it has one."""
    named = _states_named(part.text, reader)
    is_named = set(one.states) <= {*named} and one.are_roles_clear
    return is_named and one.test is not None and _is_timed(part, one.test.time, sentence)


def _is_named_around(
    part: TextSpan, one: Interpretation, sentence: str, reader: ParserContext
) -> bool:
    """Return whether a figure's states are in clear roles, and its clause names them alone.

    A state that its words name alone is in a clear role.
    """
    if one.test is None:
        return False
    clause, year = clause_around(sentence, part.start), one.test.time.last
    named = {*_states_named(part.text, reader, year)}
    is_alone = len(named) == 1 and named == {*one.states}
    is_clear = one.are_roles_clear or is_alone
    if not set(one.states) <= named:
        is_clear &= set(one.states) == {*_states_named(clause, reader, year)}
    return is_clear and _is_timed(part, one.test.time, clause)


def _is_plain(one: Interpretation, sentence: str) -> bool:
    """Return whether a sentence says a figure of whole years plainly, and of no other time."""
    is_now = one.test is not None and one.test.time.kind == "now"
    is_of_other_time = is_now and YEAR.search(sentence) is not None
    return not is_of_other_time and _NOT_PLAIN.search(sentence) is None


_NOT_PLAIN = re.compile(
    r"\b(?:no(?! (?:less|more|fewer) than)|not|nor|never|neither|none|hardly|barely|scarcely)\b|"
    rf"n['’]t\b|(?i:{pattern('partly').pattern})"
)
"""Words by which a sentence denies something, or speaks of a part of a year."""


def _is_open_already(one: Interpretation, read: list[Interpretation]) -> bool:
    """Return whether a figure that is not judged is left open by a rule already, as the same."""
    return bool(one.gap) and any(_is_same_reading(one, other) for other in read)


def _is_said_of(one: Interpretation, other: Interpretation) -> bool:
    """Return whether a figure was judged already, as the same or as one of a list."""
    return _is_same_reading(one, other) or _has_unit_of_list(one, other)


def _has_unit_of_list(one: Interpretation, other: Interpretation) -> bool:
    """Return whether a bare number was read in a list, with the unit of its last: "21 and 9%"."""
    is_bare = one.stated[-1:].isdigit()
    return (
        is_bare and other.stated != one.stated and re.split(r"[ %]", other.stated)[0] == one.stated
    )


def _is_replaced(one: Interpretation, figures: list[Interpretation]) -> bool:
    """Return whether an open reading is of what a figure was read of, or of no measure."""
    if one.test is None:
        return bool(figures)
    return bool(one.gap) and any(_is_of_same(one, other) for other in figures)


def _is_of_same(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings are of the same figure, or of the same measure and states."""
    if one.test is None or other.test is None:
        return False
    if one.stated and one.stated == other.stated:
        return True
    is_same = one.is_of_measure_of(other) and {*one.states} == {*other.states}
    return one.test.criterion == FIGURE and is_same


def gap_of_figure(
    part: TextSpan, one: Interpretation, sentence: str, reader: ParserContext, context: Context
) -> str:
    """Return why what a figure was read of is not judged; empty where it may be."""
    doubted = sentence[: part.end] if one.rule == BY_FACT else sentence
    if pattern("in_doubt").search(without_other_doubts(doubted, part.start)) or pattern(
        "doubtful"
    ).search(part.text):
        return wording.FIGURE_ALONE
    if _is_count_up_to(one, part, sentence) or _is_of_unknown_time(one, sentence):
        return wording.FIGURE_ALONE
    now = reader.dated or reader.now
    said = _plainly(part.text, one, sentence, reader)
    time = one.test.time if one.test else NOW
    clause = parse_clause(said, reader.names, reader.lexicon, context, time, now)
    if reader.dated is None and (reason := undated(clause)):
        return reason
    return wording.A_PRODUCT if _is_of_product(clause, one, sentence) else unread(clause, one)


def _is_of_product(clause: Clause, one: Interpretation, sentence: str) -> bool:
    """Return whether a clause sells or buys what only its sentence names, and no measure is of."""
    if one.test is not None and one.test.lookups[0].measure.startswith(("arms_", "fuel_")):
        return False
    is_bare = pattern("bare").search(clause.masked) and not pattern("object").search(clause.masked)
    return bool(is_bare) and pattern("products").search(sentence.lower()) is not None


def _is_of_unknown_time(one: Interpretation, sentence: str) -> bool:
    """Return whether a sentence is of years without data, or counts from one that is not named."""
    is_of_now = one.test is not None and one.test.time.kind == "now"
    return _EARLY.search(sentence) is not None or (is_of_now and opens_with_unknown_time(sentence))


def _plainly(text: str, one: Interpretation, sentence: str, reader: ParserContext) -> str:
    """Return the words of a figure without the reason that they add, and a "there" that is clear.

    It is so where the sentence names no other states than those of the test.
    """
    named, said, test = _states_named(sentence, reader), strip_reason(text), one.test
    if test is not None and not test.growth:
        is_a_head = test.lookups[0].measure == "gdp_per_capita"
        said = _AS_RECORD.sub("", _A_HEAD.sub("", said) if is_a_head else said)
    is_clear = len(named) == 2 and {*named} == {*one.states}
    return _THERE.sub("", said) if is_clear else said


_A_HEAD = re.compile(r"\bper[- ](?:head|capita|person)\b|\b(?:for (?:each|every)|per) (?=[A-Z])")
_AS_RECORD = re.compile(
    r"\ban? (?:new |all-time )?record(?:[- ](?:high|number|level|value|sum|total|figure))?"
    r"(?: of)? (?=(?:USD? ?)?[$\d])"
)
"""What is tested of an output per head already, and of a figure that is a record."""
_THERE = re.compile(r" (?:(?:from|to|in|over) )?there\b")
_EARLY = re.compile(r"(?<!back to )\b1[0-7]\d\d\b(?! ?(?:[mb]illion|dollar|per|%))(?<![$€£]\d{4})")
"""A year before there are data, but for one to which what is so goes back."""


def _is_count_up_to(one: Interpretation, part: TextSpan, sentence: str) -> bool:
    """Return whether a reading is of what was counted in many years, up to one or from it."""
    stated = one.test.quantity if one.test else None
    if stated is None or stated.unit != "count":
        return False
    after = sentence[part.end :][:_NEXT]
    return _UP_TO.search(part.text) is not None or _UP_TO.search(after) is not None


_UP_TO = re.compile(
    r"^\W*(?:.*\b)?(?:before|until|till|by|prior to|up to|after) (?:1[89]|20)\d\d\b"
)
"""A time that is no year: things counted before it are those of many."""

_NEXT = len(" before 1991")


def _by_figure(one: Interpretation) -> Interpretation:
    """Return a reading open only for words left over as one that its figure may support."""
    test = one.test
    is_soft = one.gap.startswith(wording.WORDS_LEFT) or one.gap == wording.SOME_WORDS
    if not is_soft or test is None or test.quantity is None or test.negated or test.against:
        return one
    if test.growth or test.criterion != FIGURE:
        return one
    return replace(one, gap="", is_by_figure=True)


_ATTACKS = re.compile(
    r"\b(?:invad\w+|invasions?|overr[ua]n|march\w* into|attack\w*|"
    r"(?:troops|soldiers|army|armies|forces|tanks|paratroopers|marines|columns) (?:\S+ ){0,7}?"
    r"(?:crossed|landed|entered|poured|rolled|marched|pushed|advanced|swept|stormed)|"
    r"lost (?:\w+ )*(?:war|to)\b|won (?:\w+ )*war|defeat(?:s|ed)|sh[eo]ll\w*|harass\w*|"
    r"shot down|fir(?:ed|es|ing) (?:on|at)|sen[dt]\w* (?:\w+ )?(?:soldiers|troops|warships))",
    re.IGNORECASE,
)
"""Words that say which of two states used force against the other, where the data have both."""

_LASTING = re.compile(
    r"\b(?:for |within )?(?:some |only |just |about )?[\w.]+[ -](?:days?|weeks?|months?|hours?)\b"
)
"""How long an event lasted within a year, which leaves open nothing of it."""

_MEMBERS_OF = re.compile(
    r"\b(?:members?|member states) of (?:(?=(?:the )?(?:European|Eurasian) )|"
    r"the Gulf Cooperation Council)"
)
"""Words that a membership takes of a group, which no figure is of."""

_MUTUAL = re.compile(r"\b(?:one another|each other)\b", re.IGNORECASE)


def with_its_figure(
    reading: ClauseReading, sentence: str, reader: ParserContext, context: Context
) -> ClauseReading:
    """Return what a clause is about, with its one figure as what may support it.

    The figure is a level in the unit of the measure, and nothing in the clause leaves it open.
    """
    part, one = reading
    if one.rule == BY_FACT:
        undated = part._replace(text=_MEMBERS_OF.sub("", _LASTING.sub("", part.text)))
        gap = gap_of_figure(undated, one, sentence, reader, context)
        is_attack = _ATTACKS.search(part.text) and not _MUTUAL.search(part.text)
        premise = wording.WHO_ATTACKED if is_attack else ""
        return part, replace(one, gap=gap, is_by_figure=not gap, premise=premise)
    stated = find_quantities(part.text)
    if one.test is None or one.test.against or len(stated) != 1 or stated[0].unit == "rank":
        return reading
    measure = reader.describe(one.test.lookups[0].measure)
    is_of_measure = measure is not None and compatible(stated[0], measure)
    if not is_of_measure or not is_stated_level(part.text[: stated[0].start]):
        return reading
    test = replace(one.test, criterion=FIGURE, quantity=stated[0])
    figure = replace(one, gap="", is_by_figure=True, test=test)
    is_named = _is_named_around(part, figure, sentence, reader)
    figure = replace(figure, is_named_around=is_named)
    return reading if gap_of_figure(part, figure, sentence, reader, context) else (part, figure)
