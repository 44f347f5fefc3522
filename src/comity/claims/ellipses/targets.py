"""How a comparison names the other state: "to Peru", "that of Peru", "what Peruvians took"."""

from __future__ import annotations

import re

from comity.claims.ellipses.elided import Manner, Role
from comity.claims.text.masks import NAME, PEOPLE

WHO = rf"[{NAME}{PEOPLE}]+"
"""The letters of a state, or of its people."""

_BUY = (
    r"b(?:uys?|ought)|takes?|took|imports?|imported|receive[sd]?|absorb(?:s|ed)?|gets?|got|"
    r"obtain(?:s|ed)?|purchase[sd]?|acquire[sd]?|order(?:s|ed)?|paid|pays?"
)
_SELL = (
    r"sells?|sold|suppl(?:y|ies|ied)|ships?|shipped|exports?|exported|furnish(?:es|ed)?|"
    r"provide[sd]?|deliver(?:s|ed)?|sends?|sent|contribute[sd]?"
)
_DO = r"did|does|do|had|has|have|was|is|were|are|spen(?:ds?|t)|manage[sd]?|laid out"
_BUYING, _SELLING = re.compile(rf" (?:{_BUY})\b"), re.compile(rf" (?:{_SELL})\b")
_MOVED = (
    r"(?:(?:what|that which) )?(?:(?:had|has|is|are|was|were) )?(?:c[ao]me|comes|went|goe?s|gone|"
    rf"arrive[sd]?|flow(?:s|ed)|shipped|(?:{_BUY}|{_SELL}))"
)
"""What came or went, without who sent it: "came from", "what went to"."""

_DONE_BY = (
    rf"(?:what )?(?:it|they|he|she|(?:the )?(?P<doer>{WHO})(?:s\b)?) (?:(?:had|has|have) )?"
    rf"(?:{_BUY}|{_SELL}|{_DO})"
)
_SAME_NOUN = r"(?:that|those|this|these|(?:the|its|their) (?:own )?(?:[a-z-]+ ){0,2}?[a-z-]+)"
_AFTER_DEED = (
    r"(?: (?:there|from (?:it|there|them)|to (?:it|them)|(?:in )?(?:the same|that) year|as well|"
    r"(?:too|then|today)))?"
)
_ALIKE = r"share|part|ones?|figures?|total|level|rate|sum|number|tally|equivalent|counterpart"
_NEXT_DOOR = (
    r"(?P<near>(?:its|their) (?:[a-z]+ ){0,2}?"
    r"(?:neighbou?r|rival|ally|partner|foe|patron|competitor),? )?"
)
TARGET = (
    rf"(?:(?:(?P<moved>{_MOVED})|{_DONE_BY}|(?P<noun>{_SAME_NOUN})) )??"
    r"(?:(?P<link>to|from|with|in|into|by|on|against) |"
    r"(?P<of>(?:that|those|the (?:[a-z]+ )?[a-z]+) (?:of|for) )|what )?"
    rf"(?:both )?{_NEXT_DOOR}(?:the )?(?P<who>{WHO})(?![{NAME}{PEOPLE}])"
    rf"(?:(?P<own>['’]s?(?!\w)(?: (?:{_ALIKE})\b)?|(?<={PEOPLE}) (?:{_ALIKE})\b)|s\b)?"
    rf"(?:,? (?:and|or|nor) (?:the )?(?P<two>{WHO})(?:['’]s?(?!\w)|s\b)?)?"
    rf"(?(own)|(?P<does> (?:(?:had|has|have) )?(?:{_DO}|{_BUY}|{_SELL}))?){_AFTER_DEED}(?!\w)"
    rf"(?! (?:to|from|with) (?:the )?{WHO}| (?:{_DO}|{_BUY}|{_SELL})\b)"
)
"""The state that is compared with, or two, each with how it is named."""


def manner_of(match: re.Match[str]) -> Manner:
    """Return how a comparison names the other state."""
    if match["link"]:
        return "link"
    if match["own"] or match["of"]:
        return "own"
    return "doer" if match["does"] else "bare"


def role_of(match: re.Match[str]) -> Role:
    """Return whether the verb of the other state is that of a buyer or of a seller.

    >>> role_of(re.match(TARGET, f"what {NAME * 4} bought"))
    'buyer'
    """
    does = match["does"] or ""
    if _BUYING.search(does):
        return "buyer"
    return "seller" if _SELLING.search(does) else ""


def is_told_loosely(match: re.Match[str]) -> bool:
    """Return whether a comparison names the other state by words of its own: "what it took"."""
    named = match.groupdict()
    is_loose = any(named.get(name) for name in ("moved", "noun", "doer", "loose", "near"))
    is_loose |= _OF_MARKETS.match(named.get("deed") or "") is not None
    return is_loose or " " in (match["own"] or "") or bool(role_of(match))


_OF_MARKETS = re.compile(r"outs[eo]l|outb|beat|trump|overshadow", re.IGNORECASE)
"""Words for who did more that are of markets, or say in what only elsewhere."""
