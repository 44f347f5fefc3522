"""Facts said in plain words: that two states are at war, allied, that one vetoed or sanctioned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from comity.claims.patterns import Pattern, compile_plain
from comity.claims.rule_data import rule_data
from comity.claims.text.times import TimeSpan
from comity.claims.topics.counted import without_count
from comity.claims.topics.parts.denied import affirmed, denies, is_of_all_time
from comity.claims.topics.parts.sentence_parts import VERB
from comity.claims.topics.topic import Topic
from comity.panels.codebook import Description
from comity.unit import UnitKind

BY_FACT = "a fact by its words"
"""The rule of a fact in plain words: the data may bear it out, and never deny it."""


class Said(StrEnum):
    """How a clause says the fact of its topic: plainly, denied, as begun, ended, or otherwise."""

    SO = "so"
    NOT_SO = "not so"
    CONCLUDED = "concluded"
    BEGUN = "begun"
    ENDED = "ended"
    FIRST = "for the first time"
    LAST = "for the last time"
    SINCE = "for the first time since"
    OTHERWISE = ""


@cache
def _twists() -> Pattern:
    """Return the words that say something else of a fact than that it is so."""
    return compile_plain(rf"\b(?:{rule_data('topics')['open']['twists']})\b|n't\b")


COUNTED = ("vetoes_cast", "sole_vetoes")
"""The measures of what is counted from the first year on: "the third time" can be tested."""

_OF_A_NAME = re.compile(r"\bbetween (?:the )?<\d+d?> and (?:the )?<\d+d?>")
_MOST = re.compile(
    r"\b(?:only|sole|first|last|former|(?:long|larg|bigg|old|clos|short|great)est)\b"
)
"""Words within a fact of which another than it is said: "shares its longest border with"."""

_OF_ANOTHERS = re.compile(
    r"\b(?:with|to|against|of|between|and) (?:the )?<\d+>'s? "
    r"(?!(?:\w+ )?(?:government|army|forces|troops|leaders?|navy|military|capital|rulers?|regime|"
    r"junta|authorities|generals|aid|defen[cs]e|help|rescue|side|assistance)\b)[a-z]"
)
"""What belongs to a state and is not that state: an alliance "with Iran's rivals"."""


TURNING = (Said.CONCLUDED, Said.BEGUN, Said.ENDED, Said.FIRST, Said.LAST, Said.SINCE)
"""What is said of a time in which something became otherwise."""

_LEADING = re.compile(
    r"^ ?(?:and |but )?(?:[\w-]+ (?:days?|weeks?|months?|years?|decades?) )?"
    r"(?:before|after|when|once|until|till)\b"
)
"""Words by which a clause is placed in time, of which it is said that it was so."""

_AGAIN = re.compile(r"\b(?:for )?(?:a|the) (?:second|third|fourth) time\b|\bfirst(?: ever)?\b")
"""What leaves a beginning or an end as it is."""

_PLACED = re.compile(
    r"\bfrom (?:1[89]|20)\d\d (?:until|till|to) (?:1[89]|20)\d\d\b|\bsince (?:it|they|the two) .*|"
    r"\bonce (?:more|again)\b|\b(?:\w+ )?(?:days?|weeks?) (?:before|earlier|later)\b"
)
"""Other words of its time, which leave what is said as it is."""


_OWNED = re.compile(
    r"<\d+>'s (?!(?:\w+ )?(?:government|entry|accession|membership|admission|leaders?|voters|"
    r"parliament)\b)[a-z]"
)
"""What belongs to a state and may be no member: "Romania's motorways joined"."""


def _is_of_another(topic: Topic, masked: str) -> bool:
    """Return whether masked words only name something, or are of what belongs to a state."""
    if _OF_A_NAME.search(masked) and not VERB.search(masked):
        return True
    owned = _OF_ANOTHERS if topic.states == len(("one", "other")) else _OWNED
    is_asked = topic.states != 1 or topic.group is not None
    return is_asked and owned.search(masked) is not None


def said_of(topic: Topic, masked: str) -> Said:
    """Return how a masked clause says the fact of its topic.

    Words that twist it may be only in the phrase that denies, begins or ends it. A name without
    a verb ("Mutual Assistance between A and B") says nothing.
    """
    masked = without_count(masked) if topic.measures[0] in COUNTED else masked
    if _is_of_another(topic, masked):
        return Said.OTHERWISE
    said = _said_by_phrase(topic, masked)
    if said is not Said.OTHERWISE:
        return said
    if topic.measures[0].endswith("_member") and is_of_all_time(masked):
        return said  # which is known of late years only
    if (gone := _NO_LONGER.sub("", masked)) != masked:
        is_over = _said_by_phrase(topic, gone) is Said.SO
        return Said.NOT_SO if is_over else Said.OTHERWISE
    if _is_denied(topic, masked):
        return Said.BEGUN if _UNTIL.search(masked) else Said.NOT_SO
    return said


_NO_LONGER = re.compile(r"\bno longer ")


def _is_denied(topic: Topic, masked: str) -> bool:
    """Return whether words deny what they would say without "not", "no" or "never"."""
    words = affirmed(masked)
    if not words:
        return False
    said = _said_by_phrase(topic, _UNTIL.sub("", words))
    is_never_begun = is_of_all_time(masked) and not _RECOGNISED.search(words)
    begins = topic.begins if said is Said.BEGUN and is_never_begun else None
    phrase = topic.asserts if said is Said.SO else begins
    return phrase is not None and denies(masked, phrase)


_RECOGNISED = re.compile(r"\brecogni[sz]")
"""Who has no mission in a state may recognise it."""


def _said_by_phrase(topic: Topic, masked: str) -> Said:
    """Return how the phrases of a topic say its fact in masked words."""
    said, match = next(_phrases_in(topic, masked), (Said.OTHERWISE, None))
    until = _UNTIL.search(masked) if said in _UP_TO and not _PLACED.search(masked) else None
    if until:
        is_so = _said_by_phrase(topic, masked.replace(until[0], "")) is said
        return _UP_TO[said] if is_so else Said.OTHERWISE
    return said if match and not _is_twisted(said, match, topic) else Said.OTHERWISE


def _phrases_in(topic: Topic, masked: str) -> Iterator[tuple[Said, re.Match[str]]]:
    """Yield what the phrases of a topic say that are in masked words, the first the one meant."""
    for said, phrase in (
        (Said.NOT_SO, topic.denies),
        (Said.FIRST, topic.opens),
        (Said.LAST, topic.closes),
        (Said.ENDED, topic.ends),
        (Said.BEGUN, topic.begins),
        (Said.CONCLUDED, topic.concludes),
        (Said.SO, topic.asserts),
    ):
        if phrase and (match := phrase.search(masked)):
            yield said, match


_UNTIL = re.compile(
    r"\b(?:until|till|up to) (?:(?:early|mid|late|the end of|[a-z]{3,9}|\d{1,2})[ -]){0,3}"
    r"(?:1[89]|20)\d\d\b"
)
_UP_TO = {Said.SO: Said.ENDED, Said.NOT_SO: Said.BEGUN}
"""What is so until a year ended in it, and what was not so until then began."""


_HALF_DONE = re.compile(
    r"\b(?:talks?|negotiat\w+|plans?|planned|threat\w*|almost|nearly|refus\w+)\b"
)
_NEGATIVE = re.compile(r"\b(?:no|not|never|neither)\b")
_NOT_ENDED = re.compile(r"\b(?:never|not)\b(?! (?:recogni|acknowledg))(?!.* until\b)")
_POSITIVE = (Said.SO, Said.BEGUN, Said.CONCLUDED, Said.FIRST)
"""Words within a phrase of which it is less, or the opposite: "broke off talks on relations"."""


def _is_twisted(said: Said, phrase: re.Match[str], topic: Topic) -> bool:
    """Return whether the words around a phrase make something else of it."""
    if said is Said.SO and _MOST.search(phrase[0]):
        return True
    if said is Said.ENDED and _NOT_ENDED.search(phrase[0]):
        return True
    if _HALF_DONE.search(phrase[0]) or (said in _POSITIVE and _NEGATIVE.search(phrase[0])):
        return True
    rest = f"{phrase.string[: phrase.start()]} {phrase.string[phrase.end() :]}"
    rest = _PLACED.sub("", _LEADING.sub("", rest))
    rest = _AGAIN.sub("", rest) if said in TURNING else rest
    twists = (one[0] for one in _twists().finditer(rest))
    return any(not topic.ignores or not topic.ignores.search(one) for one in twists)


def is_twisted_by(words: str, ignored: re.Pattern[str]) -> bool:
    """Return whether words around a fact make something else of it, those ignored left out.

    >>> is_twisted_by("almost", re.compile("^each$")), is_twisted_by("each", re.compile("^each$"))
    (True, False)
    """
    rest = _PLACED.sub("", words)
    return any(not ignored.search(one[0]) for one in _twists().finditer(rest))


_TWO = compile_plain(r"<\d+d?>,? (?:and|or) (?:the )?<\d+d?>")
_JOINS = compile_plain(r"\b(?:between|of|both|among) (?:the )?$")


def has_two_objects(topic: Topic, masked: str) -> bool:
    """Return whether the fact is said of each of two states and a third: "it borders A and B"."""
    two = _TWO.search(masked)
    match = topic.asserts.search(masked) if topic.asserts else None
    if two is None or match is None or _JOINS.search(masked[: two.start()]):
        return False
    return match.start() < two.start()


_PAST = re.compile(r"(?<!has )(?<!have )(?<!had )\b(?:[a-z]{3,}ed|went|fought|met|held|cast)\b")


_SIGNED = re.compile(
    r"\b(?:signs?|signed|signing|conclude[sd]?|inks|inked|struck|sealed|agreed|announced|unveiled|"
    r"ratified|renewed)\b"
)
_UNDATED = re.compile(
    r"\b(?:last|next|this|past) (?:week|month|spring|summer|autumn|fall|winter|decade|time)\b|"
    r"\b(?:yesterday|recently|lately|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|"
    r"\b(?:years?|decades?|months?) (?:after|before|earlier|later|ago|on)\b"
)
"""Times that count from another, which is not known."""


def is_lost_event(topic: Topic, measure: Description, time: TimeSpan, masked: str) -> bool:
    """Return whether a clause tells of an event of a past that it does not date.

    "Russia vetoed the resolution" is of one veto, which those of the newest year are not, and a
    treaty that was signed in July is another than one in force for decades. That two fought a war
    is so of any year.
    """
    if time.kind != "now":
        return False
    masked = affirmed(masked) or masked
    if _UNDATED.search(masked):
        return True
    if topic.once and topic.once.search(masked):
        return False
    is_event = not lasts(measure) and _PAST.search(masked) is not None
    return is_event or _SIGNED.search(masked) is not None


def lasts(measure: Description) -> bool:
    """Return whether a measure is of a state of things, which lasts for years."""
    is_kept = measure.name in _KEPT or "sanctions_" in measure.name
    return measure.unit.kind is UnitKind.BOOLEAN or is_kept


_KEPT = ("representation_level", "polity_score", "swap_lines_in_force", "trade_agreements")
"""Measures of levels and numbers of what is in force."""
