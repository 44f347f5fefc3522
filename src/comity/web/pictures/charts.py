"""Charts of the web: each a file of its own, in colours for light and dark."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import vl_convert

from comity.charts.render import CONFIG, SCHEMA, RenderJob, svg
from comity.errors import UnknownNameError
from comity.reports.dossier.model import Dossier
from comity.reports.dossier.pictures import DossierChart, list_charts

COLOURS = {
    "--paper": ("#fff", "#14161a"),
    "--ink": ("#1b1d20", "#e7e6e2"),
    "--quiet": ("#585d64", "#a8adb5"),
    "--rule": ("#d8dade", "#3a3e45"),
    "--faint": ("#eceef0", "#22252a"),
    "--pair": ("#0b5394", "#7ab6f5"),
    "--other": ("#a8430a", "#f0a06a"),
    "--world": ("#7a7f86", "#8f959d"),
}
"""The colours of charts: in light, and in dark."""

_SCALE = 2
"""How many pixels of a PNG there are to one of its SVG."""


def find_chart(dossier: Dossier, key: str) -> DossierChart:
    """Return the chart of a key; raises ``UnknownNameError`` for an unknown one."""
    charts = {chart.key: chart for chart in list_charts(dossier)}
    if key not in charts:
        raise UnknownNameError.among("chart", key, charts)
    return charts[key]


def as_svg(job: RenderJob) -> str:
    """Draw a chart as an SVG file that looks right by itself, in light and in dark."""
    drawn = svg(*job)
    head, rest = drawn.split(">", 1)
    width, height = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)[0]
    light, dark = (";".join(f"{name}:{pair[i]}" for name, pair in COLOURS.items()) for i in (0, 1))
    style = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    space = f' xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    return f"{head}{space}><style>{style}</style>{rest}"


def as_png(job: RenderJob) -> bytes:
    """Draw a chart as a PNG picture in the colours of light pages, on white."""
    spec = {"$schema": SCHEMA, "config": {**CONFIG, "background": "white"}, **job[0]}
    text = json.dumps(spec)
    for name, (light, _) in COLOURS.items():
        text = text.replace(f"var({name})", light)
    drawn: bytes = vl_convert.vegalite_to_png(text, scale=_SCALE, allowed_base_urls=[])
    return drawn


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
