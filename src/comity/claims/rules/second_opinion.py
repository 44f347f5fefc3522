"""A second opinion on which state does it to which, by a parser: it only ever withholds."""

from __future__ import annotations

from dataclasses import replace

from comity.claims.claim import Interpretation, Lookup
from comity.claims.lexicon import Lexicon
from comity.claims.text.mentions import NameIndex
from comity.claims.text.parser import Parser
from comity.claims.text.syntax import Role

REVERSED = "by its syntax, the clause has the two states the other way round"

ENDS = {
    "giver": Role.GIVER,
    "receiver": Role.RECEIVER,
    "sender": Role.GIVER,
    "target": Role.RECEIVER,
    # Whose trade or dependence it is, and on whom.
    "owner": Role.RECEIVER,
    "other": Role.GIVER,
}
"""By role of the lexicon, the end of a flow that it is."""


def withhold_reversed(
    interpretation: Interpretation, text: str, lexicon: Lexicon, names: NameIndex, parser: Parser
) -> Interpretation:
    """Return an interpretation, with a gap where a parser has its two states reversed."""
    test = interpretation.test
    if test is None or not is_reversed(test.lookups[0], text, lexicon, names, parser):
        return interpretation
    return replace(interpretation, gap=REVERSED)


def is_reversed(
    lookup: Lookup, text: str, lexicon: Lexicon, names: NameIndex, parser: Parser
) -> bool:
    """Return whether the syntax contradicts the roles of the two states of a lookup.

    It says nothing where a state is named twice, or where both would have one role.
    """
    expected = _expected(lookup, lexicon)
    read = _read(set(expected), text, names, parser)
    if len(read) == 2 and len(set(read.values())) == 1:
        return False
    return any(role is not expected[code] for code, role in read.items())


def _read(states: set[int], text: str, names: NameIndex, parser: Parser) -> dict[int, Role]:
    """Return the ends at which the syntax has some states; empty where one is named twice."""
    mentions = [one for one in names.find_states(text) if one.states[0] in states]
    if not mentions or len({one.states for one in mentions}) < len(mentions):
        return {}
    roles = parser.roles(text, [(one.start, one.end) for one in mentions])
    return {one.states[0]: role for one, role in zip(mentions, roles, strict=True) if role}


def _expected(lookup: Lookup, lexicon: Lexicon) -> dict[int, Role]:
    """Return the end of the flow at which a lookup has each state; empty for no flow."""
    roles = lexicon.roles.get(lookup.measure, ())
    if len(lookup.states) != 2 or not all(role in ENDS for role in roles):
        return {}
    return {code: ENDS[role] for code, role in zip(lookup.states, roles, strict=False)}
