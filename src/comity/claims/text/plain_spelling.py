"""One spelling for periods and sums that newspapers write in many ways, each of the same length."""

from __future__ import annotations

import re

from comity.claims.text.times import TimeSpan, find_time

_SHORT_YEAR = re.compile(r"(?<=(?:1[89]|20)\d\d)(\s?[-–—/]\s?)['’](\d\d)\b")
_PERCENT = re.compile(r"(?<=\d)( ?)(?:pc|p\.c\.)(?=[\s,.;)]|$)")
_DOLLARS = re.compile(r"\$US(?=\s?\d)")
_OTHER_DOLLARS = re.compile(r"\b(A|C|S)(?:UD|AD|GD)\s?\$(?=\s?\d)")
_YEAR = r"(?:1[89]|20)\d\d"
_PERIOD_OF = re.compile(
    rf"\b(?:the )?(?:five-year )?(?:period|years) (?:of |from |between )?(?={_YEAR})"
)
_PERIOD_AFTER = re.compile(
    rf"(?<={_YEAR})(?P<to>(?:\s?[-–]\s?| to )(?:{_YEAR}|\d\d)) (?:five-year )?period\b"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(
    rf"\b(?:[Oo]n )?(?:(?P<m>{_MONTH}) \d{{1,2}},|\d{{1,2}} (?P<o>{_MONTH})) (?P<year>{_YEAR})\b,?"
)
_THAT_PERIOD = re.compile(
    r"\b(?:in|over|during|for|across|throughout) (?:this|that|the|the same|those|these) (?:same )?"
    r"(?:five[- ]year )?(?:period|years)\b(?: in question)?"
    r"(?! (?:of|from|to|between|before|since))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:1[89]|20)\d\d(?:\s?[-–—]\s?| to | and )(?:(?:1[89]|20)\d\d|\d\d)\b")


def plainly_spelled(sentence: str, before: TimeSpan) -> str:
    """Return a sentence with periods and sums in one spelling, every place as it was.

    "In that period" is the one named last, in the sentence or ``before`` it.

    >>> plainly_spelled("It fell by 36pc from 2008-'12 to 2013-'17.", TimeSpan())
    'It fell by 36%  from 2008-12  to 2013-17 .'
    >>> plainly_spelled("India led in that period.", TimeSpan("between", 2012, 2016))
    'India led   in 2012-2016.'
    """
    text = _SHORT_YEAR.sub(lambda match: f"{match[1]}{match[2]} ", sentence)
    text = _PERCENT.sub(lambda match: "%".ljust(len(match[0])), text)
    text = _DOLLARS.sub("US$", text)
    text = _OTHER_DOLLARS.sub(lambda match: f"{match[1]}$".rjust(len(match[0])), text)
    text = _DAY.sub(_without_day, text)
    text = _PERIOD_OF.sub(lambda match: " " * len(match[0]), text)
    text = _PERIOD_AFTER.sub(lambda match: match["to"].ljust(len(match[0])), text)
    return _THAT_PERIOD.sub(lambda match: _named(match, text, before), text)


def _without_day(match: re.Match[str]) -> str:
    """Return a day as its month and year; the data have whole years at best."""
    written = f"in {match['m'] or match['o']} {match['year']}"
    if match[0].endswith(","):
        written += ","
    return written.rjust(len(match[0])) if len(written) <= len(match[0]) else match[0]


def _named(match: re.Match[str], text: str, before: TimeSpan) -> str:
    """Return a period by its years, if they are known and have room."""
    own = [find_time(one[0], 0) for one in _RANGE.finditer(text[: match.start()])]
    time = own[-1] if own else before
    if time.kind != "between":
        return match[0]
    written = f"in {time.first}-{time.last}"
    return written.rjust(len(match[0])) if len(written) <= len(match[0]) else match[0]
