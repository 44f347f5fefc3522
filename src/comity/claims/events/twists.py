"""What the words around an event make of it: the first of its kind, of several, or of another."""

from __future__ import annotations

import re

from comity.claims.events.frames import event_topic
from comity.claims.events.match import FrameMatch
from comity.claims.topics.plain import TURNING, Said, is_twisted_by
from comity.claims.topics.topic import open_words
from comity.wording.number_words import CARDINALS

_NTH = r"(?:first|second|third|[a-z]+th|last|newest|latest|only|final)"
_ASIDE = re.compile(
    rf"\bas (?:the |its |their |an? )?{_NTH}\b.*|\bthe {_NTH} (?:[a-z]+ )?to do so\b|"
    rf"\b(?:the |its |an? )?{_NTH}(?= (?:[a-z-]+ )?(?:members?|member states?)\b)|"
    rf"\bmost recent\b|\bfor the (?:first|second|third|last) time\b|"
    rf"\b{_NTH}(?: [a-z]+){{0,3}} (?:country|state|nation|government|republic)\b"
)
"""What is added to something that began or ended, and leaves that as it is."""

_PLACE = re.compile(rf"\b{_NTH}\b")
"""Which of several a state was of those that joined, and joined for all that."""

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|by)\b|'s\b")
"""Words within a frame by which it was done to, and not by, who is named first, or by its own."""

_SOME = re.compile(r"\b(?:including|such as|like|among them|among others)(?: the)? $")
"""Words before two of several, who did something to another."""

_LED = re.compile(r"^ ?(?:and |but )?(?:before|after|when|once|since|until|while|as|although) ")
"""Words by which a clause is placed in time, of which it is said that it was so."""

_UP_TO = re.compile(
    r"^ ?(?:until|till|up to|no longer|in name only)\b|"
    r"\b(?:was|were|been) (?:lifted|removed|scrapped|repealed|revoked)\b|"
    r"\b(?:never|called off|cancel\w*|postpon\w*|avert\w*|avoid\w*|(?:was|were|has|have) not|"
    r"did(?: not|n't) (?:take place|happen|occur|come|go|materiali[sz]e)|wasn't|failed to|"
    r"fell through|came to nothing|expected|planned)\b"
)
"""Words after an event that end it again, or by which it never was."""

_FIRST = re.compile(r"\bfirst\b")
_SUPERLATIVE = re.compile(r"\bmost [a-z]+\b|\b(?:largest|biggest|longest)\b")
"""What is added to wars of which only the years are tested."""

_TWICE = re.compile(r"\btwice\b")
_MANY = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|dozens?)\b")
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|several|many|more|most|few|half|"
    r"second|third|fourth|fifth|[a-z]{3,}(?:teenth|xth|nth|hth|tieth)|"
    r"last|only|next|latest|first|every|all|any)\b(?!-)"
)
"""Words by which what was done is counted, or singled out."""

_OPEN_COUNT = re.compile(r"^(?:several|many|more)$")
"""Words for a number that is as many as the times named, or more."""

_OF_EVENTS = ("vetoes_cast", "interstate_war", "militarised_disputes")
"""Measures of events, of which several may be counted."""

_OF_STATES = (*_OF_EVENTS, "diplomatic_representation", "defence_obligation")
"""Measures of what is done to a state, and not to what belongs to it."""

_DURATION = re.compile(
    r"\bfor (?:some |about |nearly |almost |only |just |over )?[a-z0-9-]+ "
    r"(?:days|weeks|months|hours)\b|\bsince (?:the |its |their )?[a-z]+\b"
)
"""How long or since when it was so, which leaves open nothing of it."""

_FIRST_TIME = re.compile(r"\bfirst (?:ever )?(?:time|veto)\b")
_COUNCIL = re.compile(r"\b(?:council|u\.?n\.?|united nations)\b")
_IGNORED = re.compile(r"^(?:alongside|every|each|always)$")
SOON = 5
"""How many words after an event may say that it is another."""


def is_none(hit: FrameMatch) -> bool:
    """Return whether a match is no event: done to who is named first, or of another kind.

    "Fiji was vetoed" does not say that Fiji vetoed, and "fought a trade war" is of no war.
    """
    if _PASSIVE.search(hit.gaps) or open_words().search(f"{hit.ahead} {hit.gaps}"):
        return True
    if "pair" in hit.named and _SOME.search(hit.ahead):
        return True
    return _is_of_another(hit)


def _is_of_another(hit: FrameMatch) -> bool:
    """Return whether the words after a match, or those within it, are of something else."""
    frame, rest = hit.frame, hit.rest
    if frame.measure == "member":
        return not hit.group
    is_of_draft = frame.object is None or frame.object.match(rest) is not None
    if not (is_of_draft or _COUNCIL.search(hit.line.text)):
        return True
    near = _DURATION.sub(" ", f"{hit.gaps} {' '.join(rest.split()[:SOON])}")
    near = _FIRST_TIME.sub(" ", near) if frame.first else near
    if (frame.measure in _OF_EVENTS and _is_counted(hit, near)) or (
        frame.measure in _OF_STATES and rest.startswith(" 's ")
    ):
        return True
    topic = event_topic(frame.measure, also=frame.also and frame.measure != "interstate_war")
    return topic.unless is not None and topic.unless.search(near) is not None


def _is_counted(hit: FrameMatch, near: str) -> bool:
    """Return whether words count what was done, and not by as many times as they name."""
    match = _COUNTED.search(near)
    if match is None or (len(hit.times) > 1 and _OPEN_COUNT.match(match[0])):
        return False
    return CARDINALS.get(match[0]) != max(len(hit.times), len(("a", "b")))


def said_in(hit: FrameMatch) -> tuple[Said, bool]:
    """Return how an event is said, and whether words around it twist that."""
    frame = hit.frame
    around = f"{_LED.sub('', hit.ahead)} {hit.gaps} {hit.after if _UP_TO.search(hit.after) else ''}"
    around = _ASIDE.sub(" ", around) if frame.once or frame.said in TURNING else around
    around = _PLACE.sub(" ", around) if frame.once else around
    is_first = frame.first and _FIRST.search(f"{around} {hit.after}") is not None
    around = _FIRST.sub(" ", around) if is_first else around
    around = _TWICE.sub(" ", around) if len(hit.times) == len(("once", "again")) else around
    around = _SUPERLATIVE.sub(" ", around) if frame.context == "pair" else around
    is_twisted = is_twisted_by(around, frame.ignores or _IGNORED) or _is_of_many(hit)
    return Said.FIRST if is_first else frame.said, is_twisted


def _is_of_many(hit: FrameMatch) -> bool:
    """Return whether words count what was done, and not by as many times as they name."""
    many = _MANY.search(hit.gaps)
    if many is None or (len(hit.times) > 1 and _OPEN_COUNT.match(many[0])):
        return False
    return CARDINALS.get(many[0]) != len(hit.times)
