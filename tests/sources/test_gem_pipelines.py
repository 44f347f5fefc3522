"""Pipelines across borders, from Global Energy Monitor."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.gem_pipelines import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_a_unit_stands_once_for_each_two_states_it_passes_through():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    rows = frame.filter(id="P5409")
    assert rows.select("ccode1", "ccode2").rows() == [(365, 710), (365, 712), (710, 712)]
    assert set(rows["listed"]) == {"Russia, Mongolia, China"}
    assert set(rows["status"]) == {"proposed"}


def test_a_border_that_parts_two_units_is_still_crossed():
    rows = read(SOURCE, TABLE, SAMPLES).frame.filter(ccode1=365, ccode2=710)
    assert rows["id"].to_list() == ["P2352", "P5409", "Skovorodino-Mohe Oil Pipeline"]
    assert rows["listed"].to_list() == ["Russia", "Russia, Mongolia, China", None]


def test_capacity_has_its_unit_or_is_missing():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    capacities = frame.select("capacity", "capacity_unit").unique().sort("capacity").rows()
    assert capacities == [
        (None, None),
        (38.0, "billion cubic metres a year"),
        (50.0, "billion cubic metres a year"),
        (95_000.0, "barrels of oil equivalent a day"),
        (1_340_000.0, "barrels of oil equivalent a day"),
    ]


def test_terminals_and_pipelines_of_one_state_are_left_out_and_counted():
    exclusions = [
        (exclusion.rows, exclusion.why) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    ]
    assert exclusions == [
        (1, "a terminal for liquefied gas, not a pipeline"),
        (1, "the pipeline lies in one state, or the publisher names none"),
        (1, "states: territory"),
    ]


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_power_of_siberia(whole):
    gas = whole.filter(ccode1=365, ccode2=710, fuel="gas")
    first = gas.filter(id="P2352").row(0, named=True)
    assert (first["start_year"], first["capacity"], first["status"]) == (2019, 38.0, "operating")
    second = gas.filter(pl.col("name").str.contains("Power of Siberia 2"))
    assert second["status"].to_list() == ["proposed"]


@pytest.mark.raw
def test_crude_lines_from_russia_to_china(whole):
    oil = whole.filter(ccode1=365, ccode2=710, fuel="oil", status="operating")
    assert sorted(oil["start_year"]) == [2010, 2011, 2018]
