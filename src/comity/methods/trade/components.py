"""Circles of states that trade can be balanced within: all that reach each other along trade."""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def circles_of(linked: Array) -> Array:
    """Return for each state the first state of its circle: all it reaches that reach it."""
    reached = linked | np.eye(len(linked), dtype=bool)
    while not ((further := through_one(reached)) == reached).all():
        reached = further
    return (reached & reached.T).argmax(axis=1)


def members_of(circles: Array) -> list[Array]:
    """List the states of each circle."""
    return [np.flatnonzero(circles == first) for first in np.unique(circles)]


def stays_whole(linked: Array) -> Array:
    """Mark the pairs, shape (k, k), of which each still reaches the other, through a third."""
    linked = linked & ~np.eye(len(linked), dtype=bool)
    either = through_one(linked) | ~linked
    return either & either.T


def through_one(linked: Array) -> Array:
    """Return whether j follows i's followers: shape (n, n)."""
    return (linked.astype(np.float32) @ linked.astype(np.float32)) > 0
