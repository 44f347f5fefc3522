"""Values of two states that follow from one value of each, so that they need not be stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from comity.typing import Array

Combination = Literal["ratio", "share", "difference", "ratio of positives", "log of ratio"]
"""How a value follows from that of a and that of b."""


def combine(how: Combination, a: Array, b: Array) -> Array:
    """Return the combination of the values of a with those of b; NaN where there is none.

    Arrays broadcast: (n, 1) and (1, n) for one value a state, a matrix and its transpose for
    one value a direction.

    >>> combine("ratio", np.array([1.0, 1.0]), np.array([4.0, 0.0])).tolist()
    [0.25, nan]
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return _COMBINATIONS[how](a, b)


def _positive(values: Array) -> Array:
    return np.where(values > 0, values, np.nan)


_COMBINATIONS: Mapping[Combination, Callable[[Array, Array], Array]] = {
    "ratio": lambda a, b: a / _positive(b),
    "share": lambda a, b: a / _positive(a + b),
    "difference": lambda a, b: abs(a - b),
    "ratio of positives": lambda a, b: _positive(a) / _positive(b),
    "log of ratio": lambda a, b: np.log(_positive(b) / _positive(a)),
}
