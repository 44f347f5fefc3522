"""Trade between China and Russia by month."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.china_customs_monthly import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TRADE, RATES = SOURCE.tables


def test_both_directions_of_a_month_in_million_dollars():
    frame = read(SOURCE, TRADE, SAMPLES).frame.filter(month=1)
    assert frame.drop("exports").rows() == [(365, 710, 2017, 1), (710, 365, 2017, 1)]
    assert frame["exports"].to_list() == pytest.approx([3_159.8139, 3_335.3318])


def test_rates_and_the_oil_price_stand_beside_the_month():
    row = read(SOURCE, RATES, SAMPLES).frame.row(1)
    assert row == pytest.approx((2017, 2, 57.9371, 6.869426, 54.8695))


@pytest.mark.raw
@pytest.mark.parametrize(
    ("year", "billions"), [(2021, 146.8), (2022, 189.9), (2023, 240.0), (2024, 245.2)]
)
def test_totals_of_both_directions(year, billions):
    months = read(SOURCE, TRADE, RAW).frame.filter(year=year)
    assert months["exports"].sum() / 1000 == pytest.approx(billions, abs=0.1)
