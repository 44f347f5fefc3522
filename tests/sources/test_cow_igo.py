"""Shared memberships in intergovernmental organisations."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.relations.cow_igo import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(PAIRS,) = SOURCE.tables


def test_codes_and_counts_are_whole_numbers():
    assert read(SOURCE, PAIRS, SAMPLES).frame.rows() == [(2, 20, 1920, 7), (365, 710, 2014, 55)]


@pytest.mark.raw
def test_every_pair_of_every_year_has_a_count():
    frame = read(SOURCE, PAIRS, RAW).frame
    assert frame.height == 917_695
    assert frame["organisations"].min() == 0
    assert frame["year"].n_unique() == 2014 - 1816 + 1
    china_russia = (pl.col("ccode1") == 365) & (pl.col("ccode2") == 710)
    assert frame.filter(china_russia & (pl.col("year") == 2014))["organisations"].to_list() == [55]
