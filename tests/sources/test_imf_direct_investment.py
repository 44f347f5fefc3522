"""Direct investment positions, from the IMF."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.imf_direct_investment import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_investor_and_host_each_report_the_same_direction():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    pair = frame.filter(pl.col("year") == 2021)
    assert pair.rows() == [
        (365, 710, 2021, "host", 319.996728),
        (365, 710, 2021, "investor", 341.209657),
        (710, 365, 2021, "host", 3322.881993),
        (710, 365, 2021, "investor", 10644.107152),
    ]


def test_a_position_that_stands_under_both_reporters_is_one_fact():
    rows = read(SOURCE, TABLE, SAMPLES).frame.filter(ccode1=2, ccode2=710)
    assert rows["value"].to_list() == [116_314.0]


def test_a_report_in_the_wrong_unit_is_left_out_and_the_other_side_kept():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.filter(ccode1=732).select("reported_by", "value").rows() == [
        ("investor", 94_894.114775)
    ]


def test_regions_and_territories_are_left_out_and_counted():
    exclusions = [
        (exclusion.rows, exclusion.why) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    ]
    assert exclusions == [
        (1, "China's report is a million times too high"),
        (1, "a region, a total or not allocated"),
        (1, "host: territory"),
    ]


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_china_in_russia(whole):
    rows = whole.filter(ccode1=710, ccode2=365, year=2024, reported_by="investor")
    assert rows["value"].item() / 1000 == pytest.approx(15.8, abs=0.05)


@pytest.mark.raw
def test_no_position_between_two_states_exceeds_two_trillion_dollars(whole):
    assert whole["value"].max() < 2_000_000
