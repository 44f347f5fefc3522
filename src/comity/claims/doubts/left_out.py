"""What a whole sentence says that a reading of one of its parts leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from comity.claims.claim import ClaimTest, Interpretation, Lookup
from comity.claims.doubts.doers import DOERS
from comity.claims.doubts.doubt import Doubt, is_share_of_trade
from comity.claims.doubts.intentions import INTENTIONS
from comity.claims.doubts.meanings import OTHER_MEANINGS
from comity.claims.doubts.next_to import NEXT_TO
from comity.claims.doubts.other_figures import OTHER_FIGURES
from comity.claims.doubts.parties import OTHER_PARTIES
from comity.claims.doubts.regions import OF_REGIONS
from comity.claims.doubts.wholes import OTHER_WHOLES
from comity.claims.grammar.membership import JOINED
from comity.claims.patterns import Pattern, compile_plain
from comity.claims.rule_data import rule_data
from comity.claims.text.mentions import Mention, NameIndex
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import YEAR
from comity.claims.topics.plain import BY_FACT

TOTAL_OF_LIST = "not accounted for: a total of several states, of which one is tested"
WHOSE_SANCTIONS = "not accounted for: whose sanctions they are, where the test counts all"
LEVEL_OF_YEARS = "not accounted for: a level in the years named, where the test adds them up"
MEAN_OF_YEARS = "not accounted for: a mean over years, where the test counts one"
COUNTED_YEAR = "not accounted for: a year that counts from that of something else"
FROZEN = (
    "not accounted for: a membership that is suspended, where the test asks whether there is one"
)
IN_TURN = "not accounted for: a year for each of the states, in turn"
NO_ALLIES = "not accounted for: all other states, where the test has one"
IN_PLACE = "not accounted for: a state that takes the place of another in the words before"
ONE_MEMBER = "not accounted for: a membership of one state, where the test is of two"
EACH_VETO = "not accounted for: vetoes of each, where the test counts those of both"
WHICH_SELLER = "not accounted for: which of two sellers, where the test compares buyers"
WHICH_GOODS = (
    "not accounted for: which goods are mainly sold, where the test has those of all kinds"
)
NO_DEGREE = "no word and no figure says how much"
IN_YEARS = "not accounted for: the years named, where the test counts all up to the last of them"
NO_OTHER = "not accounted for: all others, who are said not to have"
BEYOND_RANK = "not accounted for: a state after those that are said to be the largest"
"""What the sentence says, and the test leaves out."""

_BRACKET = re.compile(r"\s*\((?:about |nearly |over )?\d[\d.]* ?(?:%|per ?cent)")


def _total_of_list(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find the total of a list whose parts are in brackets: "half came from A (30) and B (20)"."""
    stated = test.quantity
    own = {*test.looked_up}
    listed = [one for one in mentions if _BRACKET.match(sentence, one.end)]
    is_listed = any(own & set(one.states) for one in listed)
    if stated is None or stated.unit != "percent" or len(listed) < 2 or not is_listed:
        return ""
    return "" if f"({stated.text}" in sentence else TOTAL_OF_LIST


_UNDER = re.compile(
    r"\b[Uu]nder (?:the |new |fresh )*[A-Z][\w.]*(?:['’]s)? "
    r"(?:[a-z]+ ){0,3}sanctions\b"
)
_IMPOSES = re.compile(
    r"\b(?:impos|plac|slapp|levi|announc|adopt|tighten|lift|extend|eas)\w+ (?:[\w-]+ ){0,4}"
    r"sanctions\b"
)


