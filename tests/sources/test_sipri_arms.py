"""Deliveries and orders of arms."""

from __future__ import annotations

from pathlib import Path

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


@pytest.mark.raw
def test_the_older_edition_differs_a_little():
    older = read(SOURCE, OLDER, RAW).frame.filter(ccode1=RUSSIA, ccode2=CHINA, year=2010)
    assert older["tiv"].item() == pytest.approx(657, abs=0.5)
