"""Figures of what the sentence before is about, which a sentence calls "the figure" or "they"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame
from comity.claims.figures.parts import FigurePart

_LEAD = (
    r"(?:(?:by|in|since|for|during|over) (?:the )?[\w–/-]+,? |"
    r"[\w-]+ (?:years?|decades?) (?:later|earlier|before|on),? )?"
)
"""A time before the subject."""

_AS_BEFORE = re.compile(
    rf"(?:^ *|[,;:] *|\b(?:and|but|while|although|when|before|after) ){_LEAD}"
    r"(?:(?:it|they|this|that)(?= (?:has |have |had )?(?:\w+ly |since |again |already |more than |"
    r"then |later |also |still |thus |only )*"
    r"(?:was|were|been|stood|stands?|come|came|fallen|fell|risen|rose|grown|grew|shrunk|shrank|"
    r"dropped|declined|increased|climbed|reached|amounted|doubled|tripled|halved|soared|plunged|"
    r"surged|jumped|slipped|dwindled|recovered|rebounded|plummeted|crept|edged|dipped|sank|slid|"
    r"tumbled|returned|shot)\b)|"
    r"(?:the|this|that|its|their) (?:same |latter )?(?:figure|share|proportion|percentage|amount|"
    r"sum|total|level|value|volume|number|rate|portion)\b(?! of (?!all|it|the total)))[^,;#<]*$"
)
"""A subject that is the figure of the sentence before: "by 2016 this figure had fallen to"."""


def read_continued(part: FigurePart, spoken: Frame) -> Frame | None:
    """Return the frame of the sentence before, for a part whose subject is its figure.

    It is of the same unit, and the part names no state.

    >>> import comity
    >>> text = "In 2016 Brazil took 18 percent of Bolivia's exports. It was 43 percent in 2008."
    >>> [claim.verdict.name.value for claim in comity.check(text).listed]
    ['supported', 'supported']
    """
    words = f"{part.opening}{part.before}"
    if part.stated.unit != spoken.unit or not _AS_BEFORE.search(words):
        return None
    return replace(spoken, is_inherited=True)
