"""Times without a number, as years: those of events that date themselves, and what counts from one.

"At the turn of the century" is 2000; "a decade on" counts from the year that is named before it.
"""

from __future__ import annotations

import re

from comity.claims.text.spelling.relative_times import COUNT, years_counted
from comity.claims.text.times import A_YEAR, EARLIEST, TimeSpan, find_time

_NO_YEAR = rf"(?! (?:in |of )?(?:[A-Z]\w+ )?{A_YEAR}\b)"
_EVE = r"\b(?:on|at) the eve of (?:the )?"
_JUST = r"(?:just |right |shortly |immediately |even )?before"
_IN_YEAR = r"\b(?:(?:in|during|from|of) the (?:last (?:full )?)?year )?"
_PANDEMIC = r"the (?:covid(?:-19)? |coronavirus |global )?(?:pandemic|coronavirus)\b"
_INVASION = (
    r"(?:(?:Russia|Moscow|Putin)['’]s |the |its )?"
    r"(?:(?:full-scale invasion|(?:Russian|2022|February 2022) (?:full-scale )?invasion)"
    r"(?: of Ukraine)?|invasion of Ukraine)\b(?: began)?"
)
_LANDMARKS = tuple(
    (re.compile(words, re.IGNORECASE), year)
    for words, year in (
        (
            r"\b(?:at|by|around) the (?:turn|start|beginning|dawn) of the "
            r"(?:new |21st |twenty-first )?(?:century|millennium)\b",
            2000,
        ),
        (rf"{_EVE}(?:great war|world war (?:i|one)\b|first world war)", 1913),
        (rf"{_EVE}(?:world war (?:ii|two)\b|second world war)", 1938),
        (rf"{_IN_YEAR}{_JUST} {_PANDEMIC}{_NO_YEAR}", 2019),
        (rf"{_EVE}(?:covid(?:-19)? |coronavirus )?pandemic{_NO_YEAR}", 2019),
        (r"\bpre-(?:pandemic|covid(?:-19)?)(?=[,.;)]| to\b| and\b|$)", 2019),
        (rf"{_IN_YEAR}(?:{_JUST}|prior to) {_INVASION}{_NO_YEAR}", 2021),
        (rf"\bon the eve of {_INVASION}{_NO_YEAR}", 2021),
        (r"\bwhen the berlin wall (?:fell|came down)\b", 1989),
    )
)
"""Times that are years to every reader; of a "before" the last whole year."""

_DECADE_END = re.compile(
    r"\b(?:at|by|around|towards?) the (?:very )?(?:(?P<end>end|close)|start|beginning|outset|dawn) "
    r"of the (?P<decade>(?:1[89]|20)\d0)['’]?s\b",
    re.IGNORECASE,
)
"""The first or the last year of a decade."""


_ENDS = r"(?=[,.;:)]|$| (?:and|but|when|while|from|to|in|with)\b)"
"""What follows "the year before" of a year named: not what it was before, as independence."""

_GOES_ON = (
    r"(?=[,;.]|$| (?-i:[A-Z])|"
    r" (?:it|they|this|that (?:figure|share|sum)|the (?:figure|share|sum|total|two|value))\b)"
)
"""What follows "a decade on" where that is a time."""

_COUNTED = re.compile(
    r"(?<!\bon )(?<!\bfrom )(?<!\bover )(?<!\bagainst )(?<!\bthan )(?<!\bin )(?<!\bof )"
    r"(?<!\bwith )(?<!\bcompared to )\b"
    rf"(?:(?P<count>{COUNT}) (?P<period>year|decade)s? "
    rf"(?P<way>later|earlier|before{_ENDS}|after(?:wards)?{_ENDS}|previously|on{_GOES_ON})"
    r"|(?:in )?the (?P<next>previous|preceding|prior|following|next|subsequent) year"
    rf"|(?:in )?the year (?P<after>before{_ENDS}|after{_ENDS}|earlier|that followed))\b"
    r"(?:(?:(?<=later)|(?<=earlier))(?! than\b)|"
    r"(?<!later)(?<!earlier)(?! (?:the|its|his|that|it|they|last)\b)|"
    r"(?<= on))",
    re.IGNORECASE,
)
_LATER = ("later", "on", "following", "next", "subsequent", "after", "afterwards", "that followed")
_WINDOW = re.compile(
    rf"\bfive years (?:to|through|ending in) {A_YEAR}\b|\b{A_YEAR}\s?[-–]\s?\d\d\b"
)
_WINDOW_BEFORE = re.compile(
    r"(?<!\bthan )\bin the (?:(?:previous|preceding|prior) five(?: years|[- ]year period)?|"
    r"five(?: years|[- ]year period)? (?:before|earlier))"
    r"(?=[,.;)]|$| (?:and|but|while)\b)"
)
"""The five years before others that the sentence names: those of pooled arms deliveries."""
_NAMED = re.compile(rf"\b{A_YEAR}(?:\s?[-–]\s?(?:{A_YEAR}|\d\d))?\b")


