"""Words for values: amounts with their units, percentiles, changes, since when, probabilities.

Words for size are tied to percentiles among all dyads, the same for every pair of states, so
that "high" has one meaning throughout.
"""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections.abc import Sequence

from comity.period import Period
from comity.unit import POSTERIOR, Unit, UnitKind

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_ORDINALS = {UnitKind.RANK: ("no.", "places"), UnitKind.STAGE: ("stage", "stages")}
"""Units that number an order: the word before the number, and that of a change."""

_MIN_RUN = 3
"""A run of fewer years with data is not mentioned."""

LONGEST_GAP = 5
"""From one year with data to the next; a longer gap ends a run."""

_NOTHING, _SHOWN = 5e-7, 5e-5
"""A smaller change is rounding; a smaller number above zero is shown as a bound."""

_SCALES = {"tn": (1e6, 999_950), "bn": (1e3, 999.5), "m": (1.0, 0.99995), "thousand": (1e-3, 1e-3)}
"""Scales of amounts in millions, each from what on: a smaller one would round to 1,000 of it."""


def format_amount(value: float, unit: Unit) -> str:
    """Format a value with its unit, as precisely as a reader can use.

    Parameters
    ----------
    value
        In the unit.
    unit
        The unit of the measure.

    Examples
    --------
    >>> from comity.unit import COEFFICIENT_KAPPA, DOLLARS, TIMES, VETOES, share_of
    >>> format_amount(0.78125, share_of("joint votes"))
    '78.1%'
    >>> format_amount(129_012.3, DOLLARS).replace(NBSP, " ")
    '129.0 bn US dollars'
    >>> format_amount(0.4567, COEFFICIENT_KAPPA)
    '0.457'
    >>> format_amount(1, VETOES).replace(NBSP, " ")
    '1 veto'
    """
    if unit.kind is UnitKind.BOOLEAN:
        return "yes" if value else "no"
    if unit.kind in _ORDINALS:
        return f"{_ORDINALS[unit.kind][0]} {value:.0f}"
    if unit == POSTERIOR:
        return _probability(value)
    if unit.in_points:
        return _percent(unit.percent_factor * value)
    if unit.in_millions:
        return _money(value, unit)
    if unit.is_dimensionless:
        return _decimals(value)
    noun = unit.singular if value == 1 else unit.noun
    number = "under 0.0001" if 0 < value < _SHOWN else _rounded(value)
    return f"{number}{NBSP}{noun}" if noun else number


def format_change(value: float, unit: Unit, kind: str) -> str:
    """Format a change, with its sign: points for shares, percent for growth.

    Parameters
    ----------
    value
        The change, in the unit, or as growth relative to the start.
    unit
        The unit of the measure.
    kind
        "difference" or "growth".

    Examples
    --------
    >>> from comity.unit import DOLLARS, TIMES, share_of
    >>> format_change(0.052, share_of("joint votes"), "difference").replace(NBSP, " ")
    '+5.2 points'
    >>> format_change(-0.5, DOLLARS, "growth")
    '\N{MINUS SIGN}50%'
    >>> format_change(-0.000_002, TIMES, "difference").replace(NBSP, " ")
    '±0 times'
    >>> format_change(-1.0, DOLLARS, "growth")
    'to zero'
    """
    if unit.kind is UnitKind.BOOLEAN:
        return {1.0: "began", -1.0: "ended"}.get(value, "unchanged")
    if kind == "growth" and value <= _ALL_GONE:
        return "to zero"
    size = _change_size(abs(value), unit, kind)
    if abs(value) < _NOTHING or not re.search("[1-9]", size.partition(NBSP)[0]):
        return re.sub(r"^[\d.]+", "±0", size)
    return f"{'+' if value > 0 else MINUS}{size}"


_ALL_GONE = -1.0
"""Growth to nothing: no percentage says that as well as a word."""


def _change_size(value: float, unit: Unit, kind: str) -> str:
    """Format the size of a change, without its sign."""
    if unit.kind in _ORDINALS:
        return f"{value:.0f} {_ORDINALS[unit.kind][1]}"
    if kind == "growth":
        return f"{_rounded(100 * value)}%"
    if unit.in_points:
        return f"{unit.percent_factor * value:.1f}{NBSP}points"
    return format_amount(value if value >= _SHOWN else 0.0, unit)


