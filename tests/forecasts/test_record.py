"""The shipped record: whole, fresh, small, and never showing what a baseline beats."""

import json
from itertools import product

import numpy as np
import pytest

from comity.errors import DataError
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.record import FOLDER, KINDS, Record, stored_record
from comity.forecasts.target import TARGETS
from comity.store.bundle import manifest

SHOWN = list(product(TARGETS, HORIZONS))


def test_every_measure_that_is_forecast_has_its_record():
    assert set(stored_record().summary["measures"]) == set(TARGETS)


def test_the_record_was_made_from_the_bundled_data():
    made_from = stored_record().summary["tables"]
    now = {table: manifest().tables[table].sha256 for table in made_from}
    assert made_from == now, "the data have changed: run `comity backtest --refit`"


def test_the_record_is_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 400 * 1024


def test_what_is_shown_is_not_worse_than_the_best_baseline(try_each):
    try_each(is_not_worse_than_the_best_baseline, SHOWN)


def is_not_worse_than_the_best_baseline(measure, horizon):
    track = stored_record().track(measure, horizon)
    assert track.origins >= 15
    assert track.skill_over_best_baseline > -0.005


@pytest.mark.parametrize("measure", TARGETS)
def test_no_baseline_did_better_over_all_horizons(measure):
    tracks = [stored_record().track(measure, horizon) for horizon in HORIZONS]
    assert len({track.method for track in tracks}) == 1
    assert np.mean([track.skill_over_best_baseline for track in tracks]) >= 0


def _mean(measure, name):
    return np.mean([getattr(stored_record().track(measure, h), name) for h in HORIZONS])


def test_votes_and_trade_are_forecast_better_than_by_their_last_value():
    """As docs/outlook.md gives them; trade is scored on 2000 to 2020, where one source has all."""
    assert _mean("vote_agreement_adopted", "skill") == pytest.approx(0.096, abs=5e-4)
    assert _mean("vote_agreement_adopted", "skill_over_random_walk") == pytest.approx(
        0.155, abs=5e-4
    )
    assert _mean("trade", "skill_over_random_walk") == pytest.approx(0.083, abs=5e-4)
    assert _mean("trade", "skill") == pytest.approx(0.046, abs=5e-4)


def test_intervals_held_about_what_they_say(try_each):
    try_each(intervals_held_about_what_they_say, SHOWN)


def intervals_held_about_what_they_say(measure, horizon):
    coverage = stored_record().track(measure, horizon).coverage
    assert coverage == pytest.approx((0.5, 0.8, 0.95), abs=0.055)


def test_kinds_of_pairs_add_up():
    for measure in TARGETS:
        tracks = {kind: stored_record().track(measure, 1, kind) for kind in KINDS}
        parts = (tracks["with a major power"], tracks["without a major power"])
        assert sum(part.count for part in parts) == tracks["all"].count


def test_a_damaged_record_says_what_to_do(tmp_path):
    (tmp_path / "record.json").write_text("{")
    with pytest.raises(DataError, match="compute the record again"):
        _ = Record(tmp_path).summary
    (tmp_path / "record.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(DataError, match="format"):
        _ = Record(tmp_path).summary
    with pytest.raises(DataError, match="scores"):
        Record(tmp_path).scores("trade")
    with pytest.raises(DataError, match="factors"):
        Record(tmp_path).expected("trade", np.array([(2, 20)]))


def test_past_cases_are_counted_by_measure():
    cases = stored_record().cases("trade")
    assert len(cases) == len(HORIZONS)
    assert all(row["cases"] >= 50 for row in cases)
