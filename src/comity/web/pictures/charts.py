"""Charts of the web: each a file of its own, in colours for light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import vl_convert

from comity.charts.render import CONFIG, SCHEMA, RenderJob, svg
from comity.errors import UnknownNameError
from comity.reports.dossier.model import Dossier
from comity.reports.dossier.pictures import DossierChart, list_charts
from comity.unit import Unit, UnitKind
from comity.web.pictures.files import standalone


def find_chart(dossier: Dossier, key: str) -> DossierChart:
    """Return the chart of a key; raises ``UnknownNameError`` for an unknown one."""
    charts = {chart.key: chart for chart in list_charts(dossier)}
    if key not in charts:
        raise UnknownNameError.among("chart", key, charts)
    return charts[key]


def as_svg(job: RenderJob) -> str:
    """Draw a chart as an SVG file that looks right by itself, in light and in dark."""
    return standalone(svg(*job))


def as_spec(job: RenderJob) -> dict[str, Any]:
    """Return a chart in Vega-Lite, for the live chart, with a tooltip on each mark."""
    spec = {"$schema": SCHEMA, "config": CONFIG, **job[0]}
    layers = spec.get("layer", [])
    for layer in layers:
        if isinstance(layer.get("mark"), dict) and layer["mark"].get("type") == "line":
            layer["mark"] = {**layer["mark"], "tooltip": True, "point": {"opacity": 0, "size": 60}}
    return spec


@lru_cache(maxsize=1)
def live_charts() -> str:
    """Return the script that draws live charts: Vega-Embed as the renderer ships it."""
    script: str = vl_convert.javascript_bundle("window.comityVega = { vegaEmbed };")
    return script


@dataclass(frozen=True)
class ComparedLine:
    """A line of a comparison: its name, and its values by year.

    >>> ComparedLine("China and Russia", {2019: 0.8}).name
    'China and Russia'
    """

    name: str
    values: Mapping[int, float]


STROKES = ("pair", "other", "third", "fourth", "fifth")
"""The colours of the lines of a comparison, in their order."""

_DASHES: tuple[list[int], ...] = ([], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4])


def comparison_chart(lines: Sequence[ComparedLine], unit: Unit, title: str) -> str:
    """Draw up to five lines over the years, each with its colour and dashes, as an SVG file.

    Parameters
    ----------
    lines
        The lines; a year without a value interrupts one.
    unit
        The unit of the values.
    title
        What the chart shows.
    """
    rows = [
        {"year": year, "value": value, "line": line.name, "run": run}
        for line in lines
        for run, year, value in _runs(line.values)
    ]
    share = unit.kind is UnitKind.SHARE
    colours = [f"var(--{STROKES[i]})" for i in range(len(lines))]
    names = [line.name for line in lines]
    encoding = {
        "x": {"field": "year", "type": "quantitative", "scale": {"zero": False, "nice": False}},
        "y": {
            "field": "value",
            "type": "quantitative",
            "axis": {"format": ".0%" if share else "~s", "tickCount": 5},
        },
        "color": {
            "field": "line",
            "scale": {"domain": names, "range": colours},
            "legend": {"orient": "top", "title": None, "columns": 2, "symbolStrokeWidth": 2.5},
        },
        "strokeDash": {
            "field": "line",
            "scale": {"domain": names, "range": list(_DASHES[: len(lines)])},
            "legend": None,
        },
        "detail": {"field": "run"},
    }
    mark = {"type": "line", "strokeWidth": 2.2, "clip": True}
    legend = {"labelColor": "var(--ink)", "labelFontSize": 13, "labelLimit": 340}
    chart = {
        "config": {**CONFIG, "legend": legend},
        "width": 600,
        "height": 280,
        "data": {"values": rows},
        "mark": mark,
        "encoding": encoding,
    }
    return svg(chart, "comparison", title, "; ".join(names))


def _runs(values: Mapping[int, float]) -> Iterator[tuple[int, int, float]]:
    """Return years and values with the number of the run without a gap that they are in."""
    run = 0
    for year in sorted(values):
        run += year - 1 not in values
        yield run, year, values[year]
