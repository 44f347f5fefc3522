"""What words mean that the measures of their subject do not: tones, bans, contests, places of war.

Each of these found a measure by its words alone, and a test of "some" or "high" was borne out by
chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt, is_of_pact, is_share_of_trade
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Mention

TONE = "not accounted for: how good relations are, of which embassies tell nothing"
BANNED = "not accounted for: a ban, where the test asks for a flow"
CONTEST = "not accounted for: votes that may not be those of the United Nations"
BATTLEFIELD = "not accounted for: a state in which others fought"
NO_WAR = "not accounted for: a war that is feared or judged, and not said to have been fought"
CALLED = "not accounted for: who calls it so, where the test asks whether it is"
WHOSE_ALLIES = "not accounted for: allies of another, who are not named"
REGION = "not accounted for: the region or the group in which is ranked"
BEFORE = "not accounted for: a time before, which is not named"
A_HEAD = "a figure per head"
PLACE = "not accounted for: a rank that is not read"
TRANSIT = "not accounted for: what only passes through, where the test is of own trade"
OF_GOODS = "not accounted for: which goods a share is of, where the test is of a partner"
OF_ONE = "not accounted for: how one economy grew, where the test compares two"
RISE = "not accounted for: a rise, where the test asks whether there was any"
SUMS = "not accounted for: sums that are compared, where the test is of shares"

_MISSION = re.compile(
    r"\b(?:diploma|embass|ambassador|mission|consul|represent|recogni|legation|envoy)", re.I
)
_BARE_RELATIONS = re.compile(
    r"\b(?:no|any|had|have|has|broke(?:n)?(?: off)?|cut(?: off)?|sever\w*|restor\w*|establish\w*|"
    r"resum\w*) (?:full |formal |official |normal |all |their |its |any )?(?:relations|ties)\b"
)
_OF_LEVEL = re.compile(
    r"\b(?:downgrad|upgrad|strain|sour|freez|froze|cool|worsen|deteriorat|improv|strengthen|"
    r"commercial|econom|trad|strong|close|good|warm|positive|friendly|cordial|tense|excellent|"
    r"special|deep|bad|poor|hostile)\w*",
    re.I,
)


_DAMAGED = re.compile(
    r"\b(?:damag|strain|sour|cool|harm|hurt|poison|burden)\w* (?:\w+ ){0,3}relations\b"
)


_GAPPED = re.compile(
    r"^(?:and |but |while |whereas )*(?:so|nor|neither|as)\b|\b(?:none|one|too|also|likewise)\b|"
    r"\bnot$|\bit\b",
    re.I,
)
"""Words that leave out what those before them name: "and so has Peru"."""


def _tone_of_relations(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find "strong ties" and "downgraded relations", where the test asks for an embassy."""
    if _GAPPED.search(part) and not _MISSION.search(part):
        part = sentence[: max(sentence.find(part), 0) + len(part)]
    is_of_missions = "representation" in test.lookups[0].measure
    if not is_of_missions or test.quantity:
        return ""
    if test.criterion.name != "some":
        return TONE if _DAMAGED.search(part) else ""
    is_named = _MISSION.search(part) or _BARE_RELATIONS.search(part)
    is_plain = is_named is not None and not _OF_LEVEL.search(part)
    return "" if is_plain else TONE


_BAN = re.compile(
    r"\b(?:bann(?:ed|ing)|bans?|prohibit\w*|outlaw\w*|forbid\w*|forbade|embargo\w*|boycott\w*|"
    r"halt(?:ed|s|ing)?|suspend(?:ed|s|ing)?|block(?:ed|s|ing)?|restrict\w*) (?:\S+ ){0,4}?"
    r"(?:imports?|exports?|sales?|shipments?|deliveries|purchases|trade)\b"
)
_FLOW = re.compile(r"^trade$|^exports$|_share$|^(?:arms_transfers|fuel|gas|coal|crude_oil)")


