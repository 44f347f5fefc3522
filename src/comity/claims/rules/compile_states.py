"""The lookups of measures of one state: of one state, of several, or of one against another."""

from __future__ import annotations

from comity.claims.claim import Lookup
from comity.claims.lexicon import Rule
from comity.claims.rules.compile_roles import PlacedLookups
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description
from comity.states.names import find


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
