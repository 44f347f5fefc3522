"""What stands out about a pair: every figure ranked by declared criteria, ties by rule.

A figure is a candidate under each criterion that applies to it. Its score is how far a
percentile is from the middle, from 0 (the middle of all pairs) to 100 (the very end), cut to
a tenth; of two measures that disagree, how many percentiles they are apart; of an old figure, the
share of the pair's figures that are newer. No criterion has a weight. Hostile facts come first,
then facts on the pair, those on one state alone, and old figures last; in each of these, figures of
the pair's newest five years come before older ones.
Ties are broken by the order of the criteria, then by that of the questions and their indicators.
The highest candidate is the headline; the findings are the next ones, one a question.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from comity.questions.answer import Answer, Conflict
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.questions.registry import ORDER
from comity.questions.summary.answer_order import HOSTILE_MEASURES, WAR, is_hostile, stands
from comity.questions.summary.summarise import (
    MAX_AGE,
    figures_together,
    is_rare,
    newest_answered_year,
    sentence_names,
)
from comity.states.dyad import Dyad
from comity.unit import Unit, UnitKind, share_of
from comity.wording import highlights as wording
from comity.wording.glossary import Scale, yardstick
from comity.wording.newspaper import newspaper_amount
from comity.wording.summaries import without_newest_year

_MIN_COUNT = 30
"""With fewer values in a year than this, a percentile says little."""

_FINDINGS = 3

_RECENT = 5
"""A figure older than this by the newest of the pair comes after those that are not."""

_NEGLIGIBLE = 0.05
"""A change relative to the value after it that no reader would call one."""

_MIN_POINTS = 0.005
"""The same for a change of a share."""

_MIN_MILLIONS = 10.0
"""An amount in millions that is smaller does not stand out, however few have any."""

_MIN_SHARE = 0.001
"""A share that is smaller does not stand out either, unless it is zero."""

_SOMETIMES_UNRECORDED = frozenset({"fuel_exports", "fuel_import_share"})
"""Measures of which a zero may be a delivery that neither side reported: no rise begins there."""

_MIN_COUNTED = 2
"""One case or vote more or less is no change to speak of."""

_MIDDLE = 50.0
"""The percentile of the middle of all pairs."""

_NOTHING = 1e-6
"""What is left of zero where a change is taken from a value."""

_PREDICTED = share_of("the prediction")
"""What less than like pairs would have is said in: "8 percent", and not "0.08 times"."""

_AS_PREDICTED = (0.8, 1.25)
"""Between these ratios, a value is about what like pairs would have."""


class FindingKind(StrEnum):
    """Why a figure stands out, in the order in which ties are broken.

    >>> FindingKind.LEVEL.value
    'its level is extreme'
    """

    HOSTILITY = "the two are hostile"
    ASYMMETRY = "the two are unequal"
    DEPARTURE = "it departs from what like pairs have"
    LEVEL = "its level is extreme"
    CHANGE = "it changed more than elsewhere"
    DISAGREEMENT = "measures of one thing disagree"
    AGE = "its data are old"


_ORDER = tuple(FindingKind)


@dataclass(frozen=True)
class Highlight:
    """A figure that stands out, by one criterion.

    Parameters
    ----------
    criterion
        Why it stands out.
    score
        0 to 100, cut to a tenth.
    question
        The question that it bears on.
    figure
        The figure.
    sentence
        What it says.
    """

    criterion: FindingKind
    score: float
    question: str
    figure: Figure
    sentence: str

    @property
    def reason(self) -> str:
        """The criterion and the score, in words."""
        return f"{self.criterion.value} ({self.score:g} of 100): {self.figure.name}"


def rank_highlights(answers: Sequence[Answer], dyad: Dyad) -> tuple[Highlight, ...]:
    """Rank every figure that a finding can be made of, the most telling first.

    Parameters
    ----------
    answers
        The answers of a dossier, in their order.
    dyad
        The two states.
    """
    # A figure that several questions have bears on the first of the registry.
    ordered = sorted(answers, key=lambda answer: ORDER.index(answer.question.name))
    together = [(answer, figures_together(answer, dyad)) for answer in ordered]
    newest = newest_answered_year(answers, dyad)
    all_figures = [figure for _, figures in together for figure in figures]
    hostile_in = newest if is_hostile(answers, dyad) else None
    ranked = (_by_relation(one, hostile_in) for one in _all_highlights(together, dyad, newest))
    telling = (highlight for highlight in ranked if not _is_trifling(highlight, all_figures))
    return tuple(sorted(telling, key=lambda highlight: _rank(highlight, newest)))


def _all_highlights(
    together: Sequence[tuple[Answer, Sequence[Figure]]], dyad: Dyad, newest: int
) -> Iterable[Highlight]:
    """List the highlights of all figures, one a figure and criterion."""
    years = [figure.year or 0 for _, figures in together for figure in figures]
    seen: dict[tuple[str, Perspective, FindingKind], Highlight] = {}
    for answer, figures in together:
        candidates = (_of_figure(f, answer.question.name, dyad, newest, years) for f in figures)
        for highlight in chain(*candidates, _disagreements(answer, newest)):
            seen.setdefault((*highlight.figure.key, highlight.criterion), highlight)
    return seen.values()


def _by_relation(highlight: Highlight, hostile_in: int | None) -> Highlight:
    """Return a highlight by the relation of the two, hostile in a year or in none.

    What makes no two hostile, a sanction case or a war that is over, is a level like others.
    """
    is_other = highlight.criterion is not FindingKind.HOSTILITY
    if is_other or (hostile_in is not None and stands(highlight.figure, hostile_in)):
        return highlight
    return replace(highlight, criterion=FindingKind.LEVEL)


def select_findings(ranked: Iterable[Highlight], count: int = _FINDINGS + 1) -> list[Highlight]:
    """Select the headline and the findings: the first of each question, no measure twice.

    Returns
    -------
    list of Highlight
        The headline first; fewer than ``count`` where the data have fewer.

    Examples
    --------
    >>> select_findings([])
    []
    """
    chosen: list[Highlight] = []
    for highlight in ranked:
        taken = any(
            highlight.question == other.question or highlight.figure.measure == other.figure.measure
            for other in chosen
        )
        if not taken and len(chosen) < count:
            chosen.append(highlight)
    return chosen


def _rank(highlight: Highlight, newest: int) -> tuple[bool, bool, bool, bool, bool, float, int]:
    """Return the sort key; the sort keeps the order of questions and indicators in ties."""
    hostile = highlight.criterion is FindingKind.HOSTILITY
    old = highlight.criterion is FindingKind.AGE
    alone = highlight.figure.perspective.is_state
    is_past = (highlight.figure.year or 0) < newest - _RECENT or not stands(
        highlight.figure, newest
    )
    is_mild = highlight.figure.measure in HOSTILE_MEASURES
    stale = not hostile and (is_past or is_mild)
    no_war = not (hostile and highlight.figure.measure == WAR)
    order = _ORDER.index(highlight.criterion)
    return (not hostile, no_war, old, alone, stale, -highlight.score, order)


_RATIOS = {"dependence_ratio": "trade_dependence", "trade_cutoff_cost_ratio": "trade_cutoff_cost"}
"""By ratio, the share that is compared: one of nearly nothing to less still tells nothing."""


def _is_trifling(highlight: Highlight, figures: Iterable[Figure]) -> bool:
    """Return whether a highlight is the ratio of two small shares, or the share of a small flow."""
    figures = tuple(figures)
    if highlight.criterion is FindingKind.LEVEL and _is_of_little(highlight.figure, figures):
        return True
    ratio = highlight.figure
    share = _RATIOS.get(ratio.measure)
    larger = (f for f in figures if f.measure == share and f.perspective == ratio.perspective)
    return share is not None and not any(map(_is_notable, larger))


_FLOWS = {"fuel_import_share": "fuel_exports"}
"""By share of what a state buys, the flow that it is of, from the other's side."""


