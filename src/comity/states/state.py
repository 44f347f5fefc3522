"""States: members of the interstate system, for one or more spells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

UNITED_STATES, BRITAIN, FRANCE, RUSSIA, CHINA, TAIWAN = 2, 200, 220, 365, 710, 713
"""The ccodes of the states that some sources or measures single out."""


@dataclass(frozen=True, slots=True)
class Spell:
    """An unbroken time of membership, both days included; without an end it lasts.

    >>> Spell(date(1990, 10, 3), None).holds_in(1990)
    True
    """

    start: date
    end: date | None

    def holds_on(self, day: date) -> bool:
        """Return whether the spell includes the day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def holds_in(self, year: int) -> bool:
        """Return whether the spell includes at least one day of the year."""
        return self.start.year <= year and (self.end is None or year <= self.end.year)

    def years(self, last: int) -> range:
        """Return the years of the spell, to ``last`` where it still lasts."""
        return range(self.start.year, min(self.end.year if self.end else last, last) + 1)


@dataclass(frozen=True, slots=True)
class State:
    """A member of the interstate system as the Correlates of War project counts them.

    ``iso3`` and ``iso2`` are empty for states that ended before ISO 3166 began; for others
    they are the codes in force now, or last. `comity.states.codes` has those of other years.

    >>> from comity.states.register import states
    >>> states()[710].name, states()[710].iso3, states()[710].demonym
    ('China', 'CHN', 'Chinese')
    """

    ccode: int
    abbreviation: str
    name: str
    official_name: str
    iso3: str
    iso2: str
    iso_numeric: str
    capital: str
    demonym: str
    names: tuple[str, ...]
    spells: tuple[Spell, ...]

    def __str__(self) -> str:
        return self.name

    def member_on(self, day: date) -> bool:
        """Return whether the state was a member on the day."""
        return any(spell.holds_on(day) for spell in self.spells)

    def member_in(self, year: int) -> bool:
        """Return whether the state was a member on at least one day of the year."""
        return any(spell.holds_in(year) for spell in self.spells)

    @property
    def is_member(self) -> bool:
        """Return whether the state is still a member."""
        return self.spells[-1].end is None

    @property
    def all_years(self) -> tuple[int, ...]:
        """Return the years of membership, of at least one day, up to this one."""
        last = date.today().year
        return tuple(_distinct(year for spell in self.spells for year in spell.years(last)))


def _distinct(years: Iterator[int]) -> list[int]:
    return sorted(set(years))
