"""The lookups of measures of two states: of one pair, of several, or of one against another."""

from __future__ import annotations

import re
from itertools import product

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_lookups import PlacedLookups, arrange_pair
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description
from comity.unit import UnitKind


def lookups_of_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, states: tuple[int, ...], rule: Rule
) -> PlacedLookups | None:
    """Return the lookups of a measure of dyads: of the two spoken of, or of several pairs."""
    if len(states) < 2 or measure.sender not in (None, *states):
        return None
    if clause.compares < 0 and (pairs := _pairs_with_third(clause, states)):
        arranged = [arrange_pair(measure, clause, lexicon, pair, rule) for pair in pairs]
        return tuple(lookup for lookup, _ in arranged), (), min(lead for _, lead in arranged)
    if clause.compares >= 0 and (compared := _compare_pairs(measure, clause, lexicon, rule)):
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


_REVERSED = re.compile(
    r"\b(?:vice versa|the reverse|the other way (?:a?round)|it (?:does|is|depends|relies|needs)|"
    r"on it|the latter)\b"
)


def _compare_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, rule: Rule
) -> PlacedLookups | None:
    """Compare two pairs: A with B against A with C, or A to B against B to A."""
    before, after = clause.before(clause.compares), clause.after(clause.compares)
    new = [code for code in after if code not in before]
    if len(before) < 2:
        return None
    first, lead = arrange_pair(measure, clause, lexicon, before[:2], rule)
    if new:
        # "with B than C does" changes the first, "with B than with C" the second.
        gone = before[0] if _CHANGES_FIRST.search(clause.masked) else before[1]
        second = tuple(new[0] if code == gone else code for code in first.states)
        return _ordered(clause, first, Lookup(measure.name, second), lead)
    turned = len(after) >= 2 or _REVERSED.search(clause.masked[clause.compares :])
    if turned and measure.directed and measure.unit.kind is not UnitKind.RATIO:
        return _ordered(clause, first, Lookup(measure.name, first.states[::-1]), lead)
    return None


_CHANGES_FIRST = re.compile(
    r"than (?:the )?<\d+d?> (?:does|do|did|is|are|was|has)|ahead of|exceed|surpass|outstrip"
)
"""A comparison of two subjects: "A trades more with B than C does"."""


def _ordered(clause: Clause, first: Lookup, second: Lookup, lead: float) -> PlacedLookups:
    """Arrange the lookup said to be the greater first."""
    if _LESS.search(clause.masked[: clause.compares + len("less")]):
        first, second = second, first
    return (first,), (second,), max(lead, 2.0)


_LESS = re.compile(r"\b(?:less|fewer|smaller|lower|rarer|weaker)\b")
"""Words before "than"; "less than" itself may be where the comparison begins."""
