"""Agreement of choices, against values worked out by hand and laws of the indices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods import agreement

INDICES = (agreement.share_identical, agreement.s_score, agreement.kappa, agreement.pi)
choices = arrays(np.int8, st.tuples(st.integers(1, 12), st.just(3)), elements=st.integers(0, 3))


@pytest.fixture
def two_states():
    # yes yes, yes no, no no, abstain yes, absent yes: four joint votes, two of them alike.
    return np.array([[1, 1], [1, 3], [3, 3], [2, 1], [0, 1]])


def test_four_joint_votes_by_hand(two_states):
    counts = agreement.joint_choices(two_states)
    assert agreement.joint_items(counts)[0, 1] == 4
    assert agreement.share_identical(counts)[0, 1] == 0.5
    # Distances 0, 2, 0, 1 of at most 2 each: S = 1 - 2 * 3 / 8.
    assert agreement.s_score(counts)[0, 1] == 0.25
    # Shares of yes, abstain, no: (2, 1, 1)/4 and (2, 0, 2)/4; expected 4/16 + 0 + 2/16.
    assert agreement.kappa(counts)[0, 1] == pytest.approx((0.5 - 0.375) / (1 - 0.375))
    # Mean shares 1/2, 1/8, 3/8; expected 1/4 + 1/64 + 9/64.
    assert agreement.pi(counts)[0, 1] == pytest.approx((0.5 - 26 / 64) / (1 - 26 / 64))


def test_states_that_always_cast_one_vote_cannot_be_told_from_chance():
    counts = agreement.joint_choices(np.ones((5, 2), dtype=int))
    assert agreement.share_identical(counts)[0, 1] == 1
    assert np.isnan(agreement.kappa(counts)[0, 1])
    assert np.isnan(agreement.pi(counts)[0, 1])


def test_states_that_never_met_have_no_index():
    counts = agreement.joint_choices(np.array([[1, 0], [0, 2]]))
    assert all(np.isnan(index(counts)[0, 1]) for index in INDICES)


def test_a_vote_code_out_of_range_is_refused():
    with pytest.raises(ValueError, match="between 0 and 3"):
        agreement.joint_choices(np.array([[1, 8]]))


@given(choices)
def test_indices_are_symmetric_and_bounded(votes):
    counts = agreement.joint_choices(votes)
    for index in INDICES:
        values = index(counts)
        np.testing.assert_allclose(values, values.T, equal_nan=True)
        known = values[~np.isnan(values)]
        assert (known >= -1 - 1e-12).all()
        assert (known <= 1 + 1e-12).all()


@given(choices, st.permutations([0, 1, 2]))
def test_the_order_of_states_does_not_matter(votes, order):
    for index in INDICES:
        plain = index(agreement.joint_choices(votes))
        turned = index(agreement.joint_choices(votes[:, order]))
        np.testing.assert_allclose(turned, plain[np.ix_(order, order)], equal_nan=True)


@given(choices)
def test_opposition_never_exceeds_the_joint_items(votes):
    share, items = agreement.joint_opposition(votes, votes[:, 0])
    known = share[~np.isnan(share)]
    assert ((known >= 0) & (known <= 1)).all()
    assert (items <= len(votes)).all()
    assert not np.nan_to_num(share[0]).any(), "nobody opposes itself"
