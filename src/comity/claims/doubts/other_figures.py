"""Doubts about what a figure is of: of other prices, of one way, of heads, or a record since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.doubts.doubt import Doubt, is_share_of_trade, words_around
from comity.claims.text.masks import states_between
from comity.claims.text.mentions import Mention
from comity.claims.text.sentences import TextSpan

OTHER_PRICES = "not accounted for: the prices or parities in which it is told"
ONE_WAY = "not accounted for: one way of a trade, or its balance, where the test has both ways"
A_HEAD = "not accounted for: a figure for each inhabitant, where the test has that of all"
CURRENCY = "not accounted for: the currency in which goods are paid"
OF_SOME = "not accounted for: the few among which it is ranked"
PARTNER = "not accounted for: to whom it goes, where the test is of what goes to all"
STEADY = "not accounted for: how steady it is, where the test asks how high"
BASE = "not accounted for: the years that are compared with"
OTHER_HALF = "not accounted for: what the other half of the sentence says of others"
OTHERS_AHEAD = "not accounted for: those after whom it comes"
RECORD_SINCE = "not accounted for: a record since a year, where the test asks for a level"

_PRICES = re.compile(
    r"\b(?:purchasing[- ]power|PPP|(?:in|at) constant|constant (?:dollars|prices|\d{4})|real terms|"
    r"inflation[- ]adjusted|adjust\w+ for inflation|at \d{4} prices|\d{4} dollars|dollars of \d{4}|"
    r"(?:inter|)national dollars|nominal terms)\b"
)
_OF_MONEY = (
    *("gdp", "gdp_per_capita", "gdp_ratio", "military_spending", "military_spending_ratio"),
    *("trade", "exports", "trade_balance", "total_trade", "total_exports", "total_imports"),
)


def _other_prices(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "by purchasing power", where the test is in current dollars."""
    is_of_money = test.lookups[0].measure in _OF_MONEY
    return OTHER_PRICES if is_of_money and _PRICES.search(sentence) else ""


_BALANCE = re.compile(
    r"\b(?:trade balance|balance of trade|surplus|deficit|shortfall|imbalance|gap|"
    r"(?:in|to) [\w .]{1,30}['’]s? favou?r)\b"
)
_EXPORTS_AFTER = re.compile(
    r"^ ?(?:worth )?(?:of |in )?(?:total |annual |goods )?(?:exports|imports|sales|purchases)\b"
)


_EXPORTS_BEFORE = re.compile(
    r"\b(?:spent|spends|bought|swallow\w*|absorb\w*|snapp\w+ up)\b(?![^;]*\btrade\b)[^;]{0,60}$"
)


