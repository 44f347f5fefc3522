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

from comity.methods.ideal_points.estimate import Estimate, begin, matched
from comity.methods.ideal_points.fixed_point import settle
from comity.methods.ideal_points.layout import Layout
from comity.methods.ideal_points.variational import BEGINNING, ITEM_SCALE, Hearing

Array = np.ndarray

SMOOTHING = 0.5
"""Prior variance of a point around the previous one, where both sessions have as many votes
twice over; the published value."""

SLOPE_PRECISION = 1.0
LEANING_LIMIT = 9.0
POINT_LIMIT = 5.0
"""The published sampler cuts leanings off at +-9 and points at +-5."""

TOLERANCE = 5e-5
MOST_ROUNDS = 400


def fit(
    layout: Layout,
    *,
    anchor: int,
    smoothing: float = SMOOTHING,
    tolerance: float = TOLERANCE,
    earlier: Estimate | None = None,
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
    earlier
        An estimate of most of the same votes, to begin from.

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
    start = np.concatenate([points, ITEM_SCALE * items.ravel()])
    if earlier is not None:
        sweep.follow(earlier)
    rest = settle(sweep, start, watched=points.size, tolerance=tolerance, most=MOST_ROUNDS)
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
        self.hear = Hearing(layout, LEANING_LIMIT, SLOPE_PRECISION)

    def follow(self, earlier: Estimate) -> None:
        """Take over what an earlier estimate knows, and begin with the fine rounds."""
        known = np.isin(self.layout.item, earlier.layout.item)
        self.hear.covariance[known] = earlier.covariance[
            np.isin(earlier.layout.item, self.layout.item)
        ]
        here, there = matched(self.layout, earlier.layout)
        self.variance[:] = float(np.median(earlier.error)) ** 2
        self.variance[here] = earlier.error[there] ** 2
        self.hear.coarse_rounds = 0

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
        # It rests where the sampler's step is nil, and gets there in longer strides.
        moved = (raw + step * held * self.variance).clip(-POINT_LIMIT, POINT_LIMIT)
        return np.concatenate([moved, ITEM_SCALE * self.hear.items.ravel()])
