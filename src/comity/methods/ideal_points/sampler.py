"""The published sampler of Bailey, Strezhnev and Voeten, exact, and fast enough to be run.

One sweep draws (1) every point given the leanings and the *mean* of the actor's previous
point, then scales all points to mean 0 and variance 1; (2) every item's cuts by a
Metropolis-Hastings step; (3) every leaning between its cuts; (4) every item's slope. Random
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

import numpy as np
from numba import njit, prange

from comity.methods.ideal_points.bsv import (
    LEANING_LIMIT,
    POINT_LIMIT,
    SMOOTHING,
    prior_precision,
)
from comity.methods.ideal_points.estimate import begin
from comity.methods.ideal_points.layout import Layout
from comity.methods.ideal_points.normal import cdf, quantile
from comity.methods.ideal_points.variational import CUT_LIMIT

Array = np.ndarray

_STRIDE = 0.2 / 3
"""Standard deviation of the proposals for cuts; the published value."""

_TINY = 1e-290
_LITTLE = 1e-100


@dataclass(frozen=True)
class Draws:
    """Draws of the points: ``kept`` of shape (draws, P), and the mean and deviation of all.

    ``mean`` and ``error`` are over every sweep after the burn-in; ``kept`` holds every
    thinned one, in single precision. ``items`` are the items' means, shape (M, 3), and
    ``accepted`` the share of proposals for cuts that were taken.
    """

    layout: Layout
    mean: Array
    error: Array
    kept: Array
    items: Array
    accepted: float


def sample(
    layout: Layout,
    *,
    anchor: int,
    sweeps: int = 5000,
    burn: int = 2000,
    thin: int = 20,
    seed: int = 1,
    smoothing: float = SMOOTHING,
    after_each: Callable[[], object] = lambda: None,
) -> Draws:
    """Draw ideal points from the published sampler.

    Parameters
    ----------
    layout, anchor, smoothing
        As in :func:`comity.methods.ideal_points.bsv.fit`.
    sweeps, burn, thin
        Number of sweeps in all, how many of the first are left out, and how many pass between
        two that are kept.
    seed
        The same seed gives the same draws.
    after_each
        Called after every sweep, as for a progress bar.

    Raises
    ------
    ValueError
        If no sweep is left after the burn-in, or the anchor cast no vote.
    """
    if not 0 <= burn < sweeps:
        raise ValueError(f"{burn} of {sweeps} sweeps are left out: none remains")
    points, items = begin(layout, anchor)
    items[:, 0] = _first_slopes(layout, points)
    state = _State(layout, points, items, prior_precision(layout, smoothing), seed)
    total, squares = np.zeros((2, points.size))
    item_total = np.zeros(items.shape)
    kept = []
    for sweep in range(sweeps):
        drawn = state.sweep(sweep)
        if sweep >= burn:
            total += drawn
            squares += drawn**2
            item_total += items
            if (sweep - burn) % thin == 0:
                kept.append(drawn.astype(np.float32))
        after_each()
    count = sweeps - burn
    mean = total / count
    error = np.sqrt(np.maximum(squares / count - mean**2, 0.0))
    accepted = float(state.accepted.mean() / sweeps)
    return Draws(layout, mean, error, np.array(kept), item_total / count, accepted)


def _first_slopes(layout: Layout, points: Array) -> Array:
    """Begin slopes by who voted no and who yes: 1, -1 or 0."""
    item_of = np.repeat(np.arange(layout.item.size), np.diff(layout.item_start))
    side = (layout.vote - 2) * points[layout.point]
    return np.sign(np.bincount(item_of, side, layout.item.size))


class _State:
    """Where the sampler is: points, their conditional means, items and leanings."""

    def __init__(
        self, layout: Layout, points: Array, items: Array, weight: Array, seed: int
    ) -> None:
        self.layout, self.items, self.weight = layout, items, weight
        self.mean = points.copy()
        self.points = (points - points.mean()) / points.std()
        self.leaning = np.zeros(layout.vote.size, dtype=np.float32)
        self.accepted = np.zeros(layout.item.size)
        self.seed = np.uint64(seed)

    def sweep(self, number: int) -> Array:
        """Make one sweep; give the points drawn, shape (P,)."""
        laid = self.layout
        _draw_items(
            laid.item_start,
            laid.point,
            laid.vote,
            self.points,
            self.items,
            self.leaning,
            self.accepted,
            self.seed,
            np.uint64(number),
        )
        prior = np.where(laid.before >= 0, self.mean[laid.before], 0.0)
        raw = np.empty(self.points.size)
        _draw_points(
            laid.point_start,
            laid.at,
            laid.item_at,
            self.items,
            self.leaning,
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
def _mixed(z: np.uint64) -> np.uint64:
    """Scramble 64 bits (Steele, Lea and Flood 2014, SplitMix64)."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@njit(inline="always")
