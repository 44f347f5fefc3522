"""What is agreed, promised or threatened, and acts of states that are not named.

Neither is an act of the states tested: what a contract is worth may be delivered over years or
never, and "several countries" need not be those of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.claim import ClaimTest
from comity.claims.doubts.doubt import Doubt
from comity.claims.text.masks import states_of
from comity.claims.text.mentions import Mention
from comity.claims.text.times import PAST_VERBS
from comity.states.groups import FIRST_CODE

INTENDED = "not accounted for: what was agreed, promised or planned, which may not have been done"
UNNAMED = "not accounted for: states that are not named"

_INTENDS = (
    r"agree[ds]?|pledge[ds]?|promise[ds]?|vow(?:s|ed)?|undert(?:akes?|ook|aken)|commit(?:s|ted)|"
    r"offer(?:s|ed)?|propose[ds]?|threaten(?:s|ed)?|plan(?:s|ned)|intend(?:s|ed)?|want(?:s|ed)?|"
    r"hope[ds]?|seeks?|sought|ask(?:s|ed)?|urge[ds]?|invite[ds]?|decide[ds]?|prepare[ds]?|"
    r"appl(?:y|ies|ied)|negotiat(?:e[ds]?|ing)|means|meant|"
    r"(?:is|are|was|were) (?:set|poised|about|due)"
)
_PAPER = (
    r"(?:deal|accord|agreement|contract|threat|offer|pledge|promise|proposal|plan|commitment|bid|"
    r"tender|order)s?|memorand(?:um|a)|intention|target|goal"
)
_SIGNED = (
    r"(?:sign|clinch|seal|conclud|ink|award|finali[sz]|negotiat|announc|approv)\w*|str[iu]ck|"
    r"strikes?|w[io]ns?|reach(?:ed|es)?"
)
_ACTS = (
    r"(?:sell|buy|supply|export|import|deliver|purchase|block|stop|cut|ban|provide|ship|invest|"
    r"build|trade|spend)\w*|sales?|suppl(?:y|ies)|deliver(?:y|ies)"
)
_TO_DO = re.compile(rf"\b(?:{_INTENDS}) (?:(?:with|by|itself|themselves|[A-Z]\w+|the) ){{0,3}}to\b")
_BUDGETED = re.compile(
    r"\b(?:pencill?(?:s|ed) in|budgets? for|budgeted|draft budget|budget (?:bill|proposal|plan)|"
    r"(?:earmark|allott?|set aside|allocat)\w*\b[^;.]*\bnext year)\b"
)
"""What is to be spent, of which the data have what was."""

_ON_ITS_WAY = re.compile(r"\bon (?:(?:its|the|their|a) )?(?:way|path|road|track|course) to\b")
_DEAL = re.compile(
    rf"\b(?:{_PAPER}) (?:(?!and\b|but\b)[^\s,;]+ ){{0,8}}?(?:to|for|on|worth) "
    rf"(?:the )?(?:\w+ )?(?:{_ACTS}|\d|US\$|\$)|"
    rf"\b(?:{_SIGNED}) (?:(?!and\b|but\b)[^\s,;]+ ){{0,6}}?(?:{_PAPER})\b"
)
_CALLS = re.compile(
    r"\b(?:press|call|push|campaign|lobb(?:y|i)|argu|plead|hop|agitat)\w* for\b|"
    r"\b(?:demand|advocat|oppos|favou?r|consider|contemplat|discuss)\w* (?:(?:an?|the|any) )?"
    r"(?:\w+ )?"
    r"(?:breaks?|war|sanctions|embargo|ban|alliance|annexation|entry|membership|withdrawal)\b"
)
_FLOWS = re.compile(r"export|import|^trade|transfer|invest|fuel|gas|oil|coal")
_AGREED = re.compile(r"agreement|deals|orders|licen|obligation|alliance|treat|pact")

_BOUND = re.compile(r"[,;:—(] |^")
_SEVERAL = re.compile(
    r"\b(?:(?i:some|many|most|several|few|other|others|various|numerous|certain|all(?: of)?)|"
    r"[Dd]ozens of|[Aa]n? (?:number|handful|group|coalition|majority|range|host) of|neighbou?ring|"
    r"(?:three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:of )?(?!\d))"
    r"(?: of)?(?: (?:its|their|the))?(?: (?!and\b|or\b)[\w-]+){0,2}? "
    r"(?:countries|states|nations|governments|capitals|neighbou?rs|powers|members|allies|republics)\b"
)
"""States that are not named, more than two of them; "both" are those of the sentence before."""

_SOME_OF = re.compile(
    r"\b(?i:some|many|most|several|few|none|all|each|one|two|three|four) of "
    r"(?P<whose>(?:the )?[A-Z][\w .-]*?)['’]s? (?:[\w-]+ ){0,2}?"
    r"(?:neighbou?rs|allies|partners|rivals|friends|provinces)\b"
)


def _is_intended(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find a flow or an act that is agreed, promised or threatened, and not said to be done."""
    measure = test.lookups[0].measure
    if _AGREED.search(measure):
        return ""
    is_flow, clause = _FLOWS.search(measure) is not None, _clause_of(sentence, part)
    said = _segments(clause, part, test.quantity.text if test.quantity else "")
    is_budget = measure.startswith("military_") and _BUDGETED.search(clause) is not None
    is_open = (
        is_budget
        or any(
            _TO_DO.search(one) or _CALLS.search(one) or (is_flow and _DEAL.search(one))
            for one in said
        )
        or _ON_ITS_WAY.search(part)
    )
    return INTENDED if is_open else ""


_AND_DID = re.compile(rf" (?:and|but) (?=(?:\w+ ){{0,2}}?(?:{PAST_VERBS}|[a-z]{{2,}}ed)\b)")


def _segments(clause: str, part: str, figure: str) -> list[str]:
    """Return what a clause says that one did: the part with the figure, or all of the part.

    >>> _segments("it applied to join it and joined in 2023", "joined in 2023", "")
    ['joined in 2023']
    """
    segments = _AND_DID.split(clause)
    with_figure = [one for one in segments if figure and figure in one]
    start = len(clause) - len(part)
    return with_figure or segments[sum(one.end() <= start for one in _AND_DID.finditer(clause)) :]


def _acts_of_unnamed(sentence: str, part: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find an act of several states that are not named, tested of one that only is before."""
    clause = _clause_of(sentence, part)
    start = sentence.find(clause)
    here = [one for one in mentions if start <= one.start < start + len(clause)]
    tested = {code for lookup in test.lookups for code in lookup.states if code < FIRST_CODE}
    if tested - states_of(here):
        return UNNAMED if _SEVERAL.search(clause) else ""
    some_of = _SOME_OF.search(clause)
    whose = [one for one in here if some_of and one.start == start + some_of.start("whose")]
    return UNNAMED if states_of(whose) & tested else ""


def _clause_of(sentence: str, part: str) -> str:
    """Return a part with the words before it, from the last comma on.

    >>> _clause_of("In 2014, it agreed to sell arms to Peru.", "sell arms to Peru")
    'it agreed to sell arms to Peru'
    """
    at = max(sentence.find(part), 0)
    start = max(match.end() for match in _BOUND.finditer(sentence, 0, at + 1) if match.end() <= at)
    return sentence[start : at + len(part)]


INTENTIONS: tuple[Doubt, ...] = (
    _is_intended,
    _acts_of_unnamed,
)
"""What finds acts that are not said to be done, or not by the states tested."""
