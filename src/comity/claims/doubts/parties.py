"""Doubts about who the parties of a reading are, and about what a figure or a group is of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_between, states_of
from comity.claims.text.mentions import Mention

OTHER_PARTY = "not accounted for: whom the sentence is about, who is none of the states tested"
AGAINST = "not accounted for: a share of those against, where the measure is of those in favour"
LENGTH = "not accounted for: the length of a border, where the measure is a distance"
RANKED_GROUP = "not accounted for: a place behind a group, where the test is of a membership"
COMPARED = "not accounted for: a comparison with a state, where the test is of what one has"
OWN_RELATIONS = "not accounted for: relations with all states, where the test is of those of two"
KIND_OF_MEMBER = "not accounted for: which kind of member it is, or that it is none"
JOINT = "not accounted for: a figure of several states together, of which one is tested"
INTERRUPTED = "not accounted for: what was shut or called back, where the test asks whether it is"
AUTHORITY = "not accounted for: what a state is recognised as, where the test is of relations"

_ONE = rf"(?:the )?[{NAME}{PEOPLE}]+"
_LIST_AFTER = re.compile(
    r"\b(?:(?:ally|allied|allying|align\w*|partner\w*|sid(?:e|ed|ing)|join(?:ed|ing)?|work(?:ed|s)?|"
    r"fight|fought|deals?|dealt|cooperate\w*) (?:\w+ )?with|(?:trad(?:e|es|ed|ing)|"
    r"commerce|business) with|from|to|borders?|bordering|bordered by|"
    r"against|neighbou?rs|neighbou?ring) (?:both |either |mostly |mainly |primarily |chiefly )?"
    rf"(?P<list>{_ONE}(?:(?:, {_ONE})+,?)? (?:and|or) {_ONE})"
    r"(?=[.,;:)]|$| (?:also|both|alone|too|in|during|since|by|for|at|on|and|but|while|between|"
    r"until|after|before|has|have|had|was|were|is|are|grew|rose|fell)\b)",
    re.IGNORECASE,
)
"""States with which, from which or next to which somebody else does something."""


def _members_of_list(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find two of a list that somebody else deals with, where they are tested with each other."""
    lookups = (one for one in test.lookups if not one.measure.startswith("joint_"))
    pairs = [{*one.states} for one in lookups if len(one.states) == 2]
    for match in _LIST_AFTER.finditer(masked_evenly(sentence, mentions)):
        start, end = match.span("list")
        inside = states_between(mentions, start, end)
        before = states_between(mentions, 0, start)
        if any(pair <= inside - before for pair in pairs):
            return OTHER_PARTY
    return ""


_FIGURE = r"(?!(?:1[89]|20)\d\d\b)[$€£]?\d[\d.,]*\d?(?: ?%| per ?cent| percent| (?:m|b|tr)illion)?"
_OWN = (
    rf"(?P<name>[{NAME}{PEOPLE}]+),? (?:on |in |at |with |by )?(?:only |just |some |about |over )*"
)
_BARE_MEMBER = re.compile(rf"(?:,|;| and| while| but)+ (?:the )?{_OWN}(?={_FIGURE}(?!\d))")
_FIRST_MEMBER = re.compile(
    rf"(?P<name>[{NAME}{PEOPLE}]+) (?:[a-z]+ ){{1,2}}{_FIGURE}(?=(?:,|;| and| while| but)+ "
    rf"(?:the )?[{NAME}{PEOPLE}]+,? (?:on |in |at |with |by )?{_FIGURE})"
)
"""A state with the first figure of a list, of which the next state has another."""


def _members_with_figures(
    sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]
) -> str:
    """Find two that each have a figure of a list, where they are tested with each other."""
    masked = masked_evenly(sentence, mentions)
    named = [one for form in (_BARE_MEMBER, _FIRST_MEMBER) for one in form.finditer(masked)]
    members = {code for one in named for code in states_between(mentions, *one.span("name"))}
    is_pair = any(len(one.states) > 1 and {*one.states} <= members for one in test.lookups)
    return OTHER_PARTY if is_pair else ""


