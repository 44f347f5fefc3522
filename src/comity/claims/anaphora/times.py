"""Which time a sentence speaks of, for those after it, and words for a time named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.dateline import without_dateline
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import A_YEAR, TimeSpan, find_time

_WINDOW = re.compile(rf"\b{A_YEAR}\s?[-–—/]\s?(?:{A_YEAR}|\d\d)\b(?! ?%)")
_EDITION = re.compile(
    rf"(?:,? (?:as|than|like) (?:was the case |it was |they were )?)?\b(?:in|from|by|with|of) "
    rf"(?:the|its|their|an?) (?:(?:previous|earlier|last|preceding|former|first|old) )*"
    rf"(?:edition|report|study|survey|issue|review|yearbook)(?: of the (?:report|study|survey))?,? "
    rf"(?:covering|of|on|for|about|which covered|that covered) (?:the (?:years|period) )?"
    rf"{A_YEAR}(?:\s?[-–—/]\s?(?:{A_YEAR}|\d\d))?",
    re.IGNORECASE,
)
"""An earlier edition that is named in passing, whose years are not those spoken of."""

_SUPERLATIVE = re.compile(
    rf"\b(?:the|its|their|an?) (?:[a-z]+est|most [a-z]+|first|worst|best|record) "
    rf"(?:[\w-]+ ){{0,4}}since (?:the )?{A_YEAR}"
)
"""What was the most since a year that is not spoken of: "the steepest since 2009"."""

FIVE = 5
"""How many years a window has over which deliveries of arms are pooled."""


def windows_compared(sentence: str) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the two spans of years of one length that a sentence compares; None without two.

    >>> [str(one) for one in windows_compared("It rose between 2011-15 and 2016–20.") or ()]
    ['2011-2015', '2016-2020']
    >>> text = "It rose over the previous five years, 2011-15."
    >>> [str(one) for one in windows_compared(text) or ()]
    ['2011-2015', '2016-2020']
    """
    times = {find_time(match[0], 0) for match in _WINDOW.finditer(sentence)}
    spans = sorted(
        (one for one in _with_previous_five(times, sentence) if one.first and one.last),
        key=lambda one: one.last or 0,
    )
    if len(spans) != len(("earlier", "later")) or _length(spans[0]) != _length(spans[1]):
        return None
    return (spans[0], spans[1]) if (spans[0].last or 0) < (spans[1].first or 0) else None


def _with_previous_five(times: set[TimeSpan], sentence: str) -> set[TimeSpan]:
    """Return the one window of a sentence with that before or after it, which words compare."""
    previous = _PREVIOUS_FIVE.search(sentence) if len(times) == 1 else None
    if previous is None:
        return times
    return times | _with_neighbour(*times, is_earlier=previous["own"] is not None)


_PREVIOUS_FIVE = re.compile(
    rf"\b(?:compared (?:with|to)|relative to|than in|over|from) the (?:previous|preceding|prior) "
    rf"(?:five[- ]year (?:period|span)|five years|half[- ]decade)"
    rf"(?P<own>,? \(?(?:of )?(?={A_YEAR}\s?[-–—/]))?",
    re.IGNORECASE,
)
"""Five years that are compared with those before them, of which one of both is named."""


def _with_neighbour(time: TimeSpan, *, is_earlier: bool) -> set[TimeSpan]:
    """Return the five years before or after some five; nothing for other spans."""
    if time.first is None or time.last is None or _length(time) != FIVE:
        return set()
    by = FIVE if is_earlier else -FIVE
    return {TimeSpan("between", time.first + by, time.last + by)}


def _length(time: TimeSpan) -> int:
    return (time.last or 0) - (time.first or 0) + 1


def time_spoken_of(sentence: str, now: int) -> TimeSpan:
    """Return the time that a sentence is about: of two windows compared, the later one.

    The day on which a text was written is no time that it speaks of, nor are the years of an
    edition before.

    >>> str(time_spoken_of("It led, as in the report covering 2014-18.", 2026))
    'newest data'
    >>> str(time_spoken_of("It rose from 3 billion in 2009 to 5 billion in 2014.", 2026))
    '2014'
    """
    text = without_dateline(sentence)
    if both := windows_compared(text):
        return both[1]
    time = find_time(_SUPERLATIVE.sub("", _EDITION.sub("", text)), now)
    risen = _FROM_TO.search(text) if time.kind == "year" and not time.is_split else None
    return TimeSpan("year", last=int(risen["last"])) if risen else time


_FROM_TO = re.compile(
    rf"\bfrom [^;]*?\b{A_YEAR}\b[^;]*? to (?!{A_YEAR})[^;]*?\b(?P<last>{A_YEAR})\b(?!\s?[-–/])"
)
"""A change from one year to another, of which the later is that spoken of after it."""