_NOT_BEFORE = re.compile(
    r"(?P<denied>\b(?:no|never|none|nor|not|without|nobody)\b"
    r"(?! (?:until|till|before|longer|only)\b)[^,;:.]*? )"
    r"(?P<time>(?:before|until|till|up to|prior to) (?P<year>(?:1[89]|20)\d\d))\b"
    r"(?! (?:to|and|or)\b|[-–/])",
    re.IGNORECASE,
)
_OF_EVENTS = re.compile(
    r"\b(?:visit|sanction|embargo|veto|war\b|wars\b|fought|embass|mission|diplomatic|ambassador|"
    r"alliance|all(?:y|ies|ied)\b|pact|treaty|member|joined|disput|agreement|dropped in|set foot)",
    re.IGNORECASE,
)
"""What is said of things that happen or are there, of which there were none up to a year."""


def with_years_denied(text: str) -> str:
    """Return a text with all years before the one up to which something is denied.

    >>> with_years_denied("Peru had no embassy in Kenya before 1975.")
    'Peru had no embassy in Kenya   1816-1974.'
    """
    return _NOT_BEFORE.sub(_years_before, text) if _OF_EVENTS.search(text) else text


def _years_before(match: re.Match[str]) -> str:
    if _NAMED.search(match["denied"]):  # from a year until another
        return match[0]
    years = f"{EARLIEST}-{int(match['year']) - 1}"
    return match["denied"] + years.rjust(len(match["time"]))


_DECADES_TO = re.compile(
    rf"\b(?:in|over|during|within|across) the (?:(?P<count>{COUNT}) )?(?P<period>year|decade)s? "
    rf"(?:to|through|until|up to|ending in|ended in) (?P<last>{A_YEAR})\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:r[io]se|risen|grow\w*|grew|fell|fallen|climb\w*|declin\w*|drop\w*|(?:doubl|tripl|trebl|"
    r"quadrupl|quintupl|halv|increas|decreas|surg|plung)(?:ed|ing|es?)|swell\w*|sw[oe]llen|shrank|"
    r"shrunk|soar\w*|plummet\w*|slid|sank|sunk|went from|\w+fold)\b",
    re.IGNORECASE,
)
_DECADE_FROM = re.compile(
    r"\b(?:in|over|during|within) the decade (?:from|starting (?:in|with)|beginning (?:in|with)) "
    rf"(?P<first>{A_YEAR})\b(?! (?:to|until|through)\b)",
    re.IGNORECASE,
)
_POOLED = 5
"""The years of a window over which arms are taken together, and which is no change."""


def with_decades(text: str) -> str:
    """Return a text with the ends of the decades over which something changed, and their years.

    Those over which nothing is said to change are years that are taken together.

    >>> with_decades("In the decade to 2024 it rose from 2 to 3 percent.")
    '    from 2014 to 2024 it rose from 2 to 3 percent.'
    >>> with_decades("They clashed twice in the decade from 2000.")
    'They clashed twice            in 2000-2009.'
    """
    form = "from {before} to {last}" if _CHANGES.search(text) else "in {first}-{last}"
    text = _DECADES_TO.sub(lambda match: _ends_of_decades(match, form), text)
    return _DECADE_FROM.sub(_years_of_decade, text)


def _years_of_decade(match: re.Match[str]) -> str:
    first = int(match["first"])
    return f"in {first}-{first + 9}".rjust(len(match[0]))


def _ends_of_decades(match: re.Match[str], form: str) -> str:
    years = years_counted(match["count"] or "one", match["period"])
    last = int(match["last"])
    written = form.format(before=last - years, first=last - years + 1, last=last)
    is_known = years > _POOLED and len(written) <= len(match[0])
    return written.rjust(len(match[0])) if is_known else match[0]


def with_landmarks(text: str) -> str:
    """Return a text with the years of landmarks in the place of their words.

    >>> with_landmarks("At the turn of the century it was 5 percent, by the end of the 1980s 9.")
    '                   in 2000 it was 5 percent,                 in 1989 9.'
    """
    text = _DECADE_END.sub(_end_of_decade, text)
    for landmark, year in _LANDMARKS:
        for match in landmark.finditer(text):
            written = f"in {year}".rjust(len(match[0]))
            text = text[: match.start()] + written + text[match.end() :]
    return text


def _end_of_decade(match: re.Match[str]) -> str:
    return f"in {int(match['decade']) + 9 * bool(match['end'])}".rjust(len(match[0]))


