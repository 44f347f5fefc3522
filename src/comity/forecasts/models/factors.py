"""Effects of both states, and a few factors that states share, as predictors of a pair.

What a pair's value has beyond them is partly noise, which does not last. The matrix of pairs is
taken apart into a mean, an effect of each state as first and as second, and the leading factors
of what is left; cells that are not known are filled in turn with what the factors give (Hoff
2005, Journal of the American Statistical Association 100; Mazumder, Hastie and Tibshirani 2010,
Journal of Machine Learning Research 11).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.forecasts.series import Array

RANK = 8
"""How many factors are kept."""

_ROUNDS = 3
"""Rounds of fitting effects, and of filling cells that are not known."""


@dataclass(frozen=True)
class Factors:
    """A matrix of pairs in short.

    ``ccodes`` (states,) ascend. ``first`` and ``second`` (states, 1 + RANK) hold what a state
    brings to a pair as its first and as its second: an effect, then its place on each factor.
    """

    mean: float
    ccodes: Array
    first: Array
    second: Array

    def expected(self, keys: Array) -> Array:
        """Compute the expectation of the factors for pairs.

        Parameters
        ----------
        keys
            Shape (n, 2). A state that is not known has no effect and no place on any factor.

        Returns
        -------
        numpy.ndarray
            Shape (n, 2): by the effects alone, and with the factors.
        """
        left, right = self._of(self.first, keys[:, 0]), self._of(self.second, keys[:, 1])
        effects = self.mean + left[:, 0] + right[:, 0]
        return np.column_stack([effects, effects + (left[:, 1:] * right[:, 1:]).sum(axis=1)])

    def _of(self, loadings: Array, ccodes: Array) -> Array:
        """Look up the rows of states; zeros for one that is not known."""
        at = np.minimum(np.searchsorted(self.ccodes, ccodes), self.ccodes.size - 1)
        return np.where((self.ccodes[at] == ccodes)[:, None], loadings[at], 0.0)


def fit(keys: Array, level: Array) -> Factors:
    """Fit effects and factors to a matrix of pairs.

    Parameters
    ----------
    keys
        Shape (n, 2). Where the first ccode is the lower in all of them, pairs have no direction,
        and the matrix is symmetric.
    level
        Their values, (n,); NaN where nothing is known.
    """
    ccodes, at = np.unique(keys, return_inverse=True)
    first, second = at.reshape(keys.shape).T
    matrix = np.full((ccodes.size, ccodes.size), np.nan)
    matrix[first, second] = level
    if (first < second).all():
        matrix[second, first] = level
    present = np.isfinite(matrix)
    cells = np.where(present, matrix, 0.0)
    mean, row, column = _effects(cells, present)
    rest = np.where(present, cells - mean - row[:, None] - column, 0.0)
    left, right = _leading(rest, present)
    return Factors(mean, ccodes, np.column_stack([row, left]), np.column_stack([column, right]))


def _effects(cells: Array, present: Array) -> tuple[float, Array, Array]:
    """Fit a mean and the effects of rows and columns to the known cells."""
    rows, columns = np.maximum(present.sum(axis=1), 1), np.maximum(present.sum(axis=0), 1)
    mean = float(cells.sum() / max(present.sum(), 1))
    row, column = np.zeros(len(cells)), np.zeros(len(cells))
    for _ in range(_ROUNDS):
        row = np.where(present, cells - mean - column, 0.0).sum(axis=1) / rows
        column = np.where(present, cells - mean - row[:, None], 0.0).sum(axis=0) / columns
    return mean, row, column


def _leading(rest: Array, present: Array) -> tuple[Array, Array]:
    """Compute the loadings of rows and columns on the leading factors: each (states, RANK)."""
    rank = min(RANK, len(rest))
    left = right = np.zeros((len(rest), RANK))
    for _ in range(_ROUNDS):
        filled = np.where(present, rest, left @ right.T)
        rows, sizes, columns = np.linalg.svd(filled)
        left, right = np.zeros_like(left), np.zeros_like(right)
        left[:, :rank] = rows[:, :rank] * sizes[:rank]
        right[:, :rank] = columns[:rank].T
    return left, right
