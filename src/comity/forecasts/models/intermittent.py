"""The model of intermittent series such as arms transfers: outcomes of analogous past cases.

Deliveries of arms are zero for most pairs in most years and come in lumps, so that no curve
fits them. Series are grouped by what is known at the origin: in how many of the last five years
they were not zero, whether they are now, how long ago they last were, and how large they have
been. The forecast is what happened after past origins in the same group, as the share of zeros
and the quantiles of the others relative to the series' own mean of the last ten years. It is
the method of analogues (Lorenz 1969), and a hurdle model (Cragg 1971) without its formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.series import Array, Snapshot
from comity.forecasts.transform import Transform

GROUPS = 48
_FEWEST = 50
"""A group with fewer past cases than this takes what followed in all groups."""


@dataclass(frozen=True)
class Analogues:
    """Quantiles of outcomes by group, relative to each series' own level: (groups, levels).

    >>> analogues = Analogues(np.array([[0.0, 1.0, 2.0]]))
    >>> analogues.quantiles(np.array([0]), np.array([10.0])).tolist()
    [[0.0, 10.0, 20.0]]
    """

    table: Array

    def quantiles(self, group: Array, level: Array) -> Array:
        """Return the quantiles of the outcome, in the measure's unit: shape (n, levels)."""
        return self.table[group] * level[:, None]


def own_level(snapshot: Snapshot, scale: Transform) -> Array:
    """Return the value at the origin, or where it is zero the mean of the window's others.

    One where all are zero; in the measure's unit, shape (n,).

    >>> from comity.forecasts.series import PanelSeries, snapshot_at
    >>> line = PanelSeries(np.array([[2, 20]]), 2000, np.log(np.arange(1.0, 11.0))[None, :])
    >>> own_level(snapshot_at(line, 2009, (), floor=-1.0), Transform("log", 0.0)).round(6).tolist()
    [10.0]
    """
    values = np.nan_to_num(scale.inverse(snapshot.window))
    count = (values > 0).sum(axis=1)
    mean = values.sum(axis=1) / np.maximum(count, 1)
    return np.where(snapshot.zero, np.where(count > 0, mean, 1.0), values[:, -1])


def assign_groups(snapshot: Snapshot, scale: Transform) -> Array:
    """Return the number of each series' group, from 0 to :data:`GROUPS` - 1: shape (n,).

    Of those that are not zero now: in how many of the last five years they were not, how large
    they are, and whether that is more than before. Of the others: in how many of the last five
    years and of the ten before they were not.
    """
    some = np.nan_to_num(snapshot.window, nan=-np.inf) > scale.floor + 1e-12
    five, ten = some[:, -5:].sum(axis=1), some[:, -15:-5].sum(axis=1)
    moving = 15 + ((five - 1) * 3 + _size(snapshot, scale)) * 2 + _rising(snapshot, scale)
    still = np.minimum(five, 4) * 3 + np.minimum((ten + 2) // 3, 2)
    return np.where(snapshot.zero, still, np.maximum(moving, 15))


def fit(outcomes: Array, group: Array, level: Array) -> Analogues:
    """Fit the quantiles of past outcomes in the measure's unit: arrays of shape (n,)."""
    relative = outcomes / level
    whole = np.quantile(relative, QUANTILE_LEVELS)
    parts = [relative[group == number] for number in range(GROUPS)]
    rows = [np.quantile(part, QUANTILE_LEVELS) if len(part) >= _FEWEST else whole for part in parts]
    return Analogues(np.array(rows, dtype=np.float32).astype(float))


def _size(snapshot: Snapshot, scale: Transform) -> Array:
    """Return the size class of each value: 0 small, 1 middling, 2 large."""
    value = scale.inverse(snapshot.last)
    edges = np.array([0.05, 0.3] if scale.kind == "logit" else [5.0, 30.0])
    return (value[:, None] > edges).sum(axis=1)


def _rising(snapshot: Snapshot, scale: Transform) -> Array:
    """Return whether the value at the origin is above the mean of the four years before."""
    earlier = np.nan_to_num(scale.inverse(snapshot.window[:, -5:-1])).mean(axis=1)
    return (scale.inverse(snapshot.last) > earlier).astype(int)
