"""The table of actors' countries: which state each code or name means, to the day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

import polars as pl

from comity.states.codes import with_ccode
from comity.states.register import codes, names, states
from comity.states.system import spells

FIRST_YEAR = 1979
"""The year in which event data begin."""

SPANS = 2
"""How many states one code can mean, one after the other, since then."""

ALIASES = {"MTN": "MNE"}
"""CAMEO country codes that differ from ISO 3166, with the ISO code."""

_LAST_DAY = 99991231


@cache
def actor_table(scheme: Literal["iso3", "name"]) -> pl.DataFrame:
    """Return the states that the codes of a scheme mean, in a form that every engine can join.

    Days are whole numbers (20220224), so that they compare alike on every engine.

    Returns
    -------
    pl.DataFrame
        One row a code: ``country``, then ``ccode_1``, ``first_1``, ``last_1`` and the same with
        2 for the state that followed under the same code.

    Examples
    --------
    >>> actor_table("iso3").filter(pl.col("country") == "DEU").row(0)
    ('DEU', 260, 19790101, 19901002, 255, 19901003, 99991231)
    """
    spans = _spans(scheme).sort("country", "first")
    spans = spans.with_columns(pl.int_range(pl.len()).over("country").alias("number") + 1)
    table = spans.filter(pl.col("number") == 1).select("country", *_numbered(1))
    for number in range(2, SPANS + 1):
        later = spans.filter(pl.col("number") == number).select("country", *_numbered(number))
        table = table.join(later, on="country", how="left")
    return table.sort("country")


def _numbered(number: int) -> list[pl.Expr]:
    return [pl.col(name).alias(f"{name}_{number}") for name in ("ccode", "first", "last")]


def _spans(scheme: Literal["iso3", "name"]) -> pl.DataFrame:
    """List the days from first to last on which each code means a state that is a member."""
    years = pl.DataFrame({"year": range(FIRST_YEAR, date.today().year + 1)})
    listed = _codes(scheme).join(years, how="cross")
    meanings = with_ccode(listed, {"code": "ccode"}, scheme, "year", outside="keep").frame
    ranges = meanings.group_by("country", "ccode").agg(
        pl.col("year").min().alias("from"), pl.col("year").max().alias("to")
    )
    first = pl.max_horizontal(_day("start"), pl.col("from").cast(pl.Int32) * 10000 + 101)
    ends = pl.when(pl.col("to") < date.today().year).then(
        (pl.col("to").cast(pl.Int32) + 1) * 10000 + 1231
    )
    last = pl.min_horizontal(_day("end").fill_null(_LAST_DAY), ends.otherwise(_LAST_DAY))
    return (
        ranges.join(spells(), on="ccode")
        .select("country", pl.col("ccode").cast(pl.Int32), first.alias("first"), last.alias("last"))
        .filter(pl.col("first") <= pl.col("last"))
        .unique()
    )


def _codes(scheme: Literal["iso3", "name"]) -> pl.DataFrame:
    """List the codes as event files write them (``country``) and as Comity knows them."""
    if scheme == "name":
        listed = {each.text: each.text for each in names() if each.kind != "ambiguous"}
        listed |= {state.name: state.name for state in states().values()}
    else:
        listed = {state.iso3: state.iso3 for state in states().values() if state.iso3}
        listed |= {each.text: each.text for each in codes() if each.kind == scheme}
        listed |= ALIASES
    return pl.DataFrame({"country": list(listed), "code": list(listed.values())})


def _day(column: str) -> pl.Expr:
    """Return a date as a whole number."""
    return pl.col(column).dt.strftime("%Y%m%d").cast(pl.Int32)
