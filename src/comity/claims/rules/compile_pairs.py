"""The lookups of measures of two states: of one pair, of several, or of one against another."""

from __future__ import annotations

import re
from itertools import product

from comity.claims.claim import Lookup
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.rules.compile_comparison import compare_pairs
from comity.claims.rules.compile_roles import CHINA, arrange_pair
from comity.claims.rules.placed_lookups import PlacedLookups
from comity.claims.text.clauses import Clause
from comity.panels.codebook import Description


def lookups_of_pairs(
    measure: Description, clause: Clause, lexicon: Lexicon, states: tuple[int, ...], rule: Rule
) -> PlacedLookups | None:
    """Find a measure of dyads up for the two spoken of, or for several pairs of them."""
    if len(states) < 2 or (measure.name.startswith("chinese_") and CHINA not in states):
        return None
    third = tuple(code for code in states if code not in clause.coordinated)
    if len(clause.coordinated) == 2 and third and clause.compares < 0:
        made = [
            arrange_pair(measure, clause, lexicon, pair, rule)
            for pair in product(clause.coordinated, third[:1])
        ]
        return tuple(lookup for lookup, _ in made), (), min(lead for _, lead in made)
    if clause.compares >= 0:
        compared = compare_pairs(measure, clause, lexicon, rule)
        if compared:
            return compared
    lookup, lead = arrange_pair(measure, clause, lexicon, states, rule)
    both = measure.directed and clause.is_side_by_side and lead <= 0
    if both and re.search(r"each other|one another|both|mutual", clause.masked):
        return (lookup, Lookup(measure.name, lookup.states[::-1])), (), 1.0
    return (lookup,), (), lead
