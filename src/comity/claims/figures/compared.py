"""Comparisons: two figures in turn of two states, and multiples of the figure before."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.owners import TAKE
from comity.claims.figures.parts import FigurePart

_OF_WHAT = r"(?: of (?:the|its|their|all) (?:[\w'’]+ ){0,2}?\w+)?,?"
_VERSUS = r"(?:versus|against|compared (?:with|to)|to)"
_FIRST = re.compile(rf"^{_OF_WHAT} {_VERSUS} (?:only |just )?#\d+")
_SECOND = re.compile(rf"^{_OF_WHAT} {_VERSUS} (?:only |just )?$")
_MORE_THAN = re.compile(
    r"\b(?:exceed\w*|surpass\w*|overt\w+|larger|bigger|more|greater|higher|richer|stronger|"
    r"ahead of|out(?:strip\w*|rank\w*|spen[dt]\w*|weigh\w*|pac(?:ed|es|ing)|did|does|class\w*|"
    r"number\w*))\b"
)
_OTHERWISE = re.compile(r"\b(?:not|no|less|fewer|smaller|lower|below|rather|twice|times|half)\b")
"""Words by which the first figure may be that of the second."""


def in_turn(part: FigurePart, frame: Frame) -> Frame:
    """Return a frame of the one of two states compared whose figure it is, in their order.

    "Its imports from B exceed those from C, 21 percent versus 12": 21 is B's, and 12 is C's. So
    are the figures of "B outspent C, with 40 billion dollars against 25".
    """
    is_of_one = len(frame.states) == 1
    owner = () if is_of_one else frame.states[:1]
    compared = [code for code in reversed(part.earlier) if code not in owner]
    is_listed = frame.free == len(owner) and len(compared) == len(("first", "second"))
    if part.states or not is_listed:
        return frame
    if not _MORE_THAN.search(part.opening) or _OTHERWISE.search(part.opening):
        return frame
    if _FIRST.match(f"{part.after}{part.closing}"):
        return replace(frame, states=(*owner, compared[0]))
    if _SECOND.match(part.between):
        return replace(frame, states=(*owner, compared[1]))
    return frame


_AS_MUCH = re.compile(
    r"^ ?(?:as (?:much|many|high|large|big|great|rich)|richer than|wealthier than|"
    r"what (?:it|they|(?:the )?<\d+>)|th(?:at|ose) of|"
    r"(?:the|its) (?:figure|sum|level|amount|share|total|value))(?!\w)"
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
    r"^[^,;]*?(?:\bas|\bof|\bfor|\bthan) (?:that of |those of )?"
    r"(?:the |an? )?(?:average )?<(\d+)d?>"
)
_DONE_WITH = re.compile(
    r"^ ?what (?:it|they|(?:the )?<(?P<who>\d+)>) (?:did|does|had|has|sold|sells|bought|buys|took|"
    r"sent|traded|exchanged|spent|paid|earned)(?: done)? (?P<link>with|to|from|in|for|on) "
    r"(?:the )?<(?P<other>\d+)d?>"
)
"""The same with another partner: "three times what it did with Peru"."""

_FLOW = re.compile(
    r"(?:<(?P<n>\d+)(?:>'s|d>)|\b(?:its|their)) (?:[a-z]+ ){0,2}?(?P<flow>sales|exports|imports|"
    r"purchases|shipments|trade) (?P<link>to|from|with) (?:the )?<(?P<p>\d+)d?>s?(?!')"
)
_OTHER_FLOW = re.compile(
    r"^ (?:as (?:much|many|large|big|high|great) as |of )?(?:(?:its|their) (?:[a-z]+ )?(?:sales|"
    r"exports|imports|purchases|shipments|trade)|that|those) (?P<link>to|from|with) "
    r"(?:the )?<(?P<p>\d+)d?>"
)


def read_multiple_of_flow(part: FigurePart, _: Scene) -> Frame | None:
    """Read how many times that with another partner a flow is: "five times those from Peru".

    >>> import comity
    >>> text = "In 2020 Nepal's imports from India were five times those from China."
    >>> [claim.interpretation.states for claim in comity.check(text).listed]
    [(750, 790, 710)]
    """
    other = _OTHER_FLOW.match(part.after)
    flows = [*_FLOW.finditer(f"{part.opening}{part.before}")] if other else []
    same = [one for one in flows if other and one["link"] == other["link"]]
    if other is None or not same:
        return None
    last = same[-1]
    owner = part.code(last, "n") if last["n"] else part.first
    partner, second = part.code(last, "p"), part.code(other, "p")
    if owner is None or len({owner, partner, second}) < len(("owner", "partner", "second")):
        return None
    if last["link"] == "from":
        return Frame("exports", (partner, owner), 0, "times", against=(second, owner))
    measure = "trade" if last["link"] == "with" else "exports"
    return Frame(measure, (owner, partner), 1, "times", against=(owner, second))


_THEN = re.compile(r"\bin (?:1[89]|20)\d\d (?:it|they|the \w+) (?:was|were|had been) $")


def read_multiple(part: FigurePart, scene: Scene) -> Frame | None:
    """Read how many times the figure before another figure of the same measure is."""
    last = scene.last
    if last is None or last.against or last.unit == "times" or not _is_multiple(part):
        return None
    if match := _OF_YEAR.search(part.after):
        return _of(last, scene, last.states, int(match[1]))
    if done := _DONE_WITH.match(part.after):
        return _done_with(last, scene, part, done)
    if match := _OF_STATE.search(part.after):
        return _of_other(last, scene, part.code(match))
    return _of_then_or_back(last, scene, part)


def _of_then_or_back(last: Frame, scene: Scene, part: FigurePart) -> Frame | None:
    """Return the frame of the figure before, compared with that of its year, or the way back."""
    if _THEN.search(part.before) and scene.time.kind == "year":
        return replace(last, unit="times", against=last.states, base=scene.time.last)
    is_of_more = part.stated.unit == "times"
    if is_of_more and last.measure == "exports" and TAKE.search(part.before) and not part.states:
        other_way = (last.states[1], last.states[0])
        return replace(_of(last, scene, last.states), states=other_way)
    return None


def _done_with(last: Frame, scene: Scene, part: FigurePart, done: re.Match[str]) -> Frame | None:
    """Return the frame of the figure before, compared with what was done with another partner."""
    other = part.code(done, "other")
    if other in last.states or len(last.states) == 1:
        return None
    place = 0 if done["link"] == "from" and last.measure == "exports" else last.free
    if done["link"] == "with":
        who = part.code(done, "who") if done["who"] else part.first
        place = 1 - last.states.index(who) if who in last.states else last.free
    against = tuple(other if at == place else code for at, code in enumerate(last.states))
    return _of(last, scene, against)


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
