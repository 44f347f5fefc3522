"""Ideal points by the published model of Bailey, Strezhnev and Voeten, fast and repeatable.

The published estimates come from a sampler that (1) draws every point around the *mean* of the
actor's previous point (one-sided smoothing), with a variance that is smaller the fewer votes
the session has; and (2) scales all points to mean 0 and variance 1 after every sweep. Its
result depends on both. Here the same sweep is made on expectations instead of draws, and
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
    COARSE_ROUNDS,
    INITIAL_VARIANCE,
    ITEM_SCALE,
    ItemUpdates,
)
from comity.methods.ideal_points.estimate import Estimate, initial_values, shared_points
from comity.methods.ideal_points.fixed_point import Acceleration, Progress, accelerate
from comity.methods.ideal_points.layout import VoteLayout
from comity.typing import Array

SMOOTHING = 0.5
"""Prior variance of a point around the previous one, halved where both sessions have as many
votes; the published value."""

SLOPE_PRECISION = 1.0
LATENT_LIMIT = 9.0
POINT_LIMIT = 5.0
"""The published sampler truncates latents at +-9 and points at +-5."""

TOLERANCE = 5e-5
MAX_ROUNDS = 2000

_NEAR_CONVERGENCE = 1e-3


def fit(
    layout: VoteLayout,
    *,
    anchor: int,
    tolerance: float = TOLERANCE,
    damped: bool = False,
    earlier: Estimate | None = None,
    progress: Progress | None = None,
) -> Estimate:
    """Estimate ideal points.

    Parameters
    ----------
    layout
        The votes, from :func:`comity.methods.ideal_points.layout.build_layout`.
    anchor
        The actor whose side of the dimension is positive.
    tolerance
        Root mean square change of the points, per round, at which the fit has converged.
    careful
        Where sessions have few votes, as on one issue, points and items can overshoot each
        other without end. Damping takes half of every change and combines rounds only near
        the fixed point: it needs three times the rounds and converges from any start.
    earlier
        An estimate of most of the same votes, to start from: one session more then takes a
        third of the rounds, with the same result.
    progress
        Called after every round with its number and its change.

    Returns
    -------
    Estimate
        Means and errors of the points, and the items.

    Raises
    ------
    ValueError
        If the anchor cast no vote.
    """
    points, items = initial_values(layout, anchor, earlier)
    sweep = _Sweep(layout)
    if earlier is not None:
        items = sweep.start_from(earlier, points, items)
    settings = Acceleration(
        tolerance,
        MAX_ROUNDS,
        # Coarse rounds are rounds of another map, and are not combined with the fine ones.
        plain_rounds=COARSE_ROUNDS if earlier is None else 1,
        damping=0.5 if damped else 1.0,
        combine_below=_NEAR_CONVERGENCE if damped else np.inf,
    )
    start = np.concatenate([points, ITEM_SCALE * items.ravel()])
    fixed = accelerate(sweep, start, settings, watched=points.size, progress=progress)
    mean, variance = standardise(fixed.point[: points.size], sweep.variance)
    return Estimate(
        layout,
        mean,
        np.sqrt(variance),
        fixed.point[: points.size],
        sweep.updates.items,
        sweep.updates.covariance,
        fixed.rounds,
        fixed.change,
        fixed.converged,
    )


def prior_precision(layout: VoteLayout) -> Array:
    """Return the precision of each point around the actor's previous one, shape (P,).

    The variance is :data:`SMOOTHING` times this session's share of the votes of both.
    """
    earlier = np.where(layout.before >= 0, layout.votes[layout.before], 0)
    return np.asarray((layout.votes + earlier) / (SMOOTHING * layout.votes))


def standardise(raw: Array, variance: Array) -> tuple[Array, Array]:
    """Scale points to mean 0 and total variance 1: positions and their variances."""
    spread = math.sqrt(float(raw.var() + variance.mean()))
    return (raw - raw.mean()) / spread, variance / spread**2


class _Sweep:
    """The expected sweep of the sampler, as a map of points and items to themselves.

    Its state is the points' variances, which each round derives from the points.
    """

    def __init__(self, layout: VoteLayout) -> None:
        self.layout = layout
        self.weight = prior_precision(layout)
        self.variance = np.full(layout.actor.size, INITIAL_VARIANCE)
        self.updates = ItemUpdates(layout, LATENT_LIMIT, SLOPE_PRECISION)

    def start_from(self, earlier: Estimate, points: Array, items: Array) -> Array:
        """Copy an earlier estimate's variances and items, and fit the new ones: shape (M, 3)."""
        self.variance = initial_variances(self.layout, earlier)
        return self.updates.start_from(earlier, *standardise(points, self.variance), items)

    def __call__(self, place: Array) -> Array:
        layout, size = self.layout, self.layout.actor.size
        raw = place[:size].clip(-POINT_LIMIT, POINT_LIMIT)
        mean, variance = standardise(raw, self.variance)
        items = place[size:].reshape(-1, 3) / ITEM_SCALE
        slope, curvature, square = self.updates(mean, variance, items)
        prior = np.where(layout.before >= 0, raw[layout.before], 0.0)
        # The sampler's step: latents given the present points, then points given latents.
        total = self.weight + square
        step = mean + (slope + self.weight * (prior - mean)) / total - raw
        self.variance = 1 / (self.weight + curvature)
        # The fixed point is where the sampler's step is nil; longer strides reach it sooner, but
        # not where all points shift or stretch together, which scaling has undone already.
        common = common_motion(raw, step)
        stride = common + (step - common) * total * self.variance
        new_points = (raw + stride).clip(-POINT_LIMIT, POINT_LIMIT)
        return np.concatenate([new_points, ITEM_SCALE * self.updates.items.ravel()])


def initial_variances(layout: VoteLayout, earlier: Estimate) -> Array:
    """Return an earlier estimate's variances of points; new points get the median, shape (P,)."""
    variance = np.full(layout.actor.size, float(np.median(earlier.error)) ** 2)
    here, there = shared_points(layout, earlier.layout)
    variance[here] = earlier.error[there] ** 2
    return variance


def common_motion(points: Array, step: Array) -> Array:
    """Return the part of a step in which all points shift or stretch together, shape (P,).

    >>> common_motion(np.array([-1.0, 0.0, 1.0]), np.array([1.0, 2.0, 3.0])).tolist()
    [1.0, 2.0, 3.0]
    """
    centred = points - points.mean()
    return np.asarray(step.mean() + centred * ((centred * step).sum() / np.square(centred).sum()))
