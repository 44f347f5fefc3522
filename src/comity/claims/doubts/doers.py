"""Who does something, and to whom: groups, acronyms, people that no test of states knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt, is_of_pact, words_around
from comity.claims.text.masks import states_between, states_of
from comity.claims.text.mentions import Mention

BATTLE = "not accounted for: on whose side they are, where the test is of a pact with each other"
OWN = "not accounted for: whose sanctions they are, and on whom"
THREAT = "not accounted for: a threat, which may not have been carried out"
MEMBERS = "not accounted for: the members among which it is"
ACRONYM = "not accounted for: who does it, which is no state"
COUNTED = "not accounted for: people or things that are counted, and are no money"
WHOLE = "not accounted for: of what the figure is, which is more than the test asks for"
APPOSED = "not accounted for: of whom it is said, the state just before it"
RANGE = "not accounted for: the lower end of a range"
CHANGE = "not accounted for: a change, where the test asks whether there was any"
FRONTED = "not accounted for: of whom the figure at the begin of the sentence is"

_IN_WAR = re.compile(
    r"\ball(?:y|ies|ied) (?:of [\w ]+ |with [\w ]+ )?(?:in|during|throughout) (?:the|its|their|a) "
    r"(?:[\w-]+ ){0,3}?(?:war|wars|fight|fighting|struggle|campaign|conflict|battle|coalition)\b"
)


def _allies_in_war(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "are allies in the war in Yemen", where the test asks for a pact with Yemen."""
    return BATTLE if is_of_pact(test) and _IN_WAR.search(part) else ""


_KEEPS = re.compile(
    r"\b(?:continu|maintain|keep|kept|extend|renew|uph[eo]ld|eas|lift|tighten|impos|threaten)\w* "
    r"(?:[\w']+ ){0,4}?(?:embargo\w*|sanctions)\b"
)
_THREATENED = re.compile(r"\bthreat\w* (?:[\w']+ ){0,5}?(?:embargo\w*|sanctions)\b")


