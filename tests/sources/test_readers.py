"""What readers make of the publishers' formats, odd cases included."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.errors import DataError
from comity.sources.registry import tables
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
CHINA, RUSSIA, US = 710, 365, 2


def reading(name):
    return read(*tables()[name], SAMPLES)


def rows(name, *columns):
    frame = reading(name).frame
    return frame.select(columns).rows() if columns else frame.rows()


def left_out(name):
    return {exclusion.why: exclusion.rows for exclusion in reading(name).exclusions}


def test_a_vote_of_no_known_kind_is_counted_and_left_out():
    assert rows("unga_votes") == [
        (3, US, 1946, 1),
        (3, RUSSIA, 1946, 3),
        (3, CHINA, 1946, 1),  # the Republic of China, which the file has as Taiwan
        (9000, RUSSIA, 2019, 1),
        (9000, CHINA, 2019, 2),
    ]
    assert left_out("unga_votes") == {"vote code is none of 1, 2, 3": 1}


def test_issue_codes_that_repeat_each_other_follow_from_the_library_s_subjects():
    codes = rows("unga_roll_calls", "rcid", "title", "nu", "di", "co", "ec")
    assert codes[1] == (4, "ELECTIONS TO THE COUNCIL", 0, 1, 0, 0)
    assert codes[2] == (9000, "NUCLEAR DISARMAMENT", 1, 1, 0, 0)


def test_the_library_s_votes_begin_where_the_academic_edition_ends():
    assert rows("undl_votes") == [
        (2021001, RUSSIA, 2021, 3),
        (2021001, CHINA, 2021, 1),
        (2025001, RUSSIA, 2025, 3),
        (2025001, CHINA, 2025, 2),
        (2025002, RUSSIA, 2025, 2),
    ]
    assert left_out("undl_votes") == {"before 2021: in the table of adopted resolutions": 2}
    titles = dict(rows("undl_roll_calls", "resolution", "title"))
    assert titles["A/RES/ES-11/7"] == "Advancing peace, in Ukraine"
    assert rows("council_votes", "ccode", "vote")[-2:] == [(220, 1), (CHINA, 2)]


def test_the_standard_error_of_an_ideal_point_comes_from_its_quantiles():
    ((_, year, point, error, votes),) = [r for r in rows("ideal_points") if r[0] == RUSSIA]
    assert (year, votes) == (2024, 69)
    assert point == pytest.approx(-0.598)
    assert error == pytest.approx(0.3 / (2 * 1.6449), rel=1e-4)
    assert left_out("ideal_points") == {
        "no point of final passage votes": 1,
        "published: not a member that year": 1,  # Ukraine in 1960
    }


def test_a_double_veto_is_two_vetoes_of_one_draft():
    listed = [row for row in rows("vetoes", "draft_number", "ccode", "date") if row[0] < 1000]
    assert listed == [
        (0, RUSSIA, date(1946, 2, 16)),
        (1, CHINA, date(1972, 8, 25)),
        (2, RUSSIA, date(2022, 5, 26)),
        (2, CHINA, date(2022, 5, 26)),
    ]


def test_views_that_cannot_be_used_are_counted():
    found = rows("public_views", "ccode1", "ccode2", "favourable")
    assert found == [(RUSSIA, CHINA, 71.0), (CHINA, 2, pytest.approx(39.99))]
    assert left_out("public_views") == {
        "views of China in 2013: the answers to another question stand under its name": 1,
        "a public's view of its own state": 1,
        "target: unknown": 1,
        "respondent_iso3: territory": 1,
    }


def test_events_of_both_orders_are_one_pair():
    assert rows("event_scores") == [(RUSSIA, CHINA, 2018, 80.25, 2)]


def test_arms_are_summed_by_pair_and_year_and_others_than_states_left_out():
    assert rows("arms_deliveries") == [
        (RUSSIA, CHINA, 2017, 240.0, 1),
        (RUSSIA, CHINA, 2018, 625.5, 2),
        (RUSSIA, 750, 1995, 7.0, 1),
    ]
    assert left_out("arms_deliveries") == {"Supplier: unknown": 1, "Recipient: unknown": 1}
    kinds = {row[3]: row[4] for row in rows("arms_by_category") if row[2] == 2018}
    assert kinds == {"Aircraft": 600.0, "Engines": 25.5}
    assert (RUSSIA, CHINA, 2015, 1, 0, 840.0, 2) in rows("arms_orders")
    assert (RUSSIA, CHINA, 2016, 1, 1, 25.5, 1) in rows("arms_orders")


def test_spending_that_is_not_known_is_missing_and_no_army_is_zero():
    spent = {(row[0], row[1]): row[2:5] for row in rows("milex")}
    assert spent[CHINA, 2024][2] == pytest.approx(0.0171)
    assert spent[RUSSIA, 1990][0] == pytest.approx(219114)  # the Soviet Union's row
    assert spent[RUSSIA, 2024][1] is None
    assert spent[94, 1990][0] == 0  # Costa Rica has no army
    assert (347, 1990) not in spent  # Kosovo was no member


def test_participants_named_twice_count_once():
    took_part = rows("exercises", "exercise", "ccode")
    assert took_part == [(0, RUSSIA), (0, CHINA), (1, 220), (1, 437), (2, 220)]
    assert left_out("exercises") == {"participant: group": 1, "named twice": 2}


def test_a_rivalry_stands_in_each_of_its_years_and_an_open_one_to_2020():
    assert rows("rivalries", "rivalry", "year") == [
        ("Ottoman E-Russia", 1816),
        ("Ottoman E-Russia", 1817),
        ("Russia-Ukraine", 2019),
        ("Russia-Ukraine", 2020),
    ]


def test_supporting_parties_of_a_war_are_found():
    states = {row[1]: row[4] for row in rows("conflicts") if row[0] == 420}
    assert states == {900: True, 200: True, US: True, 645: True}
    assert left_out("conflicts") == {"states: territory": 1}


def test_visits_are_counted_by_host_and_year():
    assert rows("chinese_visits") == [(CHINA, RUSSIA, 1949, 1), (CHINA, RUSSIA, 2019, 2)]


def test_capabilities_keep_what_is_missing():
    assert rows("capabilities")[1][2] is None


def test_a_sanction_case_counts_once_for_its_target():
    cases = {(row[0], row[1]): row[2] for row in rows("sanction_cases")}
    assert cases == {
        (RUSSIA, 1979): 1,
        (RUSSIA, 2014): 1,
        (RUSSIA, 2015): 1,
        (678, 1979): 1,
        (630, 2014): 1,
    }
    assert left_out("sanction_cases") == {"target: territory": 2}


def test_a_state_that_sanctions_alone_and_in_a_group_counts_once():
    senders = {(row[0], row[1], row[2]): row[3:5] for row in rows("sanction_senders")}
    assert senders[255, RUSSIA, 2014] == (1, 1)  # Germany is named, and in the EU
    assert senders[220, RUSSIA, 2014] == (1, 0)  # France only through the EU
    assert senders[385, RUSSIA, 2014] == (1, 1)
    assert (630, 630, 2014) not in senders  # a UN case is not Iran's against itself


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    with pytest.raises(DataError, match=r"baci_all_pairs_2000_2020.parquet: the file is not there"):
        read(*tables()["baci_trade"], tmp_path)
