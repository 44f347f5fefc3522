import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS
from comity.forecasts.sanction_history import changes_after, find_sanction_onsets
from comity.forecasts.series import PanelSeries
from comity.forecasts.transform import Transform


def test_a_case_begins_after_years_without_any():
    cells = np.array([[0, 0, 0, 1, 1, 0, 1, 0], [0, 0, 0, 0, 1, 0, 0, 0]])
    pairs, years = find_sanction_onsets(
        PanelSeries(np.array([[2, 20], [20, 2]]), 2000, cells.astype(float))
    )
    # The case of 2006 begins a year after the last one ended, and is none.
    assert pairs.tolist() == [[2, 20]]
    assert years.tolist() == [2003]


def test_changes_run_from_the_eve():
    years, pairs = 10, 60
    keys = np.array([(1, 2 + row) for row in range(pairs)])
    between = np.zeros((pairs, years))
    between[:, 5] = 1
    values = np.full((pairs, years), 7.0)
    values[:, 5:] = 3.0
    scale = Transform("log", 1.0)
    found = changes_after(
        PanelSeries(keys, 2000, values),
        scale,
        find_sanction_onsets(PanelSeries(keys, 2000, between)),
    )
    assert found["cases"].to_list() == [60] * 5
    assert np.allclose(found["quantiles"][0].to_numpy(), np.log(4 / 8))
    assert len(found["quantiles"][0]) == QUANTILE_LEVELS.size
