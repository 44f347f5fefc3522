"""Covariates of the global model: what is known of a series at its origin, as numbers.

All of them come from the series' own past, from the mean levels of the series of each of the
two states and of the world at the origin, and from the factors that states share there, so that
they are known at the time and the forecast of one pair needs nothing of the other pairs but
those means and factors.
"""

from __future__ import annotations

import numpy as np

from comity.forecasts.models.candidates import mean, smoothed
from comity.forecasts.series import Array, View, levels

_SOFT = 0.02
"""Added to sizes before their logarithm, so that a constant series has one."""

_LAGS = (1, 2, 4, 7, 10)
_WEIGHTS = (0.2, 0.4, 0.6, 0.8)


def volatility(view: View) -> Array:
    """Give the root mean squared yearly change within each window: shape (n,)."""
    return _root_mean_square(np.diff(view.window, axis=1))


def own_step(view: View) -> Array:
    """Give the root mean squared change between known years that follow each other: (n,)."""
    after = view.observed[:, 1:] & view.observed[:, :-1]
    return _root_mean_square(np.where(after, np.diff(view.window, axis=1), np.nan))


def centre_features(view: View) -> Array:
    """Give the covariates of the expected change: shape (n, features)."""
    last, level = view.last, levels(view.window)
    states, world = view.states, view.world
    pair = states[:, 0, :] + states[:, 1, :]
    known = view.observed.sum(axis=1)
    columns = [
        *(last - level[:, span] for span in range(1, level.shape[1])),
        last - _known_mean(view),
        last - mean(view, 0),
        *(last - smoothed(view, weight) for weight in _WEIGHTS),
        *(last - _lagged(view, lag) for lag in _LAGS),
        last - world[0],
        # What the two states' means leave unexplained tends to shrink.
        last - pair[:, 0] + world[0],
        level[:, 2] - pair[:, 2] + world[2],
        *(pair[:, 0] - pair[:, span] for span in range(1, pair.shape[1])),
        np.abs(states[:, 0, 0] - states[:, 1, 0]),
        *(view.expected - last[:, None]).T,
        volatility(view),
        1 / np.sqrt(np.maximum(known, 1)),
    ]
    return np.column_stack(columns)


def spread_features(view: View) -> Array:
    """Give the covariates of the size of errors: shape (n, features), the first all ones."""
    last, level = view.last, levels(view.window)
    pair = view.states[:, 0, 0] + view.states[:, 1, 0]
    above, apart = last - view.world[0], last - pair + view.world[0]
    changes = np.diff(view.window, axis=1)
    columns = [
        np.ones_like(last),
        np.log(_root_mean_square(changes) + _SOFT),
        np.log(_root_mean_square(changes[:, -10:]) + _SOFT),
        np.log(_mean_size(changes[:, -10:]) + _SOFT),
        above,
        above**2,
        np.log(np.maximum(view.observed.sum(axis=1), 1)),
        np.abs(view.states[:, 0, 0] - view.states[:, 1, 0]),
        np.abs(last - level[:, 2]),
        *(np.abs(last - _lagged(view, lag)) for lag in (1, 5)),
        pair - 2 * view.world[0],
        apart,
        np.abs(apart),
    ]
    return np.column_stack(columns)


def _known_mean(view: View) -> Array:
    """Give the mean of all known values of each window."""
    values = np.where(view.observed, view.window, 0.0).sum(axis=1)
    return values / np.maximum(view.observed.sum(axis=1), 1)


def _lagged(view: View, lag: int) -> Array:
    """Give the value some years before the origin, or the first there is."""
    rows = np.arange(len(view.window))
    first = view.window[rows, np.argmax(np.isfinite(view.window), axis=1)]
    if lag >= view.window.shape[1]:
        return first
    value = view.window[:, -1 - lag]
    return np.where(np.isfinite(value), value, first)


def _root_mean_square(changes: Array) -> Array:
    """Give the root mean square of each row's known changes; zero where none is known."""
    known = np.isfinite(changes)
    squares = np.where(known, changes, 0.0) ** 2
    return np.sqrt(squares.sum(axis=1) / np.maximum(known.sum(axis=1), 1))


def _mean_size(changes: Array) -> Array:
    """Give the mean size of each row's known changes; zero where none is known."""
    known = np.isfinite(changes)
    sizes = np.abs(np.where(known, changes, 0.0))
    return sizes.sum(axis=1) / np.maximum(known.sum(axis=1), 1)
