"""The order in which a measure needs two states, from the roles that they play in a clause."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause
from comity.claims.text.roles import assign
from comity.panels.codebook import Description
from comity.unit import UnitKind

PlacedLookups = tuple[tuple[Lookup, ...], tuple[Lookup, ...], float]
"""The lookups, those opposite where two are compared, and the lead of the roles assigned."""


def arrange_pair(
    measure: Description, clause: Clause, lexicon: Lexicon, states: Sequence[int], rule: Rule
) -> tuple[Lookup, float]:
    """Arrange two states in the order that a measure needs."""
    two = tuple(states[:2])
    roles = _roles(measure, lexicon, rule)
    if not measure.directed or roles is None:
        return Lookup(measure.name, two), 2.0
    if measure.sender is not None:
        other = next((code for code in two if code != measure.sender), two[0])
        return Lookup(measure.name, (measure.sender, other)), 4.0
    is_ratio = measure.unit.kind is UnitKind.RATIO
    masked = clause.masked if is_ratio or clause.compares < 0 else clause.masked[: clause.compares]
    pair, lead = assign(
        masked, clause.tokens(tuple(states[:3])), roles, lexicon.cues, lexicon.compile
    )
    if is_ratio and clause.behind and _multiple(clause):
        pair = pair[::-1]  # "three times smaller than": the other is three times larger
    return Lookup(measure.name, pair), lead


def _roles(measure: Description, lexicon: Lexicon, rule: Rule) -> tuple[str, str] | None:
    """Return the roles of a measure's two states; a rule may name those of its shares."""
    if rule.roles and measure.unit.is_share:
        return rule.roles[0], rule.roles[1]
    return lexicon.roles.get(measure.name)


def _multiple(clause: Clause) -> bool:
    return any(quantity.unit == "times" for quantity in clause.quantities)
