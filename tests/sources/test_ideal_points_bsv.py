"""Ideal points as Bailey, Strezhnev and Voeten publish them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.un.ideal_points_bsv import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(POINTS,) = SOURCE.tables
CHINA, TAIWAN = 710, 713


def test_the_republic_of_china_is_china_until_it_leaves_the_mainland():
    frame = read(SOURCE, POINTS, SAMPLES).frame
    assert frame.filter(pl.col("year") == 1948)["ccode"].to_list() == [CHINA]


@pytest.mark.raw
def test_points_of_2024_are_those_of_the_release():
    frame = read(SOURCE, POINTS, RAW).frame.filter(pl.col("year") == 2024)
    points = dict(frame.select("ccode", "ideal_point").iter_rows())
    assert frame.height == 191
    assert points[365] == pytest.approx(-0.598, abs=5e-4)
    assert points[CHINA] == pytest.approx(-0.854, abs=5e-4)
    assert points[2] == pytest.approx(2.206, abs=5e-4)


@pytest.mark.raw
def test_only_members_of_the_un_that_were_no_states_are_left_out():
    result = read(SOURCE, POINTS, RAW)
    (_, left_out) = result.exclusions
    # Two Soviet republics to 1990, and India in the year before it became a state.
    assert (left_out.rows, left_out.example) == (89, "369, 370, 750")
    seats = result.frame.filter(pl.col("ccode").is_in([CHINA, TAIWAN]))
    assert seats.filter(pl.col("year").is_between(1946, 1949))["ccode"].to_list() == [CHINA] * 4
