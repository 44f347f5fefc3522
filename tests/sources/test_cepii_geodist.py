"""Distances and ties, from CEPII's GeoDist."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.relations.cepii_geodist import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_each_pair_stands_once_and_a_dot_is_missing():
    frame = read(SOURCE, TABLE, SAMPLES).frame.filter(pl.col("ccode2").is_in([365, 710]))
    assert frame.select("ccode1", "ccode2", "contiguous", "distance").rows() == [
        (345, 365, False, 1_710.5),
        (365, 710, True, pytest.approx(5_795.045)),
    ]
    assert frame["distance_weighted"].to_list() == [None, pytest.approx(5_506.708)]


def test_distances_within_a_state_and_to_territories_are_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.rows) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("distances within a state", 1),
        ("iso_d: territory", 1),
    }


@pytest.mark.raw
def test_every_pair_of_the_190_states_is_there():
    assert read(SOURCE, TABLE, RAW).frame.height == 190 * 189 // 2
