"""Indices of similarity for all pairs at once, by counting bits.

:mod:`comity.methods.similarity.agreement` defines the indices; this module computes them fast. An
actor's choices of one level become the bits of a few machine words, so that one AND and one count
of ones compare two actors on 64 items. Every index follows from a pair's few counts, computed once
for each pair; the other half of a table is its mirror.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Literal

import numpy as np
from numba import njit, uint64

from comity.methods.similarity.agreement import (
    INDICES,
    JOINT_ITEMS,
    check_levels,
    check_three_levels,
    distances,
    index_table,
)
from comity.typing import Array

Precision = Literal["single", "double"]
"""Of the values returned. All are computed in double precision, from exact counts."""

_FORMS = {"share": 0, "s": 1, "kappa": 2, "pi": 3}
_MANY_ACTORS = 1_000


def similarity_table(
    choices: Array,
    levels: int = 3,
    indices: Sequence[str] = ("agreement",),
    *,
    weights: Array | None = None,
    min_items: int = 1,
    precision: Precision = "double",
) -> dict[str, Array]:
    """Compute indices of similarity for every pair of actors.

    Parameters
    ----------
    choices
        Integers of shape (items, actors): 0 for absent, else 1 to ``levels`` in their order.
    levels
        Number of levels, k.
    indices
        Names among :data:`comity.methods.similarity.agreement.INDICES`.
    weights
        What each item counts for: shape (items,), not negative. Without it, one each.
    least
        With fewer joint items than this a pair's indices are NaN.
    precision
        Of the values.

    Returns
    -------
    dict
        By name, arrays of shape (actors, actors), symmetric; NaN where undefined. The
        first is ``joint_items``, the number of items on which both took part.

    Raises
    ------
    ValueError
        If a choice is outside the levels, weights are not one an item and at least 0, or
        Lijphart's index is requested for other than three levels.

    Examples
    --------
    >>> votes = np.array([[1, 1], [1, 2], [3, 3], [0, 3]])
    >>> tables = similarity_table(votes, indices=["agreement", "s"])
    >>> {name: round(float(values[0, 1]), 4) for name, values in tables.items()}
    {'joint_items': 3.0, 'agreement': 0.6667, 's': 0.6667}
    """
    if weights is not None:
        # No count of bits can take weights; matrix products can.
        tables = index_table(choices, levels, indices, weights=weights, min_items=min_items)
        return {name: values.astype(_kind(precision)) for name, values in tables.items()}
    return similarity_tables([choices], levels, indices, min_items=min_items, precision=precision)[
        0
    ]


def similarity_tables(
    matrices: Sequence[Array],
    levels: int = 3,
    indices: Sequence[str] = ("agreement",),
    *,
    min_items: int = 1,
    precision: Precision = "double",
) -> list[dict[str, Array]]:
    """Compute :func:`similarity_table` of several arrays of choices, on all cores in parallel.

    >>> years = [np.array([[1, 1]]), np.array([[1, 3]])]
    >>> [float(tables["agreement"][0, 1]) for tables in similarity_tables(years)]
    [1.0, 0.0]
    """
    names = (JOINT_ITEMS, *indices)
    if "lijphart" in indices:
        check_three_levels(levels)
    blank = partial(_blank, len(names), precision)
    tables = [blank(choices.shape[1]) for choices in matrices]
    plan = _plan(levels, indices, min_items)
    tasks = [
        (choices, table, start, stride)
        for choices, table in zip(matrices, tables, strict=True)
        for stride in (_strides(choices.shape[1]),)
        for start in range(stride)
    ]
    _on_all_cores(partial(_fill_table, levels, plan), tasks)
    return [dict(zip(names, table, strict=True)) for table in tables]


def _blank(count: int, precision: Precision, actors: int) -> Array:
    """Make room for the values of one array of choices: (count, actors, actors)."""
    return np.empty((count, actors, actors), _kind(precision))


def _kind(precision: Precision) -> type[np.floating]:
    return np.float32 if precision == "single" else np.float64


def _plan(levels: int, indices: Sequence[str], min_items: int) -> tuple[Array, Array, float]:
    """Convert a request to numbers: each index's form, its distances, and the least items."""
    forms = np.array([_FORMS[INDICES[name][0]] for name in indices], dtype=np.int64)
    apart = np.array([distances(levels, INDICES[name][1]) for name in indices])
    return forms, apart.reshape(-1, levels, levels), float(max(min_items, 1))


def _strides(actors: int) -> int:
    """Return the number of tasks that the pairs of one array are split into."""
    return _cores() if actors >= _MANY_ACTORS else 1


def _cores() -> int:
    return os.cpu_count() or 1


