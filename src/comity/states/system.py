"""Tables of membership of the interstate system."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from comity.errors import InvalidRequestError
from comity.states.register import states

FIRST = 1816
"""The year in which the record of the state system begins."""


def membership(first: int = FIRST, last: int | None = None) -> pl.DataFrame:
    """Return the state-years: one row for each state that was a member on a day of the year.

    The record of the Correlates of War (version 2024) ends on 31 December 2024; states that
    were members then are taken to be members still, for none has joined or left since.

    Returns
    -------
    pl.DataFrame
        ``ccode`` and ``year``, by year and ccode. ``last`` is this year unless given.

    Examples
    --------
    >>> membership(1816, 2016).height
    15951
    """
    return _stints(first, last).select("ccode", "year").unique().sort("year", "ccode")


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
) -> pl.DataFrame:
    """Return the dyad-years: one row for each pair of states that were members in a year.

    Sixty directed dyad-years between 1816 and 2016 are not real: one state followed the
    other within the year, and there was no day on which both were members. They are left
    out, unless ``flag_unreal`` asks for them and a column ``unreal`` that marks them.

    Returns
    -------
    pl.DataFrame
        ``ccode1``, ``ccode2``, ``year``; both directions, or ``ccode1 < ccode2`` once.

    Examples
    --------
    >>> dyad_years(1816, 2016, flag_unreal=True).height
    1912350
    >>> dyad_years(1816, 2016).height
    1912290
    """
    stints = _stints(first, last)
    a, b = (stints.rename({"ccode": f"ccode{n}", "from": f"from{n}", "to": f"to{n}"}) for n in "12")
    pairs = a.join(b, on="year").filter(_paired(directed))
    real = pl.max_horizontal("from1", "from2") <= pl.min_horizontal("to1", "to2")
    rows = pairs.group_by("ccode1", "ccode2", "year").agg((~real).all().alias("unreal"))
    rows = rows if flag_unreal else rows.filter(~pl.col("unreal")).drop("unreal")
    return rows.sort("year", "ccode1", "ccode2")


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


def _stints(first: int, last: int | None) -> pl.DataFrame:
    """Split the spells at the turn of the year: ``ccode``, ``year``, ``from``, ``to``."""
    years = _years(first, last)
    begins, ends = pl.date("year", 1, 1), pl.date("year", 12, 31)
    return (
        _spells()
        .join(years, how="cross")
        .filter(pl.col("start") <= ends, pl.col("end").is_null() | (pl.col("end") >= begins))
        .select(
            "ccode",
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


def _paired(directed: bool) -> pl.Expr:
    one, two = pl.col("ccode1"), pl.col("ccode2")
    return one != two if directed else one < two
