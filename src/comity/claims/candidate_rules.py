"""Which rules may read a clause, the one that fits it best first."""

from __future__ import annotations

import re

from comity.claims.lexicon import Lexicon, Rule
from comity.claims.text.clauses import Clause


def candidate_rules(clause: Clause, lexicon: Lexicon) -> list[Rule]:
    """Return the rules that match a clause, the best first."""
    scored = [(rule, _score(rule, clause.masked)) for rule in lexicon.rules_fitting(clause.masked)]
    best = sorted(((r, s) for r, s in scored if s > 0), key=lambda candidate: -candidate[1])
    return [rule for rule, _ in best]


def _score(rule: Rule, masked: str) -> float:
    """Return how well a rule fits: a point a pattern, its weight, and the words it explains."""
    matches: list[re.Match[str]] = []
    for pattern in rule.patterns:
        match = pattern.search(masked)
        if not match:
            return 0.0
        matches.append(match)
    if any(pattern.search(masked) for pattern in rule.unless):
        return 0.0
    return len(matches) + rule.weight + sum(len(match[0]) for match in matches) / 200
