"""How figures are said: amounts with their units, places in the world, changes, since when.

Words for size are tied to places among all dyads, the same for every pair of states, so
that "high" has one meaning throughout.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

NBSP = "\N{NO-BREAK SPACE}"

_INDICES = frozenset({"S", "kappa", "pi", "ideal point", "index"})
"""Units of quantities without a dimension, which are written to three decimals."""

_ORDINALS = {"rank": ("no.", "places"), "stage": ("stage", "stages")}
"""Units that number a place in an order: the word before the number, and that of a change."""

_NOTHING = 5e-7
"""A change smaller than this is rounding."""

_SCALES = ((1e6, "tn"), (1e3, "bn"), (1.0, "m"), (1e-3, "thousand"))
"""Scales of amounts that stand in millions."""


def amount(value: float, unit: str) -> str:
    """Say a value with its unit, as precisely as a reader can use.

    >>> amount(0.78125, "share of joint votes")
    '78.1%'
    >>> amount(129_012.3, "million current US dollars").replace(NBSP, " ")
    '129.0 bn US dollars'
    >>> amount(0.4567, "kappa")
    '.457'
    """
    if unit == "yes or no":
        return "yes" if value else "no"
    if unit in _ORDINALS:
        return f"{_ORDINALS[unit][0]} {value:.0f}"
    if unit.startswith("share") or unit == "growth":
        return _percent(100 * value)
    if unit.startswith("percent"):
        return _percent(value)
    if "million" in unit:
        return _money(value, unit)
    if unit in _INDICES:
        return _bare_decimals(value)
    if unit == "":
        return _rounded(value)
    return f"{_rounded(value)}{NBSP}{_singular(unit) if value == 1 else unit}"


def noun(unit: str) -> str:
    """Give the words that amounts in a unit end with; none for shares and bare numbers.

    >>> noun("million current US dollars"), noun("sanction cases"), noun("share of trade")
    ('US dollars', 'sanction cases', '')
    """
    if unit.startswith(("share", "percent")):
        return ""
    if unit in {"growth", "yes or no", *_INDICES, *_ORDINALS}:
        return ""
    return unit.replace("million ", "").replace("current ", "").replace(" million", "")


def difference(value: float, unit: str, kind: str) -> str:
    """Say a change, with its sign: points for shares, percent for growth.

    >>> difference(0.052, "share of joint votes", "difference").replace(NBSP, " ")
    '+5.2 points'
    >>> difference(-0.5, "million current US dollars", "growth")
    '\N{MINUS SIGN}50%'
    """
    if unit == "yes or no":
        return {1.0: "began", -1.0: "ended"}.get(value, "unchanged")
    sign = "±" if abs(value) < _NOTHING else "+" if value > 0 else "\N{MINUS SIGN}"
    if unit in _ORDINALS:
        return f"{sign}{abs(value):.0f} {_ORDINALS[unit][1]}"
    if kind == "growth":
        return f"{sign}{_rounded(abs(100 * value))}%"
    if unit.startswith(("share", "percent")):
        points = abs(100 * value if unit.startswith("share") else value)
        return f"{sign}{points:.1f}{NBSP}points" if points >= 0.05 else f"±0{NBSP}points"
    if unit in _INDICES and abs(value) < 5e-4:
        return "±0"
    return f"{sign}{amount(abs(value), unit)}"


def listed(names: Sequence[str]) -> str:
    """List things the way a sentence does.

    >>> listed(["2015", "2016", "2023"])
    '2015, 2016 and 2023'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def changed(value: float, world: float | None, unit: str, kind: str) -> tuple[str, str]:
    """Say a change, and beside it the world's; empty where the world has none."""
    return difference(value, unit, kind), "" if world is None else difference(world, unit, kind)


def place(percentile: float | None, level: str) -> str:
    """Say where a value stands among all others of its year.

    >>> place(93.4, "dyad")
    'higher than 93% of all pairs'
    >>> place(4.0, "state")
    'lower than 96% of all states'
    """
    if percentile is None:
        return ""
    others = {"directed": "all directed pairs", "state": "all states"}.get(level, "all pairs")
    if 45 <= percentile <= 55:
        return f"about the middle of {others}"
    word, share = ("higher", percentile) if percentile > 50 else ("lower", 100 - percentile)
    # Nobody is above everybody: the last tenth is cut, never rounded up to 100.
    return f"{word} than {_cut(share)}% of {others}"


def place_range(ends: tuple[float, float] | None) -> str:
    """Say how far up and down the world a value reaches with its error.

    >>> place_range((3.2, 7.9))
    '3rd to 8th percentile with its error'
    >>> place_range((96.0, 96.2))
    '96th percentile with its error'
    """
    if ends is None:
        return ""
    said = dict.fromkeys(_ordinal(round(end)) for end in ends)
    return f"{' to '.join(said)} percentile with its error"


