"""The one place that turns a chart's description into a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import vl_convert

Spec = dict[str, Any]

Job = tuple[Spec, str]
"""A chart to draw: its description, and its name."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

CONFIG: Spec = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--quiet)",
        "labelFontSize": 11,
        "gridColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
        "title": None,
    },
    "axisX": {"grid": False, "format": "d", "tickCount": 6},
    "axisY": {"domain": False, "ticks": False, "tickCount": 4},
}
"""Colours are variables of the page's style, so that one drawing serves light and dark."""


def svg(spec: Spec, name: str) -> str:
    """Draw a Vega-Lite chart as an SVG element for a page.

    Parameters
    ----------
    spec
        The chart, without schema and config.
    name
        What it shows, for those who cannot see it; it becomes the element's title.

    Returns
    -------
    str
        One ``<svg>`` that scales with its frame and takes its colours from the page.
    """
    drawn: str = vl_convert.vegalite_to_svg({"$schema": SCHEMA, "config": CONFIG, **spec})
    width, height = re.search(r'width="([\d.]+)" height="([\d.]+)"', drawn).groups()  # type: ignore[union-attr]
    inside = drawn[drawn.index(">") + 1 :]
    # Only the title is for readers of the page's structure; the marks inside are one image.
    inside = re.sub(r' (role|aria-[a-z]+)="[^"]*"', "", inside)
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {width} {height}" '
        f'style="max-width:{width}px"><title>{escape(name)}</title>{inside}'
    )


def svgs(jobs: Sequence[Job]) -> list[str]:
    """Draw some charts, in their order."""
    return [svg(spec, name) for spec, name in jobs]


def warm() -> None:
    """Draw nothing, so that the first real drawing finds the engine started."""
    svg({"data": {"values": [{}]}, "mark": "point"}, "")
