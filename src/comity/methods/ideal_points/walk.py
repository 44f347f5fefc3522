"""Ideal points as a random walk: a proper posterior, with joint standard errors.

The model of a vote is the published one; points differ. An actor's point in one session is its
point in the session before plus a normal step, whose variance is estimated; what came later
informs what came earlier, and the scale is set once, at the end, not after every sweep. Its
test is how well it predicts votes that were left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit, prange

from comity.methods.ideal_points.bsv import initial_variances, standardise
from comity.methods.ideal_points.coordinate_ascent import INITIAL_VARIANCE, ITEM_SCALE, ItemUpdates
from comity.methods.ideal_points.estimate import Estimate, initial_values
from comity.methods.ideal_points.fixed_point import Acceleration, Progress, accelerate
from comity.methods.ideal_points.layout import VoteLayout
from comity.methods.ideal_points.uncertainty import as_matrices
from comity.typing import Array

FIRST_VARIANCE = 1.0
"""Prior variance of an actor's first point, around 0."""

SLOPE_PRECISION = 0.25
"""Of the items' slopes around 0: a deviation of 2, as wide as they turn out to be. With the
published prior's 1, points would have to spread wider than their scale allows."""

TOLERANCE = 1e-5
MAX_ROUNDS = 4000

_FIRST_STEP = 0.04


class Chains(NamedTuple):
    """Where each actor's chain starts, and the sessions since each point's predecessor.

    As :func:`chain_order` returns them.
    """

    start: Array
    gap: Array


class ChainVotes(NamedTuple):
    """Precision of the votes of each point, and precision times position, in chain order."""

    curvature: Array
    target: Array


class ChainPosterior(NamedTuple):
    """Mean and variance of each point, and its covariance with the one before."""

    mean: Array
    variance: Array
    shared: Array


@dataclass(frozen=True)
class Walk:
    """A random-walk estimate.

    Attributes
    ----------
    estimate
        Points and items.
    step_variance, first_variance
        Of a step of one session, and of an actor's first point around 0.
    curvature
        Precision of each point from its votes, with its items fixed, shape (P,).
    """

    estimate: Estimate
    step_variance: float
    first_variance: float
    curvature: Array


def fit(
    layout: VoteLayout,
    *,
    anchor: int,
    step_variance: float | None = None,
    tolerance: float = TOLERANCE,
    earlier: Walk | None = None,
    progress: Progress | None = None,
) -> Walk:
    """Estimate ideal points as a random walk.

    Parameters
    ----------
    layout, anchor, tolerance, progress
        As in :func:`comity.methods.ideal_points.bsv.fit`.
    earlier
        An estimate of most of the same votes, to start from.
    step_variance
        Variance of a step of one session; estimated if not given.

    Returns
    -------
    Walk
        The estimate, scaled to mean 0 and total variance 1, and the variance of a step on
        that scale. Errors are those of single points with items at their posterior; joint
        ones come from :func:`comity.methods.ideal_points.joint.joint_covariance`.

    Raises
    ------
    ValueError
        If the anchor cast no vote.
    """
    points, items = initial_values(layout, anchor, None if earlier is None else earlier.estimate)
    sweep = _Sweep(layout, step_variance)
    if earlier is not None:
        items = sweep.start_from(earlier, points, items)
    start = np.concatenate([points, ITEM_SCALE * items.ravel(), [np.log(sweep.step_variance)]])
    settings = Acceleration(tolerance, MAX_ROUNDS)
    fixed = accelerate(sweep, start, settings, watched=points.size, progress=progress)
    raw, variance = fixed.point[: points.size], sweep.variance
    centre, scale = float(raw.mean()), float(np.sqrt(raw.var() + variance.mean()))
    items, covariance = _rescale_items(sweep.updates.items, sweep.updates.covariance, centre, scale)
    estimate = Estimate(
        layout,
        (raw - centre) / scale,
        np.sqrt(variance) / scale,
        raw,
        items,
        covariance,
        fixed.rounds,
        fixed.change,
        fixed.converged,
    )
    return Walk(
        estimate,
        sweep.step_variance / scale**2,
        FIRST_VARIANCE / scale**2,
        sweep.curvature * scale**2,
    )


def chain_order(layout: VoteLayout) -> tuple[Array, Array, Array]:
    """Order points by actor and session.

    Returns the order (P,), where each actor's points start in it, and the number of sessions
    from the point before it in the order to each point (0 for an actor's first).
    """
    order = np.lexsort((layout.session, layout.actor))
    actor, session = layout.actor[order], layout.session[order]
    first = np.r_[True, actor[1:] != actor[:-1]]
    gap = np.where(first, 0, np.diff(session, prepend=session[0]))
    return order, np.r_[np.flatnonzero(first), order.size], gap


