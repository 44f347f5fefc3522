"""Additions that compare: with another year, or with another state."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.grammar.compile import LESS, MORE
from comity.claims.grammar.parse import Parse
from comity.claims.grammar.tokens import Tokens
from comity.claims.reading.base import Around, Read, exchanged, is_level, time_of


def than_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "a little more than in 2010", "well below the peak of 2012"."""
    test = last[1]
    time = time_of(match, tokens, test)
    if time is None or test.against or test.peers or not is_level(test):
        return None
    less = match["cmp"] in (
        "less",
        "lower",
        "below",
        "under",
        "down",
        "short of",
        "fewer",
        "smaller",
    )
    plain = replace(
        test, quantity=None, may_be_sum=False, criterion=LESS if less else MORE, others=()
    )
    return replace(plain, against=test.lookups, base=time.last, negated=False, every=False)


def times_then(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "twice as much as in 2010"."""
    test = _than_then_year(match, tokens, last)
    figure = tokens.figures[int(match["q"])]
    if test is None or figure.unit != "times":
        return None
    return replace(test, quantity=replace(figure, half=min(figure.half, 0.1 * figure.value)))


def _than_then_year(match: re.Match[str], tokens: Tokens, last: Read) -> ClaimTest | None:
    test = last[1]
    time = time_of(match, tokens, test)
    if time is None or test.against or test.peers or not is_level(test):
        return None
    plain = replace(test, may_be_sum=False, criterion=MORE, others=(), every=False, negated=False)
    return replace(plain, against=test.lookups, base=time.last)


def than_state(match: re.Match[str], tokens: Tokens, last: Read, _: Around) -> ClaimTest | None:
    """Read "1.7 times that of B", "ahead of B", "one place behind B"."""
    parsed, test = last
    named = match.groupdict()
    is_behind = re.search("behind|second|less|fewer", named.get("cmp") or "") is not None
    is_ahead = re.search("ahead|behind", named.get("cmp") or "") is not None
    is_ahead |= named.get("share") is not None  # "three times B's share"
    state = tokens.states[int(match["s"])]
    lookup = _opposite(parsed, test, state, named.get("link"), is_ahead=is_ahead)
    figure = tokens.figures[int(named["q"])] if named.get("q") else None
    is_of_rank = parsed.construction.kind in ("rank", "order")  # a rank says it already
    if lookup is None or (is_behind and is_of_rank) or (figure and figure.unit != "times"):
        return None
    figure = replace(figure, half=min(figure.half, 0.1 * figure.value)) if figure else None
    return replace(
        test, against=(lookup,), quantity=figure, criterion=LESS if is_behind else MORE, peers=(),
        others=(), may_be_sum=False, negated=False, every=False,
    )  # fmt: skip


def _opposite(
    parsed: Parse, test: ClaimTest, state: int, link: str | None, *, is_ahead: bool
) -> Lookup | None:
    """Return the lookup that another state is compared by; None where nothing can be."""
    if test.growth or (test.against and not link):
        return None
    if test.against:
        return exchanged(replace(test, lookups=test.against), parsed, state, "to")
    own = test.lookups[0]
    is_of_owner = is_ahead and not link and own.measure.endswith("_share")
    if parsed.construction.kind == "rank" or is_of_owner:  # ahead of its other partners
        return _partner_of_owner(own, state)
    if len(own.states) == 1 or link:
        return exchanged(test, parsed, state, link)
    is_of_subject = parsed.construction.unit == "percent"  # "supplied 15 percent, more than B"
    return exchanged(test, parsed, state, None) if is_of_subject else None


def _partner_of_owner(own: Lookup, state: int) -> Lookup | None:
    """Return the lookup of another partner of the state whose share or rank it is."""
    if state in own.states:
        return None
    return Lookup(own.measure, (*own.states[:-1], state))
