"""Reading what tests need from the stored values, all of it in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.claims.claim import ClaimTest, Lookup
from comity.claims.text.times import When
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
    stand_in: dict[str, str] = field(default_factory=dict)

    def describe(self, case: Lookup) -> Description:
        """Say what the measure of a case is."""
        return self.values.describe(case.measure)

    def history(self, case: Lookup) -> ByYear:
        """Give the rows of a case by year; none later than the year of the check."""
        return self.rows.get(case.measure, {}).get(_subject(self.describe(case), case), {})

    def partner_rank(self, case: Lookup, year: int) -> float | None:
        """Give the rank of the second state among all partners of the first in a year."""
        if case.measure in self.stand_in:
            other = Lookup(self.stand_in[case.measure], case.states)
            row = self.history(other).get(year)
            return None if row is None else float(row["value"])
        found = self.ranks.get(case.measure, {}).get(_pair(case), {})
        return found.get(year)


def shelf(
    values: Values, tests: Iterable[ClaimTest], year: int | None, stand_in: dict[str, str]
) -> EvidenceData:
    """Read what tests need; ``stand_in`` names measures that give ranks among partners."""
    asked = list(tests)
    cases = {case for test in asked for case in _cases(test)}
    cases |= {Lookup(stand_in[c.measure], c.states) for c in cases if c.measure in stand_in}
    by_measure: dict[str, list[Pair]] = {}
    for case in sorted(cases, key=lambda c: (c.measure, c.states)):
        by_measure.setdefault(case.measure, []).append(_pair(case))
    rows = {
        name: {
            who: {row["year"]: row for row in history if year is None or row["year"] <= year}
            for who, history in found.items()
        }
        for name, found in values.histories_of(by_measure).items()
    }
    ranked = {
        case
        for test in asked
        for way in test.ways
        if any("rank" in condition.quantity for condition in way.yardstick.conditions)
        or (way.quantity and way.quantity.unit == "rank")
        for case in way.cases
        if values.describe(case.measure).directed and case.measure not in stand_in
    }
    wanted: dict[str, list[Pair]] = {}
    for case in sorted(ranked, key=lambda c: (c.measure, c.states)):
        wanted.setdefault(case.measure, []).append(_pair(case))
    return EvidenceData(values, year, rows, values.partner_ranks(wanted), stand_in)


def base_year(when: When, end: int, history: ByYear) -> int | None:
    """Choose the year with which a year is compared.

    That from which the time is told, the year before where one year is named, or else the
    tenth or the fifth before.
    """
    if when.kind in ("since", "between") and when.first is not None:
        years = [y for y in history if when.first <= y <= min(when.first + 2, end - 1)]
        return min(years, default=None)
    if when.kind == "year":
        return end - 1 if end - 1 in history else None
    spans = [when.span] if when.span else [10, 5]
    for span in spans:
        for near in (0, 1, -1):
            if end - span + near in history and span + near > 0:
                return end - span + near
    return None


def _cases(test: ClaimTest) -> Iterable[Lookup]:
    for way in test.ways:
        yield from (*way.cases, *way.against)


def _pair(case: Lookup) -> Pair:
    """Give the pair to read a case's rows by; a lone state stands for itself twice."""
    codes = (*case.states, 0, 0)
    return (codes[0], codes[1] or codes[0])


def _subject(measure: Description, case: Lookup) -> tuple[int, ...]:
    return subject(measure, _pair(case))
