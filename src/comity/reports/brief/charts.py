"""The charts of a brief, at most four, in colours of their own."""

from __future__ import annotations

from comity.reports.brief.model import Brief
from comity.reports.dossier.pictures import draw_first
from comity.reports.dossier.printed_charts import print_picture
from comity.reports.typesetting import PrintedChart

_SHOWN = ("economic", "political", "interdependence", "military")
"""The questions whose first chart a brief has, in this order."""

_EVENTS = "rivals"
"""The question whose monthly line of events is among them, where events were ingested."""

MOST_CHARTS = 4
"""How many charts a brief has at most."""


def draw_charts(brief: Brief) -> list[PrintedChart]:
    """Draw the charts of a brief, at most :data:`MOST_CHARTS`."""
    return [
        print_picture(picture)
        for picture in draw_first(brief.dossier, _SHOWN, _EVENTS, MOST_CHARTS)
    ]
