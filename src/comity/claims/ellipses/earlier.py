"""Comparisons of a level with the same at another time: "twice as often as in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest
from comity.claims.ellipses.elided import ElidedClause, Reading, of_another
from comity.claims.ellipses.levels import TENTH, gap_of_level, level_before
from comity.claims.grammar.compile import LESS, MORE
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import Quantity, find_quantities, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.spelling.relative_times import COUNT, years_counted
from comity.claims.text.times import A_YEAR, TimeSpan

_TIME = (
    rf" *(?:(?:in|of|for|during|from) )?(?:(?P<year>{A_YEAR})\b(?!\s?[-–/]\d)|"
    r"(?P<last>the year (?:before|earlier)|the (?:previous|preceding|prior) year)\b|"
    rf"(?P<count>{COUNT}) (?P<period>year|decade)s? (?:earlier|before|previously)\b)"
)
"""A year, by its number or counted from that of the level before."""

_WAS = r"(?:(?:it|they|he|she) )?(?:(?:had (?:been|done|spent|sold|bought)|was|were|did) )?"
_NOUN = r"(?:level|figure|rate|sum|share|total|value|amount|tally|volume|number|sales|purchases)s?"
_SAME = (
    rf"(?:{_WAS}(?:back )?{_TIME}|what (?:it|they) (?:was|were|had (?:been|spent|sold|bought)|"
    rf"spent|sold|bought) (?:back )?{_TIME.replace('?P<', '?P<b_')}|"
    rf"(?:that|those|the|its|their) (?:{_NOUN} )?(?:back )?{_TIME.replace('?P<', '?P<c_')}"
    rf"(?: {_NOUN}\b)?)"
)
_END = re.compile(r"\s*(?:[,;:.)–—]|$|(?:and|but|while|whereas|though|although|when)\b)")
_AS_OFTEN = re.compile(rf" ?(?:as [a-z]+ as |(?=(?:that|those|what|the|its|their) )){_SAME}", re.I)
_PART_OF = re.compile(rf" ?(?:of )?(?=(?:that|those|what|the|its|their) ){_SAME}", re.I)
_MORE = re.compile(
    rf"\b(?:(?P<more>more|higher|larger|bigger|greater)|less|fewer|lower|smaller) than {_SAME}|"
    rf"\b(?:(?P<over>above|ahead of)|below|short of|under|behind) {_SAME.replace('?P<', '?P<o_')}",
    re.IGNORECASE,
)
_BY_PART = re.compile(
    rf" (?:(?P<more>more|higher|larger|bigger|greater|up)|less|fewer|lower|smaller|down) "
    rf"(?:than|on|from) {_SAME}",
    re.IGNORECASE,
)


def read_earlier(
    sentence: str, masked: str, read: Sequence[Reading], mentions: Sequence[Mention]
) -> Iterator[Reading]:
    """Yield the comparisons of a level with the same of another year, which deny nothing.

    >>> [*read_earlier("Peru left.", "§§§§ left.", [], [])]
    []
    """
    figures = find_quantities(sentence)
    for match, stated, sign in _comparisons(masked, figures):
        start = min(match.start(), stated.start) if stated else match.start()
        base = level_before(sentence, ElidedClause(start, match.end(), 0, "bare"), read, mentions)
        year = base and base.test and _year_of(match, base.test.time)
        if not base or not base.test or not year or _END.match(masked, match.end()) is None:
            continue
        part = TextSpan(sentence[start : match.end()].strip(), start, match.end())
        test = _with_earlier(base.test, year, stated, sign)
        one = of_another(base, test, gap_of_level(base), is_sure=True)
        yield part, replace(one, rests_on_figure=True, are_roles_clear=False)


def _comparisons(
    masked: str, figures: Sequence[Quantity]
) -> Iterator[tuple[re.Match[str], Quantity | None, int]]:
    """Yield what may compare with another time: its figure, and whether it is more or less."""
    for one in figures:
        is_part = one.unit == "percent" and " point" not in one.text
        if one.unit == "times" or is_part:
            yield from _of_figure(one, masked, _PART_OF if is_part else _AS_OFTEN)
    for match in _MORE.finditer(masked):
        if not any(one.start <= match.start() <= one.end + 1 for one in figures):
            yield match, None, 1 if match["more"] or match["over"] else -1


def _of_figure(
    one: Quantity, masked: str, form: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Quantity, int]]:
    """Yield what compares by a multiple or a part of another time, or is by a part more or less."""
    if match := form.match(masked, one.end):
        yield match, replace(one, unit="times"), 1
    elif one.unit == "percent" and (match := _BY_PART.match(masked, one.end)):
        yield match, one, 1 if match["more"] else -1


def _year_of(match: re.Match[str], time: TimeSpan) -> int | None:
    """Return the year that is compared with; None where it counts from one that is not known."""
    said = {name.split("_")[-1]: text for name, text in match.groupdict().items() if text}
    if "year" in said:
        return int(said["year"]) if int(said["year"]) != time.last else None
    if time.kind != "year" or time.last is None:
        return None
    return time.last - (1 if "last" in said else years_counted(said["count"], said["period"]))


def _with_earlier(test: ClaimTest, year: int, stated: Quantity | None, sign: int) -> ClaimTest:
    """Return the test of a level as one against that of another year, or of the change since."""
    own = ClaimTest(test.lookups, test.time, MORE if sign > 0 else LESS)
    if stated is None or stated.unit == "times":
        if stated and "." not in stated.text:
            stated = replace(stated, half=max(stated.half, TENTH * stated.value))
        return replace(own, against=test.lookups, base=year, quantity=stated)
    figure = stated if sign > 0 else reverse(stated)
    return replace(own, criterion=FIGURE, growth=True, quantity=figure, time=since(year, test.time))


def since(year: int, time: TimeSpan) -> TimeSpan:
    """Return the time from a year to that of a level.

    >>> str(since(2015, TimeSpan("year", last=2020))), str(since(2015, TimeSpan()))
    ('2015-2020', 'since 2015')
    """
    if time.last is None:
        return TimeSpan("since", first=year)
    return TimeSpan("between", first=year, last=time.last)
