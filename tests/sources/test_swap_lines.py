"""Lines between central banks, from Bahaj, Fuchs and Reis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.swap_lines import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_a_line_runs_from_lender_to_borrower_with_its_days_and_limits():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    shown = frame.select("deal", "ccode1", "ccode2", "start", "end", "amount", "amount_usd")
    assert shown.rows() == [
        (700, 2, 225, date(2013, 10, 31), None, None, None),
        (1351, 365, 710, date(2014, 6, 21), None, 18_000.0, 18_000.0),
        (891, 365, 710, date(2014, 10, 13), date(2017, 10, 13), 815_000.0, None),
        (890, 710, 365, date(2014, 10, 13), date(2017, 10, 13), 150_000.0, None),
    ]
    assert frame["unlimited"].to_list() == [True, False, False, False]


def test_the_european_central_bank_and_territories_are_left_out_and_counted():
    exclusions = {
        (exclusion.rows, exclusion.example) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    }
    assert exclusions == {(1, "EA"), (1, "HKG")}


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_yuan_for_russia_three_times(whole):
    rows = whole.filter(ccode1=710, ccode2=365, currency="CNY")
    days = [date(2014, 10, 13), date(2017, 11, 22), date(2020, 11, 23)]
    assert rows["start"].to_list() == days
    assert set(rows["amount"]) == {150_000.0}