def _is_of_little(share: Figure, figures: Iterable[Figure]) -> bool:
    """Return whether a share is of a flow that is too small for a sentence of its own."""
    flow = (_FLOWS.get(share.measure, ""), share.perspective.reverse)
    return any(f.key == flow and f.year == share.year and not _is_notable(f) for f in figures)


def _of_figure(
    figure: Figure, question: str, dyad: Dyad, newest: int, years: Sequence[int]
) -> Iterator[Highlight]:
    """Make the highlights of a figure: of one that is long past, only that it is."""
    if (figure.year or 0) >= newest - MAX_AGE:
        yield from _candidates(figure, question, dyad, newest)
    else:
        yield _old(figure, question, years)


def _candidates(figure: Figure, question: str, dyad: Dyad, newest: int) -> Iterator[Highlight]:
    """Make a highlight of a figure by each criterion that applies."""
    if figure.percentile is None or (figure.count or 0) < _MIN_COUNT:
        return
    for criterion, percentile, sentence in _cases(figure, _names(figure, dyad)):
        if figure.omissions and _could_be_hidden(criterion, percentile):
            continue
        text = without_newest_year(sentence) if figure.year == newest else sentence
        yield Highlight(criterion, _cut(abs(2 * percentile - 100)), question, figure, text)


