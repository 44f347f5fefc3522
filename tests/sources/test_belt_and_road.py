"""Members of the Belt and Road Initiative."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from comity.sources.curated.belt_and_road import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


def test_days_of_joining_and_leaving():
    assert read(SOURCE, TABLE, SAMPLES).frame.rows() == [
        (95, date(2017, 6, 1), date(2025, 5, 4)),
        (325, date(2019, 3, 1), date(2023, 12, 6)),
        (339, date(2017, 5, 1), None),
        (365, None, None),
    ]


def test_a_member_that_is_no_state_is_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.rows, exclusion.example) == (1, "COK")


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
def test_152_members_of_which_two_are_no_states(whole):
    assert (
        whole.height + sum(exclusion.rows for exclusion in read(SOURCE, TABLE, RAW).exclusions)
        == 152
    )


@pytest.mark.raw
def test_russia_joined_on_an_uncertain_day(whole):
    assert whole.filter(ccode=365).rows() == [(365, None, None)]
