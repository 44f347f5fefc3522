"""Multiples of the figure before: of another year or state, or of the flow the other way."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.owners import TAKE
from comity.claims.figures.parts import FigurePart

_AS_MUCH = re.compile(
    r"^ ?(?:as (?:much|many|high|large|big|great)|what it|th(?:at|ose) of|"
    r"(?:the|its) (?:figure|sum|level|amount|share|total|value))\b"
)
_PART_OF = re.compile(
    r"^ ?of (?:what (?:it|they) (?:was|were|had been)|(?:its|the) (?:level|value|figure|sum|amount|"
    r"total|record|peak))\b"
)
"""A part of an earlier figure: "a third of what it was in 2008"."""

_OF_YEAR = re.compile(
    r"^[^,;]*?(?:\bas in|\bthan in|\bas it (?:was|had been) in|\bit (?:was|had been) in|"
    r"\b(?:of|for|in)) ((?:1[89]|20)\d\d)\b"
)
_OF_STATE = re.compile(
    r"^[^,;]*?(?:\bas|\bof|\bfor|\bthan) (?:that of |those of )?(?:the )?<(\d+)d?>"
)
_THEN = re.compile(r"\bin (?:1[89]|20)\d\d (?:it|they|the \w+) (?:was|were|had been) $")


def read_multiple(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many times the figure before another figure of the same measure is."""
    last = scene.last
    if last is None or last.against or last.unit == "times" or not _is_multiple(part):
        return None
    if match := _OF_YEAR.search(part.after):
        return _of(last, scene, last.states, int(match[1]))
    if match := _OF_STATE.search(part.after):
        return _of_other(last, scene, part.code(match))
    if _THEN.search(part.before) and scene.time.kind == "year":
        return replace(last, unit="times", against=last.states, base=scene.time.last)
    if last.measure == "exports" and TAKE.search(part.before) and not part.states:
        other_way = (last.states[1], last.states[0])
        return replace(_of(last, scene, last.states), states=other_way)
    return None


def _is_multiple(part: FigurePart) -> bool:
    """Return whether a figure is said of another: "twice as much", "a third of what it was"."""
    said = _PART_OF if part.stated.unit == "percent" else _AS_MUCH
    return said.search(part.after) is not None


def _of(last: Frame, scene: Scene, against: tuple[int, ...], base: int | None = None) -> Frame:
    """Return the frame of the figure before, compared with another figure."""
    return replace(last, unit="times", against=against, base=base, time=scene.time)


def _of_other(last: Frame, scene: Scene, other: int) -> Frame | None:
    """Return the frame of the figure before, compared with that of another state."""
    if other in last.states:
        return None
    against = tuple(other if at == last.free else code for at, code in enumerate(last.states))
    return _of(last, scene, against)
