"""Estimates of ideal points, and the values that a fit starts from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from comity.methods.ideal_points.layout import NO_LOWER, NO_UPPER, VoteLayout
from comity.typing import Array


@dataclass(frozen=True)
class Estimate:
    """Ideal points with their uncertainty; P points and M items of a layout.

    Attributes
    ----------
    mean, error
        Of each point's posterior: mean and standard deviation, shape (P,). Over all points
        the means and variances are scaled to mean 0 and total variance 1.
    raw
        Where the fit came to rest, before it was scaled, shape (P,).
    items
        Slope, lower and upper cutpoint of each item, shape (M, 3).
    covariance
        Of each item's three parameters, shape (M, 6): slope-slope, slope-low, slope-high,
        low-low, high-high, low-high.
    rounds, change
        Number of rounds, and the last root mean square change of the points.
    converged
        Whether the change fell below the tolerance.
    """

    layout: VoteLayout
    mean: Array
    error: Array
    raw: Array
    items: Array
    covariance: Array
    rounds: int
    change: float
    converged: bool


def initial_values(
    layout: VoteLayout, anchor: int, earlier: Estimate | None = None
) -> tuple[Array, Array]:
    """Return the starting values of a fit: points (P,) and items (M, 3).

    Actors start from how they vote with the ``anchor``, so that its side is positive; items from
    the shares of the three levels. Points and items of an ``earlier`` estimate start from it;
    new points of an actor start from its last one.
    """
    points, items = _anchor_scores(layout, anchor), _items_by_shares(layout)
    if earlier is not None:
        shared = np.isin(layout.item, earlier.layout.item)
        items[shared] = earlier.items[np.isin(earlier.layout.item, layout.item)]
        points = _continue_points(layout, earlier, points)
    return points, items


def _anchor_scores(layout: VoteLayout, anchor: int) -> Array:
    """Compute how near each point's votes are to the anchor's, standardised, shape (P,)."""
    session_of = layout.session[layout.point]
    is_anchor = layout.actor[layout.point] == anchor
    if not is_anchor.any():
        raise ValueError(f"no votes of the anchor {anchor}, whose side is to be positive")
    item_of = np.repeat(np.arange(layout.item.size), np.diff(layout.item_start))
    # A repeated item meets the anchor once in each of its sessions.
    key = item_of * (int(session_of.max()) + 1) + session_of
    order = np.argsort(key[is_anchor], kind="stable")
    keys, theirs = key[is_anchor][order], layout.vote[is_anchor][order]
    where = np.searchsorted(keys, key).clip(max=keys.size - 1)
    met = keys[where] == key
    near = np.where(met, 1.0 - np.abs(layout.vote - theirs[where]), 0.0)
    total = np.bincount(layout.point, near, layout.actor.size)
    count = np.bincount(layout.point, met, layout.actor.size)
    score = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    score = np.where(np.isnan(score), np.nanmean(score), score)
    return np.asarray((score - score.mean()) / max(float(score.std()), 1e-9))


def _items_by_shares(layout: VoteLayout) -> Array:
    """Return items of slope 0 whose cutpoints give the shares of the levels, shape (M, 3)."""
    shares = layout.tally / layout.tally.sum(axis=1, keepdims=True)
    low = ndtri(shares[:, 0].clip(0.005, 0.995))
    high = ndtri((shares[:, 0] + shares[:, 1]).clip(0.006, 0.996))
    low[layout.kind == NO_LOWER] = -6.95
    high[layout.kind == NO_UPPER] = 6.95
    return np.stack([np.zeros(low.size), low, np.maximum(high, low + 0.05)], axis=1)


def _continue_points(layout: VoteLayout, earlier: Estimate, points: Array) -> Array:
    """Return the earlier estimate's points, and for new ones their actor's last, shape (P,)."""
    initial = points.copy()
    last = dict(zip(earlier.layout.actor.tolist(), earlier.raw.tolist(), strict=True))
    for place, actor in enumerate(layout.actor.tolist()):
        initial[place] = last.get(actor, initial[place])
    here, there = shared_points(layout, earlier.layout)
    initial[here] = earlier.raw[there]
    return initial


def shared_points(layout: VoteLayout, earlier: VoteLayout) -> tuple[Array, Array]:
    """Find the points that two layouts share: their indices in each, in the same order."""
    width = int(max(layout.actor.max(), earlier.actor.max())) + 1
    ours, theirs = (each.session * width + each.actor for each in (layout, earlier))
    _, here, there = np.intersect1d(ours, theirs, return_indices=True)
    return here, there
