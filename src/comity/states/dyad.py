"""What a dyad is: two states, in the order in which they were named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from comity.errors import InvalidRequestError
from comity.states.articles import at_head, with_article
from comity.states.names import as_of, find
from comity.states.state import Spell, State


class Span(NamedTuple):
    """Years without a gap, both included.

    >>> Span(1949, 1955).last
    1955
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two different states; ``a`` is the one named first.

    >>> pair = dyad("Russia", "China")
    >>> str(pair), pair.undirected
    ('Russia and China', (365, 710))
    """

    a: State
    b: State

    def __str__(self) -> str:
        return f"{at_head(self.a.name)} and {with_article(self.b.name)}"

    @property
    def in_text(self) -> str:
        """The two names as a sentence has them, where it does not begin with them.

        >>> dyad("usa", "china").in_text, str(dyad("usa", "china"))
        ('the United States and China', 'The United States and China')
        """
        return f"{with_article(self.a.name)} and {with_article(self.b.name)}"

    @property
    def directed(self) -> tuple[int, int]:
        """Return the two ccodes in the order of the request."""
        return self.a.ccode, self.b.ccode

    @property
    def undirected(self) -> tuple[int, int]:
        """Return the two ccodes, the lower first."""
        return min(self.directed), max(self.directed)

    def reverse(self) -> Dyad:
        """Return the same dyad in the other order."""
        return Dyad(self.b, self.a)

    def as_of(self, year: int) -> Dyad:
        """Return the same dyad under the names that the two went by in a year.

        >>> str(dyad("Russia", "Iran").as_of(1930))
        'The Soviet Union and Persia'
        """
        return Dyad(as_of(self.a, year), as_of(self.b, year))

    def exists_in(self, year: int) -> bool:
        """Return whether both were members on one day of the year."""
        return any(span.first <= year <= span.last for span in self.years_together())

    def years_together(self) -> tuple[Span, ...]:
        """Return the years in which both were members on one day; empty without any.

        >>> dyad("Tuscany", "China").years_together()
        ()
        >>> dyad("West Germany", "South Vietnam").years_together()
        (Span(first=1955, last=1975),)
        """
        met = [_overlap(x, y) for x in self.a.spells for y in self.b.spells]
        return _joined(sorted(span for span in met if span is not None))

    def require_years_together(self) -> tuple[Span, ...]:
        """Return the years in which both were members on one day.

        Raises
        ------
        InvalidRequestError
            If there are none: a dyad that never existed has no figures.
        """
        spans = self.years_together()
        if not spans:
            raise InvalidRequestError(
                f"{self} were never members of the state system at the same time."
            )
        return spans


def dyad(a: str | int | State, b: str | int | State, year: int | None = None) -> Dyad:
    """Find two states and pair them, in the order given.

    Parameters
    ----------
    a, b
        The states, by any name or code.
    year
        Decides between states that had one name at different times.

    Raises
    ------
    InvalidRequestError
        If both are the same state, for a dyad is made of two.

    Examples
    --------
    >>> dyad("china", "russia").directed
    (710, 365)
    """
    first, second = find(a, year), find(b, year)
    if first == second:
        raise InvalidRequestError(
            f"{_called(a, b)} the same state, {first}, and a dyad is made of two.",
            "Name two different states.",
        )
    return Dyad(first, second)


def _called(a: object, b: object) -> str:
    return f"{str(a)!r} and {str(b)!r} are"


def _overlap(x: Spell, y: Spell) -> Span | None:
    start = max(x.start, y.start)
    end = min(x.end or date.max, y.end or date.max)
    if start > end:
        return None
    return Span(start.year, min(end.year, date.today().year))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that touch."""
    whole: list[Span] = []
    for span in spans:
        if whole and span.first <= whole[-1].last + 1:
            whole[-1] = Span(whole[-1].first, max(span.last, whole[-1].last))
        else:
            whole.append(span)
    return tuple(whole)
