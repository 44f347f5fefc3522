"""What a unit is: its kind, which decides what is done with a value, and its label, only shown.

Nothing reads a label to decide anything: how a value is formatted, drawn, compared with a figure
in a sentence or scaled on an axis follows from ``kind`` and ``scale``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

Level = Literal["dyad", "directed", "state", "system"]
"""Units of analysis: undirected dyad-years, directed ones, state-years, or one value a year."""


class UnitKind(StrEnum):
    """What the values of a unit are.

    >>> UnitKind("share") is UnitKind.SHARE
    True
    """

    SHARE = "share"
    """Shares of a whole, from 0 to 1."""

    MAJORITY = "majority"
    """Shares of several measures that point one way, from 0 to 1: above one half they agree."""

    PERCENT = "percent"
    """Shares of a whole, from 0 to 100."""

    MONEY = "money"
    """Amounts of money."""

    ARMS = "arms"
    """Amounts of arms, in the trend-indicator value (TIV) of SIPRI."""

    GAS = "gas"
    """Amounts of natural gas, in billion cubic metres."""

    COUNT = "count"
    """Numbers of things that can be counted."""

    RATIO = "ratio"
    """How many times one amount is another."""

    LOG_RATIO = "log ratio"
    """Logarithms of such ratios."""

    COEFFICIENT = "coefficient"
    """Coefficients of agreement, from -1 to 1, that allow for chance."""

    POSITION = "position"
    """Positions on a scale without a natural zero, and distances on it."""

    INDEX = "index"
    """Indices without a dimension."""

    RANK = "rank"
    """Ranks, of which 1 is the highest."""

    STAGE = "stage"
    """Numbered stages, one after the other."""

    BOOLEAN = "boolean"
    """1 for yes, 0 for no."""

    QUANTITY = "quantity"
    """Any other amount in a unit of its own: kilometres, points, years."""


_WITHOUT_NATURAL_ZERO = frozenset(
    {UnitKind.RATIO, UnitKind.LOG_RATIO, UnitKind.COEFFICIENT, UnitKind.POSITION}
)
_DIMENSIONLESS = frozenset({UnitKind.COEFFICIENT, UnitKind.POSITION, UnitKind.INDEX})
_AMOUNTS = frozenset({UnitKind.MONEY, UnitKind.ARMS})

_MILLION = 1e6


@dataclass(frozen=True)
class Unit:
    """A unit of measures.

    Parameters
    ----------
    kind
        What its values are; decides how they are treated.
    label
        What the unit is called in tables, files and on axes; only shown.
    scale
        How many base units one of it is: 1e6 for millions of dollars, 0.01 for percent.
    noun
        The words that an amount ends with, as in "129 bn US dollars"; empty for none.
    singular
        The noun after one, as in "1 veto"; empty where it is the same.

    Examples
    --------
    >>> TIV.kind is UnitKind.ARMS, TIV.scale, str(TIV)
    (True, 1000000.0, 'million TIV')
    """

    kind: UnitKind
    label: str
    scale: float = 1.0
    noun: str = ""
    singular: str = ""

    def __str__(self) -> str:
        """Return the label."""
        return self.label

    @property
    def is_share(self) -> bool:
        """Whether values are shares from 0 to 1."""
        return self.kind in (UnitKind.SHARE, UnitKind.MAJORITY)

    @property
    def in_points(self) -> bool:
        """Whether differences of values are percentage points."""
        return self.is_share or self.kind is UnitKind.PERCENT

    @property
    def percent_factor(self) -> float:
        """What a share or percentage is multiplied by to be in percent."""
        return 100.0 if self.is_share else 1.0

    @property
    def in_millions(self) -> bool:
        """Whether values are amounts in millions, which can be shown in billions or thousands."""
        return self.kind in _AMOUNTS and self.scale == _MILLION

    @property
    def is_dimensionless(self) -> bool:
        """Whether values are indices, coefficients or positions, written to three decimals."""
        return self.kind in _DIMENSIONLESS

    @property
    def zero_is_none(self) -> bool:
        """Whether a value of zero means that there is none of what is measured."""
        return self.kind not in _WITHOUT_NATURAL_ZERO

    @property
    def without_scale(self) -> str:
        """The label for numbers that name their scale themselves, as 129 bn does.

        >>> DOLLARS.without_scale, SANCTION_CASES.without_scale
        ('current US dollars', 'sanction cases')
        """
        return self.label.removeprefix("million ") if self.in_millions else self.label

    def in_billions(self) -> Unit:
        """Return the unit a thousand times as large, for an axis of large amounts.

        >>> DOLLARS.in_billions().label
        'billion current US dollars'
        """
        label = self.label.replace("million", "billion", 1)
        return replace(self, label=label, scale=1000 * self.scale)


def share_of(whole: str) -> Unit:
    """Build the unit of shares of a whole, from 0 to 1.

    >>> share_of("GDP").label
    'share of GDP'
    """
    return Unit(UnitKind.SHARE, f"share of {whole}")


POSTERIOR = share_of("the posterior")
"""The unit of a probability by a model, which is never certain."""


def percent_of(whole: str) -> Unit:
    """Build the unit of shares of a whole in percent.

    >>> percent_of("exports")
    Unit(kind=<UnitKind.PERCENT: 'percent'>, label='percent of exports', scale=0.01, noun='', \
singular='')
    """
    return Unit(UnitKind.PERCENT, f"percent of {whole}", 0.01)


def count_of(plural: str, singular: str = "") -> Unit:
    """Build the unit of numbers of things.

    Parameters
    ----------
    plural
        What is counted: "roll calls".
    singular
        What one of them is; by default the plural without its last letter.

    Examples
    --------
    >>> count_of("roll calls").singular, count_of("vetoes", "veto").singular
    ('roll call', 'veto')
    """
    return Unit(UnitKind.COUNT, plural, 1.0, plural, singular or plural.removesuffix("s"))


def counted(number: int, noun: str) -> str:
    """Format a number with its noun, which takes an "s" but after 1.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def quantity_in(label: str, singular: str = "") -> Unit:
    """Build the unit of a quantity that is neither a share, an amount of money nor a count.

    >>> quantity_in("km").noun
    'km'
    """
    return Unit(UnitKind.QUANTITY, label, 1.0, label, singular or label)


