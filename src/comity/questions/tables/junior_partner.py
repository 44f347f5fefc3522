"""The junior partner as a table: to which of the two each measure points, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.panels.codebook import of_one_source
from comity.questions.dyad_data import DyadData
from comity.questions.perspective import Perspective
from comity.questions.table_spec import TableSpec
from comity.wording import values as phrase

Series = dict[int, tuple[float, float]]
"""By year, how much points to a as the junior partner, and how much to b."""

_SPAN = 10


@dataclass(frozen=True)
class AsymmetryMeasure:
    """A measure of asymmetry: a ratio of what the two have, or how far each depends.

    By a ratio the state that has less is the junior; by a dependence the one that depends more.

    >>> AsymmetryMeasure("GDP", "gdp_ratio", ratio=True).ratio
    True
    """

    name: str
    measure: str
    ratio: bool = False


ASYMMETRY_MEASURES = (
    AsymmetryMeasure("GDP", "gdp_ratio", ratio=True),
    AsymmetryMeasure("net resources", "net_resources_ratio", ratio=True),
    AsymmetryMeasure("material capabilities (CINC)", "cinc_ratio", ratio=True),
    AsymmetryMeasure("share of trade", "trade_share"),
    AsymmetryMeasure("cost of a rupture of trade", "trade_cutoff_cost"),
    AsymmetryMeasure("share of arms imports", "arms_import_share"),
    AsymmetryMeasure("share of fuel imports", "fuel_import_share"),
)
"""The measures that ``junior_measures`` counts, in its order."""


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each measure that has values for the pair."""
    for item in ASYMMETRY_MEASURES:
        series = _series(item, data)
        if series:
            yield _row(item, series, (data.dyad.a.name, data.dyad.b.name), data)


def _series(item: AsymmetryMeasure, data: DyadData) -> Series:
    """Return by year how much points to each of the two as the junior partner."""
    of_a, of_b = (
        data.by_year(item.measure, Perspective.A_TO_B),
        data.by_year(item.measure, Perspective.B_TO_A),
    )
    years = sorted(of_a.keys() & of_b.keys())
    return {y: (of_b[y], of_a[y]) if item.ratio else (of_a[y], of_b[y]) for y in years}


def _row(
    item: AsymmetryMeasure, series: Series, names: tuple[str, str], data: DyadData
) -> tuple[str, ...]:
    """Make the row of one measure: to whom it points, by how much, when, since when, its change."""
    last = max(series)
    to_a = _points_to_a(series[last])
    if to_a is None:
        return item.name, "neither", _size(item, series[last], data), str(last), "", ""
    sizes = series[last] if to_a else series[last][::-1]
    return (
        item.name,
        names[0] if to_a else names[1],
        _size(item, sizes, data),
        str(last),
        _since(series, to_a),
        _change(item, series, to_a, data),
    )


def _points_to_a(sizes: tuple[float, float]) -> bool | None:
    """Return whether a is the junior; None where the two are equal."""
    return None if sizes[0] == sizes[1] else sizes[0] > sizes[1]


def _size(item: AsymmetryMeasure, sizes: tuple[float, float], data: DyadData) -> str:
    """Return how far apart the two are: how many times, or both dependences."""
    unit = data.values.describe(item.measure).unit
    if item.ratio:
        return phrase.format_amount(sizes[0], unit)
    return f"{phrase.format_amount(sizes[0], unit)} against {phrase.format_amount(sizes[1], unit)}"


def _since(series: Series, to_a: bool) -> str:
    """Return since when a measure has pointed the same way; a long gap ends a run."""
    run: list[int] = []
    for year in sorted(series, reverse=True):
        long_gap = bool(run) and run[-1] - year > phrase.LONGEST_GAP
        if _points_to_a(series[year]) is not to_a or long_gap:
            return str(run[-1]) if not long_gap else f"{run[-1]}, after years without data"
        run.append(year)
    return f"{run[-1]}, the first year covered"


def _change(item: AsymmetryMeasure, series: Series, to_a: bool, data: DyadData) -> str:
    """Return how much steeper it has become over ten years; empty without data of then."""
    last = max(series)
    description = data.values.describe(item.measure)
    about = (data.dyad.a.ccode, data.dyad.b.ccode)
    if last - _SPAN not in series or not of_one_source(description, last - _SPAN, last, about):
        return ""
    now, then = (series[year] if to_a else series[year][::-1] for year in (last, last - _SPAN))
    unit = description.unit
    if item.ratio:
        return phrase.format_change(now[0] / then[0] - 1, unit, "growth")
    return phrase.format_change((now[0] - now[1]) - (then[0] - then[1]), unit, "difference")


TABLE = TableSpec(
    title="The junior partner, measure by measure",
    columns=("Measure", "Points to", "By", "Year", "Since", "Steeper over 10 years"),
    fill=_rows,
    measures=tuple(item.measure for item in ASYMMETRY_MEASURES),
    note=(
        "A ratio points to the state that has less, a dependence to the one that depends more. "
        "The change is that of the ratio, or of the gap between the two shares. No measure is "
        "weighed against another."
    ),
)
