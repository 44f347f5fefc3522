"""The brief as one HTML page that needs no network."""

from __future__ import annotations

from markupsafe import Markup

from comity.reports.brief.charts import draw_charts
from comity.reports.brief.model import Brief
from comity.reports.page_environment import environment


def render(brief: Brief) -> str:
    """Return the page of a brief as the text of one HTML file."""
    charts = [(chart, Markup(chart.svg)) for chart in draw_charts(brief)]
    return (
        environment()
        .get_template("brief.html.j2")
        .render(brief=brief, charts=charts, dossier=brief.dossier)
    )
