"""What share of a state's people thinks well of another state."""

from __future__ import annotations

import re

from comity.claims.figures.frame import Frame, Scene, other_than
from comity.claims.figures.parts import FigurePart

_VIEWS = re.compile(
    r"\b(?:favou?rabl[ey]|(?:positive|good|warm|kind(?:ly)?|high) (?:views?|opinions?|attitudes?|"
    r"feelings?)|thought well of|thinks? well of|viewed <\d+> |sympath\w+|views of)\b"
)
_VIEWED = re.compile(
    r"\b(?:(?<!#\d )(?<!#\d\d )of|for|to|towards?|view|views|viewed|see|saw) (?:the )?<(\d+)>(?!'s)"
)
_OF_ANOTHER = re.compile(
    r"(?:^|[;.] )(?:and |but |while |meanwhile,? )?(?:as )?(?:for|on|of|regarding|concerning|"
    r"in the case of|when it comes to|with regard to|towards?) (?:the )?<(\d+)>(?!'s),? "
)
"""Whom a sentence turns to that goes on about views: "as for B, 60 percent are positive"."""

_WELL = re.compile(r"\b(?:positive(?:ly)?|favou?rabl[ey]|good|warm(?:ly)?)\b")
_ILL = re.compile(r"\b(?:negative(?:ly)?|unfavou?rabl[ey]|bad(?:ly)?|hostile|ill)\b")


def read_views(part: FigurePart, scene: Scene) -> Frame | None:
    """Read what share of a state's people thinks well of another state.

    They are the people of the figure before where the words name none: "while 9 percent like C".

    >>> import comity
    >>> text = (
    ...     "In 2022, 11 percent of Japanese had a favourable opinion of China. "
    ...     "For the United States the picture was reversed, with 70 percent positive."
    ... )
    >>> [claim.verdict.name.value for claim in comity.check(text).listed]
    ['supported', 'supported']
    """
    match = _VIEWED.search(part.cue) if _VIEWS.search(part.cue) else None
    if match is None:
        return _of_another(part, scene)
    viewed = part.code(match)
    last = scene.last
    people = last.states[:1] if last and last.measure == "favourability" else ()
    viewer = other_than(viewed, (*part.states, *part.named(part.between), *people, *part.nearest))
    return Frame("favourability", (viewer, viewed), 0, "percent") if viewer else None


def _of_another(part: FigurePart, scene: Scene) -> Frame | None:
    """Read a share that thinks well of another state than that of the sentence before."""
    spoken = scene.spoken
    match = _OF_ANOTHER.search(f"{part.opening}{part.before}")
    if match is None or spoken is None or spoken.measure != "favourability":
        return None
    words, viewed = f"{part.before}{part.after}", part.code(match)
    if not _WELL.search(words) or _ILL.search(words) or viewed == spoken.states[0]:
        return None
    return Frame("favourability", (spoken.states[0], viewed), 1, "percent", is_inherited=True)
