"""Frames: the rows of a panel before any variable, one a dyad or state and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import polars as pl

from comity.errors import InvalidRequestError
from comity.period import PERIOD_COLUMNS, Frequency
from comity.states.codes import with_ccode
from comity.states.system import CODES, System, dyad_years, membership
from comity.store import selection

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
    day on which both were members; published counts include them. In the system of Gleditsch and
    Ward the keys are ``gwcode``, and measures are found by the ccode of the same state.
    """

    level: PanelLevel = "dyad"
    frequency: Frequency = "year"
    directed: bool = False
    unreal: bool = False
    system: System = "cow"

    def __post_init__(self) -> None:
        _check_choice("level", self.level, get_args(PanelLevel))
        _check_choice("frequency", self.frequency, get_args(Frequency))
        _check_choice("system", self.system, get_args(System))
        if self.level == "dispute" and self.system != "cow":
            raise InvalidRequestError("Disputes are coded in the system cow, not in gw.")

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the key columns, those of the period last.

        >>> Design("state").keys, Design(frequency="month").keys
        (('ccode', 'year'), ('ccode1', 'ccode2', 'year', 'month'))
        """
        codes = (code.replace("ccode", CODES[self.system]) for code in _CODES[self.level])
        return (*codes, *PERIOD_COLUMNS[self.frequency])

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
    selected = None if ccodes is None else tuple(ccodes)
    rows = _rows(design, years, selected)
    if design.system == "gw":
        rows = _with_ccodes(rows, design, selected)
    return _monthly(rows) if design.is_monthly else rows


def _rows(design: Design, years: tuple[int, int], ccodes: tuple[int, ...] | None) -> pl.DataFrame:
    """Return the rows of a design in some years, sorted by their keys."""
    if design.system == "gw":
        ccodes = None  # selected once the ccodes of the numbers are there
    if design.level == "dyad":
        return _dyads(years, design, ccodes)
    if design.level == "state":
        keys = [design.keys[0], "year"]
        rows = membership(*years, system=design.system).select(keys).sort(keys)
    else:
        rows = _disputes(design.directed).filter(pl.col("year").is_between(*years))
    if ccodes is None:
        return rows
    return rows.filter(pl.all_horizontal(pl.col(*design.states).is_in(ccodes)))


@lru_cache(maxsize=4)
def _dyads(years: tuple[int, int], design: Design, ccodes: tuple[int, ...] | None) -> pl.DataFrame:
    """Return the dyad-years; kept, for a second panel often has the same."""
    rows = dyad_years(
        *years,
        directed=design.directed,
        flag_unreal=design.unreal,
        ccodes=ccodes,
        system=design.system,
    )
    keys = [*design.keys[:2], "year"]
    return rows.select(keys).sort(keys)


def _with_ccodes(
    rows: pl.DataFrame, design: Design, ccodes: tuple[int, ...] | None
) -> pl.DataFrame:
    """Add the ccodes of Gleditsch-Ward numbers by year; null for states that COW does not list."""
    for column in design.states:
        number = column.replace("ccode", "gwcode")
        pairs = rows.select(number, "year").unique()
        conversion = with_ccode(pairs, {number: column}, "gw", "year", outside="keep")
        table = conversion.frame.select(number, "year", column)
        rows = rows.join(table, on=[number, "year"], how="left", maintain_order="left")
    if ccodes is None:
        return rows
    return rows.filter(pl.all_horizontal(pl.col(*design.states).is_in(ccodes)))


_NO_LEADERS = "No source in the bundle has leaders' terms; join a table of your own with them."
"""Why no panel has a row a leader and year."""


def _check_choice(name: str, choice: str, allowed: Sequence[str]) -> None:
    """Refuse a choice that there is not."""
    if choice not in allowed:
        hint = _NO_LEADERS if choice.startswith("leader") else ""
        raise InvalidRequestError(f"{name} must be {' or '.join(allowed)}, got {choice!r}.", hint)


def _disputes(directed: bool) -> pl.DataFrame:
    """Return the dyadic dispute-years of the Correlates of War."""
    keys = ["dispute", "ccode1", "ccode2", "year"]
    rows = selection.table("disputes").select(keys)
    if directed:
        turned = rows.select("dispute", "year", ccode1="ccode2", ccode2="ccode1").select(keys)
        rows = pl.concat([rows, turned])
    return rows.sort(keys)


def _monthly(rows: pl.DataFrame) -> pl.DataFrame:
    """Repeat each row for the twelve months of its year."""
    months = pl.DataFrame({"month": pl.int_range(1, 13, dtype=pl.Int8, eager=True)})
    return rows.join(months, how="cross", maintain_order="left_right")
