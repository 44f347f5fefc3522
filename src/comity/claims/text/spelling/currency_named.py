"""The currency of the sums of a sentence, which sums after them may leave out."""

from __future__ import annotations

import re

SUM = r"\d[\d.,]*\d? (?:million|billion|trillion|bn)"
_IN_OTHERS = re.compile(
    rf"\b{SUM} (?P<currency>(?:Swiss |British |Chinese |Czech |Polish )?(?:euros?|pounds|yuan|yen|"
    r"roubles|rubles|rupees|zlotys?|francs|crowns|kron[aeo]r?|lira|won|reais|pesos))\b"
)
_IN_DOLLARS = re.compile(r"\$|\bdollars?\b|\bUSD\b")


def currency_after(sentence: str, before: str = "") -> str:
    """Return the currency that a sentence names with a sum; else that of the one before it.

    >>> currency_after("It sold Peru 156 billion euros."), currency_after("It sold 4.", "yen")
    ('euros', 'yen')
    >>> currency_after("It sold 156 billion dollars.", "yen")
    ''
    """
    if _IN_DOLLARS.search(sentence):
        return ""
    match = _IN_OTHERS.search(sentence)
    return match["currency"] if match else before
