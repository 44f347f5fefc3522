"""Making the record: back-test every measure, choose, and store what a forecast needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from threadpoolctl import threadpool_limits

from comity.forecasts.evaluation.backtest import Score, Trial, try_out
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.models.candidates import NAIVE
from comity.forecasts.models.factors import RANK
from comity.forecasts.record import FOLDER, PARTS, WORLD, store
from comity.forecasts.sanction_history import beginnings, changes_after
from comity.forecasts.series import (
    SPANS,
    Series,
    by_state,
    levels,
    read_series,
    windows,
)
from comity.forecasts.target import SUBJECTS, Target
from comity.panels.values import Values
from comity.store.bundle import manifest

Tell = Callable[[str, int, int], None]
"""Called with a measure's name, how many are done and how many there are."""

_DIGITS = 10
"""Coefficients are kept to so many significant digits, so that they are the same everywhere."""

_WORKERS = 2


def make_record(values: Values, folder: Path = FOLDER, tell: Tell = lambda *_: None) -> None:
    """Back-test every measure that is forecast, and store the record.

    Parameters
    ----------
    values
        The computed values of all measures.
    folder
        Where the record is to stand; by default in the package.
    tell
        Called before the first measure and after each.

    Raises
    ------
    OutputError
        If the folder cannot be written to. The old record stays.
    """
    subjects = [subject for name, subject in SUBJECTS.items() if name in values.codebook]
    tell(subjects[0].measure, 0, len(subjects))
    done: dict[str, dict[str, Any]] = {}
    # Fresh processes: forking one whose tables are read by threads can hang.
    with ProcessPoolExecutor(_WORKERS, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(_trial, values.folder, one.measure): one for one in subjects}
        for number, future in enumerate(as_completed(waiting), start=1):
            done[waiting[future].measure] = future.result()
            tell(waiting[future].measure, number, len(subjects))
    _store(values, folder, [done[subject.measure] for subject in subjects])


def _trial(folder: Path, measure: str) -> dict[str, Any]:
    """Back-test one measure; give its part of each table of the record."""
    values, subject = Values(folder), SUBJECTS[measure]
    series = read_series(values, measure)
    # One thread adds up in one order, whatever the machine.
    with threadpool_limits(1, "blas"):
        trial = try_out(subject, series)
    chosen = choose(trial.scores)
    cases = beginnings(read_series(values, "sanctions_imposed"))
    return {
        "summary": _summary(trial, chosen),
        "parameters": _parameters(trial, chosen),
        "states": _states(subject, series, trial),
        "factors": _factors(trial),
        "scores": pl.DataFrame(trial.scores, infer_schema_length=None),
        "cases": changes_after(series, subject.scale, cases).select(
            pl.lit(measure).alias("measure"), pl.all()
        ),
    }


def choose(scores: Sequence[Score]) -> str:
    """Choose the method that is shown for a measure, at all horizons.

    It is one method (ten origins are few to choose by, and a fan should not jump from one method
    to the next): that whose CRPS over the choosing origins, divided by the last value's, is
    lowest in the mean over horizons. If in the record, over the later origins, a baseline did
    better than it, that baseline is shown instead.
    """
    before, later = _relative(scores, "choosing"), _relative(scores, "record")
    chosen = min(before, key=lambda name: before[name])
    baseline = min(NAIVE, key=lambda name: later[name])
    return chosen if later[chosen] <= later[baseline] else baseline


def _relative(scores: Sequence[Score], period: str) -> dict[str, float]:
    """Give the CRPS of each method over all series beside the last value's, mean over horizons."""
    found: dict[str, list[float]] = {}
    for horizon in HORIZONS:
        wanted = {"horizon": horizon, "kind": "all", "period": period}
        rows = [row for row in scores if all(row[key] == value for key, value in wanted.items())]
        mean = {str(r["method"]): float(str(r["crps"])) / int(str(r["n"])) for r in rows}
        for name, crps in mean.items():
            found.setdefault(name, []).append(crps / mean["last value"])
    return {name: sum(shares) / len(shares) for name, shares in found.items()}


def _summary(trial: Trial, chosen: str) -> dict[str, Any]:
    """Say what was chosen, and from what origin forecasts are made."""
    return {
        "origin": trial.origin,
        "holes": list(trial.holes),
        "chosen": chosen,
    }


def _parameters(trial: Trial, chosen: str) -> pl.DataFrame:
    """Lay the parameters of the method chosen out, a row a horizon and part."""
    rows = [
        {
            "measure": trial.subject.measure,
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


def _states(subject: Target, series: Series, trial: Trial) -> pl.DataFrame:
    """Give the mean levels of each state's series at the newest origin, and of the world's."""
    window, _ = windows(subject.scale.forth(series.cells), trial.holes)
    level = levels(window)
    ccodes, means = by_state(series.keys, level)
    world = level[np.isfinite(level).all(axis=1)].mean(axis=0)
    table = _rounded(np.vstack([world, means]))
    columns = {f"years{span}": table[:, at] for at, span in enumerate(SPANS)}
    about = {"measure": [subject.measure] * len(table), "ccode": [WORLD, *map(int, ccodes)]}
    return pl.DataFrame({**about, **columns})


def _factors(trial: Trial) -> pl.DataFrame:
    """Give what each state brings to a pair at the newest origin, and the mean of all pairs."""
    kinds = {"first": pl.List(pl.Float64), "second": pl.List(pl.Float64)}
    found = trial.matrix
    if found is None:
        return pl.DataFrame(schema={"measure": pl.String, "ccode": pl.Int64, **kinds})
    mean = np.zeros((1, RANK + 1))
    mean[0, 0] = found.mean
    return pl.DataFrame(
        {
            "measure": [trial.subject.measure] * (found.ccodes.size + 1),
            "ccode": [WORLD, *map(int, found.ccodes)],
            "first": _rounded(np.vstack([mean, found.first])).tolist(),
            "second": _rounded(np.vstack([mean, found.second])).tolist(),
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
    """Put the parts of all measures together and store them."""
    names = [part["scores"]["measure"][0] for part in done]
    tables = sorted({table for name in names for table in values.codebook[name].tables})
    summary = {
        "measures": dict(zip(names, (part["summary"] for part in done), strict=True)),
        "tables": {table: manifest().tables[table].sha256 for table in tables},
    }
    parts = {name: pl.concat([part[name] for part in done], how="diagonal") for name in PARTS}
    store(folder, summary, parts)
