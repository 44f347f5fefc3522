"""What a sentence leaves for those after it: its states, its time, and whose flows it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.anaphora.subjects import sanctioner_of
from comity.claims.anaphora.times import time_spoken_of, windows_compared
from comity.claims.paragraphs.row import row_after
from comity.claims.text.masks import masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.spelling.currency_named import currency_after
from comity.claims.text.times import MONTHS_BUT_MAY

_BUYS = r"(?:imports|purchases|acquisitions)"
_SELLS = r"(?:exports|sales)"
_BETWEEN = r"(?:[\w-]+ ){0,3}?"
_OWNED = {
    "imports": (
        rf"(?:§+['’]s?|¶+) {_BETWEEN}{_BUYS}\b",
        rf"§+['’]s? {_BETWEEN}(?:suppliers?|sources?|providers?|armourers?)\b",
        rf"§+['’]s? {_BETWEEN}(?:arms|weapons|weaponry|armaments) (?:come|came|originated) from\b",
        rf"\b{_BUYS} (?:of [\w ]{{1,20}} )?(?:by|of) (?:the )?§+(?![§'’])",
        r"\b(?:deliveries|exports|transfers|sales|supplies|shipments) "
        r"(?:of [\w ]{1,20} )?to (?:the )?§+(?![§'’])",
        r"§+,? (?:which |who )?(?:\w+ly )?(?:received|imported|imports|bought|buys|purchased|"
        r"acquired|obtained|(?:is|was|has been|remained|became|ranked) [^,;§¶]{0,40}"
        r"\b(?:importers?|recipients?|buyers?))\b",
    ),
    "exports": (
        rf"(?:§+['’]s?|¶+) {_BETWEEN}{_SELLS}\b",
        rf"§+['’]s? {_BETWEEN}(?:customers?|clients?|buyers?|markets?|destinations?)\b",
        rf"\b{_SELLS} (?:of [\w ]{{1,20}} )?(?:by|from) (?:the )?§+(?![§'’])",
        r"§+,? (?:which |who )?(?:\w+ly )?(?:exported|exports|sold|sells|shipped|"
        r"(?:is|was|has been|remained|became|ranked) [^,;§¶]{0,40}\b(?:exporters?|sellers?))\b",
    ),
}  # fmt: skip
"""How a sentence says whose imports or exports it is about."""

_PATTERNS = {
    flow: tuple(re.compile(one, re.IGNORECASE) for one in patterns)
    for flow, patterns in _OWNED.items()
}
_OF_IT = {
    "imports": rf"\b(?P<it>[Ii]ts|[Tt]heir) {_BETWEEN}{_BUYS}\b|\b[Ii]t [^,;§¶]*\bimporters?\b",
    "exports": rf"\b(?P<it>[Ii]ts|[Tt]heir) {_BETWEEN}{_SELLS}\b|\b[Ii]t [^,;§¶]*\bexporters?\b",
}
"""The same of "it", which is the state before or the subject of the sentence."""


_CONTINUED = re.compile(
    r"(?:(?:In|By|Since|During|From|After|Over) [^,;§]{1,24}?,? |[A-Z][a-z]+,? )?"
    r"(?:[Ii]ts?|[Tt]hey|[Tt]heir|"
    r"[Tt]he (?:country|kingdom)(?! (?:which|that|with|whose|where)\b))\b"
)
"""How a sentence begins that goes on about the state before, whatever others it names."""

_ON_VOTES = re.compile(
    r"\b(?:roll[- ]calls?|General Assembly|vot(?:e[sd]?|ing) (?:practices|(?:at|in) the (?:UN|"
    r"United Nations|Assembly))|UN votes|Report to Congress on Voting|at the United Nations|"
    r"Assembly(?:['’]s (?:session|votes))? (?:divided|voted|of (?:19|20)\d\d)|most votes)\b"
)
_OFF_VOTES = re.compile(r"\b(?:imports?|exports?|trade|arms|weapons|spen[dt]\w*|GDP)\b")


_EXAMPLES = re.compile(
    r"\b(?:countries|states|nations|members|partners|neighbou?rs|economies|places|others)"
    r"(?: [a-z]+){0,2},? (?:such as|like|including|for example|e\.g\.) (?:the )?[A-Z][^.;]*"
)
"""States that are named as examples, of which sentences after that are not about."""


def _without_examples(sentence: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the states named but for those that are examples of some."""
    spans = [match.span() for match in _EXAMPLES.finditer(sentence)]
    return [one for one in mentions if not any(a <= one.start < b for a, b in spans)]


