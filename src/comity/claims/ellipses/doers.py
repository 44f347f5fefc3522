"""Clauses by which another state did the same, or did not: "nor did Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.ellipses.elided import ElidedClause
from comity.claims.text.masks import NAME, states_within
from comity.claims.text.mentions import Mention

_WHO = rf"(?:the )?[{NAME}]+"
_LIST = rf"(?P<list>{_WHO}(?:(?:, {_WHO})*,? (?:and|or) {_WHO})?)"
_DO = r"(?:did|does|do|had|has|have|was|were|is|are)"
_END = r"(?=[.,;:)–—]|$| (?:but|while|whereas|though|although)\b)"
_INVERTED = re.compile(
    rf"(?:^|[,;:–—] |\b)(?:and |but |yet )?(?P<how>nor|neither|so|as) {_DO} {_LIST}"
    rf"(?: (?:one|any|either))?{_END}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"[,;:–—] ?(?:(?:and|but|while|whereas|though|although|yet) )*{_LIST} {_DO}"
    rf"(?P<not> not|n['’]t)?(?: (?:so|one|too|likewise|either|as well|the same))*{_END}"
)


_NOW = r"(?:now|today|currently|instead|alone|since)"
_TOP = re.compile(
    rf"(?P<list>{_WHO}) (?:{_NOW} )*(?:"
    r"(?:has|holds?|took|has taken|occup(?:ies|ied)|enjoys|claims|fills) (?:now )?(?:it\b|"
    r"th(?:at|is|e) (?:place|position|role|spot|title|top spot|top place|first place|lead)\b)|"
    r"(?:stands?|is|ranks?|comes?|sits?) (?:now )?(?:at the top|first|top|on top|in (?:first|top) "
    rf"place|number one))(?: {_NOW})*(?=[.,;:)]|$| (?:with|at|on) )"
)
"""Who has a place now that was spoken of, or is the first."""


def find_tops(masked: str, mentions: Sequence[Mention]) -> Iterator[ElidedClause]:
    """Find who has a place now, or is the first, of what the clause before ranks.

    >>> masked = "§§§§ was first; §§§§§ has it now."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(16, 21, (155,), "name")]
    >>> [one.state for one in find_tops(masked, mentions)]
    [155]
    """
    for match in _TOP.finditer(masked):
        yield from _each(match, mentions)


def find_doers(masked: str, mentions: Sequence[Mention]) -> Iterator[tuple[ElidedClause, str]]:
    """Find who did the same or did not, each with "same", "yes" or "no" for what is said of it.

    >>> masked = "§§§§ signed it, and so did §§§§§."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(27, 32, (155,), "name")]
    >>> [(one.state, said) for one, said in find_doers(masked, mentions)]
    [(155, 'same')]
    """
    for match in _INVERTED.finditer(masked):
        said = "no" if match["how"].lower() in ("nor", "neither") else "same"
        yield from ((one, said) for one in _each(match, mentions))
    for match in _PLAIN.finditer(masked):
        yield from ((one, "no" if match["not"] else "yes") for one in _each(match, mentions))


def _each(match: re.Match[str], mentions: Sequence[Mention]) -> Iterator[ElidedClause]:
    """Yield a clause for each state of the list of a match."""
    among = states_within(mentions, *match.span("list"))
    for state in among:
        yield ElidedClause(match.start(), match.end(), state, "doer", among=among)
