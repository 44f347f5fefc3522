"""The charts of a dossier for paper: captions without markup, colours of their own."""

from __future__ import annotations

from comity.reports.dossier.pictures import ForecastPicture, Picture
from comity.reports.typesetting import PrintedChart, with_own_colours


def print_picture(picture: Picture) -> PrintedChart:
    """Return a chart of the past for paper; its caption names its lines and unit."""
    caption = "; ".join(
        f"{line.label}: {line.text}" if line.label else line.text for line in picture.lines
    )
    return _printed(caption, picture.axis_unit, str(picture.svg))


def print_forecast(picture: ForecastPicture) -> PrintedChart:
    """Return a chart of a forecast for paper."""
    return _printed(f"{picture.name}, forecast", picture.axis_unit, str(picture.svg))


def _printed(caption: str, label: str, svg: str) -> PrintedChart:
    return PrintedChart(f"{caption} ({label})" if label else caption, with_own_colours(svg))
