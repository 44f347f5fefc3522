"""Agreement of choices, against values worked out by hand and laws of the indices."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods.similarity import agreement

INDICES = {name: partial(agreement.similarity_index, name) for name in agreement.INDICES}
CHANCE = [
    similarity_index
    for name, similarity_index in INDICES.items()
    if name.startswith(("kappa", "pi"))
]
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


def test_what_an_abstention_is_worth_by_hand(two_states):
    counts = agreement.joint_choices(two_states)
    # Two votes alike, one abstention against a yes, one yes against a no.
    assert agreement.lijphart(counts)[0, 1] == (2 + 0.5) / 4
    # Squared distances 0, 4, 0, 1 of at most 4 each: S = 1 - 2 * 5 / 16.
    assert agreement.s_score(counts, "quadratic")[0, 1] == 0.375


def test_weighted_kappa_and_pi_by_hand(two_states):
    counts = agreement.joint_choices(two_states)
    # Shares of yes, abstain, no: (2, 1, 1)/4 and (2, 0, 2)/4. By chance yes meets no in
    # 2*2 + 1*2 of 16 and an abstention meets either in 1*2 + 1*2.
    assert agreement.kappa(counts, "linear")[0, 1] == pytest.approx(1 - (1.5 / 4) / (8 / 16))
    assert agreement.kappa(counts, "quadratic")[0, 1] == pytest.approx(1 - (1.25 / 4) / (7 / 16))
    # Mean shares (4, 1, 3)/8: yes meets no in 2*12 of 64, an abstention the others in 2*7.
    assert agreement.pi(counts, "linear")[0, 1] == pytest.approx(1 - (1.5 / 4) / (31 / 64))
    assert agreement.pi(counts, "quadratic")[0, 1] == pytest.approx(1 - (1.25 / 4) / (27.5 / 64))


def test_cohens_own_example_of_weighted_kappa():
    # Fleiss and Cohen (1973): with quadratic weights kappa is near a correlation; of two who
    # use the levels equally often it is the correlation.
    first, second = np.array([1, 2, 3, 3, 2, 1]), np.array([1, 2, 3, 2, 3, 1])
    counts = agreement.joint_choices(np.column_stack([first, second]))
    correlation = np.corrcoef(first, second)[0, 1]
    assert agreement.kappa(counts, "quadratic")[0, 1] == pytest.approx(correlation)


def test_weighted_s_weighs_items():
    votes = np.array([[1, 1], [1, 3], [2, 3]])
    counts = agreement.joint_choices(votes, weights=np.array([2.0, 1.0, 1.0]))
    # Distances 0, 2, 1 with weights 2, 1, 1: S = 1 - 2 * 3 / (4 * 2).
    assert agreement.s_score(counts)[0, 1] == 0.25


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [1.0, np.nan]])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match="2 finite numbers"):
        agreement.joint_choices(np.array([[1, 1], [1, 2]]), weights=np.array(weights))


def test_unanimous_items_are_found():
    votes = np.array([[1, 1, 0], [3, 3, 3], [1, 2, 0], [0, 0, 0], [2, 0, 3]])
    assert agreement.contested(votes).tolist() == [False, False, True, False, True]
    assert agreement.contested(np.zeros((2, 0), int)).tolist() == [False, False]


def test_states_that_always_cast_one_vote_cannot_be_told_from_chance():
    counts = agreement.joint_choices(np.ones((5, 2), dtype=int))
    assert agreement.share_identical(counts)[0, 1] == 1
    assert all(np.isnan(similarity_index(counts)[0, 1]) for similarity_index in CHANCE)


def test_of_two_constant_votes_that_differ_nothing_is_beyond_chance():
    counts = agreement.joint_choices(np.tile([1, 3], (5, 1)))
    assert agreement.kappa(counts)[0, 1] == 0
    assert agreement.pi(counts)[0, 1] == -1


def test_states_that_never_met_have_no_index():
    counts = agreement.joint_choices(np.array([[1, 0], [0, 2]]))
    assert all(np.isnan(similarity_index(counts)[0, 1]) for similarity_index in INDICES.values())


def test_a_vote_code_out_of_range_is_refused():
    with pytest.raises(ValueError, match="between 0 and 3"):
        agreement.joint_choices(np.array([[1, 8]]))


@given(choices)
def test_indices_are_symmetric_and_bounded(votes):
    counts = agreement.joint_choices(votes)
    for similarity_index in INDICES.values():
        values = similarity_index(counts)
        np.testing.assert_allclose(values, values.T, atol=1e-12)
        known = values[~np.isnan(values)]
        assert (known >= -1 - 1e-12).all()
        assert (known <= 1 + 1e-12).all()


@given(choices)
def test_identical_voters_score_one_or_nothing_at_all(votes):
    counts = agreement.joint_choices(np.column_stack([votes[:, 0], votes[:, 0]]))
    voted = votes[votes[:, 0] > 0, 0]
    for name, similarity_index in INDICES.items():
        defined = voted.size and (not name.startswith(("kappa", "pi")) or np.unique(voted).size > 1)
        value = similarity_index(counts)[0, 1]
        assert value == pytest.approx(1) if defined else np.isnan(value)


@given(choices)
def test_lijphart_s_index_is_s_on_another_scale(votes):
    counts = agreement.joint_choices(votes)
    expected = (1 + agreement.s_score(counts)) / 2
    np.testing.assert_allclose(agreement.lijphart(counts), expected, atol=1e-12)


@given(choices)
def test_unanimous_items_do_not_change_who_parted(votes):
    parted = [
        agreement.joint_items(counts) - np.einsum("xxab->ab", counts)
        for counts in map(agreement.joint_choices, (votes, votes[agreement.contested(votes)]))
    ]
    np.testing.assert_array_equal(*parted)


@given(choices, st.permutations([0, 1, 2]))
def test_the_order_of_states_does_not_matter(votes, order):
    for similarity_index in INDICES.values():
        plain = similarity_index(agreement.joint_choices(votes))
        turned = similarity_index(agreement.joint_choices(votes[:, order]))
        np.testing.assert_allclose(turned, plain[np.ix_(order, order)], atol=1e-12)


@given(choices)
def test_opposition_never_exceeds_the_joint_items(votes):
    share, items = agreement.joint_opposition_shares(votes, votes[:, 0])
    known = share[~np.isnan(share)]
    assert ((known >= 0) & (known <= 1)).all()
    assert (items <= len(votes)).all()
    assert not np.nan_to_num(share[0]).any(), "nobody opposes itself"
