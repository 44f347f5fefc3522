"""Reading what is added to a clause: with another time, another state, or another figure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from comity.claims.claim import ClaimTest
from comity.claims.grammar.parse import Parse
from comity.claims.grammar.patterns import grammar
from comity.claims.grammar.pieces import Piece
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import Around, Read
from comity.claims.reading.builders import BUILDERS
from comity.claims.text.times import TimeSpan

Reading = tuple[Parse, ClaimTest, str]
"""A clause that was read, its test, and why it cannot be judged, if it cannot."""

_LEAD = (
    r"^(?:(?:and|but|or|yet|though|while|as|or rather|(?:which|that|this) (?:is|was))\s)*"
    r"(?:(?:a little|a lot|well|far|slightly|somewhat|much|considerably|just|some|even)\s)*"
    r"(?:(?:only|a mere|still|already|as little as|as much as)\s(?=<q))?"
)


_FEW = re.compile(
    r"\b(?:barely|hardly|scarcely|merely|a mere|a full|fully|roughly|exactly|precisely) (?=<q)"
)
"""What a writer makes of a figure, which changes nothing in it."""


_OWN = re.compile(r"\bthe (?:country|state|nation|republic|island)'s\b")
"""Whose a figure is where the clause before it speaks of one state's own."""


def read_tail(written: str, tokens: Tokens, last: Read, around: Around) -> list[Reading]:
    """Read what some words add to the clause before; empty if nothing that can be tested."""
    text = _FEW.sub("", re.sub(r"[“”\".]+", "", written).strip())
    text = _OWN.sub("its", text)
    for item in grammar()["tail"]:
        match = _compiled(_LEAD + item["said"] + "$").match(text)
        if match and (built := BUILDERS[item["build"]](match, tokens, last, around)):
            tests = built if isinstance(built, tuple) else (built,)
            return [(last[0], test, gap_of(test)) for test in tests]
    return []


_JOINED = re.compile(r",? and (?=(?:to |from |with |in )?(?:the )?<[sqa]\d+>)")


def read_tails(written: str, tokens: Tokens, last: Read, around: Around) -> list[Reading]:
    """Read one addition, or several joined by "and", each of which adds to the one before."""
    if whole := read_tail(written, tokens, last, around):
        return whole
    readings: list[Reading] = []
    parts = _JOINED.split(written)
    for part in parts if len(parts) > 1 else ():
        if not (one := read_tail(part, tokens, last, around)):
            return []
        readings, last = [*readings, *one], continued(one, last)
    return readings


def continued(added: list[Reading], last: Read) -> Read:
    """Return what the next addition is made to: after a comparison, the clause before it.

    After the level of one that is ranked in a group it is still the rank in that group.
    """
    is_level = bool(last[1].peers) and not added[-1][1].peers
    return last if added[0][1].against or is_level else added[-1][:2]


def read_inserted(
    piece: Piece, tokens: Tokens, last: Read, named: list[int], around: Around
) -> list[Reading]:
    """Read a figure in brackets: of the state before it where two are compared."""
    test = last[1]
    lookup = next(
        (one for one in test.against if named and named[0] in one.states), test.lookups[0]
    )
    plain = replace(test, lookups=(lookup,), against=(), quantity=None, base=None)
    return read_tail(piece.text, tokens, (last[0], plain), around)


def read_pair(
    pieces: list[Piece], at: int, tokens: Tokens, last: Read, around: Around
) -> list[Reading]:
    """Read "at 3.1 percent, against 1.9 percent": an insertion with what is contrasted with it."""
    if len(pieces) < at + 2 or not pieces[at + 1].text.startswith(_CONTRASTED):
        return []
    return read_tails(tokens.masked[pieces[at].start : pieces[at + 1].end], tokens, last, around)


_CONTRASTED = ("against <q", "to <q", "compared with <q", "versus <q")


def at_time_after(
    pieces: list[Piece], upto: int, reads: list[Reading], tokens: Tokens
) -> tuple[int, list[Reading]]:
    """Move readings to the time that follows without a comma: "its GDP of 5 in 2024 was ..."."""
    follows = None
    if reads and upto < len(pieces):
        follows = re.match(r" ?<t(\d+)>(?P<more>.*\w)?", pieces[upto].text)
    between = tokens.masked[pieces[upto - 1].end : pieces[upto].start] if follows else ""
    if not follows or re.search(r"[,;(]", between):
        return upto, reads
    timed = [_at_time(read, tokens.times[int(follows[1])]) for read in reads]
    return upto + (follows["more"] is None), timed


def _at_time(read: Reading, time: TimeSpan) -> Reading:
    """Return a reading that names no time at one, or with a gap where it cannot be of that."""
    parsed, test, gap = read
    if test.time.kind != "now":
        return read
    if time.kind != "year" or test.growth:
        return parsed, test, gap or "not accounted for: the time that follows"
    return parsed, replace(test, time=time), gap


_VAGUE = re.compile(
    r"^(?:most|the (?:bulk|majority|vast majority|lion's share)|nearly all|almost all)"
)


def is_vague(read: Reading) -> bool:
    """Return whether a share is a quantifier, which figures in brackets say more precisely."""
    quantity = read[1].quantity
    return quantity is not None and _VAGUE.match(quantity.text.lower()) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def gap_of(test: ClaimTest) -> str:
    """Return why a test cannot be judged: its sum is in another currency; empty where it can."""
    stated = test.quantity
    return foreign(stated.text.strip()) if stated and stated.unit == "foreign" else ""


def foreign(amount: str) -> str:
    """Return that a sum is in another currency, and which sum it is.

    >>> foreign("5 billion euros")
    'not accounted for: “5 billion euros”, a sum in another currency than the US dollar'
    """
    return f"not accounted for: “{amount}”, a sum in another currency than the US dollar"