def _could_be_hidden(criterion: FindingKind, percentile: float) -> bool:
    """Return whether trade that is left out could have made a change, or a low level."""
    is_ratio = criterion is FindingKind.ASYMMETRY
    return criterion is FindingKind.CHANGE or (percentile < _MIDDLE and not is_ratio)


def _disagreements(answer: Answer, newest: int) -> Iterator[Highlight]:
    """Make a highlight of the two measures of a question that are farthest apart.

    Two that have the same yardstick word make none.
    """
    conflicts = [
        conflict
        for conflict in answer.conflicts
        if (conflict.figures[0].year or 0) >= newest - MAX_AGE and len({*_yardsticks(conflict)}) > 1
    ]
    if conflicts:
        widest = max(conflicts, key=lambda conflict: conflict.distance)
        one, other = widest.figures
        words = _yardsticks(widest)
        measures = (one.measure, other.measure)
        sentence = wording.conflict_sentence(widest.construct, measures, words, one.year or 0)
        criterion = FindingKind.DISAGREEMENT
        yield Highlight(criterion, _cut(widest.distance), answer.question.name, one, sentence)


def _yardsticks(conflict: Conflict) -> list[str]:
    """Return how much of the construct there is by either figure."""
    return [yardstick(percentile, "amount") for percentile in conflict.percentiles]


def _old(figure: Figure, question: str, years: Sequence[int]) -> Highlight:
    """Make a highlight of a figure that is long past next to the others of its pair."""
    year = figure.year or 0
    newer = sum(other > year for other in years)
    sentence = wording.old_figure_sentence(figure.name, year)
    return Highlight(FindingKind.AGE, _cut(100 * newer / len(years)), question, figure, sentence)


def _cut(score: float) -> float:
    """Cut a score to a tenth."""
    return math.floor(10 * score) / 10


def _cases(figure: Figure, names: dict[str, str]) -> Iterator[tuple[FindingKind, float, str]]:
    """List the criteria that apply to a figure, each with its percentile and sentence."""
    value, percentile = figure.value or 0.0, figure.percentile or 0.0
    amount = _said_amount(figure)
    for criterion, templates, applies in (
        (FindingKind.ASYMMETRY, wording.ASYMMETRIES, value >= 1),
        (FindingKind.DEPARTURE, wording.DEPARTURES, _departs(value)),
        (FindingKind.HOSTILITY, wording.FACTS, value != 0),
    ):
        if applies and (template := templates.get(figure.measure)):
            sentence = wording.template_sentence(template, names, amount, figure.year or 0)
            yield criterion, percentile, sentence
    if figure.measure in wording.SUBJECTS and _is_notable(figure):
        subject = wording.SUBJECTS[figure.measure].format(**names)
        criterion = (
            FindingKind.HOSTILITY if figure.measure in HOSTILE_MEASURES else FindingKind.LEVEL
        )
        if figure.measure not in wording.ONLY_CHANGES:
            yield criterion, percentile, _level(figure, names, subject)
        if figure.measure not in wording.EVENTS:
            yield from _change_case(figure, subject)


