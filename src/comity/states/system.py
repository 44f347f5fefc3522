"""Tables of membership of the interstate system."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Literal

import polars as pl

from comity.errors import InvalidRequestError
from comity.states.register import read, states

FIRST = 1816
"""The year in which the record of the state system begins."""


System = Literal["cow", "gw"]
"""Whose list of states: the Correlates of War's, or that of Gleditsch and Ward."""

CODES: dict[System, str] = {"cow": "ccode", "gw": "gwcode"}
"""The column with a state's code in each system."""


def membership(
    first: int = FIRST, last: int | None = None, *, system: System = "cow"
) -> pl.DataFrame:
    """Return the state-years: one row for each state that was a member on a day of the year.

    The record of the Correlates of War (version 2024) ends on 31 December 2024; states that
    were members then are taken to be members still, for none has joined or left since. The
    list of Gleditsch and Ward (without microstates) ends in 2020.

    Returns
    -------
    pl.DataFrame
        ``ccode`` (or ``gwcode``) and ``year``, by year and code. ``last`` is this year unless
        given.

    Examples
    --------
    >>> membership(1816, 2016).height
    15951
    """
    return _membership(first, date.today().year if last is None else last, system)


@cache
def _membership(first: int, last: int, system: System) -> pl.DataFrame:
    """Return the state-years; every table that is read needs them."""
    code = CODES[system]
    return _stints(first, last, system).select(code, "year").unique().sort("year", code)


def members(year: int) -> tuple[int, ...]:
    """Return the states that were members on at least a day of the year.

    >>> len(members(1816)), len(members(2016))
    (23, 195)
    """
    return tuple(code for code, state in states().items() if state.member_in(year))


def dyad_years(
    first: int = FIRST,
    last: int | None = None,
    *,
    directed: bool = True,
    flag_unreal: bool = False,
    ccodes: Collection[int] | None = None,
    system: System = "cow",
) -> pl.DataFrame:
    """Return the dyad-years: one row for each pair of states that were members in a year.

    Sixty directed dyad-years between 1816 and 2016 are not real: one state followed the
    other within the year, and there was no day on which both were members. They are left
    out, unless ``flag_unreal`` asks for them and a column ``unreal`` that marks them. With
    ``ccodes`` only pairs of these states are returned.

    Returns
    -------
    pl.DataFrame
        ``ccode1``, ``ccode2`` (or ``gwcode1``, ``gwcode2``), ``year``; both directions, or the
        lower code first, once.

    Examples
    --------
    >>> dyad_years(1816, 2016, flag_unreal=True).height
    1912350
    >>> dyad_years(1816, 2016).height
    1912290
    """
    code = CODES[system]
    stints = _stints(first, last, system)
    if ccodes is not None:
        stints = stints.filter(pl.col(code).is_in(list(ccodes)))
    keys = [f"{code}1", f"{code}2", "year"]
    states = stints.select(code, "year").unique()
    pairs = _pairs(states, code, directed).select(keys)
    unreal = _unreal(stints, code, directed)
    if flag_unreal:
        marks = unreal.with_columns(pl.lit(True).alias("unreal"))
        rows = pairs.join(marks, on=keys, how="left").with_columns(
            pl.col("unreal").fill_null(False)
        )
    else:
        rows = pairs.join(unreal, on=keys, how="anti")
    return rows.sort("year", *keys[:2])


def _pairs(rows: pl.DataFrame, code: str, directed: bool) -> pl.DataFrame:
    """Pair the rows of a year, their columns but the year numbered."""
    one, two = (
        rows.rename({name: f"{name}{n}" for name in rows.columns if name != "year"}) for n in "12"
    )
    a, b = pl.col(f"{code}1"), pl.col(f"{code}2")
    return one.join(two, on="year").filter(a != b if directed else a < b)


def _unreal(stints: pl.DataFrame, code: str, directed: bool) -> pl.DataFrame:
    """Return the dyad-years without a day on which both were members.

    Only a state that joined or left in the year can have one.
    """
    inside = (pl.col("from").dt.ordinal_day() > 1) | (pl.col("to").dt.strftime("%m%d") != "1231")
    partial = stints.filter(inside.any().over(code, "year"))
    apart = pl.max_horizontal("from1", "from2") > pl.min_horizontal("to1", "to2")
    keys = [f"{code}1", f"{code}2", "year"]
    pairs = _pairs(partial, code, directed).group_by(keys).agg(apart.all().alias("apart"))
    return pairs.filter("apart").select(keys)


def spells() -> pl.DataFrame:
    """Return all spells of membership: ``ccode``, ``start``, ``end`` (empty where it lasts).

    >>> spells().filter(pl.col("ccode") == 260)["start"].to_list()
    [datetime.date(1955, 5, 5)]
    """
    return _spells()


@cache
def _spells() -> pl.DataFrame:
    rows = [(s.ccode, spell.start, spell.end) for s in states().values() for spell in s.spells]
    schema = {"ccode": pl.Int16, "start": pl.Date, "end": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


@cache
def _gw_spells() -> pl.DataFrame:
    rows = [
        (int(row["gwcode"]), date.fromisoformat(row["start"]), _day(row["end"]))
        for row in read("gw_spells.csv")
    ]
    schema = {"gwcode": pl.Int16, "start": pl.Date, "end": pl.Date}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _stints(first: int, last: int | None, system: System = "cow") -> pl.DataFrame:
    """Split the spells at the turn of the year: the code, ``year``, ``from``, ``to``."""
    years = _years(first, last)
    begins, ends = pl.date("year", 1, 1), pl.date("year", 12, 31)
    return (
        (_spells() if system == "cow" else _gw_spells())
        .join(years, how="cross")
        .filter(pl.col("start") <= ends, pl.col("end").is_null() | (pl.col("end") >= begins))
        .select(
            CODES[system],
            "year",
            pl.max_horizontal("start", begins).alias("from"),
            pl.min_horizontal("end", ends).alias("to"),
        )
    )


def _years(first: int, last: int | None) -> pl.DataFrame:
    last = date.today().year if last is None else last
    if first > last:
        raise InvalidRequestError(
            f"No years lie between {first} and {last}.", "Give the earlier first."
        )
    return pl.DataFrame({"year": pl.int_range(first, last + 1, dtype=pl.Int16, eager=True)})