def _on_all_cores(fill, tasks) -> None:  # type: ignore[no-untyped-def]  # compiled functions have no types
    """Fill the tables: each core takes its share of the tasks, the first in this thread."""

    def share(first: int) -> None:
        for task in tasks[first :: _cores()]:
            fill(*task)

    with ThreadPoolExecutor(_cores()) as pool:
        others = [pool.submit(share, first) for first in range(1, min(_cores(), len(tasks)))]
        share(0)
        for other in others:
            other.result()


def _fill_table(
    levels: int,
    plan: tuple[Array, Array, float],
    choices: Array,
    table: Array,
    start: int,
    stride: int,
) -> None:
    """Fill the pairs of every ``stride``-th actor from ``start`` on."""
    check_levels(choices, levels)
    # One type for all, so that there is one kernel to compile.
    small = np.ascontiguousarray(choices, dtype=np.int8 if levels < 128 else np.int32)
    bits = _bits(small, levels)
    _fill(bits, plan, table, start, stride)


@njit(nogil=True, cache=True)
def _bits(choices, levels):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Mark a bit for each choice: words of 64 items, of shape (levels, words, actors)."""
    items, actors = choices.shape
    words = np.zeros((levels, (items + 63) // 64, actors), np.uint64)
    for i in range(items):
        for a in range(actors):
            if choices[i, a] > 0:
                words[choices[i, a] - 1, i >> 6, a] |= uint64(1) << uint64(i & 63)
    return words


@njit(nogil=True, cache=True)
def _fill(bits, plan, table, start, stride):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Fill a table (1 + indices, actors, actors) with joint items and indices.

    One actor is compared with all that follow it at once, so that every loop below runs
    along actors, and the compiler handles several of them with one instruction.
    """
    forms, apart, min_items = plan
    levels, _, actors = bits.shape
    counts = np.empty((levels, levels, actors))
    first, second = np.empty((levels, actors)), np.empty((levels, actors))
    for a in range(start, actors, stride):
        items = table[0, a, a:]
        _count(bits, a, counts, first, second, items)
        for i in range(forms.size):
            values = table[i + 1, a, a:]
            _index(forms[i], apart[i], (counts, first, second, items), min_items, values)
        for i in range(forms.size + 1):
            for b in range(a, actors):
                table[i, b, a] = table[i, a, b]


@njit(nogil=True, cache=True)
def _count(bits, a, counts, first, second, items):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Count combinations of levels, each actor's levels on the joint items, and the items."""
    first[:] = 0.0
    second[:] = 0.0
    items[:] = 0.0
    for x in range(bits.shape[0]):
        for y in range(bits.shape[0]):
            both, own, other = counts[x, y], first[x], second[y]
            both[:] = 0.0
            for word in range(bits.shape[1]):
                one, others = bits[x, word, a], bits[y, word, a:]
                for b in range(items.size):
                    both[b] += _ones(one & others[b])
            for b in range(items.size):
                own[b] += both[b]
                other[b] += both[b]
                items[b] += both[b]


@njit(nogil=True, cache=True)
def _index(form, apart, joint, min_items, values):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Compute one index for a row of pairs: see :mod:`comity.methods.similarity.agreement`."""
    counts, first, second, items = joint
    observed, expected = np.zeros(items.size), np.zeros(items.size)
    for x in range(len(apart)):
        for y in range(x + 1, len(apart)):  # no level is apart from itself
            far, one, other = apart[x, y], counts[x, y], counts[y, x]
            for b in range(items.size):
                observed[b] += far * (one[b] + other[b])
            if form > 1:
                _expect(form, far, (first[x], second[x]), (first[y], second[y]), expected)
    for b in range(items.size):
        if items[b] < min_items:
            values[b] = np.nan
        elif form > 1:
            values[b] = 1.0 - observed[b] * items[b] / expected[b] if expected[b] > 0 else np.nan
        else:
            values[b] = (items[b] - (1 + form) * observed[b]) / items[b]


@njit(nogil=True, cache=True)
def _expect(form, far, one, other, expected):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Add how far apart chance would put two levels, by own shares (kappa) or the mean (pi)."""
    (ax, bx), (ay, by) = one, other
    for b in range(expected.size):
        if form == 2:
            expected[b] += far * (ax[b] * by[b] + ay[b] * bx[b])
        else:
            expected[b] += far * (ax[b] + bx[b]) * (ay[b] + by[b]) / 2


@njit(nogil=True, cache=True)
def _ones(word):  # type: ignore[no-untyped-def]  # compiled functions have no types  # pragma: no cover
    """Count the bits that are set, by halves; the compiler makes one instruction of it."""
    word = word - ((word >> uint64(1)) & uint64(0x5555555555555555))
    word = (word & uint64(0x3333333333333333)) + ((word >> uint64(2)) & uint64(0x3333333333333333))
    word = (word + (word >> uint64(4))) & uint64(0x0F0F0F0F0F0F0F0F)
    return (word * uint64(0x0101010101010101)) >> uint64(56)
