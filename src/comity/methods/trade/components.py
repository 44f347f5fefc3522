"""Strong components of trade: states that all reach each other along trade."""

from __future__ import annotations

import numpy as np

from comity.typing import BoolArray, IntArray


def components_of(linked: BoolArray) -> IntArray:
    """Return, for each state, the first state of its strong component.

    Parameters
    ----------
    linked
        Whether i sells to j, shape (n, n).

    References
    ----------
    Tarjan (1972), Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1.

    Examples
    --------
    >>> components_of(np.array([[0, 1, 0], [1, 0, 1], [0, 0, 0]], dtype=bool)).tolist()
    [0, 0, 2]
    """
    from scipy.sparse.csgraph import connected_components

    _, labels = connected_components(linked, connection="strong")
    first = np.unique(labels, return_index=True)[1]
    return np.asarray(first[labels], dtype=np.int64)


def members_of(components: IntArray) -> list[IntArray]:
    """List the states of each component, from what :func:`components_of` returns.

    >>> [members.tolist() for members in members_of(np.array([0, 0, 2]))]
    [[0, 1], [2]]
    """
    return [np.flatnonzero(components == first) for first in np.unique(components)]


def linked_through_third(linked: BoolArray) -> BoolArray:
    """Mark the pairs of which each still reaches the other without their own trade.

    A path through one other state is looked for in each direction in which the two trade.

    Parameters
    ----------
    linked
        Whether i sells to j, shape (n, n).

    Examples
    --------
    >>> linked_through_third(np.ones((2, 2), dtype=bool)).tolist()
    [[True, False], [False, True]]
    """
    linked = linked & ~np.eye(len(linked), dtype=bool)
    either = _two_steps(linked) | ~linked
    return either & either.T


def _two_steps(linked: BoolArray) -> BoolArray:
    """Return whether i sells to a state that sells to j, shape (n, n)."""
    paths = linked.astype(np.float32) @ linked.astype(np.float32)
    return paths > 0
