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
    r"(?:(?:it|they|this|that)(?= (?:(?:has|have|had)(?:n['’]t| not)? )?"
    r"(?:\w+ly |since |again |already |more than |"
    r"then |later |also |still |thus |only )*"
    r"(?:was|were|been|stood|stands?|come|came|fallen|fell|risen|rose|grown|grew|shrunk|shrank|"
    r"dropped|declined|increased|climbed|reached|amounted|doubled|tripled|halved|soared|plunged|"
    r"surged|jumped|slipped|dwindled|recovered|rebounded|plummeted|crept|edged|dipped|sank|slid|"
    r"tumbled|returned|shot)\b)|"
    r"(?:the|this|that|its|their) (?:same |latter )?(?:figure|share|proportion|percentage|amount|"
    r"sum|total|level|value|volume|number|rate|portion)\b(?! of (?!all|it|the total)))[^,;#<]*"
    r"(?:, (?:standing|reaching|amounting|coming|totall?ing|averaging|settling) [^,;#<]*)?$"
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


_OF_ANOTHER = re.compile(
    r"(?:^|[;.] )(?:and |but |while |meanwhile,? )?(?:as )?(?:for|on|of|regarding|concerning|"
    r"in the case of|when it comes to|with regard to|towards?) (?:the )?<(\d+)>(?!'s),? "
)
"""Whom a sentence turns to that goes on about views: "as for B, 60 percent are positive"."""

_WELL = re.compile(r"\b(?:positive(?:ly)?|favou?rabl[ey]|good|warm(?:ly)?)\b")
_ILL = re.compile(r"\b(?:negative(?:ly)?|unfavou?rabl[ey]|bad(?:ly)?|hostile|ill)\b")


def read_views_of_another(part: FigurePart, spoken: Frame | None) -> Frame | None:
    """Return a share that thinks well of another state than that of the sentence before.

    >>> import comity
    >>> text = (
    ...     "In 2022, 11 percent of Japanese had a favourable opinion of China. "
    ...     "For the United States the picture was reversed, with 70 percent positive."
    ... )
    >>> [claim.verdict.name.value for claim in comity.check(text).listed]
    ['supported', 'supported']
    """
    match = _OF_ANOTHER.search(f"{part.opening}{part.before}")
    if match is None or spoken is None or spoken.measure != "favourability":
        return None
    words, viewed = f"{part.before}{part.after}", part.code(match)
    if not _WELL.search(words) or _ILL.search(words) or viewed == spoken.states[0]:
        return None
    states = (spoken.states[0], viewed)
    return replace(spoken, states=states, is_inherited=True)
