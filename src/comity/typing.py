"""Types of arrays, by what their entries are; docstrings give their shapes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""An array of numbers of any type: what a formula takes."""

FloatArray = NDArray[np.float64]
"""Real numbers; NaN is missing."""

IntArray = NDArray[np.int64]
"""Whole numbers: ccodes, years, indices."""

BoolArray = NDArray[np.bool_]
"""Marks."""

ByteArray = NDArray[np.uint8]
"""The bytes of a file."""