def remember(sentence: str, mentions: Sequence[Mention], now: int, context: Context) -> None:
    """Update the context with the states, the times and the flows that a sentence spoke of.

    A sentence without a time keeps that of the one before; so it does with the owners of flows
    where it names no other state, or goes on about the one before.
    """
    mentions = _without_examples(sentence, mentions)
    named = states_within(mentions, 0, len(sentence))
    before = context.named if _CONTINUED.match(sentence) else ()
    context.owners = _owners_after(sentence, mentions, context, is_continued=bool(before))
    if not context.recent and len(named) == 1:
        context.topic = named[0]
    state = context.state
    context.update(list(mentions))
    if before:
        context.named, context.state = before, state
    context.listed, context.row = (
        _listed(sentence, mentions),
        row_after(sentence, mentions, context),
    )
    is_on = _ON_VOTES.search(sentence) is not None
    context.is_on_votes = is_on or (context.is_on_votes and not _OFF_VOTES.search(sentence))
    context.is_on_part_of_year = _is_on_part_of_year(sentence, context)
    time = time_spoken_of(sentence, now)
    context.time = time if time.kind != "now" else context.time
    context.windows = windows_compared(sentence) or context.windows
    context.sanctioner = sanctioner_of(sentence, mentions) or context.sanctioner
    context.currency = currency_after(sentence, context.currency)


_PART = re.compile(
    r"\b(?:first|second|third|last|past|next) (?:quarter|half|(?:\w+ )?months?)\b|"
    r"\b(?:half|quarter|months?) of (?:19|20)\d\d\b|\b(?:half-year|six-month|five-month) |"
    r"(?<!released )(?<!published )(?<!issued )(?<!signed )(?<!reported )"
    rf"\b(?:in|from|between|during|to|and) (?:{MONTHS_BUT_MAY})\b"
)
_WHOLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b(?:last|this|that|a|each|per) year\b|\bannual")


def _is_on_part_of_year(sentence: str, context: Context) -> bool:
    """Return whether a sentence, or the one that it goes on from, is of a part of a year."""
    if _PART.search(sentence):
        return True
    return context.is_on_part_of_year and not _WHOLE_YEAR.search(sentence)


def _owners_after(
    sentence: str, mentions: Sequence[Mention], context: Context, *, is_continued: bool
) -> dict[str, tuple[int, ...]]:
    """Return whose imports and exports a sentence is about, or else the one before it."""
    named = {*states_within(mentions, 0, len(sentence))}
    spoken = {code for owners in context.owners.values() for code in owners}
    earlier = context.owners if is_continued or named <= spoken else {}
    return {
        flow: tuple(dict.fromkeys(_owners(flow, sentence, mentions, context)))
        or earlier.get(flow, ())
        for flow in _OWNED
    }


_LIST = re.compile(r"§+(?:, (?:the )?§+)+,? and (?:the )?§+")


def _listed(sentence: str, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the states of the one list of three or more in a sentence; none of two lists."""
    lists = [*_LIST.finditer(masked_evenly(sentence, mentions))]
    return states_within(mentions, *lists[0].span()) if len(lists) == 1 else ()


def _owners(
    flow: str, sentence: str, mentions: Sequence[Mention], context: Context
) -> Iterator[int]:
    """Yield the states whose imports or exports a sentence is about."""
    masked = masked_evenly(sentence, mentions)
    for pattern in _PATTERNS[flow]:
        for owned in pattern.finditer(masked):
            if not _OF_ANOTHER.match(masked, owned.end()):
                yield from states_within(mentions, *owned.span())[:1]
    if of_it := re.search(_OF_IT[flow], masked):
        is_taken = _TAKEN.search(masked[: of_it.start()]) is not None
        before = () if is_taken else states_within(mentions, 0, of_it.start())
        is_of_several = (of_it["it"] or "").lower() == "their"
        yield from (before if is_of_several else before[:1]) or context.state
    elif not mentions and _BARE[flow].search(masked) and context.topic is not None:
        yield context.topic


_OF_ANOTHER = re.compile(
    r"[^,;§¶]{0,40}\bof (?:all )?(?:the )?(?:§+['’]s?|¶+|(?:its|their)) (?:[\w-]+ ){0,2}"
    r"(?:exports|imports|sales|purchases)\b"
)
"""What follows a verb where the flow is another's: "bought a third of Peru's exports"."""

_TAKEN = re.compile(
    r"\b(?:took|takes|bought|buys|absorbed|absorbs|accounted for|accounts for|supplied|supplies|"
    r"provided|provides|received|receives|(?:destination|source|origin) of)\b[^,;]* of $"
)
"""Words by which another state has a share of "its exports": they are not its own."""

_BARE = {
    "imports": re.compile(rf"\b{_BUYS}\b", re.IGNORECASE),
    "exports": re.compile(rf"\b{_SELLS}\b", re.IGNORECASE),
}
