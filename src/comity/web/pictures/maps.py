"""Maps of the web: to pick a state from, and shaded by a measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from html import escape

from markupsafe import Markup

from comity.charts.map import HEIGHT, WIDTH, outline
from comity.states.register import states
from comity.states.shapes import NO_STATE, shapes

STEPS = 5
"""How many shades a map of values has."""


def picking_map(address: Callable[[int], str], chosen: int | None = None) -> Markup:
    """Draw a map on which each state is a link.

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
        kind = "chosen" if ccode == chosen else "land"
        land.append(_linked(ccode, address(ccode) if ccode != NO_STATE else "", kind))
    return _frame("A map of the world: pick a state", "".join(land))


def value_map(
    values: Mapping[int, float],
    texts: Mapping[int, str],
    address: Callable[[int], str],
    name: str,
    chosen: int | None = None,
) -> Markup:
    """Draw a map shaded in fifths of the states that have a value; others are left white.

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
            kind = f"fifth{STEPS * bisect_left(order, values[ccode]) // len(order)}"
        link = address(ccode) if ccode != NO_STATE else ""
        land.append(_linked(ccode, link, kind, texts.get(ccode, "no data")))
    return _frame(name, "".join(land))


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
