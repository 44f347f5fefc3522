"""Ideal points by the published model of Bailey, Strezhnev and Voeten, fast and repeatable.

The published estimates come from a sampler that (1) draws every point around the *mean* of the
actor's previous point (one-sided smoothing), with a variance that is smaller the fewer votes
the session has; and (2) scales all points to mean 0 and variance 1 after every sweep. What it
settles on depends on both. Here the same sweep is made on expectations instead of draws, and
its fixed point is found: no seed, and the same result on any number of threads.

References
----------
Bailey, Strezhnev and Voeten (2017), Estimating Dynamic State Preferences from United Nations
Voting Data, Journal of Conflict Resolution 61.
"""

from __future__ import annotations

import math

import numpy as np

from comity.methods.ideal_points.coordinate_ascent import (
    BEGINNING,
    COARSE_ROUNDS,
    ITEM_SCALE,
    ItemUpdates,
)
from comity.methods.ideal_points.estimate import Estimate, begin, matched
from comity.methods.ideal_points.fixed_point import Tell, settle
from comity.methods.ideal_points.layout import Layout

Array = np.ndarray

SMOOTHING = 0.5
"""Prior variance of a point around the previous one, where both sessions have as many votes
twice over; the published value."""

SLOPE_PRECISION = 1.0
LEANING_LIMIT = 9.0
POINT_LIMIT = 5.0
"""The published sampler cuts leanings off at +-9 and points at +-5."""

TOLERANCE = 5e-5
MOST_ROUNDS = 2000

_NEAR_REST = 1e-3


def fit(
    layout: Layout,
    *,
    anchor: int,
    smoothing: float = SMOOTHING,
    tolerance: float = TOLERANCE,
    careful: bool = False,
    earlier: Estimate | None = None,
    tell: Tell | None = None,
) -> Estimate:
    """Estimate ideal points.

    Parameters
    ----------
    layout
        The votes, from :func:`comity.methods.ideal_points.layout.lay_out`.
    anchor
        The actor whose side of the dimension is positive.
    smoothing
        Prior variance of a point around the previous one, halved where both sessions have as
        many votes.
    tolerance
        Root mean square change of the points, per round, at which the fit has settled.
    careful
        Where sessions have few votes, as on one issue, points and items can swing past each
        other for ever. This takes half of every change, and combines rounds only near the
        rest: it takes three times the rounds and comes to rest from wherever it begins.
    earlier
        An estimate of most of the same votes, to begin from: one session more then takes a
        third of the rounds, to the same end.
    tell
        Called after every round with its number and the change, to show how far it is.

    Returns
    -------
    Estimate
        Means and errors of the points, and the items.

    Raises
    ------
    ValueError
        If the anchor cast no vote.
    """
    points, items = begin(layout, anchor, earlier)
    sweep = _Sweep(layout, smoothing)
    if earlier is not None:
        items = sweep.follow(earlier, points, items)
    rest = settle(
        sweep,
        np.concatenate([points, ITEM_SCALE * items.ravel()]),
        watched=points.size,
        tolerance=tolerance,
        most=MOST_ROUNDS,
        # Coarse rounds are rounds of another map, and are not combined with the fine ones.
        plain=COARSE_ROUNDS if earlier is None else 1,
        share=0.5 if careful else 1.0,
        calm=_NEAR_REST if careful else np.inf,
        tell=tell,
    )
    mean, variance = scaled(rest.place[: points.size], sweep.variance)
    return Estimate(
        layout,
        mean,
        np.sqrt(variance),
        rest.place[: points.size],
        sweep.hear.items,
        sweep.hear.covariance,
        rest.rounds,
        rest.change,
        rest.converged,
    )


def prior_precision(layout: Layout, smoothing: float = SMOOTHING) -> Array:
    """Give the precision of each point around the actor's previous one, shape (P,).

    The variance is ``smoothing`` times this session's share of the votes of both.
    """
    earlier = np.where(layout.before >= 0, layout.votes[layout.before], 0)
    return np.asarray((layout.votes + earlier) / (smoothing * layout.votes))


def scaled(raw: Array, variance: Array) -> tuple[Array, Array]:
    """Scale points to mean 0 and total variance 1: positions and their variances."""
    spread = math.sqrt(float(raw.var() + variance.mean()))
    return (raw - raw.mean()) / spread, variance / spread**2


class _Sweep:
    """The expected sweep of the sampler, as a map of points and items to themselves.

    It holds what follows the points from round to round: their variances.
    """

    def __init__(self, layout: Layout, smoothing: float) -> None:
        self.layout = layout
        self.weight = prior_precision(layout, smoothing)
        self.variance = np.full(layout.actor.size, BEGINNING)
        self.hear = ItemUpdates(layout, LEANING_LIMIT, SLOPE_PRECISION)

    def follow(self, earlier: Estimate, points: Array, items: Array) -> Array:
        """Take over what an earlier estimate knows, and learn the new items: shape (M, 3)."""
        self.variance = known_variances(self.layout, earlier)
        return self.hear.follow(earlier, *scaled(points, self.variance), items)

    def __call__(self, place: Array) -> Array:
        laid, size = self.layout, self.layout.actor.size
        raw = place[:size].clip(-POINT_LIMIT, POINT_LIMIT)
        mean, variance = scaled(raw, self.variance)
        items = place[size:].reshape(-1, 3) / ITEM_SCALE
        slope, bend, square = self.hear(mean, variance, items)
        prior = np.where(laid.before >= 0, raw[laid.before], 0.0)
        # The sampler's step: leanings given the present points, then points given leanings.
        held = self.weight + square
        step = mean + (slope + self.weight * (prior - mean)) / held - raw
        self.variance = 1 / (self.weight + bend)
        # It rests where the sampler's step is nil, and gets there in longer strides; not so
        # where all points shift or stretch together, which scaling has undone already.
        common = along(raw, step)
        stride = common + (step - common) * held * self.variance
        moved = (raw + stride).clip(-POINT_LIMIT, POINT_LIMIT)
        return np.concatenate([moved, ITEM_SCALE * self.hear.items.ravel()])


def known_variances(layout: Layout, earlier: Estimate) -> Array:
    """Give the variances that an earlier estimate has for points; new ones get the median."""
    variance = np.full(layout.actor.size, float(np.median(earlier.error)) ** 2)
    here, there = matched(layout, earlier.layout)
    variance[here] = earlier.error[there] ** 2
    return variance


def along(points: Array, step: Array) -> Array:
    """Give the part of a step in which all points shift or stretch together, shape (P,).

    >>> along(np.array([-1.0, 0.0, 1.0]), np.array([1.0, 2.0, 3.0])).tolist()
    [1.0, 2.0, 3.0]
    """
    centred = points - points.mean()
    return np.asarray(step.mean() + centred * ((centred * step).sum() / np.square(centred).sum()))
