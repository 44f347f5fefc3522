"""Breaks in a series of shares."""

from __future__ import annotations

import numpy as np

from comity.methods.breaks import breaks


def series(*levels, length=15, votes=100, seed=3):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.binomial(votes, level, length) / votes for level in levels])


def test_a_clear_break_is_found_where_it_is_and_is_sure():
    (only,) = breaks(series(0.8, 0.5), np.full(30, 100))
    assert only.place == 15
    assert abs(only.before - 0.8) < 0.03
    assert abs(only.after - 0.5) < 0.03
    assert only.probability > 0.95


def test_a_steady_series_has_no_break():
    assert all(breaks(series(0.7, seed=seed, length=40), np.full(40, 100)) == [] for seed in (1, 2))


def test_a_series_too_short_for_two_stretches_has_none():
    assert breaks(np.r_[0.9, 0.9, 0.1, 0.1], np.full(4, 50)) == []


def test_the_same_seed_gives_the_same_probability():
    votes = series(0.8, 0.6, 0.8)
    assert breaks(votes, np.full(45, 100)) == breaks(votes, np.full(45, 100))
