"""The network of states as a drawing: near each other are those that are close by a measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from markupsafe import Markup

from comity.analysis.closeness import Network
from comity.states.register import states
from comity.web.pictures.frame import framed, text

WIDTH, HEIGHT = 960, 660
_MARGIN = 46
_LETTER, _LINE = 7.4, 15.0
_LARGE = 5.0
"""The radius from which on a point is never written over."""


@dataclass(frozen=True)
class Lettering:
    """How names are written for a width of screen: at most how many, and how much larger."""

    style: str
    most: int
    scale: float


LETTERINGS = (Lettering("on-wide", 34, 1.0), Lettering("on-narrow", 16, 2.6))
"""On a phone the drawing is a third as wide: the style sheet enlarges points and names as here."""

REGIONS: tuple[tuple[int, str], ...] = (
    (199, "Americas"),
    (399, "Europe"),
    (599, "Africa south of the Sahara"),
    (699, "Middle East and North Africa"),
    (999, "Asia and Oceania"),
)
"""The regions that Correlates of War codes follow: the last code of each, and its name."""

Box = tuple[float, float, float, float]


def region(ccode: int) -> int:
    """Return the number of a state's region in :data:`REGIONS`.

    >>> REGIONS[region(710)][1]
    'Asia and Oceania'
    """
    return next(at for at, (last, _) in enumerate(REGIONS) if ccode <= last)


def draw_network(
    network: Network,
    sizes: Mapping[int, float],
    address: Callable[[int], str],
    name: str,
    chosen: int | None = None,
) -> Markup:
    """Draw a network as an SVG.

    Parameters
    ----------
    network
        Who is where, and tied to whom.
    sizes
        By ccode, the share that decides the size of a point and who has its name written first.
    address
        The address that a ccode leads to.
    name
        What the network shows.
    chosen
        The ccode of a state whose ties stand out.
    """
    points = _scaled(network)
    radii = {code: 3.2 + 26 * np.sqrt(min(sizes.get(code, 0.0), 0.3)) for code in points}
    ties = "".join(_tie(points, one, other, chosen) for one, other, _ in network.ties)
    near = _near(network, chosen)
    order = sorted(
        points,
        key=lambda code: (code != chosen, code not in near, -sizes.get(code, 0.0), code),
    )
    sides = {each.style: _sides(order, points, radii, each, near) for each in LETTERINGS}
    labels = {
        code: _label(
            radii[code],
            _name(code),
            {style: of[code] for style, of in sides.items() if code in of},
            code == chosen,
        )
        for code in order
    }
    dim = frozenset[int]() if chosen is None else points.keys() - near
    nodes = "".join(
        _node(code, points[code], radii[code], address(code), labels[code], code in dim)
        for code in reversed(order)
    )
    return Markup(
        f'<svg class="network" role="group" aria-label="{escape(name)}" '
        f'font-family="system-ui, sans-serif" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g class="ties">{ties}</g>{nodes}</svg>'
    )


def framed_network(drawing: str, title: str, source: str) -> str:
    """Return a network as a file of its own, with its title, the regions' colours and its source.

    >>> framed_network('<svg class="network"></svg>', "Votes, 2010", "").count("<circle")
    5
    """
    nested = str(drawing).replace("<svg ", f'<svg width="{WIDTH}" height="{HEIGHT}" ', 1)
    key, left = "", 12.0
    for number, (_, name) in enumerate(REGIONS):
        key += f'<circle class="region{number}" cx="{left + 6:g}" cy="{HEIGHT + 12}" r="6"/>'
        key += text(left + 17, HEIGHT + 16, name)
        left += 17 + _LETTER * len(name) + 28
    return framed(nested + key, HEIGHT + 28, title, source)


def _near(network: Network, chosen: int | None) -> set[int | None]:
    """Return a state and those that it is tied to."""
    own = [(one, other) for one, other, _ in network.ties if chosen in (one, other)]
    return {chosen, *(code for tie in own for code in tie)}


def _scaled(network: Network) -> dict[int, tuple[float, float]]:
    """Scale places to the drawing; one scale both ways, so that distances compare."""
    codes = list(network.places)
    places = np.array([network.places[code] for code in codes])
    low, high = np.quantile(places, [0.01, 0.99], axis=0)
    spans = np.maximum(high - low, 1e-9)
    scale = min((WIDTH - 2 * _MARGIN) / spans[0], (HEIGHT - 2 * _MARGIN) / spans[1])
    moved = (places - (low + high) / 2) * scale + np.array([WIDTH, HEIGHT]) / 2
    inside = np.clip(moved, _MARGIN / 2, np.array([WIDTH, HEIGHT]) - _MARGIN / 2)
    return {code: (float(x), float(y)) for code, (x, y) in zip(codes, inside, strict=True)}


def _tie(
    points: Mapping[int, tuple[float, float]], one: int, other: int, chosen: int | None
) -> str:
    (x1, y1), (x2, y2) = points[one], points[other]
    kind = ' class="own"' if chosen in (one, other) else ""
    return f'<path{kind} d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}"/>'


def _node(
    code: int, point: tuple[float, float], radius: float, address: str, label: str, dim: bool
) -> str:
    title = escape(states()[code].name)
    kind = f"region{region(code)}" + (" dim" if dim else "")
    circle = f'<circle r="{radius:.1f}"/>{label}'
    x, y = point
    return (
        f'<a class="{kind}" data-state="{code}" href="{escape(address)}" tabindex="-1" '
        f'aria-label="{title}" transform="translate({x:.1f} {y:.1f})">'
        f"<title>{title}</title>{circle}</a>"
    )


def _sides(
    order: list[int],
    points: Mapping[int, tuple[float, float]],
    radii: Mapping[int, float],
    lettering: Lettering,
    near: set[int | None],
) -> dict[int, str]:
    """Return on which side of its point each name is written that there is room for.

    The first is always written if it is chosen, and so are those near it where any side has room.
    """
    boxes = {-code: _square(points[code], radii[code]) for code in order if radii[code] > _LARGE}
    sides: dict[int, str] = {}
    for code in order:
        if len(sides) == lettering.most:
            break
        places = _boxes(code, points[code], radii[code], lettering.scale)
        others = [box for at, box in boxes.items() if at != -code]
        side = _side(
            places, others, in_any_way=code in near, in_any_case=code in near and not sides
        )
        if side:
            boxes[code], sides[code] = places[side], side
    return sides


def _side(
    places: Mapping[str, Box], others: Sequence[Box], *, in_any_way: bool, in_any_case: bool
) -> str:
    """Return the side on which a name has room; else the least bad one if it is needed, or none."""
    tried = list(places)[: 4 if in_any_way else 2]
    free = [side for side in tried if _has_room(places[side], others)]
    return free[0] if free else (_least_covering(places, others) if in_any_case else "")


def _boxes(code: int, point: tuple[float, float], radius: float, scale: float) -> dict[str, Box]:
    """Return the box of a name on each side of its point."""
    x, y = point
    width, gap, line = scale * _LETTER * len(_name(code)), scale * _gap(radius), scale * _LINE
    return {
        "start": (x + gap, y - line / 2, x + gap + width, y + line / 2),
        "end": (x - gap - width, y - line / 2, x - gap, y + line / 2),
        "above": (x - width / 2, y - gap - line, x + width / 2, y - gap),
        "below": (x - width / 2, y + gap, x + width / 2, y + gap + line),
    }


def _has_room(box: Box, others: Sequence[Box]) -> bool:
    """Return whether a box is within the drawing and overlaps no other."""
    inside = box[0] > 2 and box[2] < WIDTH - 2
    return inside and not any(_overlap(box, other) for other in others)


def _square(point: tuple[float, float], radius: float) -> Box:
    """Return the box around a point."""
    (x, y), half = point, radius
    return x - half, y - half, x + half, y + half


def _label(radius: float, name: str, sides: Mapping[str, str], own: bool) -> str:
    """Write a name; where it is on one side on wide screens and on another on phones, twice."""
    styles = {side: [style for style in sides if sides[style] == side] for side in sides.values()}
    names = []
    for side, drawn in styles.items():
        classes = [*(["own"] if own else []), *(drawn if len(drawn) == 1 else [])]
        kind = f' class="{" ".join(classes)}"' if classes else ""
        x, y, anchor = _anchor(side, _gap(radius))
        place = f'x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"'
        names.append(f"<text{kind} {place}>{escape(name)}</text>")
    return "".join(names)


def _least_covering(places: Mapping[str, Box], others: Sequence[Box]) -> str:
    """Return the side on which a name covers the fewest points and names."""
    return min(places, key=lambda side: sum(_overlap(places[side], other) for other in others))


def _anchor(side: str, gap: float) -> tuple[float, float, str]:
    """Return where a name is written from the middle of its point, and by which of its ends."""
    if side in ("start", "end"):
        return (gap if side == "start" else -gap), 4, side
    return 0, (-gap - 3 if side == "above" else gap + 9), "middle"


def _gap(radius: float) -> float:
    """Return how far from the middle of a point its name begins."""
    return radius + 3


def _name(code: int) -> str:
    """Return what a state is called in the drawing."""
    state = states()[code]
    return state.name if len(state.name) <= 16 else state.abbreviation


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