def _said_amount(figure: Figure) -> str:
    """Return the amount of a figure; of what is less than predicted, the part of it."""
    value = figure.value or 0.0
    if figure.measure in wording.DEPARTURES and value < 1:
        return f"{newspaper_amount(value, _PREDICTED)} of"
    return newspaper_amount(value, figure.unit)


def _level(figure: Figure, names: dict[str, str], subject: str) -> str:
    """Return the sentence of a level: a template of its own, or that its subject was so much."""
    value, year, percentile = figure.value or 0.0, figure.year or 0, figure.percentile or 0.0
    if template := wording.LEVELS.get(figure.measure):
        scale: Scale = "frequency" if figure.measure in wording.FREQUENCIES else "amount"
        word = yardstick(percentile, scale, figure.level, is_rare=is_rare(figure))
        unit = wording.LEVEL_UNITS.get(figure.measure, figure.unit)
        amount = newspaper_amount(value, unit)
        return wording.template_sentence(template, names, amount, year, word)
    return wording.level_sentence(subject, value, figure.unit, year, percentile, figure.level)


def _change_case(figure: Figure, subject: str) -> Iterator[tuple[FindingKind, float, str]]:
    """Make the case of a figure's longest change, if it is worth a sentence."""
    for change in figure.changes[-1:]:
        growth = figure.change_kind == "growth"
        size = abs(change.value) if growth else _relative(figure, change.value)
        year, value = figure.year or 0, figure.value or 0.0
        before = value / (1 + change.value) if growth else value - change.value
        is_small = abs(value - before) < _least_change(figure.unit)
        is_open = figure.measure in _SOMETIMES_UNRECORDED and _is_nothing(before, figure)
        if change.percentile is not None and size > _NEGLIGIBLE and not (is_small or is_open):
            step = wording.Step((year - change.years, year), before, value, change.percentile)
            sentence = wording.change_sentence(subject, step, figure.unit, figure.level)
            yield FindingKind.CHANGE, change.percentile, sentence


def _is_nothing(value: float, figure: Figure) -> bool:
    """Return whether a value is said as nothing: "0 million dollars"."""
    return value < _NOTHING or newspaper_amount(value, figure.unit).startswith("0 ")


def _least_change(unit: Unit) -> float:
    """Return the change from which on a sentence of its own is due."""
    if unit.kind is UnitKind.COUNT:
        return _MIN_COUNTED
    return _MIN_POINTS * 100 / unit.percent_factor if unit.in_points else 0.0


def _is_notable(figure: Figure) -> bool:
    """Return whether a value is large enough for a sentence of its own."""
    least = _MIN_MILLIONS if figure.unit.in_millions else 0.0
    if figure.unit.in_points:
        least = _MIN_SHARE * 100 / figure.unit.percent_factor
    return abs(figure.value or 0.0) > least


def _departs(ratio: float) -> bool:
    """Return whether a value is far enough from that of like pairs to be called a departure."""
    low, high = _AS_PREDICTED
    return ratio > 0 and not low < ratio < high


def _relative(figure: Figure, change: float) -> float:
    """Return a change relative to the value after it."""
    return abs(change) / abs(figure.value) if figure.value else 0.0


def _names(figure: Figure, dyad: Dyad) -> dict[str, str]:
    """Return the names for a figure's sentence, the state whose value it is first."""
    return sentence_names(dyad.reverse() if figure.perspective.starts_with_b else dyad)
