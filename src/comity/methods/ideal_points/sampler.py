"""The published sampler of Bailey, Strezhnev and Voeten, exact and compiled.

One sweep draws (1) every point given the latents and the *mean* of the actor's previous
point, then scales all points to mean 0 and variance 1; (2) every item's cutpoints by a
Metropolis-Hastings step; (3) every latent between its cutpoints; (4) every item's slope. Random
numbers depend on the seed, the sweep and the item or point alone, so that a seed gives the
same draws on any number of threads.

References
----------
Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61; Johnson and Albert
(1999), Ordinal Data Modeling, chapters 4 to 7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit, prange

from comity.methods.ideal_points.bsv import (
    LATENT_LIMIT,
    POINT_LIMIT,
    prior_precision,
)
from comity.methods.ideal_points.estimate import initial_values
from comity.methods.ideal_points.layout import VoteLayout
from comity.methods.ideal_points.normal import cdf, quantile
from comity.methods.ideal_points.variational import CUTPOINT_LIMIT
from comity.typing import Array

_STRIDE = 0.2 / 3
"""Standard deviation of the proposals for cutpoints; the published value."""

_TINY = 1e-290
_LITTLE = 1e-100


class Schedule(NamedTuple):
    """Number of sweeps in all, of first sweeps left out, and from one sample to the next.

    >>> Schedule(sweeps=100, burn=40, thin=20).thin
    20
    """

    sweeps: int = 5000
    burn: int = 2000
    thin: int = 20


@dataclass(frozen=True)
class Draws:
    """Draws of the points from the sampler.

    Attributes
    ----------
    mean, error
        Mean and standard deviation of each point over every sweep after the burn-in, (P,).
    samples
        The thinned draws, in single precision, shape (draws, P).
    items
        Means of the items' slopes and cutpoints, shape (M, 3).
    accepted
        Share of the proposals for cutpoints that were accepted.
    """

    layout: VoteLayout
    mean: Array
    error: Array
    samples: Array
    items: Array
    accepted: float


def sample(
    layout: VoteLayout,
    *,
    anchor: int,
    schedule: Schedule | None = None,
    seed: int = 1,
    progress: Callable[[], object] = lambda: None,
) -> Draws:
    """Draw ideal points from the published sampler.

    Parameters
    ----------
    layout, anchor
        As in :func:`comity.methods.ideal_points.bsv.fit`.
    schedule
        Number of sweeps; None takes the default.
    seed
        The same seed gives the same draws.
    after_each
        Called after every sweep.

    Raises
    ------
    ValueError
        If no sweep is left after the burn-in, or the anchor cast no vote.
    """
    sweeps, burn, thin = schedule or Schedule()
    if not 0 <= burn < sweeps:
        raise ValueError(f"{burn} of {sweeps} sweeps are left out: none remains")
    points, items = initial_values(layout, anchor)
    items[:, 0] = _initial_slopes(layout, points)
    state = _State(layout, points, items, prior_precision(layout), seed)
    total, squares = np.zeros((2, points.size))
    item_total = np.zeros(items.shape)
    samples = []
    for sweep in range(sweeps):
        drawn = state.sweep(sweep)
        if sweep >= burn:
            total += drawn
            squares += drawn**2
            item_total += items
            if (sweep - burn) % thin == 0:
                samples.append(drawn.astype(np.float32))
        progress()
    count = sweeps - burn
    mean = total / count
    error = np.sqrt(np.maximum(squares / count - mean**2, 0.0))
    accepted = float(state.accepted.mean() / sweeps)
    return Draws(layout, mean, error, np.array(samples), item_total / count, accepted)


def _initial_slopes(layout: VoteLayout, points: Array) -> Array:
    """Return starting slopes by who voted no and who yes: 1, -1 or 0, shape (M,)."""
    item_of = np.repeat(np.arange(layout.item.size), np.diff(layout.item_start))
    side = (layout.vote - 2) * points[layout.point]
    return np.sign(np.bincount(item_of, side, layout.item.size))


class _State:
    """State of the sampler: points, their conditional means, items and latents."""

    def __init__(
        self, layout: VoteLayout, points: Array, items: Array, weight: Array, seed: int
    ) -> None:
        self.layout, self.items, self.weight = layout, items, weight
        self.mean = points.copy()
        self.points = (points - points.mean()) / points.std()
        self.latent = np.zeros(layout.vote.size, dtype=np.float32)
        self.accepted = np.zeros(layout.item.size)
        self.seed = np.uint64(seed)

    def sweep(self, number: int) -> Array:
        """Make one sweep, and return the points drawn, shape (P,)."""
        layout = self.layout
        _draw_items(
            layout.item_start,
            layout.point,
            layout.vote,
            self.points,
            self.items,
            self.latent,
            self.accepted,
            self.seed,
            np.uint64(number),
        )
        prior = np.where(layout.before >= 0, self.mean[layout.before], 0.0)
        raw = np.empty(self.points.size)
        _draw_points(
            layout.point_start,
            layout.at,
            layout.item_at,
            self.items,
            self.latent,
            self.weight,
            prior,
            self.mean,
            raw,
            self.seed,
            np.uint64(number),
        )
        self.points = (raw - raw.mean()) / raw.std(ddof=1)
        return self.points


_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_PRIME = np.uint64(1000003)
_POINTS = np.uint64(0x5555555555)


@njit(inline="always")
def _scramble(z: np.uint64) -> np.uint64:
    """Return 64 scrambled bits (Steele, Lea and Flood 2014, SplitMix64)."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@njit(inline="always")
