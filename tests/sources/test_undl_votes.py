"""Votes from the UN Digital Library, against its own tallies and the academic edition."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.un.undl_votes import SOURCE

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ROLL_CALLS, VOTES, COUNCIL = SOURCE.tables
CHINA, RUSSIA = 710, 365


@pytest.fixture(scope="module")
def votes():
    """The General Assembly's votes, from the publisher's file."""
    return read(SOURCE, VOTES, RAW)


@pytest.mark.raw
@pytest.mark.parametrize(("year", "share", "count"), [(2021, 0.767, 86), (2025, 0.781, 192)])
def test_china_and_russia_voted_alike(votes, year, share, count):
    of_year = votes.frame.filter(pl.col("year") == year)
    both = of_year.filter(pl.col("ccode") == CHINA).join(
        of_year.filter(pl.col("ccode") == RUSSIA), on="rcid"
    )
    assert both.height == count
    assert (both["vote"] == both["vote_right"]).mean() == pytest.approx(share, abs=5e-4)


@pytest.mark.raw
def test_only_the_year_of_the_academic_edition_is_left_out(votes):
    assert {exclusion.why: exclusion.rows for exclusion in votes.exclusions} == {
        "2020 belongs to the academic edition": 17_749
    }


@pytest.mark.raw
def test_votes_of_2025_sum_to_the_tallies_of_the_library(votes):
    names = {"YES COUNT": 1, "ABSTAIN COUNT": 2, "NO COUNT": 3}
    tallies = pl.read_csv(RAW / "un" / "un_votes_2025_wide.csv", columns=["Resolution", *names])
    known = read(SOURCE, ROLL_CALLS, RAW).frame.join(
        tallies, left_on="resolution", right_on="Resolution"
    )
    assert known.height == 192
    for name, vote in names.items():
        cast = votes.frame.filter(pl.col("vote") == vote).group_by("rcid").len()
        tallies = known.join(cast, on="rcid", how="left").with_columns(pl.col("len").fill_null(0))
        assert tallies.filter(pl.col("len") != pl.col(name)).is_empty()


@pytest.mark.raw
def test_fifteen_members_voted_on_each_resolution_of_the_council():
    sizes = read(SOURCE, COUNCIL, RAW).frame.group_by("rcid").len()["len"]
    assert sizes.len() == 44
    assert sizes.max() == 15
    assert sizes.sum() == 44 * 15 - 1  # Algeria took no part in the vote on resolution 2797
