"""What an estimate says of votes, seen or not: probabilities, and how good they were."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from comity.methods.ideal_points.estimate import Estimate

Array = np.ndarray


def probabilities(estimate: Estimate, point: Array, item: Array) -> Array:
    """Give the probabilities of the three levels, shape (n, 3), rows adding up to 1.

    ``point`` and ``item`` are places in the estimate's layout, shape (n,). The uncertainty of
    both is averaged over.
    """
    t, v = estimate.mean[point], estimate.error[point] ** 2
    slope, low, high = estimate.items[item].T
    c = estimate.covariance[item].T
    common = 1 + v * (slope**2 + c[0]) + t**2 * c[0]
    below_low = ndtr((low - slope * t) / np.sqrt(common + c[3] - 2 * t * c[1]))
    below_high = ndtr((high - slope * t) / np.sqrt(common + c[4] - 2 * t * c[2]))
    below_high = np.maximum(below_high, below_low)
    return np.stack([below_low, below_high - below_low, 1 - below_high], axis=1)


def log_score(chances: Array, vote: Array) -> float:
    """Give the mean log-probability of the votes cast (levels 1 to 3): higher is better.

    >>> round(log_score(np.array([[0.5, 0.25, 0.25]]), np.array([1])), 4)
    -0.6931
    """
    cast = chances[np.arange(vote.size), vote - 1]
    return float(np.log(np.maximum(cast, 1e-12)).mean())