def _banned_flow(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "banned imports from Spain", where the test asks whether there were any."""
    is_of_any = test.quantity is None and _FLOW.search(test.lookups[0].measure) is not None
    return BANNED if is_of_any and _BAN.search(part) else ""


_VOTES_FOR = re.compile(r"\bvot(?:es?|ed|ing)\b(?:, [^,;.]{1,40},)? for (?:the )?[A-Z]")
_AT_UN = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|Assembly|resolutions?|drafts?|motions?|roll calls?|Council)\b"
)


def _other_votes(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find "Andorra votes for Spain", which may be of a contest, a seat or a host."""
    is_of_votes = re.search(r"vote|agreement_", test.lookups[0].measure) is not None
    is_elsewhere = _VOTES_FOR.search(part) is not None and not _AT_UN.search(sentence)
    return CONTEST if is_of_votes and is_elsewhere else ""


_WARS = ("interstate_war", "militarised_disputes", "dispute_")
_PLACED = re.compile(r"\b(?:in|inside|over|across|throughout) (?:today['’]s )?(?:the )?$")
_OPPONENTS = re.compile(r"\b(?:between|with|against) (?:the )?[A-Z]")
_FEARED = re.compile(
    r"\b(?:wars?|conflict)\b[^.;,]{0,40}\b(?:deemed|thought|necessary|unlikely|likely|possible|"
    r"inevitable|imminent|averted|avoided|unthinkable|loom\w*|unnecessary|prevented|predicted)\b|"
    r"\b(?:brink|verge|threats?|fears?|risk|prospects?|possibility|clouds|shadow|proxy|trade|"
    r"price|cold|propaganda|currency|cyber|tariff|diplomatic) (?:of )?(?:an? )?(?:\w+ )?wars?\b|"
    r"\b(?:avoid|prevent|avert|risk|threaten|propos|consider|contemplat|plann)\w* (?:an? |the )?"
    r"(?:\w+ )?war\b|\btug[- ]of[- ]war\b|\bwars?[- ]of[- ](?:words|nerves|wills)\b"
)


def _war_elsewhere(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find a war of others in the state that is tested, and one that was only feared."""
    if not test.lookups[0].measure.startswith(_WARS):
        return ""
    if _FEARED.search(part):
        return NO_WAR
    start = max(sentence.find(part), 0)
    tested = {*test.looked_up}
    placed = [
        one
        for one in mentions
        if start <= one.start < start + len(part)
        if tested & {*one.states} and _PLACED.search(sentence[start : one.start])
    ]
    return BATTLEFIELD if placed and _OPPONENTS.search(part) else ""


_ALLIES = re.compile(
    r"\b(?:for|to|from|with|by|and) (?:the )?(?:its|their|his|her|[A-Z][\w.]*['’]s?) (?:\w+ )?"
    r"(?:allies|ally)\b"
)


def _unnamed_allies(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "an arms partner for America's allies", where the test takes one for an ally."""
    return WHOSE_ALLIES if is_of_pact(test) and _ALLIES.search(part) else ""


_CALLED = re.compile(
    r"\b(?:calls?|called|sees?|saw|views?|viewed|considers?|considered|regards?|regarded|labels?|"
    r"labelled|brands?|branded|describes?|described|thinks?|thought) (?:[\w.]+ ){0,4}?"
    r"(?:an?|its|their|the|as|as an?) (?:[\w-]+ ){0,2}?"
    r"(?:enem(?:y|ies)|rivals?|threats?|adversar(?:y|ies)|foes?|ally|allies|friends?)\b"
)


def _called_so(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "more call it an enemy", where the test asks whether there is a rivalry or a pact."""
    is_of_ties = is_of_pact(test) or "rival" in test.lookups[0].measure
    return CALLED if is_of_ties and _CALLED.search(part) else ""


_REGION = re.compile(
    r"\b(?:in|of|from|within|among|across|considering|for|to) (?:the |all )*"
    r"(?:ASEAN|EU|European|NATO|Africa\w*|Asia\w*|Europe\w*|Arab|Latin America\w*|"
    r"(?:South|North|East|West|Central|Southeast|Eastern|Western|Northern|Southern)[ -]\w+|"
    r"Middle East\w*|Gulf|Caribbean|Balkan\w*|Baltic|Nordic|Commonwealth|Mercosur|region|"
    r"continent|bloc|alliance|G-?\d+|BRICS|OECD|CIS)\b"
)
_COMMA = re.compile(r"[,;:()—]|$")


def _rank_in_region(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find a region or a group named with a rank, where the test ranks among all."""
    if not test.is_of_rank or test.peers or test.group:
        return ""
    start = max(sentence.find(part), 0)
    end = _COMMA.search(sentence, start + len(part))
    before = sentence[max(start - 60, 0) : start]
    named = masked_evenly(sentence, mentions)  # South Korea is no region
    near = named[start : end.start() if end else len(sentence)]
    is_framed = re.search(r"\b(?:considering|among|within|looking at)\b", before)
    return REGION if _REGION.search(near) or (is_framed and _REGION.search(before)) else ""


_NTH = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))[ -]"
    r"(?:main|most|major|chief|principal|leading|important|key|top|largest|biggest)\b"
)


