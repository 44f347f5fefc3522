"""Reading what tests need from the stored values, all of it in one go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from comity.claims.claim import ClaimTest, Lookup, Operationalisation
from comity.claims.text.times import TimeSpan
from comity.claims.verdict.groups import GroupFigures, has_same_members
from comity.panels.codebook import Description
from comity.panels.measure_values import PeriodValues, Row
from comity.panels.values import Pair, Values, subject

ByYear = dict[int, Row]

COLUMNS = 256
"""How many columns of a year, of some 150 kB each, are kept while a text is checked."""


@dataclass(frozen=True)
class EvidenceData:
    """The stored rows that some tests need, up to a year, and the year a text was written in."""

    values: Values
    year: int | None
    rows: dict[str, dict[tuple[int, ...], ByYear]]
    ranks: dict[str, dict[Pair, dict[int, int]]] = field(default_factory=dict)
    partner_rank_measures: dict[str, str] = field(default_factory=dict)
    written: int | None = None

    def describe(self, lookup: Lookup) -> Description:
        """Describe what the measure of a lookup is."""
        return self.values.describe(lookup.measure)

    @cached_property
    def column(self) -> Callable[[str, int], PeriodValues]:
        """What reads the values of all in a year once: many figures of a text are of few years."""
        return lru_cache(maxsize=COLUMNS)(self.values.read_period)

    @property
    def groups(self) -> GroupFigures:
        """What follows for groups of states from the values of their members."""
        return GroupFigures(self.values, self.year)

    def history(self, lookup: Lookup) -> ByYear:
        """Return the rows of a lookup by year; none later than the year of the check."""
        if lookup.is_of_group:
            return self.groups.history(lookup)
        return self.rows.get(lookup.measure, {}).get(_subject(self.describe(lookup), lookup), {})

    def change_percentile(self, lookup: Lookup, year: int, span: int) -> float | None:
        """Return the percentile of a change over 5 or 10 years, or None without one."""
        if lookup.is_of_group:
            return None
        about = _subject(self.describe(lookup), lookup)
        return self.values.change_percentile(lookup.measure, about, year, span)

    def partner_rank(self, lookup: Lookup, year: int) -> float | None:
        """Return the rank of the second state among all partners of the first in a year."""
        if lookup.is_of_group:
            return self.groups.rank(lookup, year)
        if lookup.measure in self.partner_rank_measures:
            other = Lookup(self.partner_rank_measures[lookup.measure], lookup.states)
            row = self.history(other).get(year)
            return None if row is None else float(row["value"])
        ranks = self.ranks.get(lookup.measure, {}).get(_pair(lookup), {})
        return ranks.get(year)

    def rank_ranges(
        self, lookup: Lookup, years: Sequence[int], slack: float
    ) -> list[tuple[float, float]]:
        """Return for each year the ranks between which one is if its value is off.

        One is a partner of the first state, or one of all states. ``slack`` is by which part of
        itself the value may be off. From the first to no rank where it has no value.
        """
        if lookup.is_of_group:
            ranks = (self.groups.rank(lookup, year) for year in years)
            return [(rank, rank) if rank else (1, math.inf) for rank in ranks]
        if not self.describe(lookup).directed:
            return [self._world_range(lookup, year, slack) for year in years]
        pair, pairs = _pair(lookup), {lookup.measure: [_pair(lookup)]}
        raised, lowered = (
            self.values.rank_partners(pairs, by)[lookup.measure].get(pair, {})
            for by in (slack, -slack)
        )
        return [(raised.get(year) or 1, lowered.get(year) or math.inf) for year in years]

    def _world_range(self, lookup: Lookup, year: int, slack: float) -> tuple[float, float]:
        """Return the same of one state among all."""
        column = self.values.read_period(lookup.measure, year)
        own = column.at(lookup.states)
        if math.isnan(own):
            return 1, math.inf
        above = [int((column.cells > own * (1 + by)).sum()) for by in (slack, -slack)]
        return 1 + above[0], 1 + above[1]


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
    every = {lookup for test in asked for lookup in _lookups(test)}
    lookups = {lookup for lookup in every if not lookup.is_of_group}
    lookups |= {
        Lookup(partner_rank_measures[lookup.measure], lookup.states)
        for lookup in lookups
        if lookup.measure in partner_rank_measures
    }
    rows = {
        name: {who: _whole_years(values, name, year, history) for who, history in subjects.items()}
        for name, subjects in values.read_dyads_of(_pairs_by_measure(lookups)).items()
    }
    ranked = lookups & {
        lookup
        for lookup in _ranked_lookups(asked)
        if values.describe(lookup.measure).directed and lookup.measure not in partner_rank_measures
    }
    ranks = values.rank_partners(_pairs_by_measure(ranked))
    return EvidenceData(values, year, rows, ranks, partner_rank_measures)


def _whole_years(values: Values, measure: str, year: int | None, history: Iterable[Row]) -> ByYear:
    """Return rows by year; none later than a year, and none of a year that is known in part."""
    unfinished = values.describe(measure).unfinished
    return {
        row["year"]: row
        for row in history
        if (year is None or row["year"] <= year) and row["year"] not in unfinished
    }


def _pairs_by_measure(lookups: Iterable[Lookup]) -> dict[str, list[Pair]]:
    """List the pairs to read of each measure, always in the same order."""
    pairs: dict[str, list[Pair]] = {}
    for lookup in sorted(lookups, key=lambda one: (one.measure, one.states)):
        pairs.setdefault(lookup.measure, []).append(_pair(lookup))
    return pairs


def _ranked_lookups(tests: Iterable[ClaimTest]) -> Iterator[Lookup]:
    """Yield the lookups of which a test needs the rank."""
    for test in tests:
        for operationalisation in test.operationalisations:
            if _needs_rank(operationalisation):
                yield from operationalisation.lookups


def _needs_rank(operationalisation: Operationalisation) -> bool:
    """Return whether a figure or a condition of a definition is a rank."""
    stated = operationalisation.quantity
    if stated is not None and stated.unit == "rank":
        return True
    return any("rank" in one.quantity for one in operationalisation.criterion.conditions)


def base_of(lookup: Lookup, time: TimeSpan, end: int, data: EvidenceData) -> int | None:
    """Return the year with which a year of a lookup is compared.

    None where a group had other members then: its sum changed by that.
    """
    base = base_year(time, end, data.history(lookup))
    if base is None or not has_same_members(lookup, base, end):
        return None
    return base


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


def _lookups(test: ClaimTest) -> Iterable[Lookup]:
    for operationalisation in test.operationalisations:
        yield from (*operationalisation.lookups, *operationalisation.against)
    yield from (*test.peers, *test.behind, *test.ousted)


def _pair(lookup: Lookup) -> Pair:
    """Return the pair to read a lookup's rows by; a lone state is there twice."""
    codes = (*lookup.states, 0, 0)
    return (codes[0], codes[1] or codes[0])


def _subject(measure: Description, lookup: Lookup) -> tuple[int, ...]:
    return subject(measure, _pair(lookup))
