"""Ranks and sums that another publisher may see otherwise, or that are neither high nor low."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.grammar.compile import OVERTAKING, POOLED
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.lookup import look_up, rank_in_midst
from comity.claims.verdict.publishers import REAL_GROWTH, source_slack
from comity.claims.verdict.target_years import target_years
from comity.panels.codebook import Description
from comity.unit import UnitKind
from comity.wording import claims as wording
from comity.wording.values import is_middling

RANK_SLACK = 0.2
"""By which part of its own value a partner may be larger or smaller in another's figures."""

FIRST_REPORTS, OLD_SLACK = 1948, 0.35
"""From when states report to the IMF, and the same slack before: goods in transit are in some."""

WORLD_SLACK = 0.05
"""The same of the sums of states that are ranked in the world."""

RESTATED_SLACK = 0.15
"""The same of arms, whose deliveries are restated for years past with each edition."""


def why_not_denied(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why a rank, comparison or size that does not hold is not denied; empty if it is."""
    if test.among and _is_old(test, year, data):
        return wording.EDGE
    is_sum = data.describe(test.lookups[0]).unit.kind is UnitKind.MONEY
    if is_sum and is_middling_degree(test, year, data):
        return wording.MIDDLING
    if is_close_comparison(test, year, data):
        return wording.CLOSE_PAIR
    if test.base is not None and test.lookups[0].measure in REAL_GROWTH:
        return wording.CURRENT_DOLLARS
    if is_close_rank(test, year, data):
        return wording.NEAR
    if _is_of_one_year(test):
        return wording.ARMS_OF_YEAR
    if reason := _of_kind(test, year, data):
        return reason
    return wording.CLOSE_RANK if has_near_others(test, year, data) else ""


_OF_FIVE_YEARS = re.compile(r"^arms_.*(?:share|five_years)$")


def _is_of_one_year(test: ClaimTest) -> bool:
    """Return whether a rank or share of arms may be of one year, where the data pool five."""
    time = test.time
    is_year = time.kind == "year" and not (time.is_split or time.is_pooled)
    is_rank = test.is_of_rank or test.criterion.name == "the largest"
    is_of_world = test.lookups[0].measure.endswith("_world_share")
    is_pooled = _OF_FIVE_YEARS.match(test.lookups[0].measure) is not None
    return is_year and (is_rank or is_of_world) and is_pooled


def _of_kind(test: ClaimTest, year: int, data: EvidenceData) -> str:
    """Return why nothing is denied by a list with gaps, a rank from below, or one among all pairs.

    Who voted "against" another the most is not who voted with it the least: some abstain.
    """
    lookup = test.lookups[0]
    if lookup.measure in _LISTED:
        return wording.INCOMPLETE_LIST
    asked = {one.quantity for one in test.criterion.conditions}
    is_from_below, is_of_votes = "bottom rank" in asked, lookup.measure.startswith(_VOTES)
    if len(lookup.states) == len(("one", "other")):
        is_ranked = is_from_below or (is_of_votes and "top rank" in asked)
        is_of_ratio = lookup.measure.endswith("_ratio") and test.is_of_rank
        return wording.AMONG_PAIRS if is_ranked or is_of_ratio else ""
    is_near = is_from_below or _is_near_first(test, year, data)
    return wording.ABSTENTIONS if is_of_votes and is_near else ""


NEAR_FIRST = 10
"""How many ranks farther down a state may be in votes counted without abstentions."""


def _is_near_first(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether one said to be among the first is not far from them."""
    ranks = [one.threshold for one in test.criterion.conditions if one.quantity == "top rank"]
    rank = look_up("top rank", test.lookups[0], year, test.time, data) if ranks else None
    return rank is not None and rank <= max(ranks) + NEAR_FIRST


_VOTES = ("vote_", "agreement_", "contested_agreement", "s_score")
"""How the names of measures of alike votes begin."""


_LISTED = frozenset({"exercises_after_2010", "joint_patrols"})
"""Counts of what was found in reports: whatever was not found is missing."""


def is_close_rank(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether one was overtaken in another year, or by one rank less, as sources differ.

    Without data of the year before it may have been in another too.
    """
    if test.criterion.name != OVERTAKING:
        return False
    if year - 1 not in data.history(test.lookups[0]):
        return True
    rank = look_up("top rank", test.lookups[0], year, test.time, data)
    return rank is not None and rank <= test.criterion.conditions[0].threshold + 1


def has_near_others(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a partner may have the rank stated in the figures of another publisher.

    So it is where sums of trade, or shares of it, are within a fifth of each other, and arms of
    several years a little less.
    """
    if test.peers and not test.negated:
        return _has_near_peers(test, year, data)
    bounds, slack = _rank_bounds(test), _rank_slack(data.describe(test.lookups[0]), year)
    if bounds is None or not slack:
        return False
    years = target_years(test, data) if test.every else [year]
    return all(
        first <= bounds[1] and last >= bounds[0]
        for lookup in test.lookups
        for first, last in _ranges(test, lookup, years, slack, data)
    )


PEER_SLACK = 0.1
"""By which part of itself the size of a state may differ in another edition or source."""


def _has_near_peers(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a state may have the rank stated in its group by another edition's figures."""
    own = look_up("value", test.lookups[0], year, test.time, data) or 0.0
    others = [look_up("value", one, year, test.time, data) or 0.0 for one in test.peers]
    best, worst = (
        1 + sum(one > own * by for one in others) for by in (1 + PEER_SLACK, 1 - PEER_SLACK)
    )
    stated = test.quantity.value if test.quantity else 1.0
    return best <= stated <= worst


LATE_RANK = 3
"""By how many years the newest rank in a region may be older than the newest values of others."""


def _is_old(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is said of today was last known years before others are."""
    newest = min(data.describe(test.lookups[0]).years[1], data.written or 9999)
    return test.time.kind == "now" and year < newest - LATE_RANK


def _ranges(
    test: ClaimTest, lookup: Lookup, years: Sequence[int], slack: float, data: EvidenceData
) -> list[tuple[float, float]]:
    """Return for each year the ranks between which one is if its value is off."""
    if not test.among:
        return data.rank_ranges(lookup, years, slack)
    every = (
        [rank_in_midst(lookup, test.among, year, data, by) for by in (slack, -slack)]
        for year in years
    )
    return [(best or 1, worst or float("inf")) for best, worst in every]


def is_close_comparison(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether of two sums compared another publisher may have the other as the larger.

    So it is where the lesser is not smaller by more than what publishers of trade differ by.
    """
    if not test.against or test.quantity or test.base is not None:
        return False
    return any(
        _are_close(lookup, opposite, test, year, data)
        for lookup, opposite in zip(test.lookups, test.against, strict=False)
    )


def _are_close(
    lookup: Lookup, opposite: Lookup, test: ClaimTest, year: int, data: EvidenceData
) -> bool:
    values = [look_up("value", one, year, test.time, data) for one in (lookup, opposite)]
    if None in values:
        return False
    lesser, greater = sorted(abs(value or 0.0) for value in values)
    return lesser >= (1 - source_slack(data.describe(lookup))) * greater > 0


def _rank_slack(measure: Description, year: int) -> float:
    """Return by which part of its own value another edition or publisher may differ; 0 for none."""
    if measure.name in POOLED:
        return RESTATED_SLACK
    if measure.level == "state" and measure.unit.kind is UnitKind.MONEY:
        return WORLD_SLACK
    if not source_slack(measure) or not measure.directed:
        return 0.0
    return OLD_SLACK if year < FIRST_REPORTS else RANK_SLACK


def _rank_bounds(test: ClaimTest) -> tuple[float, float] | None:
    """Return between which ranks a partner is said to be; None where no rank is stated.

    A partner that is not the largest is said to be the second or one further down.
    """
    if test.peers or test.against:
        return None
    if test.negated:
        is_first = test.criterion.name == "the largest" and not test.quantity
        return (2, float("inf")) if is_first else None
    if stated := test.quantity:
        least = 1 if stated.hedge == "under" else stated.value
        return (least, stated.value) if stated.unit == "rank" else None
    return (1, 1) if test.criterion.name == "the largest" else None


_DEGREES = ("very low", "low", "high", "very high")
_DEPENDENT = ("wholly dependent", "largely dependent", "dependent on a supply")

BELOW = 0.5
"""Below which part of the share that a dependence is taken for it is plainly none."""


def _is_of_some_dependence(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether a supply is short of a dependence, but not by half."""
    least = test.criterion.conditions[0].threshold / 100
    values = [look_up("value", one, year, test.time, data) for one in test.lookups]
    return any(value is not None and BELOW * least <= value < least for value in values)


def is_middling_degree(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether what is called large or small is neither among all others of its kind."""
    if test.criterion.name in _DEPENDENT and not test.quantity:
        return _is_of_some_dependence(test, year, data)
    if test.criterion.name not in _DEGREES or test.quantity or test.against or test.negated:
        return False
    places = [look_up("percentile", one, year, test.time, data) for one in test.lookups]
    return any(place is not None and is_middling(place) for place in places)


def are_ahead(test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether all have more in a year that a test says are ahead of what it ranks."""
    return all(_is_ahead(other, test, year, data) for other in test.behind)


NOT_OUSTED = "the state that is said to have lost the rank is not known to have held it"
BEFORE = 5
"""In how many years before it was lost a rank may have been held."""


def why_not_ousted(test: ClaimTest, year: int | None, data: EvidenceData) -> str:
    """Return that one said to have lost a rank was not ahead before; empty where it was."""
    earlier = range(year - BEFORE, year) if year else ()
    is_held = all(
        any(_is_ahead(other, test, before, data) for before in earlier) for other in test.ousted
    )
    return "" if is_held else NOT_OUSTED


def _is_ahead(other: Lookup, test: ClaimTest, year: int, data: EvidenceData) -> bool:
    """Return whether another has more in a year than what a test ranks."""
    own, more = (look_up("value", one, year, test.time, data) for one in (test.lookups[0], other))
    return own is not None and more is not None and more > own
