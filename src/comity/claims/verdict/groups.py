"""Figures of groups of states: sums over members at the end of a year, and ranks of partners.

A sum is given where every member has a value. Trade among members is no trade of the group; what
a member has with its own group is what it has with the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product

import numpy as np

from comity.claims.claim import Lookup
from comity.panels.codebook import Description
from comity.panels.measure_values import PeriodValues, Row
from comity.panels.values import Values
from comity.states.groups import group_of_code, is_several, members_of_group
from comity.typing import Array

ADDED = frozenset({
    "military_spending", "gdp", "arms_exports_world_share", "arms_imports_world_share", "cinc",
    "trade", "exports", "trade_balance", "fuel_exports", "crude_oil_exports", "gas_exports",
    "coal_exports", "arms_transfers",
})  # fmt: skip
"""Measures whose values can be added up over members."""

ADDED_OF_SEVERAL = ADDED | {"total_exports", "total_imports", "total_trade"}
"""Those of states that are no group, among which nothing is left out as their own."""

PARTS: Mapping[str, tuple[str, str, bool]] = {
    "trade_share": ("trade", "total_trade", False),
    "export_share": ("exports", "total_exports", False),
    "import_share": ("exports", "total_imports", True),
    "trade_dependence": ("trade", "gdp", False),
    "arms_import_share": ("", "", False),
    "arms_export_share": ("", "", False),
    "fuel_import_share": ("", "", False),
    "fuel_export_share": ("", "", False),
    "crude_oil_import_share": ("", "", False),
    "crude_oil_export_share": ("", "", False),
    "gas_import_share": ("", "", False),
    "gas_export_share": ("", "", False),
    "coal_import_share": ("", "", False),
    "coal_export_share": ("", "", False),
}
"""Shares that partners have of a state's total; for those of a group's, the flow and the totals
that they are of, and whether the flow is to the group."""

BURDEN = "military_burden"
"""The share of all members' GDP that they spend together."""

ONE_PARTNER = ("EU", "ASEAN")
"""Groups that publishers of trade may count as one partner."""

EARLIEST = 1958
"""The first year of the oldest group with figures."""


@dataclass(frozen=True)
class GroupFigures:
    """What is computed of groups from the stored values of their members."""

    values: Values
    year: int | None

    def history(self, lookup: Lookup) -> dict[int, Row]:
        """Return the figures of a group by year; empty for a measure that has no sums."""
        return _history(self.values, self.year, lookup)

    def largest(self, lookup: Lookup, year: int) -> Lookup:
        """Return the same of the member, or members, with the largest value."""
        measure = self.values.describe(lookup.measure)
        period = self.values.read_period(measure.name, year)
        sides = [sorted(members_in(code, year)) for code in lookup.states]
        every = [subject for subject in product(*sides) if len({*subject}) == len(sides)]
        return replace(lookup, states=max(every, key=lambda one: np.nan_to_num(period.at(one))))

    def rank(self, lookup: Lookup, year: int) -> float | None:
        """Return the rank of the second among the partners of the first.

        None where it is another if the groups that may count as one partner do.
        """
        row = self._of_partners(lookup, year)
        if row is None:
            return None
        owners, own = (members_in(code, year) for code in lookup.states)
        states, amounts = row
        total = amounts[np.isin(states, list(own))].sum()
        if owners & own or np.isnan(total) or total <= 0:
            return None
        others = ~np.isin(states, [*owners, *own])
        apart = 1 + np.count_nonzero(amounts[others] > total)
        united = _merged(states[others], amounts[others], owners | own, year)
        return float(apart) if apart == 1 + np.count_nonzero(united > total) else None

    def _of_partners(self, lookup: Lookup, year: int) -> tuple[Array, Array] | None:
        """Return all states, and what each has with the first of a lookup."""
        flow, _, is_to = PARTS.get(lookup.measure, (lookup.measure, "", False))
        owners = members_in(lookup.states[0], year)
        measure = flow if len(owners) > 1 and flow else lookup.measure
        if not measure or self.values.describe(measure).level == "state":
            return None
        period = self.values.read_period(measure, year)
        is_owner = np.isin(period.states, list(owners))
        if measure == lookup.measure or not is_to:
            return period.states, _sum(period.cells[is_owner], axis=0)
        return period.states, _sum(period.cells[:, is_owner], axis=1)


def members_in(code: int, year: int) -> frozenset[int]:
    """Return the members of a group when a year ends; of a state, itself alone."""
    group = group_of_code(code)
    return frozenset({code}) if group is None else members_of_group(group, date(year, 12, 31))


