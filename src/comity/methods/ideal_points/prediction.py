"""Probabilities of votes under an estimate, and their scores."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from comity.methods.ideal_points.estimate import Estimate
from comity.typing import Array


def probabilities(estimate: Estimate, point: Array, item: Array) -> Array:
    """Return the probabilities of the three levels, shape (n, 3), rows adding up to 1.

    ``point`` and ``item`` are places in the estimate's layout, shape (n,). The uncertainty of
    both is averaged over.
    """
    mean, variance = estimate.mean[point], estimate.error[point] ** 2
    slope, low, high = estimate.items[item].T
    covariance = estimate.covariance[item].T
    common = 1 + variance * (slope**2 + covariance[0]) + mean**2 * covariance[0]
    low_deviation = np.sqrt(common + covariance[3] - 2 * mean * covariance[1])
    high_deviation = np.sqrt(common + covariance[4] - 2 * mean * covariance[2])
    below_low = ndtr((low - slope * mean) / low_deviation)
    below_high = ndtr((high - slope * mean) / high_deviation)
    below_high = np.maximum(below_high, below_low)
    return np.stack([below_low, below_high - below_low, 1 - below_high], axis=1)


def log_score(forecast: Array, vote: Array) -> float:
    """Return the mean log-probability of the votes cast (levels 1 to 3): higher is better.

    >>> round(log_score(np.array([[0.5, 0.25, 0.25]]), np.array([1])), 4)
    -0.6931
    """
    cast = forecast[np.arange(vote.size), vote - 1]
    return float(np.log(np.maximum(cast, 1e-12)).mean())