def _one_way(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find "with 2.3 billion dollars' exports", or a balance, where the test has both ways."""
    stated, measure = test.quantity, test.lookups[0].measure
    is_of_both = measure in ("trade", "total_trade")
    if not is_of_both or stated is None or stated.unit != "money":
        return ""
    if measure == "total_trade" and _ONE_FLOW.search(part) and not _TURNOVER.search(part):
        return ONE_WAY
    before, after = words_around(sentence, stated.text)
    is_of_exports = _EXPORTS_AFTER.match(after) or _EXPORTS_BEFORE.search(before)
    is_of_balance = _BALANCE.search(before) and not _TURNOVER.search(part)
    return ONE_WAY if is_of_exports or is_of_balance else ""


_ONE_FLOW = re.compile(r"\b(?:imports|exports)\b(?! (?:and|plus) (?:imports|exports)\b)")

_TURNOVER = re.compile(
    r"\b(?:trade|turnover|commerce|exchange)\b(?! (?:balance|surplus|deficit|gap))", re.IGNORECASE
)

_RICHER = re.compile(r"\b(?:richer|poorer|wealthier|better off|worse off|as rich|as wealthy)\b")


def _a_head(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "three times richer", where the test has economies as a whole."""
    is_of_whole = test.lookups[0].measure in ("gdp", "gdp_ratio", "gdp_share")
    return A_HEAD if is_of_whole and _RICHER.search(part) else ""


_PER_HEAD = re.compile(
    r"\b(?:per (?:head|person|capita|inhabitant|citizen)|a head|"
    r"for each (?:inhabitant|citizen|person))\b"
)


def _per_head(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "spends less per head", where the test has the spending of all."""
    is_of_head = test.lookups[0].measure == "gdp_per_capita"
    return A_HEAD if not is_of_head and _PER_HEAD.search(part) else ""


_CURRENCY = re.compile(
    r"\b(?:billed|invoiced|denominated|priced|settled|cleared|paid(?: for)?) in\b|\bcurrency\b",
    re.IGNORECASE,
)


def _in_currency(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "billed in American currency", where the test has what a partner buys."""
    return CURRENCY if is_share_of_trade(test) and _CURRENCY.search(part) else ""


_OF_SOME = re.compile(
    r"\b(?:[Oo]f|[Aa]mong) (?:the|these|those|its|their) "
    r"(?:two|three|four|five|six|seven)\b(?! (?:largest|biggest|top|main|leading|years?|decades?))|"
    r"\b[Oo]f (?:them|these|those)\b"
)


def _of_some(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "of the three, it sold most", where the test ranks it among all."""
    is_first = test.criterion.name == "the largest" and not (test.among or test.peers)
    return OF_SOME if is_first and _OF_SOME.search(sentence) else ""


_SINCE = re.compile(
    r"\b(?:smallest|lowest|largest|highest|biggest|weakest|strongest|best|worst|steepest)\b"
    r"(?![^.;]*\b(?:sources?|suppliers?|partners?|markets?|customers?|buyers?|sellers?|spenders?|"
    r"exporters?|importers?|econom(?:y|ies)|destinations?|recipients?)\b)(?: [\w'’-]+){0,6}? "
    r"(?:share|level|figure|value|volume|amount|total|rate|number|deficit|"
    r"surplus|proportion|percentage|trade|exports|imports|slice|reading|since|budget|spending)\b"
    r"[^.;]*\bsince\b"
)


def _record_since(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "its smallest share since 2004", where the test asks for a small one."""
    is_plain = test.quantity is None and "highest" not in test.criterion.name
    return RECORD_SINCE if is_plain and _SINCE.search(part) else ""


_TO_ONE = re.compile(r"^(?: worth)?(?: of [a-z]+)? (?:to|from|with) (?:the )?(?!US ?\$|USD)[A-Z]")


def _of_partner(sentence: str, _: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "890 million to Kenya", where the test is of what goes to all."""
    stated = test.quantity
    if stated is None or not test.lookups[0].measure.startswith("total_"):
        return ""
    return PARTNER if _TO_ONE.match(words_around(sentence, stated.text)[1]) else ""


_STEADY = re.compile(
    r"\b(?:stable|steady|constant|unchanged|flat|stagna\w+|level(?:led)? off|plateau\w*)\b"
)


def _steady(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "has been stable", where the test asks how high it is."""
    is_level = test.quantity is None and not (test.growth or test.against)
    return STEADY if is_level and _STEADY.search(part) else ""


_LESS_THEN = re.compile(r"\b(?:less|lower|fewer|smaller) than in (?:19|20)\d\d\b")
_COMPARED_WITH = re.compile(r"\bcompared (?:with|to) (?:the )?(?P<year>(?:19|20)\d\d) ?[-–]")


def _base_of_change(sentence: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find "less than in 2018", tested as more, or years compared with, tested as those meant."""
    is_of_itself = bool(test.against) and test.against[0].states == test.lookups[0].states
    is_of_more = is_of_itself and test.criterion.name == "more" and test.quantity is None
    if is_of_more and not test.negated and _LESS_THEN.search(part):
        return BASE
    match = _COMPARED_WITH.search(sentence)
    is_between = test.growth and test.time.kind == "between"
    first = test.time.first or 0
    return BASE if match and is_between and 0 <= int(match["year"]) - first <= 1 else ""


_AS_WELL = re.compile(r"\bas well as (?:its|the|their) (?:[\w-]+ ){0,2}?(?:largest|biggest|main)\b")
_LITTLE = re.compile(r"\b(?:little|hardly|less|barely) with\b")


def _other_half(_: str, part: str, test: ClaimTest, __: Sequence[Mention]) -> str:
    """Find a second rank, or "and little with others", in a clause that is tested as one."""
    is_of_trade = "trade" in test.lookups[0].measure and test.quantity is None
    is_second = test.is_of_rank and _AS_WELL.search(part)
    return OTHER_HALF if is_second or (is_of_trade and _LITTLE.search(part)) else ""


_AFTER_OTHERS = re.compile(
    r"^(?:[Aa]fter|[Bb]ehind|[Bb]esides?|[Aa]part from|[Aa]side from|[Oo]ther than|[Nn]ext to) "
    r"(?P<others>(?:the )?[A-Z][^,;]*),"
)


def _after_others(sentence: str, _: str, test: ClaimTest, mentions: Sequence[Mention]) -> str:
    """Find "after the United States, the biggest market is Belgium", tested as the first of all."""
    match = _AFTER_OTHERS.match(sentence)
    is_first = test.criterion.name == "the largest" or test.is_of_rank
    if match is None or not is_first:
        return ""
    others = states_between(mentions, 0, match.end("others"))
    return OTHERS_AHEAD if others - {*test.looked_up} else ""


OTHER_FIGURES: tuple[Doubt, ...] = (
    _other_prices,
    _one_way,
    _a_head,
    _per_head,
    _in_currency,
    _of_some,
    _record_since,
    _of_partner,
    _steady,
    _base_of_change,
    _other_half,
    _after_others,
)
"""What finds that a figure is of something else than the test asks for."""


def with_few_ranked(
    sentence: str, reading: tuple[TextSpan, Interpretation]
) -> tuple[TextSpan, Interpretation]:
    """Return a rank, left open where its sentence ranks a few states: "of the three, it sold most".

    >>> import comity
    >>> [claim] = comity.check("Peru's main customer is China.").claims
    >>> reading = (TextSpan("", 0, 0), claim.interpretation)
    >>> with_few_ranked("Of the two, China is the main customer.", reading)[1].gap == OF_SOME
    True
    """
    part, one = reading
    if one.test is None or one.gap:
        return reading
    return part, replace(one, gap=_of_some(sentence, "", one.test, ()))
