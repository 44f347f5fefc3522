"""Charts of the web: each a file of its own, in colours for light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import vl_convert

from comity.charts.axis import value_axis, year_marks
from comity.charts.render import CONFIG, SCHEMA, RenderJob, Spec, svg
from comity.unit import Unit, UnitKind
from comity.web.pictures.files import standalone


def as_svg(job: RenderJob) -> str:
    """Draw a chart as an SVG file that looks right by itself, in light and in dark."""
    return standalone(svg(*job))


def as_spec(job: RenderJob, axis_unit: str = "") -> dict[str, Any]:
    """Return a chart in Vega-Lite, for the live chart, whose nearest point has a tooltip.

    Parameters
    ----------
    job
        The chart.
    axis_unit
        The unit of the numbers at its axis; empty where the axis shows it.
    """
    spec = {"$schema": SCHEMA, "config": CONFIG, **job[0]}
    lines = [layer for layer in spec.get("layer", ()) if layer["mark"]["type"] == "line"]
    if lines:
        is_share = spec["encoding"]["y"]["axis"]["format"].endswith("%")
        spec["layer"] = [*spec["layer"], _nearest_point(lines, axis_unit, is_share=is_share)]
    return spec


def _nearest_point(lines: Sequence[Spec], axis_unit: str, *, is_share: bool) -> Spec:
    """Return a layer that shows the point nearest to the pointer: its line, year and value.

    The line is no field of the tooltip, as Vega-Lite finds no words of a nearest point; the page
    reads it from the point.
    """
    points = [
        {"line": line["description"], "year": row["year"], "value": row["value"]}
        for line in lines
        for row in line["data"]["values"]
    ]
    select = {"type": "point", "on": "pointerover", "nearest": True, "clear": "pointerout"}
    near = {"condition": {"param": "near", "empty": False, "value": 1}, "value": 0}
    number = {"format": ".3~%" if is_share else ",.3~f", "title": axis_unit or "Value"}
    shown = [
        {"field": "year", "type": "quantitative", "format": "d", "title": "Year"},
        {"field": "value", "type": "quantitative", **number},
    ]
    return {
        "data": {"values": points},
        "params": [{"name": "near", "select": select}],
        "mark": {"type": "point", "size": 50, "fill": "var(--ink)", "strokeWidth": 0},
        "encoding": {"opacity": near, "tooltip": shown},
    }


@lru_cache(maxsize=1)
def live_charts() -> str:
    """Return the script that draws live charts: Vega-Embed as the renderer ships it."""
    script: str = vl_convert.javascript_bundle("window.comityVega = { vegaEmbed };")
    return script


@dataclass(frozen=True)
class ComparedLine:
    """A line of a comparison: its name, its values by year, and a year that is marked.

    >>> ComparedLine("China and Russia", {2019: 0.8}).name
    'China and Russia'
    """

    name: str
    values: Mapping[int, float]
    marked: int | None = None


STROKES = ("pair", "other", "third", "fourth", "fifth")
"""The colours of the lines of a comparison, in their order."""

_DASHES: tuple[list[int], ...] = ([], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4])

_LETTER, _KEY_HEIGHT = 7.0, 20
"""The width of a letter of the axis; the height of a row of the key."""


@dataclass(frozen=True)
class ChartSize:
    """The size of a comparison, and how many of its lines are named in a row."""

    width: int
    height: int
    keys_in_a_row: int


WIDE, PHONE = ChartSize(600, 280, 2), ChartSize(340, 240, 1)
"""The sizes of a comparison on wide screens and on phones."""


def comparison_chart(
    lines: Sequence[ComparedLine], unit: Unit, title: str, size: ChartSize = WIDE
) -> str:
    """Draw up to five lines over the years, each with its colour and dashes, as an SVG file.

    Parameters
    ----------
    lines
        The lines; a year without a value interrupts one.
    unit
        The unit of the values.
    title
        What the chart shows.
    size
        Its size.

    Examples
    --------
    >>> from comity.unit import SHARE
    >>> line = ComparedLine("China and Russia", {2018: 0.7, 2019: 0.8})
    >>> ">China and Russia</text>" in comparison_chart([line], SHARE, "Agreement")
    True
    """
    years = sorted({year for line in lines for year in line.values})
    values = [value for line in lines for value in line.values.values()] or [0.0]
    span = years[:1] + years[-1:] or [0, 0]
    marks = list(year_marks(*span)) if years else []
    axis = value_axis(values, share=unit.kind is UnitKind.SHARE)
    widest = max(len(f"{mark:{axis.form}}") for mark in axis.marks)
    top = _KEY_HEIGHT * math.ceil(len(lines) / size.keys_in_a_row) + 10
    kind = "quantitative"
    x = {"scale": {"domain": span}, "axis": {"values": marks}}
    y = {
        "scale": {"domain": [axis.low, axis.high]},
        "axis": {"values": list(axis.marks), "format": axis.form},
    }
    chart = {
        "width": size.width,
        "height": size.height,
        "padding": {"left": round(widest * _LETTER) + 12, "right": 16, "top": top, "bottom": 22},
        "encoding": {
            "x": {"field": "year", "type": kind, **x},
            "y": {"field": "value", "type": kind, **y},
        },
        "layer": [
            layer
            for at, line in enumerate(lines)
            for layer in (_compared_line(line, at), _dots(line, at), *_key(line, at, top, size))
        ],
    }
    return svg(chart, "comparison", title, "; ".join(line.name for line in lines))


def _compared_line(line: ComparedLine, at: int) -> Spec:
    """Draw a line, a run of years at a time."""
    rows = [{"year": year, "value": value, "run": run} for run, year, value in _runs(line.values)]
    mark = {"type": "line", **_stroke(at)}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"detail": {"field": "run"}}}


def _dots(line: ComparedLine, at: int) -> Spec:
    """Draw a dot on the marked year, and on every year without neighbours."""
    rows = [
        {"year": year, "value": value}
        for year, value in line.values.items()
        if year == line.marked or not line.values.keys() & {year - 1, year + 1}
    ]
    paint = {"fill": f"var(--{STROKES[at]})", "opacity": 1, "strokeWidth": 0}
    return {"data": {"values": rows}, "mark": {"type": "point", "size": 40, **paint}}


def _key(line: ComparedLine, at: int, top: float, size: ChartSize) -> tuple[Spec, Spec]:
    """Draw above the chart what a line is called: a piece of the line, and its name."""
    row, column = divmod(at, size.keys_in_a_row)
    left, height = column * size.width / size.keys_in_a_row, (row + 0.5) * _KEY_HEIGHT - top
    data, y = {"values": [{"name": line.name}]}, {"y": {"value": height}}
    ends = {"x": {"value": left}, "x2": {"value": left + 26}}
    text = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13}
    place = {"x": {"value": left + 34}, "text": {"field": "name"}}
    return (
        {"data": data, "mark": {"type": "rule", **_stroke(at)}, "encoding": {**y, **ends}},
        {"data": data, "mark": {**text, "fill": "var(--ink)"}, "encoding": {**y, **place}},
    )


def _stroke(at: int) -> Spec:
    """Return how the line of a number is painted."""
    return {"stroke": f"var(--{STROKES[at]})", "strokeWidth": 2.2, "strokeDash": _DASHES[at]}


def _runs(values: Mapping[int, float]) -> Iterator[tuple[int, int, float]]:
    """Return years and values with the number of the run without a gap that they are in."""
    run = 0
    for year in sorted(values):
        run += year - 1 not in values
        yield run, year, values[year]
