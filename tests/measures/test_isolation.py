"""Standing alone: counts agree with the roll calls themselves."""

from __future__ import annotations

import pytest

from comity.measures.roll_calls import alone, joint_roll_calls
from comity.measures.trail import trail


@pytest.mark.parametrize(("state", "year"), [(2, 2019), (365, 1988), (666, 2025)])
def test_votes_cast_alone_are_as_many_as_the_roll_calls_listed(state, year):
    assert trail("votes_alone", state, None, year).value == alone(state, year, 1).height
    few = alone(state, year, 5).height
    assert trail("votes_nearly_alone", state, None, year).value == few
    share = trail("nearly_alone_share", state, None, year).value
    assert share == pytest.approx(few / joint_roll_calls([state], year).height)


def test_a_state_without_a_vote_has_no_count():
    assert trail("votes_alone", 2, None, 2023).value is None
