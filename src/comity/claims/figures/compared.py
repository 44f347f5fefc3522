"""Two figures in turn, of two states that the words before them compare."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame
from comity.claims.figures.parts import FigurePart

_OF_WHAT = r"(?: of (?:the|its|their|all) (?:\w+ ){0,2}?\w+)?,?"
_VERSUS = r"(?:versus|against|compared (?:with|to)|to)"
_FIRST = re.compile(rf"^{_OF_WHAT} {_VERSUS} (?:only |just )?#\d+")
_SECOND = re.compile(rf"^{_OF_WHAT} {_VERSUS} (?:only |just )?$")
_MORE_THAN = re.compile(
    r"\b(?:exceed\w*|outstrip\w*|surpass\w*|overt\w+|larger|bigger|more|greater|higher)\b"
)
_OTHERWISE = re.compile(r"\b(?:not|no|less|fewer|smaller|lower|below|rather|twice|times|half)\b")
"""Words by which the first figure may be that of the second."""


def in_turn(part: FigurePart, frame: Frame) -> Frame:
    """Return a frame of the one of two states compared whose figure it is, in their order.

    "Its imports from B exceed those from C, 21 percent versus 12": 21 is B's, and 12 is C's.
    """
    compared = [code for code in reversed(part.earlier) if code != frame.states[0]]
    if part.states or frame.free != 1 or len(compared) != len(("first", "second")):
        return frame
    if not _MORE_THAN.search(part.opening) or _OTHERWISE.search(part.opening):
        return frame
    if _FIRST.match(f"{part.after}{part.closing}"):
        return replace(frame, states=(frame.states[0], compared[0]))
    if _SECOND.match(part.between):
        return replace(frame, states=(frame.states[0], compared[1]))
    return frame
