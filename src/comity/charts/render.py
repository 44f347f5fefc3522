"""The one place that turns a chart's description into a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import vl_convert

Spec = dict[str, Any]

RenderJob = tuple[Spec, str, str, str]
"""A chart to draw, as :func:`svg` takes it: the chart, its key, its name, its description."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

CONFIG: Spec = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--quiet)",
        "labelFontSize": 12,
        "labelOverlap": False,
        "labelFlush": False,
        "labelPadding": 5,
        "gridColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
        "title": None,
    },
    "axisX": {"grid": False, "format": "d"},
    "axisY": {"domain": False, "ticks": False},
}
"""Colours are variables of the page's style, so that one drawing serves light and dark."""

_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_ROLE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_EMPTY = re.compile(
    r'<path class="(?:background|foreground)"[^>]*/>'
    r'| pointer-events="none"| opacity="1"| font-family="[^"]*"| stroke-width="1"'
    r'| [xy]2="0"| class="mark-(?!line)[^"]*"|(?<="mark-line) [^"]*'
    r'| transform="translate\(0,0\)"| stroke-miterlimit="10"'
)
"""What draws nothing, or only what is the default."""

_GEOMETRY = re.compile(r' (?:d|transform|[xy][12]?)="[^"]*"')
_WHOLE = re.compile(r"(?<=\d)\.0(?=[,LMZ\s\")])")
_GROUP = re.compile(r"(<g\b[^>]*>|</g>)")
_LONG_NUMBER = re.compile(r"(\.\d)\d+")


def svg(spec: Spec, key: str, name: str, description: str) -> str:
    """Draw a Vega-Lite chart as an SVG element for a page. Nothing is fetched for it.

    Parameters
    ----------
    spec
        The chart, without schema and config.
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
    """
    whole = {"$schema": SCHEMA, "config": CONFIG, **spec}
    drawn: str = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
    head, inside = drawn.split(">", 1)
    width, height = _SIZE.findall(head)[0]
    # The whole is one image under one name; what each mark is called would only disturb.
    inside = _EMPTY.sub("", _ROLE.sub("", inside))
    inside = _GEOMETRY.sub(lambda match: _LONG_NUMBER.sub(r"\1", match[0]), inside)
    inside = _unwrapped(_WHOLE.sub("", inside))
    return (
        f'<svg class="chart" font-family="system-ui, sans-serif" role="img" '
        f'aria-labelledby="{key}-name {key}-text" '
        f'viewBox="0 0 {width} {height}">'
        f'<title id="{key}-name">{escape(name)}</title>'
        f'<desc id="{key}-text">{escape(description)}</desc>{inside}'
    )


def _unwrapped(drawn: str) -> str:
    """Leave out the groups of a drawing that say nothing of what is in them.

    >>> _unwrapped('<g><g fill="none"><g><path/></g></g></g>')
    '<g fill="none"><path/></g>'
    """
    pieces: list[str] = []
    stays: list[bool] = []
    for piece in _GROUP.split(drawn):
        if piece.startswith("<g"):
            stays.append(piece != "<g>")
        if not piece.startswith(("<g", "</g>")) or (stays.pop() if piece == "</g>" else stays[-1]):
            pieces.append(piece)
    return "".join(pieces)


def svgs(jobs: Sequence[RenderJob]) -> list[str]:
    """Draw some charts, in their order."""
    return [svg(*job) for job in jobs]


def warm() -> None:
    """Draw an empty chart, so that the engine is started before the first real one.

    >>> warm()
    """
    svg({"data": {"values": [{}]}, "mark": "point"}, "warm", "", "")
