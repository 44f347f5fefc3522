"""When a text was written, as its dateline or its file says: what "last year" counts from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comity.claims.text.times import MONTHS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    rf"(?:{MONTHS.lower()}|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH}),? (?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))\b",
    re.IGNORECASE,
)
_WHEN = rf"(?P<day>(?:\d{{1,2}} )?(?:{_MONTH} )?(?P<year>(?:19|20)\d\d))(?!-)"
_PUBLISHED = re.compile(
    r"\b(?:released|published|updated|posted|dated|written|issued|appeared|came out|presented|"
    r"printed|filed|writing|wrote|speaking|spoke)(?: (?:by|at) [^,.;]{1,40}?)?"
    rf"(?: on| in)? {_WHEN}\b(?! (?:prices|dollars))",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:report|article|bulletin|yearbook|survey|study|paper|review|statement|speech|dispatch|"
    rf"column|editorial|interview|press release|briefing|newsletter)s? (?:of|from|in) {_WHEN}\b"
    r"(?!-)",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(
    rf"(?<!\d )\b(?P<day>(?:{_MONTH}|spring|summer|autumn|fall|winter) (?P<year>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?,? ?\(?)?"
    rf"(?i:{_DAY.pattern})\)?,? ?(?:\([A-Z][^()]{{1,30}}\)|[A-Z][\w]+)? ?(?::|[-–—]{{1,2}})(?= )",
)
"""Where and when a text was written, before its first words: "OSLO, 3 March 2024 (NTB) -"."""

SHORT = 9
"""A dateline has no more words than this."""

HEAD = 6
"""How many blocks at the head of a text are searched for its dateline."""

Origin = Literal["given", "dateline", "metadata"]


@dataclass(frozen=True)
class Dating:
    """When a text was written: the year, the day as far as it is known, and who says so.

    >>> str(Dating(2015, "12 February 2015", "dateline"))
    '12 February 2015 (its dateline)'
    """

    year: int
    day: str
    origin: Origin

    def __str__(self) -> str:
        words = {"given": "as given", "dateline": "its dateline", "metadata": "its metadata"}
        return f"{self.day} ({words[self.origin]})"


def dating_of(day: date, origin: Origin) -> Dating:
    """Build the dating of a known day.

    >>> dating_of(date(2015, 2, 12), "given").day
    '12 February 2015'
    """
    return Dating(day.year, f"{day.day} {day:%B %Y}", origin)


def find_dateline(blocks: Iterable[str]) -> Dating | None:
    """Find when a text was written; None where no dateline gives it.

    >>> find_dateline(["Canberra, 12 February 2015."])
    Dating(year=2015, day='12 February 2015', origin='dateline')
    >>> find_dateline(["Oslo, January 2024."]).day, find_dateline(["A report of June 2019."]).year
    ('January 2024', 2019)
    >>> find_dateline(["OSLO, 3 March 2024 (NTB) - Norway, for all its wealth, wants more."]).year
    2024
    >>> find_dateline(["Trade fell in 2009, when the crisis of 3 May 2008 was over."])
    """
    for block in list(blocks)[:HEAD]:
        if match := _PUBLISHED.search(block) or _DOCUMENT.search(block):
            return Dating(int(match["year"]), match["day"], "dateline")
        opening = _OPENING.match(block)
        if not opening and len(block.split()) > SHORT:
            continue
        match = opening or _DAY.search(block)
        if match and (day := _day(match)):
            return dating_of(day, "dateline")
        if is_dateline(block) and (match := _MONTH_ONLY.search(block)):
            return Dating(int(match["year"]), match["day"], "dateline")
    return None


def is_dateline(text: str) -> bool:
    """Return whether a text only says where and when it was written.

    >>> is_dateline("Moscow, 3 March 2024."), is_dateline("Trade fell after 3 March 2024.")
    (True, False)
    """
    match = _DAY.search(text) or _MONTH_ONLY.search(text)
    around = f"{text[: match.start()]} {text[match.end() :]}" if match else ""
    return match is not None and re.search(r"\b[a-z]+\b", around) is None


def without_dateline(text: str) -> str:
    """Return a text without the day on which it was written, of which it says nothing more.

    >>> without_dateline("Oslo, 3 March 2024."), without_dateline("What was released in 2014 rose.")
    ('', 'What was  rose.')
    """
    text = without_opening(text)
    return "" if is_dateline(text) else _DOCUMENT.sub("", _PUBLISHED.sub("", text))


def without_opening(text: str) -> str:
    """Return a text without the place and day before its first words, every place as it was.

    >>> without_opening("Oslo, 3 March 2024: It rose.")
    '                    It rose.'
    """
    return _OPENING.sub(lambda match: " " * len(match[0]), text)


def _day(match: re.Match[str]) -> date | None:
    """Return the day that was matched; None for one that no calendar has."""
    year, month, day = next(
        (match[f"y{n}"], match[f"m{n}"], match[f"d{n}"]) for n in (1, 2, 3) if match[f"y{n}"]
    )
    number = int(month) if month.isdecimal() else 1 + _MONTHS.index(month[:3].lower())
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
