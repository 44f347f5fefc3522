"""The order in which a measure needs two states, from the roles that they play in a clause."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause
from comity.claims.text.roles import assign
from comity.panels.codebook import Description


def arrange_pair(
    measure: Description, clause: Clause, lexicon: Lexicon, states: Sequence[int], rule: Rule
) -> tuple[Lookup, float]:
    """Arrange two states in the order that a measure needs."""
    two = tuple(states[:2])
    roles = lexicon.roles.get(measure.name)
    if rule.roles and measure.unit.startswith("share"):
        roles = (rule.roles[0], rule.roles[1])
    if not measure.directed or roles is None:
        return Lookup(measure.name, two), 2.0
    masked = (
        clause.masked
        if clause.compares < 0 or measure.unit == "times"
        else clause.masked[: clause.compares]
    )
    candidates = tuple(states[:3]) if len(states) > 2 else two
    pair, lead = assign(masked, clause.tokens(candidates), roles, lexicon.cues)
    if measure.name.startswith("chinese_"):
        pair, lead = (CHINA, next((c for c in two if c != CHINA), two[0])), 4.0
    if measure.unit == "times" and clause.behind and _multiple(clause):
        pair = pair[::-1]  # "three times smaller than": the other is three times larger
    return Lookup(measure.name, pair), lead


def _multiple(clause: Clause) -> bool:
    return any(quantity.unit == "times" for quantity in clause.quantities)


CHINA = 710
