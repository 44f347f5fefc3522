"""Covariates of the global model: what is known of a series at its origin, as numbers.

All of them come from the series' own past, from the mean levels of the series of each of the
two states and of the world at the origin, and from the factors that states share there, so that
they are known at the time and the forecast of one pair needs nothing of the other pairs but
those means and factors.
"""

from __future__ import annotations

import numpy as np

from comity.forecasts.models.candidates import mean, smoothed
from comity.forecasts.series import Array, Snapshot, mean_levels

_SOFT = 0.02
"""Added to sizes before their logarithm, so that a constant series has one."""

_LAGS = (1, 2, 4, 7, 10)
_WEIGHTS = (0.2, 0.4, 0.6, 0.8)


def volatility(snapshot: Snapshot) -> Array:
    """Return the root mean squared yearly change within each window: shape (n,).

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> volatility(snapshot).tolist()
    [1.0]
    """
    return _root_mean_square(np.diff(snapshot.window, axis=1))


def own_step(snapshot: Snapshot) -> Array:
    """Return the root mean squared change between known years that follow each other: (n,).

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> own_step(snapshot).tolist()
    [1.0]
    """
    after = snapshot.observed[:, 1:] & snapshot.observed[:, :-1]
    return _root_mean_square(np.where(after, np.diff(snapshot.window, axis=1), np.nan))


def centre_features(snapshot: Snapshot) -> Array:
    """Return the covariates of the expected change: shape (n, features)."""
    last, level = snapshot.last, mean_levels(snapshot.window)
    states, overall = snapshot.states, snapshot.overall
    pair = states[:, 0, :] + states[:, 1, :]
    count = snapshot.observed.sum(axis=1)
    columns: list[Array] = [
        *(last - level[:, span] for span in range(1, level.shape[1])),
        last - _known_mean(snapshot),
        last - mean(snapshot, 0),
        *(last - smoothed(snapshot, weight) for weight in _WEIGHTS),
        *(last - _lagged(snapshot, lag) for lag in _LAGS),
        last - overall[0],
        # What the two states' means leave unexplained tends to shrink.
        last - pair[:, 0] + overall[0],
        level[:, 2] - pair[:, 2] + overall[2],
        *(pair[:, 0] - pair[:, span] for span in range(1, pair.shape[1])),
        np.abs(states[:, 0, 0] - states[:, 1, 0]),
        *(snapshot.expected - last[:, None]).T,
        volatility(snapshot),
        1 / np.sqrt(np.maximum(count, 1)),
    ]
    return np.column_stack(columns)


def spread_features(snapshot: Snapshot) -> Array:
    """Return the covariates of the size of errors: shape (n, features), the first all ones."""
    last, level = snapshot.last, mean_levels(snapshot.window)
    pair = snapshot.states[:, 0, 0] + snapshot.states[:, 1, 0]
    above, apart = last - snapshot.overall[0], last - pair + snapshot.overall[0]
    changes = np.diff(snapshot.window, axis=1)
    columns: list[Array] = [
        np.ones_like(last),
        np.log(_root_mean_square(changes) + _SOFT),
        np.log(_root_mean_square(changes[:, -10:]) + _SOFT),
        np.log(_mean_size(changes[:, -10:]) + _SOFT),
        above,
        above**2,
        np.log(np.maximum(snapshot.observed.sum(axis=1), 1)),
        np.abs(snapshot.states[:, 0, 0] - snapshot.states[:, 1, 0]),
        np.abs(last - level[:, 2]),
        *(np.abs(last - _lagged(snapshot, lag)) for lag in (1, 5)),
        pair - 2 * snapshot.overall[0],
        apart,
        np.abs(apart),
    ]
    return np.column_stack(columns)


def _known_mean(snapshot: Snapshot) -> Array:
    """Return the mean of all known values of each window."""
    values = np.where(snapshot.observed, snapshot.window, 0.0).sum(axis=1)
    return values / np.maximum(snapshot.observed.sum(axis=1), 1)


def _lagged(snapshot: Snapshot, lag: int) -> Array:
    """Return the value some years before the origin, or the first there is."""
    rows = np.arange(len(snapshot.window))
    first = snapshot.window[rows, np.argmax(np.isfinite(snapshot.window), axis=1)]
    if lag >= snapshot.window.shape[1]:
        return first
    value = snapshot.window[:, -1 - lag]
    return np.where(np.isfinite(value), value, first)


def _root_mean_square(changes: Array) -> Array:
    """Return the root mean square of each row's known changes; zero where none is known."""
    present = np.isfinite(changes)
    squares = np.where(present, changes, 0.0) ** 2
    return np.sqrt(squares.sum(axis=1) / np.maximum(present.sum(axis=1), 1))


def _mean_size(changes: Array) -> Array:
    """Return the mean size of each row's known changes; zero where none is known."""
    present = np.isfinite(changes)
    sizes = np.abs(np.where(present, changes, 0.0))
    return sizes.sum(axis=1) / np.maximum(present.sum(axis=1), 1)
