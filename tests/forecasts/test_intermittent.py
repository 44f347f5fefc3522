import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.models import intermittent as arms
from comity.forecasts.series import Snapshot, at_zero, cut_windows
from comity.forecasts.transform import Transform

SCALE = Transform("log", 1.0)


def snapshot(rows):
    window, observed = cut_windows(SCALE.forward(np.array(rows, dtype=float)), ())
    nothing = np.zeros((len(rows), 2, 4))
    return Snapshot(
        window,
        observed,
        nothing,
        np.zeros(4),
        at_zero(window, SCALE.floor),
        np.zeros((len(window), 0)),
    )


def test_series_are_grouped_by_how_things_stand():
    rows = [[0] * 20 + [5, 5, 5, 5, 5], [0] * 20 + [5, 5, 5, 5, 0], [5] + [0] * 24, [0] * 25]
    groups = arms.assign_groups(snapshot(rows), SCALE)
    assert len(set(groups[:3])) == 3
    assert groups.max() < arms.GROUPS


def test_the_level_is_the_last_value_or_else_the_mean_of_those_before():
    mean_levels = arms.own_level(snapshot([[2, 4, 8], [2, 4, 0], [0, 0, 0]]), SCALE)
    assert np.allclose(mean_levels, [8, 3, 1])


def test_the_forecast_is_what_followed():
    generator = np.random.default_rng(4)
    group = np.repeat([0, 20], 500)
    level = generator.uniform(1, 50, 1000)
    stopped = generator.random(1000) < np.where(group == 0, 0.9, 0.1)
    learned = arms.fit(np.where(stopped, 0.0, 2 * level), group, level)
    quantiles = learned.quantiles(np.array([0, 20]), np.array([10.0, 10.0]))
    assert quantiles[0][QUANTILE_LEVELS < 0.85].max() == 0
    assert np.allclose(quantiles[1][QUANTILE_LEVELS > 0.15], 20, rtol=1e-6)
