"""Times that count from the day of writing, as years: "last year" in a text of 2014 is 2013."""

from __future__ import annotations

import re

from comity.wording.number_words import CARDINALS

COUNT = rf"(?:an?|\d{{1,2}}|{'|'.join(CARDINALS)})"
"""How many years or decades, in digits or words."""

_RELATIVE = re.compile(
    r"(?<!\bearly )(?<!\blate )(?<!\bearlier )(?<!\blater )(?<!\bmid )(?<!\bmid-)"
    r"(?<!\bhalf )(?<!\bsame )(?<!\bof )(?<!\babout )(?<!\bover )(?<!\bthan )"
    r"(?<!\bnearly )(?<!\balmost )(?<!\baround )"
    r"\b(?P<link>(?:in|from|since|by|until|till|for|during|through) )?"
    r"(?:(?P<named>last|this) year(?! of\b)|the year before (?P<twice>last)|"
    rf"(?P<count>{COUNT}) (?P<period>year|decade)s? ago)"
    r"\b(?!['’]| to date| so far)",
    re.IGNORECASE,
)


_PAST_YEAR = re.compile(
    r"\b(?:in|over|during|within|for) the (?:past|last) year\b"
    r"(?!['’]| (?:of|for which|with|before))",
    re.IGNORECASE,
)
"""The year up to that of the text, of which the last whole one is known."""


_BUDGETED_NEXT = re.compile(
    r"(?P<verb>\b(?:pencilled in|earmarked|budgeted|set aside|allocated|allotted)\b"
    r"(?:[^;.,]|[.,]\d){0,60}) (?P<next>(?:in |for )?next year)\b"
)
"""What was put into the budget of next year, which is no prediction."""


def with_years_of_writing(text: str, dated: int | None) -> str:
    """Return a text with years for the times that count from the day on which it was written.

    Every place is as it was. Parts of a year, and times that are only about so long ago, stay.

    Parameters
    ----------
    text
        A sentence.
    dated
        The year in which it was written; None where it is not known.

    Examples
    --------
    >>> with_years_of_writing("Exports fell last year.", 2014)
    'Exports fell   in 2013.'
    >>> with_years_of_writing("Exports had grown since two years ago.", 2014)
    'Exports had grown    since 2012.'
    """
    if dated is None:
        return text
    text = _PAST_YEAR.sub(lambda match: f"in {dated - 1}".rjust(len(match[0])), text)
    text = _BUDGETED_NEXT.sub(
        lambda match: f"{match['verb']} {f'in {dated + 1}'.rjust(len(match['next']))}", text
    )
    return _RELATIVE.sub(lambda match: _year(match, dated), text)


def _year(match: re.Match[str], dated: int) -> str:
    link = match["link"] or "in "
    return f"{link}{dated - _years_before(match)}".rjust(len(match[0]))


def _years_before(match: re.Match[str]) -> int:
    """Return how many years before that of the text a time is."""
    if match["twice"]:
        return 2
    if match["named"]:
        return int(match["named"].lower() == "last")
    return years_counted(match["count"], match["period"])


def years_counted(count: str, period: str) -> int:
    """Return how many years a number of years or decades is.

    >>> years_counted("two", "decade"), years_counted("a", "year")
    (20, 1)
    """
    number = int(count) if count.isdecimal() else CARDINALS.get(count.lower(), 1)
    return 10 * number if period.lower() == "decade" else number
