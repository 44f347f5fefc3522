"""A measure over the years: for the pair, or for each of the two, with the median of the world."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from comity.charts.axis import Axis, axis_unit_and_divisor, value_axis, year_marks
from comity.charts.render import Spec
from comity.questions.build_figure import HALF_WIDTH
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.unit import Unit

Row = dict[str, Any]

WIDTH, HEIGHT = 400, 216
"""The whole picture, labels included; on a wide screen two are side by side."""

_LEFT, _TOP, _BOTTOM = 46, 16, 22
_LABEL_SIZE, _LETTER, _MIN_GAP = 12, 7.0, 0.08
"""Labels at the ends of lines: their size, a letter's width, and the least share of the
height between two."""

_STROKES: tuple[tuple[str, list[int]], ...] = (("var(--pair)", []), ("var(--other)", [6, 3]))
"""Colour and dashes of the first and the second line, different in print as well."""

_MEDIAN = ("var(--world)", [1, 3])
_MEDIAN_LABEL = "world median"
_MIN_COUNT = 30
"""A median of fewer values than this says little of the world, and is not drawn."""

_BAND_OPACITY = 0.18
"""How much of a line's colour its band has."""

_MIN_YEARS = 3
"""With fewer years than this there is nothing to see in a line."""

_SINCE = 1945
"""Charts begin here where there is enough to see, so that they share one span of time."""

_MARK = 7
"""The height of the mark of a change of source on the axis."""


@dataclass(frozen=True)
class LineChart:
    """One chart of a measure: its lines are figures of the pair, or of each of the two.

    ``labels`` name the lines at their ends; ``year`` is the year asked for, which is marked.
    """

    measure: str
    figures: tuple[Figure, ...]
    labels: tuple[str, ...]
    year: int | None = None

    @property
    def title(self) -> str:
        """What the lines show, each title once."""
        return "; ".join(dict.fromkeys(figure.title for figure in self.figures))

    @property
    def name(self) -> str:
        """What the chart shows, in words."""
        band = ", with 95 percent intervals" if any(f.errors for f in self.figures) else ""
        return f"{self.title}, {self.first} to {self.last}{band}"

    @property
    def description(self) -> str:
        """How each line goes, in words."""
        parts = zip(self.figures, self.labels, strict=True)
        return " ".join(_in_words(figure, label, self.first) for figure, label in parts)

    @cached_property
    def first(self) -> int:
        """The first year that is drawn."""
        years = [year for figure in self.figures for year in _years(figure)]
        late = [year for year in years if year >= _SINCE]
        return min(late) if len(set(late)) >= _MIN_YEARS else min(years)

    @cached_property
    def last(self) -> int:
        """The last year that is drawn."""
        return max(year for figure in self.figures for year in _years(figure))

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """The years drawn in which a line goes over to another source."""
        years = {year for figure in self.figures for year, _ in figure.breaks}
        return tuple(sorted(year for year in years if self.first < year <= self.last))

    @property
    def is_cut(self) -> bool:
        """Whether there are values before the first year that is drawn."""
        return any(min(_years(figure)) < self.first for figure in self.figures)


def line_chart(
    figures: Sequence[Figure],
    measure: str,
    names: Mapping[Perspective, str],
    year: int | None = None,
) -> LineChart | None:
    """Build one chart from a measure's figures.

    Parameters
    ----------
    figures
        All figures of an answer.
    measure
        The measure to draw.
    names
        What to call a line, by whose value it is.
    year
        The year asked for, to be marked; None marks nothing.

    Returns
    -------
    Series or None
        None where there are too few years to draw.
    """
    drawn = tuple(f for f in figures if f.measure == measure and len(_years(f)) >= _MIN_YEARS)
    if not drawn:
        return None
    labels = [names.get(figure.perspective, figure.subject) for figure in drawn]
    return LineChart(measure, drawn, tuple(labels), year)


def spec(chart: LineChart) -> Spec:
    """Build the chart in Vega-Lite: lines that break where a year has no data."""
    lines = list(_lines(chart))
    axis = _axis(chart)
    ends = list(_ends(lines, axis))
    longest = max(len(end["label"]) for end in ends)
    right = round(longest * _LETTER) + 12
    width, height = WIDTH - _LEFT - right, HEIGHT - _TOP - _BOTTOM
    return {
        "width": width,
        "height": height,
        "autosize": "none",
        "padding": {"left": _LEFT, "right": right, "top": _TOP, "bottom": _BOTTOM},
        "encoding": _encoding(axis, chart.first, chart.last),
        "layer": [
            *_year_asked(chart, height),
            *_bands(chart),
            *_breaks(chart, height),
            *(_line(*line) for line in lines),
            _dots(lines, chart),
            _texts(ends, width),
        ],
    }