def with_years_counted(text: str, before: TimeSpan, dated: int | None) -> str:
    """Return a text with years for the times that count from another, every place as it was.

    That is the year named last, in the text or ``before`` it, or the one in which it was written.

    >>> with_years_counted("It was 5 percent in 2003 and 9 a decade on.", TimeSpan(), None)
    'It was 5 percent in 2003 and 9     in 2013.'
    """
    if before.kind in ("year", "between") and before.last:
        year = f"in {before.last - 1}"
        text = _OPENS.sub(lambda match: match["lead"] + year.rjust(len(match["time"])), text)
    text = _AFTER_EVENT.sub(_from_event, text)
    text = _WINDOW_BEFORE.sub(_window_before, text)
    text = _OF_COUNTED.sub(lambda match: _of_counted(match, before, dated), text)
    return _COUNTED.sub(lambda match: _counted(match, before, dated), text)


_AFTER_EVENT = re.compile(
    rf"\b(?P<count>{COUNT}) (?P<period>year|decade)s? (?P<way>after|before) "
    rf"(?:(?:the|its|their|an?) (?:[A-Za-z-]+ ){{1,4}}of|(?:joining|entering|leaving|founding) "
    rf"(?:[A-Za-z-]+ ){{1,5}}in) (?P<year>{A_YEAR})\b(?! to\b|[-–])",
    re.IGNORECASE,
)
"""A time that counts from an event and its year: "two years after the accord of 1985"."""


def _from_event(match: re.Match[str]) -> str:
    """Return the year that a number of years after, or before, an event is."""
    years = years_counted(match["count"], match["period"])
    away = years if match["way"].lower() == "after" else -years
    return f"in {int(match['year']) + away}".rjust(len(match[0]))


_OF_COUNTED = re.compile(
    rf"(?P<of>\b(?:of|from) )(?P<time>(?P<count>{COUNT}) (?P<period>year|decade)s? "
    rf"(?P<way>earlier|before{_ENDS}|previously))\b(?! than\b)(?P<next>(?!))?"
)
"""A year counted back from that of the figure before: "the 2.7 billion of three years earlier"."""


def _of_counted(match: re.Match[str], before: TimeSpan, dated: int | None) -> str:
    """Return the year of a figure that counts back from another; as it is without one."""
    base = _counted_from(match, before, dated)
    if base is None:
        return match[0]
    year = base - years_counted(match["count"], match["period"])
    return match["of"] + f"{year}".rjust(len(match["time"]))


_OPENS = re.compile(
    r"^(?P<lead>\W*(?:(?:But|And|Yet|In) )?)(?P<time>[Tt]he year before)"
    r"(?= (?:it|they|that|the (?:figure|share|sum|total|value|amount|two)) "
    r"(?:had|was|were|stood|came|amounted)\b)"
)
"""The year before, where a sentence begins with it and goes on with what was so then."""


def _counted(match: re.Match[str], before: TimeSpan, dated: int | None) -> str:
    """Return a year that is counted from the last one named before it; as it is without one."""
    base = _counted_from(match, before, dated)
    if base is None:
        return match[0]
    years = years_counted(match["count"] or "one", match["period"] or "year")
    way = (match["way"] or match["next"] or match["after"]).lower()
    written = f"in {base + years if way in _LATER else base - years}"
    return written.rjust(len(match[0])) if len(written) <= len(match[0]) else match[0]


def _window_before(match: re.Match[str]) -> str:
    """Return the last year of the five before those named; as it is without any."""
    if not _WINDOW.search(match.string[: match.start()]):
        return match[0]
    last = find_time(_NAMED.findall(match.string[: match.start()])[-1], 0).last
    return f"in {last - 5}".rjust(len(match[0])) if last else match[0]


_BEFORE = ("previous", "preceding", "prior")


def _counted_from(match: re.Match[str], before: TimeSpan, dated: int | None) -> int | None:
    """Return the year named last before a time that counts from one; None where none is.

    The previous year is then that before the text, and ten years earlier are counted from it.
    """
    named = _NAMED.findall(match.string[: match.start()])
    time = find_time(named[-1], 0) if named else before
    is_before = match["next"] in _BEFORE or match["way"] == "earlier"
    if time.kind == "now" and is_before:
        return dated
    return time.last if time.kind in ("year", "between") else None


_OPENING = re.compile(
    rf"(?:{COUNT} (?:year|decade)s? "
    r"(?:later|earlier|before|previously|afterwards)"
    r"|(?:in )?the (?:previous|preceding|prior|following|next|subsequent) year"
    r"|the year (?:before|earlier))\b",
    re.IGNORECASE,
)


def opens_with_unknown_time(text: str) -> bool:
    """Return whether a sentence begins with a time that counts from one that is not known.

    >>> opens_with_unknown_time("A year earlier it had sold 5.")
    True
    """
    return _OPENING.match(text.lstrip()) is not None
