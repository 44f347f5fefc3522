"""The network of states as a drawing: near each other are those that are close by a measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import numpy as np
from markupsafe import Markup

from comity.analysis.closeness import Network
from comity.states.register import states

WIDTH, HEIGHT = 960, 660
_MARGIN = 46
_LABELS = 34
_LETTER, _LINE = 6.4, 13.0

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
    labels = _labels(order, points, radii, chosen)
    dim = frozenset[int]() if chosen is None else points.keys() - near
    nodes = "".join(
        _node(code, points[code], radii[code], address(code), labels.get(code, ""), code in dim)
        for code in reversed(order)
    )
    return Markup(
        f'<svg class="network" role="group" aria-label="{escape(name)}" '
        f'font-family="system-ui, sans-serif" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g class="ties">{ties}</g>{nodes}</svg>'
    )


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


def _labels(
    order: list[int],
    points: Mapping[int, tuple[float, float]],
    radii: Mapping[int, float],
    chosen: int | None,
) -> dict[int, str]:
    """Write the names of the largest states, right or left of their points where there is room."""
    boxes: list[Box] = []
    labels: dict[int, str] = {}
    for code in order:
        if len(labels) == _LABELS:
            break
        x, y = points[code]
        state = states()[code]
        text = state.name if len(state.name) <= 16 else state.abbreviation
        width, gap = _LETTER * len(text), radii[code] + 3
        for anchor, left in (("start", x + gap), ("end", x - gap - width)):
            box = (left, y - _LINE / 2, left + width, y + _LINE / 2)
            if box[0] > 2 and box[2] < WIDTH - 2 and not any(_overlap(box, b) for b in boxes):
                boxes.append(box)
                at = gap if anchor == "start" else -gap
                kind = ' class="own"' if code == chosen else ""
                labels[code] = (
                    f'<text{kind} x="{at:.0f}" y="4" text-anchor="{anchor}">{escape(text)}</text>'
                )
                break
    return labels


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
