"""Computing an array a period at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.typing import Array


def by_period(function: Callable[..., Array], shape: tuple[int, ...], *arrays: Array) -> Array:
    """Apply a function to the parts of each period.

    What it makes on the way is as large as one period, and stays in the processor's cache, where
    for all periods at once each step would go through the memory of the whole world.

    Parameters
    ----------
    function
        Takes the part of each array that is of a period, and returns an array.
    shape
        The shape of the result, with the period first.
    arrays
        Arrays with the period first.

    Examples
    --------
    >>> flows = np.array([[[0.0, 1.0], [2.0, 0.0]]])
    >>> by_period(lambda one: one + one.T, flows.shape, flows).tolist()
    [[[0.0, 3.0], [3.0, 0.0]]]
    """
    cells = np.empty(shape)
    for cell, *parts in zip(cells, *arrays, strict=True):
        cell[:] = function(*parts)
    return cells