def axis_unit(chart: LineChart) -> str:
    """Return the unit of the vertical axis; empty where title and marks show it."""
    (unit, factor), title = _scaled(chart), chart.figures[0].title
    if factor != 1:
        return unit.label
    return "" if unit.is_share or unit.label in title.lower() else unit.label


def has_median(chart: LineChart) -> bool:
    """Return whether the chart shows the world's median."""
    return bool(_median_rows(chart))


_Line = tuple[str, list[Row], tuple[str, list[int]]]


def _lines(chart: LineChart) -> Iterator[_Line]:
    """Return every line with its label and its stroke; the world's median is underneath."""
    if median := _median_rows(chart):
        yield _MEDIAN_LABEL, median, _MEDIAN
    factor = _factor(chart)
    for figure, label, stroke in zip(chart.figures, chart.labels, _STROKES, strict=False):
        shown = [(y, v) for y, v in figure.history if y >= chart.first]
        if rows := list(_runs(shown, factor, chart.breaks)):
            yield label, rows, stroke


def _runs(
    history: Sequence[tuple[int, float | None]], factor: float, breaks: Sequence[int]
) -> Iterator[Row]:
    """Count the unbroken runs of years, so that no line is drawn across a gap or a break."""
    points = [(year, value) for year, value in history if value is not None]
    years = {year for year, _ in points}
    run = 0
    for year, value in points:
        begins = year - 1 not in years or year in breaks
        ends = year + 1 not in years or year + 1 in breaks
        run += begins
        yield {"year": year, "value": value / factor, "run": run, "single": begins and ends}


def _median_rows(chart: LineChart) -> list[Row]:
    """Return the world's median over the years that the chart shows."""
    figure = chart.figures[0]
    if figure.level == "system":
        return []
    span = range(chart.first, chart.last + 1)
    inside = [(y, v) for y, v, count in figure.medians if count >= _MIN_COUNT and y in span]
    return list(_runs(inside, _factor(chart), chart.breaks))


def _axis(chart: LineChart) -> Axis:
    """Compute the vertical axis from every line of the chart."""
    values = [row["value"] for _, rows, _ in _lines(chart) for row in rows]
    for figure in chart.figures:
        values += [end for row in _band_rows(chart, figure) for end in (row["low"], row["high"])]
    return value_axis(values, share=chart.figures[0].unit.is_share)


def _factor(chart: LineChart) -> float:
    """Return the divisor of the values on the axis."""
    return _scaled(chart)[1]


def _scaled(chart: LineChart) -> tuple[Unit, float]:
    """Return the unit of the axis and the divisor of its values."""
    top = max(abs(v) for f in chart.figures for y, v in f.history if v is not None)
    return axis_unit_and_divisor(chart.figures[0].unit, top)


def _encoding(axis: Axis, first: int, last: int) -> Spec:
    """Build both axes: years across, values up."""
    x = {"scale": {"domain": [first, last]}, "axis": {"values": list(year_marks(first, last))}}
    y = {
        "scale": {"domain": [axis.low, axis.high]},
        "axis": {"values": list(axis.marks), "format": axis.form},
    }
    kind = "quantitative"
    return {"x": {"field": "year", "type": kind, **x}, "y": {"field": "value", "type": kind, **y}}


def _line(label: str, rows: list[Row], stroke: tuple[str, list[int]]) -> Spec:
    """Draw one line, a run of years at a time."""
    mark = {"type": "line", "stroke": stroke[0], "strokeWidth": 2, "strokeDash": stroke[1]}
    encoding = {"detail": {"field": "run"}}
    return {"description": label, "data": {"values": rows}, "mark": mark, "encoding": encoding}


