"""One spelling for periods and sums that newspapers write in many ways, each of the same length."""

from __future__ import annotations

import re

from comity.claims.text.dateline import without_opening
from comity.claims.text.sentences import TextSpan
from comity.claims.text.spelling.counted_times import (
    with_decades,
    with_landmarks,
    with_years_counted,
    with_years_denied,
)
from comity.claims.text.spelling.currencies import in_dollars
from comity.claims.text.spelling.relative_times import with_years_of_writing
from comity.claims.text.spelling.scales import without_scales
from comity.claims.text.times import A_MONTH, A_YEAR, MONTHS, TimeSpan, find_time
from comity.wording.number_words import CARDINALS

_SHORT_YEAR = re.compile(r"(?<=(?:1[89]|20)\d\d)(\s?[-–—/]\s?)['’](\d\d)\b")
_SLASHED = re.compile(r"\b((?:1[89]|20)\d\d)/((?:1[89]|20)?\d\d)\b")
_PERCENT = re.compile(r"(?<=\d)( ?)(?:pc|p\.c\.)(?=[\s,.;)]|$)")
_DOLLARS = re.compile(r"\$US(?=\s?\d)")
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(\d{1,3}),(?=\d{1,2} ?(?:%|per ?cent\b|pct\b|(?:m|b|tr)illion\b|[mbt]n\b))"
)
"""The comma of a continental fraction: "12,8 billion"."""
_IN_DOLLARS = re.compile(
    r"(?<=\bby )([^,;]{1,25}?)( in (?:US |American )?dollars)\b(?! (?:of|at)\b)"
)
"""A change is in dollars as the sums here are: "fell by 24 percent in dollars"."""

_OF_PEOPLE = re.compile(
    r"\b(?P<part>one|two|three|four|five|six|seven|eight|nine) "
    r"(?P<who>[A-Z][a-z]+|(?:respondent|adult|citizen|person|people|voter)s?) "
    r"(?:in|out of) (?:every )?(?P<whole>two|three|four|five|six|eight|ten)\b(?! years)",
    re.IGNORECASE,
)
"""A share of people: "three Poles in ten"."""

_BRACKETED_SUM = re.compile(
    r"\((?:more|less|larger|smaller|as much)[^()]*\b(?:combined|(?:taken|put) together)[^()\d]*\)"
)
"""A comparison with several states in brackets, which says nothing of what is outside."""

_AND_OTHERS = re.compile(r"\b(?:[a-z-]+, )*[a-z-]+ and other (?P<all>goods|merchandise)\b")
"""Goods of all kinds, of which some are named: "copper and other goods"."""

_EQUIPMENT = re.compile(
    r"(?<= )(?:military|defen[cs]e) (?:equipment|hardware|mat[eé]riel|gear)\b"
    r"(?! (?:maker|manufactur|firm|compan|budget|spending))"
)
"""Arms in other words."""

_WARES = re.compile(r"(?<![a-z]-)\bwares\b(?! of\b)")
"""Goods of all kinds in an older word."""

_OTHER_DOLLARS = re.compile(r"\b(A|C|S)(?:UD|AD|GD)\s?\$(?=\s?\d)")
_PERIOD_OF = re.compile(
    rf"\b(?:the )?(?:five-year )?(?:period|years) (?:of |from |between )?(?={A_YEAR})"
)
_PERIOD_AFTER = re.compile(
    rf"(?<={A_YEAR})(?P<to>(?:\s?[-–]\s?| to )(?:{A_YEAR}|\d\d)) (?:five-year )?period\b"
)
_DAY = re.compile(
    rf"\b(?:[Oo]n )?(?:(?P<m>{MONTHS}) \d{{1,2}},|\d{{1,2}} (?P<o>{MONTHS})) (?P<year>{A_YEAR})\b,?"
)
_THAT_PERIOD = re.compile(
    r"\b(?:in|over|during|for|across|throughout) (?:this|that|the|the same|those|these) (?:same )?"
    r"(?:(?:five[- ]year |time )?(?:period|years)|time(?! of| when| that))\b"
    r"(?: in question| under (?:consideration|review|study))?"
    r"(?! (?:of|from|to|between|before|since))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:1[89]|20)\d\d(?:\s?[-–—]\s?| to | and )(?:(?:1[89]|20)\d\d|\d\d)\b")

