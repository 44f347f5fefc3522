"""Figures that go on from what is before: of its sentence, or of a clause whose verb they lack."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.parts import FigurePart

_LEAD = (
    r"(?:(?:by|in|since|for|during|over) (?:the )?[\w–/-]+,? |"
    r"[\w-]+ (?:years?|decades?) (?:later|earlier|before|on),? )?"
)
"""A time before the subject."""

_AS_BEFORE = re.compile(
    r"\b(?:puts?|estimated?s?|reckon(?:s|ed)?|valued?s?|gave|gives?|record(?:s|ed)|report(?:s|ed)) "
    r"(?:it|this|that|the (?:figure|total|sum|level|value|amount|share)) (?:at|as) (?:\w+ ){0,2}$|"
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


_SUBJECT = re.compile(
    r"(?:^|[,;:] |\b(?:in|for|by|during) (?:19|20)\d\d,? )(?:the )?<(\d+)> (?!and\b|or\b)[a-z]+"
)
_BARE_STATE = r";(?: and| while| but)? (?:the )?<(\d+)>, (?:only |just |about |some )?(?:by |at )?"
_BARE_SUBJECT = re.compile(rf"{_BARE_STATE}$")
_BARE_BEFORE = re.compile(rf"{_BARE_STATE}#")


def read_gapped(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the frame before with the states that a part without a verb has in their places.

    >>> import comity
    >>> text = "In 2019 China took 28 percent of Uruguay's exports; Brazil, 12 percent."
    >>> [claim.interpretation.states for claim in comity.check(text).listed]
    [(165, 710), (165, 140)]
    """
    last = scene.last
    if alone := _apposed_alone(part, scene):
        return alone
    if last is None or part.stated.unit not in (last.unit, "count", "index"):
        return None
    return _bare_subject(part, last) or _apposed(part, last) or _both_named(part, last)


_APPOSED = re.compile(
    r"(?:,|;| and| but| while)+ (?:the )?<(\d+)>, [^<#,;]{3,60}, (?:in |on |at |with )?"
    r"(?:only |just |some |about )*$"
)


def _apposed(part: FigurePart, last: Frame) -> Frame | None:
    """Return the frame before, of a subject of which more is said: "and Peru, an ally, in 49"."""
    match = _APPOSED.search(part.between)
    if match is None or last.free != 1 or len(last.states) == 1:
        return None
    new = part.code(match)
    links = (one for one in _LINKED.finditer(part.opening) if one["link"] != "by")
    linked = (part.code(one, "n") for one in links)
    is_linked = last.states[1] in linked
    return replace(last, states=(new, last.states[1]), is_gapped=True) if is_linked else None


_APPOSED_ALONE = re.compile(
    r"(?:;|, (?:and|but|while|whereas)) (?:the )?<(\d+)>, (?:itself|himself|herself|an?|the|"
    r"once|long|still|also|just|whose|which|who)\b[^#;]{3,60}, [^#;<]*$"
)