def _senders(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "under American sanctions" or "imposes sanctions", where the test counts all of one."""
    is_of_all = test.lookups[0].measure.endswith("sanctions_received")
    imposed = _IMPOSES.search(sentence)
    senders = {one.states for one in mentions if imposed and one.end <= imposed.start()}
    is_of_sender = _UNDER.search(sentence) or test.lookups[0].states in senders
    return WHOSE_SANCTIONS if is_of_all and is_of_sender else ""


_LEVEL = re.compile(
    r"\bafter (?:19|20)\d\d\b|\b(?:a|each|every|per) year\b|\bannual\w*\b|\b(?:rose|fell|grew|"
    r"dropped|declined|collapsed|remained|stayed|exceeded|never|plunged|jumped|climbed|shrank)\b"
)


def _sums(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a level in some years, where the test adds them up."""
    is_summed = test.may_be_sum and test.quantity is not None and test.quantity.unit == "money"
    is_of_years = test.time.kind in ("since", "between")
    return LEVEL_OF_YEARS if is_summed and is_of_years and _LEVEL.search(sentence) else ""


_MEAN = re.compile(r"\b(?:an? (?:\w+ )?)?(?:mean|average) of\b|\baverag(?:ed|es|ing)\b")


def _mean(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a mean over years of what is counted: "an average of 28 a year since 1979"."""
    is_count = test.quantity is not None and test.quantity.unit == "count"
    is_of_years = test.time.kind in ("since", "between", "span")
    return MEAN_OF_YEARS if is_count and is_of_years and _MEAN.search(sentence) else ""


_AFTER = re.compile(r"\byears? (?:after|before|earlier than|later than) (?:the )?[A-Z]")
_SIGNED = re.compile(
    r"\b(?:after|before) (?:the )?[A-Z][^.;]*\b(?:signed|agreed|ratified|left|applied|founded|"
    r"created|launched)\b"
)


def _joined_after(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find a year counted from that of another, or from what is no joining."""
    if test.criterion != JOINED or not re.search(r"\b(?:after|before)\b", part):
        return ""
    signed = _SIGNED.search(sentence)
    late = [one for one in mentions if signed and signed.start() < one.start < signed.end()]
    is_of_signing = any(test.lookups[0].states[0] in one.states for one in late)
    is_second = len(_AFTER.findall(sentence)) > 1 and not part[:1].isupper()
    return COUNTED_YEAR if is_second or is_of_signing else ""


def _in_turn(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find years that are given "respectively", where all states are tested in one."""
    is_of_members = test.lookups[0].measure.endswith("_member")
    is_in_turn = "respectively" in sentence and len({*YEAR.findall(sentence)}) > 1
    return IN_TURN if is_of_members and is_in_turn else ""


_FREEZES = re.compile(
    r"\b(?:fr[eo]ez\w*|froze|frozen|suspen[ds]\w*|paus(?:ed?|es|ing)|halt(?:s|ed|ing)?)\b[^,;.]{0,24}"
    r"\b(?:membership|participation)\b|\b(?:membership|participation)\b[^,;.]{0,24}"
    r"\b(?:suspended|frozen|on hold|paused)\b"
)


def _frozen(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "A froze its membership", where the test asks whether it is a member."""
    is_of_members = test.lookups[0].measure.endswith("_member")
    return FROZEN if is_of_members and _FREEZES.search(part) else ""


def _is_of_two(test: ClaimTest) -> bool:
    """Return whether a test is first of one state and another."""
    return len(test.lookups[0].states) == len(("one", "other"))


_BOTH = re.compile(
    r"\b(?:both|two|they|them|their|share\w*|together|common|neither|each other|one another)\b",
    re.I,
)


def _speaks_of_one(sentence: str, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence names one state at most, and speaks of no two together."""
    return len({one.states for one in mentions}) < 2 and not _BOTH.search(sentence)


_BUT_ONE = re.compile(
    r"\b(?:[Nn]o(?: other| single)? [a-z]+|[Nn]one|[Nn]obody|[Nn]o one)"
    r"(?: (?:in|of|on|within) [^,;.]{2,40}?)? (?:but|except|other than|apart from|save|besides) "
)


def _but_one(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "no state but A spent more than B", where the test compares A with B alone."""
    return NO_OTHER if test.against and _BUT_ONE.search(sentence) else ""


def _in_years(_: str, __: str, test: ClaimTest, ___: Sequence[Mention]) -> str:
    """Find what was done together in some years, where the test counts all that was done."""
    is_of_all = test.lookups[0].measure == "joint_vetoes" and test.time.kind == "between"
    return IN_YEARS if is_of_all else ""


_NO_ALLIES = re.compile(r"\b(?:no|few|without|any|many) (?:\w+ )?(?:allies|ally)\b")


def _no_allies(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "it has no allies" and "fought no war", where the test asks of one other state."""
    is_of_none = _NO_ALLIES.search(sentence) or (
        test.negated and test.lookups[0].measure.startswith("interstate_war")
    )
    is_alone = _is_of_two(test) and _speaks_of_one(sentence, mentions)
    return NO_ALLIES if is_of_none and is_alone else ""


_FOR_IT_WAS = re.compile(r"^\W*(?:and |but |while )?for (?P<who>[A-Z][\w ]*?) it (?:was|is)\b")


def _in_place(_: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "for B it was 81 percent": B takes the place of a state in the words before."""
    return IN_PLACE if _is_of_two(test) and mentions and _FOR_IT_WAS.search(part) else ""


_OF_MEMBERS = re.compile(r"\bmembers? of\b|\bmembership of\b|\bjoin(?:ed|s)?\b")


def _one_member(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "it is a member of BRICS", where the test counts what two have in common."""
    is_shared = test.lookups[0].measure.startswith("shared_")
    is_of_one = is_shared and _speaks_of_one(sentence, mentions)
    return ONE_MEMBER if is_of_one and _OF_MEMBERS.search(sentence) else ""


_TOGETHER = re.compile(r"\b(?:joint\w*|together|both|alongside|with|side by side|common)\b", re.I)


def _each_veto(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find vetoes that two cast each for itself, where the test counts those of both."""
    is_joint = test.lookups[0].measure.startswith("joint_veto")
    is_of_count = test.negated or test.quantity is not None
    is_of_each = is_joint and is_of_count and not _TOGETHER.search(sentence)
    return EACH_VETO if is_of_each else ""


_MORE_OF = re.compile(
    r"\b(?:more|less) of (?:the )?[A-Z][\w ]*?['’]s? (?:\w+ ){0,2}?\w+ than (?:the )?[A-Z]"
)


def _of_sellers(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "A supplied more of B's arms than C": which of two sellers, not buyers."""
    return WHICH_SELLER if test.against and _MORE_OF.search(sentence) else ""


def _beyond_rank(_: str, __: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find a state that follows as many as are said to be the largest: "..., and C 4 percent"."""
    stated = test.quantity
    is_of_several = stated is not None and stated.unit == "rank" and stated.hedge == "under"
    if stated is None or not is_of_several or len(test.lookups[0].states) < 2:
        return ""
    owner, partner = test.lookups[0].states[0], test.lookups[0].states[-1]
    named = dict.fromkeys(code for one in mentions for code in one.states if code != owner)
    place = list(named).index(partner) if partner in named else 0
    return BEYOND_RANK if place >= stated.value else ""


_MAINLY = re.compile(
    r"\b(?:imports?|imported|exports?|exported|buys?|bought|sells?|sold|purchases?|ships?|shipped|"
    r"sends?|sent|supplies|supplied) (?:[A-Z][\w’']+ )?(?:mainly|mostly|largely|chiefly|primarily|"
    r"principally) (?!(?:from|to|by|in|with|through|for|on|via|its|their|goods|arms|weapons|fuels?|"
    r"energy|crude|oil|gas|coal)\b)[a-z]"
)


def _which_goods(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "imports mainly machinery from B", which tells of what and not how much."""
    is_vague = is_share_of_trade(test) and test.quantity is None
    return WHICH_GOODS if is_vague and _MAINLY.search(part) else ""


@cache
def _words_of_degree() -> Pattern:
    """Return the words that call for a high value."""
    high = next(one for one in rule_data("criteria")["criterion"] if one["name"] == "high")
    return compile_plain(rf"\b{high['words']}", re.IGNORECASE)


def _without_degree(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find what has neither a figure nor a word of degree, where the test asks for a high value."""
    is_high = test.criterion.name == "high" and test.quantity is None
    is_flow = _FLOW.search(test.lookups[0].measure) is not None
    return NO_DEGREE if is_high and is_flow and not _words_of_degree().search(part) else ""


_FLOW = re.compile(
    r"^trade$|^exports$|_share$|^(?:arms|fuel|gas|coal|crude_oil)_|^total_(?:trade|exports|imports)$"
)


_DOUBTS: tuple[Doubt, ...] = (
    _without_degree,
    _total_of_list,
    _senders,
    _sums,
    _mean,
    _joined_after,
    _in_turn,
    _in_place,
    _one_member,
    _no_allies,
    _but_one,
    _in_years,
    _frozen,
    _each_veto,
    _of_sellers,
    _beyond_rank,
    _which_goods,
    *NEXT_TO,
    *DOERS,
    *INTENTIONS,
    *OTHER_FIGURES,
    *OTHER_MEANINGS,
    *OTHER_PARTIES,
    *OTHER_WHOLES,
    *OF_REGIONS,
)

_OUSTS = re.compile(
    r"\b(?:replaced|overtook|displaced|supplanted|ousted|surpassed|dethroned|eclipsed|unseated|"
    r"replacing|overtaking|displacing|supplanting|surpassing) (?:the )?$"
)


def _ousted(sentence: str, test: ClaimTest, mentions: Sequence[Mention]) -> tuple[Lookup, ...]:
    """Return of whom a rank is said to be lost, where the test leaves that state out."""
    every = (*test.lookups, *test.against, *test.behind)
    tested = {code for lookup in every for code in lookup.states}
    named = (one for one in mentions if _OUSTS.search(sentence[: one.start]))
    lost = next((one.states[0] for one in named), None)
    if lost is None or lost in tested or not test.is_of_rank:
        return ()
    return (replace(test.lookups[0], states=(*test.lookups[0].states[:-1], lost)),)


_DOLLARS = re.compile(r"\$|\bdollars?\b|\bUSD\b", re.IGNORECASE)


def _is_of_no_currency(sentence: str, test: ClaimTest) -> bool:
    """Return whether a sum has no currency, which may be that of the page: "exports 72bn"."""
    stated = test.quantity
    is_sum = stated is not None and stated.unit == "money" and not test.growth
    return is_sum and _DOLLARS.search(sentence) is None


def with_doubts(
    sentence: str, reading: tuple[TextSpan, Interpretation], names: NameIndex
) -> tuple[TextSpan, Interpretation]:
    """Return a reading with a gap where its sentence says what its test leaves out."""
    part, one = reading
    test = one.test
    if test is None or one.gap:
        return reading
    mentions = names.find_states(sentence)
    # Of facts each state was read with its own year already.
    asked = [find for find in _DOUBTS if find is not _in_turn or one.rule != BY_FACT]
    reasons = (find(sentence, part.text, test, mentions) for find in asked)
    if reason := next(filter(None, reasons), ""):
        return part, replace(one, gap=reason)
    if _is_of_no_currency(sentence, test):
        return part, one.undenied()
    return part, replace(one, test=replace(test, ousted=_ousted(sentence, test, mentions)))
