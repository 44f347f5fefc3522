"""Build the record: back-test every measure, choose a method, store what a forecast needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from threadpoolctl import threadpool_limits

from comity.forecasts.evaluation.backtest import Score, Trial, run_trial
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.models.candidates import BASELINES
from comity.forecasts.models.factors import RANK
from comity.forecasts.record import FOLDER, PARTS, WORLD, store_record
from comity.forecasts.sanction_history import changes_after, find_sanction_onsets
from comity.forecasts.series import (
    SPANS,
    PanelSeries,
    cut_windows,
    mean_by_state,
    mean_levels,
    read_series,
)
from comity.forecasts.target import TARGETS, Target
from comity.panels.values import Values
from comity.store.bundle import manifest

Progress = Callable[[str, int, int], None]
"""Called with a measure's name, how many are done and how many there are."""

_DIGITS = 10
"""Significant digits of stored coefficients, so that they are the same on every machine."""

_WORKERS = 2


def make_record(
    values: Values, folder: Path = FOLDER, progress: Progress = lambda *_: None
) -> None:
    """Back-test every measure that is forecast, and store the record.

    Parameters
    ----------
    values
        The computed values of all measures.
    folder
        The folder of the record; by default in the package.
    progress
        Called before the first measure and after each.

    Raises
    ------
    OutputError
        If the folder cannot be written to. The old record stays.
    """
    targets = [target for name, target in TARGETS.items() if name in values.codebook]
    progress(targets[0].measure, 0, len(targets))
    done: dict[str, dict[str, Any]] = {}
    # Fresh processes: forking one whose tables are read by threads can hang.
    with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(_trial, values.folder, one.measure): one for one in targets}
        for number, future in enumerate(as_completed(waiting), start=1):
            done[waiting[future].measure] = future.result()
            progress(waiting[future].measure, number, len(targets))
    _store(values, folder, [done[target.measure] for target in targets])


def _trial(folder: Path, measure: str) -> dict[str, Any]:
    """Back-test one measure; give its part of each table of the record."""
    values, target = Values(folder), TARGETS[measure]
    series = read_series(values, measure).until_sound()
    # One thread adds up in one order, whatever the machine.
    with threadpool_limits(1, "blas"):
        trial = run_trial(target, series)
    chosen = choose_model(trial.scores)
    cases = find_sanction_onsets(read_series(values, "sanctions_imposed"))
    return {
        "summary": _summary(trial, chosen),
        "parameters": _parameters(trial, chosen),
        "states": _states(target, series, trial),
        "factors": _factors(trial),
        "scores": pl.DataFrame(trial.scores, infer_schema_length=None),
        "cases": changes_after(series, target.scale, cases).select(
            pl.lit(measure).alias("measure"), pl.all()
        ),
    }


def choose_model(scores: Sequence[Score]) -> str:
    """Choose the method that is shown for a measure, at all horizons.

    It is one method (ten origins are few to choose by, and a fan should not jump from one method
    to the next): that whose CRPS over the choosing origins, divided by the last value's, is
    lowest in the mean over horizons. If in the record, over the later origins, a baseline did
    better than it, that baseline is shown instead.
    """
    before, later = _relative(scores, "choosing"), _relative(scores, "record")
    chosen = min(before, key=lambda name: before[name])
    baseline = min(BASELINES, key=lambda name: later[name])
    return chosen if later[chosen] <= later[baseline] else baseline


def _relative(scores: Sequence[Score], period: str) -> dict[str, float]:
    """Compute each method's CRPS relative to the naive method, averaged over horizons."""
    ratios: dict[str, list[float]] = {}
    for horizon in HORIZONS:
        group = {"horizon": horizon, "kind": "all", "period": period}
        rows = [row for row in scores if all(row[key] == value for key, value in group.items())]
        mean = {str(r["method"]): float(str(r["crps"])) / int(str(r["n"])) for r in rows}
        for name, crps in mean.items():
            ratios.setdefault(name, []).append(crps / mean["naive"])
    return {name: sum(shares) / len(shares) for name, shares in ratios.items()}


def _summary(trial: Trial, chosen: str) -> dict[str, Any]:
    """Summarise the method chosen and the origin of its forecasts."""
    return {
        "origin": trial.origin,
        "missing_lags": list(trial.missing_lags),
        "chosen": chosen,
    }


def _parameters(trial: Trial, chosen: str) -> pl.DataFrame:
    """Arrange the parameters of the method chosen, a row a horizon and part."""
    rows = [
        {
            "measure": trial.target.measure,
            "horizon": horizon,
            "part": part,
            "shape": list(array.shape),
            # Tables of quantiles are held in single precision already.
            "values": (array if part.endswith("table") else _rounded(array)).ravel().tolist(),
        }
        for horizon in HORIZONS
        for part, array in trial.fitted[chosen, horizon].parts().items()
    ]
    kinds = {"shape": pl.List(pl.Int64), "values": pl.List(pl.Float64)}
    return pl.DataFrame(rows, schema_overrides=kinds)


def _states(target: Target, series: PanelSeries, trial: Trial) -> pl.DataFrame:
    """Return the mean levels of each state's series at the newest origin, and of the world's."""
    window, _ = cut_windows(target.scale.forward(series.cells), trial.missing_lags)
    level = mean_levels(window)
    ccodes, means = mean_by_state(series.keys, level)
    overall = level[np.isfinite(level).all(axis=1)].mean(axis=0)
    table = _rounded(np.vstack([overall, means]))
    columns = {f"years{span}": table[:, at] for at, span in enumerate(SPANS)}
    about = {"measure": [target.measure] * len(table), "ccode": [WORLD, *map(int, ccodes)]}
    return pl.DataFrame({**about, **columns})


def _factors(trial: Trial) -> pl.DataFrame:
    """Arrange what each state brings to a pair at the newest origin, and the mean of all pairs."""
    kinds = {"first": pl.List(pl.Float64), "second": pl.List(pl.Float64)}
    factors = trial.matrix
    if factors is None:
        return pl.DataFrame(schema={"measure": pl.String, "ccode": pl.Int64, **kinds})
    mean = np.zeros((1, RANK + 1))
    mean[0, 0] = factors.mean
    return pl.DataFrame(
        {
            "measure": [trial.target.measure] * (factors.ccodes.size + 1),
            "ccode": [WORLD, *map(int, factors.ccodes)],
            "first": _rounded(np.vstack([mean, factors.first])).tolist(),
            "second": _rounded(np.vstack([mean, factors.second])).tolist(),
        },
        schema_overrides=kinds,
    )


def _rounded(array: np.ndarray) -> np.ndarray:
    """Round to significant digits."""
    with np.errstate(divide="ignore"):
        size = np.where(array == 0, 0.0, np.floor(np.log10(np.abs(array))))
    factor = 10.0 ** (_DIGITS - 1 - size)
    return np.round(array * factor) / factor


def _store(values: Values, folder: Path, done: list[dict[str, Any]]) -> None:
    """Concatenate the parts of all measures and store them."""
    names = [part["scores"]["measure"][0] for part in done]
    tables = sorted({table for name in names for table in values.codebook[name].tables})
    summary = {
        "measures": dict(zip(names, (part["summary"] for part in done), strict=True)),
        "tables": {table: manifest().tables[table].sha256 for table in tables},
    }
    parts = {name: pl.concat([part[name] for part in done], how="diagonal") for name in PARTS}
    store_record(folder, summary, parts)
