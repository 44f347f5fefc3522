"""What a sentence leaves for those after it: its states, its time, and whose flows it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.anaphora.masks import masked_evenly, states_within
from comity.claims.anaphora.times import time_spoken_of, windows_compared
from comity.claims.text.mentions import Context, Mention

_BUYS = r"(?:imports|purchases|acquisitions)"
_SELLS = r"(?:exports|sales)"
_BETWEEN = r"(?:[\w-]+ ){0,3}?"
_OWNED = {
    "imports": (
        rf"(?:§+['’]s?|¶+) {_BETWEEN}{_BUYS}\b",
        rf"\b{_BUYS} (?:of [\w ]{{1,20}} )?(?:by|of) (?:the )?§+(?![§'’])",
        r"\b(?:deliveries|exports|transfers|sales|supplies|shipments) "
        r"(?:of [\w ]{1,20} )?to (?:the )?§+(?![§'’])",
        r"§+,? (?:which |who )?(?:\w+ly )?(?:received|imported|imports|bought|buys|purchased|"
        r"acquired|obtained|(?:is|was|has been|remained|became|ranked) [^,;§¶]{0,40}"
        r"\b(?:importers?|recipients?|buyers?))\b",
    ),
    "exports": (
        rf"(?:§+['’]s?|¶+) {_BETWEEN}{_SELLS}\b",
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


def remember(sentence: str, mentions: Sequence[Mention], now: int, context: Context) -> None:
    """Update the context with the states, the times and the flows that a sentence spoke of.

    A sentence without a time keeps that of the one before; so it does with the owners of flows
    where it names no other state.
    """
    is_of_same = {*states_within(mentions, 0, len(sentence))} <= {
        code for owners in context.owners.values() for code in owners
    }
    earlier = context.owners if is_of_same else {}
    context.owners = {
        flow: tuple(dict.fromkeys(_owners(flow, sentence, mentions, context)))
        or earlier.get(flow, ())
        for flow in _OWNED
    }
    context.update(list(mentions))
    time = time_spoken_of(sentence, now)
    context.time = time if time.kind != "now" else context.time
    context.windows = windows_compared(sentence) or context.windows


def _owners(
    flow: str, sentence: str, mentions: Sequence[Mention], context: Context
) -> Iterator[int]:
    """Yield the states whose imports or exports a sentence is about."""
    masked = masked_evenly(sentence, mentions)
    for pattern in _PATTERNS[flow]:
        for owned in pattern.finditer(masked):
            yield from states_within(mentions, *owned.span())[:1]
    if of_it := re.search(_OF_IT[flow], masked):
        before = states_within(mentions, 0, of_it.start())
        is_of_several = (of_it["it"] or "").lower() == "their"
        yield from (before if is_of_several else before[:1]) or context.state
