"""Reading what tests need from the stored values, all of it in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.text.times import TimeSpan
from comity.panels.codebook import Description
from comity.panels.values import Pair, Row, Values, subject

ByYear = dict[int, Row]


@dataclass(frozen=True)
class EvidenceData:
    """The stored rows that some tests need, up to a year."""

    values: Values
    year: int | None
    rows: dict[str, dict[tuple[int, ...], ByYear]]
    ranks: dict[str, dict[Pair, dict[int, int]]] = field(default_factory=dict)
    partner_rank_measures: dict[str, str] = field(default_factory=dict)

    def describe(self, lookup: Lookup) -> Description:
        """Describe what the measure of a lookup is."""
        return self.values.describe(lookup.measure)

    def history(self, lookup: Lookup) -> ByYear:
        """Return the rows of a lookup by year; none later than the year of the check."""
        return self.rows.get(lookup.measure, {}).get(_subject(self.describe(lookup), lookup), {})

    def partner_rank(self, lookup: Lookup, year: int) -> float | None:
        """Return the rank of the second state among all partners of the first in a year."""
        if lookup.measure in self.partner_rank_measures:
            other = Lookup(self.partner_rank_measures[lookup.measure], lookup.states)
            row = self.history(other).get(year)
            return None if row is None else float(row["value"])
        found = self.ranks.get(lookup.measure, {}).get(_pair(lookup), {})
        return found.get(year)


def read_evidence(
    values: Values,
    tests: Iterable[ClaimTest],
    year: int | None,
    partner_rank_measures: dict[str, str],
) -> EvidenceData:
    """Read what tests need, all in one go.

    ``partner_rank_measures`` names the measures that give the ranks among partners of others.
    """
    asked = list(tests)
    lookups = {lookup for test in asked for lookup in _cases(test)}
    lookups |= {
        Lookup(partner_rank_measures[c.measure], c.states)
        for c in lookups
        if c.measure in partner_rank_measures
    }
    by_measure: dict[str, list[Pair]] = {}
    for lookup in sorted(lookups, key=lambda c: (c.measure, c.states)):
        by_measure.setdefault(lookup.measure, []).append(_pair(lookup))
    rows = {
        name: {
            who: {row["year"]: row for row in history if year is None or row["year"] <= year}
            for who, history in found.items()
        }
        for name, found in values.read_dyads_of(by_measure).items()
    }
    ranked = {
        lookup
        for test in asked
        for operationalisation in test.operationalisations
        if any(
            "rank" in condition.quantity for condition in operationalisation.criterion.conditions
        )
        or (operationalisation.quantity and operationalisation.quantity.unit == "rank")
        for lookup in operationalisation.lookups
        if values.describe(lookup.measure).directed and lookup.measure not in partner_rank_measures
    }
    wanted: dict[str, list[Pair]] = {}
    for lookup in sorted(ranked, key=lambda c: (c.measure, c.states)):
        wanted.setdefault(lookup.measure, []).append(_pair(lookup))
    return EvidenceData(values, year, rows, values.rank_partners(wanted), partner_rank_measures)


def base_year(time: TimeSpan, end: int, history: ByYear) -> int | None:
    """Choose the year with which a year is compared.

    That from which the time is counted, the year before where one year is named, or else the
    tenth or the fifth before.
    """
    if time.kind in ("since", "between") and time.first is not None:
        years = [y for y in history if time.first <= y <= min(time.first + 2, end - 1)]
        return min(years, default=None)
    if time.kind == "year":
        return end - 1 if end - 1 in history else None
    spans = [time.span] if time.span else [10, 5]
    for span in spans:
        for near in (0, 1, -1):
            if end - span + near in history and span + near > 0:
                return end - span + near
    return None


def _cases(test: ClaimTest) -> Iterable[Lookup]:
    for operationalisation in test.operationalisations:
        yield from (*operationalisation.lookups, *operationalisation.against)


def _pair(lookup: Lookup) -> Pair:
    """Return the pair to read a lookup's rows by; a lone state is there twice."""
    codes = (*lookup.states, 0, 0)
    return (codes[0], codes[1] or codes[0])


def _subject(measure: Description, lookup: Lookup) -> tuple[int, ...]:
    return subject(measure, _pair(lookup))
