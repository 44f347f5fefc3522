"""Hearing all votes, round by round, with the items that they are heard through."""

from __future__ import annotations

import numpy as np

from comity.methods.ideal_points.estimate import Estimate
from comity.methods.ideal_points.layout import Layout
from comity.methods.ideal_points.variational import INSIDE, gather, weigh

Array = np.ndarray

ITEM_SCALE = 0.02
"""What items count for beside points, where rounds are combined."""

BEGINNING = 0.09
"""Variance of every point in the first round."""

COARSE_ROUNDS = 12
"""How many rounds take the votes at the means, where nothing is known to begin from."""

_LEARNING_ROUNDS, _COARSE_LEARNING = 12, 4


class ItemUpdates:
    """Hears all votes, round by round: it holds the items' covariances, which follow them.

    The first rounds take the votes at the means, in a third of the time. ``limit`` and
    ``slope_precision`` are those of :func:`comity.methods.ideal_points.variational.weigh`.
    """

    def __init__(self, layout: Layout, limit: float, slope_precision: float) -> None:
        self.layout = layout
        self.items = np.zeros((layout.item.size, 3))
        self.covariance = np.zeros((layout.item.size, 6))
        self.coarse_rounds = COARSE_ROUNDS
        self._limit, self._slope_precision = limit, slope_precision
        self._said = np.empty((layout.vote.size, 3), dtype=np.float32)
        self._sums = np.empty((layout.actor.size, 3))

    def __call__(self, mean: Array, variance: Array, items: Array) -> Array:
        """Move the items, and give what the votes say of each point, as rows (3, P).

        The rows are slope, bend, and the sum of the expected squares of the items' slopes.
        """
        laid = self.layout
        self.items = in_order(items)
        weigh(
            laid.item_start,
            laid.point,
            laid.vote,
            laid.kind,
            mean,
            variance,
            self._limit,
            self._slope_precision,
            self.coarse_rounds <= 0,
            self.items,
            self.covariance,
            self._said,
        )
        self.coarse_rounds -= 1
        gather(laid.point_start, laid.at, self._said, self._sums)
        return self._sums.T

    def follow(self, earlier: Estimate, mean: Array, variance: Array, items: Array) -> Array:
        """Take over the items of an earlier estimate, and learn the new ones: shape (M, 3).

        New items have no slope to begin with, and would push their points far from where they
        stand. So points are held while the new items alone take their first steps.
        """
        ours, theirs = self.layout.item, earlier.layout.item
        known = np.isin(ours, theirs)
        self.covariance[known] = earlier.covariance[np.isin(theirs, ours)]
        self.coarse_rounds = 0
        begun = items.copy()
        begun[~known], self.covariance[~known] = self._learnt(~known, mean, variance, items)
        return begun

    def _learnt(
        self, new: Array, mean: Array, variance: Array, items: Array
    ) -> tuple[Array, Array]:
        """Let some items take steps with all points held: their parameters and covariances."""
        laid = self.layout
        votes = np.diff(laid.item_start)
        places = np.flatnonzero(np.repeat(new, votes))
        learnt, covariance = items[new], np.zeros((int(new.sum()), 6))
        for number in range(_LEARNING_ROUNDS):
            weigh(
                np.r_[0, np.cumsum(votes[new])],
                laid.point[places],
                laid.vote[places],
                laid.kind[new],
                mean,
                variance,
                self._limit,
                self._slope_precision,
                number >= _COARSE_LEARNING,
                learnt,
                covariance,
                self._said[: places.size],
            )
        return learnt, covariance


def in_order(items: Array) -> Array:
    """Put items' cuts in order, and a little apart, after they were combined: shape (M, 3)."""
    ordered = items.copy()
    middle = (items[:, 1] + items[:, 2]) / 2
    ordered[:, 1] = np.minimum(items[:, 1], middle - 5e-4).clip(-INSIDE, 6.9)
    ordered[:, 2] = np.maximum(items[:, 2], middle + 5e-4).clip(-6.9, INSIDE)
    return ordered
