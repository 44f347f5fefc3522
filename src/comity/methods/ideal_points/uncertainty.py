"""Joint covariances of estimated points.

Points that vote on the same items share the uncertainty of those items. Eliminating the
items from the joint matrix of second derivatives (its Schur complement) gives the points'
covariance.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from comity.methods.ideal_points.estimate import Estimate
from comity.methods.ideal_points.variational import (
    QUADRATURE_NODE,
    ItemState,
    ItemVotes,
    PointState,
    expected_derivatives,
)
from comity.typing import Array


def session_slices(session: Array) -> list[slice]:
    """Return the slice of each session's points, in order: points are sorted by session.

    >>> import numpy as np
    >>> list(session_slices(np.array([2018, 2018, 2019])))
    [slice(np.int64(0), np.int64(2), None), slice(np.int64(2), np.int64(3), None)]
    """
    starts = np.flatnonzero(np.r_[True, session[1:] != session[:-1]])
    return [slice(a, b) for a, b in zip(starts, np.r_[starts[1:], session.size], strict=True)]


def session_covariances(estimate: Estimate) -> tuple[Array, ...]:
    """Return the joint covariance of the points of each session, its items eliminated.

    One matrix a session, in order. The estimate's errors must be those of single points with
    the items fixed, as :func:`comity.methods.ideal_points.bsv.fit` gives them.
    """
    layout, weighted = estimate.layout, weighted_cross(estimate)
    covariances = []
    for at in session_slices(layout.session):
        places = slice(layout.point_start[at.start], layout.point_start[at.stop])
        votes, item = layout.at[places], layout.item_at[places]
        flat = item_columns(
            layout.point[votes] - at.start, item, weighted[votes], at.stop - at.start
        )
        own = np.diag(1 / estimate.error[at] ** 2)
        covariances.append(np.linalg.inv(own - flat @ flat.T))
    return tuple(covariances)


def item_columns(rows: Array, item: Array, values: Array, height: int) -> Array:
    """Build a matrix of votes' triples: one row a point, three columns an item."""
    here, column = np.unique(item, return_inverse=True)
    dense = np.zeros((height, here.size, 3))
    dense[rows, column] = values
    return dense.reshape(height, -1)


def weighted_cross(estimate: Estimate) -> Array:
    """Return each vote's second derivatives by point and item: shape (N, 3).

    They are weighted by the root of the item's covariance.
    """
    layout = estimate.layout
    out = np.empty((layout.vote.size, 3))
    _fill_cross(
        ItemVotes(layout.item_start, layout.point, layout.vote, layout.kind),
        PointState(estimate.mean, estimate.error**2),
        ItemState(estimate.items, estimate.covariance),
        np.linalg.cholesky(as_matrices(estimate.covariance)),
        out,
    )
    return out


def as_matrices(covariance: Array) -> Array:
    """Convert covariances of items (M, 6) to matrices (M, 3, 3)."""
    return np.asarray(covariance[:, [[0, 1, 2], [1, 3, 5], [2, 5, 4]]])


@njit(parallel=True, cache=True)
def _fill_cross(
    votes: ItemVotes, points: PointState, items: ItemState, root: Array, out: Array
) -> None:
    """Fill in each vote's negative second derivatives by its point and its item: (N, 3).

    They are weighted by the root of the item's covariance, so that products of two votes'
    rows are what eliminating the item takes away.
    """
    item_start, point, vote, kind = votes
    mean, variance = points
    parameters, covariance = items
    for i in prange(kind.size):
        item, c = parameters[i], covariance[i]
        b = item[0]
        for k in range(item_start[i], item_start[i + 1]):
            t, v = mean[point[k]], variance[point[k]]
            _, _, h1, h2, h12 = expected_derivatives(
                vote[k], b * t, (t, v), b * b + c[0], (item, c), QUADRATURE_NODE
            )
            by_slope = b * t * (h1 + h2 + 2 * h12)
            by_low, by_high = -b * (h1 + h12), -b * (h2 + h12)
            r = root[i]
            out[k, 0] = by_slope * r[0, 0] + by_low * r[1, 0] + by_high * r[2, 0]
            out[k, 1] = by_low * r[1, 1] + by_high * r[2, 1]
            out[k, 2] = by_high * r[2, 2]
