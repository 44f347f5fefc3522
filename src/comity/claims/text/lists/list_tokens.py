"""A clause with its states and figures as tokens, as lists in it are looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping

STATE_TOKEN, FIGURE_TOKEN = r"(?:[Tt]he )?«S\d+»", r"«Q\d+»"
UNIT_OF_FIGURE = r"(?: ?%| per ?cent| (?:billion|million|trillion)(?: dollars?)?| ?bn\b)"
SAID_IN_ORDER = re.compile(r",? (?:respectively|in (?:that|the same|this) order)\b")
_UNIT_AT_END = re.compile(rf"{UNIT_OF_FIGURE}$")
_YEARS = re.compile(r"(?<!between )\b\d{4}(?:, (?:in )?\d{4})*,? and (?:in )?\d{4}\b")


def tokens_of_list(listed: str) -> list[str]:
    """Return the states or figures of a list.

    >>> tokens_of_list("«S0», «S1» and the «S2»")
    ['«S0»', '«S1»', 'the «S2»']
    """
    return re.findall(rf"{STATE_TOKEN}|{FIGURE_TOKEN}", listed)


def with_units(tokens: list[str], words: Mapping[str, str]) -> list[str]:
    """Return figures of a list, each with the unit of the last where it has none."""
    unit = unit_at_end(words[tokens[-1]])
    return [with_unit(words[token], unit) for token in tokens]


def with_unit(figure: str, unit: str) -> str:
    """Return a figure with a unit, unless it has its own.

    >>> with_unit("21", " percent"), with_unit("21%", " percent")
    ('21 percent', '21%')
    """
    return figure if unit_at_end(figure) else figure + unit


def unit_at_end(figure: str) -> str:
    """Return the unit that a figure ends with; empty without one."""
    unit = _UNIT_AT_END.search(figure)
    return unit[0] if unit else ""


def years_in_turn(base: str, number: int) -> list[tuple[str, list[str]]]:
    """Return a list of as many years as it is written, and its members; empty without one.

    >>> years_in_turn("in 2010 and 2012", 2)
    [('2010 and 2012', ['2010', '2012'])]
    """
    listed = _YEARS.search(base)
    years = re.findall(r"\d{4}", listed[0]) if listed else []
    return [(listed[0], years)] if listed and len(years) == number else []
