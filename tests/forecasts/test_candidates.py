"""Single-series methods against values worked out by hand and against a forecasting library."""

import warnings

import numpy as np
import pytest

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.models.candidates import drift, last, mean, smoothing, theta
from comity.forecasts.models.error_distribution import WalkErrors
from comity.forecasts.models.features import own_step
from comity.forecasts.series import Snapshot, cut_windows

RANDOM = np.random.default_rng(7)
WALKS = np.cumsum(RANDOM.normal(0.1, 1, (5, 30)), axis=1)


def snapshot(cells, missing_lags=()):
    window, observed = cut_windows(np.atleast_2d(np.asarray(cells, dtype=float)), missing_lags)
    rows = len(window)
    states, zero = np.zeros((rows, 2, 4)), np.zeros(rows, dtype=bool)
    return Snapshot(window, observed, states, np.zeros(4), zero, np.zeros((rows, 0)))


def test_by_hand():
    inputs = snapshot([1.0, 2.0, 6.0])
    assert last(inputs, 4) == [6]
    assert mean(inputs, 1) == [3]
    assert drift(inputs, 2) == [6 + 2 * 2.5]
    # Levels 1, 1.5, 3.75.
    assert smoothing(0.5)(inputs, 1) == [3.75]


def test_a_gap_leaves_smoothing_and_mean_to_the_known_years():
    inputs = snapshot([1.0, np.nan, 3.0])
    assert mean(inputs, 1) == [2]
    assert smoothing(0.5)(inputs, 1) == [2]
    assert drift(inputs, 1) == [4]


def test_a_short_gap_is_bridged_and_a_long_one_is_not():
    short, _ = cut_windows(np.array([[0.0, np.nan, 2.0]]), ())
    assert short.tolist() == [[0, 1, 2]]
    long, _ = cut_windows(np.array([[0.0, *[np.nan] * 9, 2.0]]), ())
    assert np.isnan(long).sum() == 9


@pytest.fixture(scope="module")
def library():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("statsforecast.models")


def _theirs(model, row):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(row).predict(5)["mean"]


@pytest.mark.parametrize("row", range(5))
def test_baselines_and_smoothing_are_the_library_s(library, row):
    inputs, own = snapshot(WALKS[row]), WALKS[row]
    drifting = _theirs(library.RandomWalkWithDrift(), own)
    smooth = _theirs(library.SimpleExponentialSmoothing(alpha=0.5), own)
    for horizon in range(1, 6):
        assert last(inputs, horizon)[0] == pytest.approx(_theirs(library.Naive(), own)[horizon - 1])
        assert drift(inputs, horizon)[0] == pytest.approx(drifting[horizon - 1])
        assert smoothing(0.5)(inputs, horizon)[0] == pytest.approx(smooth[horizon - 1], abs=1e-9)


@pytest.mark.parametrize("row", range(5))
def test_the_random_walk_has_the_library_s_intervals(library, row):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = library.Naive().fit(WALKS[row]).predict(5, level=[80])
    step = own_step(snapshot(WALKS[row]))
    for horizon in range(1, 6):
        off = np.interp(0.9, QUANTILE_LEVELS, WalkErrors().quantiles(step, horizon)[0])
        theirs_off = theirs["hi-80"][horizon - 1] - theirs["mean"][horizon - 1]
        assert off == pytest.approx(theirs_off, rel=1e-6)


def test_steps_are_between_known_years_that_follow_each_other():
    assert own_step(snapshot([1.0, 3.0, np.nan, 9.0])) == [2]
    assert own_step(snapshot([1.0, np.nan, 3.0])) == [0]


@pytest.mark.parametrize("row", range(5))
def test_theta_is_the_mean_of_its_two_lines(row):
    """Assimakopoulos and Nikolopoulos: half the trend line, half smoothing of theta = 2."""
    own = WALKS[row]
    years = np.arange(own.size)
    slope, level = np.polyfit(years, own, 1)
    trend = level + slope * years
    doubled = 2 * own - trend
    smoothed = doubled[0]
    for value in doubled[1:]:
        smoothed += 0.5 * (value - smoothed)
    for horizon in range(1, 6):
        ahead = level + slope * (own.size - 1 + horizon)
        # The two differ in where smoothing starts, which thirty years have forgotten.
        assert theta(0.5)(snapshot(own), horizon)[0] == pytest.approx(
            (ahead + smoothed) / 2, abs=1e-6
        )
