"""Rates of the dollar: one row a currency and year, each with its page."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.curated.dollar_rates import SOURCE
from comity.sources.source import read

(TABLE,) = SOURCE.tables


@pytest.fixture(scope="module")
def frame():
    return read(SOURCE, TABLE, Path("nowhere")).frame


def test_every_year_of_a_currency_is_there_and_names_its_page(frame):
    spans = frame.group_by("currency").agg(
        pl.len(), (pl.col("year").max() - pl.col("year").min() + 1).alias("years")
    )
    assert (spans["len"] == spans["years"]).all()
    assert frame["url"].str.contains(r"^https://[^/]+/.+").all()


def test_rates_are_units_of_the_currency_however_the_page_quotes_them(frame):
    rates = {(c, y): rate for c, y, rate in frame.select("currency", "year", "rate").iter_rows()}
    assert rates["GBP", 2023] == pytest.approx(1 / 1.2440)
    assert rates["EUR", 1999] == 0.9387
    assert rates["JPY", 1971] == 347.7857


def test_no_rate_is_a_slip_of_a_digit(frame):
    """From one year to the next no currency here halves or doubles."""
    steps = frame.sort("currency", "year").with_columns(
        (pl.col("rate") / pl.col("rate").shift(1)).over("currency").alias("step")
    )
    wild = steps.filter(~pl.col("step").is_between(0.65, 1.55) & pl.col("step").is_not_null())
    assert wild.select("currency", "year").rows() == [("BRL", 1999), ("MXN", 1995)]
