"""The global model: one autoregression for all series, trained across all of them.

The change over a horizon is regressed on the covariates of :mod:`features`, within each origin
(so that what moved the whole world in a year is not taken for a law), each row weighted by the
inverse of its series' volatility, with a ridge. Only sums of products are kept, to which each
year's rows are added once: fitting it anew at every origin costs nothing, and no fit ever sees
a year after its origin. Hoerl and Kennard (1970); for pooling, Montero-Manso and Hyndman (2021).
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
class Sums:
    """Sums of products over all rows seen so far, for one horizon."""

    size: int
    products: Array = field(init=False)
    targets: Array = field(init=False)
    rows: int = 0

    def __post_init__(self) -> None:
        """Begin with nothing seen."""
        self.products = np.zeros((self.size, self.size))
        self.targets = np.zeros(self.size)

    def add(self, features: Array, changes: Array, volatility: Array, off: Array) -> None:
        """Take in the rows of one origin whose change over the horizon is known.

        Parameters
        ----------
        features
            Shape (n, features).
        changes, volatility
            Shape (n,).
        off
            The errors (n,) that the model's forecasts made at the time; the larger an error
            beside its series' volatility, the less its row counts, so that the model leans
            towards medians.
        """
        weights = 1 / (volatility + _SOFT)
        weights = weights / np.sqrt(np.maximum(np.abs(off) * weights, _SMALL))
        weights = weights / weights.mean()
        middle = np.average(features, axis=0, weights=weights**2)
        left = (features - middle) * weights[:, None]
        right = (changes - np.average(changes, weights=weights**2)) * weights
        self.products += left.T @ left
        self.targets += left.T @ right
        self.rows += len(features)

    def solve(self) -> Array:
        """Give the coefficients: shape (features,)."""
        sizes = np.sqrt(np.diag(self.products) / self.rows)
        sizes = np.where(sizes > 0, sizes, 1.0)
        scaled = self.products / np.outer(sizes, sizes) / self.rows
        penalty = RIDGE * np.eye(self.size)
        return np.linalg.solve(scaled + penalty, self.targets / sizes / self.rows) / sizes


def middle_of(features: Array, volatility: Array) -> Array:
    """Give the weighted means of the features at an origin, from which rows are measured."""
    weights = 1 / (volatility + _SOFT)
    return np.average(features, axis=0, weights=weights**2)
