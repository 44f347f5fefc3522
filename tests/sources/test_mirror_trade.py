"""Partners' reports of their trade with China and the United States."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.mirror_trade import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_each_report_is_an_export_of_one_to_the_other():
    frame = read(SOURCE, TABLE, SAMPLES).frame.filter(reporter=365)
    assert frame.rows() == [
        (2, 365, 2014, 365, 50_884.0),
        (365, 2, 2014, 365, 37_414.0),
        (365, 710, 2014, 365, 37_414.0),
        (710, 365, 2014, 365, 50_884.0),
    ]


def test_other_asia_not_elsewhere_specified_is_taiwan():
    assert 713 in read(SOURCE, TABLE, SAMPLES).frame["reporter"]


def test_unusable_years_and_trade_with_itself_are_left_out_and_counted():
    assert {
        (exclusion.why, exclusion.rows) for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    } == {
        ("2025 is unusable", 2),
        ("trade that a state reports with itself", 2),
        ("partner_reporter: territory", 2),
    }


@pytest.mark.raw
@pytest.mark.parametrize(("year", "billions"), [(2014, 88.3), (2021, 141.4)])
def test_trade_with_china_as_russia_reports_it(year, billions):
    frame = read(SOURCE, TABLE, RAW).frame.filter(year=year, reporter=365)
    china = frame.filter((frame["ccode1"] == 710) | (frame["ccode2"] == 710))
    assert china["exports"].sum() / 1000 == pytest.approx(billions, abs=0.1)


@pytest.mark.raw
def test_russia_reports_nothing_from_2022():
    assert read(SOURCE, TABLE, RAW).frame.filter(reporter=365)["year"].max() == 2021
