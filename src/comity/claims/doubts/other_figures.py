"""Doubts about what a figure is of: of other prices, of one way, of heads, or a record since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.doubts.doubt import Doubt
from comity.claims.text.mentions import Mention
from comity.claims.text.sentences import TextSpan

OTHER_PRICES = "not accounted for: the prices or parities in which it is told"
ONE_WAY = "not accounted for: one way of a trade, or its balance, where the test has both ways"
A_HEAD = "not accounted for: a figure for each inhabitant, where the test has that of all"
CURRENCY = "not accounted for: the currency in which goods are paid"
OF_SOME = "not accounted for: the few among which it is ranked"
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
    r"\b(?:trade balance|balance of trade|surplus|deficit|(?:in|to) [\w .]{1,30}['’]s? favou?r)\b"
)
_EXPORTS_AFTER = re.compile(
    r"^ ?(?:worth )?(?:of |in )?(?:total |annual |goods )?(?:exports|imports|sales|purchases)\b"
)


def _one_way(sentence: str, part: str, test: ClaimTest, _: Sequence[Mention]) -> str:
    """Find "with 2.3 billion dollars' exports", or a balance, where the test has both ways."""
    stated = test.quantity
    if test.lookups[0].measure != "trade" or stated is None or stated.unit != "money":
        return ""
    at = sentence.find(stated.text)
    is_of_exports = at >= 0 and _EXPORTS_AFTER.match(sentence[at + len(stated.text) :])
    is_of_balance = _BALANCE.search(sentence[: max(at, 0)]) and not _TURNOVER.search(part)
    return ONE_WAY if is_of_exports or is_of_balance else ""


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
    is_share = test.lookups[0].measure in ("export_share", "import_share", "trade_share")
    return CURRENCY if is_share and _CURRENCY.search(part) else ""


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


OTHER_FIGURES: tuple[Doubt, ...] = (
    _other_prices,
    _one_way,
    _a_head,
    _per_head,
    _in_currency,
    _of_some,
    _record_since,
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