_SINCE_MONTH = re.compile(rf"\bsince {A_MONTH} (?={A_YEAR}\b)")
_FIRST_SINCE = re.compile(
    r"(?P<first>\bfirst (?!(?:\w+ )?(?:partner|supplier|customer|market|client|buyer|source|"
    r"importer|exporter|destination|economy)\b)(?:[\w-]+ ){1,4})"
    rf"(?P<since>since (?:the )?{A_YEAR}(?:\s?[-–]\s?(?:{A_YEAR}|\d\d))?)"
)
"""What was the first since a year was not so in that year: the year is that of nothing else."""

_CITED = re.compile(
    r" \((?:[A-Z]{3,}|[A-Z][\w.&'’-]*(?: [\w.&'’-]+){0,4} (?:Bank|Institute|Ministry|Survey|Report|"
    r"Bureau|Office|Commission|Department|al\.)),? (?:19|20)\d\d[a-z]?(?:[:,] ?(?:p\. ?)?\d+)?\)|"
    r"(?:(?<=\bSurvey)|(?<=\bReport)|(?<=\bReview)|(?<=\bBulletin)) "
    r"\(?(?:19|20)\d\d\)?(?=[,.;)]|$)|^\s*(?:\[\d{1,3}\])+"
)
"""A work that is cited, of whose year nothing is said: "(SIPRI 2019)", and the mark of a note."""

_FLOW_VOLUME = re.compile(
    r"\b(?P<flow>export|import)s? (?:volumes?|values?)\b(?! (?:added|chains?|index))", re.IGNORECASE
)
"""Exports and imports as customs call them: "export volume"."""

_EXCHANGES = re.compile(
    r"\b(?:mutual|bilateral|two-way|commercial|economic|trade|trading) exchanges?(?: of goods)?\b"
    r"(?! (?:of|rates?|programm?e?s?|visits?|commissions?|agreements?|and (?!imports|exports)))",
    re.IGNORECASE,
)
"""Trade, as exchanges of goods are called."""

_VETOED = re.compile(r"\bveto|\bblock(?:s|ed|ing)?\b", re.IGNORECASE)
_OF_DRAFT = re.compile(
    r"(?P<what>\b(?:drafts?|resolutions?|motions?|texts?|sanctions))(?P<about> +(?:on|against|"
    r"condemning|criticising|criticizing|over|concerning|about|regarding|deploring|targeting|"
    r"(?:put forward |tabled |sponsored |proposed |drafted |written |backed )?by|of|from) "
    r"(?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w-]*(?: [A-Z][\w-]*)*"
    r"(?:['’]s?(?: [a-z][\w-]*){0,2})?)"
    r"(?= (?:was|were|is|are|has|have|had|in|by|on|against|over|about)\b|[,.;]|$)"
)
_WHOSE_DRAFT = re.compile(
    r"\b(?<!\b[Nn]o )(?<!\bany )"
    r"(?P<whose>(?!(?:Council|UN|Security|No|The|An?|Th[ie]se?|That|Those|Its|Their|Every|Each|"
    r"Some|Both|All|Most|Many|Several|Other|Another|Few|Not|Only|One|Two|Three|Four|Five|Six|Seven|"
    r"Eight|Nine|Ten|Eleven|Twelve)\b)[A-Z][\w-]+)"
    r"(?= (?:(?:draft|peace|ceasefire) )?(?:drafts?|resolutions?|motions?)\b)"
)
"""Whose a vetoed draft is, and what it is about: none of those states vetoed it."""


_OF_ARMS = re.compile(
    r"\b(?P<way>exports|imports|transfers|deliveries) of (?:major (?:conventional )?|conventional )"
    r"(?:arms|weapons|weaponry)\b(?! (?:systems|from [a-z]))"
)
_VOLUME = re.compile(
    r"\b(?:the )?(?:total |overall )?volume of (?=(?:[\w'’.-]+ +){0,3}?"
    r"(?:arms|weapons|exports|imports|transfers)\b)",
    re.IGNORECASE,
)
"""Arms as their yearbook counts them: "the volume of exports of major conventional weapons"."""

