"""Facts said in plain words: that two states are at war, allied, that one vetoed or sanctioned."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from functools import cache

from comity.claims.claim import ClaimTest
from comity.claims.grammar.membership import JOINED, LEFT, MEMBER
from comity.claims.patterns import Pattern, compile_plain
from comity.claims.rule_data import rule_data
from comity.claims.text.times import TimeSpan
from comity.claims.topics.topic import Topic
from comity.panels.codebook import Description
from comity.unit import UnitKind

BY_FACT = "a fact by its words"
"""The rule of a fact in plain words: the data may bear it out, and never deny it."""


class Said(StrEnum):
    """How a clause says the fact of its topic: plainly, denied, as begun or ended, or otherwise."""

    SO = "so"
    NOT_SO = "not so"
    BEGUN = "begun"
    ENDED = "ended"
    OTHERWISE = ""


@cache
def _twists() -> Pattern:
    """Return the words that say something else of a fact than that it is so."""
    return compile_plain(rf"\b(?:{rule_data('topics')['open']['twists']})\b|n't\b")


_OF_A_NAME = re.compile(r"\bbetween (?:the )?<\d+d?> and (?:the )?<\d+d?>")
_MOST = re.compile(
    r"\b(?:only|sole|first|last|former|(?:long|larg|bigg|old|clos|short|great)est)\b"
)
"""Words within a fact of which another than it is said: "shares its longest border with"."""

_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|exists?|remains?|\w{3,}ed)\b")
_OF_ANOTHERS = re.compile(
    r"\b(?:with|to|against|of|between|and) (?:the )?<\d+>'s? "
    r"(?!government|army|forces|troops|leaders?|navy|military|capital)[a-z]"
)
"""What belongs to a state and is not that state: an alliance "with Iran's rivals"."""


def said_of(topic: Topic, masked: str) -> Said:
    """Return how a masked clause says the fact of its topic.

    Words that twist it may be only in the phrase that denies, begins or ends it. A name without
    a verb ("Mutual Assistance between A and B") says nothing.
    """
    is_name = _OF_A_NAME.search(masked) and not _VERB.search(masked)
    if is_name or (topic.states == 2 and _OF_ANOTHERS.search(masked)):
        return Said.OTHERWISE
    for said, phrase in (
        (Said.NOT_SO, topic.denies),
        (Said.ENDED, topic.ends),
        (Said.BEGUN, topic.begins),
        (Said.SO, topic.asserts),
    ):
        if phrase and (match := phrase.search(masked)):
            if said is Said.SO and _MOST.search(match[0]):
                return Said.OTHERWISE
            rest = f"{masked[: match.start()]} {masked[match.end() :]}"
            return Said.OTHERWISE if _twists().search(rest) else said
    return Said.OTHERWISE


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


def is_lost_event(measure: Description, time: TimeSpan, masked: str) -> bool:
    """Return whether a clause tells of an event of a past that it does not date.

    "Russia vetoed the resolution" is of one veto, which those of the newest year are not, and a
    treaty that was signed in July is another than one in force for decades.
    """
    if time.kind != "now":
        return False
    is_event = not _lasts(measure) and _PAST.search(masked) is not None
    return is_event or _SIGNED.search(masked) is not None


def test_of_fact(test: ClaimTest, said: Said, measure: Description) -> ClaimTest | None:
    """Build the test of a fact; None where its time cannot be tested.

    What is so since a year is tested in every year; a membership begins and ends in one year.
    """
    time, is_membership = test.time, measure.name.endswith("_member")
    if said is Said.NOT_SO:
        is_lasting = time.kind == "since"
        denied = replace(test, negated=True, every=is_lasting, is_lasting=is_lasting)
        return denied if is_lasting or time.kind in ("now", "year") else None
    if is_membership and (said is not Said.SO or time.kind == "since"):
        return _of_turn(test, said)
    if time.kind in ("now", "year"):
        return replace(test, criterion=MEMBER if is_membership else test.criterion)
    if not _lasts(measure):
        return None
    return replace(test, every=True, is_lasting=True)


def _lasts(measure: Description) -> bool:
    """Return whether a measure is of a state of things, which lasts for years."""
    return measure.unit.kind is UnitKind.BOOLEAN or measure.name.startswith("sanctions_")


def _of_turn(test: ClaimTest, said: Said) -> ClaimTest | None:
    """Build the test of a membership that began or ended in a year."""
    year = test.time.last or test.time.first
    if year is None or test.time.kind not in ("year", "since"):
        return replace(test, criterion=MEMBER) if said is Said.BEGUN else None
    criterion = LEFT if said is Said.ENDED else JOINED
    return replace(test, criterion=criterion, growth=True, time=TimeSpan("year", last=year))
