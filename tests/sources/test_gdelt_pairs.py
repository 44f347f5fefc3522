"""Events between states, summed by pair and year."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.relations.gdelt_pairs import SOURCE
from comity.sources.source import read

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(SCORES,) = SOURCE.tables
RUSSIA, UKRAINE = 365, 369


@pytest.mark.raw
def test_russia_and_ukraine_fall_from_37_a_day_to_war():
    frame = read(SOURCE, SCORES, RAW).frame
    pair = frame.filter((pl.col("ccode1") == RUSSIA) & (pl.col("ccode2") == UKRAINE))
    daily = {row["year"]: row["score"] / 365 for row in pair.iter_rows(named=True)}
    assert daily[2019] == pytest.approx(37, abs=0.5)
    assert daily[2022] == pytest.approx(-1_899, abs=0.5)
    assert pair["months"].to_list() == [12] * 6


@pytest.mark.raw
def test_no_pair_is_lost_but_those_with_territories():
    whys = {exclusion.why: exclusion.rows for exclusion in read(SOURCE, SCORES, RAW).exclusions}
    assert whys == {
        "2024 has two months only": 10_866,
        "iso3_a: territory": 9_802,
        "iso3_b: territory": 6_770,
    }
