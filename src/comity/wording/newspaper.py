"""Numbers as English newspapers set them: 0.19 percent, 239 billion dollars."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.unit import SHARE, Unit, UnitKind
from comity.wording.number_words import SPELLED
from comity.wording.values import MINUS, NBSP, format_amount

_WORDS: Mapping[float, str] = dict(enumerate(SPELLED[1:10], start=1))
"""Counts below ten, which newspapers spell out."""

_MIN_PERCENT = 0.01
"""A share below it is only said to be so."""

_MIN_TIMES = 0.01
"""The same for a ratio."""

_MANY_TIMES = 1000
"""A ratio from which on three digits are enough."""

_SCALES = {"tn": "trillion", "bn": "billion", "m": "million"}


def newspaper_amount(value: float, unit: Unit) -> str:
    """Format an amount for a sentence of prose.

    Parameters
    ----------
    value
        In the unit.
    unit
        The unit of the measure.

    Examples
    --------
    >>> from comity.unit import DOLLARS, SANCTION_CASES, share_of
    >>> newspaper_amount(0.0019, share_of("trade")), newspaper_amount(0.78, share_of("votes"))
    ('0.19 percent', '78 percent')
    >>> newspaper_amount(239_000, DOLLARS)
    '239 billion dollars'
    >>> newspaper_amount(0, SANCTION_CASES), newspaper_amount(1, SANCTION_CASES)
    ('no sanction cases', 'one sanction case')
    >>> newspaper_amount(0.000056, share_of("GDP")), newspaper_amount(0.0285, DOLLARS)
    ('less than 0.01 percent', '28,500 dollars')
    >>> newspaper_amount(0.00036, DOLLARS)
    '360 dollars'
    """
    return _amount_in_words(value, unit) or _amount_in_numbers(value, unit)


def _amount_in_words(value: float, unit: Unit) -> str:
    """Format what is not said by its number; empty for all else."""
    if value == 0 and unit.kind is UnitKind.COUNT:
        return f"no {unit.noun}"
    if unit.kind is UnitKind.COUNT and value in _WORDS:
        return f"{_WORDS[value]} {unit.singular if value == 1 else unit.noun}"
    if unit.in_points and 0 < unit.percent_factor * value < _MIN_PERCENT:
        return f"less than {_MIN_PERCENT} percent"
    if unit.kind is UnitKind.RATIO and 0 < value < _MIN_TIMES:
        return f"less than {_MIN_TIMES} {unit.noun}"
    return ""


_MIN_MILLIONS = 0.001
"""Amounts below a thousand dollars are written out: "360 dollars"."""


def _amount_in_numbers(value: float, unit: Unit) -> str:
    """Format an amount by its number, with its scale as a word."""
    if unit.kind is UnitKind.RATIO and value >= _MANY_TIMES:
        value = float(f"{value:.3g}")
    text = format_amount(value, unit).replace("%", " percent")
    number, *words = text.replace(NBSP, " ").split(" ")
    if words[:1] == ["thousand"]:
        number, words = f"{1000 * float(number):,.0f}", words[1:]
    elif words[:1] == ["m"] and 0 < abs(value) < _MIN_MILLIONS:
        number, words = f"{1_000_000 * value:,.0f}", words[1:]
    words = [_SCALES.get(word, word) for word in words]
    short = re.sub(r"(?<=\d)\.?0+$", "", number) if "." in number and words else number
    return " ".join([short, *words]).replace("US dollars", "dollars")


def amount_or_zero(value: float, unit: Unit) -> str:
    """Format an amount, and one that rounds to nothing without its scale.

    Examples
    --------
    >>> from comity.unit import TIV, share_of
    >>> amount_or_zero(0.0, TIV), amount_or_zero(0.0, share_of("votes"))
    ('zero', 'zero')
    """
    amount = newspaper_amount(value, unit)
    return "zero" if amount.startswith(("0 ", "-0 ", "no ")) or amount == "0" else amount


def number_alone(amount: str, other: str) -> str:
    """Return an amount without its unit where another amount has the same one.

    Examples
    --------
    >>> number_alone("141 billion dollars", "331 billion dollars")
    '141'
    >>> number_alone("900 million dollars", "1.2 billion dollars")
    '900 million dollars'
    """
    number, _, words = amount.partition(" ")
    return number if words == other.partition(" ")[2] else amount


def newspaper_change(value: float, unit: Unit, kind: str) -> str:
    """Format the size of a change for a sentence of prose, without its sign.

    Examples
    --------
    >>> from comity.unit import DOLLARS, share_of
    >>> newspaper_change(-0.3, DOLLARS, "growth")
    '30 percent'
    >>> newspaper_change(0.052, share_of("votes"), "difference")
    '5.2 points'
    """
    size = abs(value)
    if kind == "growth":
        return newspaper_amount(size, SHARE)
    if unit.in_points:
        return f"{unit.percent_factor * size:.1f} points"
    return newspaper_amount(size, unit).replace(MINUS, "")


_ONCE = re.compile(r"(?<![\d.,])1 times ")
_TWICE = re.compile(r"(?<![\d.,])2 times ")
_FEW_TIMES = re.compile(r"(?<![\d.,])([3-9])(?= times )")


def spell_multiples(sentence: str) -> str:
    """Return a sentence with "about the same as", "twice" and "three times" for 1, 2 and 3 times.

    Examples
    --------
    >>> spell_multiples("its GDP was 1 times that of Peru")
    'its GDP was about the same as that of Peru'
    >>> spell_multiples("it weighed 1 times as much"), spell_multiples("it was 2.1 times as much")
    ('it weighed about as much', 'it was 2.1 times as much')
    >>> spell_multiples("its GDP was 2 times that of Peru")
    'its GDP was twice that of Peru'
    >>> spell_multiples("its GDP was 4 times that of Peru"), spell_multiples("it was 2.4 times it")
    ('its GDP was four times that of Peru', 'it was 2.4 times it')
    """
    text = _ONCE.sub("about the same as ", sentence.replace(" 1 times as ", " about as "))
    return _FEW_TIMES.sub(lambda few: SPELLED[int(few[1])], _TWICE.sub("twice ", text))


_TWO_DIGITS = {str(number): SPELLED[number] for number in range(10, 100)}


def spell_first(sentence: str) -> str:
    """Return a sentence whose first word is no numeral below a hundred.

    Examples
    --------
    >>> spell_first("30 states sanctioned both"), spell_first("46 cases"), spell_first("1914 was")
    ('thirty states sanctioned both', 'forty-six cases', '1914 was')
    """
    first, space, rest = sentence.partition(" ")
    return _TWO_DIGITS.get(first, first) + space + rest