def _own_embargo(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "maintains its embargo", tested as one on the state that does, and a mere threat."""
    measure = test.lookups[0].measure
    if "sanction" not in measure:
        return ""
    if _THREATENED.search(part):
        return THREAT
    start = max(sentence.find(part), 0)
    match = _KEEPS.search(part)
    is_doer = match is not None and any(
        {*one.states} & {*test.lookups[0].states}
        for one in mentions
        if start <= one.start < start + match.start()
    )
    return OWN if is_doer and measure.endswith("_received") else ""


_AMONG = re.compile(
    r"\b(?:among|between|amongst) (?:(?:the|its|all|these|those|their) )*"
    r"(?:members?|member states|bloc|group|themselves|parties|participants)\b"
)


def _among_members(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "trade among the members", where the test is of two states."""
    is_of_two = len(test.lookups[0].states) > 1 and not test.is_of_rank
    return MEMBERS if is_of_two and _AMONG.search(part) else ""


_ACRONYM = re.compile(
    r"(?:^|[,;:] |\b(?:while|and|but) )(?:the )?(?P<who>[A-Z]{3,7}) "
    r"(?:countries |members |states )?"
    r"(?:took|takes|bought|buys|accounted|accounts|received|absorbed|purchased|supplied|provided|"
    r"imported|exported|sold|spent|had|has)\b"
)


def _done_by_acronym(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "CEFTA took 15 percent", where the test is of a state named before."""
    match = _ACRONYM.search(part)
    if match is None or not test.quantity or test.lookups[0].is_of_group:
        return ""
    place = max(sentence.find(part), 0) + match.start("who")
    is_state = any(one.start <= place < one.end for one in mentions)
    return "" if is_state else ACRONYM


_CHANGED = re.compile(
    r"\b(?:tumbl|plung|plummet|slump|collaps|soar|surg|rocket|shr[aiu]nk|dwindl|jump|climb|"
    r"decreas|increas|declin|dropp|rose|risen|fell|fallen|grew|grown|doubl|tripl|halv)\w*\b"
)


def _any_with_change(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "sales to Russia have tumbled", where the test asks whether there are any."""
    is_of_any = test.criterion.name == "some" and test.quantity is None and not test.growth
    is_of_flow = re.search(r"export|import|^trade$|trade_share", test.lookups[0].measure)
    return CHANGE if is_of_any and is_of_flow and _CHANGED.search(part) else ""


_BEST = re.compile(
    r",? with (?:the )?[A-Z][\w .]*? (?:as )?(?:its|their|the) "
    r"(?:best|largest|biggest|main|top|leading|chief|number one|foremost) "
    r"(?:customer|market|partner|buyer|client|destination|supplier|source)\b"
)


def _best_customer(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "earned 195 billion, with Germany its best customer", tested as sales to Germany."""
    match = _BEST.search(sentence)
    if match is None or test.lookups[0].measure != "exports" or not test.quantity:
        return ""
    named = states_between(mentions, 0, match.start())
    return WHOLE if {*test.lookups[0].states} - named else ""


_SHARE_ONLY = re.compile(r"['’]s (?:\w+ )?(?:share|slice|part|portion)\b(?! (?:of|in)\b)")


def _share_of_unnamed(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "its share was 83 percent", where the test is of a share in all that states trade."""
    is_of_world = test.lookups[0].measure.endswith("world_share")
    return WHOLE if is_of_world and _SHARE_ONLY.search(part) else ""


_APPOSED = re.compile(
    r"^(?:(?:the|its|a|an|once|long|now|then) )*(?:[\w-]+ )?"
    r"(?:first|second|third|largest|biggest|leading|main|top|chief|foremost)\b"
)


def _apposed(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "supplanting Israel, first among its suppliers", tested of another state."""
    start = sentence.find(part)
    if start < len(", ") or not _APPOSED.match(part):
        return ""
    before = (one for one in mentions if sentence[one.end : start] == ", ")
    return APPOSED if any(not {*one.states} & {*test.looked_up} for one in before) else ""


_OF_PEOPLE = re.compile(
    r" (?:[A-Z][a-z]+(?:ians|ans|nis|is)\b|(?:\w+ )?(?:people|persons|citizens|workers|tourists|"
    r"visitors|refugees|migrants|inhabitants|residents|voters|soldiers|jobs|tonnes|tons|barrels|"
    r"hectares|households|students)\b)"
)


def _counted_people(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "8 million Colombians live off it", where the test takes the figure for dollars."""
    stated = test.quantity
    if stated is None or stated.unit != "money" or "$" in stated.text:
        return ""
    return COUNTED if _OF_PEOPLE.match(words_around(sentence, stated.text)[1]) else ""


_LOWER_END = re.compile(r"\d ?[-–]$")


def _upper_end(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "3-5 billion dollars", of which the test takes the upper end for the figure."""
    stated = test.quantity
    if stated is None or stated.unit not in ("money", "percent"):
        return ""
    # The dash may have been read as the sign of the figure.
    sign = stated.text[: len(stated.text) - len(stated.text.lstrip("-–"))]
    before = words_around(sentence, stated.text)[0]
    return RANGE if _LOWER_END.search(before + sign) else ""


_FRONTED = re.compile(r"^(?:With|At|On) (?P<figure>[^,]*\d[^,]*), (?:it|they|he|she|the \w+) ")


def _fronted_figure(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "with 17 percent, it dethroned India", where the test takes the figure for India's."""
    match, stated = _FRONTED.match(sentence), test.quantity
    if match is None or stated is None or stated.text not in match["figure"]:
        return ""
    return FRONTED if {*test.lookups[0].states} & states_of(mentions) else ""


DOERS: tuple[Doubt, ...] = (
    _allies_in_war,
    _own_embargo,
    _among_members,
    _done_by_acronym,
    _any_with_change,
    _counted_people,
    _apposed,
    _best_customer,
    _share_of_unnamed,
    _upper_end,
    _fronted_figure,
)
"""What finds that another does it, or to another, than the states of a test."""
