"""The spread of a forecast: how large past errors were for series like this one.

All but one keep quantiles of past errors by groups of series. For the baselines, errors are
pooled by kind of series: those at zero, and thirds by volatility. For the models, the size of
an error is first predicted from what is known at the origin, and quantiles of errors relative
to it are kept by tenths of that size. Errors come from forecasts made before, never from fits.
For counts they are kept relative to the series' own steps, by how many there are. The random walk's
learn nothing: they are what forecasting libraries give.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.series import Array

_SOFT = 0.02
_PENALTY = 5.0
_FEWEST = 20
"""A group with fewer past errors than this takes the quantiles of all of them."""

_NORMAL = np.array([NormalDist().inv_cdf(level) for level in QUANTILE_LEVELS])
_STEP = 0.4
"""Added to the size of steps, so that a count that has not moved may."""

_COUNTS = np.log1p([0.5, 1.5, 4.5])
_TENTHS = np.arange(1, 10) / 10
_THIRDS = np.array([1 / 3, 2 / 3])


@dataclass(frozen=True)
class PooledErrors:
    """Quantiles of errors for series at zero (first row) and for thirds by volatility."""

    edges: Array
    table: Array

    def quantiles(self, zero: Array, volatility: Array) -> Array:
        """Return the quantiles of the error of each series: shape (n, levels)."""
        return self.table[_kind(zero, volatility, self.edges)]


@dataclass(frozen=True)
class WalkErrors:
    """Normal errors of a random walk, whose variance grows with the years ahead.

    Hyndman and Athanasopoulos (2021), Forecasting: Principles and Practice, 5.5.
    """

    def quantiles(self, step: Array, horizon: int) -> Array:
        """Return the quantiles of the error of each series from its own steps: (n, levels)."""
        return step[:, None] * np.sqrt(horizon) * _NORMAL


@dataclass(frozen=True)
class CountErrors:
    """Quantiles of errors relative to a series' own steps, by how many there are: (4, levels).

    For counts on the scale log(1 + count): what series at 0, 1, 2 to 4 and more did.
    """

    table: Array

    def quantiles(self, last: Array, step: Array) -> Array:
        """Return the quantiles of the error of each series: shape (n, levels)."""
        return self.table[_count_group(last)] * (step + _STEP)[:, None]


@dataclass(frozen=True)
class ScaledErrors:
    """Quantiles of relative errors by tenths of predicted size, apart for series at zero.

    ``coefficients`` (2, features), ``edges`` (2, 9), ``table`` (2, 10, levels); the second of
    each pair is for series at zero.
    """

    coefficients: Array
    edges: Array
    table: Array

    def quantiles(self, zero: Array, features: Array) -> Array:
        """Return the quantiles of the error of each series: shape (n, levels)."""
        regime = zero.astype(int)
        size = _size(features, self.coefficients[regime])
        group = (size[:, None] > self.edges[regime]).sum(axis=1)
        return self.table[regime, group] * size[:, None]


def pool_errors(errors: Array, zero: Array, volatility: Array) -> PooledErrors:
    """Pool past errors (n,) by kind of series.

    >>> errors = pool_errors(np.zeros(30), np.zeros(30, dtype=bool), np.arange(30.0))
    >>> errors.table.shape[0]
    4
    """
    moving = volatility[~zero]
    edges = np.quantile(moving, _THIRDS) if moving.size else np.zeros(2)
    kind = _kind(zero, volatility, edges)
    return PooledErrors(edges, _table(errors, kind, 4))


def fit_count_errors(errors: Array, last: Array, step: Array) -> CountErrors:
    """Fit the errors of counts to past errors (n,), values on the scale and sizes of steps."""
    return CountErrors(_table(errors / (step + _STEP), _count_group(last), len(_COUNTS) + 1))


def fit_scaled_errors(errors: Array, zero: Array, features: Array) -> ScaledErrors:
    """Fit the size of errors (n,) from features (n, features), apart for series at zero."""
    parts = [_scaled(errors[rows], features[rows]) for rows in (~zero, zero)]
    coefficients, edges, table = (np.stack(part) for part in zip(*parts, strict=True))
    return ScaledErrors(coefficients, edges, table)


def _scaled(errors: Array, features: Array) -> tuple[Array, Array, Array]:
    """Fit size, edges and quantiles for one regime; zero errors where it has no past."""
    fit_count_errors = features.shape[1]
    if len(errors) < _FEWEST:
        return np.zeros(fit_count_errors), np.zeros(9), np.zeros((10, QUANTILE_LEVELS.size))
    products = features.T @ features + _PENALTY * np.eye(fit_count_errors)
    coefficients = np.linalg.solve(products, features.T @ np.log(np.abs(errors) + _SOFT))
    size = _size(features, coefficients)
    edges = np.quantile(size, _TENTHS)
    return coefficients, edges, _table(errors / size, (size[:, None] > edges).sum(axis=1), 10)


def _size(features: Array, coefficients: Array) -> Array:
    """Predict the size of errors; ``coefficients`` are the same for all rows or one a row."""
    return np.exp(np.clip((features * coefficients).sum(axis=1), -8.0, 4.0))


def _count_group(last: Array) -> Array:
    """Return the number of each count's group."""
    return np.searchsorted(_COUNTS, last)


def _kind(zero: Array, volatility: Array, edges: Array) -> Array:
    """Return the number of each series' kind: 0 at zero, then 1 to 3 by volatility."""
    return np.where(zero, 0, 1 + (volatility[:, None] > edges).sum(axis=1))


def _table(errors: Array, group: Array, groups: int) -> Array:
    """Take the quantiles of errors by group, rounded to what is stored."""
    whole = np.quantile(errors, QUANTILE_LEVELS)
    parts = [errors[group == number] for number in range(groups)]
    rows = [np.quantile(part, QUANTILE_LEVELS) if len(part) >= _FEWEST else whole for part in parts]
    return np.array(rows, dtype=np.float32).astype(float)
