"""Doubts by what is next to a figure: another partner, another year, or some months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt, words_around
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_between
from comity.claims.text.mentions import Mention
from comity.claims.text.times import A_MONTH

OTHER_PARTNER = "not accounted for: the state next to the figure, which is none of those tested"
OTHER_YEAR = "not accounted for: the year next to the figure, which is another than that tested"
OF_LIST = "not accounted for: whose the shares of a list are, of which two states are tested"
SOME_MONTHS = "not accounted for: the part of a year that the sentence names"

_FLOW = re.compile(r"trade|export|import|arms")
_STATE = rf"(?:the )?[{NAME}{PEOPLE}]+"


def _is_of_flow(test: ClaimTest) -> bool:
    """Return whether a test is of what one state sells another, or has from it."""
    lookup = test.lookups[0]
    return len(lookup.states) == 2 and _FLOW.search(lookup.measure) is not None


_AFTER_FIGURE = re.compile(rf"^\)? (?:in|with|for|to|from) (?P<state>{_STATE})(?!['’]|s?[-–])")
_BEFORE_FIGURE = re.compile(
    rf"\b(?:exports|imports|sales|shipments|deliveries|purchases) (?:to|from) (?P<state>{_STATE})"
    rf"(?!['’])(?:,? (?!and\b|but\b|while\b)[^{NAME}{PEOPLE},;:.()]+)?$"
)


def _partner_next_to(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "exports to A rose to 3 billion", or "3 billion to A", where A is not tested."""
    stated = test.quantity
    if stated is None or test.against or not _is_of_flow(test):
        return ""
    near = list(_states_next_to(sentence, stated.text, mentions))
    return OTHER_PARTNER if near and not any(states & {*test.looked_up} for states in near) else ""


def _states_next_to(sentence: str, figure: str, mentions: Sequence[Mention]) -> Iterator[set[int]]:
    """Yield the states named right after a figure, and those of the flow just before it."""
    before, after = words_around(masked_evenly(sentence, mentions), figure)
    start = len(before) + len(figure)
    if match := _AFTER_FIGURE.match(after):
        yield states_between(mentions, start + match.start("state"), start + match.end("state"))
    if match := _BEFORE_FIGURE.search(before):
        yield states_between(mentions, *match.span("state"))


_YEAR_AFTER = re.compile(r"^\)?,? (?:in|for) (?P<year>(?:1[89]|20)\d\d)\b(?! ?[-–/]|,? (?:and|to))")


def _year_next_to(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "12 percent in 2014", where another year is tested."""
    stated, time = test.quantity, test.time
    if stated is None or test.growth or test.against or time.kind != "year":
        return ""
    match = _YEAR_AFTER.match(words_around(sentence, stated.text)[1])
    is_other = match is not None and int(match["year"]) not in (time.first, time.last, test.base)
    return OTHER_YEAR if is_other else ""


_SHARE_AFTER = re.compile(
    rf"(?P<state>{_STATE})(?: (?:accounted|with|at|for|supplied|provided|took|had|accounting|"
    rf"just|about|some|only|nearly|almost|under|over|around))* ?\(?\d[\d.,]* ?(?:%|per ?cent)"
)


def _two_of_list(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find two states that each have a share in a list, where they are tested with each other."""
    stated = test.quantity
    if stated is None or stated.unit != "percent" or test.growth or not _is_of_flow(test):
        return ""
    masked = masked_evenly(sentence, mentions)
    listed = [states_between(mentions, *one.span("state")) for one in _SHARE_AFTER.finditer(masked)]
    are_listed = all(any(code in one for one in listed) for code in test.lookups[0].states)
    return OF_LIST if are_listed and len(listed) > 2 else ""


_OF_MONTHS = re.compile(
    rf"\b{A_MONTH} ?(?:and|to|through|till|until|[-–]) ?{A_MONTH}\b(?! \d)|"
    r"\b(?:first|second|third|fourth|last) (?:half|quarter)(?: of|,)(?! (?:its|their|the total))|"
    rf"\b(?:in|for|during) {A_MONTH}"
    r"(?=[,;.)]|$| (?:reached|rose|fell|was|were|total|amount|account))|"
    r"\b(?:past|last|first|final|latest|previous) (?:two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|\d\d?) months\b|\b(?:first|second) semester\b|\b(?:per|a|each|every) month\b"
)


_WHOLE_YEAR = re.compile(r"\b(?:whole|full|entire) (?:of (?:that|the) )?year\b|\bannual")


def _of_months(sentence: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a figure of some months, where the data have whole years."""
    is_of_window = test.lookups[0].measure.startswith("arms_")
    is_figure = test.quantity is not None and _is_of_flow(test) and not is_of_window
    is_of_months = is_figure and not _WHOLE_YEAR.search(part)
    return SOME_MONTHS if is_of_months and _OF_MONTHS.search(sentence) else ""


NEXT_TO: tuple[Doubt, ...] = (_partner_next_to, _year_next_to, _two_of_list, _of_months)
"""What finds that the words next to a figure are of something else than is tested."""
