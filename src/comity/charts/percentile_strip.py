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

    >>> Strip(now=91.0, earlier=40.0).earlier
    40.0
    """

    now: float
    earlier: float | None


def strip(figure: Figure) -> Strip | None:
    """Return a figure's percentile now and ten years before; None if it has none.

    A value that most others have too has no strip: a mark in its middle would say too much.

    >>> from comity.panels.stored import stored_values
    >>> from comity.questions.build_figure import build_figure
    >>> from comity.questions.dyad_data import read_dyad_data
    >>> from comity.questions.indicator import Indicator
    >>> from comity.states.dyad import dyad
    >>> data = read_dyad_data(stored_values(), dyad("china", "russia"), ["vote_agreement"], 2019)
    >>> marks = strip(build_figure(Indicator("vote_agreement"), data))
    >>> marks is not None and 0 <= marks.now <= 100
    True
    """
    if figure.percentile is None or figure.year is None or figure.is_common:
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

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.questions.build_figure import build_figure
    >>> from comity.questions.dyad_data import read_dyad_data
    >>> from comity.questions.indicator import Indicator
    >>> from comity.states.dyad import dyad
    >>> data = read_dyad_data(stored_values(), dyad("china", "russia"), ["vote_agreement"], 2019)
    >>> max(length or 0 for length in bars(build_figure(Indicator("vote_agreement"), data)))
    100.0
    """
    values = (figure.value, *(benchmark.value for benchmark in figure.benchmarks), figure.median)
    present = [value for value in values if value is not None]
    if not present or min(present) < 0 or max(present) == 0 or figure.unit.kind in _WITHOUT_LENGTH:
        return (None,) * len(values)
    return tuple(None if value is None else 100 * value / max(present) for value in values)
