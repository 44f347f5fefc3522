"""Holes: member states with almost no rows in a year in a table that is dense for others.

A state's number of partners is compared with the median of all members in the year, with its
own in the years around, and with the rank of its economy. Where a publisher, or a copy of its
file, is silent about a state, sums, shares and ranks of its partners are incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from comity.sources.registry import tables
from comity.sources.source import Table
from comity.states.register import states
from comity.states.system import membership
from comity.store import bundle

DENSE = 20
"""The median number of partners from which a table of pairs can have holes."""

FEW = 0.25
"""The share of the median, and of the state's own number, below which a year is a hole."""

_WINDOW = 11
"""Years, centred, over which a state's own number of partners is taken."""

_OWN = "Comity"
"""The publisher of what is estimated or listed here."""

_SCHEMA = {
    "source": pl.String,
    "table": pl.String,
    "ccode": pl.Int16,
    "state": pl.String,
    "first_year": pl.Int16,
    "last_year": pl.Int16,
    "partners": pl.Float64,
    "typical": pl.Float64,
    "large_economy": pl.Boolean,
}


def list_holes(names: Iterable[str] | None = None) -> pl.DataFrame:
    """List the holes of the bundle's tables of pairs, by state and span of years.

    Parameters
    ----------
    names
        Names of tables; None for every table of pairs by year that is dense.

    Returns
    -------
    polars.DataFrame
        A row a table, state and span of years: ``partners`` (the state's mean number in the
        span), ``typical`` (the mean of the medians of all members) and ``large_economy``
        (whether its output is in the upper half in some year of the span, by the estimates of
        output to 2015 and their order of that year after it).

    Examples
    --------
    >>> holes = list_holes(["baci_trade_older"]).filter("large_economy")
    >>> holes.select("state", "first_year", "last_year").rows()
    [('Serbia', 2000, 2005), ('Taiwan', 2000, 2020)]
    """
    chosen = [name for name in (tables() if names is None else names) if _is_of_pairs(name)]
    frames = [_spans(name, find_holes(_partners(tables()[name][1]))) for name in chosen]
    return pl.concat([pl.DataFrame(schema=_SCHEMA), *frames])


def find_holes(partners: pl.DataFrame) -> pl.DataFrame:
    """Find the state-years with few partners, by the median and the state's own number.

    Parameters
    ----------
    partners
        Columns ccode, year and partners, of the states that have any.

    Returns
    -------
    polars.DataFrame
        Columns ccode, year, partners and median; empty where the table is not dense.

    Examples
    --------
    >>> rows = [(2, 2000, 40), (2, 2001, 40), (20, 2001, 40), (220, 2000, 40), (220, 2001, 1)]
    >>> frame = pl.DataFrame(rows, schema=["ccode", "year", "partners"], orient="row")
    >>> find_holes(frame).filter(ccode=220).select("year", "partners").rows()
    [(2001, 1.0)]
    """
    years = partners["year"].unique().to_list()
    system = membership(min(years), max(years)).filter(pl.col("year").is_in(years))
    typed = partners.with_columns(pl.col("ccode", "year").cast(pl.Int16))
    grid = system.join(typed, on=["ccode", "year"], how="left").with_columns(
        pl.col("partners").fill_null(0).cast(pl.Float64)
    )
    present = pl.col("partners").filter(pl.col("partners") > 0).median().over("year")
    own = pl.col("partners").rolling_median(_WINDOW, center=True, min_samples=1).over("ccode")
    grid = grid.sort("ccode", "year").with_columns(median=present, own=own)
    few = pl.col("partners") < FEW * pl.max_horizontal("median", "own")
    dense = pl.col("median") >= DENSE
    return grid.filter(few & dense).select("ccode", "year", "partners", "median")


def _is_of_pairs(name: str) -> bool:
    """Return whether a table has a row for every pair of states that it covers in a year.

    Where an absent row means none for all members, few rows are no hole; what this project
    estimates has the holes of what it is estimated from.
    """
    source, table = tables()[name]
    by_year = {"ccode1", "ccode2", "year"} <= set(table.columns)
    return by_year and table.missing_means != "zero for members" and source.publisher != _OWN


def _partners(table: Table) -> pl.DataFrame:
    """Count the partners of each state and year with a known row."""
    frame = bundle.table(table.name)
    sides = [
        frame.select("year", ccode=one, other=two)
        for one, two in (("ccode1", "ccode2"), ("ccode2", "ccode1"))
    ]
    pairs = pl.concat(sides).unique()
    return pairs.group_by("ccode", "year").agg(pl.len().alias("partners"))


def _spans(name: str, holes: pl.DataFrame) -> pl.DataFrame:
    """Join the years of holes to spans, with the name of the state and its economy."""
    large = _large_economies()
    marked = holes.with_columns(pl.col("year").clip(upper_bound=_LAST_ESTIMATE).alias("known"))
    joined = marked.join(large, left_on=["ccode", "known"], right_on=["ccode", "year"], how="left")
    run = (pl.col("year") - pl.int_range(pl.len()).over("ccode")).alias("run")
    grouped = joined.sort("ccode", "year").with_columns(run).group_by("ccode", "run")
    spans = grouped.agg(
        pl.col("year").min().alias("first_year"),
        pl.col("year").max().alias("last_year"),
        pl.col("partners").mean(),
        pl.col("median").mean().alias("typical"),
        pl.col("large").fill_null(value=False).any().alias("large_economy"),
    )
    named = pl.col("ccode").map_elements(lambda code: states()[code].name, return_dtype=pl.String)
    whole = spans.with_columns(
        source=pl.lit(tables()[name][0].name), table=pl.lit(name), state=named
    )
    return whole.sort("ccode", "first_year").select(
        pl.col(column).cast(dtype) for column, dtype in _SCHEMA.items()
    )


_LAST_ESTIMATE = 2015
"""The last year of the estimates of output."""


def _large_economies() -> pl.DataFrame:
    """Find the states in the upper half by output of each year: ccode, year, large."""
    output = bundle.table("long_gdp").drop_nulls("gdp")
    rank = pl.col("gdp").rank().over("year") / pl.len().over("year")
    return output.select("ccode", "year", large=rank >= 0.5)
