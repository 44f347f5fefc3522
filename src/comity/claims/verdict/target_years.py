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
    years = sorted(_years_of(test, _covered_years(test, data)), reverse=True)
    decided = (year for year in years if evaluate(test, year, data) is not None)
    return list(decided) if test.time.kind == "between" else list(islice(decided, 1))


def _covered_years(test: ClaimTest, data: EvidenceData) -> set[int]:
    """Return the years in which the data have all that a test looks up."""
    histories = [set(data.history(lookup)) for lookup in (*test.lookups, *test.against)]
    return set.intersection(*histories) if histories else set()


def _years_of(test: ClaimTest, covered: set[int]) -> set[int]:
    """Return those of the covered years that the time of a test is about."""
    time = test.time
    if time.kind == "year":
        return covered & {time.last}
    last = time.last if time.kind == "between" and time.first else None
    years = {year for year in covered if (time.first or 0) <= year <= (last or year)}
    if last and (test.growth or test.quantity):
        return set(sorted(years)[-1:])
    return years
