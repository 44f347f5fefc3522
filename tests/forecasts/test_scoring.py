"""Scores against closed forms and against a library of scoring rules."""

import importlib
import sys

import numpy as np
import pytest
from scipy.stats import norm

from comity.forecasts.evaluation.scoring import brier, covered, crps, probability_levels
from comity.forecasts.forecast import QUANTILE_LEVELS

OBSERVED = np.array([-2.5, -1.0, 0.0, 0.4, 3.0])
NORMAL = np.tile(norm.ppf(QUANTILE_LEVELS), (OBSERVED.size, 1))


@pytest.fixture(scope="module")
def scoringrules():
    """The library, without its compiled forms, which take seconds to make when it is imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "numba", None)
        return importlib.import_module("scoringrules")


def test_crps_of_a_normal_distribution_is_near_its_closed_form(scoringrules):
    assert crps(OBSERVED, NORMAL) == pytest.approx(
        scoringrules.crps_normal(OBSERVED, 0, 1), rel=0.03
    )


def test_crps_of_a_point_is_its_distance():
    assert crps(OBSERVED, np.zeros_like(NORMAL)) == pytest.approx(np.abs(OBSERVED))


def test_brier_is_the_library_s(scoringrules):
    chances = np.array([0.1, 0.5, 0.9, 1.0, 0.0])
    happened = np.array([True, False, True, True, True])
    theirs = scoringrules.brier_score(happened.astype(float), chances)
    assert brier(happened, chances) == pytest.approx(theirs)


def test_intervals_of_a_right_distribution_hold_their_share():
    values = np.random.default_rng(1).normal(size=40_000)
    below, up_to = probability_levels(values, np.tile(norm.ppf(QUANTILE_LEVELS), (values.size, 1)))
    for share in (0.5, 0.8, 0.95):
        assert covered(below, up_to, share).mean() == pytest.approx(share, abs=0.01)


def test_intervals_of_a_right_distribution_with_a_mass_hold_their_share():
    generator = np.random.default_rng(2)
    values = np.where(generator.random(40_000) < 0.6, 0.0, generator.random(40_000))
    quantiles = np.clip((QUANTILE_LEVELS - 0.6) / 0.4, 0.0, None)
    below, up_to = probability_levels(values, np.tile(quantiles, (values.size, 1)))
    for share in (0.5, 0.8, 0.95):
        assert covered(below, up_to, share).mean() == pytest.approx(share, abs=0.02)
