"""Outlooks from the shipped record: what is shown is what was scored, for any pair."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from comity.errors import InvalidRequestError, UnknownNameError
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.models import factors
from comity.forecasts.models.model_inputs import forecastable
from comity.forecasts.outlook import all_forecasts, outlook, probability
from comity.forecasts.record import WORLD, stored_record
from comity.forecasts.series import (
    cut_windows,
    mean_by_state,
    mean_levels,
    read_series,
    snapshot_at,
)
from comity.forecasts.target import SAME_NEWEST, TARGETS

CHINA, RUSSIA, USA, BELARUS, EAST_GERMANY = 710, 365, 2, 370, 265


@pytest.mark.parametrize("measure", TARGETS)
def test_one_pair_s_forecast_is_the_one_made_for_all_pairs(values, measure):
    everyone = all_forecasts(values, measure).filter(pl.col("horizon").is_in([1, 5]))
    keys = [name for name in everyone.columns if name.startswith("ccode")]
    for row in everyone.sample(20, seed=5).iter_rows(named=True):
        pair = tuple(row[key] for key in keys)
        made = outlook(values, measure, pair if len(pair) == 2 else (pair[0], USA))
        forecast = made.forecasts[row["horizon"] - 1]
        assert forecast.median == pytest.approx(row["median"], rel=1e-9, abs=1e-12)
        assert forecast.interval(0.95) == pytest.approx((row["low95"], row["high95"]), rel=1e-9)


@pytest.mark.parametrize("measure", TARGETS)
def test_forecasts_stay_in_bounds_and_in_order(values, measure):
    least, most = values.describe(measure).bounds
    everyone = all_forecasts(values, measure)
    order = ("low95", "low80", "low50", "median", "high50", "high80", "high95")
    cells = everyone.select(order).to_numpy()
    assert np.isfinite(cells).all()
    assert (np.diff(cells, axis=1) >= -1e-9).all()
    assert cells.min() >= least
    assert cells.max() <= most


@pytest.mark.parametrize("measure", TARGETS)
def test_the_levels_of_states_are_those_of_the_data(values, measure):
    found = stored_record().about(measure)
    series = read_series(values, measure)
    cells = series.cells[:, : found["origin"] - series.first + 1]
    window, _ = cut_windows(TARGETS[measure].scale.forward(cells), tuple(found["missing_lags"]))
    ccodes, means = mean_by_state(series.keys, mean_levels(window))
    states, _ = stored_record().mean_levels(measure, np.column_stack([ccodes, ccodes]))
    assert states[:, 0] == pytest.approx(means, rel=1e-8)
    assert WORLD not in ccodes


@pytest.mark.parametrize("measure", ["trade", "trade_share", "vote_agreement_adopted"])
def test_what_the_matrix_lets_expect_is_that_of_the_data(values, measure):
    found, declared = stored_record().about(measure), TARGETS[measure]
    series = read_series(values, measure)
    line = replace(series, cells=declared.scale.forward(series.cells))
    snapshot = snapshot_at(
        line, found["origin"], tuple(found["missing_lags"]), declared.scale.floor
    )
    rows = forecastable(declared, snapshot)
    keys = line.keys[rows]
    fresh = factors.fit(keys, snapshot.last[rows]).expected(keys)
    assert stored_record().expected(measure, keys) == pytest.approx(fresh, abs=1e-6)


def test_what_is_counted_is_forecast_in_whole_numbers(values):
    cells = (
        all_forecasts(values, "sanctions_received").select("median", "low80", "high95").to_numpy()
    )
    assert (cells == np.round(cells)).all()


def test_undirected_outlooks_are_the_same_both_ways(values):
    one, other = (
        outlook(values, "vote_agreement_adopted", p) for p in ((CHINA, USA), (USA, CHINA))
    )
    assert one == other


def test_probabilities_follow_the_quantiles(values):
    made = outlook(values, "trade", (CHINA, RUSSIA))
    for forecast in made.forecasts:
        asked = probability(
            values, "trade", (CHINA, RUSSIA), forecast.horizon, above=forecast.median
        )
        assert asked == pytest.approx(0.5, abs=0.01)
    rises = {c.horizon: c for c in made.chances if c.statement == "rises"}
    for forecast in made.forecasts:
        assert rises[forecast.horizon].probability == pytest.approx(
            forecast.probability(above=made.last), abs=1e-6
        )


def test_every_forecast_carries_its_record(values):
    made = outlook(values, "vote_agreement_adopted", (CHINA, RUSSIA))
    assert [track.horizon for track in made.tracks] == list(HORIZONS)
    assert all(track.origins >= 15 for track in made.tracks)
    assert made.cases > 50
    assert len(made.after) == len(HORIZONS)


def test_what_cannot_be_forecast_says_why(values):
    gone = outlook(values, "vote_agreement_adopted", (EAST_GERMANY, USA))
    assert "its newest value is of" in gone.refused
    none = outlook(values, "arms_transfers", (BELARUS, USA))
    assert none.refused
    assert not none.forecasts
    with pytest.raises(InvalidRequestError, match="cannot be forecast"):
        probability(values, "vote_agreement_adopted", (EAST_GERMANY, USA), 1, above=0.5)


@pytest.mark.parametrize(("asked", "forecast"), SAME_NEWEST.items())
def test_a_measure_of_two_rules_is_forecast_by_one_with_the_same_newest_values(
    values, asked, forecast
):
    newest = stored_record().about(forecast)["origin"]
    one, other = (
        values.read_all(name).filter(pl.col("year") == newest).sort("ccode1", "ccode2")
        for name in (asked, forecast)
    )
    assert forecast in TARGETS
    assert one.height > 10_000
    assert one["value"].to_list() == other["value"].to_list()


def test_mistakes_are_said(values):
    with pytest.raises(UnknownNameError, match="vote_agreement"):
        outlook(values, "vote_agreemnt", (CHINA, RUSSIA))
    with pytest.raises(InvalidRequestError, match="vote_agreement_adopted has one rule"):
        outlook(values, "vote_agreement", (CHINA, RUSSIA))
    with pytest.raises(InvalidRequestError, match="end in 2010"):
        outlook(values, "joint_exercises", (CHINA, RUSSIA))
    with pytest.raises(InvalidRequestError, match="1 to 5"):
        probability(values, "trade", (CHINA, RUSSIA), 6, above=1)
