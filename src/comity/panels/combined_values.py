"""Values that follow from those of another measure about the same states, and are not stored."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.measures.combinations import combine
from comity.panels.codebook import Description
from comity.panels.measure_values import MeasureValues, PeriodValues, Standing, Subject, upper
from comity.store.planes import ArrayFile
from comity.typing import Array


class CombinedValues(MeasureValues):
    """Values that follow from those of another measure.

    Parameters
    ----------
    measure
        The codebook's entry.
    file
        The file with the distributions of the measure.
    basis
        The values from which they follow: of states, or directed.
    """

    def __init__(self, measure: Description, file: ArrayFile, basis: MeasureValues) -> None:
        """Attach a description to a file, and the values that its own follow from."""
        super().__init__(measure, file)
        assert measure.follows is not None
        self._how = measure.follows[0]
        self._basis = basis

    def history(self, subject: Subject) -> tuple[Array, Array]:
        """Return the ordinals of the periods in which a subject has a value, and the values."""
        of_a, of_b = (subject[:1], subject[1:])
        if self._basis.measure.level == "directed":
            of_a, of_b = subject, subject[::-1]
        one, other = self._basis.history(of_a), self._basis.history(of_b)
        shared, here, there = np.intersect1d(
            one[0], other[0], assume_unique=True, return_indices=True
        )
        values = combine(self._how, one[1][here], other[1][there])
        finite = np.isfinite(values)
        return shared[finite], values[finite] + 0.0

    def value(self, subject: Subject, ordinal: int) -> float:
        """Return the value about a subject in one period; NaN where there is none."""
        of_a, of_b = (subject[:1], subject[1:])
        if self._basis.measure.level == "directed":
            of_a, of_b = subject, subject[::-1]
        one, other = (np.array([self._basis.value(each, ordinal)]) for each in (of_a, of_b))
        value = float(combine(self._how, one, other)[0])
        return value + 0.0 if np.isfinite(value) else float("nan")

    def column(self, ordinal: int) -> PeriodValues:
        """Return the values of one period; empty where there are none."""
        states, values = self._square(ordinal)
        values[~np.isfinite(values)] = np.nan
        np.fill_diagonal(values, np.nan)
        return PeriodValues(states, values + 0.0)

    def cells(self, ordinal: int) -> tuple[Array, Array]:
        """Return the states of one period, and its values in one row; NaN is missing."""
        column = self.column(ordinal)
        if self.measure.level == "directed":
            return column.states, column.cells.reshape(-1)
        return column.states, column.cells[upper(column.states.size)]

    def _square(self, ordinal: int) -> tuple[Array, Array]:
        """Return the states of a period, and what follows from those of each with each."""
        basis = self._basis.column(ordinal)
        cells = basis.cells
        one, other = (cells[:, None], cells[None, :]) if cells.ndim == 1 else (cells, cells.T)
        return basis.states, combine(self._how, one, other)

    def standing(self, subject: Subject) -> Standing:
        """Return how the values of a history compare with all others of their periods."""
        parts = [
            self.standing_of(int(ordinal), [value])
            for ordinal, value in zip(*self.history(subject), strict=True)
        ]
        below = np.array([part.below[0] for part in parts], np.int64)
        equal = np.array([part.equal[0] for part in parts], np.int64)
        return Standing(below, equal, np.array([part.count for part in parts], np.int64))

    def standing_of(self, ordinal: int, values: Sequence[float]) -> Standing:
        """Return how any values compare with those of a period."""
        _, cells = self._square(ordinal)
        # Missing cells compare as false; an undirected value is there twice.
        copies = 2 if self.measure.level == "dyad" else 1
        infinite = _count(cells, -np.inf, np.equal)  # of states so unlike that no number is left
        below = np.array([_count(cells, value, np.less) - infinite for value in values]) // copies
        equal = np.array([_count(cells, value, np.equal) for value in values]) // copies
        return Standing(below, equal, self.counts[np.searchsorted(self.ordinals, ordinal)])


def _count(cells: Array, value: float, compare: np.ufunc) -> int:
    """Count the cells of a square, but for its diagonal, that compare so with a value."""
    own = np.count_nonzero(compare(np.diagonal(cells), value))
    return int(np.count_nonzero(compare(cells, value)) - own)
