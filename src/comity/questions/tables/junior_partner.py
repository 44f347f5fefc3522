"""The junior partner as a grid: to which of the two each measure points, since when, how fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.questions.figure import DyadData
from comity.questions.question import TableSpec
from comity.wording import values as phrase

Series = dict[int, tuple[float, float]]
"""By year, how much speaks for a as the junior partner, and how much for b."""

_SPAN = 10


@dataclass(frozen=True)
class Leaning:
    """A measure of asymmetry: a ratio of what the two have, or how far each depends.

    By a ratio the state that has less is the junior; by a dependence the one that depends more.
    """

    name: str
    measure: str
    ratio: bool = False


LEANINGS = (
    Leaning("GDP", "gdp_ratio", ratio=True),
    Leaning("net resources", "net_resources_ratio", ratio=True),
    Leaning("material capabilities (CINC)", "cinc_ratio", ratio=True),
    Leaning("share of trade", "trade_share"),
    Leaning("cost of a rupture of trade", "trade_cutoff_cost"),
    Leaning("share of arms imports", "arms_import_share"),
    Leaning("share of fuel imports", "fuel_import_share"),
)
"""The measures that ``junior_measures`` counts, in its order."""


def _rows(shelf: DyadData) -> Iterator[tuple[str, ...]]:
    """Give a row a measure that has values for the pair."""
    for leaning in LEANINGS:
        series = _series(leaning, shelf)
        if series:
            yield _row(leaning, series, (shelf.dyad.a.name, shelf.dyad.b.name), shelf)


def _series(leaning: Leaning, shelf: DyadData) -> Series:
    """Lay out by year what speaks for each of the two as the junior."""
    forth, back = shelf.known(leaning.measure, "a to b"), shelf.known(leaning.measure, "b to a")
    both = sorted(forth.keys() & back.keys())
    return {y: (back[y], forth[y]) if leaning.ratio else (forth[y], back[y]) for y in both}


def _row(
    leaning: Leaning, series: Series, names: tuple[str, str], shelf: DyadData
) -> tuple[str, ...]:
    """Say one measure: points to whom, by how much, in which year, since when, how changed."""
    last = max(series)
    to_a = _points_to_a(series[last])
    if to_a is None:
        return leaning.name, "neither", _size(leaning, series[last], shelf), str(last), "", ""
    speaks = series[last] if to_a else series[last][::-1]
    return (
        leaning.name,
        names[0] if to_a else names[1],
        _size(leaning, speaks, shelf),
        str(last),
        str(_since(series, to_a)),
        _change(leaning, series, to_a, shelf),
    )


def _points_to_a(speaks: tuple[float, float]) -> bool | None:
    """Tell whether a is the junior; None where as much speaks for the one as for the other."""
    return None if speaks[0] == speaks[1] else speaks[0] > speaks[1]


def _size(leaning: Leaning, speaks: tuple[float, float], shelf: DyadData) -> str:
    """Say how far apart the two are: how many times, or both dependences."""
    unit = shelf.values.describe(leaning.measure).unit
    if leaning.ratio:
        return phrase.amount(speaks[0], unit)
    return f"{phrase.amount(speaks[0], unit)} against {phrase.amount(speaks[1], unit)}"


def _since(series: Series, to_a: bool) -> int:
    """Find since when a measure has pointed the same way; years without data end no run."""
    others = [year for year in series if _points_to_a(series[year]) is not to_a]
    return min(year for year in series if not others or year > max(others))


def _change(leaning: Leaning, series: Series, to_a: bool, shelf: DyadData) -> str:
    """Say how much steeper it has become over ten years; empty without data of then."""
    last = max(series)
    if last - _SPAN not in series:
        return ""
    now, then = (series[year] if to_a else series[year][::-1] for year in (last, last - _SPAN))
    unit = shelf.values.describe(leaning.measure).unit
    if leaning.ratio:
        return phrase.difference(now[0] / then[0] - 1, unit, "growth")
    return phrase.difference((now[0] - now[1]) - (then[0] - then[1]), unit, "difference")


GRID = TableSpec(
    title="The junior partner, measure by measure",
    columns=("Measure", "Points to", "By", "Year", "Since", "Steeper over 10 years"),
    fill=_rows,
    measures=tuple(leaning.measure for leaning in LEANINGS),
    note=(
        "A ratio points to the state that has less, a dependence to the one that depends more. "
        "The change is that of the ratio, or of the gap between the two shares. No measure is "
        "weighed against another."
    ),
)
