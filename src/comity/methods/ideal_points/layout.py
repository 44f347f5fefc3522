"""The layout of votes for estimation: by item and by point, with each point's predecessor.

A *point* is one actor in one session: what is estimated. An *item* is what is voted on; an
item may come back in later sessions with the same parameters. Votes are sorted
by item, and points by session, so that one pass over the votes reads memory almost in order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.typing import Array

BOTH_CUTPOINTS, NO_UPPER, NO_LOWER, NO_MIDDLE = 1, 2, 3, 4
"""Kinds of items, by which of the three levels were chosen: all, not 3, not 1, not 2."""


@dataclass(frozen=True)
class VoteLayout:
    """Votes arranged for estimation; N votes, P points, M items.

    Attributes
    ----------
    actor, session
        Of each point, shape (P,), sorted by session, then actor.
    votes
        Number of votes of each point, shape (P,).
    before
        The actor's point in the most recent earlier session; for its first point the one in
        its second session; -1 where it has one point only. Shape (P,).
    item
        Identifiers of the items, ascending, shape (M,).
    kind
        Which levels were chosen on the item, shape (M,).
    tally
        How often each level was chosen, shape (M, 3).
    item_start, point, vote
        Votes sorted by item: those of item i are ``item_start[i]:item_start[i + 1]``, with
        the point that cast each and its level 1, 2 or 3. Shapes (M + 1,), (N,), (N,).
    point_start, at, item_at
        The same votes by point: those of point p have the indices
        ``at[point_start[p]:point_start[p + 1]]`` and were cast on the items ``item_at``.
    """

    actor: Array
    session: Array
    votes: Array
    before: Array
    item: Array
    kind: Array
    tally: Array
    item_start: Array
    point: Array
    vote: Array
    point_start: Array
    at: Array
    item_at: Array


def build_layout(item: Array, actor: Array, session: Array, vote: Array) -> VoteLayout:
    """Build the layout of votes for estimation.

    Parameters
    ----------
    item, actor, session, vote
        One entry a vote, integers of shape (N,): what was voted on, by whom, when, and the
        level chosen, 1 to 3. Items on which all chose one level carry no information
        and must have been left out.

    Raises
    ------
    ValueError
        If there are no votes, a vote is none of 1, 2, 3, an actor voted twice on one item in
        one session, or an item is unanimous.

    Examples
    --------
    >>> layout = build_layout(np.r_[7, 7, 8, 8], np.r_[2, 365, 2, 365], np.r_[1, 1, 2, 2],
    ...                np.r_[1, 3, 3, 2])
    >>> layout.actor.tolist(), layout.before.tolist(), layout.kind.tolist()
    ([2, 365, 2, 365], [2, 3, 0, 1], [4, 3])
    """
    _check(item, vote)
    # Equal votes are adjacent, so that a processor predicts the next one's branch.
    order = np.lexsort((actor, session, vote, item))
    item, actor, session, vote = item[order], actor[order], session[order], vote[order]
    identifiers, of_item = np.unique(item, return_inverse=True)
    width = int(actor.max()) + 1
    keys, point = np.unique(session.astype(np.int64) * width + actor, return_inverse=True)
    _check_repeats(of_item, point)
    tally = np.stack([np.bincount(of_item, vote == level) for level in (1, 2, 3)], axis=1)
    if (tally.max(axis=1) == tally.sum(axis=1)).any():
        raise ValueError("leave out the items on which all chose one level")
    at = np.argsort(point, kind="stable")
    actors, sessions = keys % width, keys // width
    return VoteLayout(
        actor=actors,
        session=sessions,
        votes=np.bincount(point),
        before=_previous_points(actors, sessions),
        item=identifiers,
        kind=_kinds(tally),
        tally=tally.astype(np.int64),
        item_start=_starts(of_item),
        point=point.astype(np.int32),
        vote=vote.astype(np.int8),
        point_start=_starts(point),
        at=at.astype(np.int32),
        item_at=of_item[at].astype(np.int32),
    )


def _check(item: Array, vote: Array) -> None:
    """Refuse votes that no estimate can be made from."""
    if item.size == 0:
        raise ValueError("there are no votes")
    if not ((vote >= 1) & (vote <= 3)).all():
        raise ValueError("votes must be 1, 2 or 3")


def _check_repeats(of_item: Array, point: Array) -> None:
    """Refuse two votes of one point on one item."""
    pairs = np.sort(of_item.astype(np.int64) * (int(point.max()) + 1) + point)
    if (pairs[1:] == pairs[:-1]).any():
        raise ValueError("an actor voted twice on the same item in one session")


def _starts(groups: Array) -> Array:
    """Return where each group's entries start in a sorted sequence: shape (groups + 1,)."""
    return np.concatenate([[0], np.cumsum(np.bincount(groups))])


def _previous_points(actor: Array, session: Array) -> Array:
    """Find each actor's previous point; for its first point, its second."""
    order = np.lexsort((session, actor))
    first = np.r_[True, actor[order][1:] != actor[order][:-1]]
    single = first & np.r_[first[1:], True]
    places = np.arange(order.size)
    neighbour = np.where(first, np.minimum(places + 1, order.size - 1), places - 1)
    before = np.empty(order.size, dtype=np.int64)
    before[order] = np.where(single, -1, order[neighbour])
    return before


def _kinds(tally: Array) -> Array:
    """Return the kind of each item, by the levels that were chosen on it."""
    lower, middle, upper = (tally > 0).T
    kinds = [lower & middle & upper, lower & middle, middle & upper, lower & upper]
    return np.select(kinds, [BOTH_CUTPOINTS, NO_UPPER, NO_LOWER, NO_MIDDLE]).astype(np.int8)
