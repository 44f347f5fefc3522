"""One pass over all votes, which updates each item and collects derivatives for each point.

The model of a vote (Bailey, Strezhnev and Voeten 2017): item i has a slope b and two
cutpoints c1 < c2; the actor's latent Z = b * theta + noise is below c1 for a yes (1), between
for an abstention (2), above c2 for a no (3). Items and points are independent and normal; each
vote's log-probability is averaged over both by a three-node quadrature, and items take a
Newton step on the sum. Slopes have a standard normal prior, cutpoints a flat one within
+-7.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit, prange

from comity.methods.ideal_points.layout import NO_LOWER, NO_MIDDLE, NO_UPPER
from comity.methods.ideal_points.normal import cdf, interval_derivatives, inverse_mills_ratio
from comity.typing import Array

CUTPOINT_LIMIT = 7.0
"""Cutpoints are within +- this; it matters where a single state votes against all others."""

INNER_LIMIT = CUTPOINT_LIMIT - 0.05
QUADRATURE_NODE = math.sqrt(3.0)
"""Distance of the quadrature's outer nodes from its middle, in standard deviations."""

_LEAST_VARIANCE = 1e-12
_LONGEST_STEP = 0.5
_SLOPE_VARIANCE_SHARE = 0.25
"""Share of a slope's own variance that counts towards a point's precision. All of it makes
errors too small and none too large, as votes simulated from known points show."""
_nodes, _weights = np.polynomial.legendre.leggauss(8)
_PLACES, _WEIGHTS = (_nodes + 1) / 2, _weights / 2


class ItemVotes(NamedTuple):
    """Votes by item: see :class:`comity.methods.ideal_points.layout.Layout`."""

    item_start: Array
    point: Array
    vote: Array
    kind: Array


class PointState(NamedTuple):
    """Mean and variance of each point, shape (P,)."""

    mean: Array
    variance: Array


class ItemState(NamedTuple):
    """Slope and cutpoints of each item, (M, 3), and their covariances, (M, 6).

    Order of the covariances: slope-slope, slope-low, slope-high, low-low, high-high, low-high.
    """

    parameters: Array
    covariance: Array


class Prior(NamedTuple):
    """The bound of latents, and the precision of the items' slopes around 0.

    The published sampler's are 9 and 1.
    """

    limit: float
    slope_precision: float


@njit(forceinline=True)
def cutpoint_deviation(cut: int, mean: float, variance: float, square: float, c: Array) -> float:
    """Return the standard deviation of a cutpoint's distance from the latent mean.

    ``cut`` is 1 or 2, ``square`` the expected square of the item's slope; ``c`` is the
    item's covariances: slope-slope, slope-low, slope-high, low-low, high-high, low-high.
    """
    total = variance * square + mean * mean * c[0] + c[2 + cut] - 2 * mean * c[cut]
    return math.sqrt(max(total, _LEAST_VARIANCE))


@njit(forceinline=True)
def expected_derivatives(
    vote: int,
    latent_mean: float,
    point: tuple[float, float],
    square: float,
    item_state: tuple[Array, Array],
    node: float,
) -> tuple[float, float, float, float, float]:
    """Average the slopes and negative second derivatives of a vote's log-probability.

    They are taken by the two cutpoints, over the uncertainty of the point (mean and variance) and
    of the item (parameters and covariances). Order: by the lower, by the upper cutpoint; low-low,
    high-high, low-high. ``node`` is the quadrature's, 0 for none.
    """
    mean, variance = point
    item, c = item_state
    if vote == 1:
        slope, curvature = _one_sided(
            item[1] - latent_mean, node * cutpoint_deviation(1, mean, variance, square, c)
        )
        return slope, 0.0, curvature, 0.0, 0.0
    if vote == 3:
        slope, curvature = _one_sided(
            latent_mean - item[2], node * cutpoint_deviation(2, mean, variance, square, c)
        )
        return 0.0, -slope, 0.0, curvature, 0.0
    u1, u2 = item[1] - latent_mean, item[2] - latent_mean
    r1 = node * cutpoint_deviation(1, mean, variance, square, c)
    r2 = node * cutpoint_deviation(2, mean, variance, square, c)
    a1, a2, a11, a22, a12 = interval_derivatives(u1, u2)
    if node == 0.0:
        return a1, a2, a11, a22, a12
    b1, b2, b11, b22, b12 = interval_derivatives(u1 + r1, u2 + r2)
    d1, d2, d11, d22, d12 = interval_derivatives(u1 - r1, u2 - r2)
    return (
        (4 * a1 + b1 + d1) / 6,
        (4 * a2 + b2 + d2) / 6,
        (4 * a11 + b11 + d11) / 6,
        (4 * a22 + b22 + d22) / 6,
        (4 * a12 + b12 + d12) / 6,
    )


