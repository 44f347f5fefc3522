"""Candidates for the centre of a forecast that look at one series alone.

Each takes a :class:`~comity.forecasts.series.View` and a horizon and gives the centre on the
scale of the forecasts, shape (n,). They are the textbook's methods (Hyndman and Athanasopoulos
2021), computed for all series at once and across gaps; a test holds them against a forecasting
library on series without gaps.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.forecasts.series import Array, Snapshot

Centre = Callable[[Snapshot, int], Array]

SMOOTHING = 0.5
"""The weight of the newest value in exponential smoothing."""


def last(snapshot: Snapshot, _horizon: int) -> Array:
    """Take the last value.

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> last(snapshot, 1).tolist()
    [9.0]
    """
    return snapshot.last


def drift(snapshot: Snapshot, horizon: int) -> Array:
    """Go on from the last value by the mean yearly change since the window's first value.

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> drift(snapshot, 5).tolist()
    [14.0]
    """
    rows = np.arange(len(snapshot.window))
    first = np.argmax(snapshot.observed, axis=1)
    years = np.maximum(snapshot.window.shape[1] - 1 - first, 1)
    return snapshot.last + horizon * (snapshot.last - snapshot.window[rows, first]) / years


def mean(snapshot: Snapshot, _horizon: int) -> Array:
    """Take the mean of the known values of the last ten years.

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> mean(snapshot, 1).tolist()
    [4.5]
    """
    recent, present = snapshot.window[:, -10:], snapshot.observed[:, -10:]
    return np.where(present, recent, 0.0).sum(axis=1) / np.maximum(present.sum(axis=1), 1)


def smoothing(weight: float) -> Centre:
    """Build simple exponential smoothing with a weight for the newest value.

    A year without data leaves the level as it was.

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> smoothing(1.0)(snapshot, 3).tolist()
    [9.0]
    """

    def centre(snapshot: Snapshot, _horizon: int) -> Array:
        return smoothed(snapshot, weight)

    return centre


def theta(weight: float) -> Centre:
    """Build the Theta method: smoothing, and half the slope of the series' own trend.

    Assimakopoulos and Nikolopoulos (2000); as Hyndman and Billah (2003) show, it is simple
    exponential smoothing with a drift of half the slope of the least-squares line.
    """

    def centre(snapshot: Snapshot, horizon: int) -> Array:
        count = snapshot.observed.sum(axis=1)
        lag = (1 - (1 - weight) ** count) / weight
        return smoothed(snapshot, weight) + _slope(snapshot) / 2 * (horizon - 1 + lag)

    return centre


def smoothed(snapshot: Snapshot, weight: float) -> Array:
    """Return the level of exponential smoothing at the origin; it starts at the first value.

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> cells = np.arange(10.0)[None, :]
    >>> snapshot = snapshot_at(PanelSeries(np.array([[2, 20]]), 2000, cells), 2009, (), floor=-1.0)
    >>> smoothed(snapshot, 1.0).tolist()
    [9.0]
    """
    level = np.full(len(snapshot.window), np.nan)
    for values, present in zip(snapshot.window.T, snapshot.observed.T, strict=True):
        moved = np.where(np.isnan(level), values, level + weight * (values - level))
        level = np.where(present, moved, level)
    return level


def _slope(snapshot: Snapshot) -> Array:
    """Fit a least-squares line to the known values of each window; give its slope a year."""
    weight = snapshot.observed.astype(float)
    count = np.maximum(weight.sum(axis=1), 1)
    years = np.arange(snapshot.window.shape[1], dtype=float)
    values = np.where(snapshot.observed, snapshot.window, 0.0)
    apart = (years - (weight @ years / count)[:, None]) * weight
    spread = (apart * years).sum(axis=1)
    return (apart * values).sum(axis=1) / np.where(spread > 0, spread, 1.0)


WALK, SMOOTHED = "random walk", "exponential smoothing"

BASELINES: dict[str, Centre] = {
    "naive": last,
    WALK: last,
    "drift": drift,
    "ten-year mean": mean,
}
"""The baselines that any model has to beat. The random walk is the last value with the intervals
that forecasting libraries give it: normal, from the series' own changes."""

SINGLE: dict[str, Centre] = {
    SMOOTHED: smoothing(SMOOTHING),
    "Theta": theta(SMOOTHING),
}
"""The other methods that look at one series alone."""
