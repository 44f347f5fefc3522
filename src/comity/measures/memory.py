"""Giving memory that was freed back to the system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def return_freed_memory() -> bool:
    """Return memory that was freed to the system, and whether any was.

    The C library of Linux keeps what arrays of a few megabytes leave free, for each thread. After
    some dozens of measures that is a quarter of what the process holds. Elsewhere nothing is done.
    """
    trim = _malloc_trim()
    return trim is not None and bool(trim(0))


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    """Return the function of the C library, which not every one has."""
    if sys.platform != "linux":
        return None
    function: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return function