@njit(forceinline=True)
def _one_sided(u: float, r: float) -> tuple[float, float]:
    """Average slope and curvature of log Phi over a normal u, by nodes at u and u +- r."""
    a = inverse_mills_ratio(u)
    if r == 0.0:
        return a, a * (u + a)
    b, d = inverse_mills_ratio(u + r), inverse_mills_ratio(u - r)
    slope = (4 * a + b + d) / 6
    curvature = (4 * a * (u + a) + b * (u + r + b) + d * (u - r + d)) / 6
    return slope, curvature


@njit(forceinline=True)
def _truncation_correction(vote: int, latent_mean: float, limit: float) -> tuple[float, float]:
    """Correct slope and curvature of an extreme vote for latents truncated at +- ``limit``."""
    side = -1.0 if vote == 1 else 1.0
    z = side * latent_mean - limit
    if vote == 2 or z < -4.0:
        return 0.0, 0.0
    below = cdf(z)
    return side * (inverse_mills_ratio(z) * below + z * below), below


@njit(forceinline=True)
def _mean_cutpoint(
    kind: int, votes: Array, points: Array, means: Array, variances: Array, item: Array
) -> float:
    """Average a cutpoint that no vote bounds from outside over its flat prior."""
    slope, low, high = item
    start = low if kind == NO_UPPER else -CUTPOINT_LIMIT
    width = CUTPOINT_LIMIT - low if kind == NO_UPPER else high + CUTPOINT_LIMIT
    logs = np.zeros(_PLACES.size)
    for k in range(votes.size):
        if votes[k] == 2:
            latent_mean = slope * means[points[k]]
            scale = 1 / math.sqrt(1 + slope * slope * variances[points[k]])
            for q in range(_PLACES.size):
                cut = start + width * _PLACES[q]
                upper, lower = (cut, low) if kind == NO_UPPER else (high, cut)
                mass = cdf((upper - latent_mean) * scale) - cdf((lower - latent_mean) * scale)
                logs[q] += math.log(max(mass, 1e-290))
    weights = _WEIGHTS * np.exp(logs - logs.max())
    return start + width * (weights * _PLACES).sum() / weights.sum()


@njit(forceinline=True)
def _inverse(h: Array, out: Array) -> None:
    """Invert a symmetric 3 x 3 matrix given, and given back, as 00, 01, 02, 11, 22, 12."""
    out[0] = h[3] * h[4] - h[5] * h[5]
    out[1] = h[2] * h[5] - h[1] * h[4]
    out[2] = h[1] * h[5] - h[2] * h[3]
    out[3] = h[0] * h[4] - h[2] * h[2]
    out[4] = h[0] * h[3] - h[1] * h[1]
    out[5] = h[1] * h[2] - h[0] * h[5]
    determinant = h[0] * out[0] + h[1] * out[1] + h[2] * out[2]
    for k in range(6):
        out[k] /= determinant


@njit(forceinline=True)
def _truncated_step(step: Array, item: Array, c: Array) -> None:
    """Correct a step to the mean of its normal distribution, truncated at the cutpoints' limit."""
    deviation = math.sqrt(c[4])
    room = (CUTPOINT_LIMIT - item[2] - step[2]) / deviation
    if room < 3:
        pull = -deviation * inverse_mills_ratio(room) / c[4]
        step[0] += c[2] * pull
        step[1] += c[5] * pull
        step[2] += c[4] * pull
    deviation = math.sqrt(c[3])
    room = (CUTPOINT_LIMIT + item[1] + step[1]) / deviation
    if room < 3:
        pull = deviation * inverse_mills_ratio(room) / c[3]
        step[0] += c[1] * pull
        step[1] += c[3] * pull
        step[2] += c[5] * pull


@njit(forceinline=True)
def _apply_step(item: Array, step: Array) -> None:
    """Apply a step of an item, not too long, with its cutpoints in order and inside."""
    longest = max(abs(step[0]), abs(step[1]), abs(step[2]))
    share = _LONGEST_STEP / longest if longest > _LONGEST_STEP else 1.0
    gap = item[2] - item[1]
    low, high = item[1] + share * step[1], item[2] + share * step[2]
    if high < low + 0.3 * gap:
        middle = (low + high) / 2
        low, high = middle - 0.15 * gap, middle + 0.15 * gap
    item[0] += share * step[0]
    item[1] = max(low, -INNER_LIMIT)
    item[2] = min(high, INNER_LIMIT)


