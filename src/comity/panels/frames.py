"""Frames: the rows of a panel before any variable, one a dyad or state and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import polars as pl

from comity.errors import InvalidRequestError
from comity.period import PERIOD_COLUMNS, Frequency
from comity.states.system import dyad_years, membership
from comity.store import bundle

PanelLevel = Literal["dyad", "state", "dispute"]
"""What a row of a panel is about, with its period."""

LAST_RECORD = 2024
"""The last year of the record of the state system."""

_CODES: dict[PanelLevel, tuple[str, ...]] = {
    "dyad": ("ccode1", "ccode2"),
    "state": ("ccode",),
    "dispute": ("dispute", "ccode1", "ccode2"),
}


@dataclass(frozen=True)
class Design:
    """What the rows of a panel are.

    ``unreal`` keeps the dyad-years in which one state followed the other, so that there was no
    day on which both were members; published counts include them.
    """

    level: PanelLevel = "dyad"
    frequency: Frequency = "year"
    directed: bool = False
    unreal: bool = False

    def __post_init__(self) -> None:
        _check_choice("level", self.level, get_args(PanelLevel))
        _check_choice("frequency", self.frequency, get_args(Frequency))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the key columns, those of the period last.

        >>> Design("state").keys, Design(frequency="month").keys
        (('ccode', 'year'), ('ccode1', 'ccode2', 'year', 'month'))
        """
        return (*_CODES[self.level], *PERIOD_COLUMNS[self.frequency])

    @property
    def is_monthly(self) -> bool:
        """Return whether a row is about a month."""
        return self.frequency == "month"

    @property
    def states(self) -> tuple[str, ...]:
        """Return the columns with the states' codes."""
        return ("ccode",) if self.level == "state" else ("ccode1", "ccode2")


def build_frame(
    design: Design, years: tuple[int, int], ccodes: Sequence[int] | None = None
) -> pl.DataFrame:
    """Build the rows of a panel: its keys, sorted.

    Parameters
    ----------
    design
        What the rows are.
    years
        First and last year.
    ccodes
        Only these states, and pairs of them; None for all.

    Raises
    ------
    InvalidRequestError
        If the years run backwards.

    Examples
    --------
    >>> build_frame(Design("state"), (1816, 2016)).height
    15951
    >>> build_frame(Design(directed=True, unreal=True), (1816, 2016)).height
    1912350
    """
    if years[0] > years[1]:
        raise InvalidRequestError(
            f"The years {years[0]}-{years[1]} run backwards.", "Give the earlier first."
        )
    rows = _rows(design, years, None if ccodes is None else tuple(ccodes))
    return _monthly(rows) if design.is_monthly else rows


def _rows(design: Design, years: tuple[int, int], ccodes: tuple[int, ...] | None) -> pl.DataFrame:
    """Return the rows of a design in some years, sorted by their keys."""
    if design.level == "dyad":
        return _dyads(years, design.directed, design.unreal, ccodes)
    if design.level == "state":
        rows = membership(*years).select("ccode", "year").sort("ccode", "year")
    else:
        rows = _disputes(design.directed).filter(pl.col("year").is_between(*years))
    if ccodes is None:
        return rows
    return rows.filter(pl.all_horizontal(pl.col(*design.states).is_in(ccodes)))


@lru_cache(maxsize=4)
def _dyads(
    years: tuple[int, int], directed: bool, unreal: bool, ccodes: tuple[int, ...] | None
) -> pl.DataFrame:
    """Return the dyad-years; kept, for a second panel often has the same."""
    rows = dyad_years(*years, directed=directed, flag_unreal=unreal, ccodes=ccodes)
    return rows.select("ccode1", "ccode2", "year").sort("ccode1", "ccode2", "year")


def _check_choice(name: str, choice: str, allowed: Sequence[str]) -> None:
    """Refuse a choice that there is not."""
    if choice not in allowed:
        raise InvalidRequestError(f"{name} must be {' or '.join(allowed)}, got {choice!r}.")


def _disputes(directed: bool) -> pl.DataFrame:
    """Return the dyadic dispute-years of the Correlates of War."""
    keys = ["dispute", "ccode1", "ccode2", "year"]
    rows = bundle.table("disputes").select(keys)
    if directed:
        turned = rows.select("dispute", "year", ccode1="ccode2", ccode2="ccode1").select(keys)
        rows = pl.concat([rows, turned])
    return rows.sort(keys)


def _monthly(rows: pl.DataFrame) -> pl.DataFrame:
    """Repeat each row for the twelve months of its year."""
    months = pl.DataFrame({"month": pl.int_range(1, 13, dtype=pl.Int8, eager=True)})
    return rows.join(months, how="cross", maintain_order="left_right")
