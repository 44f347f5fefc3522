"""From which table of votes each year is taken, and where the rule changes."""

from __future__ import annotations

from collections.abc import Iterable

FIRST_CALENDAR_YEAR = 2021
"""The first year that is a calendar year and no session."""

VOTE_SPANS = {
    "unga_votes": (1946, FIRST_CALENDAR_YEAR - 1),
    "undl_votes": (FIRST_CALENDAR_YEAR, 9999),
}
"""Sessions with votes on paragraphs to 2020, calendar years of adopted resolutions from 2021 on.

The two rules differ in level, so that no change is computed from the one to the other;
``vote_agreement_adopted`` has one rule in all years."""

SEAT_CHANGES = {710: 1971, 345: 2000}
"""The first year of votes cast by another holder of a state's seat in the United Nations.

China's was the Republic of China's until resolution 2758 of 25 October 1971, and Yugoslavia's
lapsed in 1992; the Federal Republic was admitted anew on 1 November 2000."""

_VOTES = frozenset(
    {*VOTE_SPANS, "adopted_votes", "calendar_votes", "council_votes"}
    | {"ideal_points", "ideal_point_estimates"}
)
"""Tables of votes in the United Nations, and of points estimated from them."""


def is_another_seat(tables: Iterable[str], states: Iterable[int], first: int, last: int) -> bool:
    """Return whether votes of two years were cast by two holders of the seat of one of the states.

    Parameters
    ----------
    tables
        The tables that the series takes its values from; only those of votes count.
    states
        The ccodes of the state or pair.
    first, last
        The years.

    Examples
    --------
    >>> is_another_seat(["unga_votes"], (345, 710), 1949, 1971)
    True
    >>> is_another_seat(["unga_votes"], (345, 710), 1971, 1980)
    False
    >>> is_another_seat(["cow_trade"], (345, 710), 1949, 1971)
    False
    """
    if _VOTES.isdisjoint(tables):
        return False
    changes = (SEAT_CHANGES[state] for state in states if state in SEAT_CHANGES)
    return any(first < change <= last for change in changes)
