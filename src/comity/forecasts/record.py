"""The record: what the back-test found, stored with the package and read with every forecast.

It contains the method chosen for each measure with its parameters, the mean levels of
each state's series at the newest origin, the scores of all methods, and what followed past
cases. It names the state of the data that it was made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from comity.errors import DataError
from comity.forecasts.models.candidates import BASELINES, WALK
from comity.forecasts.models.factors import Factors
from comity.forecasts.models.fitted_model import FittedModel, restored
from comity.forecasts.series import SPANS, Array
from comity.store.atomic import write_aside

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

FOLDER = Path(str(files("comity.forecasts"))) / "data"
FORMAT = 2

SUMMARY = "record.json"
PARTS = ("parameters", "states", "factors", "scores", "cases")

KINDS = (
    "all",
    "with a major power",
    "without a major power",
    "at zero",
    "steady",
    "middling",
    "volatile",
)
"""Kinds of series whose record is kept apart."""

WORLD = 0
"""The ccode of the mean levels of all series."""

Read = TypeVar("Read")

_REMEDY = "Reinstall comity, or compute the record again."


@dataclass(frozen=True)
class TrackRecord:
    """How forecasts of one measure and horizon did in the past, for one kind of series.

    ``skill`` is the share by which their CRPS is lower than that of the naive method (the last
    value with its own past errors), ``skill_over_random_walk`` the same against a random walk
    with normal errors, ``skill_over_best_baseline`` against the best baseline; ``coverage`` the
    shares of outcomes inside the intervals of 50, 80 and 95 percent; ``brier`` the mean Brier
    score by statement.
    """

    measure: str
    horizon: int
    method: str
    kind: str
    count: int
    origins: int
    years: tuple[int, int]
    crps: float
    skill: float
    skill_over_random_walk: float
    skill_over_best_baseline: float
    best_baseline: str
    coverage: tuple[float, float, float]
    brier: dict[str, float]

    @property
    def naive(self) -> bool:
        """Return whether what is shown is a baseline, because no model beat it."""
        return self.method in BASELINES


@dataclass(frozen=True)
class Record:
    """The stored record, in one folder."""

    folder: Path

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What was back-tested, from which data: measures with origin, holes and choices."""
        summary = _read(self.folder / SUMMARY, _json)
        if summary.get("format") != FORMAT:
            raise DataError(self.folder / SUMMARY, "its format is not known", _REMEDY)
        return summary

    @cached_property
    def scores(self) -> pl.DataFrame:
        """Sums of scores by measure, horizon, method, kind and period."""
        import polars as pl

        return _read(self.folder / "scores.parquet", pl.read_parquet)

    @cached_property
    def cases(self) -> pl.DataFrame:
        """Changes that followed past cases: measure, horizon, cases, quantiles."""
        import polars as pl

        return _read(self.folder / "cases.parquet", pl.read_parquet)

    @cached_property
    def _states(self) -> dict[str, dict[int, Array]]:
        import polars as pl

        frame = _read(self.folder / "states.parquet", pl.read_parquet)
        means_by_measure: dict[str, dict[int, Array]] = {}
        for measure, ccode, *means in frame.iter_rows():
            means_by_measure.setdefault(measure, {})[ccode] = np.array(means)
        return means_by_measure

    @cached_property
    def _factors(self) -> dict[str, Factors]:
        import polars as pl

        frame = _read(self.folder / "factors.parquet", pl.read_parquet)
        factors = {}
        for (measure,), rows in frame.group_by("measure"):
            overall = rows.filter(pl.col("ccode") == WORLD)
            states = rows.filter(pl.col("ccode") != WORLD).sort("ccode")
            first, second = (np.array(states[side].to_list()) for side in ("first", "second"))
            mean = float(overall["first"][0][0])
            factors[str(measure)] = Factors(mean, states["ccode"].to_numpy(), first, second)
        return factors

    @cached_property
    def _parameters(self) -> dict[tuple[str, int], dict[str, Array]]:
        import polars as pl

        frame = _read(self.folder / "parameters.parquet", pl.read_parquet)
        parameters: dict[tuple[str, int], dict[str, Array]] = {}
        for measure, horizon, part, shape, numbers in frame.iter_rows():
            array = np.array(numbers, dtype=float).reshape(shape)
            parameters.setdefault((measure, horizon), {})[part] = array
        return parameters

    def about(self, measure: str) -> dict[str, Any]:
        """Return the summary of one measure: origin, missing lags and the method chosen."""
        summary: dict[str, Any] = self.summary["measures"][measure]
        return summary

    def covers(self, measure: str) -> bool:
        """Return whether a measure was back-tested."""
        return measure in self.summary["measures"]

    def fitted(self, measure: str, horizon: int) -> FittedModel:
        """Return the chosen method of a measure and horizon, with its parameters."""
        chosen = self.about(measure)["chosen"]
        return restored(chosen, horizon, self._parameters[measure, horizon])

    def mean_levels(self, measure: str, ccodes: Array) -> tuple[Array, Array]:
        """Return the mean levels of states and of the world at the newest origin.

        Parameters
        ----------
        measure
            A measure of the record.
        ccodes
            Shape (n, 2).

        Returns
        -------
        states, world
            Shapes (n, 2, spans) and (spans,).
        """
        means = self._states[measure]
        overall = means[WORLD]
        states = [[means.get(int(ccode), overall) for ccode in row] for row in ccodes]
        return np.array(states).reshape(len(ccodes), 2, len(SPANS)), means[WORLD]

    def expected(self, measure: str, ccodes: Array) -> Array:
        """Compute the expectation of the factors for pairs at the newest origin.

        Parameters
        ----------
        measure
            A measure of the record.
        ccodes
            Shape (n, 2).

        Returns
        -------
        numpy.ndarray
            Shape (n, 2), as :meth:`~comity.forecasts.models.factors.Factors.expected` gives it;
            (n, 0) for a measure whose models do not ask for it.
        """
        factors = self._factors.get(measure)
        return np.zeros((len(ccodes), 0)) if factors is None else factors.expected(ccodes)

    def track(self, measure: str, horizon: int, kind: str = "all") -> TrackRecord | None:
        """Return the past record of what is shown; None where no series was of the kind."""
        import polars as pl

        rows = self.scores.filter(
            (pl.col("measure") == measure)
            & (pl.col("horizon") == horizon)
            & (pl.col("kind") == kind)
            & (pl.col("period") == "record")
        )
        by_method = {row["method"]: row for row in rows.to_dicts()}
        if not by_method:
            return None
        return _track(by_method, self.about(measure)["chosen"])


