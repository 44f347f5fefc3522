"""Of all that a figure may be of, what has that figure in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

from comity.claims.meant.loose import LooseFigure
from comity.claims.rules.criteria import compatible, scale_of
from comity.claims.verdict.evaluate import compare
from comity.claims.verdict.evidence import EvidenceData
from comity.claims.verdict.reach import is_same
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.unit import UnitKind

BEYOND = 0.15
"""How far beyond a bound a figure may be that is meant by it."""


@dataclass(frozen=True)
class Meant:
    """A measure of states in a year that has the figure stated, exactly or after rounding.

    ``apart`` is by which part of itself the figure stated is off.
    """

    measure: Description
    states: tuple[int, ...]
    year: int
    is_exact: bool
    apart: float = 0.0


def all_meant(figure: LooseFigure, data: EvidenceData) -> list[Meant]:
    """Return what has a figure, the exact before all, and what its sentence names before others."""
    if figure.stated.unit == "rank":
        return list(_of_rank(figure, data))
    return sorted(
        _of_amount(figure, data),
        key=lambda one: (not one.is_exact, not is_of_sentence(one, figure)),
    )


def _of_amount(figure: LooseFigure, data: EvidenceData) -> Iterator[Meant]:
    """Yield what has an amount or a share."""
    for measure in _measures(figure, data.values):
        for year in _years(figure, data.year):
            column = data.column(measure.name, year)
            for states in _in_order(measure, figure.states):
                value = column.at(states)
                if fit := _fit(figure, measure, value):
                    apart = _apart(figure, measure, value)
                    yield Meant(measure, states, year, fit == "exact", apart)


def is_of_sentence(meant: Meant, figure: LooseFigure) -> bool:
    """Return whether the sentence of a figure names the states and the year of what has it."""
    return {*meant.states} <= figure.own_states and meant.year in figure.own_years


def _years(figure: LooseFigure, upto: int | None) -> Iterator[int]:
    """Yield the years that a figure may be of, none after a year."""
    return (year for year in figure.years if upto is None or year <= upto)


def _of_rank(figure: LooseFigure, data: EvidenceData) -> Iterator[Meant]:
    """Yield what has a rank: a state of its clause, among all or among another's partners."""
    for measure in _measures(figure, data.values):
        for year in _years(figure, data.year):
            column = data.column(measure.name, year)
            for states in _in_order(measure, figure.states):
                is_of_clause = not figure.clause_states or states[-1] in figure.clause_states
                if is_of_clause and column.rank(states) == figure.stated.value:
                    yield Meant(measure, states, year, is_exact=True)


def _measures(figure: LooseFigure, values: Values) -> Iterator[Description]:
    """Yield the measures that a figure may be of, in its unit."""
    for name in figure.measures:
        measure = values.codebook.get(name)
        if measure is not None and compatible(figure.stated, measure):
            yield measure


def _fit(figure: LooseFigure, measure: Description, value: float) -> str:
    """Return how well a value has the figure stated; empty where it has not, or is missing."""
    if np.isnan(value):
        return ""
    if measure.name == "trade_balance" and value * figure.balance < 0:
        return ""
    stated, size = figure.stated, abs(value) * scale_of(measure)
    if stated.hedge in ("over", "under") and not is_same(stated, size, BEYOND):
        return ""
    outcome = compare(stated, size, share=measure.unit.kind is UnitKind.SHARE)
    return outcome if outcome in ("exact", "rounded") else ""


def _apart(figure: LooseFigure, measure: Description, value: float) -> float:
    stated = abs(figure.stated.value)
    return abs(abs(value) * scale_of(measure) - stated) / stated if stated else 0.0


def _in_order(measure: Description, states: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Return the states, or pairs of them, that a measure may be of."""
    if measure.level == "state":
        return ((one,) for one in states)
    return permutations(states, 2) if measure.directed else combinations(states, 2)


def are_of_one(meant: Iterable[Meant]) -> bool:
    """Return whether all that has a figure is one measure of the same states."""
    return len({(one.measure.name, one.states) for one in meant}) == 1
