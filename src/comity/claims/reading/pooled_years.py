"""What there was any of, or none: in the year or the years that a sentence names, each of them."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation, Lookup

_DELIVERIES, _SHARE = "arms_transfers", "arms_import_share"
_WINDOW = re.compile(
    r"\b(?:1[89]|20)\d\d ?(?:[–-]|and|to|until|through) ?(?:(?:19|20)\d\d|\d\d)\b|"
    r"\b(?:five|5)[- ]years?\b"
)


def _is_denied(test: ClaimTest) -> bool:
    """Return whether a test is of what there was none of."""
    return test.criterion.name == "never" or (test.criterion.name == "some" and test.negated)


def of_years_meant(sentence: str, one: Interpretation) -> Interpretation:
    """Return a reading of what there was any of, or none, as one of the years that are named.

    What there was none of from one year to another was there in no year between. What one state
    sold another in one year is no share of five, and what it sold in five years is not what it
    sold in the last of them.
    """
    test = one.test
    if test is None or test.criterion.name not in ("some", "never") or test.quantity is not None:
        return one
    if test.time.kind == "between" and _is_denied(test):
        return replace(one, test=replace(test, every=True))
    pooled = _WINDOW.search(sentence) is not None
    moved = None if one.gap else _of_one_year(test, pooled=pooled)
    if moved is None:
        return one
    return replace(one, test=moved) if _is_denied(test) else replace(one, test=moved).undenied()


def _of_one_year(test: ClaimTest, *, pooled: bool) -> ClaimTest | None:
    """Return a test of deliveries in one year, or of five years' share; None for no other."""
    lookup, other = test.lookups[0], _SHARE if pooled else _DELIVERIES
    is_of_two = {lookup.measure, other} == {_DELIVERIES, _SHARE}
    if test.time.kind != "year" or len(test.lookups) > 1 or test.against or not is_of_two:
        return None
    return replace(test, lookups=(Lookup(other, lookup.states[::-1]),), others=(), substitutes=0)
