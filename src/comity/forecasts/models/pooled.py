"""The global model: one autoregression for all series, trained across all of them.

What exponential smoothing leaves open over a horizon is regressed on the covariates of
:mod:`features`, with a ridge. It is done within each origin (so that what moved the whole world
in a year is not taken for a law), each row weighted by the inverse of its series' volatility and
by how much an error on the scale counts in the measure's unit. Only sums of products are kept,
to which each year's rows are added once: fitting it anew at every origin costs nothing, and no
fit ever sees a year after its origin. Hoerl and Kennard (1970); for pooling, Montero-Manso and
Hyndman (2021).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from comity.forecasts.series import Array

RIDGE = 0.002
"""The penalty on standardised coefficients, per row."""

_SOFT = 0.1
"""Added to the volatility that weights divide by."""

_SMALL = 0.3
"""Errors smaller than this share of the volatility count alike."""


@dataclass
class NormalEquations:
    """Sums of products over all rows seen so far, for one horizon."""

    size: int
    products: Array = field(init=False)
    targets: Array = field(init=False)
    rows: int = 0

    def __post_init__(self) -> None:
        """Start from zero sums."""
        self.products = np.zeros((self.size, self.size))
        self.targets = np.zeros(self.size)

    def add(self, features: Array, changes: Array, weights: Array, sizes: Array) -> None:
        """Add the rows of one origin whose outcomes are known.

        Parameters
        ----------
        features
            Shape (n, features).
        changes
            How far the outcomes (n,) lie from where smoothing put them.
        weights
            Of the rows (n,), as :func:`row_weights` gives them.
        sizes
            Of the errors (n,) of the model's forecasts at the time, relative to their series'
            volatility; the larger one is, the less its row counts, so that the model leans
            towards medians.
        """
        weights = weights / np.sqrt(np.maximum(sizes, _SMALL))
        weights = weights / np.sqrt((weights**2).mean())
        left = (features - weighted_mean(features, weights)) * weights[:, None]
        right = (changes - weighted_mean(changes, weights)) * weights
        self.products += left.T @ left
        self.targets += left.T @ right
        self.rows += len(features)

    def solve(self) -> Array:
        """Return the coefficients: shape (features,)."""
        sizes = np.sqrt(np.diag(self.products) / self.rows)
        sizes = np.where(sizes > 0, sizes, 1.0)
        scaled = self.products / np.outer(sizes, sizes) / self.rows
        penalty = RIDGE * np.eye(self.size)
        return np.linalg.solve(scaled + penalty, self.targets / sizes / self.rows) / sizes


def row_weights(volatility: Array, slope: Array) -> Array:
    """Compute weights of series (n,), by volatility and by how errors count in the unit.

    Squared errors weighted by the ``slope`` of the scale approximate sizes of errors in the unit.

    >>> import numpy as np
    >>> row_weights(np.array([0.5, 2.0]), np.array([0.0, 0.0]))
    array([0., 0.])
    """
    return np.sqrt(slope) / (volatility + _SOFT)


def relative_errors(off: Array, volatility: Array) -> Array:
    """Compute the sizes of errors (n,) relative to their series' volatility.

    >>> import numpy as np
    >>> relative_errors(np.array([0.5, 1.0]), np.array([0.5, 0.5])).tolist()
    [0.8333333333333334, 1.6666666666666667]
    """
    return np.abs(off) / (volatility + _SOFT)


def weighted_mean(features: Array, weights: Array) -> Array:
    """Return the weighted means of rows (n,) or (n, features), from which they are measured.

    >>> float(weighted_mean(np.array([1.0, 4.0]), np.array([1.0, 1.0])))
    2.5
    """
    return np.average(features, axis=0, weights=weights**2)
