"""Comparing one change with the changes of those that were alike before."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from comity.typing import Array

PERCENTILES = (5, 25, 50, 75, 95)


class Spread(NamedTuple):
    """How the changes of those compared with each subject are spread.

    ``compared`` (subjects,) counts them, ``percentiles`` (subjects, 5) are their 5th, 25th,
    50th, 75th and 95th, ``place`` (subjects,) is the percentile of the subject's own change.
    """

    compared: Array
    percentiles: Array
    place: Array


def nearest(levels: Array, pool: Array, most: int, farthest: float) -> Array:
    """Find, for each of some levels, the places in a pool of those nearest to it.

    Parameters
    ----------
    levels
        Non-negative levels, shape (subjects,).
    pool
        Non-negative levels to choose from, shape (others,), in ascending order.
    most
        How many to find for each.
    farthest
        Those more than so many times larger or smaller are left out. One is added to every
        level first, so that zero, too, is at some distance.

    Returns
    -------
    numpy.ndarray
        Places in ``pool``, shape (subjects, at most ``most``); -1 where there are no more. Half
        of them lie below a level and half above, as far as there are so many.

    Examples
    --------
    >>> nearest(np.array([9.0]), np.array([0.0, 8.0, 9.0, 11.0, 99.0]), 4, 3.0).tolist()
    [[-1, 1, 2, 3]]
    """
    most = min(most, pool.size)
    logs, ordered = np.log1p(levels)[:, None], np.log1p(pool)
    first = np.clip(np.searchsorted(ordered, logs[:, 0]) - most // 2, 0, pool.size - most)
    places = first[:, None] + np.arange(most)
    near = np.abs(ordered[places] - logs) <= np.log(farthest)
    return np.where(near, places, -1)


def spread(own: Array, others: Array) -> Spread:
    """Return how others' changes are spread, and where each subject's own lies among them.

    Parameters
    ----------
    own
        Each subject's change, shape (subjects,).
    others
        The changes of those compared with it, shape (subjects, others), NaN for none.

    Returns
    -------
    Spread
        NaN in ``percentiles`` and ``place`` where there is none to compare with.

    Examples
    --------
    >>> found = spread(np.array([2.0]), np.array([[1.0, 3.0, np.nan, 0.0, 2.0]]))
    >>> found.compared.tolist(), found.percentiles[0, 2], found.place.tolist()
    ([4], np.float64(1.5), [62.5])
    """
    count = np.isfinite(others).sum(axis=1)
    known = np.where(count > 0, count, np.nan)
    below = (others < own[:, None]).sum(axis=1) + (others == own[:, None]).sum(axis=1) / 2
    return Spread(count, _percentiles(others, count), 100 * below / known)


def _percentiles(others: Array, count: Array) -> Array:
    """Return percentiles of each row by linear interpolation, NaN left out."""
    if not others.shape[1]:
        return np.full((len(others), len(PERCENTILES)), np.nan)
    ordered = np.sort(others, axis=1)  # NaN goes last
    at = np.maximum(count - 1, 0)[:, None] * np.array(PERCENTILES) / 100
    low = np.floor(at).astype(int)
    high = np.ceil(at).astype(int)
    left, right = (np.take_along_axis(ordered, side, axis=1) for side in (low, high))
    return left + (at - low) * (right - left)
