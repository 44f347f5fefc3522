"""Trade from the Correlates of War."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade.cow_trade import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_each_pair_stands_once_and_negative_flows_are_missing():
    frame = read(SOURCE, TABLE, SAMPLES).frame.filter(year=2014)
    assert frame.rows() == [
        (365, 710, 2014, 51_135.0, 42_807.0),
        (970, 990, 2014, 0.0, None),
    ]


def test_a_pair_without_any_known_flow_is_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.why, exclusion.rows) == ("neither import is known", 1)


@pytest.mark.raw
def test_imports_of_china_and_russia_from_each_other_in_2014():
    frame = read(SOURCE, TABLE, RAW).frame
    (row,) = frame.filter(ccode1=365, ccode2=710, year=2014).rows(named=True)
    assert row["imports1"] == pytest.approx(51_135, abs=1)
    assert row["imports2"] == pytest.approx(42_807, abs=1)
