"""Sums over the latest years of a series."""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def moving_sum(series: Array, window: int) -> Array:
    """Sum over the ``window`` years that end in each year.

    Parameters
    ----------
    series
        Any shape, with the years along the first axis, one step a year.
    window
        Number of years.

    Returns
    -------
    numpy.ndarray
        Of the same shape. NaN where any of the years is missing or before the first:
        a sum over fewer years would be a smaller quantity under the same name.

    Examples
    --------
    >>> moving_sum(np.array([1.0, 2.0, 3.0, np.nan, 5.0]), 2).tolist()
    [nan, 3.0, 5.0, nan, nan]
    """
    sums = np.full(series.shape, np.nan)
    if len(series) >= window:
        stacked = np.lib.stride_tricks.sliding_window_view(series, window, axis=0)
        sums[window - 1 :] = stacked.sum(axis=-1)
    return sums