def _unread_place(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "the third main market", where the test asks for a main one."""
    is_of_first = test.criterion.name in ("major", "the largest", "high") and not test.quantity
    return PLACE if is_of_first and _NTH.search(part) else ""


_HAD = re.compile(
    r"\bhad (?:previously|earlier|once|long|formerly|already|originally|traditionally|never|always|"
    r"until then) (?:been |\w+ed\b|\w+n\b|\w+t\b)"
)


def _unnamed_time_before(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find "had previously supplied it", where the test is of today."""
    is_of_now = test.time.kind == "now"
    return BEFORE if is_of_now and (_HAD.search(part) or _HAD.search(sentence)) else ""


_A_HEAD = re.compile(r"\b(?:per (?:capita|head|person)|a head)\b")


def _sum_a_head(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "its GDP per capita rose from", where the test is of the whole product."""
    is_of_whole = test.lookups[0].measure == "gdp" and test.quantity is not None
    return A_HEAD if is_of_whole and _A_HEAD.search(part) else ""


_CONDUIT = re.compile(
    r"\b(?:conduit|corridor|transit|route|hub|gateway|bridge|go-between|intermediary|crossroads)\b"
    r"(?: \w+)? (?:of|for|in)(?: \w+){0,2} (?:trade|goods|commerce|exports|imports)\b"
)


def _conduit(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "a conduit of trade between others", where trade with these is tested."""
    is_plain = test.quantity is None and len(test.lookups[0].states) > 1
    return TRANSIT if is_plain and _CONDUIT.search(part) else ""


_MADE_UP_BY = re.compile(
    r"\b(?:place|share|position|part)\b[^.;]*\b(?:is|was|are|were) "
    r"(?:occupied|taken|held|made up) by (?:the )?[a-z]"
)


def _of_goods(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "the leading place, 22 percent, is taken by machines" in the trade of two states."""
    is_of_goods = _MADE_UP_BY.search(masked_evenly(sentence, mentions))
    return OF_GOODS if is_share_of_trade(test) and is_of_goods else ""


def _growth_of_one(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find how an economy grew, where the ratio of two economies is tested."""
    is_of_ratio = test.lookups[0].measure.endswith("_ratio") and test.growth
    return OF_ONE if is_of_ratio and not _RELATIVE.search(sentence) else ""


_RELATIVE = re.compile(r"\b(?:relative|ratio|compared|as (?:large|big)|gap|times)\b")

_MORE_NOW = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:now )?(?:exporting|importing|buying|selling|"
    r"shipping|trading|purchasing) (?:far |much |even )?(?:more|less)\b(?! than\b)"
)


def _more_than_before(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "are exporting more to it", where the test asks whether they export anything."""
    is_of_any = test.quantity is None and not (test.growth or test.against)
    return RISE if is_of_any and _MORE_NOW.search(part) else ""


_SHARE_WORDS = re.compile(r"\b(?:share|percent|per cent|proportion|part|depend\w*|relative\w*)\b|%")


def _sums_compared(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "A exports more to B than B to A", where shares of their exports are compared."""
    if not test.against or not test.lookups[0].measure.endswith(("export_share", "import_share")):
        return ""
    is_turned = test.against[0].states == test.lookups[0].states[::-1]
    return SUMS if is_turned and not _SHARE_WORDS.search(part) else ""


OTHER_MEANINGS: tuple[Doubt, ...] = (
    _tone_of_relations,
    _banned_flow,
    _other_votes,
    _war_elsewhere,
    _unnamed_allies,
    _called_so,
    _rank_in_region,
    _unread_place,
    _unnamed_time_before,
    _sum_a_head,
    _conduit,
    _of_goods,
    _growth_of_one,
    _more_than_before,
    _sums_compared,
)
"""What finds words that mean something else than the measure of their subject."""
