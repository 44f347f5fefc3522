"""A value's percentile in the world as a strip, and its size relative to benchmark pairs."""

from __future__ import annotations

from dataclasses import dataclass

from comity.questions.figure import Figure
from comity.unit import UnitKind

SPAN = 10
"""How many years back the earlier percentile is."""

_WITHOUT_LENGTH = frozenset({UnitKind.RANK, UnitKind.BOOLEAN})
"""Kinds of units of which a longer bar does not mean more."""


@dataclass(frozen=True)
class Strip:
    """Marks on a strip from the lowest (0) to the highest (100) of all values of a year.

    ``earlier`` is the percentile :data:`SPAN` years before, or None without data of that year.
    """

    now: float
    earlier: float | None


def strip(figure: Figure) -> Strip | None:
    """Return a figure's percentile now and ten years before; None if it has none."""
    if figure.percentile is None or figure.year is None:
        return None
    return Strip(figure.percentile, dict(figure.percentiles).get(figure.year - SPAN))


def bars(figure: Figure) -> tuple[float | None, ...]:
    """Compute the lengths of bars for the pair, its benchmark pairs and the world's median.

    Returns
    -------
    tuple
        Lengths in percent of the greatest: of the pair, of each benchmark pair in its order, and
        of the median. None where there is no value, and for all of them where a value is
        negative or the greatest is zero: a length cannot show either.
    """
    values = (figure.value, *(benchmark.value for benchmark in figure.benchmarks), figure.median)
    present = [value for value in values if value is not None]
    if not present or min(present) < 0 or max(present) == 0 or figure.unit.kind in _WITHOUT_LENGTH:
        return (None,) * len(values)
    return tuple(None if value is None else 100 * value / max(present) for value in values)
