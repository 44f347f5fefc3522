"""Indices of similarity of two actors' choices, over many items and for all pairs.

Everything starts from one table a pair: how often the first chose level x while the second
chose level y. All pairs' tables come from one matrix product, and every index below is a
short formula on them. :mod:`comity.methods.similarity.similarity_bitset` computes the same
indices many times faster.

The indices are one family. Each takes the mean distance between the two choices: 0 or 1
(``nominal``), in steps of the order of levels (``linear``), or the square of that
(``quadratic``), always as a share of the distance between the ends. It is then one minus
that distance (agreement), one minus its double (S), or one minus its ratio to the distance
expected by chance (kappa, pi).

Arrays of choices have the shape (items, actors). Levels are 1, 2, ..., k in their order; 0
means that the actor did not take part. Tables have the shape (k, k, actors, actors).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from comity.typing import Array

Distance = Literal["nominal", "linear", "quadratic"]
"""Distance of two levels: the same for all that differ, by steps, or by steps squared."""

Form = Literal["share", "s", "kappa", "pi"]
"""Use of the mean distance: as it is, doubled, or relative to chance."""

INDICES: dict[str, tuple[Form, Distance]] = {
    "agreement": ("share", "nominal"),
    "lijphart": ("share", "linear"),
    "s": ("s", "linear"),
    "s_squared": ("s", "quadratic"),
    "kappa": ("kappa", "nominal"),
    "kappa_linear": ("kappa", "linear"),
    "kappa_quadratic": ("kappa", "quadratic"),
    "pi": ("pi", "nominal"),
    "pi_linear": ("pi", "linear"),
    "pi_quadratic": ("pi", "quadratic"),
}
"""Every index by its name: its form, and the distance it goes by."""

JOINT_ITEMS = "joint_items"
"""The name of the number of joint items among the indices."""


def joint_choices(choices: Array, levels: int = 3, weights: Array | None = None) -> Array:
    """Count how often each pair of actors chose each combination of levels.

    Parameters
    ----------
    choices
        Integers of shape (items, actors): 0 for absent, else 1 to ``levels``.
    levels
        Number of levels, k.
    weights
        What each item counts for: shape (items,), not negative. Without it, one each.

    Returns
    -------
    numpy.ndarray
        Counts of shape (k, k, actors, actors); ``counts[x, y, a, b]`` is the number (or
        weight) of items on which a chose level x + 1 and b chose level y + 1.

    Raises
    ------
    ValueError
        If a choice is below 0 or above ``levels``, or weights are not one an item, finite
        and at least 0.

    Examples
    --------
    >>> joint_choices(np.array([[1, 1], [1, 3], [0, 3]]))[:, :, 0, 1].tolist()
    [[1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    check_levels(choices, levels)
    # Counts stay far below 2**24, so that single precision is exact, and twice as fast.
    kind = np.float32 if weights is None else np.float64
    items, actors = choices.shape
    marks = np.stack([choices == level for level in range(1, levels + 1)], axis=1)
    indicators = marks.reshape(items, levels * actors).astype(kind)
    transposed: Array = indicators.T if weights is None else indicators.T * _weights(weights, items)
    counts = (transposed @ indicators).reshape(levels, actors, levels, actors)
    return counts.transpose(0, 2, 1, 3).astype(np.float64)


def check_levels(choices: Array, levels: int) -> None:
    """Raise ``ValueError`` for choices below 0 or above ``levels``.

    >>> check_levels(np.array([[1, 3], [2, 2]]), 3)
    """
    if choices.size and (choices.min() < 0 or choices.max() > levels):
        raise ValueError(f"choices must lie between 0 and {levels}")


def contested(choices: Array) -> Array:
    """Find the items on which at least two different levels were chosen: shape (items,).

    An item on which all chose the same does not distinguish any pair from another.

    >>> contested(np.array([[1, 1, 0], [1, 3, 1], [0, 0, 0]])).tolist()
    [False, True, False]
    """
    if not choices.size:
        return np.zeros(len(choices), dtype=bool)
    most = choices.max(axis=1)
    return ((choices > 0) & (choices < most[:, None])).any(axis=1)


def joint_items(counts: Array) -> Array:
    """Count the items on which both chose: shape (actors, actors).

    >>> joint_items(joint_choices(np.array([[1, 3], [2, 2]]), 3)).tolist()
    [[2.0, 2.0], [2.0, 2.0]]
    """
    return counts.sum(axis=(0, 1))


def distances(levels: int, kind: Distance = "linear") -> Array:
    """Return the distances of levels as shares of that between the ends, shape (k, k).

    >>> distances(3, "quadratic").tolist()
    [[0.0, 0.25, 1.0], [0.25, 0.0, 0.25], [1.0, 0.25, 0.0]]
    """
    steps = np.arange(levels) / max(levels - 1, 1)
    apart = np.abs(steps[:, None] - steps[None, :])
    return {"nominal": (apart > 0).astype(float), "linear": apart, "quadratic": apart**2}[kind]


def similarity_index(name: str, counts: Array) -> Array:
    """Compute any of :data:`INDICES` by its name: shape (actors, actors), symmetric.

    >>> similarity_index("s", joint_choices(np.array([[1, 1], [1, 3]])))[0, 1]
    np.float64(0.0)
    """
    form, distance = INDICES[name]
    if form == "share":
        return lijphart(counts) if name == "lijphart" else share_identical(counts)
    return {"s": s_score, "kappa": kappa, "pi": pi}[form](counts, distance)


def index_table(
    choices: Array,
    levels: int = 3,
    indices: Sequence[str] = ("agreement",),
    *,
    weights: Array | None = None,
    min_items: int = 1,
) -> dict[str, Array]:
    """Compute the joint items and some indices for every pair of actors, by definition.

    As :func:`comity.methods.similarity.similarity_bitset.similarity_table`, with the same
    parameters.

    >>> float(index_table(np.array([[1, 1], [1, 3]]), indices=["s"])["s"][0, 1])
    0.0
    """
    items = joint_items(joint_choices(choices, levels))
    counts = joint_choices(choices, levels, weights)
    tables = {
        name: np.where(items >= min_items, similarity_index(name, counts), np.nan)
        for name in indices
    }
    return {JOINT_ITEMS: items, **tables}


def share_identical(counts: Array) -> Array:
    """Compute the share of joint items on which both chose the same level.

    NaN where a pair has no joint item. Shape (actors, actors), symmetric, in [0, 1].

    >>> share_identical(joint_choices(np.array([[1, 1], [1, 3], [2, 2]])))[0, 1].round(4)
    np.float64(0.6667)
    """
    return _over(np.einsum("xxab->ab", counts), joint_items(counts))


def lijphart(counts: Array) -> Array:
    """Compute Lijphart's index of agreement: half credit for an abstention against a side.

    (f + g / 2) / t, with f items alike, g on which one of the two abstained and t joint
    items; in [0, 1], where 0 means opposite sides on all. It is (1 + S) / 2. NaN where a
    pair has no joint item.

    Raises
    ------
    ValueError
        If there are not three levels: no other number has one half-way level.

    References
    ----------
    Lijphart (1963), The analysis of bloc voting in the General Assembly, American Political
    Science Review 57.

    Examples
    --------
    >>> lijphart(joint_choices(np.array([[1, 1], [1, 2], [3, 1], [3, 3]])))[0, 1]
    np.float64(0.625)
    """
    check_three_levels(len(counts))
    return 1 - _mean_distance(counts, "linear")


def check_three_levels(levels: int) -> None:
    """Raise ``ValueError`` for Lijphart's index of other than three levels.

    >>> check_three_levels(3)
    """
    if levels != 3:
        raise ValueError(f"Lijphart's index needs three levels, not {levels}")


def s_score(counts: Array, distance: Distance = "linear") -> Array:
    """Compute S, the similarity of Signorino and Ritter (1999).

    S = 1 - 2 d, d the mean distance as a share of the largest: in [-1, 1], 1 if all choices
    are the same, -1 if all are at opposite ends. With counts of weighted items this is their
    weighted S. NaN where a pair has no joint item.

    References
    ----------
    Signorino and Ritter (1999), Tau-b or not tau-b, International Studies Quarterly 43.

    Examples
    --------
    >>> s_score(joint_choices(np.array([[1, 1], [1, 3]])))[0, 1]
    np.float64(0.0)
    >>> s_score(joint_choices(np.array([[1, 1], [1, 2]])), "quadratic")[0, 1]
    np.float64(0.75)
    >>> s_score(joint_choices(np.array([[1, 1], [1, 3]]), weights=np.array([3, 1])))[0, 1]
    np.float64(0.5)
    """
    return 1 - 2 * _mean_distance(counts, distance)


def kappa(counts: Array, distance: Distance = "nominal") -> Array:
    """Compute Cohen's kappa: agreement beyond each actor's own habits.

    1 - d / e, with e the mean distance that the two actors' own shares of each level would
    give by chance; in [-1, 1]. ``nominal`` is Cohen (1960), the others are weighted kappa
    (1968). NaN where a pair has no joint item, or where chance gives all agreement (both
    always chose the same level), since agreement then does not differ from chance.

    References
    ----------
    Cohen (1960), Educational and Psychological Measurement 20; Cohen (1968), Psychological
    Bulletin 70; for votes of states Häge (2011), Political Analysis 19.

    Examples
    --------
    >>> votes = np.array([[1, 1], [1, 2], [3, 3], [3, 3]])
    >>> kappa(joint_choices(votes))[0, 1]
    np.float64(0.6)
    >>> kappa(joint_choices(votes), "quadratic")[0, 1].round(4)
    np.float64(0.8571)
    """
    first, second = _shares(counts)
    return _beyond_chance(counts, distance, first, second)


def pi(counts: Array, distance: Distance = "nominal") -> Array:
    """Compute Scott's (1955) pi: as kappa, but with the pair's mean shares for chance.

    References
    ----------
    Scott (1955), Public Opinion Quarterly 19; Häge (2011), Political Analysis 19.

    Examples
    --------
    >>> pi(joint_choices(np.array([[1, 1], [1, 2], [3, 3], [3, 3]])))[0, 1].round(4)
    np.float64(0.5789)
    """
    first, second = _shares(counts)
    mean = (first + second) / 2
    return _beyond_chance(counts, distance, mean, mean)


def joint_opposition_shares(choices: Array, third: Array) -> tuple[Array, Array]:
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
    >>> joint_opposition_shares(votes, np.array([1, 3, 2]))[0][0, 1]
    np.float64(0.5)
    """
    sided = (third == 1) | (third == 3)
    opposed = (choices[sided] == (4 - third[sided])[:, None]).astype(np.float32)
    took_part = (choices[sided] > 0).astype(np.float32)
    items = (took_part.T @ took_part).astype(np.float64)
    return _over((opposed.T @ opposed).astype(np.float64), items), items


def _weights(weights: Array, items: int) -> Array:
    """Check the weights of items: one each, finite and at least 0."""
    checked = np.asarray(weights, dtype=np.float64)
    if checked.shape != (items,) or not (np.isfinite(checked) & (checked >= 0)).all():
        raise ValueError(f"weights must be {items} finite numbers, none below 0")
    return checked


def _mean_distance(counts: Array, distance: Distance) -> Array:
    """Return the mean distance between the choices of each pair: shape (actors, actors)."""
    apart = np.einsum("xy,xyab->ab", distances(len(counts), distance), counts)
    return _over(apart, joint_items(counts))


def _shares(counts: Array) -> tuple[Array, Array]:
    """Return each actor's share of each level on the joint items: (k, a, b) for both."""
    items = joint_items(counts)
    return _over(counts.sum(axis=1), items), _over(counts.sum(axis=0), items)


def _beyond_chance(counts: Array, distance: Distance, first: Array, second: Array) -> Array:
    """Compute one minus the ratio of mean to chance distance; NaN where chance has none."""
    apart = distances(len(counts), distance)
    expected = np.einsum("xy,xab,yab->ab", apart, first, second)
    return 1 - _over(_mean_distance(counts, distance), np.where(expected > 1e-12, expected, 0.0))


def _over(top: Array, bottom: Array) -> Array:
    """Divide; NaN where the divisor is not positive."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), np.nan)
