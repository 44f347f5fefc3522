"""A law of every source that gives zeros: a state that the publisher does not cover has none.

A table in which nearly every large economy has rows in nearly every year, and one of them has
none for ten years, is silent about it: because nothing happened, which is listed here after a
look at the publisher's file, or because the file does not cover the state, which its table
declares as a hole.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from comity.measures.table_arrays import read_table
from comity.sources.registry import tables
from comity.states import states
from comity.states.system import membership
from comity.store import bundle

BUSY = 0.8
"""The share of the state-years of large economies with rows, from which silence says something."""

LONG = 10
"""Years of silence that need a look."""

NOTHING_HAPPENED = {
    "arms_deliveries": {("Cuba", 2005), ("Panama", 1997), ("Costa Rica", 1995)},
    "arms_by_category": {("Cuba", 2005), ("Panama", 1997), ("Costa Rica", 1995)},
    "arms_deliveries_older": {
        ("Cuba", 1992),
        ("Cuba", 2005),
        ("Costa Rica", 1994),
        ("Iraq", 1991),  # under embargo
        ("Uzbekistan", 1991),
    },
    # No land border, and no state of the system within 400 miles of sea.
    "neighbours": {
        ("South Africa", 1920),
        ("New Zealand", 1956),
        ("Australia", 1920),
        ("United States", 1816),
    },
    "sanction_senders": {
        ("Taiwan", 1978),
        ("Taiwan", 1996),
        ("South Korea", 1949),
        ("South Korea", 1962),
        ("South Korea", 1978),
    },
}

ZERO_GIVING = sorted(
    name
    for name, (_, table) in tables().items()
    if table.missing_means != "missing"
    and "year" in table.columns
    and {"ccode", "ccode1"} & set(table.columns)
)


def members_with_zeros(name):
    """The state-years in which the table gives zeros, and whether it has a row about the state."""
    data = read_table(name)
    year, state = np.nonzero(data.covered)
    covered = pl.DataFrame({"ccode": data.states[state], "year": data.years[year]}).cast(pl.Int16)
    sides = [side for side in ("ccode", "ccode1", "ccode2") if side in data.frame.columns]
    rows = pl.concat(data.frame.select("year", ccode=side) for side in sides).unique()
    system = membership(int(data.years.min()), int(data.years.max()))
    return covered.join(system, on=["ccode", "year"], how="semi").join(
        rows.cast(pl.Int16).with_columns(has=True), on=["ccode", "year"], how="left"
    )


def large_economies():
    """The states in the upper half by output, to 2015 and by the order of that year after it."""
    rank = pl.col("gdp").rank().over("year") / pl.len().over("year")
    output = bundle.table("long_gdp").drop_nulls("gdp").filter(rank >= 0.5)
    return output.select("ccode", known="year")


@pytest.mark.parametrize("name", ZERO_GIVING)
def test_long_silences_about_large_economies_have_been_looked_up(name):
    years = members_with_zeros(name).with_columns(
        pl.col("year").clip(upper_bound=2015).alias("known"), pl.col("has").fill_null(value=False)
    )
    large = years.join(large_economies(), on=["ccode", "known"], how="semi")
    if large.is_empty() or large["has"].mean() < BUSY:
        return
    silent = large.filter(~pl.col("has")).sort("ccode", "year")
    run = pl.col("year") - pl.int_range(pl.len()).over("ccode")
    spans = silent.group_by("ccode", run.alias("run")).agg(pl.col("year").min(), pl.len())
    found = {
        (states()[ccode].name, year)
        for ccode, _, year, length in spans.iter_rows()
        if length >= LONG
    }
    assert found == NOTHING_HAPPENED.get(name, set())


def test_a_table_of_dated_facts_that_ends_before_its_year_says_so():
    """A count of such a year is a lower bound, and no claim is judged by it."""
    silent = [
        name
        for name, (_, table) in tables().items()
        if table.missing_means != "missing"
        and "date" in table.columns
        and read_table(name).frame.filter(pl.col("year") == table.years[1])["date"].max()
        < date(table.years[1], 12, 1)
        and table.years[1] not in table.unfinished
    ]
    assert silent == []


def test_a_declared_hole_gives_no_zeros():
    rows = members_with_zeros("arms_deliveries_older").filter(ccode=260)
    assert rows["year"].min() == 1970
