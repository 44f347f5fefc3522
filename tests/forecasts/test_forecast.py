import numpy as np
import pytest

from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast, exceeding, falling_short
from comity.forecasts.transform import Transform

UNIFORM = Forecast(2020, 3, tuple(QUANTILE_LEVELS))


def test_a_forecast_is_about_the_year_after_its_origin():
    assert UNIFORM.year == 2023
    assert UNIFORM.median == 0.5


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_intervals_hold_what_they_say(share):
    low, high = UNIFORM.interval(share)
    assert high - low == pytest.approx(share)


def test_probabilities_of_both_sides_add_up_without_a_mass():
    for threshold in (0.003, 0.1, 0.33, 0.9, 0.999):
        both = UNIFORM.probability(above=threshold) + UNIFORM.probability(below=threshold)
        assert both == pytest.approx(1)


def test_a_mass_on_the_threshold_is_on_neither_side():
    zeros = np.where(QUANTILE_LEVELS < 0.7, 0.0, QUANTILE_LEVELS)[None, :]
    at_zero = np.zeros(1)
    assert exceeding(zeros, at_zero)[0] == pytest.approx(0.3, abs=0.03)
    assert falling_short(zeros, at_zero)[0] == pytest.approx(0, abs=0.003)


def test_beyond_the_outermost_quantiles_nothing_is_certain():
    assert 0 < UNIFORM.probability(above=7) < 0.005
    assert 0.995 < UNIFORM.probability(above=-7) < 1


def test_one_side_must_be_asked_for():
    with pytest.raises(ValueError, match="either"):
        UNIFORM.probability()


@pytest.mark.parametrize(
    ("scale", "values"),
    [
        (Transform("log", 1.0), [0.0, 0.5, 1e6]),
        (Transform("logit", 0.01), [0.0, 0.5, 1.0]),
        (Transform("logit", 1e-4), [0.0, 0.3, 1.0]),
    ],
)
def test_scales_go_forth_and_back_inside_the_bounds(scale, values):
    assert scale.inverse(scale.forward(np.array(values))) == pytest.approx(values, abs=1e-9)
    assert scale.inverse(scale.forward(np.zeros(1)))[0] == 0
    ends = scale.inverse(np.array([-1e9, 1e9]))
    assert ends[0] == 0
    assert np.isfinite(ends).all()
    assert scale.kind == "log" or ends[1] == 1
