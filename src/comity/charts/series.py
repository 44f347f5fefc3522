"""A measure over the years: for the pair, or for each of the two, against the world's median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from comity.charts.draw import Spec
from comity.questions.question import Figure

STROKES = ("var(--pair)", "var(--other)")
"""The colours of the first and the second line."""

WIDTH, HEIGHT = 430, 190

_LEAST_YEARS = 3
"""With fewer years than this there is nothing to see in a line."""


@dataclass(frozen=True)
class Series:
    """One chart of a measure: its lines are figures, each with a short label at its end."""

    measure: str
    figures: tuple[Figure, ...]
    labels: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the chart shows, in words."""
        return "; ".join(_in_words(figure) for figure in self.figures)


def series(figures: Sequence[Figure], measure: str, codes: tuple[str, str]) -> Series | None:
    """Gather a measure's figures into one chart, or None where there is nothing to draw.

    ``codes`` are short names of the two states, for the labels at the lines' ends.
    """
    drawn = tuple(f for f in figures if f.measure == measure and _years(f) >= _LEAST_YEARS)
    if not drawn:
        return None
    first, second = codes
    labels = {
        "pair": "",
        "world": "",
        "a": first,
        "b": second,
        "a to b": f"{first} → {second}",
        "b to a": f"{second} → {first}",
    }
    return Series(measure, drawn, tuple(labels[f.who] for f in drawn))


def spec(chart: Series) -> Spec:
    """Describe the chart in Vega-Lite: lines that break where a year has no data."""
    factor, form = _scale(chart.figures)
    layers = []
    if medians := _medians(chart, factor):
        layers += _line(medians, "var(--world)", "world median", dash=[2, 3], form=form)
    for figure, label, stroke in zip(chart.figures, chart.labels, STROKES, strict=False):
        rows = list(_rows(figure.history, factor))
        layers += _line(rows, stroke, label, dash=[1, 0], form=form)
    return {"width": WIDTH, "height": HEIGHT, "layer": layers}


def axis_unit(figure: Figure) -> str:
    """Say in what unit the vertical axis stands."""
    factor, _ = _scale((figure,))
    if "million" in figure.unit and factor != 1:
        return figure.unit.replace("million", "billion")
    return "percent" if figure.unit.startswith("share") else figure.unit


def _line(
    rows: list[dict[str, Any]], stroke: str, label: str, *, dash: list[int], form: str
) -> list[Spec]:
    """Draw one line with a dot on each year that stands alone, and its label at the end."""
    axis = {"axis": {"format": form}}
    x = {"field": "year", "type": "quantitative", "scale": {"zero": False, "nice": False}}
    y = {"field": "value", "type": "quantitative", **axis}
    line = {"type": "line", "stroke": stroke, "strokeWidth": 2, "strokeDash": dash}
    alone = {"type": "point", "filled": True, "size": 26, "color": stroke, "opacity": 1}
    text = {"type": "text", "align": "right", "dy": -9, "color": stroke, "fontSize": 11}
    base = {"data": {"values": rows}, "encoding": {"x": x, "y": y, "detail": {"field": "run"}}}
    parts = [{**base, "mark": line}]
    single = [row for row in rows if row["alone"]]
    if single:
        parts.append({**base, "data": {"values": single}, "mark": alone})
    if label:
        last = {"data": {"values": rows[-1:]}, "encoding": {"x": x, "y": y}}
        parts.append({**last, "mark": {**text, "text": label}})
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


def _medians(chart: Series, factor: float) -> list[dict[str, Any]]:
    """Take the world's median over the years that the chart shows."""
    figure = chart.figures[0]
    shown = [year for f in chart.figures for year, value in f.history if value is not None]
    inside = [(y, v) for y, v in figure.medians if min(shown) <= y <= max(shown)]
    return list(_rows(inside, factor)) if figure.level != "world" else []


def _scale(figures: Sequence[Figure]) -> tuple[float, str]:
    """Choose the scale of the axis and the form of its numbers."""
    unit = figures[0].unit
    top = max(abs(v) for f in figures for _, v in f.history if v is not None)
    if unit.startswith("share"):
        return (1.0, ".0%" if top >= 0.05 else ".1%")
    if "million" in unit and top >= 2000:
        return (1000.0, ",~g")
    return (1.0, ",~g" if top < 1e6 else ",.0f")


def _years(figure: Figure) -> int:
    return sum(value is not None for _, value in figure.history)


def _in_words(figure: Figure) -> str:
    """Say what one line shows, from where to where."""
    known = [(year, value) for year, value in figure.history if value is not None]
    first, last = known[0][0], known[-1][0]
    return f"{figure.title}, {figure.subject}, {first} to {last}; newest: {figure.text}"
