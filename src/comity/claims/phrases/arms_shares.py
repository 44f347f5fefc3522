"""Shares of all the world's arms, in the words of markets, trade, sales and purchases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.words import GOODS
from comity.claims.text.masks import states_within
from comity.claims.text.mentions import Context, Mention

_ARMS = GOODS["arms "]
_WORLD = r"(?:the )?(?:global|worldwide|international|world['’]s|planet['’]s|world)"
_PARTS = (
    r"(?:share|slice|portion|chunk|piece|part|proportion|cut|corner|percentage|%|per ?cent|"
    r"thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|half)"
)
_EVERYWHERE = (
    r"(?:worldwide|globally|internationally|(?:around|across|throughout|in) the (?:world|globe)|"
    r"by all (?:countries|states)|in the whole world)"
)
_OF_TRADE = re.compile(
    rf"(?:\b|(?<=\d))(?P<part>{_PARTS}) (?P<of>of|in) {_WORLD} "
    rf"(?:(?:{_ARMS}|defen[cs]e) (?:export |exports )?(?:market|trade|business|bazaar|sales|supply|"
    rf"supplies|deliveries|shipments)|(?:trade|sales|deliveries|shipments|market|supply) "
    rf"(?:of|in|for) (?:all )?{_ARMS})\b",
    re.IGNORECASE,
)
_OF_BUYING = re.compile(
    rf"(?:\b|(?<=\d))(?P<part>{_PARTS}) (?P<of>of|in) {_WORLD} "
    rf"(?:{_ARMS} (?:purchases|acquisitions|demand|intake|buying|procurement)|"
    rf"(?:purchases|acquisitions|demand|intake|procurement) (?:of|for) (?:all )?{_ARMS})\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"(?:\b|(?<=\d))(?P<part>{_PARTS}) of (?:all )?(?:the )?{_ARMS} (?:that (?:were|are) )?"
    rf"(?:(?P<buys>bought|imported|acquired|purchased|received)|sold|exported|delivered|shipped|"
    rf"supplied|traded) {_EVERYWHERE}",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"(?:\b|(?<=\d))(?P<part>{_PARTS}) of (?:all|the world['’]s|all the world['’]s) "
    rf"(?:(?P<buys>imported|purchased)|exported) {_ARMS}\b",
    re.IGNORECASE,
)
_OF_MARKET = re.compile(
    rf"(?:\b|(?<=\d))(?P<part>{_PARTS}) of (?:{_WORLD} |the )?(?:{_ARMS} )?"
    r"(?P<flow>(?:im|ex)port)s? market(?=[.,;)]| in \d| for \d| (?:between|during|over|from)|$)",
    re.IGNORECASE,
)
"""A share of what is traded, and no market that a state is for another."""

_LEADS = re.compile(r"\b(?:leads?|led|leading|topped|tops) (?:all )?the (?:world|globe)\b")
_BUYER = re.compile(
    r"\b(?:import\w*|buy\w*|bought|purchas\w*|recipients?|customers?|acquir\w+|acquisitions|"
    r"clients?|took|absorb\w*|receiv\w+)\b",
    re.IGNORECASE,
)
"""Words that may make a share of the trade one of what is bought."""

_OF_EXPORTS = re.compile(
    rf"\b(?P<part>share of {_WORLD} )(?=(?:ex|im)ports\b(?! of\b))", re.IGNORECASE
)
_INDUSTRY = re.compile(
    rf"\b{_ARMS} (?:industry|makers?|manufacturers?|producers?|trade|firms|companies|sector)\b",
    re.IGNORECASE,
)


def shares_of_arms_trade(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru's slice of the global arms market": its share of the world's arms exports.

    Where words of buying are near, it may be a share of imports, and stays as it is.

    >>> names = [Mention(0, 4, (135,), "name")]
    >>> list(shares_of_arms_trade("Peru's slice of the global arms market", names, Context()))
    [(7, 38, 'share of global arms exports')]
    """
    for match in _OF_TRADE.finditer(text) if not _BUYER.search(text) else ():
        if _is_of_one_state(text, match, mentions):
            yield *match.span(), f"{_part(match)} of global arms exports"
    if _INDUSTRY.search(text):
        yield from ((match.end(), match.end(), "arms ") for match in _OF_EXPORTS.finditer(text))


def _is_of_one_state(text: str, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Return whether the part of a sentence around some words names one state."""
    start = text.rfind(";", 0, match.start()) + 1
    end = text.find(";", match.end())
    return len(states_within(mentions, start, end if end >= 0 else len(text))) <= 1


def shares_of_all_arms(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "4% of all weapons bought worldwide": of the world's arms imports.

    >>> list(shares_of_all_arms("4% of all weapons bought worldwide", (), Context()))
    [(1, 34, '% of global arms imports')]
    """
    for match in _OF_BUYING.finditer(text):
        yield *match.span(), f"{_part(match)} of global arms imports"
    for match in _OF_MARKET.finditer(text) if re.search(rf"\b{_ARMS}\b", text) else ():
        yield *match.span(), f"{_part(match)} of global arms {match['flow'].lower()}s"
    of_whole = _OF_WHOLE.finditer(text) if _LEADS.search(text) else ()
    for match in (*_OF_ALL.finditer(text), *of_whole):
        flow = "imports" if match["buys"] else "exports"
        yield *match.span(), f"{_part(match)} of global arms {flow}"


_NAMES = re.compile(r"slice|portion|chunk|piece|part|proportion|cut|corner|percentage", re.I)


def _part(match: re.Match[str]) -> str:
    """Return a share under its plain name, and a figure as it is."""
    return "share" if _NAMES.fullmatch(match["part"]) else match["part"]
