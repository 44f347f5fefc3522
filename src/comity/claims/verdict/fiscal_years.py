"""What is said of a fiscal year, which begins in one calendar year and ends in the next."""

from __future__ import annotations

from comity.claims.claim import Evidence, Interpretation, Verdict, VerdictName
from comity.claims.rules.criteria import scale_of
from comity.claims.text.quantities import is_telling
from comity.claims.verdict.evaluate import evaluate
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.explain import evidence_of, explain
from comity.wording import claims as wording

BEYOND = 0.03
"""By what part of itself a figure may be beyond those of the calendar years that it spans."""

APART = 1.5
"""How many times the least of the figures of these years the greatest may be."""


def judge_fiscal_year(interpretation: Interpretation, data: EvidenceData) -> Verdict | None:
    """Judge what is said of a fiscal year by the calendar years that it spans.

    It is supported where it was so in each of them. A figure between theirs fits by another
    definition of the year. None is returned, and nothing denied, where the data tell no more.
    """
    test = interpretation.test
    if test is None or not interpretation.are_roles_clear:
        return None
    years = range(test.time.first or 0, (test.time.last or 0) + 1)
    outcomes = {evaluate(test, year, data) for year in years}
    evidence = tuple(item for year in years for item in evidence_of(test, year, data))
    if outcomes <= {"exact", "rounded"}:
        name, remark = VerdictName.SUPPORTED, wording.IN_BOTH_YEARS
        if outcomes != {"exact"}:
            name = VerdictName.ROUNDED
    elif None not in outcomes and _is_between(interpretation, evidence, data):
        name, remark = VerdictName.OTHER_DEFINITION, wording.BETWEEN_YEARS
    else:
        return None
    return Verdict(name, f"{explain(test, evidence, data)} {remark}", evidence, (), test.time.last)


def _is_between(
    interpretation: Interpretation, evidence: tuple[Evidence, ...], data: EvidenceData
) -> bool:
    """Return whether a level is between those of the years, which are not far apart."""
    stated = interpretation.test.quantity if interpretation.test else None
    if stated is None or stated.unit not in ("percent", "money") or stated.hedge in _BOUNDS:
        return False
    if interpretation.is_by_figure and not is_telling(stated):
        return False
    levels = [
        item.value * scale_of(data.describe(item.lookup))
        for item in evidence
        if item.value is not None
    ]
    least, greatest = min(levels), max(levels)
    is_inside = least * (1 - BEYOND) <= stated.value <= greatest * (1 + BEYOND)
    return len(levels) == len(evidence) and is_inside and greatest <= APART * least


_BOUNDS = ("over", "under")
"""Hedges that make a bound of a figure."""
