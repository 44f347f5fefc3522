"""The currencies of payments, from Swift."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.swift_tracker import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_months_become_means_over_a_year_with_their_number():
    assert read(SOURCE, TABLE, SAMPLES).frame.rows() == [
        (2024, "CNY", "payments", 3.5, 2),
        (2025, "CNY", "payments", 3.5, 1),
        (2024, "CNY", "trade finance", 6.0, 1),
        (2025, "CNY", "trade finance", 6.5, 1),
        (2024, "USD", "payments", 48.0, 2),
        (2025, "USD", "payments", 50.0, 1),
    ]


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_27_months_are_in_it(whole):
    assert whole.filter(pl.col("use") == "payments", currency="CNY")["records"].sum() == 27
