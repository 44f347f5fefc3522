"""Roll calls of the General Assembly, as published."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.unga_votes import SOURCE

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ROLL_CALLS, VOTES = SOURCE.tables
CHINA, TAIWAN, RUSSIA = 710, 713, 365


@pytest.fixture(scope="module")
def votes():
    """The votes cast, from the publishers' file."""
    return read(SOURCE, VOTES, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("year", "share", "count"), [(1991, 0.5373, 67), (2000, 0.7467, 75), (2019, 0.7931, 87)]
)
def test_china_and_russia_voted_alike(votes, year, share, count):
    of_year = votes.filter(pl.col("year") == year)
    both = of_year.filter(pl.col("ccode") == CHINA).join(
        of_year.filter(pl.col("ccode") == RUSSIA), on="rcid"
    )
    assert both.height == count
    assert (both["vote"] == both["vote_right"]).mean() == pytest.approx(share, abs=5e-5)


@pytest.mark.raw
def test_one_state_at_a_time_held_the_seat_of_china(votes):
    seats = votes.filter(pl.col("ccode").is_in([CHINA, TAIWAN]))
    assert not seats["rcid"].is_duplicated().any()
    taiwan = seats.filter(pl.col("ccode") == TAIWAN)["year"]
    assert (taiwan.min(), taiwan.max()) == (1950, 1971)


@pytest.mark.raw
def test_every_roll_call_is_known():
    known = read(SOURCE, ROLL_CALLS, RAW)
    assert known.frame.height == 6_299
    assert not known.drops
