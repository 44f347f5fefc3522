"""Times in a line: days and months are of their years, and some count from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.claims.events.line import LineItem, SentenceLine
from comity.claims.text.spelling.relative_times import years_counted
from comity.claims.text.times import MONTHS, NOW, TimeSpan, year_after

_MONTH = (
    rf"(?:{MONTHS.lower()}|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?: \.)?"
)
_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:night|morning|evening|afternoon))?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_PART = (
    r"(?:the )?(?:(?:very )?(?:early|late|mid)(?: -)?|(?:end|start|beginning|close|middle|spring|"
    r"summer|autumn|fall|winter|course|year) of|(?:spring|summer|autumn|fall|winter))"
)
_AT = r"(?:in|on|during|at|as of|of|around|back in|already in|only in|again in)"
_DATE = re.compile(
    rf"\b(?:(?P<since>since|from|ever since) |{_AT} )?(?:(?:{_PART}) )?(?:{_WEEKDAY} (?:, )?)?"
    rf"(?:(?:{_DAY} )?{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:, |of )?)?{_YEAR}\b(?! ?%)"
)
_RANGE = re.compile(
    r"\b(?:(?:in|between|from|during|over) )?(?:the (?:years|period) )?(?P<first>(?:1[89]|20)\d\d) "
    r"(?:-|–|—|/|to|and|until|till|through) (?P<last>(?:1[89]|20)\d\d|\d\d)\b(?! ?%)"
)
_IS_RANGE = re.compile(r"^(?:between|from)\b| (?:-|–|—|/|to|until|till|through) ")
_SPAN = re.compile(r"(?:\b(?P<between>between) )?<t> (?P<join>to|until|till|through|-|–|and) <t>")
_LIST = re.compile(r"<t>(?:(?: ,)?(?: and| or| then)?(?: again| also)?(?: ,)? <t>)+")
_COUNT = r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_LATER = re.compile(
    rf"\b(?:just |only |some )?{_COUNT} (?P<unit>years?|decades?) (?P<way>later|afterwards|earlier|"
    r"previously|(?:after|before)(?= [.,;)]|$| (?:the )?<s))(?P<than> (?:the )?(?=<s))?"
)
"""A number of years; "a year after Chile" is a year before that of Chile's doing."""

_NEXT = re.compile(
    r"\b(?:in |by )?(?:the|that) (?P<which>following|next|same|previous|preceding|very)? ?"
    r"(?:year|(?P<month>[a-z]+ (?:spring|autumn)))(?: (?P<way>before|after|later|earlier))?\b"
)
_OF_WRITING = re.compile(r"\b(?:(?P<last>last)|(?P<this>this)) (?P<unit>year)\b")
_MONTH_ALONE = re.compile(
    rf"\b(?:in|on|since|by|of) (?:(?:{_PART}) )?(?:{_WEEKDAY} (?:, )?)?"
    rf"(?:{_DAY} {_MONTH}|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?)\b"
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:in|on|since|by|of) (?:(?:{_PART}) )?(?:{_DAY} )?{_MONTH} (?P<year><[tr]>)"
)
"""A month with its year after it: "in March last year"."""

_NEWS = re.compile(
    rf"\b(?:(?:on|last|this|late|early|later) (?:last |this )?)?{_WEEKDAY}\b|"
    r"\b(?:(?:earlier|later) )?(?:last|this) (?:week|month)\b|\b(?:yesterday|today)\b"
)
"""Days of a week by which news say when: in the year of their text."""

RELATIVE = ("same", "later", "earlier", "written", "last")
"""How a time that counts from another does, in the place of a group's name."""


def with_times(line: SentenceLine, before: TimeSpan, written: int | None) -> SentenceLine:
    """Return a line with its times; those that count from another are of its year.

    A day or a month without its year is of the time before, or else of the year of writing.

    >>> from comity.claims.events.line import line_of
    >>> line = with_times(line_of("in May 1995, and a year later", []), NOW, None)
    >>> [time.last for item in line.items for time in item.times]
    [1995, 1996]
    """
    for pattern, build in (
        (_RANGE, _range),
        (_DATE, _date),
        (_SPAN, _span),
        (_LIST, _list),
        (_LATER, _counted),
        (_NEXT, _next),
        (_OF_WRITING, _of_writing),
        (_MONTH_BEFORE, lambda inside, _: replace(inside[-1], start=inside[0].start)),
        (_MONTH_ALONE, _month),
        (_NEWS, _news),
    ):
        line = line.merged(pattern, build)
    return _resolved(line, before, written)


