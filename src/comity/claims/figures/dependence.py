"""How much a state depends on its trade with another, and how much more than the other on it."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame, Scene, other_than
from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import QuantityUnit

_OUTPUT = r"(?:gdp|gross domestic product|economy|economic output|output|national income|income)\b"
_OF_OUTPUT = re.compile(rf"^ (?:of|to) (?:the )?<(\d+)>'s {_OUTPUT}")
_TRADE = re.compile(r"\b(?:trade|commerce) (?:in goods )?(?:with|between)\b")
"""Trade as a share of output: "trade with Japan came to 2 percent of Peru's GDP"."""

_WEIGHED = re.compile(
    rf"^ (?:as (?:much|heavily)|more(?: heavily)?) in (?:the )?<(\d+)>'s {_OUTPUT}"
    r"(?= (?:as|than) (?:the reverse|trade with (?:the )?<\d+>|in (?:the )?<\d+>'s))"
)


def read_dependence(part: FigurePart, scene: Scene) -> Frame | None:
    """Read trade as a share of a state's output.

    >>> import comity
    >>> text = "Trade with the United Kingdom came to 2.7 percent of Germany's GDP in 2025."
    >>> [claim.verdict.name.value for claim in comity.check(text).listed]
    ['supported']
    """
    match = _OF_OUTPUT.search(part.after)
    if match is None or not _TRADE.search(part.cue):
        return None
    return _towards("trade_dependence", part.code(match), "percent", part, scene)


def read_dependence_ratio(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many times as much a trade weighs in one state's economy as in the other's."""
    match = _WEIGHED.search(part.after)
    if match is None or not _TRADE.search(part.before):
        return None
    return _towards("dependence_ratio", part.code(match), "times", part, scene)


def _towards(
    measure: str, owner: int, unit: QuantityUnit, part: FigurePart, scene: Scene
) -> Frame | None:
    """Build the frame of a state towards the other that the part names, or the pair has."""
    partner = other_than(owner, (*part.states, *scene.pair))
    return Frame(measure, (owner, partner), 1, unit) if partner is not None else None


_REVERSE = re.compile(r"\b(?:the (?:reverse|opposite|converse)|the other way(?: round| around)?)\b")


def read_reverse(part: FigurePart, scene: Scene) -> Frame | None:
    """Read "and the reverse to 3.6 percent": the figure before, with its two states exchanged."""
    last = scene.last
    if last is None or len(last.states) != 2 or last.against or part.states:
        return None
    if part.stated.unit != last.unit or not _REVERSE.search(part.before):
        return None
    return replace(last, states=last.states[::-1], free=1 - last.free, is_inherited=True)