def _uniform(state: np.uint64) -> float:
    """Convert a state to a number in (0, 1)."""
    return (np.float64(_scramble(state) >> np.uint64(11)) + 0.5) * 1.1102230246251565e-16


@njit(inline="always")
def _vote_probability(vote: int, latent_mean: float, low: float, high: float) -> float:
    """Return the probability of a vote, from the tail in which it loses no digits."""
    if vote == 1:
        return cdf(low - latent_mean)
    if vote == 3:
        return cdf(latent_mean - high)
    if 2 * latent_mean > low + high:
        return cdf(high - latent_mean) - cdf(low - latent_mean)
    return cdf(latent_mean - low) - cdf(latent_mean - high)


@njit(inline="always")
def _draw_latent(
    vote: int, latent_mean: float, low: float, high: float, probability: float, u: float
) -> float:
    """Draw a latent between its cutpoints, truncated at the limit."""
    if vote == 1:
        z = quantile(u * probability)
    elif vote == 3:
        z = -quantile(u * probability)
    elif 2 * latent_mean > low + high:
        z = quantile(cdf(low - latent_mean) + u * probability)
    else:
        z = -quantile(cdf(latent_mean - high) + u * probability)
    return min(LATENT_LIMIT, max(-LATENT_LIMIT, z + latent_mean))


@njit(inline="always")
def _propose_cutpoints(low: float, high: float, u: float, v: float) -> tuple[float, float, float]:
    """Draw a proposal of both cutpoints, and the ratio of its probabilities there and back."""
    least = cdf((-CUTPOINT_LIMIT - low) / _STRIDE)
    new_low = low + _STRIDE * quantile(least + u * (cdf((high - low) / _STRIDE) - least))
    least = cdf((new_low - high) / _STRIDE)
    new_high = high + _STRIDE * quantile(
        least + v * (cdf((CUTPOINT_LIMIT - high) / _STRIDE) - least)
    )
    there = 1 - cdf((new_low - high) / _STRIDE)
    back = 1 - cdf((low - new_high) / _STRIDE)
    return new_low, new_high, there / back


@njit(parallel=True, cache=True)
def _draw_items(
    item_start: Array,
    point: Array,
    vote: Array,
    points: Array,
    items: Array,
    latent: Array,
    accepted: Array,
    seed: np.uint64,
    sweep: np.uint64,
) -> None:
    """Draw cutpoints, latents and slope of every item."""
    for i in prange(items.shape[0]):
        state = _scramble(seed * _GOLDEN + _scramble(sweep * _PRIME + np.uint64(i)))
        slope, low, high = items[i, 0], items[i, 1], items[i, 2]
        state += _GOLDEN
        u = _uniform(state)
        state += _GOLDEN
        new_low, new_high, odds = _propose_cutpoints(low, high, u, _uniform(state))
        start, stop = item_start[i], item_start[i + 1]
        likelihoods = np.empty((2, stop - start))
        top, bottom, power = odds, 1.0, 0
        for k in range(start, stop):
            latent_mean = slope * points[point[k]]
            likelihoods[0, k - start] = _vote_probability(vote[k], latent_mean, low, high)
            likelihoods[1, k - start] = _vote_probability(vote[k], latent_mean, new_low, new_high)
            top *= likelihoods[1, k - start]
            bottom *= max(likelihoods[0, k - start], _TINY)
            if top < _LITTLE:
                top /= _LITTLE
                power -= 1
            if bottom < _LITTLE:
                bottom /= _LITTLE
                power += 1
        state += _GOLDEN
        accept = power > 0 or (power == 0 and _uniform(state) * bottom < top)
        if accept:
            low, high = new_low, new_high
            accepted[i] += 1
        which = 1 if accept else 0
        squares, products = 1.0, 0.0
        for k in range(start, stop):
            t = points[point[k]]
            state += _GOLDEN
            z = _draw_latent(
                vote[k], slope * t, low, high, likelihoods[which, k - start], _uniform(state)
            )
            latent[k] = z
            squares += t * t
            products += t * z
        state += _GOLDEN
        items[i, 0] = products / squares + quantile(_uniform(state)) / np.sqrt(squares)
        items[i, 1], items[i, 2] = low, high


@njit(parallel=True, cache=True)
def _draw_points(
    point_start: Array,
    at: Array,
    item_at: Array,
    items: Array,
    latent: Array,
    weight: Array,
    prior: Array,
    mean: Array,
    out: Array,
    seed: np.uint64,
    sweep: np.uint64,
) -> None:
    """Draw every point given the latents; its conditional mean goes to ``mean``."""
    for p in prange(out.size):
        state = _scramble(seed * _GOLDEN + _scramble(sweep * _PRIME + np.uint64(p) + _POINTS))
        precision, total = weight[p], weight[p] * prior[p]
        for k in range(point_start[p], point_start[p + 1]):
            slope = items[item_at[k], 0]
            precision += slope * slope
            total += slope * latent[at[k]]
        mean[p] = total / precision
        drawn = mean[p] + quantile(_uniform(state)) / np.sqrt(precision)
        out[p] = min(POINT_LIMIT, max(-POINT_LIMIT, drawn))
