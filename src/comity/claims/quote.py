"""What an editor can quote of a verdict: the figures behind it, as a sentence."""

from __future__ import annotations

from comity.claims.claim import ClaimTest, Evidence, Strength
from comity.claims.topics.turns import turn_sought
from comity.claims.verdict.evaluate import rank_in_group
from comity.claims.verdict.evidence import EvidenceData, base_year
from comity.claims.verdict.lookup import look_up, quantity_of
from comity.unit import UnitKind
from comity.wording import quotes as wording
from comity.wording.claims import rank_words
from comity.wording.names import in_group


def strength_of(test: ClaimTest, data: EvidenceData) -> Strength:
    """Return how much a test asks of the data: from an exact figure to any value above zero."""
    if test.quantity:
        return Strength.FIGURE
    if test.against:
        return Strength.COMPARISON
    if test.is_of_rank:
        return Strength.RANK
    is_existence = str(test.criterion) == "value > 0" and not test.growth
    if is_existence and data.describe(test.lookups[0]).unit.kind is not UnitKind.BOOLEAN:
        return Strength.EXISTENCE
    return Strength.CRITERION


def statement(test: ClaimTest, evidence: tuple[Evidence, ...], data: EvidenceData) -> str:
    """Return the figures of a verdict as one sentence without its full stop; empty without any."""
    clauses = (_clause(test, item, data) for item in evidence)
    return "; ".join(dict.fromkeys(filter(None, clauses)))


def _clause(test: ClaimTest, item: Evidence, data: EvidenceData) -> str:
    """Return what the data say on one lookup: its change where that is tested, or its level."""
    if item.value is None or item.year is None:
        return ""
    if test.is_of_change and (change := _change(test, item, data)):
        return change
    measure, states = data.describe(item.lookup), item.lookup.states
    if turn_sought(test) and item.years:
        return _before_and_after(item, item.years, data)
    level = wording.level_clause(measure, states, item.value, item.time)
    if test.peers:
        place = rank_in_group(test, item.lookup, item.year, data)
        return f"{level}, {rank_words(*place, test.group)}" if place else level
    return level + _rank_clause(test, item, item.year, data)


def _rank_clause(test: ClaimTest, item: Evidence, year: int, data: EvidenceData) -> str:
    """Return the rank of a lookup among partners or all, where one is tested and it is high."""
    rank = quantity_of("top rank", test, item.lookup, year, data)
    if not test.is_of_rank or rank is None or rank > wording.LAST_RANK:
        return ""
    where = in_group(test.group) if test.among else ""
    clause = wording.rank_clause(rank, data.describe(item.lookup), item.lookup.states)
    return f", {clause}{where}"


def _before_and_after(item: Evidence, years: tuple[int, int], data: EvidenceData) -> str:
    """Return what a measure is in the recorded years before and after a turn."""
    measure, history = data.describe(item.lookup), data.history(item.lookup)
    levels = ((history[year]["value"], year) for year in years)
    clauses = (wording.level_clause(measure, item.lookup.states, *level) for level in levels)
    return "; ".join(clauses)


def _change(test: ClaimTest, item: Evidence, data: EvidenceData) -> str:
    """Return how a value changed up to the year of the evidence; empty where that is missing."""
    lookup, year = item.lookup, item.year
    if year is None or item.value is None:
        return ""
    change = look_up("change", lookup, year, test.time, data)
    base = base_year(test.time, year, data.history(lookup))
    if change is None or base is None:
        return ""
    measure = data.describe(lookup)
    return wording.change_clause(measure, lookup.states, change, (base, year), item.value)
