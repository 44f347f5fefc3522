"""The currencies of reserves, from the IMF."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.imf_cofer import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_shares_and_claims_stand_side_by_side_and_the_total_is_left_out():
    result = read(SOURCE, TABLE, SAMPLES)
    assert result.frame.rows() == [
        (2025, 4, "CNY", 1.954832, 250_000.5),
        (1999, 1, "USD", 71.1888689871011, 882_325.110960097),
    ]
    assert [exclusion.rows for exclusion in result.exclusions] == [2]


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("currency", "year", "percent"),
    [("CNY", 2021, 2.85), ("CNY", 2025, 1.95), ("USD", 2016, 64.7), ("USD", 2025, 56.4)],
)
def test_shares_at_the_end_of_a_year(whole, currency, year, percent):
    share = whole.filter(currency=currency, year=year, quarter=4)["share"].item()
    assert share == pytest.approx(percent, abs=0.05)


@pytest.mark.raw
def test_the_shares_of_a_quarter_add_up(whole):
    sums = whole.group_by("year", "quarter").agg(pl.col("share").sum())["share"]
    assert sums.min() == pytest.approx(100, abs=1e-4)
    assert sums.max() == pytest.approx(100, abs=1e-4)
