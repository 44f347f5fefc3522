"""What the reader of a format gives of a file, and the days that files name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Article:
    """The blocks of a file, the day on which it says it was written, and what was left out.

    ``notes`` counts the footnotes and endnotes whose texts are not among the blocks.

    >>> Article(["China buys oil."]).notes
    0
    """

    blocks: list[str]
    written: date | None = None
    notes: int = 0


def day_of(text: str | None) -> date | None:
    """Read the day of a date as files and pages write it: ISO 8601, or that of PDF.

    >>> day_of("2015-02-12T08:00:00Z"), day_of("D:20150212080000+01'00'")
    (datetime.date(2015, 2, 12), datetime.date(2015, 2, 12))
    >>> day_of("Thursday"), day_of("0000-00-00")
    (None, None)
    """
    match = re.match(r"\s*(?:D:)?((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)", text or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def agreed_day(created: date | None, changed: date | None) -> date | None:
    """Return the day on which a file was written; None where its two dates differ in the year.

    >>> agreed_day(date(2015, 2, 12), date(2015, 3, 1))
    datetime.date(2015, 3, 1)
    >>> agreed_day(date(2013, 1, 1), date(2015, 3, 1))
    """
    if created is None or changed is None:
        return changed or created
    return changed if created.year == changed.year else None
