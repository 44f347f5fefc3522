"""Coordinate ascent over items and points: one round updates all items, then sums by point."""

from __future__ import annotations

import numpy as np

from comity.methods.ideal_points.estimate import Estimate
from comity.methods.ideal_points.layout import VoteLayout
from comity.methods.ideal_points.variational import (
    INNER_LIMIT,
    ItemState,
    ItemVotes,
    PointState,
    Prior,
    accumulate,
    update_items,
)
from comity.typing import Array

ITEM_SCALE = 0.02
"""Weight of items against points where rounds are combined."""

INITIAL_VARIANCE = 0.09
"""Variance of every point in the first round."""

COARSE_ROUNDS = 12
"""Number of first rounds that evaluate votes at the means, without an earlier estimate."""

_NEW_ITEM_ROUNDS, _COARSE_NEW_ITEM_ROUNDS = 12, 4


class ItemUpdates:
    """The items and their covariances, updated from all votes once a round.

    Coarse rounds evaluate the votes at the means, in a third of the time.

    Attributes
    ----------
    items, covariance
        Slope and cutpoints of each item, shape (M, 3), and their covariances, (M, 6).
    coarse_rounds
        Number of coarse rounds that are left.

    Examples
    --------
    >>> from comity.methods.ideal_points.layout import build_layout
    >>> votes = (np.r_[7, 7, 8, 8], np.r_[2, 365, 2, 365], np.r_[1, 1, 2, 2], np.r_[1, 3, 3, 2])
    >>> updates = ItemUpdates(build_layout(*votes), np.inf, 1.0)
    >>> points = np.array([1.0, -1.0, 1.0, -1.0])
    >>> updates(points, np.full(4, 0.1), np.tile([0.0, -0.5, 0.5], (2, 1))).shape
    (3, 4)
    """

    def __init__(self, layout: VoteLayout, limit: float, slope_precision: float) -> None:
        self.layout = layout
        self.items = np.zeros((layout.item.size, 3))
        self.covariance = np.zeros((layout.item.size, 6))
        self.coarse_rounds = COARSE_ROUNDS
        self._prior = Prior(limit, slope_precision)
        self._contributions = np.empty((layout.vote.size, 3), dtype=np.float32)
        self._sums = np.empty((layout.actor.size, 3))

    def __call__(self, mean: Array, variance: Array, items: Array) -> Array:
        """Update the items, and return the sums over each point's votes, shape (3, P).

        The rows are slope, curvature, and the sum of the expected squares of the items' slopes.
        """
        layout = self.layout
        self.items = order_cutpoints(items)
        update_items(
            ItemVotes(layout.item_start, layout.point, layout.vote, layout.kind),
            PointState(mean, variance),
            ItemState(self.items, self.covariance),
            self._prior,
            self.coarse_rounds <= 0,
            self._contributions,
        )
        self.coarse_rounds -= 1
        accumulate(layout.point_start, layout.at, self._contributions, self._sums)
        return self._sums.T

    def start_from(self, earlier: Estimate, mean: Array, variance: Array, items: Array) -> Array:
        """Copy the items of an earlier estimate, and fit the new ones: shape (M, 3).

        New items start without a slope and would move their points far. So points are fixed
        while the new items alone take their first steps.
        """
        ours, theirs = self.layout.item, earlier.layout.item
        shared = np.isin(ours, theirs)
        self.covariance[shared] = earlier.covariance[np.isin(theirs, ours)]
        self.coarse_rounds = 0
        initial = items.copy()
        initial[~shared], self.covariance[~shared] = self._fit_new_items(
            ~shared, mean, variance, items
        )
        return initial

    def _fit_new_items(
        self, new: Array, mean: Array, variance: Array, items: Array
    ) -> tuple[Array, Array]:
        """Fit some items with all points fixed: their parameters and covariances."""
        layout = self.layout
        votes = np.diff(layout.item_start)
        places = np.flatnonzero(np.repeat(new, votes))
        starts = np.r_[0, np.cumsum(votes[new])]
        chosen = ItemVotes(starts, layout.point[places], layout.vote[places], layout.kind[new])
        state = ItemState(items[new], np.zeros((int(new.sum()), 6)))
        for number in range(_NEW_ITEM_ROUNDS):
            update_items(
                chosen,
                PointState(mean, variance),
                state,
                self._prior,
                number >= _COARSE_NEW_ITEM_ROUNDS,
                self._contributions[: places.size],
            )
        return state.parameters, state.covariance


def order_cutpoints(items: Array) -> Array:
    """Order items' cutpoints, with a small gap, after rounds were combined: shape (M, 3).

    >>> import numpy as np
    >>> order_cutpoints(np.array([[1.0, 0.5, -0.5]]))
    array([[ 1.e+00, -5.e-04,  5.e-04]])
    """
    ordered = items.copy()
    middle = (items[:, 1] + items[:, 2]) / 2
    ordered[:, 1] = np.minimum(items[:, 1], middle - 5e-4).clip(-INNER_LIMIT, 6.9)
    ordered[:, 2] = np.maximum(items[:, 2], middle + 5e-4).clip(-6.9, INNER_LIMIT)
    return ordered
