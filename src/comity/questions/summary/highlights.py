"""What stands out about a pair: every figure ranked by declared criteria, ties by rule.

A figure is a candidate under each criterion that applies to it. Its score is how far a
percentile is from the middle, from 0 (the middle of all pairs) to 100 (the very end), cut to
a tenth; of two measures that disagree, how many percentiles they are apart; of an old figure, the
share of the pair's figures that are newer. No criterion has a weight. Hostile facts come first,
then facts on the pair, those on one state alone, and old figures last.
Ties are broken by the order of the criteria, then by that of the questions and their indicators.
The highest candidate is the headline; the findings are the next ones, one a question.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comity.questions.answer import Answer, Conflict
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.questions.summary.summarise import (
    MAX_AGE,
    figures_together,
    newest_answered_year,
    sentence_names,
)
from comity.states.dyad import Dyad
from comity.wording import highlights as wording
from comity.wording.glossary import yardstick
from comity.wording.newspaper import newspaper_amount
from comity.wording.summaries import without_newest_year

_MIN_COUNT = 30
"""With fewer values in a year than this, a percentile says little."""

_FINDINGS = 3

_NEGLIGIBLE = 0.05
"""A change relative to the value after it that no reader would call one."""

_MIN_POINTS = 0.005
"""The same for a change of a share."""

_MIN_MILLIONS = 10.0
"""An amount in millions that is smaller does not stand out, however few have any."""

_MIN_SHARE = 0.001
"""A share that is smaller does not stand out either, unless it is zero."""

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
    together = [(answer, figures_together(answer, dyad)) for answer in answers]
    newest = newest_answered_year(answers, dyad)
    years = [figure.year or 0 for _, figures in together for figure in figures]
    seen: dict[tuple[str, Perspective, FindingKind], Highlight] = {}
    for answer, figures in together:
        name = answer.question.name
        for figure in figures:
            if (figure.year or 0) >= newest - MAX_AGE:
                candidates = _candidates(figure, name, dyad, newest)
            else:
                candidates = iter([_old(figure, name, years)])
            for highlight in candidates:
                seen.setdefault((*figure.key, highlight.criterion), highlight)
        for highlight in _disagreements(answer, newest):
            seen.setdefault((*highlight.figure.key, highlight.criterion), highlight)
    return tuple(sorted(seen.values(), key=_rank))


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


def is_hostile(answers: Iterable[Answer]) -> bool:
    """Return whether two states are rivals, or one sanctions the other, by their newest data.

    >>> is_hostile([])
    False
    """
    figures = (f for answer in answers for f in answer.with_value)
    return any(f.measure in _HOSTILE and bool(f.value) for f in figures)


_HOSTILE = frozenset({"strategic_rivalry", "sanctions_imposed"})
"""Measures that say, where they are not zero, that two states are hostile."""


def _rank(highlight: Highlight) -> tuple[bool, bool, bool, float, int]:
    """Return the sort key; the sort keeps the order of questions and indicators in ties."""
    hostile = highlight.criterion is FindingKind.HOSTILITY
    old = highlight.criterion is FindingKind.AGE
    alone = highlight.figure.perspective.is_state
    return (not hostile, old, alone, -highlight.score, _ORDER.index(highlight.criterion))


def _candidates(figure: Figure, question: str, dyad: Dyad, newest: int) -> Iterator[Highlight]:
    """Make a highlight of a figure by each criterion that applies."""
    if figure.percentile is None or (figure.count or 0) < _MIN_COUNT:
        return
    for criterion, percentile, sentence in _cases(figure, _names(figure, dyad)):
        text = without_newest_year(sentence) if figure.year == newest else sentence
        yield Highlight(criterion, _cut(abs(2 * percentile - 100)), question, figure, text)


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
    amount = newspaper_amount(value, figure.unit)
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
        criterion = FindingKind.HOSTILITY if figure.measure in _HOSTILE else FindingKind.LEVEL
        if figure.measure not in wording.ONLY_CHANGES:
            yield criterion, percentile, _level(figure, names, subject)
        yield from _change_case(figure, subject)


def _level(figure: Figure, names: dict[str, str], subject: str) -> str:
    """Return the sentence of a level: a template of its own, or that its subject was so much."""
    value, year, percentile = figure.value or 0.0, figure.year or 0, figure.percentile or 0.0
    if template := wording.LEVELS.get(figure.measure):
        word = yardstick(percentile, "amount", figure.level)
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
        is_small = figure.unit.is_share and abs(value - before) < _MIN_POINTS
        if change.percentile is not None and size > _NEGLIGIBLE and not is_small:
            step = wording.Step((year - change.years, year), before, value, change.percentile)
            sentence = wording.change_sentence(subject, step, figure.unit, figure.level)
            yield FindingKind.CHANGE, change.percentile, sentence


def _is_notable(figure: Figure) -> bool:
    """Return whether a value is large enough for a sentence of its own."""
    least = _MIN_MILLIONS if figure.unit.in_millions else 0.0
    if figure.unit.is_share:
        least = _MIN_SHARE
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
