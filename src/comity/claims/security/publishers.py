"""Whose figures a sentence announces: those of an institute for peace are of arms."""

from __future__ import annotations

import re

from comity.claims.text.times import A_YEAR

_NAMED = re.compile(
    r"\bSIPRI\b|\bStockholm International Peace\b|\bpeace (?:research )?institute\b"
)
"""An institute that publishes figures of arms and of military spending, and no others."""

_BODY = (
    r"(?:institute|think[- ]tank|researchers|database|yearbook|factsheet|fact sheet|"
    r"(?:arms )?watchdog)"
)
_CALLED = re.compile(
    rf"\b(?:(?:[Tt]he|[Aa]|[Ii]ts) )?(?:(?:Swedish|Stockholm|Stockholm[- ]based|Swedish[- ]based|"
    rf"peace|respected|same) )+{_BODY}\b|"
    rf"^(?:The|Its|These|In its) (?:new |latest |Stockholm )*{_BODY}\b"
)
"""What it is called where it is not named."""

_OF_OTHERS = re.compile(
    r"\b(?:rates?|births?|population|growth|emissions?|climate|prices?|wages?|health|schools?|"
    r"elections?|polls?|surveys?|opinions?|attitudes|democrac\w+|migra\w+|touris\w+|"
    r"unemployment|inflation|econom\w+|cars?|energy|oil|gas|coal|GDP|investment|warheads?|nuclear|"
    r"troops|peacekeep\w+)\b"
)
"""What else a body of researchers has figures of."""

_FIVE_YEARS = re.compile(
    rf"\b(?P<first>{A_YEAR})(?:\s?[-–—/]\s?| to | and )(?P<last>{A_YEAR}|\d\d)\b"
)
FIVE = 5
"""Over how many years deliveries of arms are pooled."""


def goods_of_publisher(sentence: str) -> str:
    """Return "arms" for the figures of five years that an institute for peace has; else nothing.

    >>> goods_of_publisher("SIPRI has set the years 2015–19 against 2010–14.")
    'arms'
    >>> goods_of_publisher("The Swedish institute published its figures for 2019.")
    ''
    >>> goods_of_publisher("The Swedish institute counted births in 2019–23.")
    ''
    """
    is_named = _NAMED.search(sentence) is not None
    if not (is_named or _CALLED.search(sentence)) or _OF_OTHERS.search(sentence):
        return ""
    is_of_five = any(_is_of_five(match) for match in _FIVE_YEARS.finditer(sentence))
    return "arms" if is_of_five else ""


def _is_of_five(match: re.Match[str]) -> bool:
    """Return whether a span of years is of five."""
    first, last = int(match["first"]), match["last"]
    return (int(last) - first) % 100 + 1 == FIVE
