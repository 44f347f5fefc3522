"""The track record of forecasts as rows: how accurate past forecasts were."""

from __future__ import annotations

import polars as pl

from comity.errors import UnknownNameError
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.record import KINDS, TrackRecord, stored_record
from comity.forecasts.target import find_target
from comity.panels.stored import stored_values
from comity.progress import report


def track_record(measure: str | None = None, kind: str = "all") -> pl.DataFrame:
    """Build the track record of past forecasts; parameters as for :func:`comity.backtest`.

    >>> track_record("trade", "at zero").columns[:3]
    ['measure', 'horizon', 'method']
    """
    if kind not in KINDS:
        raise UnknownNameError.among("kind of pair", kind, KINDS, f"Kinds are {', '.join(KINDS)}.")
    if measure is not None:
        find_target(measure)
    record = stored_record()
    names = [measure] if measure else list(record.summary["measures"])
    tracks = (record.track(name, horizon, kind) for name in names for horizon in HORIZONS)
    return pl.DataFrame([_row(track) for track in tracks if track is not None])


def _row(track: TrackRecord) -> dict[str, object]:
    """Return the record of a measure and horizon as a row."""
    return {
        "measure": track.measure,
        "horizon": track.horizon,
        "method": track.method,
        "origins": f"{track.years[0]}-{track.years[1]}",
        "forecasts": track.count,
        "crps": round(track.crps, 4),
        "skill_over_naive": f"{100 * track.skill:.1f}%",
        "skill_over_random_walk": f"{100 * track.skill_over_random_walk:.1f}%",
        "best_baseline": track.best_baseline,
        "skill_over_best_baseline": f"{100 * track.skill_over_best_baseline:.1f}%",
        "coverage50": f"{100 * track.coverage[0]:.1f}%",
        "coverage80": f"{100 * track.coverage[1]:.1f}%",
        "coverage95": f"{100 * track.coverage[2]:.1f}%",
    }


def refit_record() -> None:
    """Compute the record again, and report how far it is."""
    # Imported here: a reader of the record need not wait for what makes it.
    from comity.forecasts.evaluation.build_record import make_record

    def report_measure(name: str, number: int, count: int) -> None:
        report(f"Forecasting the past: {name}", number / max(count, 1))

    make_record(stored_values(), progress=report_measure)
    stored_record.cache_clear()
