"""Breaks in a series of shares."""

from __future__ import annotations

import numpy as np
import pytest

from comity.methods.series.breaks import MIN_LENGTH, find_breaks, segment_starts


def series(*levels, length=15, votes=100, seed=3):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.binomial(votes, level, length) / votes for level in levels])


def test_a_clear_break_is_found_where_it_is_and_is_sure():
    (only,) = find_breaks(series(0.8, 0.5), np.full(30, 100))
    assert only.index == 15
    assert abs(only.before - 0.8) < 0.03
    assert abs(only.after - 0.5) < 0.03
    assert only.probability > 0.95


def test_a_steady_series_has_no_break():
    assert all(
        find_breaks(series(0.7, seed=seed, length=40), np.full(40, 100)) == [] for seed in (1, 2)
    )


def test_a_series_too_short_for_two_stretches_has_none():
    assert find_breaks(np.r_[0.9, 0.9, 0.1, 0.1], np.full(4, 50)) == []


def test_the_same_seed_gives_the_same_probability():
    votes = series(0.8, 0.6, 0.8)
    assert find_breaks(votes, np.full(45, 100)) == find_breaks(votes, np.full(45, 100))


@pytest.mark.parametrize("seed", range(20))
def test_cuts_are_those_that_the_library_ruptures_finds(seed):
    # Imported here: it takes a second to load.
    import ruptures

    rng = np.random.default_rng(seed)
    length = int(rng.integers(2 * MIN_LENGTH, 80))
    jumps = (rng.random(length) < 0.06) * rng.normal(0, 0.4, length)
    made = rng.normal(0, 0.1, length) + np.cumsum(jumps)
    search = ruptures.Pelt(model="l2", min_size=MIN_LENGTH, jump=1).fit(made)
    assert (
        np.flatnonzero(segment_starts(made[None], 0.1)[0]).tolist() == search.predict(pen=0.1)[:-1]
    )


def test_series_are_cut_each_by_itself():
    steps = np.array([[0.0] * 6 + [1.0] * 6, [0.0] * 12, [1.0] * 4 + [0.0] * 8])
    assert [np.flatnonzero(row).tolist() for row in segment_starts(steps, 0.5)] == [[6], [], [4]]
