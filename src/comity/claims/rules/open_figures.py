"""Adding to what was read of a sentence the figures that no rule reads."""

from __future__ import annotations

from dataclasses import replace

from comity.claims.claim import FIGURE, Interpretation
from comity.claims.figures.read import read_figures
from comity.claims.grammar.patterns import pattern
from comity.claims.reading.base import ParserContext
from comity.claims.rules.completeness import undated, unread
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.clauses import parse_clause
from comity.claims.text.mentions import Context
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW
from comity.wording import claims as wording


def with_figures(
    sentence: str, read: list[ClauseReading], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Return what was read of a sentence, with a reading of each figure that was left open.

    A reading of a figure takes the place of an open one of the same figure or measure.
    """
    added = _added(sentence, [one for _, one in read], reader, context)
    others = [one for one in read if not _is_replaced(one[1], [other for _, other in added])]
    return [*((part, _by_figure(one)) for part, one in others), *added]


def _added(
    sentence: str, read: list[Interpretation], reader: ParserContext, context: Context
) -> list[ClauseReading]:
    """Read the figures of a sentence that are left open, with why each is not judged."""
    now = reader.dated or reader.now
    judged = {_stated(one) for one in read if one.test and not one.gap}
    added = []
    for part, one in read_figures(sentence, reader.names, reader.describe, context, now):
        if _stated(one) in judged:
            continue
        figure = replace(one, gap=_gap(part, one, sentence, reader, context))
        if not _is_open_already(figure, read):
            added.append((part, figure))
    return added


def _is_open_already(one: Interpretation, read: list[Interpretation]) -> bool:
    """Return whether a figure that is not judged is left open by a rule already, as the same."""
    return bool(one.gap) and any(
        other.test is not None
        and _stated(other) == _stated(one)
        and one.test is not None
        and (other.test.lookups, other.test.time) == (one.test.lookups, one.test.time)
        for other in read
    )


def _stated(one: Interpretation) -> str:
    """Return the figure that a reading tests, as it is written; empty for none."""
    return one.test.quantity.text if one.test and one.test.quantity else ""


def _is_replaced(one: Interpretation, figures: list[Interpretation]) -> bool:
    """Return whether an open reading is of what a figure was read of, or of no measure."""
    if one.test is None:
        return bool(figures)
    return bool(one.gap) and any(_is_of_same(one, other) for other in figures)


def _is_of_same(one: Interpretation, other: Interpretation) -> bool:
    """Return whether two readings are of the same figure, or of the same measure and states."""
    if one.test is None or other.test is None:
        return False
    if _stated(one) and _stated(one) == _stated(other):
        return True
    is_figure = one.test.criterion == FIGURE
    same_measure = one.test.lookups[0].measure == other.test.lookups[0].measure
    return is_figure and same_measure and set(one.states) == set(other.states)


def _gap(
    part: TextSpan, one: Interpretation, sentence: str, reader: ParserContext, context: Context
) -> str:
    """Return why what a figure was read of is not judged; empty where it may be."""
    if pattern("in_doubt").search(sentence) or pattern("doubtful").search(part.text):
        return wording.FIGURE_ALONE
    now = reader.dated or reader.now
    clause = parse_clause(part.text, reader.names, reader.lexicon, context, NOW, now)
    if reader.dated is None and (reason := undated(clause)):
        return reason
    is_bare = pattern("bare").search(clause.masked) and not pattern("object").search(clause.masked)
    if is_bare and pattern("products").search(sentence.lower()):
        return wording.A_PRODUCT
    return unread(clause, one)


def _by_figure(one: Interpretation) -> Interpretation:
    """Return a reading open only for words left over as one that its figure may support."""
    test = one.test
    is_soft = one.gap.startswith(wording.WORDS_LEFT) or one.gap == wording.SOME_WORDS
    if not is_soft or test is None or test.quantity is None or test.negated or test.against:
        return one
    if test.growth or test.criterion != FIGURE:
        return one
    return replace(one, gap="", is_by_figure=True)
