"""Kinds of sanctions that have a measure of their own: those on trade, and those on finance."""

from __future__ import annotations

import re

ALL_KINDS = "sanctions_imposed"
"""The measure of sanctions of every kind."""

_KINDS = (
    (
        "trade_sanctions_imposed",
        re.compile(
            r"\b(?:trade|commercial) (?:sanctions?|embargo(?:es)?)|embargo on (?:all )?trade"
        ),
    ),
    (
        "financial_sanctions_imposed",
        re.compile(r"\b(?:financial|banking) sanctions?|\basset freezes?\b"),
    ),
)


def measure_of_kind(name: str, words: str) -> str:
    """Return the measure of sanctions that words are of, where it is one of all kinds.

    >>> measure_of_kind("sanctions_imposed", "a trade embargo on Peru")
    'trade_sanctions_imposed'
    >>> measure_of_kind("leader_visits", "a trade embargo on Peru")
    'leader_visits'
    """
    if name != ALL_KINDS:
        return name
    return next((one for one, kind in _KINDS if kind.search(words.lower())), name)
