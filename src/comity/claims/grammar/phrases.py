"""Phrases that name a quantity: "Poland's purchases from Germany", "military spending in Peru".

Each is written as one token in its clause, so that what is said of a quantity (that it rose, was
worth so much, or exceeded another) is stated once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from comity.claims.grammar.constructions import ROLES, Construction, group_names, noun_index

_VALUE = re.compile(
    r"\b(?:the )?(?:(?:total|overall|annual|yearly|combined|dollar) )*"
    r"(?:value|amount|level|sum|size) of (?:all |the )?(?=<n\d+>)"
)
_THE = re.compile(r"\b(?:the|all|all the|overall|total|annual|yearly|bilateral) (?=<n\d+>)")


@dataclass(frozen=True)
class Phrase:
    """A quantity as it is named in a clause: what it is, and how its states are written.

    ``roles`` gives for each role the token or pronoun, in the order of the words.
    """

    noun: Construction
    roles: dict[str, str]


@dataclass(frozen=True)
class Phrased:
    """A clause with a token ``<n0>`` for each quantity that it names."""

    text: str
    phrases: tuple[Phrase, ...]


def name_quantities(text: str) -> Phrased | None:
    """Write a token for each quantity that a clause names, the longest names first.

    >>> name_quantities("<s0>'s exports to <s1> rose by <q0>").text
    '<n0> rose by <q0>'
    """
    taken: list[tuple[int, int, Phrase]] = []
    for start, end, phrase in sorted(_found(text), key=lambda one: (one[0] - one[1], one[0])):
        if not any(begin < end and start < upto for begin, upto, _ in taken):
            taken.append((start, end, phrase))
    if not taken:
        return None
    written, upto = "", 0
    phrases: list[Phrase] = []
    for start, end, phrase in sorted(taken, key=lambda one: one[0]):
        written += f"{text[upto:start]}<n{len(phrases)}>"
        phrases.append(phrase)
        upto = end
    plain = _THE.sub("", _VALUE.sub("", written + text[upto:]))
    return Phrased(plain, tuple(phrases))


def _found(text: str) -> Iterator[tuple[int, int, Phrase]]:
    """Yield every place in which a quantity is named."""
    for noun in noun_index().fitting(text):
        if noun.may_match(text):
            for match in _compiled(noun.written).finditer(text):
                yield match.start(), match.end(), Phrase(noun, _roles(match))


def _roles(match: re.Match[str]) -> dict[str, str]:
    """Return how the state in each role is written, in the order of the words."""
    named = [
        (match.start(name), role, match[name])
        for role in ROLES
        for name in group_names(role)
        if name in match.re.groupindex and match[name] is not None
    ]
    return {role: word for _, role, word in sorted(named)}


@lru_cache(maxsize=512)
def _compiled(written: str) -> re.Pattern[str]:
    """Compile the pattern of a noun when a clause may name it: most never are."""
    return re.compile(rf"(?<![\w'>])(?:{written})(?![\w'])")
