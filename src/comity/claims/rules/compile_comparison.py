"""The lookups of comparisons: A with B against A with C, or A to B against B to A."""

from __future__ import annotations

import re

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_roles import arrange_pair
from comity.claims.rules.placed_lookups import PlacedLookups
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description

_REVERSED = re.compile(
    r"\b(?:vice versa|the reverse|the other way (?:a?round)|it (?:does|is|depends|relies|needs)|"
    r"on it|the latter)\b"
)


def compare_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, rule: Rule
) -> PlacedLookups | None:
    """Compare two pairs: A with B against A with C, or A to B against B to A."""
    before, after = clause.before(clause.compares), clause.after(clause.compares)
    new = [code for code in after if code not in before]
    if len(before) >= 2 and new:
        first, lead = arrange_pair(measure, clause, lexicon, before[:2], rule)
        # "with B than C does" changes the first, "with B than with C" the second.
        does = re.search(
            r"than (?:the )?<\d+d?> (?:does|do|did|is|are|was|has)"
            r"|ahead of|exceed|surpass|outstrip",
            clause.masked,
        )
        kept = before[1] if does else before[0]
        gone = before[0] if does else before[1]
        second = tuple(new[0] if code == gone else code for code in first.states)
        return _ordered(clause, first, Lookup(measure.name, second), lead) if kept else None
    turned = _REVERSED.search(clause.masked[clause.compares :]) or len(after) >= 2
    if measure.directed and measure.unit != "times" and turned and len(before) >= 2:
        lookup, lead = arrange_pair(measure, clause, lexicon, before[:2], rule)
        return _ordered(clause, lookup, Lookup(measure.name, lookup.states[::-1]), lead)
    return None


def _ordered(clause: Clause, first: Lookup, second: Lookup, lead: float) -> PlacedLookups:
    """Arrange the lookup said to be the greater first."""
    if re.search(
        r"\b(?:less|fewer|smaller|lower|rarer|weaker)\b", clause.masked[: clause.compares]
    ):
        first, second = second, first
    return (first,), (second,), max(lead, 2.0)
