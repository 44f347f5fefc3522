"""Which states and years a request names, in all the forms in which it may name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from numbers import Integral

from comity.errors import InvalidRequestError, shortened
from comity.states.named_groups import find_in_list, named_group
from comity.states.names import find, split
from comity.states.state import State

StatesLike = str | int | State | Iterable[str | int | State] | None
"""States and groups by name, code or as such: one, several, a text with commas; None for all."""

YearsLike = str | int | tuple[int, int] | range | None
"""Years as 2014, (1990, 2014), range(1990, 2015), "1990-2014", "1990-" or "1990,2000"; or None."""

FIRST, LAST = 1816, 9999
"""The years between which a request may name any."""


@dataclass(frozen=True)
class Years:
    """Years in order, each once.

    >>> select_years("1990-1992,2000").span
    (1990, 2000)
    """

    listed: tuple[int, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year."""
        return self.listed[0], self.listed[-1]

    @property
    def has_gaps(self) -> bool:
        """Whether a year between the first and the last is not selected."""
        first, last = self.span
        return len(self.listed) <= last - first

    def __contains__(self, year: int) -> bool:
        return year in self.listed


def select_years(years: YearsLike) -> Years | None:
    """Parse years; None for all of them.

    Raises
    ------
    InvalidRequestError
        If the text names no years, a span runs backwards, or a year is before 1816.

    Examples
    --------
    >>> select_years(2016).listed, select_years((2016, 2018)).listed
    ((2016,), (2016, 2017, 2018))
    >>> select_years("2014-1990")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: The years 2014-1990 run backwards. The earlier one ...
    """
    if years is None or (isinstance(years, str) and not years):
        return None
    listed = _listed(years)
    if not listed:
        raise InvalidRequestError(f"{years!r} names no year.", _FORMS)
    return Years(tuple(sorted(set(listed))))


def _listed(years: object) -> list[int]:
    """List the years that are named, in the order in which they are."""
    match years:
        case str():
            spans = [_span(piece) for piece in years.split(",") if piece.strip()]
        case Integral():
            spans = [(int(years), int(years))]
        case range():
            spans = [(year, year) for year in years]
        case _:
            spans = [_pair(years)]
    return [year for first, last in spans for year in _between(first, last)]


def select_span(years: YearsLike) -> tuple[int, int] | None:
    """Parse years that must follow one another; None for all of them.

    Raises ``InvalidRequestError`` as :func:`select_years`, and if a year is missing between.

    >>> select_span("1990-2014")
    (1990, 2014)
    """
    selected = select_years(years)
    if selected is None:
        return None
    if selected.has_gaps:
        raise InvalidRequestError(
            f"The years {years} do not follow one another.", "Take one year, or a first and a last."
        )
    return selected.span


def select_states(states: StatesLike) -> list[int] | None:
    """Find the ccodes of states; None for all states.

    The name of a group means its members of today, in the order of their codes; with a number
    ("eu28"), those when it last had that number.

    Raises
    ------
    UnknownNameError, NotAStateError
        If a name is neither a state's nor a group's.

    Examples
    --------
    >>> select_states("china,russia"), select_states(["USA", 200]), select_states(None)
    ([710, 365], [2, 200], None)
    >>> select_states("g7,china")
    [2, 20, 200, 220, 255, 325, 740, 710]
    """
    if states is None or (isinstance(states, str) and not states):
        return None
    if isinstance(states, str):
        return [ccode for name in split(states) for ccode in _named(name)]
    if isinstance(states, int | Integral):
        return [find(int(states)).ccode]
    if isinstance(states, State):
        return [states.ccode]
    return [ccode for state in states for ccode in select_states(state) or ()]


def _named(name: str) -> list[int]:
    """Return the ccode of a state, or those of a group's members of today."""
    group = named_group(name, date.today().year)
    return sorted(group[1]) if group else [find_in_list(name).ccode]


_FORMS = 'Years are 2014, 1990-2014, 1990- or 1990,2000; in Python (1990, 2014) or "1990,2000".'


def _span(text: str) -> tuple[int, int]:
    """Parse "2014", "1990-2014" or "1990-", which goes on to this year."""
    ends = [end.strip() for end in text.split("-")]
    if len(ends) == 2 and not ends[1]:
        ends[1] = str(date.today().year)
    if len(ends) > 2 or not all(end.isascii() and end.isdecimal() for end in ends):
        raise InvalidRequestError(f"{text.strip()!r} is not a year or a span of years.", _FORMS)
    if any(len(end) > 4 for end in ends):
        raise InvalidRequestError(f"{text.strip()!r} has a year of more than four digits.", _FORMS)
    return int(ends[0]), int(ends[-1])


def _pair(years: object) -> tuple[int, int]:
    """Check that years given in Python are a first and a last."""
    match years:
        case (Integral() as first, Integral() as last):
            return int(first), int(last)
    form = shortened(" ".join(repr(years).split()))
    raise InvalidRequestError(f"{form} is not a first and a last year.", _FORMS)


def _between(first: int, last: int) -> list[int]:
    """List the years from the first to the last, and check both."""
    if first > last:
        raise InvalidRequestError(
            f"The years {first}-{last} run backwards.", "The earlier one comes first."
        )
    if first < FIRST or last > LAST:
        raise InvalidRequestError(
            f"The years {first}-{last} reach outside {FIRST}-{LAST}.",
            f"The state system begins in {FIRST}.",
        )
    return list(range(first, last + 1))