def join_names(names: Sequence[str]) -> str:
    """Join names as a sentence lists them.

    Examples
    --------
    >>> join_names(["2015", "2016", "2023"])
    '2015, 2016 and 2023'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def describe_percentile(percentile: float | None, level: str, equal_share: float = 0.0) -> str:
    """Return where a percentile is among all others of its year, in words.

    Parameters
    ----------
    percentile
        0 to 100; None gives no words.
    level
        The level of the measure: "dyad", "directed" or "state".
    equal_share
        The share of the year's values that equal this one; where most do, that is said instead.

    Examples
    --------
    >>> describe_percentile(48.5, "dyad", equal_share=0.97)
    'the same as 97% of all pairs'
    >>> describe_percentile(93.4, "dyad")
    'higher than 93% of all pairs'
    >>> describe_percentile(4.0, "state")
    'lower than 96% of all states'
    """
    if percentile is None:
        return ""
    others = {"directed": "all directed pairs", "state": "all states"}.get(level, "all pairs")
    if equal_share > 0.5:
        return f"the same as {min(round(100 * equal_share), 99)}% of {others}"
    if 45 <= percentile <= 55:
        return f"about the middle of {others}"
    word, share = ("higher", percentile) if percentile > 50 else ("lower", 100 - percentile)
    # No value is above all others: the last tenth is cut, never rounded up to 100.
    return f"{word} than {_floor(share)}% of {others}"


def describe_percentile_range(ends: tuple[float, float] | None) -> str:
    """Return the percentiles of the ends of a value's interval, in words.

    Examples
    --------
    >>> describe_percentile_range((3.2, 7.9))
    '3rd to 8th percentile with its error'
    >>> describe_percentile_range((96.0, 96.2))
    '96th percentile with its error'
    """
    if ends is None:
        return ""
    numbers = dict.fromkeys(_ordinal(round(end)) for end in ends)
    return f"{' to '.join(numbers)} percentile with its error"


def _ordinal(number: int) -> str:
    """Format a number with its ending: 1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 == 1 else ending}"


def format_year(year: int, part: str = "") -> str:
    """Format a year, with the part of it that a value knows.

    >>> format_year(2024), format_year(2025, "to 18 September")
    ('2024', '2025, to 18 September')
    """
    return f"{year}, {part}" if part else str(year)


LOWEST_QUARTER, HIGHEST_QUARTER = 25, 75
"""The percentiles up to which, and from which on, a value is among the lowest or the highest."""


def is_middling(percentile: float) -> bool:
    """Return whether a value is among neither the lowest nor the highest quarter.

    >>> is_middling(50), is_middling(75)
    (True, False)
    """
    return LOWEST_QUARTER < percentile < HIGHEST_QUARTER


def describe_quarter_since(
    percentiles: Sequence[tuple[int, float]], percentile: float | None
) -> str:
    """Return since when a value has been in the highest or the lowest quarter.

    Parameters
    ----------
    percentiles
        (year, percentile) in ascending years. A gap of more than five years ends a run; the run
        must have lasted three years of data. Where a run begins with the data, nothing is known
        of the years before, and the text says so.
    percentile
        That of the last year; between 25 and 75 there is no run.

    Examples
    --------
    >>> past = [(2000, 50.0), (2001, 80.0), (2002, 90.0), (2003, 76.0)]
    >>> describe_quarter_since(past, 76.0)
    'among the highest quarter since 2001'
    >>> describe_quarter_since(past[1:], 76.0)
    'among the highest quarter in all years with data, from 2001 on'
    """
    if percentile is None or is_middling(percentile):
        return ""
    high = percentile >= HIGHEST_QUARTER
    same = [(y, p >= HIGHEST_QUARTER if high else p <= LOWEST_QUARTER) for y, p in percentiles]
    where = "highest" if high else "lowest"
    return _run_text(same, f"among the {where} quarter", "in all years with data")


def describe_ratio_since(history: Sequence[tuple[int, float | None]], year: int | None) -> str:
    """Return since when a ratio has been above 1, or below it, in every year with data.

    Parameters
    ----------
    history
        (year, ratio) in ascending years, None for a year without data.
    year
        The last that counts; None for all.

    Examples
    --------
    >>> past = [(1992, 0.8), (1993, 1.5), (1994, None), (1995, 2.0), (1996, 3.0)]
    >>> describe_ratio_since(past, 1996)
    'more in every year with data since 1993'
    """
    ratios = [(y, r) for y, r in history if r is not None and (year is None or y <= year)]
    if not ratios:
        return ""
    more = ratios[-1][1] > 1
    same = [(y, (r > 1) is more) for y, r in ratios]
    return _run_text(same, f"{'more' if more else 'less'} in every year with data", "")