def store_record(folder: Path, summary: dict[str, Any], parts: dict[str, pl.DataFrame]) -> None:
    """Write a record: the tables first, the summary that makes it whole last."""
    for name in PARTS:
        frame = parts[name]
        write_aside(
            folder / f"{name}.parquet",
            lambda path, frame=frame: frame.write_parquet(  # type: ignore[misc]  # bound at once
                path, compression="zstd", compression_level=19
            ),
        )
    text = json.dumps({"format": FORMAT, **summary}, indent=1, sort_keys=True) + "\n"
    write_aside(folder / SUMMARY, lambda path: _write(path, text))


@cache
def stored_record(folder: Path = FOLDER) -> Record:
    """Return the record that the package ships.

    >>> "trade" in stored_record().summary["measures"]
    True
    """
    return Record(folder)


def _track(by_method: dict[str, dict[str, Any]], method: str) -> TrackRecord:
    """Compute a method's track record from its sums and those of the baselines."""
    scores = by_method[method]
    mean = {name: row["crps"] / row["n"] for name, row in by_method.items()}
    best = min((name for name in by_method if name in BASELINES), key=lambda name: mean[name])
    coverage = [scores[f"coverage{share}"] / scores["n"] for share in (50, 80, 95)]
    briers = {
        name.removeprefix("brier_"): value / scores["n"]
        for name, value in scores.items()
        if name.startswith("brier_") and value is not None
    }
    return TrackRecord(
        measure=scores["measure"],
        horizon=scores["horizon"],
        method=method,
        kind=scores["kind"],
        count=scores["n"],
        origins=scores["origins"],
        years=(scores["first"], scores["last"]),
        crps=mean[method],
        skill=1 - mean[method] / mean["naive"],
        skill_over_random_walk=1 - mean[method] / mean[WALK],
        skill_over_best_baseline=1 - mean[method] / mean[best],
        best_baseline=best,
        coverage=(coverage[0], coverage[1], coverage[2]),
        brier=briers,
    )


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _read(path: Path, how: Callable[[Path], Read]) -> Read:
    """Read a part of the record, or say what to do where it cannot be read."""
    import polars as pl

    try:
        return how(path)
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise DataError(path, f"the record cannot be read ({error})", _REMEDY) from error
