"""What permanent members vetoed: drafts, their topics, and the five side by side."""

from __future__ import annotations

import polars as pl
import pytest

from comity.analysis.security_council import (
    assembly_agreement,
    count_by_topic,
    covered_years,
    drafts,
    joint_vetoes,
    newest_agreement,
    sat_together,
)
from comity.analysis.veto_topics import OTHER, RULES, with_topics
from comity.errors import InvalidRequestError
from comity.measures.un.permanent_members import PERMANENT
from comity.store import bundle

US, UK, FRANCE, RUSSIA, CHINA, TAIWAN, KENYA = 2, 200, 220, 365, 710, 713, 501


def topic(agenda_item, crisis_topic):
    row = pl.DataFrame(
        {"agenda_item": [agenda_item], "crisis_topic": [crisis_topic]},
        schema={"agenda_item": pl.String, "crisis_topic": pl.String},
    )
    return with_topics(row).row(0, named=True)["topic"]


@pytest.mark.parametrize(
    ("agenda_item", "crisis_topic", "expected"),
    [
        ("Middle East", "Syria", "Syria"),
        ("The situation in the Middle East", "Israel-Lebanon", "Middle East without Syria"),
        ("Admission of new Members Angola", "Angola", "admission of members"),
        ("Application for Membership Italy", "Admission", "admission of members"),
        ("Complaint by Angola against South Africa", "Angola", "South Africa, Namibia, Rhodesia"),
        ("The situation in Namibia", "Namibia", "South Africa, Namibia, Rhodesia"),
        ("Appointment of the Secretary-General", None, "Secretary-General"),
        ("Letter dated 12 Mar 1948 from Chile to the Secretary-General", "Chile", OTHER),
        ("Non-proliferation", "North Korea", "Korea"),
        ("A matter of another kind", "Atlantis", OTHER),
        (None, None, OTHER),
    ],
)
def test_a_draft_s_topic_follows_the_list_s_own_words(agenda_item, crisis_topic, expected):
    assert topic(agenda_item, crisis_topic) == expected


def test_every_topic_can_be_traced_to_a_rule_and_a_row():
    listed = drafts()
    assert listed["draft_number"].to_list() == [*range(214), *range(1000, 1015)]
    names = {rule.name: rule.topic for rule in RULES}
    for row in listed.iter_rows(named=True):
        assert names.get(row["rule"], OTHER) == row["topic"]
    assert (listed["rule"].is_null() == (listed["topic"] == OTHER)).all()


def test_every_rule_knows_a_draft_but_the_one_of_private_votes():
    used = set(drafts()["rule"].drop_nulls())
    assert {rule.topic for rule in RULES if rule.name not in used} == {"Secretary-General"}


def test_what_no_rule_knows_stays_other():
    other = drafts().filter(pl.col("topic") == OTHER)
    assert other["subject"].to_list() == [
        "Afghanistan", "US-Libya", "Georgia", "Terrorism", "Climate and Security",
    ]  # fmt: skip


def test_topics_split_the_vetoes_of_a_state_and_of_a_pair():
    for chosen in ((RUSSIA,), (CHINA, RUSSIA), PERMANENT):
        listed = drafts(*chosen)
        counted = count_by_topic(listed, chosen)
        assert counted["drafts"].sum() == listed.height
        for ccode in chosen:
            whole = bundle.table("vetoes").filter(pl.col("ccode") == ccode).height
            assert counted[str(ccode)].sum() == whole
        assert counted["together"].sum() == drafts(*chosen, together=True).height


def test_china_and_russia_vetoed_ten_drafts_on_syria_together():
    counted = count_by_topic(drafts(CHINA, RUSSIA), (CHINA, RUSSIA))
    syria = counted.row(by_predicate=pl.col("topic") == "Syria", named=True)
    assert (syria[str(CHINA)], syria[str(RUSSIA)], syria["together"]) == (10, 18, 10)
    assert (syria["first"], syria["last"]) == (2011, 2023)


def test_who_has_no_veto_has_no_count_of_topics():
    assert drafts(KENYA).is_empty()
    counted = count_by_topic(drafts(CHINA), (CHINA, KENYA))
    assert counted[str(KENYA)].is_null().all()
    assert counted["together"].is_null().all()
    # What the Soviet Union vetoed while China's seat was held from Taiwan.
    late = count_by_topic(drafts(RUSSIA, first=1955, last=1965), (RUSSIA, CHINA))
    assert late[str(CHINA)].is_null().all()


def test_the_matrix_is_the_same_both_ways_and_counts_every_draft():
    matrix, listed = joint_vetoes(), bundle.table("vetoes")
    for a in PERMANENT:
        assert matrix[a, a] == listed.filter(pl.col("ccode") == a).height
        for b in PERMANENT:
            assert matrix[a, b] == matrix[b, a] <= min(matrix[a, a], matrix[b, b])
            if a != b:
                assert matrix[a, b] == drafts(a, b, together=True).height


def test_two_spans_of_years_add_up_to_the_whole():
    whole, early, late = joint_vetoes(), joint_vetoes(last=1989), joint_vetoes(first=1990)
    assert (early.years, late.years) == ((1946, 1989), (1990, 2025))
    for a in PERMANENT:
        for b in PERMANENT:
            assert whole[a, b] == early[a, b] + late[a, b]


def test_years_that_the_list_does_not_cover_are_cut_or_refused():
    assert covered_years(1900, 1950) == (1946, 1950)
    for first, last in ((2026, None), (None, 1945), (2026, 2027)):
        with pytest.raises(InvalidRequestError, match="covers 1946 to September 2025"):
            joint_vetoes(first, last)
    with pytest.raises(InvalidRequestError, match="backwards"):
        covered_years(2000, 1990)


def test_seats_were_held_side_by_side_or_not():
    assert sat_together((CHINA, RUSSIA), (1971, 1971))
    assert not sat_together((CHINA, RUSSIA), (1955, 1965))
    assert not sat_together((CHINA, TAIWAN), (1946, 2022))
    assert not sat_together((CHINA, KENYA), (1946, 2022))


def test_agreement_is_the_stored_one_and_missing_where_there_is_none(values):
    matrix = assembly_agreement(values, 2025)
    assert matrix[CHINA, RUSSIA] == matrix[RUSSIA, CHINA] == pytest.approx(0.781, abs=5e-4)
    assert all(matrix[member, member] is None for member in PERMANENT)
    gap = assembly_agreement(values, 1945)
    assert all(cell is None for row in gap.cells for cell in row)
    assert assembly_agreement(values, 1960)[CHINA, US] is None, "China was no member"
    assert (newest_agreement(values), newest_agreement(values, 2024)) == (2025, 2024)
    assert newest_agreement(values, 1900) is None