_WORLDWIDE = re.compile(r"(?<= (?:ex|im)ports) (?:worldwide|to the (?:whole )?world)\b")
"""What flows to all go to anyhow."""

_A_HEAD = re.compile(r"\b(?:per[- ]capita|per[- ]head) (?P<what>GDP|gross domestic product)\b")
"""The product a person with its measure first: "the per-capita GDP of Mexico"."""

_STATED = re.compile(
    r"^\W*(?:It is|It's|It’s) (?:a fact|true|clear|(?:well )?known|no secret|worth (?:noting|"
    r"remembering)|important to (?:note|remember)) that |^\W*The (?:fact|truth) is that "
)
"""What opens a statement of fact and adds nothing to it."""

_SOURCE_DOES = re.compile(
    r", which (?:tracks?|monitors?|follows?|studies|study|researches|analy[sz]es|collects?|"
    r"compiles?|publishes|keeps track of) [^,.;\d]{3,60}(?=[,.;])"
)
"""What an institute that is named as a source does: "which tracks military spending"."""

_FISCAL = re.compile(
    rf"\b(?:the )?(?:fiscal|financial)(?: year)?(?: of)? (?={A_YEAR}(?!\s?[-–/]\s?\d{{4}}))", re.I
)
_FISCAL_CLOSED = re.compile(rf"\bFY(?={A_YEAR})")
_FISCAL_AFTER = re.compile(r"(?<=\d\d[-–/]\d\d) (?:fiscal|financial) year\b", re.I)
"""Years that are said to be fiscal, before and after their number."""


def plainly_spelled(sentence: str, before: TimeSpan, dated: int | None = None) -> str:
    """Return a sentence with periods and sums in one spelling, every place as it was.

    "In that period" is the one named last, in the sentence or ``before`` it; "last year" counts
    from the year ``dated`` in which the text was written.

    >>> plainly_spelled("It fell by 36pc from 2008-'12 to 2013-'17.", TimeSpan())
    'It fell by 36%  from 2008-12  to 2013-17 .'
    >>> plainly_spelled("A draft on Mali was vetoed by Russia.", TimeSpan())
    'A draft         was vetoed by Russia.'
    >>> plainly_spelled("India led in that period.", TimeSpan("between", 2012, 2016))
    'India led   in 2012-2016.'
    """
    text = _CITED.sub(lambda match: " " * len(match[0]), without_opening(sentence))
    text = without_scales(text)
    text = _FLOW_VOLUME.sub(lambda match: f"{match['flow']}s".rjust(len(match[0])), text)
    text = _EXCHANGES.sub(lambda match: _in_place(match, "mutual trade"), text)
    text = _SHORT_YEAR.sub(lambda match: f"{match[1]}{match[2]} ", text)
    text = _SLASHED.sub(_with_dash, text)
    text = _OF_ARMS.sub(lambda match: _in_place(match, f"arms {match['way']}"), text)
    text = _A_HEAD.sub(lambda match: _in_place(match, f"{match['what']} per capita"), text)
    text = _VOLUME.sub(lambda match: " " * len(match[0]), text)
    text = _WORLDWIDE.sub(lambda match: " " * len(match[0]), text)
    text = _STATED.sub(lambda match: " " * len(match[0]), text)
    text = _SOURCE_DOES.sub(lambda match: " " * len(match[0]), text)
    text = _FISCAL.sub(lambda match: "FY ".rjust(len(match[0])), text)
    text = _FISCAL_CLOSED.sub("F ", text)
    text = _FISCAL_AFTER.sub(lambda match: " " * len(match[0]), text)
    text = _PERCENT.sub(lambda match: "%".ljust(len(match[0])), text)
    text = _DOLLARS.sub("US$", text)
    text = _DECIMAL_COMMA.sub(r"\1.", text)
    text = _IN_DOLLARS.sub(lambda match: match[1].ljust(len(match[0])), text)
    text = _OF_PEOPLE.sub(_share_of_people, text)
    text = _BRACKETED_SUM.sub(lambda match: " " * len(match[0]), text)
    text = _AND_OTHERS.sub(lambda match: _in_place(match, match["all"]), text)
    text = _WARES.sub("goods", text)
    text = _EQUIPMENT.sub(lambda match: _in_place(match, "arms"), text)
    text = _OTHER_DOLLARS.sub(lambda match: f"{match[1]}$".rjust(len(match[0])), text)
    text = _DAY.sub(_without_day, text)
    text = _PERIOD_OF.sub(lambda match: " " * len(match[0]), text)
    text = _PERIOD_AFTER.sub(lambda match: match["to"].ljust(len(match[0])), text)
    text = _SINCE_MONTH.sub(lambda match: "since ".rjust(len(match[0])), text)
    text = _FIRST_SINCE.sub(lambda match: match["first"] + " " * len(match["since"]), text)
    if _VETOED.search(text):
        text = _WHOSE_DRAFT.sub(lambda match: " " * len(match[0]), text)
        for _ in range(2):  # a draft of one state on another
            text = _OF_DRAFT.sub(_without_matter, text)
    text = with_years_of_writing(with_landmarks(in_dollars(text)), dated)
    text = with_years_denied(with_years_counted(with_decades(text), before, dated))
    return _THAT_PERIOD.sub(lambda match: _named(match, text, before), text)


