"""The joint covariance of all points of a random walk, items eliminated.

The precision of the points is block-tridiagonal by session, but for two things: items that
come back in later sessions, and actors that skipped a session. Both are low in rank, and are
put back by the formula of Woodbury (1950). Nothing of the size of all points squared is made.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.methods.ideal_points.layout import Layout
from comity.methods.ideal_points.uncertainty import by_item, session_slices, weighted_cross
from comity.methods.ideal_points.walk import Walk, chained

Array = np.ndarray


@dataclass(frozen=True)
class Joint:
    """The joint covariance of P points, in parts.

    Attributes
    ----------
    slices
        Where each session's points lie.
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
    laid = walk.estimate.layout
    slices = session_slices(laid.session)
    ties, near = _ties(laid, walk.step_variance)
    local, returning = _eliminations(walk, slices)
    own = _own_precision(walk, ties, near)
    precisions = [np.diag(own[at]) - part for at, part in zip(slices, local, strict=True)]
    couplings = _couplings(slices, ties[:, near])
    forward, gains = _forward(precisions, couplings)
    border, signs = _border(laid.actor.size, ties[:, ~near], returning)
    solved = _solved(forward, gains, slices, border)
    core = np.linalg.inv(np.diag(signs) + border.T @ solved)
    return Joint(slices, _backward(forward, gains), gains, solved, core)


def between(joint: Joint, first: int, second: int) -> Array:
    """Give the covariance of the points of two sessions, by the sessions' places: (n, m)."""
    low, high = sorted((first, second))
    block = joint.blocks[high]
    for gain in reversed(joint.gains[low:high]):
        block = gain @ block
    left, right = joint.border[joint.slices[low]], joint.border[joint.slices[high]]
    block = block - left @ joint.core @ right.T
    return block if first <= second else block.T


def point_errors(joint: Joint) -> Array:
    """Give the standard error of every point, shape (P,)."""
    own = np.concatenate([np.diag(block) for block in joint.blocks])
    taken = np.einsum("pr,pr->p", joint.border @ joint.core, joint.border)
    return np.asarray(np.sqrt(np.maximum(own - taken, 0.0)))


def _ties(layout: Layout, step_variance: float) -> tuple[Array, Array]:
    """List the walk's ties as columns (point before, point, precision), and which are near.

    A tie is near if its two sessions follow each other among those that have points.
    """
    order, _, gap = chained(layout)
    later = np.flatnonzero(gap > 0)
    ties = np.stack([order[later - 1], order[later], 1 / (step_variance * gap[later])])
    rank = np.unique(layout.session, return_inverse=True)[1]
    return ties, rank[order[later]] - rank[order[later - 1]] == 1


def _own_precision(walk: Walk, ties: Array, near: Array) -> Array:
    """Give each point's own precision with its items fixed, far ties left out: shape (P,)."""
    order, start, _ = chained(walk.estimate.layout)
    own = walk.bend.copy()
    own[order[start[:-1]]] += 1 / walk.first_variance
    for end in (0, 1):
        np.add.at(own, ties[end, near].astype(int), ties[2, near])
    return own


def _eliminations(walk: Walk, slices: list[slice]) -> tuple[list[Array], Array]:
    """Eliminate items: what those of one session take from its precision, and the others'
    columns, shape (P, 3 * number of returning items).
    """
    estimate = walk.estimate
    laid = estimate.layout
    weighted = weighted_cross(estimate)
    item_of = np.repeat(np.arange(laid.item.size), np.diff(laid.item_start))
    session = laid.session[laid.point]
    starts = laid.item_start[:-1]
    returns = np.maximum.reduceat(session, starts) > np.minimum.reduceat(session, starts)
    local = []
    for at in slices:
        places = slice(laid.point_start[at.start], laid.point_start[at.stop])
        votes, item = laid.at[places], laid.item_at[places]
        votes, item = votes[~returns[item]], item[~returns[item]]
        flat = by_item(laid.point[votes] - at.start, item, weighted[votes], at.stop - at.start)
        local.append(flat @ flat.T)
    far = np.flatnonzero(returns[item_of])
    return local, by_item(laid.point[far], item_of[far], weighted[far], laid.actor.size)


def _couplings(slices: list[slice], near: Array) -> list[Array]:
    """Give the blocks of the precision between each session and the next."""
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
    inverses, gains = [np.linalg.inv(precisions[0])], []
    for coupling, precision in zip(couplings, precisions[1:], strict=True):
        gains.append(-inverses[-1] @ coupling)
        inverses.append(np.linalg.inv(precision + coupling.T @ gains[-1]))
    return inverses, gains


def _backward(inverses: list[Array], gains: list[Array]) -> list[Array]:
    """Give the covariance within each session, given all sessions."""
    blocks = [inverses[-1]]
    for inverse, gain in zip(inverses[-2::-1], gains[::-1], strict=True):
        blocks.append(inverse + gain @ blocks[-1] @ gain.T)
    return blocks[::-1]


def _border(size: int, far: Array, returning: Array) -> tuple[Array, Array]:
    """Give the columns that the tridiagonal part lacks, and their signs: far ties add to the
    precision, returning items take from it.
    """
    ties = np.zeros((size, far.shape[1]))
    columns, root = np.arange(far.shape[1]), np.sqrt(far[2])
    ties[far[0].astype(int), columns] = -root
    ties[far[1].astype(int), columns] = root
    signs = np.r_[np.ones(far.shape[1]), -np.ones(returning.shape[1])]
    return np.concatenate([ties, returning], axis=1), signs


def _solved(inverses: list[Array], gains: list[Array], slices: list[slice], border: Array) -> Array:
    """Solve the tridiagonal part for the border's columns: shape (P, r)."""
    pushed = [border[slices[0]]]
    for gain, at in zip(gains, slices[1:], strict=True):
        pushed.append(border[at] + gain.T @ pushed[-1])
    solved = np.empty_like(border)
    solved[slices[-1]] = inverses[-1] @ pushed[-1]
    for k in range(len(slices) - 2, -1, -1):
        solved[slices[k]] = inverses[k] @ pushed[k] + gains[k] @ solved[slices[k + 1]]
    return solved
