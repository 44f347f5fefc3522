"""Chinese official finance, from AidData."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.aiddata_gcdf import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_adjusted_amounts_in_millions_by_kind():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.select("ccode2", "year").rows() == [
        (31, 2009),
        (365, 2018),
        (365, 2019),
        (800, 2005),
        (800, 2006),
    ]
    russia = frame.filter(ccode2=365, year=2018).row(0, named=True)
    assert russia["other_official"] == pytest.approx(858.9)
    assert russia["vague"] == pytest.approx(1977.4)
    assert frame.filter(ccode2=800, year=2005)["aid"].item() == 12.5


def test_amounts_that_are_not_known_are_missing_and_those_lent_again_are_zero():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    unknown = frame.filter(ccode2=31).row(0, named=True)
    assert (unknown["other_official"], unknown["aid"], unknown["vague"]) == (None, None, None)
    again = frame.filter(ccode2=800, year=2006).row(0, named=True)
    assert (again["other_official"], again["aid"], again["vague"]) == (0, 0, 0)


def test_a_recipient_before_its_independence_is_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.rows, exclusion.example) == (1, "626")


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(("year", "billions"), [(2009, 40.1), (2013, 43.3), (2021, 7.5)])
def test_finance_to_russia(whole, year, billions):
    row = whole.filter(ccode2=365, year=year)
    total = row.select(pl.sum_horizontal("other_official", "aid", "vague")).item()
    assert total / 1000 == pytest.approx(billions, abs=0.05)
