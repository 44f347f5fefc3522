"""How far forecasts may be off: learned by groups of series, or told by a series' own steps."""

import numpy as np
import pytest
from scipy.stats import norm

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.models.error_distribution import WalkErrors, fit_count_errors
from comity.forecasts.transform import Transform

MEDIAN = QUANTILE_LEVELS.size // 2


def test_a_random_walk_s_errors_are_normal_and_grow_with_the_root_of_the_years():
    one, four = (WalkErrors().quantiles(np.array([0.3]), years)[0] for years in (1, 4))
    assert one == pytest.approx(norm.ppf(QUANTILE_LEVELS, scale=0.3))
    assert four == pytest.approx(2 * one)


def test_counts_learn_from_series_at_the_same_count():
    last = np.log1p(np.repeat([0.0, 1.0, 3.0, 9.0], 30))
    moved = np.repeat([0.0, 0.7, -0.7, 1.4], 30)
    found = fit_count_errors(moved, last, np.full(last.size, 0.6))
    off = found.quantiles(np.log1p([0.0, 1.0, 4.0, 5.0]), np.full(4, 0.6))
    assert off[:, MEDIAN] == pytest.approx([0.0, 0.7, -0.7, 1.4], rel=1e-6)


def test_counts_with_larger_steps_may_go_further():
    last = np.zeros(100)
    found = fit_count_errors(np.linspace(-1, 1, 100), last, np.ones(100))
    calm, restless = found.quantiles(np.zeros(2), np.array([0.1, 2.0]))
    assert (np.abs(restless) >= np.abs(calm)).all()


@pytest.mark.parametrize(
    "scale",
    [
        Transform("log", 1.0),
        Transform("log", 0.2),
        Transform("logit", 0.01),
        Transform("logit", 1e-4),
    ],
)
def test_the_slope_of_a_scale_is_that_of_its_way_back(scale):
    line = scale.forward(np.array([0.1, 0.5, 0.9]))
    step = 1e-5
    slope = (scale.inverse(line + step) - scale.inverse(line - step)) / (2 * step)
    assert scale.slope(line) == pytest.approx(slope, rel=1e-5)


def test_a_scale_of_counts_gives_whole_numbers_back():
    scale = Transform("log", 1.0, whole=True)
    assert scale.inverse(scale.forward(np.array([0.0, 1.4, 1.6, 46.0]))).tolist() == [0, 1, 2, 46]
