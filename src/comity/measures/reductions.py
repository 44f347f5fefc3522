"""Averages and maxima along an axis of an array, of what is there.

Measures are computed in threads, which share one list of warnings to be left out and undo each
other's changes to it. These functions give no warning that would have to be left out.
"""

from __future__ import annotations

from math import inf

import numpy as np
import xarray as xr


def mean_along(array: xr.DataArray, axis: str) -> xr.DataArray:
    """Average along an axis over what is there; missing where nothing is.

    >>> some = xr.DataArray([[1.0, 3.0], [np.nan, np.nan]], dims=("year", "state"))
    >>> mean_along(some, "state").values
    array([ 2., nan])
    """
    return array.sum(axis, min_count=1) / array.count(axis)


def most_along(array: xr.DataArray, axis: str) -> xr.DataArray:
    """Return the greatest along an axis of what is there; missing where nothing is.

    >>> some = xr.DataArray([[1.0, 3.0], [np.nan, np.nan]], dims=("year", "state"))
    >>> most_along(some, "state").values
    array([ 3., nan])
    """
    least = array.fillna(-inf).reduce(np.max, axis)
    return least.where(least > -inf)
