"""The back-test on made-up worlds: nothing from the future, and no luck counted as skill."""

from dataclasses import replace

import numpy as np
import pytest

from comity.forecasts.evaluation.backtest import run_trial
from comity.forecasts.evaluation.build_record import choose_model
from comity.forecasts.models.model_inputs import build_inputs
from comity.forecasts.series import PanelSeries, snapshot_at
from comity.forecasts.target import Statement, Target
from comity.forecasts.transform import Transform

STATEMENTS = (Statement("rises", "it rises", "last", 1.0, above=True),)
SUBJECT = Target("made_up", Transform("log", 1.0), STATEMENTS)
PAIRS = np.array([(a, b) for a in range(10) for b in range(a + 1, 10)])


def overall(seed=3, years=60, pull=0.6):
    """Series that are drawn back to a mean of their own, so that the last value is beaten."""
    generator = np.random.default_rng(seed)
    line = np.zeros((len(PAIRS), years))
    centre = generator.uniform(3, 6, len(PAIRS))
    line[:, 0] = centre
    for year in range(1, years):
        shock = generator.normal(0, 0.4, len(PAIRS))
        line[:, year] = line[:, year - 1] + pull * (centre - line[:, year - 1]) + shock
    return PanelSeries(PAIRS, 1950, np.exp(np.abs(line)) - 1)


@pytest.fixture(scope="module")
def trial():
    return run_trial(SUBJECT, overall())


def _rows(trial, period="record", **wanted):
    return [
        score
        for score in trial.scores
        if score["period"] == period and all(score[k] == v for k, v in wanted.items())
    ]


def _crps(trial, horizon):
    return {s["method"]: s["crps"] / s["n"] for s in _rows(trial, horizon=horizon, kind="all")}


def test_a_model_beats_the_last_value_where_series_return_to_a_mean(trial):
    chosen = choose_model(trial.scores)
    for horizon in range(1, 6):
        rows = _crps(trial, horizon)
        assert rows[chosen] < 0.9 * rows["naive"]


def test_no_model_is_shown_where_only_chance_moves_the_series():
    trial = run_trial(SUBJECT, overall(pull=0.0))
    chosen, rows = choose_model(trial.scores), [_crps(trial, horizon) for horizon in range(1, 6)]
    beside = {
        name: np.mean([row[name] / row["naive"] for row in rows])
        for name in (chosen, "naive", "random walk", "drift", "ten-year mean")
    }
    assert beside[chosen] == min(beside.values())


def _score(method, period, crps):
    return [
        {"horizon": h, "kind": "all", "period": period, "method": method, "n": 2, "crps": 2 * crps}
        for h in range(1, 6)
    ]


BASELINES = ("naive", "random walk", "drift", "ten-year mean")


@pytest.mark.parametrize(
    ("later", "shown"),
    [(0.9, "Theta"), (1.1, "naive")],
    ids=["the method that did best before", "a baseline, where that beat it in the record"],
)
def test_one_method_is_shown_at_all_horizons(later, shown):
    scores = [
        row
        for name in BASELINES
        for period in ("choosing", "record")
        for row in _score(name, period, 1.0 if name == "naive" else 1.5)
    ]
    scores += _score("Theta", "choosing", 0.8) + _score("Theta", "record", later)
    scores += _score("analogues", "choosing", 0.9) + _score("analogues", "record", 0.1)
    assert choose_model(scores) == shown


def test_intervals_hold_their_share(trial):
    chosen = choose_model(trial.scores)
    for horizon in range(1, 6):
        (row,) = _rows(trial, horizon=horizon, kind="all", method=chosen)
        assert row["coverage80"] / row["n"] == pytest.approx(0.8, abs=0.06)


def test_there_are_enough_origins(trial):
    assert {row["origins"] for row in _rows(trial)} == {16}


def test_choosing_and_record_never_share_an_origin(trial):
    for horizon in range(1, 6):
        (first,) = _rows(trial, "choosing", horizon=horizon, kind="all", method="drift")
        (later,) = _rows(trial, "record", horizon=horizon, kind="all", method="drift")
        assert first["last"] < later["first"]


def test_changing_the_future_changes_no_score():
    ended = replace(SUBJECT, scored_to=2000)
    series = overall()
    other = series.cells.copy()
    other[:, 2001 - series.first :] *= np.random.default_rng(9).uniform(0.1, 9, (len(PAIRS), 9))
    assert run_trial(ended, series).scores == run_trial(ended, replace(series, cells=other)).scores


def test_changing_the_future_changes_nothing_that_is_seen():
    series = overall()
    line = replace(series, cells=SUBJECT.scale.forward(series.cells))
    other = line.cells.copy()
    other[:, 41:] = -5.0
    everyone = np.arange(len(PAIRS))
    inputs = build_inputs(SUBJECT, snapshot_at(line, 1990, (1,), 0.0), everyone)
    again = build_inputs(
        SUBJECT, snapshot_at(replace(line, cells=other), 1990, (1,), 0.0), everyone
    )
    assert np.array_equal(inputs.centre, again.centre)
    assert np.array_equal(inputs.spread, again.spread)
    assert all(np.array_equal(inputs.centres[name], again.centres[name]) for name in inputs.centres)


def test_centres_are_computed_of_the_methods_that_are_asked_for():
    snapshot = snapshot_at(overall(), 1990, (), 0.0)
    everyone = np.arange(len(PAIRS))
    inputs = build_inputs(SUBJECT, snapshot, everyone)
    (one,) = build_inputs(SUBJECT, snapshot, everyone, ["drift"]).centres.items()
    assert len(inputs.centres) > 1
    assert one[0] == "drift"
    assert np.array_equal(one[1], inputs.centres["drift"])


def test_years_without_data_before_the_origin_are_taken_out_of_the_past_too():
    series = overall()
    cells = series.cells.copy()
    cells[:, -4:-1] = np.nan
    assert replace(series, cells=cells).missing_lags() == (1, 2, 3)
    line = replace(series, cells=SUBJECT.scale.forward(series.cells))
    inputs = snapshot_at(line, 1990, (1, 2, 3), 0.0)
    assert not inputs.observed[:, -4:-1].any()
    assert inputs.observed[:, -1].all()


def test_the_same_data_give_the_same_trial(trial):
    """That of complete series has no gaps to leave out."""
    assert run_trial(SUBJECT, overall(), missing_lags=()).scores == trial.scores


def test_it_can_be_asked_what_forecasts_would_be_worth_without_the_gaps(trial):
    blind = run_trial(SUBJECT, overall(), missing_lags=(1, 2, 3))
    assert blind.missing_lags == (1, 2, 3)
    assert blind.scores != trial.scores


def test_no_forecast_is_scored_across_a_seam():
    seamed = replace(SUBJECT, seams=(2000,))
    assert not seamed.comparable(1999, 2000)
    assert seamed.comparable(2000, 2005)
    for row in run_trial(seamed, overall()).scores:
        if row["horizon"] == 1:
            assert row["first"] != 1999


def test_a_year_that_few_have_reported_on_is_no_origin():
    series = overall()
    cells = series.cells.copy()
    cells[len(cells) // 2 :, -1] = np.nan
    assert replace(series, cells=cells).until_sound().last == series.last - 1
    assert series.until_sound().last == series.last
