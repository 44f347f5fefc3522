"""Where a series of shares broke from its past, and how sure that is.

The search finds the cuts that the library ruptures finds, and a test holds it to them. Written
for many series at once, it takes a hundredth of a second for a series and all that are
resampled from it, where loading the library alone takes a whole one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.typing import Array

SHORTEST = 4
"""A stretch between two breaks has so many values at least."""

_PENALTY = 3.0
_NEAR = 1


@dataclass(frozen=True)
class Break:
    """A break: the place of the first value after it, and how sure it is.

    ``before`` and ``after`` are the mean shares of the stretches on its two sides.
    ``probability`` is the share of resampled series that break within one place of it.
    """

    place: int
    before: float
    after: float
    probability: float


def breaks(shares: Array, counts: Array, draws: int = 200, seed: int = 1) -> list[Break]:
    """Find the breaks of a series of shares.

    Shares are put on a scale on which their sampling error is even (arcsine of the root), and
    cut into stretches by exact search (Jackson and others 2005), with a penalty of three times
    the noise times the logarithm of the length. Each draw resamples what is left over around
    the stretches; the noise is no less than the sampling error of the counts.

    Parameters
    ----------
    shares, counts
        Shape (n,): shares in [0, 1] in the order of time, and what each is a share of.
    draws, seed
        Number of resampled series, and the seed that they follow from.

    Returns
    -------
    list of Break
        In the order of time; empty if the series is shorter than two stretches.

    References
    ----------
    Jackson and others (2005), An Algorithm for Optimal Partitioning of Data on an Interval,
    IEEE Signal Processing Letters 12. Killick, Fearnhead and Eckley (2012), Journal of the
    American Statistical Association 107, find the same cuts.

    Examples
    --------
    >>> found = breaks(np.r_[[0.8, 0.82] * 6, [0.5, 0.52] * 6], np.full(24, 100))
    >>> [(one.place, round(one.before, 2), round(one.after, 2)) for one in found]
    [(12, 0.81, 0.51)]
    """
    if shares.size < 2 * SHORTEST:
        return []
    even = np.arcsin(np.sqrt(shares))
    noise = max(_noise(even), float((1 / (4 * counts)).mean()))
    penalty = _PENALTY * noise * np.log(shares.size)
    cuts = np.flatnonzero(cut_places(even[None, :], penalty)[0])
    left_over = even - _stretches(even, cuts)
    drawn = np.random.default_rng(seed).choice(left_over, (draws, shares.size))
    again = cut_places(even - left_over + drawn, penalty)
    plain = _stretches(shares, cuts)
    return [
        Break(int(cut), float(plain[cut - 1]), float(plain[cut]), _share_near(again, int(cut)))
        for cut in cuts
    ]


def cut_places(series: Array, penalty: float) -> Array:
    """Cut series into stretches so that squares around their means, plus a penalty a stretch,
    sum to the least.

    Parameters
    ----------
    series
        Shape (m, n), one series a row.
    penalty
        What a stretch costs.

    Returns
    -------
    Array
        Booleans of shape (m, n): whether a new stretch begins with this value.

    Examples
    --------
    >>> np.flatnonzero(cut_places(np.array([[0.0] * 5 + [1.0] * 5]), 0.5)[0]).tolist()
    [5]
    """
    rows, length = series.shape
    sums, squares = (np.pad(np.cumsum(x, axis=1), ((0, 0), (1, 0))) for x in (series, series**2))
    least = np.full((rows, length + 1), np.inf)
    least[:, 0] = 0.0
    begun = np.zeros((rows, length + 1), dtype=np.int64)
    for end in range(SHORTEST, length + 1):
        starts = np.r_[0, SHORTEST : end - SHORTEST + 1]
        total = sums[:, end, None] - sums[:, starts]
        around = squares[:, end, None] - squares[:, starts] - total**2 / (end - starts)
        cost = least[:, starts] + around + penalty
        best = cost.argmin(axis=1)
        least[:, end], begun[:, end] = cost[np.arange(rows), best], starts[best]
    return _traced(begun)


def _traced(begun: Array) -> Array:
    """Follow each row's stretches from the last back: where they begin, the first left out."""
    rows = np.arange(begun.shape[0])
    cuts = np.zeros((rows.size, begun.shape[1] - 1), dtype=bool)
    ends = np.full(rows.size, begun.shape[1] - 1)
    while ends.any():
        ends = begun[rows, ends]
        cuts[rows, ends] = True
    cuts[:, 0] = False
    return cuts


def _share_near(drawn: Array, cut: int) -> float:
    """Return the share of resampled series that have a cut within a place of one."""
    return float(drawn[:, max(cut - _NEAR, 0) : cut + _NEAR + 1].any(axis=1).mean())


def _noise(series: Array) -> float:
    """Estimate the variance around the stretches from steps, which breaks hardly touch."""
    step = np.diff(series)
    return float((1.4826 * np.median(abs(step - np.median(step)))) ** 2 / 2)


def _stretches(series: Array, cuts: Array) -> Array:
    """Return the mean of the stretch that each value lies in."""
    parts = np.split(series, cuts)
    return np.concatenate([np.full(part.size, part.mean()) for part in parts])
