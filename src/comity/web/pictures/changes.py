"""The map of a scenario as a picture of its own: who loses and who gains."""

from __future__ import annotations

import re

from comity.charts.map import HEIGHT, SHADES, UNSHADED, WorldMap, draw
from comity.charts.map import WIDTH as MAP_WIDTH
from comity.web.pictures.frame import WIDTH, framed, text

_KEY = "changes"

_LETTER, _SWATCH, _ROW = 6.6, 30, 22
"""The width of a letter of the legend, the space of a colour, and the height of a row."""


def change_map(chart: WorldMap, title: str, source: str) -> str:
    """Draw a map of changes with its legend.

    Parameters
    ----------
    chart
        The changes, in percent.
    title, source
        What they are, and whose data they rest on.

    Examples
    --------
    >>> chart = WorldMap("Income", "China loses most.", {710: -1.2})
    >>> drawing = change_map(chart, "An embargo", "")
    >>> "loses 5% or more" in drawing, "China: −1.20%" in drawing
    (True, True)
    """
    height = WIDTH * HEIGHT / MAP_WIDTH
    size = f'<svg width="{WIDTH}" height="{height:g}" stroke="var(--world)" stroke-width="1" '
    world = re.sub(r"<svg ", f'{size}fill-rule="evenodd" ', draw(chart, _KEY), count=1)
    legend = [
        (f'fill="{s.colour}" fill-opacity="{s.strength:g}" stroke="var(--world)"', s.words)
        for s in SHADES
    ]
    legend.append((f'fill="url(#{_KEY}-none)" stroke="var(--world)"', UNSHADED))
    marks, x, y = [], 12.0, height + 20
    for paint, words in legend:
        width = _SWATCH + _LETTER * len(words)
        if x + width > WIDTH:
            x, y = 12.0, y + _ROW
        marks.append(f'<path {paint} d="M{x:g} {y - 11:g}h18v13h-18z"/>')
        marks.append(text(x + 24, y, words, fill="quiet"))
        x += width + 16
    return framed(world + "".join(marks), y + 6, title, source)
