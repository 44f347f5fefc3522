"""Years in which a state's trade cannot be compared with other years, because the source changed.

``comity.analysis.seams`` finds years in which all pairs of a state jump the same way, far beyond
its usual changes and beyond those of all others. Where another source of the same flows moves
less than half as far, or a new source begins, the jump is the source's; wars, embargoes and prices
make the others. ``shared_jumps.csv`` lists them all, and a law finds them again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent

_FIRST = 1870

TAIWAN, SERBIA = 713, 345
_OTHER_TABLES = (
    # What BACI lacks of the two is the Correlates of War's, and in single years one side's report.
    (TAIWAN, _FIRST, 2014),
    (TAIWAN, 2021, 2021),
    (TAIWAN, 2022, 2022),
    (SERBIA, _FIRST, 2005),
)
"""States and years of which the figures are from another source than those of all others."""


class SharedJump(NamedTuple):
    """A jump that nearly all pairs of a state share.

    ``year`` is the first after it and ``side`` the state's exports or imports; ``ratio`` is the
    median of after over before, relative to that of all pairs, and ``elsewhere`` the same in
    another source (None where no other has the flows). Where it is the source's, ``first`` and
    ``last`` are the years that cannot be compared with those outside. Of fuels and arms, of which
    there is one source, ``elsewhere`` is that of all goods of the same pairs, and ``why`` says
    what made the jump.
    """

    year: int
    ccode: int
    side: str
    pairs: int
    ratio: float
    elsewhere: float | None
    whose: str
    first: int | None
    last: int | None
    measure: str
    why: str


EXPORTS, FUELS, ARMS = "exports", "fuel_exports", "arms_transfers"
"""The measures of which shared jumps are listed."""


@cache
def shared_jumps(measure: str = EXPORTS) -> tuple[SharedJump, ...]:
    """Return the jumps in a measure that nearly all pairs of a state share, by year.

    Parameters
    ----------
    measure
        ``exports``, ``fuel_exports`` or ``arms_transfers``.

    Examples
    --------
    >>> [jump.elsewhere for jump in shared_jumps() if jump.ccode == 452 and jump.year == 1991]
    [1.08]
    >>> {jump.whose for jump in shared_jumps("arms_transfers")}
    {'world'}
    """
    return tuple(jump for jump in _all_jumps() if jump.measure == measure)


@cache
def _all_jumps() -> tuple[SharedJump, ...]:
    """Read the list."""
    with (_FOLDER / "shared_jumps.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(map(_jump, csv.DictReader(lines)))


def _jump(row: Mapping[str, str]) -> SharedJump:
    """Parse a row of the list."""
    year, ccode, pairs = (int(row[name]) for name in ("year", "ccode", "pairs"))
    first, last = (int(row[name]) if row[name] else None for name in ("first", "last"))
    elsewhere = float(row["elsewhere"]) if row["elsewhere"] else None
    ratio = float(row["ratio"])
    return SharedJump(
        year, ccode, row["side"], pairs, ratio, elsewhere, row["whose"], first, last,
        row["measure"], row["why"],
    )  # fmt: skip


@cache
def incomparable_years(measure: str = EXPORTS) -> Mapping[int, tuple[tuple[int, int], ...]]:
    """Return the spans of years, by ccode, whose figures are of another level than all others.

    >>> incomparable_years()[452]
    ((1991, 1991), (1870, 2010))
    >>> incomparable_years("fuel_exports")[713]
    ((1995, 1996),)
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    others = _OTHER_TABLES if measure == EXPORTS else ()
    for ccode, first, last in (*_of_sources(measure), *others):
        spans.setdefault(ccode, []).append((first, last))
    return {ccode: tuple(dict.fromkeys(each)) for ccode, each in spans.items()}


def _of_sources(measure: str) -> Iterator[tuple[int, int, int]]:
    """Yield the state, first and last year of each jump that is the source's."""
    for jump in shared_jumps(measure):
        if jump.first is not None and jump.last is not None:
            yield jump.ccode, jump.first, jump.last


@cache
def filled_pairs() -> frozenset[tuple[int, int, int]]:
    """Return the year and ccodes of flows of 2023 that BACI lacks and another source fills."""
    with (_FOLDER / "filled_pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return frozenset((int(row["year"]), int(row["ccode1"]), int(row["ccode2"])) for row in rows)


def is_comparable(states: tuple[int, ...], year: int) -> bool:
    """Return whether the trade of some states in a year can be compared with the newest years.

    >>> is_comparable((2, 95), 1999), is_comparable((2, 95), 2000), is_comparable((2, 20), 1999)
    (False, True, True)
    """
    return not any(first <= year <= last for first, last in _spans(states))


def is_jump_between(states: tuple[int, ...], year: int, other: int, measure: str = EXPORTS) -> bool:
    """Return whether the trade of some states in two years is from sources that differ in level.

    >>> is_jump_between((2, 452), 1990, 1991), is_jump_between((2, 452), 1990, 1992)
    (True, False)
    >>> is_jump_between((670, 713), 1996, 1997, "fuel_exports")
    True
    """
    spans = _spans(states, measure)
    if any((first <= year <= last) != (first <= other <= last) for first, last in spans):
        return True
    if measure != EXPORTS:
        return False
    return _is_filled(states, year) != _is_filled(states, other)


def _is_filled(states: tuple[int, ...], year: int) -> bool:
    """Return whether a flow between two states is of a source that fills another's gaps."""
    if len(states) != 2:
        return False
    return bool({(year, *states), (year, *states[::-1])} & filled_pairs())


def _spans(states: tuple[int, ...], measure: str = EXPORTS) -> Iterator[tuple[int, int]]:
    """Yield the spans of years of some states that cannot be compared with others."""
    for state in states:
        yield from incomparable_years(measure).get(state, ())