def _rescale_items(
    items: Array, covariance: Array, centre: float, scale: float
) -> tuple[Array, Array]:
    """Convert items to points that were shifted by -centre and divided by scale."""
    turn = np.array([[scale, 0.0, 0.0], [-centre, 1.0, 0.0], [-centre, 0.0, 1.0]])
    turned = turn @ as_matrices(covariance) @ turn.T
    return items @ turn.T, turned[:, [0, 0, 0, 1, 2, 1], [0, 1, 2, 1, 2, 2]]


class _Sweep:
    """One round: items are updated, and every actor's chain of points is smoothed."""

    def __init__(self, layout: VoteLayout, step_variance: float | None) -> None:
        self.layout = layout
        self.estimates_step = step_variance is None
        self.step_variance = _FIRST_STEP if step_variance is None else step_variance
        self.order, self.start, self.gap = chain_order(layout)
        self.variance = np.full(layout.actor.size, INITIAL_VARIANCE)
        self.curvature = np.zeros(layout.actor.size)
        self.updates = ItemUpdates(layout, np.inf, SLOPE_PRECISION)

    def start_from(self, earlier: Walk, points: Array, items: Array) -> Array:
        """Copy an earlier estimate's variances and items, and fit the new ones: shape (M, 3)."""
        if self.estimates_step:
            self.step_variance = earlier.step_variance
        self.variance = initial_variances(self.layout, earlier.estimate)
        return self.updates.start_from(earlier.estimate, *standardise(points, self.variance), items)

    def __call__(self, place: Array) -> Array:
        size = self.layout.actor.size
        mean, self.variance = standardise(place[:size], self.variance)
        if self.estimates_step:
            self.step_variance = float(np.exp(place[-1]))
        items = place[size:-1].reshape(-1, 3) / ITEM_SCALE
        slope, curvature, square = self.updates(mean, self.variance, items)
        self.curvature = curvature.copy()
        new_points = self._smooth(mean, slope, curvature, square)
        new_items = ITEM_SCALE * self.updates.items.ravel()
        return np.concatenate([new_points, new_items, [np.log(self.step_variance)]])

    def _smooth(self, mean: Array, slope: Array, curvature: Array, square: Array) -> Array:
        """Smooth every chain given the votes: new means, in the points' order."""
        order = self.order
        # Means step as if the latents were observed, which never overshoots; variances do not.
        target = slope + square * mean
        smooth, _, _ = self._chains(square[order], target[order])
        _, variance, shared = self._chains(curvature[order], target[order])
        if self.estimates_step:
            self.step_variance = _step_variance(self.gap, smooth, variance, shared)
        self.variance = np.empty(mean.size)
        self.variance[order] = variance
        new_points = np.empty(mean.size)
        new_points[order] = smooth
        return new_points

    def _chains(self, precision: Array, target: Array) -> ChainPosterior:
        result = ChainPosterior(*np.empty((3, precision.size)))
        chains, votes = Chains(self.start, self.gap), ChainVotes(precision, target)
        smooth_chains(chains, votes, self.step_variance, result)
        return result


def _step_variance(gap: Array, mean: Array, variance: Array, shared: Array) -> float:
    """Average the expected squared steps, each by its number of sessions."""
    later = np.flatnonzero(gap > 0)
    step = (mean[later] - mean[later - 1]) ** 2
    spread = variance[later] + variance[later - 1] - 2 * shared[later]
    return float(((step + spread) / gap[later]).mean())


@njit(parallel=True, cache=True)
def smooth_chains(
    chains: Chains, votes: ChainVotes, step_variance: float, result: ChainPosterior
) -> None:
    """Solve every actor's chain: prior of the walk, and votes as precision and target.

    ``result`` is filled.
    """
    start, gap = chains
    curvature, target = votes
    mean, variance, shared = result
    for c in prange(start.size - 1):
        first, last = start[c], start[c + 1]
        forward = np.empty(last - first)
        pulled = np.empty(last - first)
        for k in range(first, last):
            i = k - first
            forward[i] = curvature[k] + (1 / FIRST_VARIANCE if i == 0 else 0.0)
            pulled[i] = target[k]
            if k + 1 < last:
                forward[i] += 1 / (step_variance * gap[k + 1])
            if i > 0:
                tie = 1 / (step_variance * gap[k])
                forward[i] += tie - tie * tie / forward[i - 1]
                pulled[i] += tie * pulled[i - 1] / forward[i - 1]
        for k in range(last - 1, first - 1, -1):
            i = k - first
            if k == last - 1:
                mean[k], variance[k] = pulled[i] / forward[i], 1 / forward[i]
            else:
                tie = 1 / (step_variance * gap[k + 1])
                gain = tie / forward[i]
                mean[k] = pulled[i] / forward[i] + gain * mean[k + 1]
                variance[k] = 1 / forward[i] + gain * gain * variance[k + 1]
                shared[k + 1] = gain * variance[k + 1]
        shared[first] = 0.0
