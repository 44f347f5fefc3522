"""The marks of a chart as SVG: lines, bands, rules, dots, texts and cells.

A layer is written in Vega-Lite, which draws live charts in a browser from the same declaration.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from comity.charts.scales import Bands, Row, Scale, number, polyline, position

Layer = Mapping[str, Any]
"""A mark with its rows and its encoding, in Vega-Lite."""

_ATTRIBUTES = {
    "fill": "fill",
    "fillOpacity": "fill-opacity",
    "stroke": "stroke",
    "strokeWidth": "stroke-width",
    "strokeDash": "stroke-dasharray",
    "opacity": "opacity",
    "fontSize": "font-size",
}
"""What a mark may be painted with, and its name in SVG."""

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_BASELINES = {"top": 0.79, "middle": 0.3, "bottom": -0.21, "alphabetic": 0.0}
"""How far under its position a text begins, in heights of its letters, as Vega has it."""


def draw_layer(layer: Layer, x: Scale, y: Scale) -> str:
    """Draw a layer of a chart.

    Parameters
    ----------
    layer
        The mark, its rows and its whole encoding.
    x, y
        The scales of the chart.

    Examples
    --------
    >>> from comity.charts.scales import Linear
    >>> mark = {"type": "rule", "stroke": "red"}
    >>> across = {"x": {"field": "year"}, "y": {"value": 0}, "y2": {"value": 9}}
    >>> layer = {"mark": mark, "encoding": across, "data": {"values": [{"year": 2005}]}}
    >>> draw_layer(layer, Linear(2000, 2010, 0, 100), Linear(0, 1, 9, 0))
    '<path d="M50 0l0 9" stroke="red"/>'
    """
    return "".join(_DRAWERS[layer["mark"]["type"]](layer, x, y))


def _line(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw lines, one a run of rows, as one path."""
    place = _point(layer["encoding"], x, y)
    runs = (polyline([place(row) for row in rows]) for rows in _runs(layer))
    if path := "".join(runs):
        yield f'<path d="{path}"{_paint(layer["mark"])}/>'


def _area(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw bands, one a run of rows: along their low ends, and back along the high ones."""
    encoding = layer["encoding"]
    low = _point(encoding, x, y)
    high = _point({**encoding, "y": encoding["y2"]}, x, y)
    path = "".join(
        polyline([*map(low, rows), *map(high, reversed(rows))]) + "Z" for rows in _runs(layer)
    )
    if path:
        yield f'<path d="{path}"{_paint(layer["mark"])}/>'


def _rule(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw rules from one point to another."""
    encoding = layer["encoding"]
    start = _point(encoding, x, y)
    ends = {"x": encoding.get("x2", encoding["x"]), "y": encoding.get("y2", encoding["y"])}
    end = _point(ends, x, y)
    if path := "".join(polyline([start(row), end(row)]) for row in _rows(layer)):
        yield f'<path d="{path}"{_paint(layer["mark"])}/>'


def _dot(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw circles, whose size is the area of the square around them."""
    mark = layer["mark"]
    radius = number(math.sqrt(mark["size"]) / 2)
    place = _point(layer["encoding"], x, y)
    for row in _rows(layer):
        at_x, at_y = map(number, place(row))
        paint = _paint(mark, layer["encoding"], row)
        yield f'<circle cx="{at_x}" cy="{at_y}" r="{radius}"{paint}/>'


def _text(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw texts at their positions."""
    mark, encoding = layer["mark"], layer["encoding"]
    down = round(_BASELINES[mark.get("baseline", "alphabetic")] * mark["fontSize"])
    anchor = _ANCHORS[mark.get("align", "center")]
    place = _point(encoding, x, y)
    for row in _rows(layer):
        at_x, at_y = place(row)
        words = str(row[encoding["text"]["field"]])
        paint = _paint(mark, encoding, row)
        yield write(words, (at_x, at_y + down), f'{paint} text-anchor="{anchor}"')


def write(words: str, place: tuple[float, float], paint: str = "") -> str:
    """Draw a text whose first letter, or middle or last, is on a point.

    >>> write("1990", (3, 4.25))
    '<text x="3" y="4.2">1990</text>'
    """
    x, y = map(number, place)
    return f'<text x="{x}" y="{y}"{paint}>{escape(words)}</text>'


def _cell(layer: Layer, x: Scale, y: Scale) -> Iterator[str]:
    """Draw the cells of a matrix."""
    if not isinstance(x, Bands) or not isinstance(y, Bands):
        raise TypeError("Cells need two scales of names.")
    place = _point(layer["encoding"], x, y)
    size = f'width="{number(x.width)}" height="{number(y.width)}"'
    for row in _rows(layer):
        middle_x, middle_y = place(row)
        left, top = number(middle_x - x.width / 2), number(middle_y - y.width / 2)
        paint = _paint(layer["mark"], layer["encoding"], row)
        yield f'<rect x="{left}" y="{top}" {size}{paint}/>'


_DRAWERS: Mapping[str, Callable[[Layer, Scale, Scale], Iterator[str]]] = {
    "line": _line,
    "area": _area,
    "rule": _rule,
    "point": _dot,
    "text": _text,
    "rect": _cell,
}


def _rows(layer: Layer) -> Sequence[Row]:
    rows: Sequence[Row] = layer["data"]["values"]
    return rows


def _runs(layer: Layer) -> Iterator[list[Row]]:
    """Return the rows of each run, as the channel ``detail`` tells them apart."""
    field = layer["encoding"].get("detail", {}).get("field")
    for _, rows in groupby(_rows(layer), key=lambda row: row[field] if field else None):
        yield list(rows)


def _point(encoding: Mapping[str, Any], x: Scale, y: Scale) -> Callable[[Row], tuple[float, float]]:
    """Return the function that places a row of a layer."""
    across, up = position(encoding["x"], x), position(encoding["y"], y)
    return lambda row: (across(row), up(row))


def _paint(
    mark: Mapping[str, Any], encoding: Mapping[str, Any] | None = None, row: Row | None = None
) -> str:
    """Write how a mark is painted: as declared for all rows, or by a field of its own."""
    channels = {name: each for name, each in (encoding or {}).items() if name in _ATTRIBUTES}
    own = {name: (row or {})[channel["field"]] for name, channel in channels.items()}
    paint = {**mark, **own}
    return "".join(
        f' {attribute}="{_plain(paint[name])}"'
        for name, attribute in _ATTRIBUTES.items()
        if paint.get(name) not in (None, []) and (name, paint[name]) != ("opacity", 1)
    )


def _plain(value: Any) -> str:
    """Write the value of an attribute; a dash is a list of lengths."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
