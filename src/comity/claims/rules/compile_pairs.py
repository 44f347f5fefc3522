"""The lookups of measures of two states: of one pair, of several, or of one against another."""

from __future__ import annotations

import re
from itertools import product

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_comparison import compare_pairs
from comity.claims.rules.compile_roles import PlacedLookups, arrange_pair
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description


def lookups_of_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, states: tuple[int, ...], rule: Rule
) -> PlacedLookups | None:
    """Return the lookups of a measure of dyads: of the two spoken of, or of several pairs."""
    if len(states) < 2 or measure.sender not in (None, *states):
        return None
    if clause.compares < 0 and (pairs := _pairs_with_third(clause, states)):
        arranged = [arrange_pair(measure, clause, lexicon, pair, rule) for pair in pairs]
        return tuple(lookup for lookup, _ in arranged), (), min(lead for _, lead in arranged)
    if clause.compares >= 0 and (compared := compare_pairs(measure, clause, lexicon, rule)):
        return compared
    return _one_or_both(measure, clause, *arrange_pair(measure, clause, lexicon, states, rule))


def _one_or_both(
    measure: Description, clause: Clause, lookup: Lookup, lead: float
) -> PlacedLookups:
    """Look one direction up, or both where neither is meant alone."""
    if lead <= 0 and measure.directed and _is_mutual(clause):
        return (lookup, Lookup(measure.name, lookup.states[::-1])), (), 1.0
    return (lookup,), (), lead


def _pairs_with_third(clause: Clause, states: tuple[int, ...]) -> list[tuple[int, int]]:
    """List each of two states named together with a third; empty without one."""
    third = [code for code in states if code not in clause.coordinated]
    return list(product(clause.coordinated, third[:1])) if len(clause.coordinated) == 2 else []


def _is_mutual(clause: Clause) -> bool:
    """Return whether the same is said of each state towards the other."""
    return clause.is_side_by_side and _MUTUAL.search(clause.masked) is not None


_MUTUAL = re.compile(r"each other|one another|both|mutual")
