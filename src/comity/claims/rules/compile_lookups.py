"""The states that a measure is looked up for, from the roles that they play in a clause."""

from __future__ import annotations

from collections.abc import Sequence

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause
from comity.claims.text.roles import assign
from comity.panels.codebook import Description
from comity.states.names import find
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


def lookups_of_states(
    measure: Description, clause: Clause, states: tuple[int, ...], rule: Rule
) -> PlacedLookups | None:
    """Return the lookups of a state measure: of one state, of each, or of one against another."""
    left_out = {2} if measure.name in _ABOUT_US else set()
    about = tuple(code for code in states if code not in left_out)
    if not about:
        return None
    if clause.compares >= 0 and (two := _compared(clause, about)):
        first, second = two
        return (Lookup(measure.name, (first,)),), (Lookup(measure.name, (second,)),), 3.0
    joined = tuple(code for code in clause.coordinated if code in about)
    if len(joined) > 1 and not rule.needs:
        return tuple(Lookup(measure.name, (code,)) for code in joined), (), 3.0
    target = _target(rule, about)
    return (Lookup(measure.name, (target,)),), (), 2.0


def _compared(clause: Clause, about: tuple[int, ...]) -> tuple[int, int] | None:
    """Return the state said to be ahead and the one behind; None where two are not compared."""
    before = [code for code in clause.before(clause.compares) if code in about]
    after = [code for code in clause.after(clause.compares) if code in about and code not in before]
    if not before or not after:
        return None
    return (after[0], before[0]) if clause.behind else (before[0], after[0])


_ABOUT_US = {"distance_from_us", "agreement_with_us", "disputes_with_us"}


def _target(rule: Rule, about: tuple[int, ...]) -> int:
    """Choose of several states the one that a state measure is about.

    It is the one that the rule is about, if it names one, or else the first named.
    """
    needed = find(rule.needs).ccode if rule.needs else None
    return needed if needed in about else about[0]
