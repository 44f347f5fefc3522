"""Charts of the web: each a file of its own, in colours for light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
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

_LETTER, _KEY_HEIGHT, _KEY_LINE = 7.0, 20, 16
"""The width of a letter; the height of a name in the key, and of each more line of a long one."""

_KEY_STROKE, _KEY_NAME = 26, 34
"""How long the piece of a line in the key is, and where its name begins."""


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
    keys, key_height = _keys(lines, size)
    top = key_height + 10
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
            for layer in (_compared_line(line, at), _dots(line, at), *_drawn(keys[at], at, top))
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


@dataclass(frozen=True)
class _Key:
    """What a line is called, in one line or several, and where: from the left and from the top."""

    words: tuple[str, ...]
    left: float
    top: float


def _keys(lines: Sequence[ComparedLine], size: ChartSize) -> tuple[list[_Key], float]:
    """Return where the names of lines are above a chart, and how high all of them are.

    >>> names = ["Peru and Chile", "São Tomé and Príncipe and Antigua and Barbuda"]
    >>> keys, height = _keys([ComparedLine(name, {}) for name in names], PHONE)
    >>> [len(key.words) for key in keys], height
    ([1, 2], 56)
    """
    column = size.width / size.keys_in_a_row
    keys: list[_Key] = []
    top = 0
    for first in range(0, len(lines), size.keys_in_a_row):
        row = lines[first : first + size.keys_in_a_row]
        wrapped = [tuple(wrap(line.name, int((column - _KEY_NAME) / _LETTER))) for line in row]
        keys += [_Key(words, at * column, top) for at, words in enumerate(wrapped)]
        top += _KEY_HEIGHT + _KEY_LINE * (max(map(len, wrapped)) - 1)
    return keys, top


def _drawn(key: _Key, at: int, top: float) -> list[Spec]:
    """Draw above the chart what a line is called: a piece of the line, and its name."""
    height = key.top + _KEY_HEIGHT / 2 - top
    ends = {"x": {"value": key.left}, "x2": {"value": key.left + _KEY_STROKE}}
    look = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13}
    piece = {
        "data": {"values": [{"name": " ".join(key.words)}]},
        "mark": {"type": "rule", **_stroke(at)},
        "encoding": {"y": {"value": height}, **ends},
    }
    names = [
        {
            "data": {"values": [{"name": words}]},
            "mark": {**look, "fill": "var(--ink)"},
            "encoding": {
                "x": {"value": key.left + _KEY_NAME},
                "y": {"value": height + _KEY_LINE * line},
                "text": {"field": "name"},
            },
        }
        for line, words in enumerate(key.words)
    ]
    return [piece, *names]


def _stroke(at: int) -> Spec:
    """Return how the line of a number is painted."""
    return {"stroke": f"var(--{STROKES[at]})", "strokeWidth": 2.2, "strokeDash": _DASHES[at]}


def _runs(values: Mapping[int, float]) -> Iterator[tuple[int, int, float]]:
    """Return years and values with the number of the run without a gap that they are in."""
    run = 0
    for year in sorted(values):
        run += year - 1 not in values
        yield run, year, values[year]
