"""Indices of concentration."""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def herfindahl_hirschman(amounts: Array, axis: int = -1) -> Array:
    """Compute the sum of squared shares along an axis, in [1/n, 1].

    Parameters
    ----------
    amounts
        Non-negative amounts; NaN is left out of the whole.
    axis
        The axis along which shares sum to one.

    Returns
    -------
    numpy.ndarray
        The amounts' shape without ``axis``; NaN where the whole is zero or all is missing.

    References
    ----------
    Hirschman (1945), National Power and the Structure of Foreign Trade.

    Examples
    --------
    >>> herfindahl_hirschman(np.array([3.0, 1.0]))
    np.float64(0.625)
    """
    whole = np.nansum(amounts, axis=axis, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(whole > 0, amounts / whole, np.nan)
    return np.where(np.isnan(shares).all(axis=axis), np.nan, np.nansum(shares**2, axis=axis))[()]


def system_concentration(shares: Array) -> float:
    """Compute CON, the concentration of capabilities in a system of states, in [0, 1].

    Parameters
    ----------
    shares
        Each state's share of the whole, shape (states,); NaN is left out. The shares are
        compared with a system in which all are equal.

    Returns
    -------
    float
        sqrt((sum s_i^2 - 1/N) / (1 - 1/N)): 0 if all are equal, 1 if one has everything;
        NaN for fewer than two states.

    References
    ----------
    Ray and Singer (1973), Sociological Methods and Research 1; used by Singer, Bremer and
    Stuckey (1972).

    Examples
    --------
    >>> system_concentration(np.array([0.5, 0.5])), system_concentration(np.array([1.0, 0.0]))
    (0.0, 1.0)
    """
    present = shares[~np.isnan(shares)]
    if present.size < 2:
        return float("nan")
    even = 1 / present.size
    return float(np.sqrt(max(np.sum(present**2) - even, 0.0) / (1 - even)))