@njit(parallel=True, cache=True)
def update_items(
    votes: ItemVotes,
    points: PointState,
    items: ItemState,
    prior: Prior,
    fine: bool,
    contributions: Array,
) -> None:
    """Update every item from all votes, and fill in each vote's contributions to its point.

    Parameters
    ----------
    votes, points, prior
        Of N votes, P points and M items.
    items
        Changed in place.
    fine
        Average over the uncertainty; else take the votes at the means, in a third of the time.
    contributions
        Per vote its slope and curvature by the point's position, and the expected square of the
        item's slope: shape (N, 3), filled.
    """
    item_start, point, vote, kind = votes
    mean, variance = points
    parameters, covariance = items
    limit, slope_precision = prior
    for i in prange(kind.size):
        item, c = parameters[i], covariance[i]
        b = item[0]
        node = QUADRATURE_NODE if fine else 0.0
        square = b * b + c[0]
        g = np.zeros(3)
        h = np.array([slope_precision, 0.0, 0.0, 1e-3, 1e-3, 0.0])
        g[0] = -slope_precision * b
        for k in range(item_start[i], item_start[i + 1]):
            t, v = mean[point[k]], variance[point[k]]
            latent_mean = b * t
            g1, g2, h1, h2, h12 = expected_derivatives(
                vote[k], latent_mean, (t, v), square, (item, c), node
            )
            extra_slope, extra_curvature = _truncation_correction(vote[k], latent_mean, limit)
            slope, curvature = g1 + g2 + extra_slope, h1 + h2 + 2 * h12 + extra_curvature
            g[0] -= t * slope + b * v * curvature
            g[1] += g1
            g[2] += g2
            h[0] += curvature * (t * t + v)
            h[1] -= (h1 + h12) * t
            h[2] -= (h2 + h12) * t
            h[3] += h1
            h[4] += h2
            h[5] += h12
            tilt = (c[1] - t * c[0]) * (h1 + h12) + (c[2] - t * c[0]) * (h2 + h12)
            contributions[k, 0] = tilt - b * slope
            contributions[k, 1] = (b * b + _SLOPE_VARIANCE_SHARE * c[0]) * curvature
            contributions[k, 2] = square
        if kind[i] == NO_UPPER or kind[i] == NO_LOWER:
            cast = vote[item_start[i] : item_start[i + 1]]
            by = point[item_start[i] : item_start[i + 1]]
            free = 2 if kind[i] == NO_UPPER else 1
            item[free] = _mean_cutpoint(kind[i], cast, by, mean, variance, item)
        _newton_step(kind[i], item, c, g, h)


@njit(cache=True)
def _newton_step(kind: int, item: Array, c: Array, g: Array, h: Array) -> None:
    """Update one item by a Newton step, given slopes g and negative second derivatives h."""
    if kind in (NO_UPPER, NO_LOWER):
        free = 2 if kind == NO_UPPER else 1
        g[free], h[free], h[5], h[2 + free] = 0.0, 0.0, 0.0, 1e6
    elif kind == NO_MIDDLE:
        # Without an abstention, the gap's flat prior keeps it open: expected size 1 / pull.
        gap = item[2] - item[1]
        g[1] -= 1 / gap
        g[2] += 1 / gap
        h[3] += 1 / gap**2
        h[4] += 1 / gap**2
        h[5] -= 1 / gap**2
    new = np.empty(6)
    _inverse(h, new)
    step = np.empty(3)
    step[0] = new[0] * g[0] + new[1] * g[1] + new[2] * g[2]
    step[1] = new[1] * g[0] + new[3] * g[1] + new[5] * g[2]
    step[2] = new[2] * g[0] + new[5] * g[1] + new[4] * g[2]
    if kind not in (NO_UPPER, NO_LOWER):
        _truncated_step(step, item, new)
    _apply_step(item, step)
    # Half of the way: where one state alone dissents, the whole way overshoots without end.
    fresh = c[0] == 0.0
    for k in range(6):
        c[k] = new[k] if fresh else (c[k] + new[k]) / 2


@njit(parallel=True, cache=True)
def accumulate(point_start: Array, at: Array, contributions: Array, sums: Array) -> None:
    """Sum the contributions of each point's votes: shape (P, 3), filled."""
    for p in prange(sums.shape[0]):
        slope, curvature, square = 0.0, 0.0, 0.0
        for k in range(point_start[p], point_start[p + 1]):
            slope += contributions[at[k], 0]
            curvature += contributions[at[k], 1]
            square += contributions[at[k], 2]
        sums[p, 0], sums[p, 1], sums[p, 2] = slope, curvature, square