def _run_text(same: Sequence[tuple[int, bool]], text: str, throughout: str) -> str:
    """Return since when a statement has been true; empty where that is less than three years.

    A run that begins with the data is "from" its first year on, not "since" it.
    """
    run: list[int] = []
    for year, true in reversed(same):
        if not true or (run and run[-1] - year > LONGEST_GAP):
            break
        run.append(year)
    if len(run) < _MIN_RUN:
        return ""
    if len(run) == len(same):
        return f"{text}{' ' if throughout else ''}{throughout}, from {run[-1]} on"
    before = max(year for year, _ in same if year < run[-1])
    if run[-1] - before > LONGEST_GAP:
        return f"{text} from {run[-1]} on, after {run[-1] - before - 1} years without data"
    return f"{text} since {run[-1]}"


def format_probability(probability: float) -> str:
    """Format a probability in words, as :data:`PROBABILITY_WORDS` has them, and as a number.

    Examples
    --------
    >>> format_probability(0.71), format_probability(0.04), format_probability(0.999)
    ('likely (71%)', 'almost certainly not (4%)', 'almost certain (over 99%)')
    """
    words = next(words for least, words in PROBABILITY_WORDS if probability >= least)
    percent = 100 * probability
    number = "under 1" if percent < 1 else "over 99" if percent > 99 else f"{percent:.0f}"
    return f"{words} ({number}%)"


PROBABILITY_WORDS = (
    (0.95, "almost certain"),
    (0.8, "very likely"),
    (0.6, "likely"),
    (0.4, "about as likely as not"),
    (0.2, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "almost certainly not"),
)
"""Words for probabilities, each from a least one on, the same everywhere."""


def _probability(value: float) -> str:
    """Format a probability by a model, which is not surer than a tenth of a percent.

    >>> _probability(0.619), _probability(0.999999), _probability(1e-9)
    ('61.9%', 'over 99.9%', 'under 0.1%')
    """
    if value > _SUREST:
        return f"over {_SUREST:.1%}"
    return f"under {1 - _SUREST:.1%}" if value < 1 - _SUREST else f"{value:.1%}"


_SUREST = 0.999


def _percent(value: float) -> str:
    """Format a percentage to a tenth, or to two figures where it is below one.

    >>> _percent(80.0), _percent(0.45), _percent(100.0), _percent(0.00002)
    ('80.0%', '0.45%', '100%', 'under 0.0001%')
    """
    if 0 < value < _SHOWN:
        return "under 0.0001%"
    return f"{value:.1f}%" if 1 <= abs(value) < 100 else f"{_rounded(value)}%"


def _rounded(value: float) -> str:
    """Round to three figures or so, never to more than the data bear.

    >>> _rounded(12345.6), _rounded(45.67), _rounded(0.01234), _rounded(0.0)
    ('12,346', '45.7', '0.012', '0')
    """
    size = abs(value)
    if size < _SHOWN:
        return "0"
    if size >= 100 or (value == int(value) and size >= 1):
        return f"{value:,.0f}"
    if size >= 1:
        return f"{value:.1f}"
    if size >= 0.1:
        return f"{value:.2f}"
    digits = min(6, 1 - math.floor(math.log10(size)))
    return f"{value:.{digits}f}"


def _decimals(value: float) -> str:
    """Format an index to three decimals.

    >>> _decimals(-0.0001), _decimals(-0.598)
    ('0.000', '−0.598')
    """
    text = f"{abs(value):.3f}"
    return f"{MINUS}{text}" if value < 0 and float(text) else text


def _money(value: float, unit: Unit) -> str:
    """Format an amount given in millions on the scale that suits it."""
    for name, (factor, least) in _SCALES.items():
        if abs(value) >= least:
            digits = 0 if factor == 1.0 and abs(value) >= 10 else 1
            return f"{value / factor:,.{digits}f}{NBSP}{name}{NBSP}{unit.noun}"
    return f"{1e6 * value:,.0f}{NBSP}{unit.noun}"


def _floor(share: float) -> str:
    """Round a share down to a whole percent, or to a tenth above 99.

    >>> _floor(93.9), _floor(99.97)
    ('93', '99.9')
    """
    return f"{math.floor(share * 10) / 10:.1f}" if share > 99 else f"{math.floor(share)}"


def format_month(period: Period) -> str:
    """Format a month.

    >>> format_month(Period(2016, 3))
    'March 2016'
    """
    return f"{month_name[period.month or 0]} {period.year}"


def format_day(day: int) -> str:
    """Format a day, a whole number, without its year.

    >>> format_day(20160301)
    '1 March'
    """
    return f"{day % 100} {month_name[day // 100 % 100]}"