def counted_members(lookup: Lookup, year: int) -> Iterator[tuple[str, int]]:
    """Yield the groups of a lookup with how many members each had at the end of a year."""
    for code in lookup.states:
        if (group := group_of_code(code)) and not is_several(code):
            yield group.name, len(members_in(code, year))


def has_same_members(lookup: Lookup, one: int, other: int) -> bool:
    """Return whether the groups of a lookup had the same members in two years."""
    return all(members_in(code, one) == members_in(code, other) for code in lookup.states)


def can_be_added(lookup: Lookup) -> bool:
    """Return whether a measure has figures of groups: of what it adds up, or of a share of it."""
    if lookup.measure not in PARTS:
        added = ADDED_OF_SEVERAL if is_several(lookup.states[0]) else ADDED
        return lookup.measure in added or lookup.measure == BURDEN
    return group_of_code(lookup.states[0]) is None or bool(PARTS[lookup.measure][0])


@lru_cache(maxsize=256)
def _history(values: Values, last: int | None, lookup: Lookup) -> dict[int, Row]:
    if not can_be_added(lookup):
        return {}
    measure = values.describe(lookup.measure)
    first, newest = measure.years
    years = range(max(first, EARLIEST), min(newest, last or newest) + 1)
    figures = {y: _value(values, measure, lookup, y) for y in years if y not in measure.unfinished}
    return {
        year: {"year": year, "value": value} for year, value in figures.items() if value is not None
    }


def _value(values: Values, measure: Description, lookup: Lookup, year: int) -> float | None:
    """Return one figure of a group; None where a member has none."""
    sides = [members_in(code, year) for code in lookup.states]
    if not all(sides) or (len(sides) > 1 and min(map(len, sides)) > 1 and sides[0] & sides[1]):
        return None
    if measure.name == BURDEN:
        value = _burden(values, sides[0], year)
    elif measure.name in PARTS and len(sides[0]) > 1:
        value = _part(values, measure.name, sides[0], sides[1], year)
    else:
        value = _total(values.read_period(measure.name, year), *sides)
    return None if np.isnan(value) else value


def _total(period: PeriodValues, *sides: frozenset[int]) -> float:
    """Add up the values of members, or of pairs of members of either side; NaN if one has none."""
    rows = [np.isin(period.states, list(side)) for side in sides]
    if any(chosen.sum() < len(side) for chosen, side in zip(rows, sides, strict=True)):
        return float("nan")
    if len(sides) == 1:
        return float(period.cells[rows[0]].sum(dtype=float))
    cells = period.cells[np.ix_(*rows)].astype(float)
    of_itself = period.states[rows[0]][:, None] == period.states[rows[1]][None, :]
    return float(np.where(of_itself, 0.0, cells).sum())


def _burden(values: Values, members: frozenset[int], year: int) -> float:
    """Divide what members spend by their GDP; NaN where that of one is missing."""
    spending, burden, gdp = (
        values.read_period(name, year) for name in ("military_spending", BURDEN, "gdp")
    )

    def output(code: int) -> float:
        share = burden.at((code,))
        return spending.at((code,)) / share if share > 0 else gdp.at((code,))

    spent = sum(spending.at((code,)) for code in members)
    return float(spent / sum(output(code) for code in members))


def _part(
    values: Values, measure: str, owners: frozenset[int], others: frozenset[int], year: int
) -> float:
    """Divide a flow by a group's total; trade among the members is left out of that."""
    flow, totals, is_to = PARTS[measure]
    if not flow or owners & others:
        return float("nan")
    period = values.read_period(flow, year)
    amount = _total(period, others, owners) if is_to else _total(period, owners, others)
    whole = _total(values.read_period(totals, year), owners)
    inside = 0.0 if totals == "gdp" else _total(period, owners, owners)
    return amount / (whole - inside)


def _merged(states: Array, amounts: Array, parties: frozenset[int], year: int) -> Array:
    """Return amounts with one for each group that is no party and may count as one partner."""
    for name in ONE_PARTNER:
        members = members_of_group(name, date(year, 12, 31))
        if members & parties:
            continue
        inside = np.isin(states, list(members))
        states = np.append(states[~inside], 0)
        amounts = np.append(amounts[~inside], _sum(amounts[inside], axis=0))
    return amounts


def _sum(cells: Array, axis: int) -> Array:
    """Add up what there is of rivals' amounts."""
    total: Array = np.nansum(cells.astype(float), axis=axis)
    return total
