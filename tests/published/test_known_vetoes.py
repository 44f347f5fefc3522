"""Vetoes as the Security Council's list has them, by who is named and by the file's flags."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.analysis.security_council import drafts, joint_vetoes
from comity.panels.provenance import trail
from comity.store import bundle

US, UK, FRANCE, RUSSIA, CHINA, KENYA = 2, 200, 220, 365, 710, 501
RAW = Path(__file__).parents[2].parent / "shared" / "data" / "un"
FLAGS = {"USSR": 84, "USA": 71, "Russia": 31, "China": 17, "UK": 29, "France": 7}
NAMED = {"USSR": 90, "USA": 82, "Russia": 31, "China": 17, "UK": 29, "France": 16}


@pytest.fixture(scope="module")
def raw():
    return pl.read_csv(RAW / "security_council_vetoes_1946_2022.csv", infer_schema_length=None)


@pytest.mark.raw
def test_the_columns_of_members_name_more_vetoes_than_the_flags_count(raw):
    named = pl.concat(raw[f"member_veto{number}"] for number in (1, 2, 3)).drop_nulls()
    assert dict(named.value_counts().iter_rows()) == NAMED
    assert {member: raw[member].sum() for member in FLAGS} == FLAGS


@pytest.mark.raw
def test_the_flags_count_the_joint_vetoes_of_russia_and_china_as_the_names_do(raw):
    assert raw["russia_china"].sum() == 14
    both = pl.concat_list("member_veto1", "member_veto2", "member_veto3")
    named = both.list.contains("China") & both.list.contains("Russia")
    assert raw.filter(named).height == 14


@pytest.mark.raw
def test_the_list_ends_in_july_2022_and_the_project_s_own_goes_on(raw):
    assert str(raw["date"].str.to_date("%m/%d/%Y").max()) == "2022-07-08"
    assert str(drafts()["date"].max()) == "2025-09-18"
    later = bundle.table("vetoes").filter(pl.col("draft_number") >= 1000)
    assert later["draft"].n_unique() == 15
    assert later["url"].str.starts_with("https://").all()
    assert dict(later.group_by("ccode").len().iter_rows()) == {RUSSIA: 8, US: 7, CHINA: 2}


@pytest.mark.parametrize(
    ("a", "b", "first", "last", "count"),
    [
        (RUSSIA, RUSSIA, 1946, 1991, 90),
        (RUSSIA, RUSSIA, 1992, 2022, 32),
        (US, US, 1946, 2022, 82),
        (CHINA, CHINA, 1946, 2022, 17),
        (RUSSIA, CHINA, 1992, 2022, 14),
        (RUSSIA, CHINA, 1992, 2025, 16),
        (US, US, 1946, 2025, 89),
        (CHINA, CHINA, 1946, 2025, 19),
        (UK, UK, 1946, 2022, 29),
        (FRANCE, FRANCE, 1946, 2022, 16),
    ],
)
def test_the_matrix_has_the_numbers_of_the_list(a, b, first, last, count):
    assert joint_vetoes(first, last)[a, b] == count


@pytest.mark.parametrize(
    ("measure", "a", "b", "year", "value"),
    [
        ("joint_vetoes", CHINA, RUSSIA, 2022, 14),
        ("joint_vetoes", US, UK, 2022, 22),
        ("joint_vetoes_in_year", CHINA, RUSSIA, 2019, 3),
        ("vetoes_cast", RUSSIA, None, 2022, 4),
        ("sole_vetoes", RUSSIA, None, 2022, 3),
        # From 2013 to 2022 the list has 23 vetoes of Russia, nine of them with China.
        ("joint_veto_share", RUSSIA, CHINA, 2022, 9 / 23),
        ("joint_veto_share", CHINA, RUSSIA, 2022, 1),
        ("council_joint_votes", CHINA, RUSSIA, 2025, 44),
        ("council_agreement", CHINA, RUSSIA, 2025, 41 / 44),
        ("council_abstentions", CHINA, None, 2025, 13),
        ("council_abstentions", RUSSIA, None, 2025, 14),
        ("council_joint_abstentions", CHINA, RUSSIA, 2025, 12),
        ("vetoes_cast", KENYA, None, 2000, None),
        ("joint_vetoes", CHINA, KENYA, 2022, None),
        ("joint_vetoes", CHINA, RUSSIA, 2023, 15),
        ("joint_vetoes", CHINA, RUSSIA, 2025, 16),
        ("council_agreement", CHINA, KENYA, 2025, None),
        ("council_agreement", CHINA, RUSSIA, 2024, 38 / 46),
    ],
)
def test_a_value_is_what_the_list_or_the_records_give(measure, a, b, year, value):
    assert trail(measure, a, b, year).value == (value and pytest.approx(value))


def test_votes_in_the_council_are_those_counted_by_hand():
    records = bundle.table("council_votes").filter(year=2025)
    votes = records.pivot("ccode", index="rcid", values="vote")
    china, russia = votes[str(CHINA)], votes[str(RUSSIA)]
    assert votes.height == 44
    assert (china == russia).sum() == 41
    assert ((china == 2) & (russia == 2)).sum() == 12
    assert ((china == 3) | (russia == 3)).sum() == 0, "what a permanent member opposes fails"
