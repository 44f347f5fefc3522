"""Maps of the web: to pick a state from, and shaded by a measure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from markupsafe import Markup

from comity.charts.map import HEIGHT, WIDTH, outline
from comity.states.register import states
from comity.states.shapes import NO_STATE, shapes
from comity.unit import Unit
from comity.wording.values import format_amount

STEPS = 5
"""How many shades a map of values has."""

_HEAD, _MARGIN, _LETTER = 90, 40, 10
"""Of a map that is a picture of its own: the space above it and at its sides; a letter's width."""


def picking_map(address: Callable[[int], str], chosen: int | None = None) -> Markup:
    """Draw a map on which each state that can be picked is a link, and the others are white.

    Parameters
    ----------
    address
        The address that a ccode leads to; empty for a state that cannot be picked.
    chosen
        The ccode of a state that is marked.

    Examples
    --------
    >>> picking_map(lambda ccode: "", chosen=710).count("chosen")
    1
    """
    land = []
    for ccode in sorted(shapes()):
        target = address(ccode) if ccode != NO_STATE else ""
        kind = "chosen" if ccode == chosen else "land" if target else "none"
        land.append(_linked(ccode, target, kind))
    return _frame("A map of the world: pick a state", "".join(land))


def value_map(
    values: Mapping[int, float],
    texts: Mapping[int, str],
    address: Callable[[int], str],
    name: str,
    chosen: int | None = None,
) -> Markup:
    """Draw a map shaded in fifths of the states that have a value; others are left white.

    Where more than a fifth share the lowest value, as where most have none of something, they are
    one shade, and the others are in quarters.

    Parameters
    ----------
    values
        By ccode, what decides the shade.
    texts
        By ccode, the value as it is shown where the pointer rests.
    address
        The address that a ccode leads to; empty for none.
    name
        What the map shows.
    chosen
        The ccode of the state that it is about, which has a colour of its own.
    """
    order = sorted(values.values())
    land = []
    for ccode in sorted(shapes()):
        kind = "chosen" if ccode == chosen else "none"
        if ccode in values:
            kind = f"fifth{_step(order, values[ccode])}"
        link = address(ccode) if ccode != NO_STATE else ""
        land.append(_linked(ccode, link, kind, texts.get(ccode, "no data")))
    return _frame(name, "".join(land))


def fifths(values: Iterable[float]) -> list[tuple[float, float] | None]:
    """Return the lowest and the highest value of each shade; None for one that no state has.

    >>> fifths([5, 1, 2, 2, 3])
    [(1, 1), (2, 2), None, (3, 3), (5, 5)]
    >>> fifths([0, 0, 0, 0, 0, 1, 2, 3, 4])
    [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    """
    order = sorted(values)
    steps: list[list[float]] = [[] for _ in range(STEPS)]
    for value in order:
        steps[_step(order, value)].append(value)
    return [(step[0], step[-1]) if step else None for step in steps]


def _step(order: Sequence[float], value: float) -> int:
    """Return the shade of a value among all of them in their order, 0 for the lightest."""
    lowest = bisect_right(order, order[0])
    if lowest * STEPS <= len(order):
        return STEPS * bisect_left(order, value) // len(order)
    rest = len(order) - lowest
    above = len(order) - bisect_right(order, value)
    return 0 if above == rest else STEPS - 1 - (STEPS - 1) * above // rest


def map_legend(values: Iterable[float], unit: Unit, chosen: str = "") -> list[tuple[str, str]]:
    """Return the class of each colour of a map of values, and what it means in words.

    Parameters
    ----------
    values
        The values that are shown.
    unit
        Their unit.
    chosen
        The name of the state that has a colour of its own; empty for none.
    """
    steps = [
        (f"fifth{number}", _between(*ends, unit))
        for number, ends in enumerate(fifths(values))
        if ends
    ]
    return [*steps, ("none", "no data"), *([("chosen", chosen)] if chosen else [])]


def _between(low: float, high: float, unit: Unit) -> str:
    """Return a range of values in words."""
    first, last = format_amount(low, unit), format_amount(high, unit)
    return first if first == last else f"{first} to {last}"


def captioned(world: Markup, title: str, legend: Iterable[tuple[str, str]], source: str) -> Markup:
    """Draw a map as a picture that explains itself: with a title, its legend and whose data it has.

    Parameters
    ----------
    world
        The map.
    title
        What it shows.
    legend
        The class of each colour, and what it means.
    source
        Whose data it shows.
    """
    inside = world.split(">", 1)[1].removesuffix("</svg>")
    marks, x, y = [], _MARGIN, HEIGHT + 42
    for kind, words in legend:
        width = 60 + _LETTER * len(words)
        if x + width > WIDTH:
            x, y = _MARGIN, y + 32
        marks.append(
            f'<path class="{kind}" d="M{x} {y - 18}h22v22h-22z"/>'
            f'<text x="{x + 30}" y="{y}">{escape(words)}</text>'
        )
        x += width
    return Markup(
        f'<svg class="world" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 {-_HEAD} {WIDTH} {y + 62 + _HEAD}">'
        f'<text class="title" x="{_MARGIN}" y="-32">{escape(title)}</text>{inside}{"".join(marks)}'
        f'<text class="source" x="{_MARGIN}" y="{y + 42}">{escape(source)}</text></svg>'
    )


def _frame(name: str, inside: str) -> Markup:
    return Markup(
        f'<svg class="world" role="group" aria-label="{escape(name)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{inside}</svg>'
    )


def _linked(ccode: int, address: str, kind: str, text: str = "") -> str:
    path = f'<path class="{kind}" d="{"".join(map(outline, shapes()[ccode]))}"/>'
    if ccode == NO_STATE or ccode not in states():
        return path
    name = states()[ccode].name
    title = escape(f"{name}: {text}" if text else name)
    whole = f"<title>{title}</title>{path}"
    if not address:
        return f"<g>{whole}</g>"
    # Hundreds of links would bury the page for readers with a keyboard: the form serves them.
    return f'<a href="{escape(address)}" tabindex="-1" aria-label="{title}">{whole}</a>'
