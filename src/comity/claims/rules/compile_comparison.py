"""The lookups of comparisons: A with B against A with C, or A to B against B to A."""

from __future__ import annotations

import re

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_roles import PlacedLookups, arrange_pair
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description
from comity.unit import UnitKind

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
    if re.search(
        r"\b(?:less|fewer|smaller|lower|rarer|weaker)\b", clause.masked[: clause.compares]
    ):
        first, second = second, first
    return (first,), (second,), max(lead, 2.0)
