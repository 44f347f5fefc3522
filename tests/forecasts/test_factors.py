"""What the matrix of pairs lets expect: exact where a matrix is made of effects and factors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.forecasts.models.factors import RANK, fit

STATES = np.array([2, 200, 220, 255, 365, 475, 710, 740, 750, 800, 900, 950])
BOTH_WAYS = np.array([(a, b) for a in STATES for b in STATES if a != b])
ONE_WAY = BOTH_WAYS[BOTH_WAYS[:, 0] < BOTH_WAYS[:, 1]]
RANDOM = np.random.default_rng(5)


def at(keys):
    return np.searchsorted(STATES, keys).T


def made(keys, rank, seed=1):
    """A level of each pair: a mean, effects and some factors, symmetric where pairs have no way."""
    generator = np.random.default_rng(seed)
    effect, place = generator.normal(size=STATES.size), generator.normal(size=(STATES.size, rank))
    first, second = at(keys)
    return 3 + effect[first] + effect[second] + (place[first] * place[second]).sum(axis=1)


@pytest.mark.parametrize("keys", [ONE_WAY, BOTH_WAYS], ids=["without direction", "both ways"])
def test_effects_are_found_where_there_is_nothing_else(keys):
    level = made(keys, rank=0)
    by_effects, with_factors = fit(keys, level).expected(keys).T
    assert by_effects == pytest.approx(level, abs=0.05)
    assert with_factors == pytest.approx(level, abs=0.01)


def test_factors_take_up_what_effects_leave():
    level = made(ONE_WAY, rank=2)
    by_effects, with_factors = fit(ONE_WAY, level).expected(ONE_WAY).T
    assert np.abs(with_factors - level).mean() < 0.3 * np.abs(by_effects - level).mean()


def test_by_hand_a_matrix_of_two_rows():
    """Levels 1, 2 and 3 of three pairs: by effects alone, the mean is 2 and effects -.5, 0, .5."""
    keys = np.array([(2, 200), (2, 220), (200, 220)])
    found = fit(keys, np.array([1.0, 2.0, 3.0]))
    assert found.mean == 2
    assert found.expected(keys)[:, 0] == pytest.approx([1, 2, 3], abs=0.2)


def test_noise_that_no_other_pair_shares_is_partly_left_out():
    level = made(ONE_WAY, rank=1)
    odd = level.copy()
    odd[7] += 5
    expected = fit(ONE_WAY, odd).expected(ONE_WAY)[7]
    assert (expected < odd[7]).all()


def test_a_pair_that_is_not_known_is_expected_from_the_others():
    level = made(ONE_WAY, rank=0)
    less = level.copy()
    less[3] = np.nan
    assert fit(ONE_WAY, less).expected(ONE_WAY)[3] == pytest.approx(level[3], abs=0.3)


def test_a_state_that_is_not_known_brings_nothing():
    found = fit(ONE_WAY, made(ONE_WAY, rank=1))
    assert found.expected(np.array([(1, 999)])).tolist() == [[found.mean, found.mean]]


def test_a_matrix_smaller_than_its_factors_is_told_whole():
    few = ONE_WAY[np.isin(ONE_WAY, STATES[:3]).all(axis=1)]
    assert few.shape[0] < RANK
    assert np.isfinite(fit(few, np.arange(3.0)).expected(few)).all()


@given(st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(random):
    order = list(range(len(ONE_WAY)))
    random.shuffle(order)
    level = made(ONE_WAY, rank=3)
    expected = fit(ONE_WAY, level).expected(ONE_WAY)
    again = fit(ONE_WAY[order], level[order]).expected(ONE_WAY[order])
    assert again == pytest.approx(expected[order], abs=1e-8)
