"""Deliveries and orders of arms."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.security.sipri_arms import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
DELIVERIES, CATEGORIES, ORDERS, OLDER = SOURCE.tables
CHINA, RUSSIA = 710, 365


def test_what_is_left_out_does_not_show_the_register_s_rows():
    for table in SOURCE.tables:
        for exclusion in read(SOURCE, table, SAMPLES).exclusions:
            assert "Su-35" not in exclusion.example
            assert "Kornet" not in exclusion.example


@pytest.fixture(scope="module")
def deliveries():
    return read(SOURCE, DELIVERIES, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("year", "tiv"),
    [(2000, 2_205), (2005, 3_066), (2010, 653), (2018, 1_656), (2023, 327), (2024, 30)],
)
def test_deliveries_from_russia_to_china(deliveries, year, tiv):
    row = deliveries.filter(ccode1=RUSSIA, ccode2=CHINA, year=year)
    assert row["tiv"].item() == pytest.approx(tiv, abs=0.5)


@pytest.mark.raw
def test_the_register_ends_in_2024_whatever_its_preamble_says(deliveries):
    assert (deliveries["year"].min(), deliveries["year"].max()) == (1995, 2024)


@pytest.mark.raw
def test_kinds_and_orders_sum_to_the_deliveries(deliveries):
    kinds = read(SOURCE, CATEGORIES, RAW).frame
    assert kinds["tiv"].sum() == pytest.approx(deliveries["tiv"].sum(), rel=1e-6)
    assert kinds["records"].sum() == deliveries["records"].sum()
    ordered = read(SOURCE, ORDERS, RAW).frame.filter(ccode1=RUSSIA, ccode2=CHINA)
    delivered = deliveries.filter(ccode1=RUSSIA, ccode2=CHINA)
    assert ordered["tiv"].sum() == pytest.approx(delivered["tiv"].sum(), rel=1e-6)


@pytest.fixture(scope="module")
def older():
    return read(SOURCE, OLDER, RAW).frame


def test_german_deliveries_before_1991_come_from_the_older_copy():
    rows = read(SOURCE, OLDER, SAMPLES).frame.select("ccode1", "ccode2", "year", "tiv").rows()
    assert rows == [
        (255, 740, 1990, 12),
        (260, 160, 1983, 806),
        (316, 700, 1993, 0),
        (365, 265, 1985, 700),
        (365, 645, 1985, 2080),
        (365, 710, 1992, 1100),
    ]


@pytest.mark.raw
@pytest.mark.parametrize(
    ("supplier", "recipient", "year", "tiv"),
    [
        (RUSSIA, 645, 1985, 2_080),  # the Soviet Union to Iraq
        (RUSSIA, 750, 1985, 1_943),  # to India
        (RUSSIA, 652, 1985, 1_530),  # to Syria
        (RUSSIA, CHINA, 2005, 3_077),
        (RUSSIA, CHINA, 2018, 1_767),
        (260, 160, 1983, 806),  # West Germany to Argentina
    ],
)
def test_deliveries_in_the_export_tables(older, supplier, recipient, year, tiv):
    row = older.filter(ccode1=supplier, ccode2=recipient, year=year)
    assert row["tiv"].item() == pytest.approx(tiv, abs=0.5)


@pytest.mark.raw
def test_the_two_editions_differ_by_a_few_percent(deliveries, older):
    totals = [
        frame.filter(pl.col("year").is_between(1995, 2021)).group_by("year").agg(pl.sum("tiv"))
        for frame in (deliveries, older)
    ]
    both = totals[0].join(totals[1], on="year")
    ratios = both["tiv"] / both["tiv_right"]
    assert 0.97 <= ratios.min() <= ratios.max() <= 1.03
