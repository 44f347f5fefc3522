"""Rankings as pictures: a bar a row, its name on the left and its value at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.web.pictures.frame import WIDTH, framed, text

_LEFT, _RIGHT, _ROW, _THICK = 330, 140, 24, 15
"""The space of names and of values; the height of a row, and of its bar."""

_MOST_LETTERS = 44
"""A longer name is cut."""


@dataclass(frozen=True)
class Bar:
    """A bar: its name, its value, and the value in words.

    >>> Bar("China", 0.2, "20%").text
    '20%'
    """

    name: str
    value: float
    text: str


@dataclass(frozen=True)
class BarGroup:
    """Some bars with a heading, which share a scale; empty for no heading.

    >>> BarGroup("Trade", ()).heading
    'Trade'
    """

    heading: str
    bars: Sequence[Bar]


def bar_chart(groups: Sequence[BarGroup], title: str, source: str) -> str:
    """Draw groups of bars, from zero to the right; falls are of the second colour.

    Parameters
    ----------
    groups
        The bars, from the top.
    title, source
        What they show, and whose data it is.

    Examples
    --------
    >>> group = BarGroup("", [Bar("China", 0.2, "20%"), Bar("Peru", -0.1, "−10%")])
    >>> drawing = bar_chart([group], "Shares", "")
    >>> drawing.count("<rect"), "var(--other)" in drawing
    (2, True)
    """
    marks: list[str] = []
    top = 0.0
    for group in groups:
        if group.heading:
            top += 20
            marks.append(text(12, top, group.heading, size=14, weight=700))
            top += 10
        most = max((abs(bar.value) for bar in group.bars), default=0.0) or 1.0
        for bar in group.bars:
            marks.append(_bar(bar, most, top))
            top += _ROW
        top += 14
    return framed("".join(marks), top, title, source)


def _bar(bar: Bar, most: float, top: float) -> str:
    length = (WIDTH - _LEFT - _RIGHT) * abs(bar.value) / most
    name = bar.name if len(bar.name) <= _MOST_LETTERS else f"{bar.name[: _MOST_LETTERS - 1]}…"
    colour = "other" if bar.value < 0 else "pair"
    return (
        text(_LEFT - 10, top + 16, name, size=13, anchor="end")
        + f'<rect x="{_LEFT}" y="{top + 4:g}" width="{max(length, 0.5):.1f}" height="{_THICK}" '
        f'fill="var(--{colour})"/>' + text(_LEFT + length + 8, top + 16, bar.text, size=13)
    )