_DISLIKE = re.compile(
    r"\b(?:against|unfavou?rabl\w+|negativ\w+|oppos\w+|dislik\w+|distrust\w*|mistrust\w*|hostile|"
    r"disapprov\w+|hate\w*|bad opinion|poor opinion)\b|\banti-",
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


_NON = re.compile(r"\bnon-(?:[A-Z]{2,}|[Mm]ember)")
_KIND_OF_MEMBER = re.compile(
    r"\b(?:founding|founder|charter|original|first|last|newest|latest|oldest|youngest|only) "
    r"(?:\w+ )?members?\b"
)


def _kind_of_member(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "non-NATO member" and "founding member", where the test asks for a membership."""
    is_of_member = test.lookups[0].measure.endswith("_member")
    is_other = _NON.search(part) or _KIND_OF_MEMBER.search(part)
    return KIND_OF_MEMBER if is_of_member and is_other else ""


_JOINT = re.compile(
    rf"(?:%|per ?cent|dollars|illion|\bhalf|\bthird|\bquarter)[^,;.]*? (?:went|goes|go|came|comes|"
    rf"come|was|were|is|are|sold|sent|bought|shipped)? ?(?:to|from|by|with) "
    rf"{_ONE}(?:, {_ONE})*,? and {_ONE}(?!['’]s)(?=[.,;)]|$| (?:in|during|together|combined)\b)"
)


def _joint_figure(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "70 percent of it went to A, B and C", where the test is of one of them."""
    is_of_one = test.quantity is not None and len(test.lookups) == 1
    is_of_pair = is_of_one and len(test.lookups[0].states) == 2
    match = _JOINT.search(masked_evenly(sentence, mentions)) if is_of_pair else None
    if match is None or "respectively" in sentence or re.search(r"\d", sentence[match.end() :]):
        return ""
    near = test.quantity is not None and test.quantity.text in sentence[: match.end()]
    listed = states_between(mentions, *match.span())
    return JOINT if near and len(listed & {*test.lookups[0].states}) == 1 else ""


_INTERRUPTED = {
    "representation": re.compile(r"\b(?:recall|withdr|expel|suspend|summon|sever|downgrad)\w*"),
    "land_border": re.compile(r"\b(?:shut|clos|seal|re-?open)\w*"),
}


def _interrupted(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "recalled its ambassador" and "shut its border", which are none that there is one."""
    is_plain = test.criterion.name in ("some", "an ambassador") and not test.negated
    measure = test.lookups[0].measure
    said = (words.search(part) for name, words in _INTERRUPTED.items() if name in measure)
    return INTERRUPTED if is_plain and any(said) else ""


_SUBJECTS = re.compile(
    rf"^(?:(?:Both|Even|Also|Only) )?(?P<list>{_ONE}(?:(?:, {_ONE})+,?)? (?:and|or) {_ONE}) "
    rf"(?:also |all |both |now |still )*(?:buys?|bought|sells?|sold|imports?|imported|exports?|"
    rf"exported|takes?|took|gets?|got|purchased?|supply|supplied|receives?|received)\b(?![^.;]*[{NAME}{PEOPLE}])"
    r"(?![^.;]*\b(?:each other|one another|mutual\w*)\b)",
)
"""States of which each does something, to or with another that is not named."""


def _subjects_alone(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "A, B and C buy some too", where two of them are tested with each other."""
    pairs = [{*one.states} for one in test.lookups if len(one.states) == 2]
    match = _SUBJECTS.match(masked_evenly(sentence, mentions)) if pairs else None
    if match is None:
        return ""
    listed = states_between(mentions, 0, match.end("list"))
    return OTHER_PARTY if any(pair <= listed for pair in pairs) else ""


_WITH_OTHERS = {
    "interstate_war": re.compile(
        r"\b(?:war|wars|fighting|battles?) (?:with|against|on) (?!the [A-Z])(?:the )?[a-z]"
    ),
    "obligation": re.compile(r"\b(?:allied|allies|alliance) with (?:the )?[a-z]+(?<!the)\b"),
}
"""War with those that are no state, and who is allied with such."""


def _no_state(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "war with militants" and "allied with cartels", where two states are tested."""
    measure = test.lookups[0].measure
    others = (words.search(part) for name, words in _WITH_OTHERS.items() if name in measure)
    return OTHER_PARTY if any(others) else ""


_CRITICISED = re.compile(
    r"\b(?:critici[sz]\w*|oppos\w+|condemn\w*|denounc\w+|reject\w*|question\w*|deplor\w+|"
    r"protest\w*|resist\w*|against)\b[^.;]{0,40}\bsanctions\b"
)


def _critics(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find who criticises sanctions, where the test is of who imposed them."""
    is_of_sender = test.lookups[0].measure.endswith(("sanctions_imposed", "_imposed_beyond_un"))
    return OTHER_PARTY if is_of_sender and _CRITICISED.search(part) else ""


OTHER_PARTIES: tuple[Doubt, ...] = (
    _members_of_list,
    _members_with_figures,
    _against,
    _length,
    _ranked_group,
    _compared,
    _relations,
    _of_group,
    _subjects_alone,
    _kind_of_member,
    _joint_figure,
    _interrupted,
    _no_state,
    _critics,
)
