"""Figures of another flow than that of the figure before: the other way, or of another list."""

from __future__ import annotations

import re
from dataclasses import replace

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


_NAMED_FLOWS = {
    "import": re.compile(r"\b(?:imports?|purchases|suppliers?|sources?)\b"),
    "export": re.compile(r"\b(?:exports?|sales|customers?|clients?|destinations?|markets?)\b"),
}
_CLAUSE = re.compile(
    r"[;:]|,? (?:while|whereas|but|and|yet) "
    r"(?=(?:(?:for|of|in) )?(?:its|their|the|<\d+>'s|<\d+d>|an?|what (?:it|they))\b)"
)


_OWNED_FLOW = re.compile(
    r"(?:<\d+d>|<\d+>'s) (?:\w+ ){0,2}(?:sales|exports|imports|purchases|deliveries) (?:to|from) "
    r"(?:the )?<\d+>"
)
"""A flow with both of its states: "Peruvian sales to Chile, to 4 billion"."""


def with_flow_since(part: FigurePart, scene: Scene) -> FigurePart | None:
    """Return a part with the words since the figure before, which name another flow; else None.

    "The export markets were A (20 percent), while the import sources included B (9 percent)."
    """
    last = scene.last
    if last is None or len(last.states) != len(("owner", "partner")):
        return None
    words = _CLAUSE.split(f"{scene.since}{part.between}")[-1]
    flows = [flow for flow, named in _NAMED_FLOWS.items() if named.search(words)]
    is_other = len(flows) == 1 and flows[0] not in last.measure
    is_other |= _OWNED_FLOW.search(words) is not None
    return replace(part, cue=f"{words}#{part.number}{part.after}") if is_other else None


_FOR = re.compile(r"\bfor (?:the )?(?:<(?P<n>\d+)d?>s?|which|whom)[ ,][^#]*$")
_TOTAL = re.compile(
    r"^ of (?:the )?<(?P<n>\d+)d>(?: (?:total|whole|one|side|equivalent))?(?=[ ,.;]*$)|"
    r"^ of (?:the )?<(?P<m>\d+)>'s?(?: (?:total|whole|own))?(?=[ ,.;]*$)"
)
_OF_FLOW = re.compile(r"\b(?P<flow>import|export|purchase|sale|trade|commerce)s?\b")
_MEASURES = {
    "import": "import_share", "purchase": "import_share", "export": "export_share",
    "sale": "export_share", "trade": "trade_share", "commerce": "trade_share",
}  # fmt: skip


def read_for_other(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a share of the other of two states: "for the Thais that is 2 percent of their exports".

    It is of the same two as the figure before, and of what its own words name, or of their trade.
    """
    last = scene.last
    if last is None or last.measure not in _MEASURES.values() or set(part.states) - {*last.states}:
        return None
    owner = _other_owner(part)
    named = _OF_FLOW.search(part.text)
    if owner not in last.states or part.stated.unit != last.unit:
        return None
    measure = _MEASURES[named["flow"]] if named else last.measure
    partner = other_than(owner, last.states)
    if partner is None or not (named or measure == "trade_share"):
        return None
    return Frame(measure, (owner, partner), 1, "percent", is_inherited=True)


def _other_owner(part: FigurePart) -> int | None:
    """Return for which state, or of whose total, a part gives its share; None for none."""
    match = _FOR.search(f"{part.opening[-40:]}{part.before}")
    if match:
        return part.code(match, "n") if match["n"] else next(iter(part.earlier), None)
    total = _TOTAL.match(part.after)
    return part.code(total, total.lastgroup or "n") if total else None
