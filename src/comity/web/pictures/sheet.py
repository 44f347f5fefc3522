"""Several charts on one sheet, each under its title."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from comity.web.pictures.frame import WIDTH, framed, text

_COLUMNS, _GAP, _HEAD, _TALL = 2, 24, 56, 216
"""How many charts a row has, the space between two, above each, and the height of each."""


@dataclass(frozen=True)
class SheetChart:
    """A chart of a sheet: what it shows, in which unit, and its drawing.

    >>> SheetChart("Trade", "billion US dollars", "<svg></svg>").axis_unit
    'billion US dollars'
    """

    title: str
    axis_unit: str
    svg: str


def sheet(charts: Sequence[SheetChart], title: str, source: str) -> str:
    """Draw charts two a row, as a picture of its own.

    Parameters
    ----------
    charts
        Drawings of one size.
    title, source
        What all show, and whose data it is.

    Examples
    --------
    >>> chart = SheetChart("Trade", "dollars", '<svg class="chart" viewBox="0 0 4 2"></svg>')
    >>> sheet([chart] * 3, "Outlook", "").count("<svg")
    4
    """
    width = (WIDTH - _GAP * (_COLUMNS - 1)) / _COLUMNS
    height = width * _TALL / 400 + _HEAD
    marks = [
        _placed(chart, (width + _GAP) * (at % _COLUMNS), height * (at // _COLUMNS), width)
        for at, chart in enumerate(charts)
    ]
    return framed("".join(marks), height * -(-len(charts) // _COLUMNS), title, source)


def _placed(chart: SheetChart, x: float, y: float, width: float) -> str:
    """Draw a chart in its place, under its title and its unit."""
    lines = textwrap.wrap(chart.title, 58)[:2]
    words = "".join(
        text(x + 12, y + 18 + 16 * at, line, size=13, weight=700) for at, line in enumerate(lines)
    )
    unit = text(x + 12, y + 18 + 16 * len(lines), chart.axis_unit, fill="quiet")
    place = f'<svg x="{x:g}" y="{y + _HEAD:g}" width="{width:g}" height="{width * _TALL / 400:g}" '
    return words + unit + re.sub(r"<svg ", place, chart.svg, count=1)
