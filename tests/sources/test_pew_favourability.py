"""Views of other states, as Pew's surveys found them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.relations.pew_favourability import SOURCE
from comity.sources.source import read

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(VIEWS,) = SOURCE.tables
CHINA, RUSSIA = 710, 365


@pytest.mark.raw
def test_views_of_each_other_end_in_2015_and_2019():
    frame = read(SOURCE, VIEWS, RAW).frame
    of_china = frame.filter((pl.col("ccode1") == RUSSIA) & (pl.col("ccode2") == CHINA))
    of_russia = frame.filter((pl.col("ccode1") == CHINA) & (pl.col("ccode2") == RUSSIA))
    assert of_china["year"].max() == 2019
    assert of_china["favourable"][-1] == pytest.approx(71.46, abs=0.005)
    assert of_russia["year"].max() == 2015
    assert 2013 not in of_russia["year"]


@pytest.mark.raw
def test_what_is_left_out_is_faulty_or_not_about_another_state():
    assert {exclusion.why: exclusion.rows for exclusion in read(SOURCE, VIEWS, RAW).exclusions} == {
        "the survey in China in 2013 is faulty": 6,
        "a public's view of its own state": 48,
        "target: unknown": 617,  # the European Union and the United Nations
        "respondent_iso3: territory": 35,  # Palestine
    }
