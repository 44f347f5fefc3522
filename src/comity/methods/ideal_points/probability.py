"""Errors of distances and probabilities of convergence, from points and their covariance."""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def difference_errors(covariance: Array) -> Array:
    """Return the standard error of the difference of each two points: shape (n, n).

    >>> difference_errors(np.array([[0.04, 0.03], [0.03, 0.04]])).round(4).tolist()
    [[0.0, 0.1414], [0.1414, 0.0]]
    """
    own = np.diag(covariance)
    return np.sqrt(np.maximum(own[:, None] + own[None, :] - 2 * covariance, 0.0))


def closer_probability(
    then: Array, then_error: Array, now: Array, now_error: Array, correlation: Array | float = 0.0
) -> Array:
    """Return the probability that two points are closer together now than then.

    ``then`` and ``now`` are their differences, with standard errors and the correlation of
    the two; all normal. |now| < |then| where their sum and their difference have one sign.

    >>> float(closer_probability(np.r_[1.0], np.r_[0.1], np.r_[0.2], np.r_[0.1])[0].round(4))
    1.0
    >>> float(closer_probability(np.r_[0.5], np.r_[0.1], np.r_[-0.5], np.r_[0.1])[0].round(4))
    0.5
    """
    from scipy.special import ndtr

    shared = correlation * then_error * now_error
    plus = np.sqrt(then_error**2 + now_error**2 + 2 * shared)
    minus = np.sqrt(then_error**2 + now_error**2 - 2 * shared)
    covariance = then_error**2 - now_error**2
    with np.errstate(divide="ignore", invalid="ignore"):
        h, k = (then + now) / plus, (then - now) / minus
        rho = covariance / (plus * minus)
    both = _bivariate_normal_cdf(h, k, rho)
    return np.asarray(1 - ndtr(h) - ndtr(k) + 2 * both)


def _bivariate_normal_cdf(h: Array, k: Array, rho: Array) -> Array:
    """Return the bivariate normal distribution at (h, k), by Owen's (1956) function."""
    from scipy.special import ndtr, owens_t

    root = np.sqrt(np.maximum(1 - rho**2, 1e-15))
    with np.errstate(divide="ignore", invalid="ignore"):
        left = owens_t(h, np.where(h == 0, np.sign(k) * np.inf, (k - rho * h) / (h * root)))
        right = owens_t(k, np.where(k == 0, np.sign(h) * np.inf, (h - rho * k) / (k * root)))
    opposite = (h * k < 0) | ((h * k == 0) & (h + k < 0))
    return np.asarray((ndtr(h) + ndtr(k)) / 2 - left - right - np.where(opposite, 0.5, 0.0))
