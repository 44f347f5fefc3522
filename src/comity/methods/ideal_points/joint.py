"""The joint covariance of all points of a random walk, items eliminated.

The precision of the points is block-tridiagonal by session, but for two things: items that
come back in later sessions, and actors that skipped a session. Both are low in rank, and are
put back by the formula of Woodbury (1950). No array of the size of all points squared is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.methods.ideal_points.layout import VoteLayout
from comity.methods.ideal_points.uncertainty import item_columns, session_slices, weighted_cross
from comity.methods.ideal_points.walk import Walk, chain_order
from comity.typing import Array


@dataclass(frozen=True)
class Joint:
    """The joint covariance of P points, in parts.

    Attributes
    ----------
    slices
        The slice of each session's points.
    blocks
        Covariance within each session, before the correction.
    gains
        How a session's points follow the next one's: one matrix fewer than sessions.
    border, core
        The correction ``- border @ core @ border.T``, of shapes (P, r) and (r, r).
    """

    slices: list[slice]
    blocks: list[Array]
    gains: list[Array]
    border: Array
    core: Array


def joint_covariance(walk: Walk) -> Joint:
    """Prepare the joint covariance of the points of a random walk."""
    layout = walk.estimate.layout
    slices = session_slices(layout.session)
    transitions, near = _transitions(layout, walk.step_variance)
    local, returning = _eliminate_items(walk, slices)
    own = _own_precision(walk, transitions, near)
    precisions = [np.diag(own[at]) - part for at, part in zip(slices, local, strict=True)]
    couplings = _couplings(slices, transitions[:, near])
    forward, gains = _forward(precisions, couplings)
    border, signs = _low_rank_border(layout.actor.size, transitions[:, ~near], returning)
    solved = _solve_border(forward, gains, slices, border)
    core = np.linalg.inv(np.diag(signs) + border.T @ solved)
    return Joint(slices, _backward(forward, gains), gains, solved, core)


def between(joint: Joint, first: int, second: int) -> Array:
    """Return the covariance of the points of two sessions, by the sessions' places: (n, m)."""
    low, high = sorted((first, second))
    block = joint.blocks[high]
    for gain in reversed(joint.gains[low:high]):
        block = gain @ block
    left, right = joint.border[joint.slices[low]], joint.border[joint.slices[high]]
    block = block - left @ joint.core @ right.T
    return block if first <= second else block.T


def _transitions(layout: VoteLayout, step_variance: float) -> tuple[Array, Array]:
    """List the walk's transitions as columns (point before, point, precision), and which are near.

    A transition is near if its two sessions follow each other among those that have points.
    """
    order, _, gap = chain_order(layout)
    later = np.flatnonzero(gap > 0)
    transitions = np.stack([order[later - 1], order[later], 1 / (step_variance * gap[later])])
    rank = np.unique(layout.session, return_inverse=True)[1]
    return transitions, rank[order[later]] - rank[order[later - 1]] == 1


def _own_precision(walk: Walk, transitions: Array, near: Array) -> Array:
    """Return each point's precision, items fixed, far transitions left out: shape (P,)."""
    order, start, _ = chain_order(walk.estimate.layout)
    own = walk.curvature.copy()
    own[order[start[:-1]]] += 1 / walk.first_variance
    for end in (0, 1):
        np.add.at(own, transitions[end, near].astype(int), transitions[2, near])
    return own


def _eliminate_items(walk: Walk, slices: list[slice]) -> tuple[list[Array], Array]:
    """Compute what eliminating items of one session takes from its precision.

    Also returns the columns of returning items, shape (P, 3 * number of these).
    """
    estimate = walk.estimate
    layout = estimate.layout
    weighted = weighted_cross(estimate)
    item_of = np.repeat(np.arange(layout.item.size), np.diff(layout.item_start))
    session = layout.session[layout.point]
    starts = layout.item_start[:-1]
    returns = np.maximum.reduceat(session, starts) > np.minimum.reduceat(session, starts)
    local = []
    for at in slices:
        places = slice(layout.point_start[at.start], layout.point_start[at.stop])
        votes, item = layout.at[places], layout.item_at[places]
        votes, item = votes[~returns[item]], item[~returns[item]]
        flat = item_columns(
            layout.point[votes] - at.start, item, weighted[votes], at.stop - at.start
        )
        local.append(flat @ flat.T)
    far = np.flatnonzero(returns[item_of])
    return local, item_columns(layout.point[far], item_of[far], weighted[far], layout.actor.size)


def _couplings(slices: list[slice], near: Array) -> list[Array]:
    """Return the blocks of the precision between each session and the next."""
    first = np.array([at.start for at in slices])
    before, point = near[:2].astype(int)
    rank = np.searchsorted(first, before, side="right") - 1
    blocks = []
    for k in range(len(slices) - 1):
        block = np.zeros(
            (slices[k].stop - slices[k].start, slices[k + 1].stop - slices[k + 1].start)
        )
        here = rank == k
        block[before[here] - slices[k].start, point[here] - slices[k + 1].start] = -near[2, here]
        blocks.append(block)
    return blocks


def _forward(precisions: list[Array], couplings: list[Array]) -> tuple[list[Array], list[Array]]:
    """Invert block by block: each session given all before, and the gains from the next."""
    inverses: list[Array] = [np.linalg.inv(precisions[0])]
    gains: list[Array] = []
    for coupling, precision in zip(couplings, precisions[1:], strict=True):
        gains.append(-inverses[-1] @ coupling)
        inverses.append(np.linalg.inv(precision + coupling.T @ gains[-1]))
    return inverses, gains


def _backward(inverses: list[Array], gains: list[Array]) -> list[Array]:
    """Return the covariance within each session, given all sessions."""
    blocks = [inverses[-1]]
    for inverse, gain in zip(inverses[-2::-1], gains[::-1], strict=True):
        blocks.append(inverse + gain @ blocks[-1] @ gain.T)
    return blocks[::-1]


def _low_rank_border(size: int, far: Array, returning: Array) -> tuple[Array, Array]:
    """Return the columns that the tridiagonal part lacks, and their signs.

    Far transitions add to the precision, returning items take from it.
    """
    transitions = np.zeros((size, far.shape[1]))
    columns, root = np.arange(far.shape[1]), np.sqrt(far[2])
    transitions[far[0].astype(int), columns] = -root
    transitions[far[1].astype(int), columns] = root
    signs = np.r_[np.ones(far.shape[1]), -np.ones(returning.shape[1])]
    return np.concatenate([transitions, returning], axis=1), signs


def _solve_border(
    inverses: list[Array], gains: list[Array], slices: list[slice], border: Array
) -> Array:
    """Solve the tridiagonal part for the border's columns: shape (P, r)."""
    pushed = [border[slices[0]]]
    for gain, at in zip(gains, slices[1:], strict=True):
        pushed.append(border[at] + gain.T @ pushed[-1])
    solved = np.empty_like(border)
    solved[slices[-1]] = inverses[-1] @ pushed[-1]
    for k in range(len(slices) - 2, -1, -1):
        solved[slices[k]] = inverses[k] @ pushed[k] + gains[k] @ solved[slices[k + 1]]
    return solved
