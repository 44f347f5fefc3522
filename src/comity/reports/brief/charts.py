"""The charts of a brief, at most four, in colours of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.charts.colours import COLOURS
from comity.reports.brief.model import Brief
from comity.reports.dossier.pictures import draw_first

_SHOWN = ("economic", "political", "interdependence", "military")
"""The questions whose first chart a brief has, in this order."""

_EVENTS = "rivals"
"""The question whose monthly line of events is among them, where events were ingested."""

MOST_CHARTS = 4
"""How many charts a brief has at most."""

_VARIABLE = re.compile(r"var\(--(\w+)\)")


@dataclass(frozen=True)
class BriefChart:
    """A drawn chart: its caption, what it shows in words, and the SVG with its own colours."""

    caption: str
    description: str
    svg: str


def draw_charts(brief: Brief) -> list[BriefChart]:
    """Draw the charts of a brief, at most :data:`MOST_CHARTS`."""
    drawn = draw_first(brief.dossier, _SHOWN, _EVENTS, MOST_CHARTS)
    return [
        BriefChart(
            caption="; ".join(
                f"{line.label}: {line.text}" if line.label else line.text for line in picture.lines
            )
            + (f" ({picture.axis_unit})" if picture.axis_unit else ""),
            description=_description(str(picture.svg)),
            svg=_standalone(str(picture.svg)),
        )
        for picture in drawn
    ]


def _description(svg: str) -> str:
    """Return the words of a drawing's description."""
    match = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    return match[1] if match else ""


def _standalone(svg: str) -> str:
    """Return a drawing with its own colours, for use outside a page."""
    coloured = _VARIABLE.sub(lambda match: COLOURS[match[1]][0], svg)
    return coloured.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
