"""Large Chinese deals abroad."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.economy.china_investment_tracker import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_a_point_parts_thousands_and_every_deal_keeps_its_row():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.select("deal", "ccode2", "year", "month", "value", "belt_and_road").rows() == [
        (1, 2, 2005, 1, 1740.0, None),
        (2, 365, 2009, 2, 500.0, True),
        (3, 437, 2018, 5, 12_340.0, False),
    ]
    assert frame["entity"].to_list()[-1] == "Sinomach, Sinohydro"


def test_a_deal_in_a_territory_is_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.why, exclusion.rows) == ("Country: territory", 1)


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_deals_in_russia(whole):
    assert whole.height == 3335
    assert whole.filter(ccode2=365).height == 79


@pytest.mark.raw
def test_no_deal_is_below_the_threshold_of_the_list(whole):
    assert whole["value"].min() >= 95
