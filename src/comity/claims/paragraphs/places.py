"""States meant by their place in the row spoken of: "the first of the three", "the former"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.paragraphs.row import TWO
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_of, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states
from comity.wording.number_words import CARDINALS

_PLACES = {"former": 0, "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
_KIND = r"(?:countries|states|nations|partners|suppliers|customers|buyers|sellers|members)"
_IN_FULL = re.compile(
    r"\b[Tt]he (?P<which>first|second|third|fourth|fifth|last)(?: (?:country|state|one))?"
    rf"(?: of (?:the|these|those) (?P<count>two|three|four|five)(?: {_KIND})?\b(?! \w*§)|"
    r" of (?:them|these|those)\b(?! [a-z]+s\b)|"
    r" (?:on|in) (?:this|that|the) (?:list|row|trio|ranking)\b|"
    r"[- ](?:named|mentioned|listed)(?: (?:country|state))?\b)"
)
"""A place with what it is a place in."""

_SAID = (
    r"(?:had|has|was|is|stood|stands|reached|reaches|still|also|only|just|one of|at|by|with|took|"
    r"takes|sold|sells|bought|buys|supplied|supplies|spent|spends|got|came|comes|went|received|"
    r"accounted|accounts|absorbed|held|holds|put|scored|did|does|sent|sends|even|now|then|"
    r"rose|fell|grew|had|joined|left|exported|imported|exports|imports|earned|contributed|provided|made|makes|"
    r"[a-z]{3,}ed(?! by\b)|(?:US)?[$€£]?\d)"
)
_BARE = re.compile(
    rf"\b[Tt]he (?P<which>former|latter|first|second|third|fourth|fifth)(?: (?P<noun>country|state|"
    rf"nation|market|partner|case))?(?=['’]s? | {_SAID}(?!\w*-)|[,.;)]| (?:and|but|in|to|from)\b)"
)
"""A place alone, before what is said of it."""

_OTHERS = re.compile(rf"\bthe other (?P<count>two|three)\b(?: {_KIND}\b)?(?! \w*§)")
_OF_TWO = ("former", "latter")


def places_in_row(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the second of the three" and "the former", after a row of states.

    >>> before = Context(row=(135, 155, 40))
    >>> list(places_in_row("The last of them grew.", [], before))
    [(0, 16, 'Cuba')]
    >>> list(places_in_row("The latter grew.", [], Context(row=(135, 155))))
    [(0, 10, 'Chile')]
    """
    row = context.row
    if len(row) < TWO or len(states_of(mentions) - {*row}) > 1:
        return
    taken = set[int]()
    is_pair = row == (context.named if {*context.named} == {*context.pair} else context.pair)
    for match in _all_places(text, row, with_former=not is_pair):
        code = _at(match, row)
        if code is not None and match.start() not in taken:
            taken.add(match.start())
            yield *match.span(), states()[code].name
    for match in _OTHERS.finditer(text):
        left = [code for code in row if code not in {*context.state, *states_of(mentions)}]
        if len(left) == CARDINALS[match["count"]]:
            *first, last = (states()[code].name for code in left)
            yield *match.span(), f"{', '.join(first)} and {last}"


def _all_places(text: str, row: Sequence[int], *, with_former: bool) -> Iterator[re.Match[str]]:
    """Yield the words for places in a row; ordinals alone only where there are two of them.

    "The former" of the pair spoken of is read with its other roles (``named_by_role``).
    """
    full = [*_IN_FULL.finditer(text)]
    yield from full
    bare = [*_BARE.finditer(text)]
    ordinals = [match for match in bare if match["which"] not in _OF_TWO]
    of_two = [match for match in bare if match["which"] in _OF_TWO]
    yield from of_two if len(row) == TWO and with_former else ()
    is_row = len({match["which"] for match in (*full, *ordinals)}) >= TWO
    yield from ordinals if is_row else ()


def _at(match: re.Match[str], row: Sequence[int]) -> int | None:
    """Return the state at the place that some words mean; None where the row has another length."""
    count = match.groupdict().get("count")
    if count and CARDINALS[count] != len(row):
        return None
    place = len(row) - 1 if match["which"] in ("last", "latter") else _PLACES[match["which"]]
    return row[place] if place < len(row) else None


_OWN_FLOW = re.compile(
    rf"(?:\b[Ii]ts|\b[Tt]heir|[{NAME}]+['’]s?|[{PEOPLE}]+) (?:[a-z]+ ){{0,2}}?"
    r"(?:imports|exports|sales|purchases|trade|deliveries|shipments) (?:from|to|with) "
    rf"(?P<two>(?:the|these|those) two(?: {_KIND})?|both(?: {_KIND})?)\b(?! of\b)"
)


def both_of_row(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "its imports from the two", after a row of two that the owner is not in.

    >>> before = Context(row=(135, 155), state=(40,))
    >>> list(both_of_row("Its imports from the two fell.", [], before))
    [(17, 24, 'Peru and Chile')]
    """
    if len(context.row) != TWO or {*context.row} & {*context.state}:
        return
    for match in _OWN_FLOW.finditer(masked_evenly(text, mentions)):
        if not {*states_within(mentions, *match.span())} & {*context.row}:
            one, other = (states()[code].name for code in context.row)
            yield *match.span("two"), f"{one} and {other}"
