"""A pair's key figures as one picture: each with its value and its percentile in the world."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from comity.charts.percentile_strip import strip
from comity.questions.figure import Figure
from comity.wording.values import NBSP

WIDTH = 720
_ROW, _TOP, _BOTTOM = 44, 66, 34
_STRIP_LEFT, _STRIP_WIDTH = 470, 220


def profile(title: str, key_figures: Sequence[Figure]) -> str:
    """Draw key figures as an SVG: a row a figure.

    >>> profile("Nauru and Palau", []).startswith('<svg class="profile"')
    True
    """
    figures = [figure for figure in key_figures if figure.value is not None]
    height = _TOP + _ROW * max(len(figures), 1) + _BOTTOM
    title = escape(title)
    rows = "".join(_row(figure, _TOP + _ROW * at) for at, figure in enumerate(figures))
    empty = _text((0, _TOP + 16), "No open data on this pair.", 14, "quiet")
    scale = _text((_STRIP_LEFT, 52), "lowest", 11, "quiet") + _text(
        (_STRIP_LEFT + _STRIP_WIDTH, 52), "highest in the world", 11, "quiet", "end"
    )
    note = _text((0, height - 10), "Open circle: ten years before. Comity.", 11, "quiet")
    return (
        f'<svg class="profile" role="img" aria-label="{title}" font-family="system-ui, sans-serif" '
        f'viewBox="-10 -10 {WIDTH} {height + 10}">{_text((0, 24), title, 24, "ink", weight=700)}'
        f"{scale if figures else empty}{rows}{note}</svg>"
    )


def _row(figure: Figure, top: int) -> str:
    """Draw one figure: name, value with year, and strip."""
    value = escape(figure.text.replace(NBSP, " "))
    return (
        f'<path d="M0 {top}h{WIDTH - 30}" stroke="var(--rule)"/>'
        + _text((0, top + 18), escape(_short(figure.name)), 13, "ink")
        + _text((0, top + 36), f"{value}, {figure.year}", 13, "ink", weight=600)
        + _strip(figure, top + 26)
    )


def _strip(figure: Figure, middle: int) -> str:
    """Draw where the value is among all of its year, and where it was ten years before."""
    marks = strip(figure)
    if marks is None:
        return ""
    line = (
        f'<path d="M{_STRIP_LEFT} {middle}h{_STRIP_WIDTH}" stroke="var(--rule)" stroke-width="3"/>'
    )
    if marks.earlier is not None:
        line += _circle(marks.earlier, middle, 5, 'fill="var(--paper)" stroke="var(--pair)"')
    return line + _circle(marks.now, middle, 6, 'fill="var(--pair)"')


def _circle(percentile: float, middle: int, radius: int, paint: str) -> str:
    x = _STRIP_LEFT + percentile * _STRIP_WIDTH / 100
    return f'<circle cx="{x:.1f}" cy="{middle}" r="{radius}" {paint}/>'


def _short(text: str, most: int = 62) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def _text(
    at: tuple[int, int], text: str, size: int, colour: str, anchor: str = "start", weight: int = 400
) -> str:
    x, y = at
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="var(--{colour})">{text}</text>'
    )
