"""Values that two questions have under different names: an article has them once."""

from __future__ import annotations

from collections.abc import Sequence

from comity.questions.figure import Figure
from comity.questions.summary.summarise import Summary
from comity.unit import UnitKind


def is_same_value(figure: Figure, other: Figure) -> bool:
    """Return whether two figures of different measures are one value of one year, but no zero.

    Counts of different things are not, two disputes and two sanction cases, and neither are facts:
    that two were at war is not that they were rivals.

    Examples
    --------
    >>> import comity
    >>> figure = comity.dossier("nauru", "palau").summaries[0].figures[0]
    >>> is_same_value(figure, figure)
    False
    """
    is_same = (figure.value, figure.year) == (other.value, other.year)
    kind = figure.unit.kind
    is_same &= kind is other.unit.kind is not UnitKind.BOOLEAN
    is_same &= figure.unit.noun == other.unit.noun or kind is not UnitKind.COUNT
    return bool(figure.value) and is_same and figure.measure != other.measure


def repeated_questions(summaries: Sequence[Summary]) -> set[str]:
    """Select the questions whose only value a later question has under another name.

    Examples
    --------
    >>> import comity
    >>> repeated_questions(comity.dossier("mexico", "usa").summaries)
    {'order'}
    """
    return {
        one.question
        for at, one in enumerate(summaries)
        for other in summaries[at + 1 :]
        if len(one.figures) == 1 and any(_is_repeated(one.figures[0], f) for f in other.figures)
    }


def _is_repeated(figure: Figure, other: Figure) -> bool:
    """Return whether a later question has a figure's value, or as little trade as none."""
    is_none = not figure.value and not other.value
    return is_same_value(figure, other) or (
        is_none and (figure.measure, other.measure) == ("trade_share", "trade")
    )
