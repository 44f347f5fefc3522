"""How alike two actors' choices are, over many items at once and for all pairs.

Everything starts from one table a pair: how often the first chose level x while the second
chose level y. All pairs' tables come from a few matrix products, and every index below is a
short formula on them.

Arrays of choices have the shape (items, actors). Levels are 1, 2, ..., k in their order; 0
means that the actor did not take part. Tables have the shape (k, k, actors, actors).
"""

from __future__ import annotations

import numpy as np

Array = np.ndarray


def joint_choices(choices: Array, levels: int = 3) -> Array:
    """Count, for every pair, how often each combination of levels was chosen.

    Parameters
    ----------
    choices
        Integers of shape (items, actors): 0 for absent, else 1 to ``levels``.
    levels
        Number of levels, k.

    Returns
    -------
    numpy.ndarray
        Counts of shape (k, k, actors, actors); ``counts[x, y, a, b]`` is the number of items
        on which a chose level x + 1 and b chose level y + 1.

    Raises
    ------
    ValueError
        If a choice is below 0 or above ``levels``.

    Examples
    --------
    >>> joint_choices(np.array([[1, 1], [1, 3], [0, 3]]))[:, :, 0, 1].tolist()
    [[1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    if choices.size and (choices.min() < 0 or choices.max() > levels):
        raise ValueError(f"choices must lie between 0 and {levels}")
    # Counts stay far below 2**24, so that single precision is exact, and twice as fast.
    chosen = [(choices == level).astype(np.float32) for level in range(1, levels + 1)]
    return np.array([[x.T @ y for y in chosen] for x in chosen], dtype=np.float64)


def joint_items(counts: Array) -> Array:
    """Count the items on which both chose: shape (actors, actors)."""
    return counts.sum(axis=(0, 1))


def share_identical(counts: Array) -> Array:
    """Give the share of joint items on which both chose the same level.

    NaN where a pair has no joint item. Shape (actors, actors), symmetric, in [0, 1].

    >>> share_identical(joint_choices(np.array([[1, 1], [1, 3], [2, 2]])))[0, 1].round(4)
    np.float64(0.6667)
    """
    return _over(np.einsum("xxab->ab", counts), joint_items(counts))


def s_score(counts: Array) -> Array:
    """Give S, the similarity of Signorino and Ritter (1999), unweighted.

    S = 1 - 2 sum|x - y| / (N (k - 1)), in [-1, 1]: 1 if all choices are the same, -1 if all
    lie at opposite ends. NaN where a pair has no joint item.

    References
    ----------
    Signorino and Ritter (1999), Tau-b or not tau-b, International Studies Quarterly 43.

    Examples
    --------
    >>> s_score(joint_choices(np.array([[1, 1], [1, 3]])))[0, 1]
    np.float64(0.0)
    """
    apart = np.einsum("xy,xyab->ab", _distances(len(counts)), counts)
    return 1 - 2 * _over(apart, joint_items(counts) * (len(counts) - 1))


def kappa(counts: Array) -> Array:
    """Give Cohen's (1960) kappa, unweighted: agreement beyond each actor's own habits.

    Chance agreement is taken from the two actors' own shares of each level. NaN where a
    pair has no joint item, or where chance agreement is complete (both always chose one
    level), since nothing can then be told from chance.

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20; for votes of states
    Häge (2011), Political Analysis 19.
    """
    first, second = _shares(counts)
    return _beyond_chance(share_identical(counts), (first * second).sum(axis=0))


def pi(counts: Array) -> Array:
    """Give Scott's (1955) pi, unweighted: as kappa, but with the pair's mean shares.

    References
    ----------
    Scott (1955), Public Opinion Quarterly 19; Häge (2011), Political Analysis 19.
    """
    first, second = _shares(counts)
    return _beyond_chance(share_identical(counts), (((first + second) / 2) ** 2).sum(axis=0))


def joint_opposition(choices: Array, third: Array) -> tuple[Array, Array]:
    """Count how often both cast the vote opposite to a third actor's yes or no.

    Parameters
    ----------
    choices
        Shape (items, actors): 0 absent, 1 yes, 2 abstain, 3 no.
    third
        Shape (items,): the third actor's choices on the same items.

    Returns
    -------
    tuple of numpy.ndarray
        Both of shape (actors, actors): the share of opposition, and the number of items on
        which the third chose yes or no and both took part. NaN for none.

    Examples
    --------
    >>> votes = np.array([[3, 3], [1, 3], [2, 1]])
    >>> joint_opposition(votes, np.array([1, 3, 2]))[0][0, 1]
    np.float64(0.5)
    """
    sided = (third == 1) | (third == 3)
    opposed = (choices[sided] == (4 - third[sided])[:, None]).astype(np.float32)
    took_part = (choices[sided] > 0).astype(np.float32)
    items = (took_part.T @ took_part).astype(np.float64)
    return _over((opposed.T @ opposed).astype(np.float64), items), items


def _distances(levels: int) -> Array:
    """Give the absolute distance between each two levels."""
    steps = np.arange(levels)
    return np.abs(steps[:, None] - steps[None, :]).astype(float)


def _shares(counts: Array) -> tuple[Array, Array]:
    """Give each actor's share of each level on the joint items: (k, a, b) for both."""
    items = joint_items(counts)
    return _over(counts.sum(axis=1), items), _over(counts.sum(axis=0), items)


def _beyond_chance(observed: Array, expected: Array) -> Array:
    """Set agreement against what chance would give; NaN where chance gives all of it."""
    room = 1 - expected
    return _over(observed - expected, np.where(room > 1e-12, room, 0.0))


def _over(top: Array, bottom: Array) -> Array:
    """Divide, with NaN where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), np.nan)
