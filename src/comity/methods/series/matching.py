"""Comparison of one change with the changes of peers that were alike before."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from comity.typing import Array

PERCENTILES = (5, 25, 50, 75, 95)


class PeerDistribution(NamedTuple):
    """Distribution of the changes of each subject's peers.

    ``size`` (subjects,) counts them, ``percentiles`` (subjects, 5) are their 5th, 25th,
    50th, 75th and 95th, ``percentile`` (subjects,) is the percentile of the subject's own change.
    """

    size: Array
    percentiles: Array
    percentile: Array


def nearest_levels(levels: Array, pool: Array, most: int, farthest: float) -> Array:
    """Find the levels of a pool that are nearest to each of some levels.

    Parameters
    ----------
    levels
        Non-negative levels, shape (subjects,).
    pool
        Non-negative levels to choose from, shape (others,), in ascending order.
    most
        How many to find for each.
    farthest
        Largest ratio of two levels that count as near. One is added to every level first, so
        that zero, too, is at some distance.

    Returns
    -------
    numpy.ndarray
        Indices in ``pool``, shape (subjects, at most ``most``); -1 where there are no more.
        Half of them are below a level and half above, as far as the pool has them.

    Examples
    --------
    >>> nearest_levels(np.array([9.0]), np.array([0.0, 8.0, 9.0, 11.0, 99.0]), 4, 3.0).tolist()
    [[-1, 1, 2, 3]]
    """
    most = min(most, pool.size)
    logs, ordered = np.log1p(levels)[:, None], np.log1p(pool)
    first = np.clip(np.searchsorted(ordered, logs[:, 0]) - most // 2, 0, pool.size - most)
    indices = first[:, None] + np.arange(most)
    near = np.abs(ordered[indices] - logs) <= np.log(farthest)
    return np.where(near, indices, -1)


def compare_with_peers(own: Array, others: Array) -> PeerDistribution:
    """Compute the distribution of peers' changes, and each subject's percentile in it.

    Parameters
    ----------
    own
        Each subject's change, shape (subjects,).
    others
        The changes of those compared with it, shape (subjects, others), NaN for none.

    Returns
    -------
    Spread
        NaN in ``percentiles`` and ``percentile`` where there is none to compare with.

    Examples
    --------
    >>> result = compare_with_peers(np.array([2.0]), np.array([[1.0, 3.0, np.nan, 0.0, 2.0]]))
    >>> result.size.tolist(), result.percentiles[0, 2], result.percentile.tolist()
    ([4], np.float64(1.5), [62.5])
    """
    size = np.isfinite(others).sum(axis=1)
    some = np.where(size > 0, size, np.nan)
    below = (others < own[:, None]).sum(axis=1) + (others == own[:, None]).sum(axis=1) / 2
    return PeerDistribution(size, _percentiles(others, size), 100 * below / some)


def _percentiles(others: Array, size: Array) -> Array:
    """Return percentiles of each row by linear interpolation, NaN left out."""
    if not others.shape[1]:
        return np.full((len(others), len(PERCENTILES)), np.nan)
    ordered = np.sort(others, axis=1)  # NaN goes last
    at = np.maximum(size - 1, 0)[:, None] * np.array(PERCENTILES) / 100
    low = np.floor(at).astype(int)
    high = np.ceil(at).astype(int)
    left, right = (np.take_along_axis(ordered, side, axis=1) for side in (low, high))
    return left + (at - low) * (right - left)
