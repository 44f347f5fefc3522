"""Scores of forecasts: CRPS, coverage of intervals, and the Brier score of statements.

All of them are proper or plain counts, and lower is better for the first and the last. See
Gneiting and Raftery (2007), Journal of the American Statistical Association 102.
"""

from __future__ import annotations

import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS, exceeding, falling_short
from comity.forecasts.series import Array

_WEIGHTS = np.diff(np.concatenate(([0.0], (QUANTILE_LEVELS[1:] + QUANTILE_LEVELS[:-1]) / 2, [1.0])))
"""The share of the levels between 0 and 1 that each quantile represents."""


def crps(observed: Array, quantiles: Array) -> Array:
    """Return the continuous ranked probability score of distributions held as quantiles.

    It is twice the integral of the quantile score over all levels, taken as the sum over
    :data:`~comity.forecasts.forecast.QUANTILE_LEVELS`, each weighted by the levels it represents.

    Parameters
    ----------
    observed
        Shape (n,).
    quantiles
        Shape (n, levels).

    Returns
    -------
    numpy.ndarray
        Shape (n,), in the unit of what is observed.

    >>> float(crps(np.array([1.0]), np.full((1, QUANTILE_LEVELS.size), 1.0))[0])
    0.0
    """
    off = observed[:, None] - quantiles
    return 2 * (np.maximum(QUANTILE_LEVELS * off, (QUANTILE_LEVELS - 1) * off) @ _WEIGHTS)


def probability_levels(observed: Array, quantiles: Array) -> tuple[Array, Array]:
    """Return the probabilities of lying below each observed value, and not above it: (n,) each.

    They differ where a distribution has a mass on the observed value.

    >>> below, up_to = probability_levels(np.array([0.5]), np.array([QUANTILE_LEVELS]))
    >>> below.round(3).tolist(), up_to.round(3).tolist()
    ([0.5], [0.5])
    """
    return falling_short(quantiles, observed), 1 - exceeding(quantiles, observed)


def covered(below: Array, up_to: Array, share: float) -> Array:
    """Compute the coverage of each observed value by its central interval, from 0 to 1.

    For a continuous distribution that is yes or no. Where a distribution has a mass on the
    observed value (at zero trade, say), it is the part of that mass inside the interval, as in
    the randomised probability integral transform (Czado, Gneiting and Held 2009): else an
    interval that ends on the mass would seem to cover more than it claims.

    Parameters
    ----------
    below, upto
        As :func:`probability_levels` returns them.
    share
        The nominal coverage of the interval.

    >>> rows = np.stack([QUANTILE_LEVELS, QUANTILE_LEVELS])
    >>> covered(*probability_levels(np.array([0.5, 0.99]), rows), 0.8).tolist()
    [1.0, 0.0]
    """
    low, high = (1 - share) / 2, (1 + share) / 2
    inside = np.clip(np.minimum(up_to, high) - np.maximum(below, low), 0.0, None)
    mass = up_to - below
    point = ((below >= low) & (below <= high)).astype(float)
    return np.where(mass > 1e-9, inside / np.where(mass > 1e-9, mass, 1.0), point)


def brier(happened: Array, probability: Array) -> Array:
    """Return the squared difference of probabilities from what happened: shape (n,).

    >>> brier(np.array([True, False]), np.array([0.8, 0.5])).round(2).tolist()
    [0.04, 0.25]
    """
    return (happened.astype(float) - probability) ** 2
