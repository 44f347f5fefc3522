"""Times in a sentence: a year, since a year, between two, or over the last years."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from comity.wording.number_words import CARDINALS

MONTHS = "|".join(month_name[1:])
"""The names of the months, as a choice of a pattern."""

A_MONTH = rf"(?:{MONTHS})"
"""How a month is written, as a piece of other patterns."""

MONTHS_BUT_MAY = MONTHS.replace("May|", "")
"""The same without May, which is a verb as well."""


@dataclass(frozen=True)
class TimeSpan:
    """The time that a sentence names.

    "now" without one; "year" in or by ``last``; "since" ``first``; "between" ``first`` and
    ``last``; "span" over the last ``span`` years. With a ``window``, ``first`` and ``last`` are the
    last years of two windows of that many years, which are compared. A "year" with a ``first``
    spans all from that to ``last``, as fiscal years do. A pooled one is the last of several years
    that are named, and that a measure takes together.

    >>> TimeSpan("since", first=2014).first
    2014
    """

    kind: Literal["now", "year", "since", "between", "span"] = "now"
    first: int | None = None
    last: int | None = None
    span: int | None = None
    window: int = field(default=0, repr=False)
    is_pooled: bool = field(default=False, repr=False, compare=False)

    @property
    def is_split(self) -> bool:
        """Return whether it is a year that begins in one and ends in another."""
        return self.kind == "year" and self.first is not None

    @property
    def named(self) -> int | None:
        """The year that it names, or the last of two; None for what goes on to the present."""
        return self.last if self.kind in ("year", "between") else None

    def __str__(self) -> str:
        return {
            "now": "newest data",
            "year": f"{self.first}-{self.last}" if self.is_split else f"{self.last}",
            "since": f"since {self.first}",
            "between": f"{'to ' if self.first == EARLIEST else f'{self.first}-'}{self.last}",
            "span": f"over {self.span} years",
        }[self.kind]


PAST_VERBS = (
    "was|were|had|sold|bought|sent|took|got|spent|gave|lent|ran|made|came|stood|held|rose|fell|"
    "grew|went"
)
"""Irregular verbs by which something is of the past, as a pattern has them."""

NOW = TimeSpan()
RECENT = 5
"""How many years "in recent years" is."""

EARLIEST = 1816
"""The first year of nearly all data on states."""

_COUNT = {
    **CARDINALS,
    "few": 5, "several": 5, "couple of": 2, "half": 5, "quarter": 25, "half-decade": 5,
}  # fmt: skip
A_YEAR = r"(?:1[89]|20)\d\d"
"""How a year is written, as a piece of other patterns."""

_YEAR = rf"({A_YEAR})"
TODAY = re.compile(r"\b(?:today|currently|nowadays|these days|at present)\b")
YEAR = re.compile(rf"\b{A_YEAR}\b")
_RANGE = re.compile(
    rf"(?:from |between |in |over |during )?{_YEAR}\s?(?:[-–—/]|to|and|until|till|through)\s?"
    r"((?:1[89]|20)\d\d|\d\d(?! ?(?:%|per ?cent|(?:b|m|tr)illion|bn|thousand|dollars)))\b",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\d\s?[-–—/]\s?\d")
_SINCE = re.compile(
    r"\b(?:since|after|from)(?: the (?:end|start|year) of)?(?: \w+ing \w+)? ?"
    rf"(?:(?!in )\w+ )?{_YEAR}\b"
)
_SINCE_DONE = re.compile(rf"\bsince (?:[\w'’<>-]+ ){{2,9}}?in {_YEAR}\b")
"""Years since something was done: "since unrest erupted there in 2011"."""

_SINCE_THEN = re.compile(rf"\b{_YEAR}\b[^.;]*\b(?:ever )?since then\b")
_DECADE = re.compile(r"\b(?:the )?(?:(early|late|mid)[- ])?((?:1[89]|20)\d0)'?s\b")
_SINCE_DECADE = re.compile(
    r"\bsince (?:at least )?the (?:(early|mid|late)[- ])?((?:1[89]|20)\d0)'?s\b"
)
_IN = re.compile(rf"\b{_YEAR}\b(?!\s?(?:dollars|prices|treaty|agreement))")
_LAST = re.compile(
    r"\b(?:over|in|during|for|within)? ?(?:the|these) (?!previous year\b|(?:last|past) year of\b)"
    r"(?:last|past|previous) "
    r"(?:(\d+|[a-z-]+(?: of)?) )?(years?|decades?|quarter[- ]century|half[- ]decade|generation)\b"
)
_AGO = re.compile(r"\b(\d+|[a-z-]+) (years?|decades?) ago\b")
RELATIVE = re.compile(
    r"\b(?:last year(?! of\b)|this year|year before last|[\w-]+ (?:years?|decades?) ago)\b",
    re.IGNORECASE,
)
"""Times that count from the day of writing, and mean nothing without it."""

_RECENT = re.compile(r"\b(?:in recent years|recently|of late|lately|in the last few years)\b")
_COLD_WAR = re.compile(r"\b(?:during|in|throughout) the cold war\b")


_OR_WINDOW = re.compile(rf"\b{_YEAR}(?:\s?[-–/]\s?({A_YEAR}|\d\d\b))?")


def years_named(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a text names a year, from start to end, and which; of a window it is the last.

    >>> list(years_named("in 2014-18, not 2009"))
    [(3, 10, 2018), (16, 20, 2009)]
    """
    for match in _OR_WINDOW.finditer(text):
        first, last = int(match[1]), match[2]
        is_short = last is not None and len(last) < len(match[1])
        year = year_after(first, int(last)) if is_short else int(last or first)
        yield *match.span(), year