def millions_of(money: str, noun: str = "") -> Unit:
    """Build the unit of amounts of money in millions.

    Parameters
    ----------
    money
        The money as the codebook names it: "current US dollars".
    noun
        What an amount ends with; by default the same.

    Examples
    --------
    >>> millions_of("2023 US dollars").label
    'million 2023 US dollars'
    """
    return Unit(UnitKind.MONEY, f"million {money}", _MILLION, noun or money, noun or money)


def unit_from(parts: Mapping[str, Any]) -> Unit:
    """Build a unit from its fields as plain data, as ``dataclasses.asdict`` gives them.

    Raises
    ------
    KeyError, TypeError, ValueError
        If fields are missing or unknown, or the kind is none.

    Examples
    --------
    >>> unit_from({"kind": "ratio", "label": "times", "noun": "times"}).kind
    <UnitKind.RATIO: 'ratio'>
    """
    return Unit(**{**parts, "kind": UnitKind(parts["kind"])})


NUMBER = Unit(UnitKind.QUANTITY, "")
"""Bare numbers, where a heading has the unit."""

SHARE = Unit(UnitKind.SHARE, "share")
PERCENT = Unit(UnitKind.PERCENT, "percent", 0.01)

DOLLARS = millions_of("current US dollars", "US dollars")
DOLLARS_2023 = millions_of("2023 US dollars")
DOLLARS_2021 = millions_of("constant 2021 US dollars")
DOLLARS_SQUARED_A_HEAD = millions_of(
    "current US dollars squared a head", "US dollars squared a head"
)
DOLLARS_A_PERSON = Unit(
    UnitKind.MONEY,
    "current US dollars a person",
    noun="current US dollars a person",
    singular="current US dollars a person",
)
TIV = Unit(UnitKind.ARMS, "million TIV", _MILLION, "TIV", "TIV")
BCM_A_YEAR = Unit(
    UnitKind.GAS,
    "billion cubic metres a year",
    noun="billion cubic metres a year",
    singular="billion cubic metres a year",
)

TIMES = Unit(UnitKind.RATIO, "times", noun="times", singular="time")
LOG_RATIO = Unit(
    UnitKind.LOG_RATIO, "log of the ratio", noun="log of the ratio", singular="log of the ratio"
)
COEFFICIENT_S = Unit(UnitKind.COEFFICIENT, "S")
COEFFICIENT_KAPPA = Unit(UnitKind.COEFFICIENT, "kappa")
COEFFICIENT_PI = Unit(UnitKind.COEFFICIENT, "pi")
IDEAL_POINT = Unit(UnitKind.POSITION, "ideal point")
INDEX = Unit(UnitKind.INDEX, "index")

RANK = Unit(UnitKind.RANK, "rank")
STAGE = Unit(UnitKind.STAGE, "stage")
YES_OR_NO = Unit(UnitKind.BOOLEAN, "yes or no")

MEASURES_SHARE = Unit(UnitKind.MAJORITY, "share of measures")

KM = quantity_in("km")
ROLL_CALLS = count_of("roll calls")
SANCTION_CASES = count_of("sanction cases")
VETOES = count_of("vetoes", "veto")
