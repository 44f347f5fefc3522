"""Ranks and sums that another publisher may see otherwise, or that are neither high nor low."""

from __future__ import annotations

from comity.claims.claim import ClaimTest
from comity.claims.grammar.compile import OVERTAKING, POOLED
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lookup import look_up
from comity.claims.verdict.publishers import source_slack
from comity.claims.verdict.target_years import target_years
from comity.panels.codebook import Description
from comity.unit import UnitKind
from comity.wording.values import is_middling

RANK_SLACK = 0.2
"""By which part of its own value a partner may be larger or smaller in another's figures."""

RESTATED_SLACK = 0.15
"""The same of arms, whose deliveries are restated for years past with each edition."""


def is_close_rank(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether one was overtaken in another year, or by one rank less, as sources differ."""
    if test.criterion.name != OVERTAKING:
        return False
    rank = look_up("top rank", test.lookups[0], year, test.time, data)
    return rank is not None and rank <= test.criterion.conditions[0].threshold + 1


def has_near_others(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a partner may have the rank stated in the figures of another publisher.

    So it is where sums of trade, or shares of it, are within a fifth of each other, and arms of
    several years a little less.
    """
    bounds, slack = _rank_bounds(test), _rank_slack(data.describe(test.lookups[0]))
    if bounds is None or not slack:
        return False
    years = target_years(test, data) if test.every else [year]
    return all(
        first <= bounds[1] and last >= bounds[0]
        for lookup in test.lookups
        for first, last in data.rank_ranges(lookup, years, slack)
    )


def _rank_slack(measure: Description) -> float:
    """Return by which part of its own value another edition or publisher may differ; 0 for none."""
    if measure.name in POOLED:
        return RESTATED_SLACK
    return RANK_SLACK if source_slack(measure) and measure.directed else 0.0


def _rank_bounds(test: ClaimTest) -> tuple[float, float] | None:
    """Return between which ranks a partner is said to be; None where no rank is stated."""
    if test.negated or test.peers or test.against:
        return None
    if stated := test.quantity:
        least = 1 if stated.hedge == "under" else stated.value
        return (least, stated.value) if stated.unit == "rank" else None
    return (1, 1) if test.criterion.name == "the largest" else None


def is_middling_sum(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a sum called large or small is neither among all others of its kind."""
    if test.criterion.name not in ("low", "high") or test.quantity or test.against or test.negated:
        return False
    if data.describe(test.lookups[0]).unit.kind is not UnitKind.MONEY:
        return False
    places = [look_up("percentile", one, year, test.time, data) for one in test.lookups]
    return any(place is not None and is_middling(place) for place in places)