_THAT_YEAR = re.compile(
    r"\b(?P<link>in |by |for |during )?(?:that(?: same)?|the same|this same) year\b(?!['’])|"
    r"\b(?P<of>(?:for|during|over|in) )the (?:whole |full |entire )?year"
    r"(?=[,.;]| (?:was|were|is|came|stood|totall?ed|amounted|reached|rose|fell|grew)\b)|"
    r"\b(?:at|around) (?:that|the|the same) time\b(?! (?:of|when|that))",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(rf"\b{A_YEAR}\b")


def years_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "that year": the last that the sentence names before the words, or that before it.

    >>> before = Context(time=TimeSpan("year", last=2004))
    >>> list(years_meant("That year it fell.", [], before))
    [(0, 9, 'in 2004')]
    """
    for match in _THAT_YEAR.finditer(text):
        named = _ONE_YEAR.findall(text[: match.start()])
        before = context.time.last if context.time.kind == "year" else None
        year = int(named[-1]) if named else before
        if year is not None:
            yield *match.span(), f"{match['link'] or match['of'] or 'in '}{year}"


_END_OF_THOSE = re.compile(
    r"\b(?P<link>in|by|for|during) the (?:(?P<first>first)|last|final|latest) of "
    r"(?:those|these|the|its) (?:five )?years\b"
)


def ends_of_windows(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "in the last of those years", after some years: the last of them.

    >>> text = "It fell in 2013-17, and in the last of those years it rose."
    >>> list(ends_of_windows(text, [], Context()))
    [(24, 50, 'in 2017')]
    """
    for match in _END_OF_THOSE.finditer(text):
        named = _WINDOW.findall(text[: match.start()])
        time = find_time(named[-1], 0) if named else context.time
        if time.kind == "between":
            year = time.first if match["first"] else time.last
            yield *match.span(), f"{match['link']} {year}"


_NEXT = re.compile(
    r"\b(?P<link>in|over|during|for) the "
    r"(?:(?P<way>following|next|subsequent|previous|preceding|prior) "
    r"(?:five[- ]years?(?: period| span)?|half[- ]decade|period)\b|"
    r"(?:five years|half[- ]decade|five-year (?:period|span)) "
    r"(?P<after>after(?:wards?| (?:that|those|it)\b)|that followed|before (?:that|those|it|then)\b|"
    r"before(?=[,.;])|earlier|that preceded (?:it|them)|immediately before(?=[,.;])))",
    re.IGNORECASE,
)
_OF_TWO = re.compile(
    r"\b(?P<link>in|over|during|for) the "
    r"(?:(?P<first>first|earlier|former)|second|later|latter|more recent)"
    r"(?:(?: of the two| five[- ]year)? (?:period|span|years|window|one)s?\b|(?=[,.;)]|$))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween the two (?:five-year )?(?:periods|spans|windows)\b")


_YEARS_TO = re.compile(rf"\bthe (?:five|ten) years (?:to|until|ending in|up to) {A_YEAR}\b")
_FIVE_TO = re.compile(rf"\bthe (?P<count>five|ten) (?=(?:to|until) {A_YEAR}\b)")


def years_left_out(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "the five to 1985" after "the five years to 1975": years they are.

    >>> text = "The five years to 1975 saw more than the five to 1985."
    >>> list(years_left_out(text, [], Context()))
    [(46, 46, 'years ')]
    """
    if _YEARS_TO.search(text.replace("The", "the")):
        for match in _FIVE_TO.finditer(text):
            yield match.end(), match.end(), "years "


def windows_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "the following five years" and "the second period", after spans of years.

    >>> before = Context(time=TimeSpan("between", 2006, 2010))
    >>> list(windows_meant("It fell in the following five years.", [], before))
    [(8, 35, 'in 2011-2015')]
    """
    for match in _NEXT.finditer(text):
        if moved := _moved(match, context.time):
            yield *match.span(), f"{match['link']} {_years(moved)}"
    yield from _same_five(text, context)
    both = windows_compared(text) or context.windows
    if both is None:
        return
    for match in _BETWEEN.finditer(text):
        yield *match.span(), f"between {_years(both[0])} and {_years(both[1])}"
    for match in _OF_TWO.finditer(text):
        yield *match.span(), f"{match['link']} {_years(both[not match['first']])}"


_SAME_FIVE = re.compile(
    r"\b(?P<link>in|over|during|for|across|throughout) (?:the|these|those|this|that) "
    r"(?:same |past |last |said )?(?:five[- ]years?(?: period| span)?)\b"
    r"(?! (?:to|of|from|before|after)\b)",
    re.IGNORECASE,
)


def _same_five(text: str, context: Context) -> Places:
    """Find "in the past five years" after five years that were named: these are meant."""
    for match in _SAME_FIVE.finditer(text):
        named = _FIVE_NAMED.findall(text) or _FIVE_NAMED.findall(str(context.time))
        spans = [time for one in named if _length(time := find_time(one, 0)) == FIVE]
        if spans:
            yield *match.span(), f"{match['link']} {_years(spans[0])}"


_FIVE_NAMED = re.compile(rf"\b{A_YEAR}(?:\s?[-–—/]\s?| and | to )(?:{A_YEAR}|\d\d)\b(?! ?%)")


def _moved(match: re.Match[str], before: TimeSpan) -> TimeSpan | None:
    """Return the five years after or before those named last; None without any."""
    named = _WINDOW.findall(match.string[: match.start()])
    time = find_time(named[-1], 0) if named else before
    if time.first is None or time.last is None or _length(time) != FIVE:
        return None
    way = (match["way"] or match["after"]).lower()
    by = FIVE if way.startswith(("following", "next", "subsequent", "after", "that f")) else -FIVE
    return TimeSpan("between", time.first + by, time.last + by)


def _years(time: TimeSpan) -> str:
    return f"{time.first}-{time.last}"