@lru_cache(maxsize=1024)  # several readers ask it of each clause
def find_time(text: str, now: int) -> TimeSpan:
    """Find the time that a sentence names; ``now`` is the year it is read in.

    >>> find_time("trade rose between 2010 and 2014", 2026)
    TimeSpan(kind='between', first=2010, last=2014, span=None)
    >>> str(find_time("over the last decade", 2026)), str(find_time("arms delivered in 2005", 2026))
    ('over 10 years', '2005')
    >>> str(find_time("in the five years to 2024", 2026))
    '2024'
    >>> str(find_time("since the late 1990s", 2026))
    'since 1999'
    """
    text = text.lower()
    for read in (_since_decade, _between, _since, _one_year, _lasting):
        if time := read(text, now):
            return time
    return NOW


def _between(text: str, _: int) -> TimeSpan | None:
    """Read two years, or a decade by its name; "2018-19" is one year that spans both."""
    if match := _RANGE.search(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else year_after(first, int(match[2]))
        is_fiscal = last == first + 1 and _DASHED.search(match[0])
        if first < last:
            return TimeSpan("year" if is_fiscal else "between", first, last)
    if match := _DECADE.search(text):
        start = int(match[2])
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(match[1], (0, 9))
        return TimeSpan("between", start + first, start + last)
    return TimeSpan("between", 1947, 1989) if _COLD_WAR.search(text) else None


def year_after(first: int, digits: int) -> int:
    """Return the year of which two digits are written after another.

    >>> year_after(1999, 3), year_after(2009, 13)
    (2003, 2013)
    """
    last = first // 100 * 100 + digits
    is_next = last < first and last + 100 - first < LONGEST
    return last + 100 * is_next


LONGEST = 30
"""Fewer years than this are from one century to the next in a range that writes two digits."""


def _since_decade(text: str, _: int) -> TimeSpan | None:
    """Read the time since a decade, in some year of which it began: so in each since its last."""
    match = _SINCE_DECADE.search(text)
    end = {"early": 3, "mid": 6}.get(match[1], 9) if match else 0
    return TimeSpan("since", first=int(match[2]) + end) if match else None


def _since(text: str, _: int) -> TimeSpan | None:
    match = _SINCE.search(text) or _SINCE_DONE.search(text) or _SINCE_THEN.search(text)
    return TimeSpan("since", int(match[1])) if match else None


def _one_year(text: str, now: int) -> TimeSpan | None:
    if match := _IN.search(text):
        return TimeSpan("year", last=int(match[1]))
    if re.search(r"\blast year\b(?! of\b)", text):
        return TimeSpan("year", last=now - 1)
    if re.search(r"\bthis year\b", text):
        return TimeSpan("year", last=now)
    if match := _AGO.search(text):
        return TimeSpan("year", last=now - _years(match[1], match[2]))
    return None


def _lasting(text: str, _: int) -> TimeSpan | None:
    if _RECENT.search(text):
        return TimeSpan("span", span=RECENT)
    if match := _LAST.search(text):
        return TimeSpan("span", span=_years(match[1], match[2]))
    return None


def _years(count: str | None, period: str) -> int:
    """Count the years of a span: "five years", "decade", "two decades"."""
    fixed = {"quarter": 25, "half": 5, "generation": 25}
    for word, years in fixed.items():
        if period.startswith(word):
            return years
    number = int(count) if count and count.isdecimal() else _COUNT.get(count or "", 1)
    if period.startswith("decade"):
        return 10 * (number if count else 1)
    return number if count else RECENT
