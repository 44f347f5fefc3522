"""Indices of dependence, against Barbieri's formulas worked out by hand."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods.series.rolling import moving_sum
from comity.methods.trade import dependence

shares = st.floats(0, 1)


@given(shares, shares)
def test_indices_lie_between_zero_and_one_and_do_not_mind_the_order(one, other):
    for index in (dependence.salience, dependence.symmetry, dependence.interdependence):
        value = index(np.array(one), np.array(other))
        if index is dependence.symmetry and one == other == 0:
            assert np.isnan(value)
            continue
        assert 0 <= value <= 1
        assert value == index(np.array(other), np.array(one))


def test_the_published_case_of_china_and_russia_in_2014():
    russia, china = np.array(0.1199), np.array(0.0176)
    assert dependence.salience(russia, china).round(4) == 0.0459
    assert dependence.symmetry(russia, china).round(4) == 0.8977
    assert dependence.interdependence(russia, china).round(4) == 0.0412


@given(arrays(float, st.integers(1, 8), elements=st.floats(0, 100)))
def test_the_largest_amount_has_rank_one(amounts):
    ranks = dependence.rank_among(amounts)
    assert ranks[amounts.argmax()] == 1
    for amount, rank in zip(amounts, ranks, strict=True):
        assert rank == 1 + (amounts > amount).sum()


def test_a_missing_amount_has_no_rank_and_moves_nobody_else():
    ranks = dependence.rank_among(np.array([[1.0, np.nan, 3.0]]))
    np.testing.assert_array_equal(ranks, [[2.0, np.nan, 1.0]])


def test_a_share_of_nothing_is_missing():
    assert np.isnan(dependence.share(np.array(0.0), np.array(0.0)))


def test_a_window_that_reaches_before_the_data_is_missing():
    np.testing.assert_array_equal(moving_sum(np.ones(3), 3), [np.nan, np.nan, 3.0])
    assert np.isnan(moving_sum(np.ones(2), 3)).all()
