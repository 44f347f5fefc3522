"""Comparing a change with those of the like: who is near, and where a change lies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods.series.matching import PERCENTILES, compare_with_peers, nearest_levels

LEVELS = st.floats(0, 1e6)


@given(arrays(float, st.integers(1, 40), elements=LEVELS), LEVELS)
def test_whoever_is_found_is_near_and_found_once(pool, level):
    pool = np.sort(pool)
    result = nearest_levels(np.array([level]), pool, 10, 3.0)[0]
    indices = result[result >= 0]
    assert len(set(indices)) == len(indices) <= 10
    ratio = (pool[indices] + 1) / (level + 1)
    assert ((ratio <= 3 + 1e-9) & (ratio >= 1 / 3 - 1e-9)).all()


def test_of_many_the_middle_ones_are_found():
    pool = np.arange(100.0, 200.0)
    assert nearest_levels(np.array([150.0]), pool, 4, 3.0).tolist() == [[48, 49, 50, 51]]
    assert nearest_levels(np.array([0.0]), pool, 4, 3.0).tolist() == [[-1, -1, -1, -1]]


@given(arrays(float, st.tuples(st.just(3), st.integers(1, 30)), elements=st.floats(-9, 9)))
def test_the_spread_is_the_one_that_numpy_gives(others):
    result = compare_with_peers(others[:, 0], others)
    assert result.percentiles == pytest.approx(np.percentile(others, PERCENTILES, axis=1).T)
    assert ((result.percentile > 0) & (result.percentile <= 100)).all()


def test_missing_others_are_left_out():
    gaps = np.array([[1.0, np.nan, 3.0, np.nan, 2.0]])
    assert compare_with_peers(np.array([9.0]), gaps).percentiles[0].tolist() == pytest.approx(
        np.percentile([1, 2, 3], PERCENTILES)
    )
    none = compare_with_peers(np.array([1.0]), np.full((1, 4), np.nan))
    assert none.size.tolist() == [0]
    assert np.isnan(none.percentiles).all()
    assert np.isnan(none.percentile).all()