_MATTER = re.compile(r" +(?:on|against|condemning|regarding|concerning|about|over|deploring)\b")


def _without_matter(match: re.Match[str]) -> str:
    """Return vetoed drafts without whose they are; those about a matter are "drafts thereon"."""
    about = match["about"]
    is_of_matter = match["what"].endswith("s") and _MATTER.match(about)
    mark = " thereon" if is_of_matter and match["what"] != "sanctions" else ""
    return match["what"] + mark.ljust(len(about))


def _with_dash(match: re.Match[str]) -> str:
    """Return "2009/13" with a dash; two years that follow each other may be one fiscal year."""
    is_span = int(match[2][-2:]) - int(match[1][-2:]) > 1
    return f"{match[1]}-{match[2]}" if is_span else match[0]


def _share_of_people(match: re.Match[str]) -> str:
    """Return "three Poles in ten" as "30% of Poles"."""
    part, whole = CARDINALS[match["part"].lower()], CARDINALS[match["whole"].lower()]
    return _in_place(match, f"{100 * part / whole:.0f}% of {match['who']}")


def placed_as_written(part: TextSpan, written: str, spelled: str) -> TextSpan:
    """Return a part in the words of its sentence, of which another spelling was read."""
    if written == spelled or spelled[part.start : part.end] != part.text:
        return part
    blank_before = len(spelled[: part.start]) - len(spelled[: part.start].rstrip(" "))
    blank_after = len(spelled[part.end :]) - len(spelled[part.end :].lstrip(" "))
    before = without_opening(written)[part.start - blank_before : part.start].lstrip(" ")
    after = written[part.end : part.end + blank_after].rstrip(" ")
    start, end = part.start - len(before), part.end + len(after)
    return TextSpan(written[start:end], start, end)


def _without_day(match: re.Match[str]) -> str:
    """Return a day as its month and year; the data have whole years at best."""
    written = f"in {match['m'] or match['o']} {match['year']}"
    if match[0].endswith(","):
        written += ","
    return _in_place(match, written)


def _named(match: re.Match[str], text: str, before: TimeSpan) -> str:
    """Return a period by its years, if they are known and have room."""
    own = [find_time(one[0], 0) for one in _RANGE.finditer(text[: match.start()])]
    time = own[-1] if own else before
    if time.kind != "between":
        return match[0]
    return _in_place(match, f"in {time.first}-{time.last}")


def _in_place(match: re.Match[str], written: str) -> str:
    """Return words at the end of the place of others; the others where that has no room."""
    return written.rjust(len(match[0])) if len(written) <= len(match[0]) else match[0]
