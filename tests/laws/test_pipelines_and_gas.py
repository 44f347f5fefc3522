"""A law of two sources: where a gas pipeline runs between two states, gas between them is recorded.

Otherwise the fuels have a silent zero, the list of pipelines has a wrong date, or the pair is
listed here with the reason.
"""

from __future__ import annotations

import polars as pl
import pytest

from comity.measures.table_arrays import read_table
from comity.measures.trade.energy import gas_pipeline_capacity
from comity.sources.hidden_fuels import ALL_FUELS, GAS_ONLY
from comity.sources.unknown_fuels import GAS
from comity.states import states
from comity.store import bundle

YEARS = (2000, 2024)
"""Years of the table of fuels in which most states report."""

SOME = 1.0
"""Million dollars of gas a year, in either direction, that say that it flows."""

BETWEEN_OTHERS = "gas of others passes through the two, or along the waters of one"
NOT_YET = "the list has the year of the pipe, and gas came later"
STOPPED = "gas stopped, and the pipe could run"
UNDER_OTHER_NAMES = "customs record the gas under the state where it was bought or came from"
OTHER_END = "what flows is in other years, or too little for the records"

EXCEPTIONS = {
    BETWEEN_OTHERS: {
        ("Albania", "Greece"),
        ("Albania", "Turkey"),
        ("Italy", "Albania"),
        ("Italy", "Turkey"),
        ("Benin", "Ghana"),
        ("Benin", "Togo"),
        ("Ghana", "Togo"),
        ("Croatia", "Algeria"),
        ("Croatia", "Tunisia"),
        ("Italy", "Tunisia"),
        ("Greece", "Georgia"),
        ("Georgia", "Turkey"),
        ("Lithuania", "Belarus"),
        ("Poland", "Belarus"),
        ("Poland", "Denmark"),
        ("Poland", "Sweden"),
        ("Germany", "Belarus"),
        ("Germany", "Poland"),
        ("Bulgaria", "Romania"),
        ("Bulgaria", "Turkey"),
        ("Romania", "Turkey"),
        ("Moldova", "Ukraine"),
        ("Ukraine", "Belarus"),
        ("Estonia", "Latvia"),
        ("Latvia", "Lithuania"),
        ("United Arab Emirates", "Oman"),
        ("Lebanon", "Jordan"),
        ("Syria", "Jordan"),
        ("Syria", "Lebanon"),
        ("Turkmenistan", "Kazakhstan"),
        ("Turkmenistan", "Uzbekistan"),
    },
    NOT_YET: {
        ("Armenia", "Iran"),  # gas from 2009
        ("Benin", "Nigeria"),  # from 2011, as to Ghana and Togo
        ("Ghana", "Nigeria"),
        ("Togo", "Nigeria"),
        ("Qatar", "Oman"),  # from 2008
        ("Jordan", "Israel"),  # from 2017
        ("Kazakhstan", "China"),  # from 2013
        ("Uzbekistan", "China"),  # from 2012
    },
    STOPPED: {
        ("Egypt", "Israel"),  # 2012; back in 2018, the other way in 2020
        ("Egypt", "Jordan"),  # 2015 to 2018
        ("Egypt", "Lebanon"),  # 2010
        ("Egypt", "Syria"),  # 2012
        ("Iran", "Turkmenistan"),  # 2017 to 2021
        ("Brazil", "Argentina"),
        ("Azerbaijan", "Iran"),
        ("Russia", "Azerbaijan"),  # 2007 to 2017
        ("Russia", "Turkmenistan"),  # 2016 to 2018
        ("Russia", "Latvia"),  # 2023
    },
    UNDER_OTHER_NAMES: {
        ("Austria", "Hungary"),  # Russian gas
        ("Germany", "Czechia"),
        ("Slovakia", "Ukraine"),  # bought of traders elsewhere
        ("Romania", "Ukraine"),
        ("Poland", "Slovakia"),
        ("Greece", "Turkey"),
        ("Portugal", "Algeria"),  # 2021, bought through Spain
        ("Netherlands", "Denmark"),  # Danish gas that lands there, as the Netherlands' own
        ("United Kingdom", "Germany"),
        ("Thailand", "Malaysia"),  # gas of the area that both share
    },
    OTHER_END: {
        ("Kyrgyzstan", "Kazakhstan"),
        ("Morocco", "Algeria"),  # to 2004: a fee for passage to Spain
        ("Uzbekistan", "Kazakhstan"),
        ("Russia", "Georgia"),  # 2009 to 2014: a fee for passage to Armenia, paid in gas
        ("Russia", "Uzbekistan"),  # to 2002: bought again from 2003
    },
}
"""Pairs with a running pipe and some year in which no gas is recorded, by the reason."""


@pytest.fixture(scope="module")
def capacity():
    measured = gas_pipeline_capacity(read_table("pipelines"), read_table("pipeline_closures"))
    frame = pl.from_pandas(measured.to_dataframe("capacity").dropna().reset_index())
    keyed = frame.select(
        pl.col("a").cast(pl.Int16).alias("ccode1"),
        pl.col("b").cast(pl.Int16).alias("ccode2"),
        pl.col("year").cast(pl.Int16),
        "capacity",
    )
    return keyed.filter(pl.col("ccode1") < pl.col("ccode2"), pl.col("year").is_between(*YEARS))


@pytest.fixture(scope="module")
def gas():
    """Gas between two states, in either direction: million dollars, null where not known."""
    fuels = bundle.table("fuel_trade").with_columns(
        ccode1=pl.min_horizontal("ccode1", "ccode2"), ccode2=pl.max_horizontal("ccode1", "ccode2")
    )
    return fuels.group_by("ccode1", "ccode2", "year").agg(
        gas=pl.col("value").filter(pl.col("product").is_in(GAS)).sum(),
        unknown=pl.col("product").is_in([ALL_FUELS, GAS_ONLY]).any(),
    )


def names(pairs):
    known = states()
    return {(known[a].name, known[b].name) for a, b in pairs}


def test_gas_is_recorded_or_not_known_where_a_pipe_runs_but_for_declared_pairs(capacity, gas):
    running = capacity.filter(pl.col("capacity") > 0)
    both = running.join(gas, on=["ccode1", "ccode2", "year"], how="left")
    silent = both.filter(
        pl.col("gas").fill_null(0) < SOME, ~pl.col("unknown").fill_null(value=False)
    )
    # A pipe of the year itself need not have carried gas in it.
    first = running.group_by("ccode1", "ccode2").agg(pl.col("year").min().alias("first"))
    later = silent.join(first, on=["ccode1", "ccode2"]).filter(
        (pl.col("year") > pl.col("first")) | (pl.col("first") == YEARS[0])
    )
    found = names(later.select("ccode1", "ccode2").unique().iter_rows())
    assert found == set().union(*EXCEPTIONS.values())


def test_no_gas_is_recorded_by_pipe_between_two_whose_pipes_have_all_closed(capacity, gas):
    closed = capacity.filter(capacity=0)
    both = closed.join(gas, on=["ccode1", "ccode2", "year"])
    flowing = both.filter(pl.col("gas") >= 100 * SOME)
    found = names(flowing.select("ccode1", "ccode2").unique().iter_rows())
    assert closed.height > 0
    assert not found


def test_a_pair_has_one_reason():
    listed = [pair for pairs in EXCEPTIONS.values() for pair in pairs]
    assert len(listed) == len(set(listed))