def _uniform(state: np.uint64) -> float:
    """Turn a state into a number in (0, 1)."""
    return (np.float64(_mixed(state) >> np.uint64(11)) + 0.5) * 1.1102230246251565e-16


@njit(inline="always")
def _chance(vote: int, lean: float, low: float, high: float) -> float:
    """Give the probability of a vote, by the tail in which it keeps its digits."""
    if vote == 1:
        return cdf(low - lean)
    if vote == 3:
        return cdf(lean - high)
    if 2 * lean > low + high:
        return cdf(high - lean) - cdf(low - lean)
    return cdf(lean - low) - cdf(lean - high)


@njit(inline="always")
def _leaning(vote: int, lean: float, low: float, high: float, chance: float, u: float) -> float:
    """Draw a leaning between its cuts, cut off at the limit."""
    if vote == 1:
        z = quantile(u * chance)
    elif vote == 3:
        z = -quantile(u * chance)
    elif 2 * lean > low + high:
        z = quantile(cdf(low - lean) + u * chance)
    else:
        z = -quantile(cdf(lean - high) + u * chance)
    return min(LEANING_LIMIT, max(-LEANING_LIMIT, z + lean))


@njit(inline="always")
def _proposal(low: float, high: float, u: float, v: float) -> tuple[float, float, float]:
    """Propose new cuts: both, and the ratio of the proposals' chances there and back."""
    least = cdf((-CUT_LIMIT - low) / _STRIDE)
    new_low = low + _STRIDE * quantile(least + u * (cdf((high - low) / _STRIDE) - least))
    least = cdf((new_low - high) / _STRIDE)
    new_high = high + _STRIDE * quantile(least + v * (cdf((CUT_LIMIT - high) / _STRIDE) - least))
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
    leaning: Array,
    accepted: Array,
    seed: np.uint64,
    sweep: np.uint64,
) -> None:
    """Draw cuts, leanings and slope of every item."""
    for i in prange(items.shape[0]):
        state = _mixed(seed * _GOLDEN + _mixed(sweep * _PRIME + np.uint64(i)))
        slope, low, high = items[i, 0], items[i, 1], items[i, 2]
        state += _GOLDEN
        u = _uniform(state)
        state += _GOLDEN
        new_low, new_high, odds = _proposal(low, high, u, _uniform(state))
        start, stop = item_start[i], item_start[i + 1]
        chances = np.empty((2, stop - start))
        top, bottom, power = odds, 1.0, 0
        for k in range(start, stop):
            lean = slope * points[point[k]]
            chances[0, k - start] = _chance(vote[k], lean, low, high)
            chances[1, k - start] = _chance(vote[k], lean, new_low, new_high)
            top *= chances[1, k - start]
            bottom *= max(chances[0, k - start], _TINY)
            if top < _LITTLE:
                top /= _LITTLE
                power -= 1
            if bottom < _LITTLE:
                bottom /= _LITTLE
                power += 1
        state += _GOLDEN
        taken = power > 0 or (power == 0 and _uniform(state) * bottom < top)
        if taken:
            low, high = new_low, new_high
            accepted[i] += 1
        which = 1 if taken else 0
        squares, products = 1.0, 0.0
        for k in range(start, stop):
            t = points[point[k]]
            state += _GOLDEN
            z = _leaning(vote[k], slope * t, low, high, chances[which, k - start], _uniform(state))
            leaning[k] = z
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
    leaning: Array,
    weight: Array,
    prior: Array,
    mean: Array,
    out: Array,
    seed: np.uint64,
    sweep: np.uint64,
) -> None:
    """Draw every point given the leanings; its conditional mean goes to ``mean``."""
    for p in prange(out.size):
        state = _mixed(seed * _GOLDEN + _mixed(sweep * _PRIME + np.uint64(p) + _POINTS))
        precision, total = weight[p], weight[p] * prior[p]
        for k in range(point_start[p], point_start[p + 1]):
            slope = items[item_at[k], 0]
            precision += slope * slope
            total += slope * leaning[at[k]]
        mean[p] = total / precision
        drawn = mean[p] + quantile(_uniform(state)) / np.sqrt(precision)
        out[p] = min(POINT_LIMIT, max(-POINT_LIMIT, drawn))
