"""Doubts about who the parties of a reading are, and about what a figure or a group is of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_of
from comity.claims.text.mentions import Mention

OTHER_PARTY = "not accounted for: whom the sentence is about, who is none of the states tested"
AGAINST = "not accounted for: a share of those against, where the measure is of those in favour"
LENGTH = "not accounted for: the length of a border, where the measure is a distance"
RANKED_GROUP = "not accounted for: a place behind a group, where the test is of a membership"
COMPARED = "not accounted for: a comparison with a state, where the test is of what one has"
OWN_RELATIONS = "not accounted for: relations with all states, where the test is of those of two"
AUTHORITY = "not accounted for: what a state is recognised as, where the test is of relations"

_ONE = rf"(?:the )?[{NAME}{PEOPLE}]+"
_LIST_AFTER = re.compile(
    r"\b(?:(?:ally|allied|allying|align\w*|partner\w*|sid(?:e|ed|ing)|join(?:ed|ing)?|work(?:ed|s)?|"
    r"fight|fought|deals?|dealt|cooperate\w*) (?:\w+ )?with|from|to|borders?|bordering|bordered by|"
    r"against|neighbou?rs|neighbou?ring) (?:both |either |mostly |mainly |primarily |chiefly )?"
    rf"(?P<list>{_ONE}(?:(?:, {_ONE})+,?)? (?:and|or) {_ONE})"
    r"(?=[.,;:)]|$| (?:in|during|since|by|for|at|on|and|but|while|between|until|after|before)\b)",
    re.IGNORECASE,
)
"""States with which, from which or next to which somebody else does something."""


def _members_of_list(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find two of a list that somebody else deals with, where they are tested with each other."""
    lookups = (one for one in test.lookups if not one.measure.startswith("joint_"))
    pairs = [{*one.states} for one in lookups if len(one.states) == 2]
    for match in _LIST_AFTER.finditer(masked_evenly(sentence, mentions)):
        start, end = match.span("list")
        inside = states_of(one for one in mentions if start <= one.start < end)
        before = states_of(one for one in mentions if one.start < start)
        if any(pair <= inside - before for pair in pairs):
            return OTHER_PARTY
    return ""


_DISLIKE = re.compile(
    r"\b(?:against|unfavou?rabl\w+|negativ\w+|oppos\w+|dislik\w+|distrust\w*|mistrust\w*|hostile|"
    r"anti-|disapprov\w+|hate\w*|bad opinion|poor opinion)\b|\banti-",
    re.IGNORECASE,
)


def _against(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a share of those who dislike a state, where that of its friends is tested."""
    stated = test.quantity
    is_of_views = test.lookups[0].measure == "favourability" and stated is not None
    is_plain = is_of_views and stated is not None and not stated.rest
    return AGAINST if is_plain and _DISLIKE.search(part) else ""


_BORDER_LENGTH = re.compile(
    r"\b(?:borders?|frontiers?|coast\w*|boundar\w+)\b[^.;]*\b(?:stretch\w*|long|length|runs?|"
    r"running|extend\w*|kilomet\w+|miles|km)\b",
    re.IGNORECASE,
)


def _length(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find how long a border is, where the distance between two states is tested."""
    is_distance = test.lookups[0].measure in ("capital_distance", "minimum_distance")
    return LENGTH if is_distance and _BORDER_LENGTH.search(sentence) else ""


_FOLLOWED = re.compile(
    r"\b(?:followed (?:closely )?by|ahead of|behind|trailing) (?:the |by )?[A-Z]"
)


def _ranked_group(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find who is followed by a group in a ranking, which tells of no membership."""
    is_of_member = test.lookups[0].measure.endswith("_member")
    is_member = re.search(r"\bmember|\bjoin|\baccession|\baccede|\bleft\b|\bentered\b", part)
    return RANKED_GROUP if is_of_member and _FOLLOWED.search(part) and not is_member else ""


_THAN_STATE = re.compile(
    r"\b(?!other|rather)(?:\w{2,}er|more|less) (?:[\w-]+ ){0,9}?than (?:that of |those of )?"
    rf"{_ONE}(?:['’]s?)?(?=[.,;:)]|$| (?:and|but|while)\b)",
    re.IGNORECASE,
)


def _compared(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "a larger budget than B", where what A has from B is tested by a vague word."""
    is_share = test.lookups[0].measure.endswith(("import_share", "export_share"))
    is_plain = is_share and not (test.against or test.growth or test.is_of_rank)
    is_vague = is_plain and test.quantity is None and test.criterion.name != "the largest"
    return COMPARED if is_vague and _THAN_STATE.search(masked_evenly(sentence, mentions)) else ""


_RELATIONS = re.compile(r"\b(?:foreign|international|external) relations\b(?! (?:with|between)\b)")
_RECOGNISED_AS = re.compile(r"\brecogni[sz]\w+ (?:the )?[A-Z][\w .’'-]*? as (?:the|its|an?)\b")


def _relations(sentence: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find relations with all others, or a recognition as something, where missions are tested."""
    if test.lookups[0].measure not in ("diplomatic_representation", "mutual_representation"):
        return ""
    if _RECOGNISED_AS.search(sentence):
        return AUTHORITY
    return OWN_RELATIONS if _RELATIONS.search(part) else ""


_GROUP = re.compile(
    r"(?:The )?(?:EU|European (?:Union|Council|Commission)|EC|UN|United Nations|Security Council|"
    r"NATO|African Union|Arab League|League of Nations|Commonwealth|bloc|alliance)\b"
)


def _of_group(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find what a group did to a state, where the state of a sentence before is tested for it."""
    lookup = test.lookups[0]
    is_of_two = lookup.measure.startswith("sanctions_") and len(lookup.states) == 2
    is_of_two = is_of_two and not lookup.is_of_group
    is_unnamed = is_of_two and lookup.states[0] not in states_of(mentions)
    return OTHER_PARTY if is_unnamed and _GROUP.match(sentence) else ""


OTHER_PARTIES: tuple[Doubt, ...] = (
    _members_of_list,
    _against,
    _length,
    _ranked_group,
    _compared,
    _relations,
    _of_group,
)
