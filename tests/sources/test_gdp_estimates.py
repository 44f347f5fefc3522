"""Long estimates of GDP and population."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.output.gdp_estimates import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_logarithms_become_millions_and_numbers_ccodes():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.select("ccode", "year").rows() == [(2, 1900), (255, 2000), (345, 2000)]
    assert frame["population"].to_list() == pytest.approx([76.29, 80.2, 10.85], abs=0.01)


def test_what_is_no_state_of_that_year_is_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.rows) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("before 1816 or after 2015", 1),
        ("no estimate of GDP", 1),
        ("Serbia, as part of Yugoslavia", 1),
        ("published: not a member that year", 1),
    }


@pytest.mark.raw
def test_germany_is_whole_again_from_1990_and_serbia_follows_yugoslavia():
    frame = read(SOURCE, TABLE, RAW).frame
    assert frame.filter(ccode=255, year=2015).height == 1
    assert frame.filter(ccode=260)["year"].max() == 1989
    assert frame.filter(ccode=345)["year"].max() == 2015
