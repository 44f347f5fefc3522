"""Nouns that are written once for two owners: "a third of Peru's exports and half of Chile's"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Context, Mention

_NOUN = (
    r"(?:(?:total|overall|foreign|annual|all|major|global|entire|external) )*"
    r"(?:(?:arms|weapons?|goods|fuels?|energy|merchandise|military|defen[cs]e) )?"
    r"(?:imports|exports|trade|purchases|GDP|spending|budget|expenditure)"
)
_SAID = re.compile(rf"\bof (?:the )?(?:§+['’]s?|¶+) (?P<noun>{_NOUN})\b")
_LEFT_OUT = re.compile(
    r"\bof (?:the )?§+['’]s?(?P<place>)(?=[,;.)]|$| (?:in|over|during|and|but|while|between)\b)"
)
_SHARED = re.compile(
    rf"\bof (?:the )?(?:§+['’]s|¶+)(?P<place>) and [^,;§¶]{{1,40}} of (?:the )?(?:§+['’]s|¶+) "
    rf"(?P<noun>{_NOUN})\b"
)


def nouns_left_out(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find where a noun is left out that the sentence has with another owner."""
    masked = masked_evenly(text, mentions)
    for match in _SHARED.finditer(masked):
        yield match.start("place"), match.start("place"), f" {match['noun']}"
    for match in _LEFT_OUT.finditer(masked):
        said = [one["noun"] for one in _SAID.finditer(masked[: match.start()])]
        if said:
            yield match.start("place"), match.start("place"), f" {said[-1]}"


_OWN = re.compile(
    rf"\bof (?:the )?(?P<owner>§+)['’]s? {_NOUN} and (?:\w+ )*?[\d.]+(?: ?%|[a-z -]{{1,14}}) of "
    rf"(?P<own>its)(?= {_NOUN}\b)"
)


def owners_of_both(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "its" of the owner just before: "2 percent of A's exports and 3 of its imports"."""
    for match in _OWN.finditer(masked_evenly(text, mentions)):
        yield *match.span("own"), f"{text[slice(*match.span('owner'))]}'s"


_GAP = re.compile(
    r"\b(?P<of>trade|trading|bilateral) (?P<noun>gap|shortfall)(?= (?:with|of|between|"
    r"against|to|came|stood|reached|was|rose|fell|grew|narrowed|widened)\b)"
)


def gaps_of_trade(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "the trade gap with B", which is a deficit.

    >>> list(gaps_of_trade("The trade gap with B came to 5 billion.", [], Context()))
    [(10, 13, 'deficit')]
    """
    for match in _GAP.finditer(text):
        yield *match.span("noun"), "deficit"
