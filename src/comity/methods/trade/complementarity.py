"""Complementarity of exports and imports."""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def complementarity(sold: Array, bought: Array, axis: int = -1) -> Array:
    """Compute how well the exports of one match the imports of another, in [0, 1].

    Parameters
    ----------
    sold, bought
        Shares of products in the exports of one and in the imports of the other; each sums
        to 1 along ``axis``.
    axis
        The axis of products.

    Returns
    -------
    numpy.ndarray
        1 - sum |x - m| / 2: 1 if the shares are the same, 0 if no product is in both.

    References
    ----------
    Michaely (1996), Trade Preferential Agreements in Latin America: An Ex-Ante Assessment,
    World Bank Policy Research Working Paper 1583.

    Examples
    --------
    >>> complementarity(np.array([0.75, 0.25]), np.array([0.25, 0.75])).item()
    0.5
    """
    # Shares whose sum is one but for rounding leave a fit of a little under zero.
    return np.maximum(1 - np.abs(sold - bought).sum(axis=axis) / 2, 0.0)
