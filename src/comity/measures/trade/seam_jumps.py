"""Years in which a state's trade cannot be compared with later years, because the source changed.

``comity.analysis.seams`` finds them: at a seam all pairs of the state move the same way, far
beyond its usual changes and beyond those of all others. A law, ``test_shared_jumps.py``, finds
them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_COW = (1870, 1999)

INCOMPARABLE_YEARS: Mapping[int, tuple[int, int]] = MappingProxyType(
    {
        # The Correlates of War to 1999, BACI from 2000.
        **dict.fromkeys((95, 338, 359, 461, 551, 552, 580, 690, 950), _COW),
        # Balanced figures of 2021 count what the two ship on, reports by origin do not.
        210: (2021, 2021),
        211: (2021, 2021),
    }
)
"""The first and last year by ccode: Panama, Malta, Moldova, Togo, Zambia, Zimbabwe, Madagascar,
Kuwait and Fiji; the Netherlands and Belgium."""


def is_comparable(states: tuple[int, ...], year: int) -> bool:
    """Return whether the trade of some states in a year can be compared with later years.

    >>> is_comparable((2, 95), 1999), is_comparable((2, 95), 2000), is_comparable((2, 20), 1999)
    (False, True, True)
    """
    spans = (INCOMPARABLE_YEARS.get(state) for state in states)
    return not any(first <= year <= last for first, last in filter(None, spans))
