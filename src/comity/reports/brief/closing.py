"""How a brief ends: what is not known, and how old its figures are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from comity.questions.answer import Answer
from comity.questions.figure import Figure, list_omissions
from comity.questions.registry import ORDER
from comity.questions.summary.summarise import has_own_figures
from comity.reports.dossier.model import Dossier
from comity.wording.briefs import (
    COMPARISONS,
    TERMS,
    age_sentence,
    data_end_sentence,
    missing_sentence,
    new_source_sentence,
)

_MAX_UNKNOWN = 60
"""Words on what is not known at most."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")

_MAX_CAVEAT = 220
"""A caveat of more letters is left to the dossier."""


def count_words(texts: Iterable[str]) -> int:
    """Return how many words some texts have together.

    >>> count_words(["They trade.", "They vote alike."])
    5
    """
    return sum(len(text.split()) for text in texts)


def closing_sections(
    dossier: Dossier, figures: Sequence[Figure], room: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List the last sections of a brief: the heading and the sentences of each.

    Parameters
    ----------
    dossier
        What the brief is made from.
    figures
        The figures behind its sentences that have a year, the oldest first.
    room
        How many words there is room for.

    Examples
    --------
    >>> import comity
    >>> next(closing_sections(comity.dossier("nauru", "palau"), [], 60))[0]
    'What is not known'
    """
    ages = tuple(_ages(figures))
    omissions = list_omissions(figures)
    room -= count_words(ages)
    free = min(room, _MAX_UNKNOWN) - count_words(omissions)
    if unknown := [*omissions, *_unknown(dossier, free, omissions)]:
        yield "What is not known", tuple(unknown)
    if ages:
        yield "How old are these figures", ages
    if terms := _terms(figures, room - count_words(unknown)):
        yield "What the terms mean", terms


def _terms(figures: Sequence[Figure], room: int) -> tuple[str, ...]:
    """Return what the terms of the figures mean, as many as there is room for."""
    measures = {figure.measure for figure in figures}
    chosen: list[str] = []
    for text, of in TERMS.items():
        if not measures.isdisjoint(of) and count_words((*chosen, text)) <= room:
            chosen.append(text)
    return tuple(chosen)


def _unknown(dossier: Dossier, room: int, said: Collection[str]) -> list[str]:
    """Return what is not known: conflicts after the end of their data, questions without data.

    Caveats that were not said before follow while there is room.
    """
    first = _unanswered(dossier)
    # Of two hostile states it is said where what divides them is.
    ends = "" if dossier.is_hostile else data_end_sentence(dossier.data_ends)
    unknown = [ends] if ends else []
    for text in dict.fromkeys((*first, *_short_caveats(dossier))):
        if text in first or (text not in said and count_words((*unknown, text)) <= room):
            unknown.append(text)
    return unknown


def _unanswered(dossier: Dossier) -> list[str]:
    """Return the sentence on the questions without one of their own; none where all have it."""
    absent = {s.question for s in dossier.summaries if not s.figures}
    missing = [answer for answer in dossier.answers if _is_unanswered(answer, absent)]
    single = [a.question.title for a in missing if has_own_figures(a, dossier.dyad)]
    none = [a.question.title for a in missing if a.question.title not in single]
    return [missing_sentence(none, single)] if missing else []


def _is_unanswered(answer: Answer, absent: set[str]) -> bool:
    """Return whether a question has no figure for its sentence, and is about no forecast."""
    return answer.question.name in absent and not answer.forecasts


def _short_caveats(dossier: Dossier) -> Iterable[str]:
    """Return the caveats of questions with limits that concern the time of the dossier.

    Those that fill half a paragraph are left out, and those of forecasts where none is made.
    """
    last = dossier.year or dossier.dyad.years_together()[-1].last
    for answer in sorted(dossier.answers, key=lambda answer: ORDER.index(answer.question.name)):
        is_later = max(map(int, _YEAR.findall(answer.caveat)), default=0) > last
        if _is_without_forecast(answer, dossier.year):
            continue
        if answer.question.all_limits and len(answer.caveat) < _MAX_CAVEAT and not is_later:
            yield answer.caveat


def _is_without_forecast(answer: Answer, year: int | None) -> bool:
    """Return whether a question on what comes next has no forecast as of a year."""
    forecasts = (section for section in answer.forecasts if section.outlook.forecasts)
    if year is not None:
        forecasts = (section for section in forecasts if not section.is_after(year))
    return bool(answer.question.forecasts) and not any(forecasts)


def _ages(figures: Sequence[Figure]) -> Iterable[str]:
    """Return how old the figures are, and which begin a series from another source."""
    if figures:
        oldest, newest = figures[0], figures[-1]
        yield age_sentence(oldest.year or 0, newest.year or 0, oldest.title)
    for figure in figures:
        begin = max((year for year, _ in figure.breaks), default=0)
        if begin == figure.year and figure.measure in COMPARISONS:
            yield new_source_sentence(figure.title, begin)
