"""Of all that a figure may be of, what has that figure in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from comity.claims.meant.loose import LooseFigure
from comity.claims.rules.criteria import compatible, scale_of
from comity.claims.verdict.evaluate import compare
from comity.claims.verdict.reach import is_same
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.unit import UnitKind

BEYOND = 0.15
"""How far beyond a bound a figure may be that is meant by it."""


@dataclass(frozen=True)
class Meant:
    """A measure of states in a year that has the figure stated, exactly or after rounding."""

    measure: Description
    states: tuple[int, ...]
    year: int
    is_exact: bool


def all_meant(figure: LooseFigure, values: Values, upto: int | None) -> list[Meant]:
    """Return what has a figure, the exact before all, and what its sentence names before others."""
    if figure.stated.unit == "rank":
        return list(_of_rank(figure, values, upto))
    fitting = [
        Meant(measure, states, year, fit == "exact")
        for measure in _measures(figure, values)
        for states in _in_order(measure, figure.states)
        for year in _years(figure, upto)
        if (fit := _fit(figure, measure, values.read_value(measure.name, states, year)))
    ]
    return sorted(fitting, key=lambda one: (not one.is_exact, not is_of_sentence(one, figure)))


def is_of_sentence(meant: Meant, figure: LooseFigure) -> bool:
    """Return whether the sentence of a figure names the states and the year of what has it."""
    return {*meant.states} <= figure.own_states and meant.year in figure.own_years


def _years(figure: LooseFigure, upto: int | None) -> Iterator[int]:
    """Yield the years that a figure may be of, none after a year."""
    return (year for year in figure.years if upto is None or year <= upto)


def _of_rank(figure: LooseFigure, values: Values, upto: int | None) -> Iterator[Meant]:
    """Yield what has a rank: a state of its clause, among all or among another's partners."""
    for measure in _measures(figure, values):
        ranked = [
            states
            for states in _in_order(measure, figure.states)
            if not figure.clause_states or states[-1] in figure.clause_states
        ]
        for states in ranked:
            ranks = _ranks(measure, states, values)
            for year in _years(figure, upto):
                if ranks.get(year) == figure.stated.value:
                    yield Meant(measure, states, year, is_exact=True)


def _ranks(measure: Description, states: tuple[int, ...], values: Values) -> dict[int, int]:
    """Return the ranks of a state by year, among all or among the partners of the first."""
    if measure.level == "state":
        return {row["year"]: row["rank"] for row in values.read_rows(measure.name, states)}
    pair = (states[0], states[-1])
    return values.rank_partners({measure.name: [pair]})[measure.name].get(pair, {})


def _measures(figure: LooseFigure, values: Values) -> Iterator[Description]:
    """Yield the measures that a figure may be of, in its unit."""
    for name in figure.measures:
        measure = values.codebook.get(name)
        if measure is not None and compatible(figure.stated, measure):
            yield measure


def _fit(figure: LooseFigure, measure: Description, value: float | None) -> str:
    """Return how well a value has the figure stated; empty where it has not."""
    if value is None:
        return ""
    if measure.name == "trade_balance" and value * figure.balance < 0:
        return ""
    stated, size = figure.stated, abs(value) * scale_of(measure)
    if stated.hedge in ("over", "under") and not is_same(stated, size, BEYOND):
        return ""
    outcome = compare(stated, size, share=measure.unit.kind is UnitKind.SHARE)
    return outcome if outcome in ("exact", "rounded") else ""


def _in_order(measure: Description, states: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Return the states, or pairs of them, that a measure may be of."""
    if measure.level == "state":
        return ((one,) for one in states)
    return permutations(states, 2) if measure.directed else combinations(states, 2)


def are_of_one(meant: Iterable[Meant]) -> bool:
    """Return whether all that has a figure is one measure of the same states."""
    return len({(one.measure.name, one.states) for one in meant}) == 1