def _apposed_alone(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the first frame, of another state with more said of it: "; Peru, a foe of A, 3%"."""
    first = scene.opening
    if first is None or len(first.states) > 1 or first.unit != part.stated.unit:
        return None
    match = _APPOSED_ALONE.search(f"{part.opening}{part.before}")
    return replace(first, states=(part.code(match),)) if match else None


def _bare_subject(part: FigurePart, last: Frame) -> Frame | None:
    """Return the frame before, of another subject: "A took 20 percent of it; B, 12 percent"."""
    match = _BARE_SUBJECT.search(part.between)
    if match is None or part.code(match) in last.states:
        return None
    subjects = [*_SUBJECT.finditer(part.opening), *_BARE_BEFORE.finditer(part.opening)]
    before = [part.code(one) for one in subjects if part.code(one) in last.states]
    if not before:
        return None
    new, old = part.code(match), before[-1]
    return replace(last, states=tuple(new if code == old else code for code in last.states))


_DONE_BY = re.compile(r"^ (?:by|for|to|from) (?:the )?<(\d+)> (?P<link>from|to) (?:the )?<(\d+)>")


def _both_named(part: FigurePart, last: Frame) -> Frame | None:
    """Return the frame before, of the two that follow: "and 3 billion by A from B"."""
    match = _DONE_BY.match(f"{part.after}{part.closing}")
    if match is None or last.measure != "exports" or last.against:
        return None
    one, other = part.code(match, 1), part.code(match, 3)
    states = (other, one) if match["link"] == "from" else (one, other)
    return replace(last, states=states) if {*states} == {*last.states} else None


_DID_SO = re.compile(
    r"<(?P<n>\d+)d?>,? (?:[^,#]*, )?(?:did|does|do|has done|had done) (?:so|likewise|the same)\b"
)


def place_of_doer(part: FigurePart, last: Frame) -> int:
    """Return which of two states, from 1, one that "did so" replaces: the subject; 0 for none.

    "A voted with B in 60 percent; C, an ally, did so in 40": C is in the place of A.
    """
    did = _DID_SO.search(f"{part.opening}{part.before}")
    if did is None or part.code(did, "n") in last.states or part.first not in last.states:
        return 0
    return last.states.index(part.first) + 1


_LINKED = re.compile(r"(?:^|[ ,])(?P<link>from|to|with|by) (?:the )?<(?P<n>\d+)>(?!'s)")


def place_of_link(part: FigurePart, last: Frame) -> int:
    """Return which of two states, from 1, one after the same preposition replaces; 0 for none.

    "Imports from A were 5 billion, from B 3 billion": B is in the place of A.
    """
    own = _LINKED.search(part.text)
    if own is None or len(last.states) == 1:
        return 0
    same = [
        last.states.index(code) + 1
        for one in _LINKED.finditer(part.opening)
        if one["link"] == own["link"] and (code := part.code(one, "n")) in last.states
    ]
    return same[-1] if same else 0


_LINKED_AS = re.compile(r"\b(?:from|to|with|by|as|in|on|of|against) (?:the )?<(?P<n>\d+)>(?!'s)")
_MEMBER = re.compile(
    r"^(?P<since>(?:(?! and | but | while | whereas )[^<#,;])*)(?:[,;]| and| but| while| whereas)+ "
    r"(?:the )?<(?P<n>\d+)d?>,? (?:on |in |at |by )?(?:only |just |some |about |over )*$"
)
"""A state right before its figure, after the figure of another: ", Canada 53 percent"."""


def place_of_bare(part: FigurePart, last: Frame) -> int:
    """Return which of two states, from 1, a bare one before its figure replaces; 0 where open.

    It is the one that no preposition joins, as itself: "A voted with B on 53 percent, C on 52".
    The other is that of all of the list, whether the sentence names it or that before.
    """
    match = _MEMBER.match(part.between)
    if len(last.states) == 1 or match is None:
        return 0
    linked = {part.code(one, "n") for one in _LINKED_AS.finditer(part.opening)}
    named = {*part.named(part.opening)}
    free = [at for at, code in enumerate(last.states, 1) if code in named - linked]
    return free[0] if len(free) == 1 else 0


_OF_THOSE = re.compile(r"^ of (?:those|that|the ones) of (?:the )?<(\d+)>(?!'s)")
_LIST_GOES_ON = re.compile(
    r"(?:^|,| and| but| while)(?:,| |and|but|while|for|of|only|just|about|some|nearly|almost|over|"
    r"took|bought|supplied|accounted|provided|with)*$"
)


def read_of_those(part: FigurePart, scene: Scene) -> Frame | None:
    """Return the share before, of the flow of another: "and two thirds of those of Belgium".

    >>> import comity
    >>> text = "In 2015 Germany took 26% of Poland's exports, and 27% of those of Hungary."
    >>> [claim.interpretation.states for claim in comity.check(text).listed]
    [(290, 255), (310, 255)]
    """
    last, match = scene.last, _OF_THOSE.match(part.after)
    is_share = last is not None and last.unit == "percent" and last.measure.endswith("_share")
    if last is None or match is None or not is_share or len(last.states) == 1:
        return None
    new = part.code(match)
    if new in last.states or not _LIST_GOES_ON.search(part.before):
        return None
    return replace(last, states=(new, last.states[1]))
