"""Roll calls of the General Assembly, as published."""

from __future__ import annotations

import gzip
from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.un.unga_votes import LATER, SERBIA, SOURCE

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ROLL_CALLS, VOTES, _ = SOURCE.tables
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
    assert not known.exclusions


def _written(folder, votes, calls):
    """Write a votes file and a list of roll calls in the publisher's form."""
    (folder / "un").mkdir()
    pl.DataFrame(votes, schema=["rcid", "ccode", "vote"], orient="row").write_parquet(
        folder / SOURCE.files["votes"]
    )
    columns = ["rcid", "session", "date", "yes", "abstain", "no"]
    pl.DataFrame(calls, schema=columns, orient="row").write_csv(folder / "rollcalls.csv")
    packed = gzip.compress((folder / "rollcalls.csv").read_bytes())
    (folder / SOURCE.files["rollcalls"]).write_bytes(packed)
    return read(SOURCE, VOTES, folder)


def test_votes_that_cannot_be_used_are_counted_and_left_out(tmp_path):
    votes = [
        (1, 2, 1),
        (1, 20, 9),  # no such code
        (1, 200, 3),
        (1, 200, 3),  # the same again
        (1, 365, 1),
        (1, 365, 2),  # says two things
        (7, 2, 1),  # no such roll call
    ]
    found = _written(tmp_path, votes, [(1, 50, "1995-12-01", 1, 0, 1)])
    assert found.frame.select("rcid", "ccode", "vote").rows() == [(1, 2, 1), (1, 200, 3)]
    assert {exclusion.why: exclusion.rows for exclusion in found.exclusions} == {
        "vote is listed twice": 1,
        "vote code is none of 1, 2, 3": 1,
        "roll call is not in the list": 1,
        "state has two different votes": 2,
    }


def test_serbias_lost_votes_are_read_off_the_tallies(tmp_path):
    later, day = LATER[0], "2005-12-01"
    calls = [
        (later, 60, day, 1, 1, None),  # one abstention more than there are rows
        (later + 1, 60, day, 1, 0, 1),  # as many as there are rows: Serbia was away
        (later + 2, 60, day, 3, 0, 1),  # two more: nobody can say whose
        (later + 3, 60, day, 1, 0, 2),  # Serbia's vote is there
        (1, 60, day, 2, 0, 1),  # one more, but not among those taken in later
    ]
    votes = [(rcid, 2, 1) for rcid, *_ in calls] + [(rcid, 200, 3) for rcid, *_ in calls[1:]]
    found = _written(tmp_path, [*votes, (later + 3, SERBIA, 1)], calls).frame
    assert found.filter(pl.col("ccode") == SERBIA).select("rcid", "vote").rows() == [
        (later, 2),
        (later + 3, 1),
    ]


@pytest.mark.raw
def test_serbia_alone_has_no_row_where_the_tally_counts_one_vote_more(votes):
    told = votes.filter(
        (pl.col("ccode") == SERBIA) & pl.col("rcid").is_between(*LATER) & (pl.col("year") > 2002)
    )
    assert told.height == 284
    raw = pl.read_parquet(RAW / SOURCE.files["votes"])
    present = raw.join(told.select("rcid"), on="rcid", how="semi")["ccode"].unique()
    session = votes.filter(pl.col("year").is_between(2003, 2017))["ccode"].unique()
    assert set(session) - set(present) == {SERBIA}


@pytest.mark.raw
def test_the_votes_of_serbia_that_are_read_off_go_with_its_neighbours(votes):
    """Montenegro casts the same vote as Serbia as often there as where both have rows."""
    both = votes.filter((pl.col("ccode") == SERBIA) & (pl.col("year") > 2005)).join(
        votes.filter(pl.col("ccode") == 341), on="rcid"
    )
    told = both.with_columns(told=pl.col("rcid").is_between(*LATER))
    alike = (pl.col("vote") == pl.col("vote_right")).mean()
    share = dict(told.group_by("told").agg(alike).iter_rows())
    assert share[True] == pytest.approx(share[False], abs=0.05)


def test_a_vote_before_membership_is_kept_in_the_record_and_counted(tmp_path):
    # Ukraine voted in the Assembly from 1946 on, and is a member of the system since 1991.
    found = _written(tmp_path, [(1, 369, 1), (1, 2, 3)], [(1, 5, "1950-12-01", 1, 0, 1)])
    assert found.frame["ccode"].to_list() == [2, 369]
    (exclusion,) = found.exclusions
    assert exclusion.rows == 1
    assert "left out of the panel" in exclusion.why
