"""Views of other states, as Pew's surveys found them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.relations.pew_favourability import SOURCE
from comity.sources.source import read

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(VIEWS,) = SOURCE.tables
CHINA, RUSSIA, US = 710, 365, 2


@pytest.mark.raw
def test_views_of_each_other_end_in_2015_and_2019():
    frame = read(SOURCE, VIEWS, RAW).frame
    of_china = frame.filter((pl.col("ccode1") == RUSSIA) & (pl.col("ccode2") == CHINA))
    of_russia = frame.filter((pl.col("ccode1") == CHINA) & (pl.col("ccode2") == RUSSIA))
    assert of_china["year"].max() == 2019
    assert of_china["favourable"][-1] == pytest.approx(71.46, abs=0.005)
    assert of_russia["year"].max() == 2015
    assert of_russia.filter(year=2013)["favourable"].item() == pytest.approx(49.0, abs=0.005)


@pytest.mark.raw
def test_views_of_china_in_2013_answer_another_question_and_those_of_chinese_do_not():
    """Pew's report of 2013: 5 percent of Japanese saw China favourably, and 81 of Pakistanis."""
    frame = read(SOURCE, VIEWS, RAW).frame
    assert frame.filter(ccode2=CHINA, year=2013).is_empty()
    of_us = frame.filter(ccode1=CHINA, ccode2=US, year=2013)
    assert of_us["favourable"].item() == pytest.approx(39.99, abs=0.005)


@pytest.mark.raw
def test_what_is_left_out_is_faulty_or_not_about_another_state():
    assert {exclusion.why: exclusion.rows for exclusion in read(SOURCE, VIEWS, RAW).exclusions} == {
        "views of China in 2013: the answers to another question stand under its name": 39,
        "a public's view of its own state": 48,
        "target: unknown": 619,  # the European Union and the United Nations
        "respondent_iso3: territory": 34,  # Palestine
    }
