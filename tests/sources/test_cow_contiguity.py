"""Neighbours and major powers."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.relations.cow_contiguity import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
NEIGHBOURS, MAJORS = SOURCE.tables


def test_the_closest_border_of_a_year_counts_and_none_is_no_row():
    result = read(SOURCE, NEIGHBOURS, SAMPLES)
    assert result.frame.rows() == [
        (40, 42, 1902, 4),
        (40, 42, 1903, 4),
        (40, 42, 1904, 1),
        (40, 42, 1905, 1),
    ]
    assert [(exclusion.why, exclusion.rows) for exclusion in result.exclusions] == [
        ("ccode1: not a member that year", 2)
    ]


def test_a_power_stands_in_each_of_its_years():
    assert read(SOURCE, MAJORS, SAMPLES).frame["year"].to_list() == [1916, 1917, 1922, 1923]


@pytest.mark.raw
def test_china_and_russia_border_on_each_other_since_1860():
    frame = read(SOURCE, NEIGHBOURS, RAW).frame.filter(ccode1=365, ccode2=710)
    assert (frame["year"].min(), frame["year"].max(), frame.height) == (1860, 2016, 157)
    assert set(frame["contiguity"]) == {1}


@pytest.mark.raw
def test_the_powers_of_2016():
    frame = read(SOURCE, MAJORS, RAW).frame
    assert frame.filter(year=2016)["ccode"].to_list() == [2, 200, 220, 255, 365, 710, 740]
    assert 365 not in frame.filter(year=1920)["ccode"]
