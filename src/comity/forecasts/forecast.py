"""What a forecast is: the distribution of a measure some years ahead, as quantiles.

A forecast is never one number. It has the quantiles of the value at :data:`QUANTILE_LEVELS`, from
which follow its median, its intervals and the probability of any statement about a threshold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

HORIZONS = (1, 2, 3, 4, 5)
"""How many years ahead forecasts reach."""

QUANTILE_LEVELS = np.round(np.concatenate(([0.005, 0.01], np.arange(1, 40) / 40, [0.99, 0.995])), 3)
"""The levels of the quantiles that describe a distribution; its tails are cut at the ends."""

INTERVALS = (0.5, 0.8, 0.95)
"""The shares that the shown intervals should cover."""


@dataclass(frozen=True)
class Forecast:
    """The distribution of one measure of a pair (or state), ``horizon`` years after ``origin``.

    ``quantiles`` are in the measure's unit, one for each of :data:`QUANTILE_LEVELS`.

    >>> forecast = Forecast(2020, 5, tuple(10 * QUANTILE_LEVELS))
    >>> forecast.year, round(float(forecast.median), 3)
    (2025, 5.0)
    """

    origin: int
    horizon: int
    quantiles: tuple[float, ...]

    @property
    def year(self) -> int:
        """The year that the forecast is about."""
        return self.origin + self.horizon

    @property
    def median(self) -> float:
        """The value that is as likely to be passed as not."""
        return self.quantiles[len(QUANTILE_LEVELS) // 2]

    def interval(self, share: float) -> tuple[float, float]:
        """Return the central prediction interval of a nominal coverage.

        >>> Forecast(2020, 1, tuple(QUANTILE_LEVELS)).interval(0.8)
        (0.1, 0.9)
        """
        low, high = np.interp([(1 - share) / 2, (1 + share) / 2], QUANTILE_LEVELS, self.quantiles)
        return round(float(low), 12), round(float(high), 12)

    @property
    def intervals(self) -> dict[float, tuple[float, float]]:
        """The central prediction intervals that are shown, by nominal coverage.

        >>> Forecast(2020, 1, tuple(QUANTILE_LEVELS)).intervals[0.8]
        (0.1, 0.9)
        """
        return {share: self.interval(share) for share in INTERVALS}

    def probability(self, *, above: float | None = None, below: float | None = None) -> float:
        """Return the probability that the value is above, or below, a threshold.

        Exactly one of the two is given. A value that equals the threshold is neither.

        >>> round(Forecast(2020, 1, tuple(QUANTILE_LEVELS)).probability(above=0.25), 3)
        0.75
        """
        if (above is None) == (below is None):
            raise ValueError("give either `above` or `below`")
        rows = np.array([self.quantiles])
        probabilities = (
            exceeding(rows, np.array([above]))
            if above is not None
            else falling_short(rows, np.array([below]))
        )
        return float(probabilities[0])


def exceeding(quantiles: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return the probability of lying above a threshold, row by row.

    Parameters
    ----------
    quantiles
        Shape (n, levels), ascending along each row.
    thresholds
        Shape (n,), in the same unit.

    Returns
    -------
    numpy.ndarray
        Shape (n,). Between quantiles the distribution is a straight line; equal quantiles are
        a mass on one point. Beyond the outermost quantile half of the remaining probability counts.

    Examples
    --------
    >>> exceeding(np.array([QUANTILE_LEVELS]), np.array([0.25])).round(3).tolist()
    [0.75]
    """
    count = (quantiles <= thresholds[:, None]).sum(axis=1)
    return 1 - _level_at(quantiles, thresholds, count)


def falling_short(quantiles: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return the probability of lying below a threshold, row by row; see :func:`exceeding`.

    >>> falling_short(np.array([QUANTILE_LEVELS]), np.array([0.25])).round(3).tolist()
    [0.25]
    """
    count = (quantiles < thresholds[:, None]).sum(axis=1)
    return _level_at(quantiles, thresholds, count)


def _level_at(quantiles: np.ndarray, thresholds: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Interpolate the level of a threshold that comes after the first ``count`` quantiles."""
    rows = np.arange(len(quantiles))
    below, above = np.clip(count - 1, 0, None), np.clip(count, None, len(QUANTILE_LEVELS) - 1)
    low, high = quantiles[rows, below], quantiles[rows, above]
    width = np.where(high > low, high - low, 1.0)
    part = np.clip((thresholds - low) / width, 0.0, 1.0)
    inside = QUANTILE_LEVELS[below] + part * (QUANTILE_LEVELS[above] - QUANTILE_LEVELS[below])
    inside = np.where(count == 0, QUANTILE_LEVELS[0] / 2, inside)
    return np.where(count == len(QUANTILE_LEVELS), (1 + QUANTILE_LEVELS[-1]) / 2, inside)
