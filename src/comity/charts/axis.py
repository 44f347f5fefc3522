"""Axes: how far they reach, where they are marked, and how their numbers are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.unit import Unit

_MOST_VALUES, _MOST_YEARS = 4, 6
"""How many steps an axis has at most."""


_BIG, _SCALE = 2000.0, 1000.0
"""From this many millions on, an axis counts in thousands of them."""


@dataclass(frozen=True)
class Axis:
    """An axis of values: its ends, its marks, and the form of its numbers (d3-format).

    >>> Axis(0.0, 1.0, (0.0, 0.5, 1.0), ".0%").marks
    (0.0, 0.5, 1.0)
    """

    low: float
    high: float
    marks: tuple[float, ...]
    form: str


def value_axis(values: Sequence[float], *, share: bool = False) -> Axis:
    """Build an axis from zero, or the lowest value below it, to the highest value.

    Parameters
    ----------
    values
        At least one value, all finite.
    share
        Whether the values are shares, to be written as percentages.

    >>> value_axis([3.2, 18.0]).marks
    (0.0, 5.0, 10.0, 15.0, 20.0)
    >>> value_axis([0.45], share=True).form
    '.0%'
    """
    low, high = min(0.0, *values), max(0.0, *values)
    whole = not share and all(value == int(value) for value in values)
    step = _step(high - low, _MOST_VALUES)
    step = max(step, 1.0) if whole else step
    first, last = math.floor(low / step), max(math.ceil(high / step), math.floor(low / step) + 1)
    marks = tuple(count * step for count in range(first, last + 1))
    digits = max(0, -math.floor(math.log10(step * (100 if share else 1)) + 1e-9))
    return Axis(marks[0], marks[-1], marks, f".{digits}%" if share else f",.{digits}f")


def axis_unit_and_divisor(unit: Unit, highest: float) -> tuple[Unit, float]:
    """Return the unit of an axis, and by what values are divided: large amounts are in billions.

    >>> from comity.unit import DOLLARS
    >>> axis_unit_and_divisor(DOLLARS, 245_000)[0].label, axis_unit_and_divisor(DOLLARS, 900)[1]
    ('billion current US dollars', 1.0)
    """
    if unit.in_millions and highest >= _BIG:
        return unit.in_billions(), _SCALE
    return unit, 1.0


def year_marks(first: int, last: int) -> tuple[int, ...]:
    """Choose the years to mark on an axis: round ones, a few.

    >>> year_marks(1946, 2024)
    (1960, 1980, 2000, 2020)
    """
    step = max(1, round(_step(last - first, _MOST_YEARS)))
    return tuple(range(-(-first // step) * step, last + 1, step))


def _step(span: float, most: int) -> float:
    """Choose a step of 1, 2 or 5 times a power of ten that covers a span in few steps."""
    if span <= 0:
        return 1.0
    size = float(10.0 ** math.floor(math.log10(span / most)))
    return next(size * times for times in (1, 2, 5, 10) if span / (size * times) <= most)