def _ordinal(number: int) -> str:
    """Write a number with its ending: 1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 == 1 else ending}"


def since(places: Sequence[tuple[int, float]], percentile: float | None) -> str:
    """Say since when a value has stood among the highest or the lowest quarter.

    ``places`` are (year, percentile) in ascending years. Years without data end no run and
    start none; the run must have lasted three years of data to be worth saying.
    """
    if percentile is None or 25 < percentile < 75:
        return ""
    high = percentile >= 75
    run = 0
    for _, past in reversed(places):
        if (past >= 75) is not high or (not high and past > 25):
            break
        run += 1
    if run < 3:
        return ""
    where = "highest" if high else "lowest"
    return f"among the {where} quarter since {places[len(places) - run][0]}"


def ahead(history: Sequence[tuple[int, float | None]], year: int | None) -> str:
    """Say since when a ratio has been above 1, or below it, without a year on the other side.

    ``history`` holds (year, ratio) in ascending years, None for a year without data; ``year`` is
    the last that counts.

    >>> ahead([(1992, 0.8), (1993, 1.5), (1994, None), (1995, 2.0), (1996, 3.0)], 1996)
    'more in every year with data since 1993'
    """
    known = [
        (y, value) for y, value in history if value is not None and (year is None or y <= year)
    ]
    run = 0
    for _, value in reversed(known):
        if (value > 1) is not (known[-1][1] > 1):
            break
        run += 1
    if run < 3:
        return ""
    side = "more" if known[-1][1] > 1 else "less"
    return f"{side} in every year with data since {known[len(known) - run][0]}"


def chance(probability: float) -> str:
    """Say a probability in words, as :data:`CHANCES` has them, and as a number.

    >>> chance(0.71), chance(0.04), chance(0.999)
    ('likely (71%)', 'almost certainly not (4%)', 'almost certain (over 99%)')
    """
    words = next(words for least, words in CHANCES if probability >= least)
    percent = 100 * probability
    number = "under 1" if percent < 1 else "over 99" if percent > 99 else f"{percent:.0f}"
    return f"{words} ({number}%)"


CHANCES = (
    (0.95, "almost certain"),
    (0.8, "very likely"),
    (0.6, "likely"),
    (0.4, "about as likely as not"),
    (0.2, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "almost certainly not"),
)
"""Words for probabilities, each from a least one on, the same everywhere."""


def _percent(value: float) -> str:
    """Write a percentage to a tenth, or to two figures where it is below one.

    >>> _percent(80.0), _percent(0.45), _percent(100.0)
    ('80.0%', '.45%', '100%')
    """
    return f"{value:.1f}%" if 1 <= abs(value) < 100 else f"{_rounded(value)}%"


def _rounded(value: float) -> str:
    """Round to three figures or so, never to more than the data bear.

    >>> _rounded(12345.6), _rounded(45.67), _rounded(0.01234), _rounded(0.0)
    ('12,346', '45.7', '.012', '0')
    """
    size = abs(value)
    if size < 5e-5:
        return "0"
    if size >= 100 or (value == int(value) and size >= 1):
        return f"{value:,.0f}"
    if size >= 1:
        return f"{value:.1f}"
    if size >= 0.1:
        return f"{value:.2f}".replace("0.", ".", 1)
    digits = min(6, 1 - math.floor(math.log10(size)))
    return f"{value:.{digits}f}".replace("0.", ".", 1)


def _bare_decimals(value: float) -> str:
    """Write an index to three decimals, without the zero before the point."""
    text = f"{abs(value):.3f}"
    text = text[1:] if text.startswith("0") else text
    return f"\N{MINUS SIGN}{text}" if value < 0 else text


def _money(value: float, unit: str) -> str:
    """Write an amount given in millions on the scale that suits it."""
    name_of = noun(unit)
    for factor, name in _SCALES:
        if abs(value) >= factor:
            digits = 0 if factor == 1.0 and abs(value) >= 10 else 1
            return f"{value / factor:,.{digits}f}{NBSP}{name}{NBSP}{name_of}"
    return f"{_rounded(value)}{NBSP}m{NBSP}{name_of}"


def _singular(unit: str) -> str:
    """Drop the plural of a unit's first noun: "roll calls" for one is "roll call"."""
    return unit[:-1] if unit.endswith("s") else unit


def _cut(share: float) -> str:
    """Cut a share to a whole percent, or to a tenth above 99.

    >>> _cut(93.9), _cut(99.97)
    ('93', '99.9')
    """
    return f"{math.floor(share * 10) / 10:.1f}" if share > 99 else f"{math.floor(share)}"
