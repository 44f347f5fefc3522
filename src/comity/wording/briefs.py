"""Sentences of a brief: how old its figures are, and what has no data."""

from __future__ import annotations

from collections.abc import Sequence

from comity.wording.values import join_names


def age_sentence(oldest: int, newest: int) -> str:
    """Return how old the figures of a brief are.

    Examples
    --------
    >>> age_sentence(2014, 2025)
    'The newest figure is of 2025, the oldest of 2014.'
    >>> age_sentence(2023, 2023)
    'All figures are of 2023.'
    """
    if oldest == newest:
        return f"All figures are of {newest}."
    return f"The newest figure is of {newest}, the oldest of {oldest}."


def missing_sentence(titles: Sequence[str]) -> str:
    """Return which questions have no data.

    Examples
    --------
    >>> missing_sentence(["Economic cooperation", "International pressure"])
    'There are no data on economic cooperation and international pressure.'
    """
    return f"There are no data on {join_names([f'{t[0].lower()}{t[1:]}' for t in titles])}."
