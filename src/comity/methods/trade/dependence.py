"""Indices of trade dependence between two states.

Arrays broadcast: most callers pass (year, a, b) for what belongs to a pair and (year, a) or
(year, b), with an axis added, for what belongs to one state. Results are NaN where an
amount is missing or a divisor is not positive.
"""

from __future__ import annotations

import numpy as np

from comity.typing import Array


def share(part: Array, whole: Array) -> Array:
    """Return part / whole; NaN where the whole is zero or missing.

    >>> share(np.array([1.0, 1.0]), np.array([4.0, 0.0])).tolist()
    [0.25, nan]
    """
    divided = np.full(np.broadcast_shapes(np.shape(part), np.shape(whole)), np.nan)
    return np.divide(part, whole, out=divided, where=np.greater(whole, 0))


def weakest_link(one: Array, other: Array) -> Array:
    """Compute the lesser of two dependences, the weakest link; NaN where either is missing.

    References
    ----------
    Oneal and Russett (1997), The Classical Liberals Were Right, International Studies
    Quarterly 41.

    Examples
    --------
    >>> import numpy as np
    >>> weakest_link(np.array([0.02]), np.array([0.01])).item()
    0.01
    """
    return np.minimum(one, other)


def salience(share_one: Array, share_other: Array) -> Array:
    """Return how much the trade of a pair matters to both: sqrt(share_a * share_b), in [0, 1].

    References
    ----------
    Barbieri (1996), Economic Interdependence: A Path to Peace or a Source of Interstate
    Conflict?, Journal of Peace Research 33.

    Examples
    --------
    >>> salience(np.array(0.1199), np.array(0.0176)).round(4)
    np.float64(0.0459)
    """
    return np.sqrt(share_one * share_other)


def symmetry(share_one: Array, share_other: Array) -> Array:
    """Return how evenly a pair depends: 1 - |share_a - share_b|, in [0, 1] (Barbieri 1996).

    NaN where neither depends on the other: what is not there is not even.

    >>> import numpy as np
    >>> symmetry(np.array([0.25, 0.0]), np.array([0.75, 0.0])).tolist()
    [0.5, nan]
    """
    has_any = np.maximum(share_one, share_other) > 0
    return np.where(has_any, 1 - np.abs(share_one - share_other), np.nan)


def interdependence(share_one: Array, share_other: Array) -> Array:
    """Return salience times symmetry, in [0, 1] (Barbieri 1996).

    >>> import numpy as np
    >>> interdependence(np.array([0.25]), np.array([0.75])).item()
    0.21650635094610965
    """
    return salience(share_one, share_other) * (1 - np.abs(share_one - share_other))


def rank_among(amounts: Array, axis: int = -1) -> Array:
    """Rank amounts along an axis from the largest (1), ties sharing the better rank.

    NaN stays NaN and takes no rank.

    >>> rank_among(np.array([5.0, 9.0, np.nan, 5.0])).tolist()
    [2.0, 1.0, nan, 2.0]
    """
    last_axis = np.moveaxis(amounts, axis, -1)
    ranks = np.full(last_axis.shape, np.nan)
    has_any = ~np.isnan(last_axis).all(axis=-1)  # most states were none in most years
    ranks[has_any] = _ranks(last_axis[has_any])
    return np.moveaxis(ranks, -1, axis)


def _ranks(rows: Array) -> Array:
    """Rank the amounts of each row: see :func:`rank_among`."""
    order = np.argsort(np.where(np.isnan(rows), np.inf, -rows), axis=-1, kind="stable")
    ordered = np.take_along_axis(rows, order, axis=-1)
    position = np.broadcast_to(np.arange(1.0, rows.shape[-1] + 1), rows.shape)
    # A tie takes the position of the first of its equals.
    is_new = np.ones(rows.shape, dtype=bool)
    is_new[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    first = np.maximum.accumulate(np.where(is_new, position, 1.0), axis=-1)
    ranks = np.empty(rows.shape)
    np.put_along_axis(ranks, order, first, axis=-1)
    ranks[np.isnan(rows)] = np.nan
    return ranks


def intensity(share: Array, imports: Array, imports_of_others: Array) -> Array:
    """Return how intense a's exports to b are: share / (imports of b / imports of all but a).

    Parameters
    ----------
    share
        Share of b in the exports of a.
    imports
        All imports of b.
    imports_of_others
        All imports of the world without those of a, which cannot buy from itself.

    Returns
    -------
    numpy.ndarray
        1 where b's share in a's exports is b's share in the world's imports; NaN where
        something is missing or b imports nothing.

    References
    ----------
    Kojima (1964), The Pattern of International Trade among Advanced Countries, Hitotsubashi
    Journal of Economics 5.

    Examples
    --------
    >>> intensity(np.array(0.25), np.array(50.0), np.array(500.0)).item()
    2.5
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = np.where(imports > 0, imports / imports_of_others, np.nan)
        return share / expected