def _time(inside: Sequence[LineItem], *times: TimeSpan) -> LineItem:
    return LineItem("<t>", inside[0].start, inside[-1].end, times=times)


def _relative(inside: Sequence[LineItem], how: str, years: int = 0) -> LineItem:
    """Return a time that counts from another: how, and by how many years."""
    return LineItem("<r>", inside[0].start, inside[-1].end, (years,), group=how)


def _range(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem | None:
    if not _IS_RANGE.search(match[0]):
        return None
    first = int(match["first"])
    last = int(match["last"])
    last = last if last > 100 else year_after(first, last)
    return _time(inside, TimeSpan("between", first, last)) if first < last else None


def _date(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem:
    year = int(match["year"])
    if match["since"]:
        return _time(inside, TimeSpan("since", first=year))
    return _time(inside, TimeSpan("year", last=year))


def _span(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem | None:
    """Return the time from one to another, of which each is one."""
    first, last = (item.times[0] for item in inside if item.times)
    is_from = first.kind == "since" and match["join"] != "and"
    is_span = is_from or (match["between"] and match["join"] == "and")
    start, end = first.first or first.last, last.last
    if not is_span or start is None or end is None or start > end:
        return None
    return _time(inside, TimeSpan("between", start, end) if start < end else last)


def _list(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem | Sequence[LineItem] | None:
    """Return the times of a list as one; since when all of it was is a time of its own."""
    if inside[0].times[0].kind == "since":
        rest = _times_listed(inside[1:])
        return [inside[0], rest] if rest and len(rest.times) > 1 else None
    return _times_listed(inside)


def _times_listed(inside: Sequence[LineItem]) -> LineItem | None:
    """Return one item for times that are years or spans of them, the words between left out."""
    timed = [item for item in inside if item.times]
    times = [time for item in timed for time in item.times]
    kinds = {time.kind for time in times}
    if "year" not in kinds or not kinds <= {"year", "between"}:
        return None
    return _time([timed[0], timed[-1]], *times)


def _counted(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem:
    number = years_counted(match["count"], match["unit"].removesuffix("s"))
    is_later = (match["way"] in ("later", "after", "afterwards")) is not bool(match["than"])
    return _relative(inside, "later" if is_later else "earlier", number)


def _next(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem | None:
    if match["month"]:
        return None
    later = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(match["which"] or "")
    later = later or {"before": -1, "after": 1, "later": 1, "earlier": -1}.get(match["way"] or "")
    if not later and not (match["which"] or match[0].endswith("that year")):
        return None
    return _relative(inside, "later" if (later or 0) >= 0 else "earlier", abs(later or 0))


def _of_writing(inside: Sequence[LineItem], match: re.Match[str]) -> LineItem:
    return _relative(inside, "written", 1 if match["last"] else 0)


def _month(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem:
    return _relative(inside, "same")


def _news(inside: Sequence[LineItem], _: re.Match[str]) -> LineItem:
    return _relative(inside, "written")


def _resolved(line: SentenceLine, before: TimeSpan, written: int | None) -> SentenceLine:
    """Return a line with the years of the times that count from others."""
    items: list[LineItem] = []
    last = before.last if before.kind == "year" else None
    for item in line.items:
        year = _year_of(item, last, written) if item.word == "<r>" else None
        if year is not None:
            item = replace(item, word="<t>", states=(), times=(TimeSpan("year", last=year),))
        elif item.word == "<r>":
            item = replace(item, states=(), times=(NOW,))
        if item.word == "<t>":
            last = item.times[-1].last or item.times[-1].first or last
        items.append(item)
    return SentenceLine(line.sentence, tuple(items))


def _year_of(item: LineItem, last: int | None, written: int | None) -> int | None:
    """Return the year of a time that counts from another; None where that is not known."""
    years = item.states[0]
    if item.group == "written":
        return None if written is None else written - years
    if last is None:
        return written if item.group == "same" else None
    return last - years if item.group == "earlier" else last + years
