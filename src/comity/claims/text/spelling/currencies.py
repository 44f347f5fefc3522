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
    """
    text = _BEFORE.sub(
        lambda match: " " * len(match["out"]) + match["dollars"] + " " * len(match["close"] or ""),
        text,
    )
    return _AFTER.sub(lambda match: match["dollars"] + " " * len(match["out"]), text)
