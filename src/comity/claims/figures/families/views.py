"""Shares of a state's people that think well of another state."""

from __future__ import annotations

import re

from comity.claims.figures.continued import read_views_of_another
from comity.claims.figures.frame import Frame, Scene, other_than
from comity.claims.figures.parts import FigurePart

_KIND = r"(?:favou?rable|positive|good|warm|kind|kindly|high|friendly|approving)"
_WELL = r"(?:well|highly|kindly|warmly|fondly|favou?rably)"
_LIKES = re.compile(
    rf"\bfavou?rabl[ey]\b|\b{_KIND} (?:views?|opinions?|feelings?|attitudes?|impressions?)\b|"
    rf"\b(?:thought|thinks?|thinking|spoke|speaks?|speaking) {_WELL} of\b|"
    rf"\b(?:look|looks|looked|looking) {_WELL} (?:up)?on\b|\b{_WELL} disposed to\b|"
    r"\b(?:goodwill|good will|sympath\w+)\b|\b(?:likes?|liked) (?:the )?<\d+>|\bviewed <\d+> |"
    r"\bviews of\b"
)
_DISLIKES = re.compile(
    r"\b(?:unfavou?rabl[ey]|negative(?:ly)?|hostile|bad|poor|low|dim|unfriendly|cold) |"
    r"\b(?:ill|badly|poorly|little) of\b|\b(?:dislik|distrust|mistrust|trust|confiden)\w*|"
    r"\bantipath\w*"
)
"""Words of views that are none of liking; nor is to trust a state to like it."""

_VIEWED = re.compile(
    r"\b(?:(?<!#\d )(?<!#\d\d )of|for|to|towards?|viewed|(?:up)?on|likes?|liked) (?:the )?<(\d+)>"
)
_NEXT_VIEWED = re.compile(r"^ (?P<of>of|for|to|towards?|on) (?:the )?<(?P<state>\d+)>(?!'s)")


def read_views(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what share of a state's people thinks well of another state.

    They are the people of the figure before where the words name none: "while 9 percent like C".
    """
    if _DISLIKES.search(part.cue):
        return None
    match = _VIEWED.search(part.cue) if _LIKES.search(part.cue) else None
    if match is None:
        return read_next_viewed(part, scene) or read_views_of_another(part, scene.spoken)
    viewed = part.code(match)
    last = scene.last
    people = last.states[:1] if last and last.measure == "favourability" else ()
    viewer = other_than(viewed, (*part.states, *part.named(part.between), *people, *part.nearest))
    return Frame("favourability", (viewer, viewed), 0, "percent") if viewer else None


def read_next_viewed(part: FigurePart, scene: Scene) -> Frame | None:
    """Read the view that the same people have of another: "and 74 of C", "91 for C"."""
    last = scene.last
    if last is None or last.measure != "favourability":
        return None
    match = _NEXT_VIEWED.match(part.after)
    if match is None:
        return None
    link, viewer, viewed = match["of"], last.states[0], part.code(match, "state")
    before = (n for n, code in enumerate(part.codes) if code == last.states[1])
    is_same_link = any(re.search(rf"\b{link} (?:the )?<{n}>", part.opening) for n in before)
    if viewed == viewer or not (is_same_link or link == "for"):
        return None
    return Frame("favourability", (viewer, viewed), 0, "percent")
