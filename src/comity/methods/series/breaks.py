"""Breaks of a series of shares, and their probabilities.

The search finds the same segments as the library ruptures, which a test checks. Written for
many series at once, it takes a hundredth of a second for a series and all that are resampled
from it, where loading the library alone takes a whole one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from comity.typing import Array

MIN_LENGTH = 4
"""Least number of values of a segment between two breaks."""

Span = tuple[int, int]
"""The first position of a stretch, and one past its last."""

_PENALTY = 3.0
_NEAR = 1


@dataclass(frozen=True)
class Break:
    """A break: the index of the first value after it, and its probability.

    ``before`` and ``after`` are the mean shares of the segments on its two sides.
    ``probability`` is the share of resampled series that break within one step of it.
    """

    index: int
    before: float
    after: float
    probability: float


def stretches(times: Sequence[int], longest_gap: int, starts: int | None = None) -> list[Span]:
    """Split a series where no break is to be looked for.

    Parameters
    ----------
    times
        The times of the values, ascending.
    longest_gap
        From one value to the next within a stretch, at most.
    starts
        A time at which a new stretch begins; None for none.

    Returns
    -------
    list of tuple
        The first position of each stretch, and one past its last.

    Examples
    --------
    >>> stretches([1990, 1991, 2000, 2001], 2), stretches([1990, 1991], 2, 1991), stretches([], 2)
    ([(0, 2), (2, 4)], [(0, 1), (1, 2)], [])
    """
    cuts = [
        at
        for at, (before, time) in enumerate(pairwise(times), start=1)
        if time - before > longest_gap or (starts is not None and before < starts <= time)
    ]
    return list(pairwise([0, *cuts, len(times)])) if times else []


def find_breaks(shares: Array, counts: Array, draws: int = 200, seed: int = 1) -> list[Break]:
    """Find the breaks of a series of shares.

    Shares are transformed to even sampling error (arcsine of the root) and split into segments
    by exact search (Jackson and others 2005), with a penalty of three times the noise times the
    logarithm of the length. Each draw resamples the residuals around the segments; the noise is
    no less than the sampling error of the counts.

    Parameters
    ----------
    shares, counts
        Shape (n,): shares in [0, 1] in the order of time, and what each is a share of.
    draws, seed
        Number of resampled series, and the seed that they follow from.

    Returns
    -------
    list of Break
        In the order of time; empty if the series is shorter than two segments.

    References
    ----------
    Jackson and others (2005), An Algorithm for Optimal Partitioning of Data on an Interval,
    IEEE Signal Processing Letters 12. Killick, Fearnhead and Eckley (2012), Journal of the
    American Statistical Association 107, find the same cuts.

    Examples
    --------
    >>> result = find_breaks(np.r_[[0.8, 0.82] * 6, [0.5, 0.52] * 6], np.full(24, 100))
    >>> [(one.index, round(one.before, 2), round(one.after, 2)) for one in result]
    [(12, 0.81, 0.51)]
    """
    if shares.size < 2 * MIN_LENGTH:
        return []
    even = np.arcsin(np.sqrt(shares))
    noise = max(_noise(even), float((1 / (4 * counts)).mean()))
    penalty = _PENALTY * noise * np.log(shares.size)
    starts = np.flatnonzero(segment_starts(even[None, :], penalty)[0])
    residuals = even - _segment_means(even, starts)
    draws_of = np.random.default_rng(seed).choice(residuals, (draws, shares.size))
    redrawn = segment_starts(even - residuals + draws_of, penalty)
    means = _segment_means(shares, starts)
    return [
        Break(
            int(start),
            float(means[start - 1]),
            float(means[start]),
            _share_near(redrawn, int(start)),
        )
        for start in starts
    ]


def segment_starts(series: Array, penalty: float) -> Array:
    """Split series into segments with the least sum of squares plus a penalty a segment.

    Parameters
    ----------
    series
        Shape (m, n), one series a row.
    penalty
        Cost of a segment.

    Returns
    -------
    Array
        Booleans of shape (m, n): whether a new segment begins with this value.

    Examples
    --------
    >>> np.flatnonzero(segment_starts(np.array([[0.0] * 5 + [1.0] * 5]), 0.5)[0]).tolist()
    [5]
    """
    rows, length = series.shape
    sums, squares = (np.pad(np.cumsum(x, axis=1), ((0, 0), (1, 0))) for x in (series, series**2))
    least = np.full((rows, length + 1), np.inf)
    least[:, 0] = 0.0
    starts_of = np.zeros((rows, length + 1), dtype=np.int64)
    for end in range(MIN_LENGTH, length + 1):
        starts = np.r_[0, MIN_LENGTH : end - MIN_LENGTH + 1]
        total = sums[:, end, None] - sums[:, starts]
        around = squares[:, end, None] - squares[:, starts] - total**2 / (end - starts)
        cost = least[:, starts] + around + penalty
        best = cost.argmin(axis=1)
        least[:, end], starts_of[:, end] = cost[np.arange(rows), best], starts[best]
    return _traced(starts_of)


def _traced(starts_of: Array) -> Array:
    """Mark the first value of every segment but the first, from the last segment back: (m, n)."""
    rows = np.arange(starts_of.shape[0])
    starts = np.zeros((rows.size, starts_of.shape[1] - 1), dtype=bool)
    ends = np.full(rows.size, starts_of.shape[1] - 1)
    while ends.any():
        ends = starts_of[rows, ends]
        starts[rows, ends] = True
    starts[:, 0] = False
    return starts


def _share_near(draws_of: Array, start: int) -> float:
    """Return the share of resampled series in which a segment starts within a step of one."""
    return float(draws_of[:, max(start - _NEAR, 0) : start + _NEAR + 1].any(axis=1).mean())


def _noise(series: Array) -> float:
    """Estimate the variance around the segments from steps, which breaks hardly affect."""
    step = np.diff(series)
    return float((1.4826 * _median(abs(step - _median(step)))) ** 2 / 2)


def _median(values: Array) -> float:
    """Return the median; NumPy's would load its masked arrays, which takes longer than all else."""
    ordered = np.sort(values)
    middle = ordered[(ordered.size - 1) // 2], ordered[ordered.size // 2]
    return float(middle[0] + middle[1]) / 2


def _segment_means(series: Array, starts: Array) -> Array:
    """Return the mean of the segment of each value, shape (n,)."""
    parts = np.split(series, starts)
    return np.concatenate([np.full(part.size, part.mean()) for part in parts])
