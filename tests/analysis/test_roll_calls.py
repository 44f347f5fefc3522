"""The roll calls behind a figure: joint ones, those that parted two, and lonely votes."""

from __future__ import annotations

import pytest

from comity.analysis.roll_calls import (
    disagreements,
    issue_of,
    joint_roll_calls,
    minority_votes,
    rests_on_joint_votes,
)
from comity.errors import InvalidRequestError, UnknownNameError
from comity.measures.registry import find_measure, measures
from comity.panels.provenance import trail

CHINA, RUSSIA, US, ISRAEL = 710, 365, 2, 666


@pytest.mark.parametrize("year", [1991, 2000, 2019, 2021, 2025])
def test_where_two_did_not_part_they_agreed(year):
    joint = joint_roll_calls([CHINA, RUSSIA], year)
    share = 1 - disagreements(CHINA, RUSSIA, year).height / joint.height
    assert share == pytest.approx(trail("vote_agreement", CHINA, RUSSIA, year).value)


def test_a_roll_call_has_its_day_symbol_and_title():
    row = disagreements(CHINA, RUSSIA, 2019).row(0, named=True)
    assert str(row["date"]) == "2019-11-27"
    assert row["resolution"] == "A/RES/74/9"
    assert row["title"] == "The situation in Afghanistan"
    assert (row["vote1"], row["vote2"]) == ("yes", "abstain")


def test_roll_calls_stand_in_the_order_of_days():
    assert minority_votes(US, 2019)["date"].is_sorted()
    assert joint_roll_calls([US], 2019)["date"].is_sorted()


def test_the_united_states_stood_with_two_others_on_the_embargo_of_cuba():
    embargo = minority_votes(US, 2019, 3).row(0, named=True)
    assert "embargo" in embargo["title"]
    assert (embargo["others"], embargo["yes"], embargo["no"]) == (2, 187, 3)


def test_alone_means_fewer_than_so_many_others():
    rows = minority_votes(US, 2019, 5)
    assert rows["others"].max() == 4
    assert rows.height > minority_votes(US, 2019, 1).height > 0


def test_an_issue_keeps_its_roll_calls_only():
    assert joint_roll_calls([US, ISRAEL], 2017, "me").height < 40
    with pytest.raises(UnknownNameError, match="human_rights"):
        joint_roll_calls([US], 2017, "human_right")
    assert 0 < joint_roll_calls([US], 2024, "hr").height < joint_roll_calls([US], 2024).height


def test_years_without_roll_calls_and_a_state_with_itself_are_refused():
    with pytest.raises(InvalidRequestError, match="from 1946 to 2025"):
        disagreements(CHINA, RUSSIA, 2026)
    with pytest.raises(InvalidRequestError, match="two different"):
        disagreements(CHINA, CHINA, 2019)
    with pytest.raises(InvalidRequestError, match="1 or more"):
        minority_votes(US, 2019, 0)


def test_measures_of_joint_votes_are_those_of_two_states_votes_alone():
    made_of_votes = {name for name, measure in measures().items() if rests_on_joint_votes(measure)}
    assert {"vote_agreement", "vote_divergence", "contested_agreement", "kappa_nuclear"} <= (
        made_of_votes
    )
    assert not made_of_votes & {"joint_opposition", "vote_isolation", "ideal_point_distance"}


def test_the_issue_of_a_measure_is_in_its_name():
    assert issue_of(find_measure("joint_votes_colonialism")) == "co"
    assert issue_of(find_measure("vote_agreement")) is None
