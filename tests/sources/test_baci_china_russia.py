"""Trade between China and Russia by product."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.baci_china_russia import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CHAPTERS, _, PRODUCTS = SOURCE.tables


def test_chapters_sum_products_whatever_leading_zeros_were_lost():
    frame = read(SOURCE, CHAPTERS, SAMPLES).frame
    assert frame.drop("value").rows() == [(365, 710, 2023, 27, 2), (710, 365, 2017, 1, 2)]
    assert frame["value"].to_list() == pytest.approx([65_000.0, 0.05])


def test_products_keep_their_number():
    numbers = read(SOURCE, PRODUCTS, SAMPLES).frame["product"]
    assert numbers.to_list() == [270_900, 271_111, 10_620, 10_690]


@pytest.mark.raw
@pytest.mark.parametrize("table", [CHAPTERS, PRODUCTS], ids=["chapters", "products"])
@pytest.mark.parametrize(
    ("exporter", "year", "billions"), [(365, 2023, 129.0), (710, 2023, 110.0), (365, 2021, 72.1)]
)
def test_totals(table, exporter, year, billions):
    rows = read(SOURCE, table, RAW).frame.filter(ccode1=exporter, year=year)
    assert rows["value"].sum() / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.raw
def test_fuels_from_russia_to_china_in_2023():
    rows = read(SOURCE, CHAPTERS, RAW).frame.filter(ccode1=365, year=2023, chapter=27)
    assert rows["value"].item() / 1000 == pytest.approx(94.8, abs=0.05)