def _bands(chart: LineChart) -> Iterator[Spec]:
    """Draw the 95 percent interval around each line whose values have standard errors."""
    for figure, (colour, _) in zip(chart.figures, _STROKES, strict=False):
        if rows := _band_rows(chart, figure):
            mark = {"type": "area", "fill": colour, "opacity": _BAND_OPACITY, "strokeWidth": 0}
            ends = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
            encoding = {**ends, "detail": {"field": "run"}}
            yield {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _band_rows(chart: LineChart, figure: Figure) -> list[Row]:
    """Return the ends of a figure's intervals; a distance between states is never below zero."""
    errors, factor = dict(figure.errors), _factor(chart)
    least = 0.0 if figure.level == "dyad" else -math.inf
    shown = [(y, v) for y, v in figure.history if y >= chart.first and y in errors]
    rows = list(_runs(shown, factor, chart.breaks))
    for row in rows:
        half = HALF_WIDTH * errors[row["year"]] / factor
        row["low"], row["high"] = max(row["value"] - half, least), row["value"] + half
    return rows


def _dots(lines: Sequence[_Line], chart: LineChart) -> Spec:
    """Draw a dot on every year without neighbours, and on each figure's own year.

    The second line's dots are hollow, so that they differ without colour.
    """
    own = {figure.year for figure in chart.figures}
    dots = [
        {**row, "stroke": colour, "fill": "var(--paper)" if colour == _STROKES[1][0] else colour}
        for _, rows, (colour, _) in lines
        for row in rows
        if row["single"] or (row["year"] in own and colour != _MEDIAN[0])
    ]
    fixed = {channel: {"field": channel, "scale": None} for channel in ("stroke", "fill")}
    mark = {"type": "point", "size": 30, "strokeWidth": 1.5, "opacity": 1}
    return {"data": {"values": dots}, "mark": mark, "encoding": fixed}


def _ends(lines: Sequence[_Line], axis: Axis) -> Iterator[Row]:
    """Return each line's label at the height of its end, moved up where two would touch."""
    least = (axis.high - axis.low) * _MIN_GAP
    below = axis.low - least
    for label, rows, (colour, _) in sorted(lines, key=lambda line: line[1][-1]["value"]):
        below = max(rows[-1]["value"], below + least)
        ink = "var(--quiet)" if colour == _MEDIAN[0] else colour
        yield {"value": below, "label": label, "fill": ink}


def _texts(ends: list[Row], width: int) -> Spec:
    """Draw the labels at the ends of the lines."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": _LABEL_SIZE}
    encoding = {
        "x": {"value": width + 8},
        "text": {"field": "label"},
        "fill": {"field": "fill", "scale": None},
    }
    return {"data": {"values": ends}, "mark": mark, "encoding": encoding}


def _year_asked(chart: LineChart, height: int) -> list[Spec]:
    """Draw the year asked for with a rule from top to bottom and its number above."""
    if chart.year is None or not chart.first <= chart.year <= chart.last:
        return []
    data = {"values": [{"year": chart.year}]}
    rule = {"type": "rule", "stroke": "var(--quiet)", "strokeDash": [2, 2]}
    text = {"type": "text", "baseline": "bottom", "fontSize": 11, "fill": "var(--quiet)"}
    across = {"y": {"value": 0}, "y2": {"value": height}}
    above = {"y": {"value": -2}, "text": {"field": "year"}}
    return [
        {"data": data, "mark": rule, "encoding": across},
        {"data": data, "mark": text, "encoding": above},
    ]


def _breaks(chart: LineChart, height: int) -> list[Spec]:
    """Draw on the axis of years where the source changes."""
    if not chart.breaks:
        return []
    rule = {"type": "rule", "stroke": "var(--quiet)", "strokeWidth": 2}
    up = {"y": {"value": height}, "y2": {"value": height - _MARK}}
    return [{"data": {"values": [{"year": y} for y in chart.breaks]}, "mark": rule, "encoding": up}]


def _years(figure: Figure) -> list[int]:
    """List the years in which a figure's measure has a value."""
    return [year for year, value in figure.history if value is not None]


def _in_words(figure: Figure, label: str, first: int) -> str:
    """Return where one line begins, where it is highest and what its newest value is."""
    points = [(y, v) for y, v in figure.history if v is not None and y >= first]
    if not points:
        return f"{label}: no data since {first}."
    peak, _ = max(points, key=lambda point: point[1])
    return (
        f"{label}: from {points[0][0]} to {points[-1][0]}, highest in {peak}; "
        f"{figure.text} in {figure.year}."
    )
