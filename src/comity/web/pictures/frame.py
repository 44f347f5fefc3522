"""Pictures that explain themselves: a title, what is drawn, and whose data it is."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html import escape

from comity.store.manifest import Publication
from comity.web.pictures.files import standalone

WIDTH = 960
"""The width of a drawing, in its own units."""

NARROW = 420
"""The width of one for a phone."""

_MARGIN, _TITLE, _LINE = 12, 21, 27
"""The space at the sides; the size of the title, and how far its lines are apart."""

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')

_IN_A_LINE, _SOURCE_IN_A_LINE = 74, 130
"""How many letters of a title, and of the sources, fit a line of the whole width."""


def framed(inside: str, height: float, title: str, source: str, width: int = WIDTH) -> str:
    """Return a picture as a file of its own: its title above it, and its source below.

    Parameters
    ----------
    inside
        The marks, in a space of ``width`` by ``height``.
    height
        How high the space is.
    title
        What the picture shows.
    source
        Whose data it shows; empty for no such line.
    width
        How wide the space is.

    Examples
    --------
    >>> 'viewBox="0 0 960 79"' in framed("<path/>", 20, "Coverage", "")
    True
    """
    lines = textwrap.wrap(title, _IN_A_LINE * width // WIDTH) or [""]
    top = _LINE * len(lines) + 16
    foot = textwrap.wrap(source, _SOURCE_IN_A_LINE * width // WIDTH)
    whole = top + height + 16 + 17 * len(foot)
    words = "".join(
        text(_MARGIN, _LINE * (at + 1), line, size=_TITLE, weight=700)
        for at, line in enumerate(lines)
    )
    credit = "".join(
        text(_MARGIN, top + height + 17 * (at + 1), line, fill="quiet")
        for at, line in enumerate(foot)
    )
    return standalone(
        f'<svg role="img" aria-label="{escape(title)}" font-family="system-ui, sans-serif" '
        f'viewBox="0 0 {width} {whole:.0f}">{words}'
        f'<g transform="translate(0 {top})">{inside}</g>{credit}</svg>'
    )


def framed_chart(chart: str, title: str, source: str, width: int = WIDTH) -> str:
    """Return a chart as a picture with a title and a source, as :func:`framed` does.

    >>> chart = '<svg class="chart" viewBox="0 0 400 200"></svg>'
    >>> 'width="960" height="480"' in framed_chart(chart, "Votes", "")
    True
    """
    own_width, own_height = (float(side) for side in _VIEW.findall(chart)[0])
    tall = width * own_height / own_width
    nested = chart.replace("<svg ", f'<svg width="{width}" height="{tall:g}" ', 1)
    return framed(nested, tall, title, source, width)


def text(
    x: float, y: float, words: str, *, size: int = 12, anchor: str = "", **look: str | int
) -> str:
    """Return a text; ``look`` has its ``fill``, by the name of a colour, and its ``weight``.

    >>> text(1, 2, "1990", anchor="end")
    '<text x="1" y="2" font-size="12" fill="var(--ink)" text-anchor="end">1990</text>'
    """
    weight = f' font-weight="{look["weight"]}"' if "weight" in look else ""
    at = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="var(--{look.get("fill", "ink")})"'
        f"{weight}{at}>{escape(words)}</text>"
    )


def credit(sources: Iterable[Publication]) -> str:
    """Return the line that says whose data a picture shows.

    >>> from comity.store.selection import manifest
    >>> credit(manifest().sources_of(["capabilities"]))
    'Source: National Material Capabilities. Comity.'
    """
    titles = [source.title for source in sources]
    label = "Source" if len(titles) == 1 else "Sources"
    return f"{label}: {'; '.join(titles)}. Comity." if titles else "Comity."
