"""Figures of what goes the other way between the two states of the figure before."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Frame, Scene, other_than
from comity.claims.figures.owners import FROM, TO
from comity.claims.figures.parts import FigurePart
from comity.claims.text.flow_words import flow_of

_CHANGED = re.compile(r"\b(?:which|who|whose|while|whereas)\b|;")


def is_of_other_flow(part: FigurePart) -> bool:
    """Return whether a part buys where the part before it sells, or the other way, of one subject.

    "Purchases from B came to 3 billion, sales to it to 1 billion": neither names another subject.
    """
    before = part.opening.removesuffix(part.between) if part.between else part.opening
    if part.states or _CHANGED.search(part.between):
        return False
    return {flow_of(part.text), flow_of(before)} == {"buys", "sells"}


_OWN = re.compile(
    r"^ of (?:its|their) own"
    r"(?= (?:(?:from|to|with|in|by) |were |was |came |went |there\b)|[,.; ]*$)"
)
"""A share of the same as the figure before, of another state: "8 percent of its own"."""

_OF_ANOTHER = re.compile(
    r"\b(?:source|supplier|seller|provider|market|destination|origin|buyer|customer|outlet)s?\b"
)
"""What a state is to the one whose own it is: "Germany was the source of 12 percent of its own"."""

_FLOWS = {
    "import_share": FROM, "arms_import_share": FROM, "fuel_import_share": FROM,
    "export_share": TO, "arms_export_share": TO, "fuel_export_share": TO, "trade_share": TO,
}  # fmt: skip


def read_of_own(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a share "of its own", which is of what the figure before is a share of."""
    last = scene.last
    if last is None or last.measure not in _FLOWS or not _OWN.match(part.after):
        return None
    if _OF_ANOTHER.search(part.before):
        return None
    match = _FLOWS[last.measure].search(part.after)
    partner = part.code(match) if match else None
    owner = other_than(partner, (part.subject, *last.states))
    partner = partner or other_than(owner, reversed(last.states))
    if owner is None or partner is None:
        return None
    return Frame(last.measure, (owner, partner), 1, "percent")
