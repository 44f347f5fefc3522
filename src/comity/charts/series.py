"""A measure over the years: for the pair, or for each of the two, against the world's median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from comity.charts.draw import Spec
from comity.questions.question import Figure

STROKES = (("var(--pair)", ()), ("var(--other)", (6, 3)))
"""Colour and dashes of the first and the second line, told apart in print as well."""

MEDIAN = ("var(--world)", (1, 3))
"""Colour and dashes of the world's median."""

_LEAST_OTHERS = 30
"""A median of fewer values than this says little of the world, and is not drawn."""

WIDTH, HEIGHT = 430, 190

_LEAST_YEARS = 3
"""With fewer years than this there is nothing to see in a line."""


Stroke = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Series:
    """One chart of a measure: its lines are figures of the pair or of each of the two."""

    measure: str
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """What the chart shows, in words."""
        return "; ".join(_in_words(figure) for figure in self.figures)


def series(figures: Sequence[Figure], measure: str) -> Series | None:
    """Gather a measure's figures into one chart, or None where there is nothing to draw."""
    drawn = tuple(f for f in figures if f.measure == measure and _years(f) >= _LEAST_YEARS)
    return Series(measure, drawn) if drawn else None


def spec(chart: Series) -> Spec:
    """Describe the chart in Vega-Lite: lines that break where a year has no data."""
    factor, form = _scale(chart.figures)
    layers = []
    if medians := _medians(chart, factor):
        layers += _line(medians, MEDIAN, form)
    for figure, stroke in zip(chart.figures, STROKES, strict=False):
        layers += _line(list(_rows(figure.history, factor)), stroke, form)
    return {"width": WIDTH, "height": HEIGHT, "layer": layers}


def axis_unit(figure: Figure) -> str:
    """Say in what unit the vertical axis stands."""
    factor, _ = _scale((figure,))
    if "million" in figure.unit and factor != 1:
        return figure.unit.replace("million", "billion")
    return "percent" if figure.unit.startswith("share") else figure.unit


def _line(rows: list[dict[str, Any]], stroke: Stroke, form: str) -> list[Spec]:
    """Draw one line, with a dot on each year that stands alone."""
    colour, dash = stroke
    x = {"field": "year", "type": "quantitative", "scale": {"zero": False, "nice": False}}
    y = {"field": "value", "type": "quantitative", "axis": {"format": form}}
    encoding = {"x": x, "y": y, "detail": {"field": "run"}}
    line = {"type": "line", "stroke": colour, "strokeWidth": 2, "strokeDash": list(dash)}
    dot = {"type": "point", "filled": True, "size": 26, "color": colour, "opacity": 1}
    parts: list[Spec] = [{"data": {"values": rows}, "encoding": encoding, "mark": line}]
    alone = [row for row in rows if row["alone"]]
    if alone:
        parts.append({"data": {"values": alone}, "encoding": encoding, "mark": dot})
    return parts


def _rows(history: Sequence[tuple[int, float | None]], factor: float) -> Iterator[dict[str, Any]]:
    """Number the unbroken runs of years, so that no line is drawn across a gap."""
    known = [(year, value) for year, value in history if value is not None]
    years = {year for year, _ in known}
    run = 0
    for year, value in known:
        run += year - 1 not in years
        alone = year - 1 not in years and year + 1 not in years
        yield {"year": year, "value": value / factor, "run": run, "alone": alone}


def has_median(chart: Series) -> bool:
    """Tell whether the chart shows the world's median."""
    return bool(_medians(chart, 1.0))


def _medians(chart: Series, factor: float) -> list[dict[str, Any]]:
    """Take the world's median over the years that the chart shows."""
    figure = chart.figures[0]
    shown = [year for f in chart.figures for year, value in f.history if value is not None]
    span = range(min(shown), max(shown) + 1)
    inside = [(y, v) for y, v, n in figure.medians if n >= _LEAST_OTHERS and y in span]
    return list(_rows(inside, factor)) if figure.level != "world" else []


def _scale(figures: Sequence[Figure]) -> tuple[float, str]:
    """Choose the scale of the axis and the form of its numbers."""
    unit = figures[0].unit
    top = max(abs(v) for f in figures for _, v in f.history if v is not None)
    if unit.startswith("share"):
        return (1.0, ".0%" if top >= 0.05 else ".1%")
    if "million" in unit and top >= 2000:
        return (1000.0, ",~f")
    return (1.0, ",~f")


def _years(figure: Figure) -> int:
    return sum(value is not None for _, value in figure.history)


def _in_words(figure: Figure) -> str:
    """Say what one line shows, from where to where."""
    known = [(year, value) for year, value in figure.history if value is not None]
    first, last = known[0][0], known[-1][0]
    return f"{figure.title}, {figure.subject}, {first} to {last}; newest: {figure.text}"
