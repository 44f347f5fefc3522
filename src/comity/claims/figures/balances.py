"""Balances of trade: what a state sells another beyond what it buys there, or the other way."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Frame, Scene, is_of_it, other_than
from comity.claims.figures.parts import FigurePart

_BALANCE = re.compile(r"\b(?P<sign>deficit|surplus)\b")
_BALANCE_WITH = re.compile(
    r"\b(?:deficit|surplus|in the red|in the black)\b[^;]{0,40}?"
    r"\b(?:with|against|to) (?:the )?<(\d+)>"
)

_NAMED_FLOW = re.compile(r"\b(?:exports|imports) (?:of goods )?(?:to|from) (?:the )?<\d+> of #")
"""A flow whose sum follows at once: no balance, though one is spoken of before."""

_NEAR_BALANCE = re.compile(
    r"\bwithin (?:about |some |just |only )?#\d+ of (?:balanc\w+|a balance|evening|parity)\b"
)
"""What one was short of to sell as much as it bought."""

_COLOUR = re.compile(r"\bin the (?P<colour>red|black)\b")


def is_of_balance(part: FigurePart) -> bool:
    """Return whether a sum is a surplus or a deficit, or one in the red or in the black."""
    return bool(_colour_of(part)) or _sign_of(part) != ""


def read_balance(part: FigurePart, scene: Scene) -> Frame | None:
    """Read whose balance with whom a sum is."""
    if colour := _colour_of(part):
        return _in_colour(part, scene, colour)
    return _balance(part, scene, is_deficit=_sign_of(part) == "deficit")


def _sign_of(part: FigurePart) -> str:
    """Return whether a sum is a surplus or a deficit; empty for neither."""
    match = _BALANCE.search(part.cue)
    return match["sign"] if match and not _NAMED_FLOW.search(part.cue, match.end()) else ""


def _colour_of(part: FigurePart) -> str:
    """Return whether a sum is one "in the red" or in the black; empty for neither."""
    match = _COLOUR.search(part.cue)
    return "red" if _NEAR_BALANCE.search(part.text) else match["colour"] if match else ""


_CLAUSE_OF = re.compile(r"(?:^\W*|[;.] |(?<!>) (?:and|while|but|whereas) )(?:the )?<(\d+)d?>")

_LEFT = re.compile(
    r"(?:<(?P<own>\d+)(?:d>|>'s?) )?\b(?:trade|commerce|exchanges|business|turnover) with "
    r"(?:the )?<(?P<other>\d+)d?>[^;#]*"
    r"\b(?:leaves?|left|leaving|put|puts) (?:(?:the )?<(?P<one>\d+)d?>s?|it|them|the \w+) "
)
"""Whom trade with another leaves in the red: "its trade with B leaves it 3 billion in the red"."""


def _left_in_colour(part: FigurePart, colour: str, pair: tuple[int, ...]) -> Frame | None:
    """Read by how much trade with another leaves a state in the red: it, or the one named."""
    match = _LEFT.search(part.before)
    if match is None:
        return None
    other = part.code(match, "other")
    owner = next((name for name in ("one", "own") if match[name]), None)
    spoken = (*part.named(part.opening), *pair)
    one = part.code(match, owner) if owner else other_than(other, spoken)
    other = part.code(match, "own") if one == other and match["own"] else other
    if one is None or one == other:
        return None
    return Frame("trade_balance", (one, other), 1, "money", colour == "red")


def _in_colour(part: FigurePart, scene: Scene, colour: str) -> Frame | None:
    """Read by how much the one of whom a clause is ends "in the red" in its trade with another."""
    if left := _left_in_colour(part, colour, scene.pair):
        return left
    begun = [part.code(one) for one in _CLAUSE_OF.finditer(part.opening)]
    one = next(iter((*part.named(part.before), *reversed(begun), part.first, *scene.pair)), None)
    match = _BALANCE_WITH.search(part.cue)
    last = scene.last.states if scene.last and len(scene.last.states) > 1 else ()
    other = part.code(match) if match else other_than(one, (*last, *part.nearest, *scene.pair))
    if one is None or other is None:
        return None
    return Frame("trade_balance", (one, other), 1, "money", colour == "red")


def _balance(part: FigurePart, scene: Scene, *, is_deficit: bool) -> Frame | None:
    """Read a deficit or a surplus of one state with another."""
    if two := _of_figure_before(part, scene):
        return Frame("trade_balance", two, 1, "money", is_deficit)
    match = _BALANCE_WITH.search(part.cue)
    partner = part.code(match) if match else None
    named = part.named(f"{part.opening}{part.text}{part.closing}")
    is_spoken_of = len(scene.pair) == 1 and is_of_it(part)
    around = (*scene.pair, *named) if is_spoken_of else (*named, *scene.pair)
    states = [code for code in dict.fromkeys(around) if code != partner]
    other = partner or next(iter(states[1:]), None)
    if not states or other is None:
        return None
    two = (other, states[0]) if _LEAVES.search(part.before) else (states[0], other)
    return Frame("trade_balance", two, 1, "money", is_deficit)


_LEAVES = re.compile(
    r"\b(?:leaves?|left|leaving) (?:it|the (?:country|kingdom|nation|other)) with "
)
"""Who leaves another with a balance: "B left the country with a deficit of" is A's."""


def _of_figure_before(part: FigurePart, scene: Scene) -> tuple[int, ...] | None:
    """Return whose balance with whom is meant: as before, or after a sale that of the topic."""
    last = scene.last
    if last is None or last.measure not in ("exports", "trade_balance") or part.states:
        return None
    if last.measure == "trade_balance":
        return last.states
    one = next(iter(scene.pair), None) if is_of_it(part) else part.first
    other = other_than(one, last.states) if one in last.states else None
    return (one, other) if one and other else None
