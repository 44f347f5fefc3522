"""Periods: a year, or a month of a year, as one whole number on an axis.

A year's ordinal is the year itself. A month's ordinal counts the months since year 0, so that
neighbouring months differ by one and a span of months is a difference, as with years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from numbers import Real
from typing import Literal

from comity.errors import InvalidRequestError, shortened

Frequency = Literal["year", "month"]
"""How often a table or a measure has a value."""

MONTHS = 12

PERIOD_COLUMNS: dict[Frequency, tuple[str, ...]] = {"year": ("year",), "month": ("year", "month")}
"""The key columns that name the period of a row."""


@dataclass(frozen=True, order=True)
class Period:
    """A year, or a month (1 to 12) of a year.

    >>> str(Period(2014)), str(Period(2014, 3))
    ('2014', '2014-03')
    """

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a month that is none."""
        if self.month is not None and not 1 <= self.month <= MONTHS:
            raise ValueError(f"month must be between 1 and 12, got {self.month}")

    @property
    def frequency(self) -> Frequency:
        """Return "year" or "month"."""
        return "year" if self.month is None else "month"

    @property
    def ordinal(self) -> int:
        """Return the period's place on the axis of its frequency.

        >>> Period(2014).ordinal, Period(2014, 3).ordinal
        (2014, 24170)
        """
        return self.year if self.month is None else MONTHS * self.year + self.month - 1

    @classmethod
    def at(cls, ordinal: int, frequency: Frequency) -> Period:
        """Return the period of an ordinal.

        >>> str(Period.at(24170, "month"))
        '2014-03'
        """
        if frequency == "year":
            return cls(int(ordinal))
        return cls(int(ordinal) // MONTHS, int(ordinal) % MONTHS + 1)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse "2014" or "2014-03"; raises ``ValueError`` for anything else.

        >>> Period.parse("2014-03").month
        3
        """
        match = re.fullmatch(r"(\d{1,4})(?:-(\d{2}))?", text.strip())
        if match is None:
            raise ValueError(f"a period is a year or a month like 2014-03, got {text!r}")
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    def plus(self, count: int) -> Period:
        """Return the period that follows after a number of periods of the same frequency.

        >>> str(Period(2014, 12).plus(2)), str(Period(2014).plus(-1))
        ('2015-02', '2013')
        """
        return Period.at(self.ordinal + count, self.frequency)

    def __str__(self) -> str:
        """Format the period as ISO 8601 does."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


def first_and_last(years: tuple[int, int], frequency: Frequency) -> tuple[int, int]:
    """Return the ordinals of the first and the last period of a span of years.

    >>> first_and_last((2014, 2015), "year"), first_and_last((2014, 2015), "month")
    ((2014, 2015), (24168, 24191))
    """
    if frequency == "year":
        return years
    return MONTHS * years[0], MONTHS * years[1] + MONTHS - 1


def years_of(ordinals: tuple[int, int], frequency: Frequency) -> tuple[int, int]:
    """Return the years in which a span of ordinals begins and ends.

    >>> years_of((24170, 24180), "month")
    (2014, 2015)
    """
    first, last = ordinals
    return (first, last) if frequency == "year" else (first // MONTHS, last // MONTHS)


def whole_year(year: object) -> int:
    """Return one year as a plain whole number, in whatever form a program has it.

    Raises
    ------
    InvalidRequestError
        If it is no whole number.

    Examples
    --------
    >>> whole_year(2010), whole_year(2010.0), whole_year("2010")
    (2010, 2010, 2010)
    >>> whole_year("x")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: A year must be a whole number, got 'x'.
    """
    is_text = isinstance(year, str) and year.isascii() and year.strip().isdecimal()
    if is_text or (isinstance(year, Real) and year == year // 1):
        return int(year)  # type: ignore[call-overload]  # it is a number, or the text of one
    raise InvalidRequestError(f"A year must be a whole number, got {shortened(repr(year))}.")


def year_or_none(year: object) -> int | None:
    """Return one year as :func:`whole_year`; None where none is named.

    >>> year_or_none("2010"), year_or_none(None)
    (2010, None)
    """
    return None if year is None else whole_year(year)
