"""The one place that turns a chart's description into a picture.

Charts are declared in Vega-Lite, from which a browser can draw them live. What of Vega-Lite they
use (two axes, and layers of marks whose scales are declared) is drawn here, in a millisecond a
chart: an engine of JavaScript takes a second to start and needs 60 ms a chart. A test compares
the drawings with Vega's own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from comity.charts.marks import draw_layer, write
from comity.charts.scales import Bands, Channel, Scale, build_scale, number

Spec = dict[str, Any]

RenderJob = tuple[Spec, str, str, str]
"""A chart to draw, as :func:`svg` takes it: the chart, its key, its name, its description."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

_LETTERS, _PADDING, _TICK = 12, 5, 5
"""Of axes: the size of letters, the distance to the drawing, and the length of ticks."""

CONFIG: Spec = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--quiet)",
        "labelFontSize": _LETTERS,
        "labelOverlap": False,
        "labelFlush": False,
        "labelPadding": _PADDING,
        "tickSize": _TICK,
        "gridColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
        "title": None,
    },
    "axisX": {"grid": False, "format": "d"},
    "axisY": {"domain": False, "ticks": False},
}
"""Colours are variables of the page's style, so that one drawing serves light and dark."""

_UNDER, _MIDDLE, _OVER = 9, 4, -3
"""How far down letters of an axis begin from where a text is under, at, or over a point."""

_HALF = 0.5


def svg(spec: Spec, key: str, name: str, description: str) -> str:
    """Draw a chart as an SVG element for a page.

    Parameters
    ----------
    spec
        The chart in Vega-Lite, without schema and config: ``width``, ``height``, ``padding``,
        the ``encoding`` of both axes with their domains and marks, and ``layer``.
    key
        Names the element on its page; no two charts of a page may share it.
    name
        What the chart shows, in a few words: its title.
    description
        What the chart shows, for readers who cannot see it.

    Returns
    -------
    str
        One ``<svg>`` that scales with its frame and takes its colours from the page.

    Examples
    --------
    >>> year = {"field": "year", "type": "quantitative", "scale": {"domain": [2000, 2010]}}
    >>> value = {"field": "value", "type": "quantitative", "scale": {"domain": [0, 1]}}
    >>> x = {**year, "axis": {"values": [2005]}}
    >>> y = {**value, "axis": {"values": [1], "format": ".0%"}}
    >>> space = {"left": 9, "right": 0, "top": 4, "bottom": 9}
    >>> size = {"width": 60, "height": 30, "padding": space}
    >>> drawing = svg({**size, "encoding": {"x": x, "y": y}, "layer": []}, "k", "Votes", "None.")
    >>> drawing[:54], ">2005<" in drawing, ">100%<" in drawing
    ('<svg class="chart" font-family="system-ui, sans-serif"', True, True)
    """
    width, height, padding = spec["width"], spec["height"], spec["padding"]
    encoding = spec["encoding"]
    x = build_scale(encoding["x"], 0, width)
    y = build_scale(encoding["y"], height, 0)
    data = {"data": spec["data"]} if "data" in spec else {}
    layers = "".join(
        draw_layer({**data, **layer, "encoding": {**encoding, **layer.get("encoding", {})}}, x, y)
        for layer in spec["layer"]
    )
    whole_width = width + padding["left"] + padding["right"]
    whole_height = height + padding["top"] + padding["bottom"]
    return (
        f'<svg class="chart" font-family="system-ui, sans-serif" role="img" '
        f'aria-labelledby="{key}-name {key}-text" viewBox="0 0 {whole_width} {whole_height}">'
        f'<title id="{key}-name">{escape(name)}</title>'
        f'<desc id="{key}-text">{escape(description)}</desc>'
        f'<g fill="none" transform="translate({padding["left"]} {padding["top"]})">'
        f"{_axes(encoding, x, y, width, height)}{layers}</g></svg>"
    )


def _axes(encoding: Channel, x: Scale, y: Scale, width: float, height: float) -> str:
    """Draw both axes: of numbers with grid and ticks, of names without."""
    if isinstance(x, Bands) or isinstance(y, Bands):
        return _names(encoding, x, y)
    up, across = encoding["y"]["axis"], encoding["x"]["axis"]["values"]
    grid = "".join(f"M.5 {_sharp(y(mark))}h{width}" for mark in up["values"])
    ticks = "".join(f"M{_sharp(x(mark))} {_sharp(height)}v{_TICK}" for mark in across)
    below = height + _TICK + _PADDING + _UNDER
    years = [(_form(mark, "d"), (x(mark), below)) for mark in across]
    values = [(_form(mark, up["format"]), (-_PADDING, y(mark) + _MIDDLE)) for mark in up["values"]]
    lines = f'<path d="{grid}{ticks}M.5 {_sharp(height)}h{width}" stroke="var(--rule)"/>'
    return lines + _labels("middle", years) + _labels("end", values)


def _names(encoding: Channel, x: Scale, y: Scale) -> str:
    """Write the names of a matrix in the middle of their cells: above, and on the left."""
    across, down = (encoding[channel]["scale"]["domain"] for channel in ("x", "y"))
    above = [(name, (x(name) - _HALF, -_PADDING + _OVER)) for name in across]
    left = [(name, (-_PADDING, y(name) - _HALF + _MIDDLE)) for name in down]
    return _labels("middle", above) + _labels("end", left)


def _labels(anchor: str, labels: Sequence[tuple[str, tuple[float, float]]]) -> str:
    """Write the labels of an axis, as far from the drawing as its lines."""
    texts = "".join(write(words, (x + _HALF, y + _HALF)) for words, (x, y) in labels)
    return f'<g text-anchor="{anchor}" font-size="{_LETTERS}" fill="var(--quiet)">{texts}</g>'


def _sharp(place: float) -> str:
    """Write where a line of one unit is sharp: half a unit from a whole one."""
    return number(math.floor(place + _HALF) + _HALF)


def _form(value: float, form: str) -> str:
    """Write a number of an axis in a form of d3-format, of which these are Python's too.

    >>> _form(-0.5, ".0%"), _form(1500, ",.0f"), _form(1990.0, "d")
    ('−50%', '1,500', '1990')
    """
    text = str(round(value)) if form == "d" else format(value, form)
    return text.replace("-", "\N{MINUS SIGN}")
