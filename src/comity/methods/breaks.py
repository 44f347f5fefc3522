"""Where a series of shares broke from its past, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import ruptures

Array = np.ndarray

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
    cut into stretches by the exact search of Killick, Fearnhead and Eckley (2012), with a
    penalty of three times the noise times the logarithm of the length. Each draw resamples
    what is left over around the stretches, with the sampling error of the counts.

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
    Killick, Fearnhead and Eckley (2012), Journal of the American Statistical Association 107.

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
    ends = _cuts(even, noise)
    fitted = _stretches(even, ends)
    rng = np.random.default_rng(seed)
    hits = np.zeros(shares.size + 1)
    for _ in range(draws):
        left_over = rng.choice(even - fitted, even.size)
        drawn = _cuts(fitted + left_over, noise)
        for cut in ends[:-1]:
            hits[cut] += any(abs(other - cut) <= _NEAR for other in drawn[:-1])
    plain = _stretches(shares, ends)
    return [
        Break(cut, float(plain[cut - 1]), float(plain[cut]), float(hits[cut] / draws))
        for cut in ends[:-1]
    ]


def _noise(series: Array) -> float:
    """Estimate the variance around the stretches from steps, which breaks hardly touch."""
    step = np.diff(series)
    return float((1.4826 * np.median(abs(step - np.median(step)))) ** 2 / 2)


def _cuts(series: Array, noise: float) -> list[int]:
    """Cut a series into stretches: where each ends."""
    search = ruptures.Pelt(model="l2", min_size=SHORTEST, jump=1).fit(series)
    return [int(end) for end in search.predict(pen=_PENALTY * noise * np.log(series.size))]


def _stretches(series: Array, ends: list[int]) -> Array:
    """Give the mean of the stretch that each value lies in."""
    parts = np.split(series, ends[:-1])
    return np.concatenate([np.full(part.size, part.mean()) for part in parts])
