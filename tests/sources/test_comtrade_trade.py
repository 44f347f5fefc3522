"""UN Comtrade, 2016."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.comtrade_trade import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TABLE, WORLD = SOURCE.tables


def test_exports_of_2016_in_million_dollars():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.drop("exports").rows() == [(365, 710, 2016), (710, 365, 2016)]
    assert frame["exports"].to_list() == pytest.approx([26_700.0, 37_339.6])


def test_zeros_other_years_and_groups_are_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.rows) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("before 2016", 1),
        ("a zero that may be a missing report", 1),
        ("exports of a state to itself", 1),
        ("exporter: group", 1),
    }


def test_groups_count_in_the_whole_of_a_states_trade_and_nothing_does_not():
    frame = read(SOURCE, WORLD, SAMPLES).frame
    china = frame.filter(ccode=710)
    assert china["imports"].item() == pytest.approx(26_700.0 + 5.0)
    assert frame["ccode"].to_list() == [365, 710]


@pytest.mark.raw
def test_china_and_russia_in_2016():
    frame = read(SOURCE, TABLE, RAW).frame
    there = frame.filter(ccode1=710, ccode2=365)["exports"].item()
    back = frame.filter(ccode1=365, ccode2=710)["exports"].item()
    assert (there / 1000, back / 1000) == pytest.approx((37.3, 26.7), abs=0.05)
