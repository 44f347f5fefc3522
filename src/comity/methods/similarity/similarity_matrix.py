"""Indices of similarity for all pairs at once, by a few matrix products and no compiler.

The values are those of :mod:`comity.methods.similarity.similarity_bitset` to the last bit: both
divide sums that are exact, whatever their order, once. That module is several times faster over
tens of millions of choices, but compiling it takes longer than all roll calls of the General
Assembly take here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

import numpy as np

from comity.methods.similarity.agreement import (
    INDICES,
    JOINT_ITEMS,
    check_levels,
    check_three_levels,
    distances,
)
from comity.typing import Array


def matrix_table(
    choices: Array, levels: int = 3, indices: Sequence[str] = ("agreement",), *, min_items: int = 1
) -> dict[str, Array]:
    """Compute the joint items and some indices for every pair of actors.

    As :func:`comity.methods.similarity.similarity_bitset.similarity_table`, with the same
    parameters but for weights; raises as it does.

    >>> tables = matrix_table(np.array([[1, 1], [1, 2], [3, 3], [0, 3]]), indices=["s"])
    >>> {name: round(float(values[0, 1]), 4) for name, values in tables.items()}
    {'joint_items': 3.0, 's': 0.6667}
    """
    check_levels(choices, levels)
    if "lijphart" in indices:
        check_three_levels(levels)
    counts = _Counts(choices, levels)
    few = counts.items < max(min_items, 1)
    tables = {name: np.where(few, np.nan, _index(name, counts)) for name in indices}
    return {JOINT_ITEMS: counts.items, **tables}


class _Counts:
    """How often each pair of actors chose what: arrays of shape (actors, actors), exact.

    Parameters
    ----------
    choices
        Shape (items, actors): 0 for absent, else 1 to ``levels``.
    levels
        Number of levels.
    """

    def __init__(self, choices: Array, levels: int) -> None:
        """Mark who chose each level. Counts stay far below 2**24: single precision is exact."""
        self.levels = levels
        self._marks = [(choices == level).astype(np.float32) for level in range(1, levels + 1)]
        self._any = (choices > 0).astype(np.float32)

    @cached_property
    def items(self) -> Array:
        """The number of items on which both took part."""
        return (self._any.T @ self._any).astype(np.float64)

    @cached_property
    def own(self) -> list[Array]:
        """For each level, on how many joint items the first of a pair chose it."""
        return [(mark.T @ self._any).astype(np.float64) for mark in self._marks]

    def apart(self, distance: Array) -> Array:
        """Return the sum of the distances between the choices of each pair.

        Where all levels that differ are one apart, these are the items without the same choice.
        """
        pairs = list(combinations(range(self.levels), 2))
        if all(distance[pair] == 1 for pair in pairs):
            return self.items - sum(mark.T @ mark for mark in self._marks)
        total = np.zeros_like(self.items)
        for x, y in pairs:
            both = (self._marks[x].T @ self._marks[y]).astype(np.float64)
            total += distance[x, y] * (both + both.T)
        return total

    def expected(self, distance: Array, *, mean: bool) -> Array:
        """Return the distance by chance, times the square of joint items.

        It is of each actor's own shares of the levels, or of the pair's ``mean`` shares.
        """
        total = np.zeros_like(self.items)
        for x, y in combinations(range(self.levels), 2):
            one, other = self.own[x], self.own[y]
            if mean:
                total += distance[x, y] * (one + one.T) * (other + other.T) / 2
            else:
                total += distance[x, y] * (one * other.T + other * one.T)
        return total


def _index(name: str, counts: _Counts) -> Array:
    """Compute one index, NaN where a divisor is zero."""
    form, kind = INDICES[name]
    distance = distances(counts.levels, kind)
    observed, items = counts.apart(distance), counts.items
    with np.errstate(divide="ignore", invalid="ignore"):
        if form in ("share", "s"):
            return (items - (2 if form == "s" else 1) * observed) / items
        expected = counts.expected(distance, mean=form == "pi")
        return np.where(expected > 0, 1.0 - observed * items / expected, np.nan)
