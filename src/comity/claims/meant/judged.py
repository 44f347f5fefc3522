"""Judging the figures that a sentence leaves open by the one thing near them that has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from comity.claims.claim import FIGURE, ClaimTest, Evidence, Interpretation, Lookup, Verdict
from comity.claims.doubts.parties import OTHER_PARTY
from comity.claims.figures.read import BY_FIGURE
from comity.claims.meant.chosen import Meant, all_meant, are_of_one
from comity.claims.meant.loose import FEW, MOST, LooseFigure, loose_figures
from comity.claims.rules.criteria import scale_of
from comity.claims.rules.open_figures import gap_of_figure
from comity.claims.rules.parsed import SentenceRead, marked
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.sentences import TextSpan
from comity.claims.text.shown import clause_of_figure
from comity.claims.text.times import RELATIVE, TimeSpan
from comity.claims.verdict.evidence import EvidenceData, read_evidence
from comity.claims.verdict.lone_readings import has_many_digits
from comity.claims.verdict.reach import is_same
from comity.claims.verdict.series import JudgedReading
from comity.wording import claims as wording
from comity.wording.names import capitalise


@dataclass(frozen=True)
class WrittenSentence:
    """A sentence as its text has it, and as it was read."""

    text: str
    read_as: SentenceRead


def with_figures_meant(
    sentence: WrittenSentence,
    judged: Sequence[JudgedReading],
    data: EvidenceData,
    judge: Callable[[Interpretation, EvidenceData], Verdict],
) -> list[JudgedReading]:
    """Return the readings of a sentence, those of its open figures by what has these figures.

    Of the measures that the words of a sentence name, its states and its years, often only one
    has the figure that it states. What is beyond the data is said of no sentence with such a one.
    """
    read = list(judged)
    for figure in loose_figures(sentence.read_as):
        own = [one for one in read if _is_stated(figure, one[1].stated)]
        reading = _read_again(figure, own, read, sentence, data)
        if reading is not None:
            rest = [other for other in read if other not in own and other[1].test]
            read = [*rest, (*reading, judge(reading[1], _with_test(reading[1], data)))]
    return read


def _is_ranked(figure: LooseFigure, read: Sequence[JudgedReading]) -> bool:
    """Return whether a figure is a rank of states of which one has a verdict already."""
    ranked = (one for _, one, verdict in read if verdict.name.is_definite)
    is_rank = figure.stated.unit == "rank"
    return is_rank and any(one.test and {*one.states} & figure.own_states for one in ranked)


def _is_stated(figure: LooseFigure, stated: str) -> bool:
    """Return whether a figure is that of a reading, perhaps with the unit of its list."""
    return figure.stated.text in (stated, re.split(r"[ %]", stated)[0])


def _read_again(
    figure: LooseFigure,
    own: Sequence[JudgedReading],
    read: Sequence[JudgedReading],
    sentence: WrittenSentence,
    data: EvidenceData,
) -> ClauseReading | None:
    """Return a figure as read by what has it; None where its words tell better what it is of."""
    if not all(_is_open(one, data) for one in own) or _is_ranked(figure, read):
        return None
    others = [one for _, one, _ in own if one.test]
    return _read_as_meant(figure, all_meant(figure, data), others, sentence)


def _read_as_meant(
    figure: LooseFigure,
    meant: Sequence[Meant],
    others: Sequence[Interpretation],
    sentence: WrittenSentence,
) -> ClauseReading | None:
    """Return a figure as read by what has it; left open where that is not the only one sure."""
    sure = None if _is_undated(figure, sentence.read_as) else _sure(figure, meant, others)
    if not meant or not (sure or _is_better(figure, meant, others)):
        return None
    part, one = _reading(figure, sure or meant[0], sentence.read_as)
    if one.gap == OTHER_PARTY:
        return None
    gap = "" if sure else _gap_of(others) or wording.MAY_BE_MEANT
    return _placed(part, figure, sentence.text), replace(one, gap=one.gap or gap)


def _is_undated(figure: LooseFigure, sentence: SentenceRead) -> bool:
    """Return whether a sentence counts from a day of writing that is not known, and has no year."""
    is_open = sentence.reader.dated is None and not figure.own_years
    return is_open and RELATIVE.search(sentence.text.lower()) is not None


def _gap_of(others: Sequence[Interpretation]) -> str:
    """Return what a reading left out of the words of a figure, whatever that is of."""
    gaps = (one.gap for one in others if one.gap.startswith("not accounted for"))
    return next((gap for gap in gaps if not gap.startswith(_SOFT)), "")


_SOFT = (wording.SOME_WORDS, wording.WORDS_LEFT)
"""Words of a clause that were not read, of which none is known to change what it says."""


_BY_DATA = tuple(map(capitalise, (wording.NEAR, wording.APART, wording.of_hidden_flow(""))))
"""Why a figure is left open that was read well."""


def _is_open(one: JudgedReading, data: EvidenceData) -> bool:
    """Return whether a reading is left open, and not by its figure, or for want of one."""
    _, reading, verdict = one
    if reading.is_whole and not any(item.value is not None for item in verdict.evidence):
        return False
    is_near = any(_is_near(item, reading.test, data) for item in verdict.evidence)
    return not (verdict.name.is_definite or is_near or verdict.why.startswith(_BY_DATA))


def _is_near(item: Evidence, test: ClaimTest | None, data: EvidenceData) -> bool:
    """Return whether a figure is so near to the one stated that this may well be of it."""
    if test is None or test.quantity is None or item.value is None or test.growth or test.against:
        return False
    return is_same(test.quantity, item.value * scale_of(data.describe(item.lookup)), NEAR)


NEAR = 0.12
"""By what part of itself a figure may be off that is still meant."""


def _placed(part: TextSpan, figure: LooseFigure, written: str) -> TextSpan:
    """Return the words of a figure with their place in its sentence as it is written."""
    place = clause_of_figure(written, figure.stated.text)
    if place is None:
        return TextSpan(part.text, 0, len(written))
    return TextSpan(written[slice(*place)], *place)


def _is_better(
    figure: LooseFigure, meant: Sequence[Meant], others: Sequence[Interpretation]
) -> bool:
    """Return whether what has a figure is shown, and not what its words were read as.

    The data do not agree with that, or its measure is none that the words around it name. A
    share of what a state sells is not shown for one of what it buys.
    """
    lookups = [one.test.lookups[0] for one in others if one.test]
    if not any(one.measure in figure.measures for one in lookups):
        return True
    has_it = any(_is_of(one, other) for one in others for other in meant)
    first = meant[0]
    is_other_flow = any(
        _kind(one.measure) == _kind(first.measure.name) and one.states == first.states
        for one in lookups
        if one.measure != first.measure.name
    )
    return first.is_exact and not has_it and not is_other_flow


def _is_of(one: Interpretation, meant: Meant) -> bool:
    """Return whether a reading is of what has a figure, and of no other year."""
    if one.test is None or len(one.test.lookups) != 1 or one.test.against or one.test.growth:
        return False
    lookup = one.test.lookups[0]
    is_in_order = lookup.states == meant.states or not meant.measure.directed
    is_same = lookup.measure == meant.measure.name and {*lookup.states} == {*meant.states}
    return is_same and is_in_order and one.test.time.last in (meant.year, None)


def _reading(figure: LooseFigure, meant: Meant, sentence: SentenceRead) -> ClauseReading:
    """Return a figure as read by what has it, with the doubts that its sentence casts on it."""
    test = ClaimTest(
        (Lookup(meant.measure.name, meant.states),),
        TimeSpan("year", last=meant.year),
        FIGURE,
        quantity=figure.stated,
    )
    one = Interpretation(
        BY_FIGURE,
        BY_FIGURE,
        meant.states,
        test,
        "",
        is_by_figure=True,
        nearby=figure.states,
    )
    gap = gap_of_figure(figure.part, one, sentence.text, sentence.reader, sentence.context)
    return marked(sentence, (figure.part, replace(one, gap=gap)))


def _with_test(one: Interpretation, data: EvidenceData) -> EvidenceData:
    """Return the rows that the test of a reading needs, as of the same day."""
    tests = [one.test] if one.test else []
    own = read_evidence(data.values, tests, data.year, data.partner_rank_measures)
    return replace(own, written=data.written)


def _sure(
    figure: LooseFigure, meant: Sequence[Meant], others: Sequence[Interpretation]
) -> Meant | None:
    """Return the only thing that has a figure of some digits, where no words take it otherwise."""
    agreeing = _agreeing(figure, meant)
    if not agreeing or not are_of_one(agreeing) or _is_turned(agreeing[0], others):
        return None
    first = agreeing[0]
    is_of_words = _is_of_words(figure, first)
    if is_of_words and _is_precise(figure, first):
        return first
    return first if _is_alone(figure, first, is_of_words=is_of_words) else None


def _is_alone(figure: LooseFigure, meant: Meant, *, is_of_words: bool) -> bool:
    """Return whether a figure of two digits is to the digit that of one thing in the year nearest.

    Of 47 such figures in texts with labels 46 were of it, however many states they name. What is
    of a single state is of the one nearest to its figure.
    """
    is_telling = figure.stated.half <= PRECISE * abs(figure.stated.value)
    is_nearest = meant.states == figure.states[:1]
    is_single = is_nearest and not figure.balance and _is_of_way(figure, meant)
    is_exact = meant.is_exact and is_telling and meant.year == figure.years[0]
    return is_exact and (is_of_words or is_single)


_WAYS = re.compile(r"\b(?:ex|im)port")


def _is_of_way(figure: LooseFigure, meant: Meant) -> bool:
    """Return whether a total is of the way that the words before its figure name last."""
    ways = _WAYS.findall(figure.part.text.partition(figure.stated.text)[0])
    is_total = meant.measure.name in ("total_exports", "total_imports")
    return not (is_total and ways) or ways[-1] in meant.measure.name


def _agreeing(figure: LooseFigure, meant: Sequence[Meant]) -> list[Meant]:
    """Return what has a figure as written, or where nothing has it so, what has it nearly.

    A rank is no figure of many digits; others are nearly the same only in three of them.
    """
    if figure.stated.unit == "rank":
        return []
    is_long = has_many_digits(figure.stated)
    near = [one for one in meant if is_long and one.apart <= NEARLY]
    return [one for one in meant if one.is_exact] or near


NEARLY = 0.03
"""By which part a figure of three digits may be off, as of another edition, that is meant."""


def _is_precise(figure: LooseFigure, meant: Meant) -> bool:
    """Return whether a figure has the digits that it needs, of what its sentence names or not."""
    count = MOST if figure.clause_states else FEW
    if not 0 < len(figure.own_states) <= count or not {*meant.states} <= figure.own_states:
        return False
    most = _precision(figure, meant)
    return meant.apart <= most or figure.stated.half <= most * abs(figure.stated.value)


def _precision(figure: LooseFigure, meant: Meant) -> float:
    """Return which part of a figure it may be off, or half its last digit be, by chance hardly."""
    is_nearest = meant.year == figure.years[0]
    if not figure.names_measure or not (is_nearest or meant.year in figure.own_years):
        return VERY_PRECISE
    return PRECISE if is_nearest and figure.own_years else QUITE_PRECISE


PRECISE, QUITE_PRECISE, VERY_PRECISE = 0.05, 0.03, 0.01
"""The second is of a figure whose year is another than that nearest to it in its sentence, the
third of one whose year or measure its words leave open.
"""


def _is_of_words(figure: LooseFigure, meant: Meant) -> bool:
    """Return whether what has a figure is what its words say: a balance, a total, these states."""
    name = meant.measure.name
    if figure.balance or name == "trade_balance":
        is_held = figure.balance != 0 and figure.subject == meant.states[0]
        return is_held and name == "trade_balance"
    if not _is_of_way(figure, meant):
        return False
    if name.startswith("total_") and len(figure.states) > 1:
        return figure.clause_states == meant.states
    return {*figure.clause_states} <= {*meant.states}


def _is_turned(meant: Meant, others: Sequence[Interpretation]) -> bool:
    """Return whether the words of a figure name the flow of it the other way, or another year.

    A share of what one sells and one of what it buys are of two ways. Words that only go on from
    the figure before, with roles that are not clear, name neither.
    """
    kind = _kind(meant.measure.name)
    if kind == "trade_balance":  # whose it is, and of which sign, is a word of its own
        return False
    is_of_either = kind == "trade_share"  # trade is of both, and whose share it is is left open
    named = (one for one in others if one.are_roles_clear or is_of_either)
    clear = (one for one in named if not _is_of_soft(one, meant))
    lookups = (one.test.lookups[0] for one in clear if one.test)
    return any(_kind(one.measure) == kind and {*one.states} == {*meant.states} for one in lookups)


def _is_of_soft(one: Interpretation, meant: Meant) -> bool:
    """Return whether a reading is of what has a figure, and only did not account for all words."""
    return _is_of(one, meant) and (not one.gap or one.gap.startswith(_SOFT))


def _kind(measure: str) -> str:
    """Return what shares of what is sold and of what is bought have in common.

    >>> _kind("arms_export_share") == _kind("arms_import_share")
    True
    """
    return re.sub(r"(?:ex|im)port_share$", "share", measure)
