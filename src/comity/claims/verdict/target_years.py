"""The years in which a test is compared with the data."""

from __future__ import annotations

from itertools import islice

from comity.claims.claim import ClaimTest
from comity.claims.verdict.evaluate import evaluate
from comity.claims.verdict.evidence import EvidenceData


def target_years(test: ClaimTest, data: EvidenceData) -> list[int]:
    """Return the years in which a test is compared with the data, the newest first.

    That is the year named, the years of the time named, or the newest in which the data can
    decide; none where the data have nothing then.
    """
    every = [*test.lookups, *test.against]
    known = set.intersection(*(set(data.history(lookup)) for lookup in every)) if every else set()
    time = test.time
    if time.kind == "year":
        years = known & {time.last}
    elif time.kind == "between" and time.first and time.last:
        years = {y for y in known if time.first <= y <= time.last}
        years = {max(years)} if years and (test.growth or test.quantity) else years
    else:
        years = {y for y in known if time.first is None or y >= time.first}
    decided = (y for y in sorted(years, reverse=True) if evaluate(test, y, data) is not None)
    return list(decided) if time.kind == "between" else list(islice(decided, 1))
