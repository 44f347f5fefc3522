"""The world as a map: states shaded by how much something changes for them, in percent."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from comity.states.register import states
from comity.states.shapes import NO_STATE, Ring, shapes

WIDTH, HEIGHT = 1600, 710
"""The size of the drawing, in its own units; it scales with its frame."""

_DOT = 5  # the radius of a state too small for an outline
_MIDDLE = 2.7064  # half the width of the projected world
_MERIDIAN = 11  # in the middle of the map, so that its edge cuts no land
_EQUATOR = 400  # how far down it is


@dataclass(frozen=True)
class Shade:
    """A step of the scale: changes from ``low`` up to ``high``, their words and their colour.

    Losses and gains differ in hue, orange and blue, that most colour-blind readers tell apart,
    and grow in strength.
    """

    low: float
    high: float
    words: str
    colour: str
    strength: float


SHADES = (
    Shade(-math.inf, -5, "loses 5% or more", "var(--other)", 1.0),
    Shade(-5, -1, "1% to 5%", "var(--other)", 0.7),
    Shade(-1, -0.25, "0.25% to 1%", "var(--other)", 0.45),
    Shade(-0.25, -0.05, "0.05% to 0.25%", "var(--other)", 0.28),
    Shade(-0.05, 0.05, "less than 0.05% either way", "var(--world)", 0.16),
    Shade(0.05, 0.25, "gains 0.05% to 0.25%", "var(--pair)", 0.28),
    Shade(0.25, 1, "0.25% to 1%", "var(--pair)", 0.5),
    Shade(1, math.inf, "1% or more", "var(--pair)", 0.85),
)
"""The steps of the scale, from the worst loss to the best gain."""

UNSHADED = "no data, or no state"
"""The text of the map for land without a value."""


@dataclass(frozen=True)
class WorldMap:
    """A map: its name, the change in percent by ccode, and the states to be framed.

    >>> WorldMap("Income", "China loses most.", {710: -1.2}).framed
    frozenset()
    """

    name: str
    description: str
    changes: Mapping[int, float]
    framed: frozenset[int] = frozenset()


def shade(change: float) -> Shade:
    """Return the step of the scale for a change in percent.

    Examples
    --------
    >>> shade(-7.5).words, shade(0.0).words, shade(0.05).words
    ('loses 5% or more', 'less than 0.05% either way', 'gains 0.05% to 0.25%')
    """
    return next(step for step in SHADES if change < step.high)


def draw(chart: WorldMap, key: str) -> str:
    """Draw a map as an SVG element for a page, in the colours of the page's style.

    ``key`` names the element on its page. Each state carries its name and its change, shown
    where the pointer rests; a page needs the numbers in a table too.
    """
    order = sorted(shapes(), key=lambda code: code in chart.framed)
    land = "".join(_land(chart, code, key) for code in order)
    return (
        f'<svg class="map" role="img" aria-labelledby="{key}-name {key}-text" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<title id="{key}-name">{escape(chart.name)}</title>'
        f'<desc id="{key}-text">{escape(chart.description)}</desc>'
        f'<defs><pattern id="{key}-none" width="9" height="9" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="9" height="9" fill="var(--paper)"/>'
        '<rect width="3" height="9" fill="var(--world)" fill-opacity=".55"/></pattern></defs>'
        f"{land}</svg>"
    )


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Convert a point of the globe to a point of the drawing, by the Equal Earth projection.

    Areas keep their proportions. Šavrič, Patterson and Jenny (2019), International Journal of
    Geographical Information Science 33.

    >>> [round(at) for at in project(11, 0)]
    [800, 400]
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = t * t
    t6 = t2**3
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    east = math.radians(longitude - _MERIDIAN)
    x = 2 * math.sqrt(3) * east * math.cos(t) / (3 * slope)
    y = t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
    scale = WIDTH / 2 / _MIDDLE
    return WIDTH / 2 + scale * x, _EQUATOR - scale * y


def _land(chart: WorldMap, code: int, key: str) -> str:
    """Draw one state, shaded, or all land of no state."""
    change = chart.changes.get(code)
    fill = f'fill="url(#{key}-none)"'
    if change is not None:
        step = shade(change)
        fill = f'fill="{step.colour}" fill-opacity="{step.strength:g}"'
    edge = ' stroke="var(--ink)" stroke-width="2"' if code in chart.framed else ""
    outlines = "".join(map(outline, shapes()[code]))
    return f'<g {fill}>{_title(code, change)}<path d="{outlines}"{edge}/></g>'


def _title(code: int, change: float | None) -> str:
    if code == NO_STATE:
        return ""
    said = "no data" if change is None else f"{change:+.2f}%".replace("-", "\N{MINUS SIGN}")
    return f"<title>{escape(states()[code].name)}: {said}</title>"


def outline(ring: Ring) -> str:
    """Format a ring as an SVG path in whole units: its start, then the steps; a dot for a point.

    >>> outline(((11.0, 0.0),))
    'M795 400a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z'
    """
    points = [tuple(map(round, project(*point))) for point in ring]
    if len(points) == 1:
        x, y = points[0]
        return (
            f"M{x - _DOT} {y}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0 {-2 * _DOT} 0Z"
        )
    return f"M{points[0][0]} {points[0][1]}l{' '.join(_steps(points))}Z"


def _steps(points: list[tuple[int, ...]]) -> Iterator[str]:
    for (x, y), (to_x, to_y) in pairwise(points):
        if (x, y) != (to_x, to_y):
            yield f"{to_x - x} {to_y - y}"
