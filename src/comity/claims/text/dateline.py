"""The year in which a text was written, as its dateline says: what "last year" counts from."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?P<first>20\d\d|19\d\d)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?, (?P<second>20\d\d|19\d\d)"
    r"|(?P<third>(?:19|20)\d\d)-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    rf"\b(?:released|published|updated|posted|dated|written)(?: on| in)? (?:\d{{1,2}} )?{_MONTH} "
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
SHORT = 9
"""A dateline has no more words than this."""

HEAD = 6
"""How many blocks at the head of a text are searched for its dateline."""


def year_of_writing(blocks: Iterable[str]) -> int | None:
    """Find the year in which a text was written; None where no dateline gives it.

    >>> year_of_writing(["Canberra, 12 February 2015."])
    2015
    >>> year_of_writing(["Trade fell in 2009, when the crisis of 3 May 2008 was over."])
    """
    for block in list(blocks)[:HEAD]:
        if match := _PUBLISHED.search(block):
            return int(match["year"])
        match = _DAY.search(block)
        if match and len(block.split()) <= SHORT:
            return int(match["first"] or match["second"] or match["third"])
    return None
