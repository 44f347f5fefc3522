"""Shares of the capabilities of all states, in percent or as an index."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame, Scene, of_one
from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import Quantity

_POWER = re.compile(
    r"\b(?:capabilit(?:y|ies)|cinc|composite (?:index|indicator)|index of (?:national |material )?"
    r"(?:power|strength)|(?:national|material) (?:power|strength))\b"
)


def read_power(part: FigurePart, _: Scene) -> Frame | None:
    """Read a share of the world's capabilities."""
    return of_one("cinc", "percent", part) if _POWER.search(part.cue) else None


def as_share(stated: Quantity) -> Quantity:
    """Return an index of capabilities as the share that it is: 0.14 is 14 percent.

    >>> as_share(Quantity(0.14, "index", 0.005, "", "0.14")).unit
    'percent'
    """
    return replace(stated, unit="percent")
