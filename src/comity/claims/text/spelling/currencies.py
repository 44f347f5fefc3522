"""Sums in two currencies, of which that in US dollars is read: "45 million pounds ($54m)"."""

from __future__ import annotations

import re

from comity.claims.rule_data import rule_data

_FOREIGN = rf"(?-i:{rule_data('constructions')['patterns']['foreign']})"
_ABOUT = r"(?:(?:about|some|nearly|almost|around|roughly|approximately|just over|just under) )?"
_DOLLARS = (
    rf"(?:{_ABOUT}(?:US ?)?\$ ?\d[\d.,]*\d?(?: ?(?:thousand|million|billion|trillion|bn|m|tn)\b)?|"
    rf"{_ABOUT}\d[\d.,]* ?(?:thousand|million|billion|trillion|bn|m|tn) (?:US |American )?dollars|"
    r"USD ?\d[\d.,]* ?(?:thousand|million|billion|trillion|bn|m|tn)\b)"
)
_AS = (
    r"(?:or|that is|i\.e\.|equal to|equivalent to|the equivalent of|worth|which is|then worth|"
    r"at the time|today|at the rate of the (?:day|time)|converted)"
)
_BEFORE = re.compile(
    rf"(?P<out>(?<![\w$]){_FOREIGN}(?:(?P<open> [(\[])|(?P<comma>,)? ?{_AS} (?:then )?)"
    rf"(?:{_AS} )?)(?P<dollars>{_DOLLARS})(?P<close>[)\]]|(?(comma),))?",
    re.IGNORECASE,
)
_APART = re.compile(
    rf"(?<![\w$])(?P<sum>{_FOREIGN})(?P<between>(?: (?!and\b|but\b|while\b)[\w'’%]+){{1,10}}?)"
    rf"(?P<joint> ?[—–-] |, (?:{_AS} )+| \((?:{_AS} )?)(?P<dollars>{_DOLLARS})(?P<close>\))?",
    re.IGNORECASE,
)
"""A sum that is said again after a few words: "112 billion kroner for its forces — $10 billion"."""

_OF_OUTPUT = re.compile(
    rf"(?<![\w$])(?P<sum>{_FOREIGN})(?P<between>(?: (?!and\b|but\b|while\b)[\w'’]+){{0,10}}?)"
    rf"(?P<joint> ?[—–] |,? (?:{_AS} )+| \((?:{_AS} )?)"
    rf"(?P<share>{_ABOUT}[\d.]+ ?(?:%|per ?cent) of (?:its |the country's |the country’s )?"
    r"(?:gdp|gross domestic product|national income|economic output|output)\b)(?P<close>\))?",
    re.IGNORECASE,
)
"""A sum that is said again as a share of the whole of an economy."""

_AFTER = re.compile(
    rf"(?P<dollars>{_DOLLARS})(?P<out> [(\[](?:{_AS} )*{_ABOUT}{_FOREIGN}(?: {_AS})?[)\]]|"
    rf",? (?:{_AS} )+{_ABOUT}{_FOREIGN},?)",
    re.IGNORECASE,
)


def in_dollars(text: str) -> str:
    """Return a text without the sums in other currencies that say one in US dollars again.

    Every place is as it was. A sum that has no like in dollars stays.

    Examples
    --------
    >>> in_dollars("It sold goods for £45bn ($54bn) to Spain.")
    'It sold goods for        $54bn  to Spain.'
    >>> in_dollars("It sold goods for 54 billion dollars, or 51 billion euros, in 2022.")
    'It sold goods for 54 billion dollars                      in 2022.'
    >>> in_dollars("It sold goods for 51 billion euros.")
    'It sold goods for 51 billion euros.'
    >>> in_dollars("It cost 31 billion kroner in 2009 — $5 billion.")
    'It cost $5 billion        in 2009             .'
    >>> in_dollars("It cost 31 billion kroner, or 2 percent of GDP.")
    'It cost                       2 percent of GDP.'
    """
    text = _BEFORE.sub(
        lambda match: " " * len(match["out"]) + match["dollars"] + " " * len(match["close"] or ""),
        text,
    )
    text = _AFTER.sub(lambda match: match["dollars"] + " " * len(match["out"]), text)
    return _OF_OUTPUT.sub(_share_alone, _APART.sub(_dollars_first, text))


def _dollars_first(match: re.Match[str]) -> str:
    """Write a sum in dollars in the place of that in another currency, where it has room."""
    room, rest = len(match["sum"]), len(match[0]) - match.end("between") + match.start()
    if len(match["dollars"]) > room:
        return match[0]
    return match["dollars"].ljust(room) + match["between"] + " " * rest


def _share_alone(match: re.Match[str]) -> str:
    """Write blanks over a sum in another currency that a share of output says again."""
    out, joint = " " * len(match["sum"]), " " * len(match["joint"])
    return out + match["between"] + joint + match["share"] + " " * len(match["close"] or "")
