"""Standing alone: counts agree with the roll calls themselves."""

from __future__ import annotations

import pytest

from comity.analysis.roll_calls import joint_roll_calls, minority_votes
from comity.panels.provenance import trail


@pytest.mark.parametrize(("state", "year"), [(2, 2019), (365, 1988), (666, 2025)])
def test_votes_cast_alone_are_as_many_as_the_roll_calls_listed(state, year):
    assert trail("lone_votes", state, None, year).value == minority_votes(state, year, 1).height
    few = minority_votes(state, year, 5).height
    assert trail("lone_votes_near", state, None, year).value == few
    share = trail("lone_votes_near_share", state, None, year).value
    assert share == pytest.approx(few / joint_roll_calls([state], year).height)


def test_a_state_without_a_vote_has_no_count():
    assert trail("lone_votes", 101, None, 2025).value is None
