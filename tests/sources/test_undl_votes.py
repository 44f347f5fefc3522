"""Votes from the UN Digital Library, against its own tallies and the academic edition."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.un.issue_rules import issue_codes
from comity.sources.un.undl_votes import SOURCE
from comity.states.codes import with_ccode

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ROLL_CALLS, VOTES, CALENDAR, COUNCIL = SOURCE.tables
CHINA, RUSSIA = 710, 365
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="module")
def votes():
    """The General Assembly's votes, from the publisher's file."""
    return read(SOURCE, VOTES, RAW)


def alike(frame, year, a=CHINA, b=RUSSIA):
    """The share of identical votes in a year, and the number of joint votes."""
    votes = frame.filter(pl.col("year") == year)
    both = votes.filter(pl.col("ccode") == a).join(votes.filter(pl.col("ccode") == b), on="rcid")
    return (both["vote"] == both["vote_right"]).mean(), both.height


@pytest.mark.raw
@pytest.mark.parametrize(
    ("year", "share", "count"),
    [
        (2021, 0.767, 86),
        (2022, 0.705, 88),
        (2023, 0.667, 87),
        (2024, 0.670, 94),
        (2025, 0.781, 192),
    ],
)
def test_china_and_russia_voted_alike(votes, year, share, count):
    assert alike(votes.frame, year) == (pytest.approx(share, abs=5e-4), count)


@pytest.mark.raw
def test_calendar_years_have_the_same_votes_after_2020_and_the_soviet_union_s_before(votes):
    calendar = read(SOURCE, CALENDAR, RAW)
    late = calendar.frame.filter(pl.col("year") > 2020)
    assert late.equals(votes.frame)
    assert alike(calendar.frame, 1991) == (pytest.approx(0.537, abs=5e-4), 67)
    assert calendar.frame.filter(ccode=RUSSIA, year=1970).height == 39
    (flag,) = calendar.flags
    assert "not a member that year" in flag.why


@pytest.mark.raw
def test_the_votes_of_the_academic_edition_are_left_out_and_counted(votes):
    assert {exclusion.why: exclusion.rows for exclusion in votes.exclusions} == {
        "before 2021: in the table of adopted resolutions": 762_997
    }


@pytest.mark.raw
def test_against_ukraine_s_invasion_141_voted_yes_5_no_35_abstained(votes):
    rows = read(SOURCE, ROLL_CALLS, RAW).frame.filter(resolution="A/RES/ES-11/1")
    cast = votes.frame.join(rows.select("rcid"), on="rcid")["vote"]
    assert [(cast == code).sum() for code in (1, 3, 2)] == [141, 5, 35]


def test_the_seat_of_china_changes_hands_on_25_october_1971():
    rows = read(SOURCE, COUNCIL, SAMPLES).frame.filter(year=1971)
    assert sorted(rows.select("ccode", "vote").rows()) == [(RUSSIA, 1), (CHINA, 2), (713, 1)]


def test_issues_follow_from_subjects_and_titles():
    rows = read(SOURCE, ROLL_CALLS, SAMPLES).frame
    assert rows.filter(resolution="A/RES/76/46")["di"].item() == 1
    assert rows.filter(resolution="A/RES/ES-11/7")["hr"].item() == 0


@pytest.mark.raw
@pytest.mark.parametrize(
    ("issue", "share", "kappa"),
    [
        ("me", 0.967, 0.906),
        ("nu", 0.964, 0.885),
        ("di", 0.904, 0.741),
        ("hr", 0.916, 0.786),
        ("co", 0.951, 0.806),
        ("ec", 0.933, 0.689),
    ],
)
def test_the_rules_agree_with_the_codes_of_sessions_46_to_73(coded, issue, share, kappa):
    rule, code = coded[f"rule_{issue}"], coded[issue]
    agreement = (rule == code).mean()
    chance = rule.mean() * code.mean() + (1 - rule.mean()) * (1 - code.mean())
    assert agreement == pytest.approx(share, abs=5e-4)
    assert (agreement - chance) / (1 - chance) == pytest.approx(kappa, abs=5e-4)


@pytest.fixture(scope="module")
def coded():
    """The roll calls that both editions have, with codes and rules."""
    library = pl.read_csv(
        RAW / "un" / "un_resolutions_undl_1946_2025.csv.gz", infer_schema_length=None
    ).filter(pl.col("body") == "GA")
    ruled = library.select(
        "resolution", *(code.name.prefix("rule_") for code in issue_codes("subjects", "title"))
    )
    academic = pl.read_csv(
        RAW / "un" / "general_assembly_rollcalls_1946_2020.csv.gz", infer_schema_length=None
    ).filter(pl.col("session").is_between(46, 73))
    symbol = pl.col("unres").str.replace("^R/", "A/RES/")
    return academic.with_columns(resolution=symbol).join(ruled, on="resolution")


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


@pytest.fixture(scope="module")
def council():
    return read(SOURCE, COUNCIL, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("year", "share", "count"),
    [
        (1974, 0.545, 22),
        (2017, 1.0, 61),
        (2022, 0.889, 54),
        (2023, 0.840, 50),
        (2024, 0.826, 46),
    ],
)
def test_china_and_russia_voted_alike_in_the_council(council, year, share, count):
    assert alike(council, year) == (pytest.approx(share, abs=5e-4), count)


@pytest.mark.raw
def test_fifteen_members_voted_on_each_resolution_of_the_council(council):
    sizes = council.filter(year=2025).group_by("rcid").len()["len"]
    assert sizes.len() == 44
    assert sizes.max() == 15
    assert sizes.sum() == 44 * 15 - 1  # Algeria took no part in the vote on resolution 2797


@pytest.mark.raw
def test_votes_of_both_editions_are_the_same_on_the_roll_calls_that_both_have():
    """Of sessions 31 to 75, by the numbers of resolutions; Voeten's final votes alone."""
    number = pl.col("unres").str.replace_all(" ", "").str.extract(r"^(?:A/RES|R)/(\d+/\d+[A-Z]?)$")
    theirs = pl.read_csv(
        RAW / "un/general_assembly_rollcalls_1946_2020.csv.gz", infer_schema_length=None
    ).filter(pl.col("amend").fill_null(0) == 0, pl.col("para").fill_null(0) == 0)
    theirs = theirs.select("rcid", number=number).filter(pl.col("number").is_unique())
    library = pl.read_csv(
        RAW / "un/un_resolutions_undl_1946_2025.csv.gz", infer_schema_length=None
    ).filter(pl.col("resolution").str.contains(r"^A/RES/\d+/"))
    library = library.select("undl_id", "date", number=pl.col("resolution").str.slice(6))
    pairs = theirs.join(library.filter(pl.col("number").is_unique()), on="number")
    both = _votes_in_common(pairs)
    same = both["ours"] == both["theirs"]
    assert both["rcid"].n_unique() > 3_400
    assert same.mean() == pytest.approx(0.999, abs=5e-4)
    whole = both.group_by("rcid").agg((pl.col("ours") == pl.col("theirs")).all().alias("same"))
    assert whole["same"].mean() > 0.9


def _votes_in_common(pairs):
    """The votes of members on roll calls that both editions have, by both."""
    codes = pl.col("ms_vote").replace_strict({"Y": 1, "A": 2, "N": 3}, return_dtype=pl.Int8)
    library = pl.read_parquet(RAW / "un/un_general_assembly_votes_undl_1946_2025.parquet")
    cast = library.filter(pl.col("ms_vote").is_in(["Y", "A", "N"])).join(pairs, on="undl_id")
    dated = cast.with_columns(ours=codes, year=pl.col("date").str.slice(0, 4).cast(pl.Int32))
    coded = with_ccode(dated, {"ms_code": "ccode"}, "iso3", "year", outside="keep").frame
    theirs = pl.read_parquet(RAW / "un/general_assembly_votes_1946_2020.parquet").select(
        pl.col("rcid").cast(pl.Int64), pl.col("ccode").cast(pl.Int16), theirs="vote"
    )
    return coded.join(theirs, on=["rcid", "ccode"])
