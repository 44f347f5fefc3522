"""The record: what the back-test found, stored with the package and read with every forecast.

It contains the method chosen for each measure with its parameters, the mean levels of
each state's series at the newest origin, the scores of all methods, and what followed past
cases. It names the state of the data that it was made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from comity.analysis.records.keyed_rows import Row, read_keyed_rows, write_keyed_rows
from comity.errors import DataError
from comity.forecasts.models.candidates import BASELINES, SMOOTHED, WALK
from comity.forecasts.models.factors import Factors
from comity.forecasts.models.fitted_model import FittedModel, restore_model
from comity.forecasts.series import SPANS, Array
from comity.store.atomic import write_aside

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

FOLDER = Path(str(files("comity.forecasts"))) / "data"
FORMAT = 3

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

    def scores(self, measure: str) -> list[Row]:
        """Read the sums of a measure's scores by horizon, method, kind and period."""
        return self._rows("scores", measure)

    def cases(self, measure: str) -> list[Row]:
        """Read the changes of a measure that followed past cases: horizon, cases, quantiles."""
        return self._rows("cases", measure)

    def _rows(self, part: str, measure: str) -> list[Row]:
        """Read the rows of a part of the record about a measure."""

        def read() -> list[Row]:
            return _read(
                self.folder / f"{part}.rows", lambda path: read_keyed_rows(path, [measure])
            )

        return self._once(part, measure, read)

    def _once(self, part: str, measure: str, read: Callable[[], Read]) -> Read:
        """Return what is read of a measure once, and then kept."""
        key = part, measure
        if key not in self._kept:
            self._kept[key] = read()
        result: Read = self._kept[key]
        return result

    @cached_property
    def _kept(self) -> dict[tuple[str, str], Any]:
        return {}

    def _states(self, measure: str) -> dict[int, Array]:
        """Return the mean levels of a measure by state, and those of the world."""

        def read() -> dict[int, Array]:
            names = [f"years{span}" for span in SPANS]
            rows = self._rows("states", measure)
            return {row["ccode"]: np.array([row[name] for name in names]) for row in rows}

        return self._once("levels of states", measure, read)

    def _factors(self, measure: str) -> Factors | None:
        """Return the factors of a measure; None where its models do not ask for them."""
        return self._once(
            "factors of states", measure, lambda: _joined(self._rows("factors", measure))
        )

    def _scores_by_kind(self, measure: str) -> dict[tuple[int, str], dict[str, Row]]:
        """Return the scores of a measure's record by horizon and kind, and by method."""

        def read() -> dict[tuple[int, str], dict[str, Row]]:
            groups: dict[tuple[int, str], dict[str, Row]] = {}
            for row in self.scores(measure):
                if row["period"] == "record":
                    groups.setdefault((row["horizon"], row["kind"]), {})[row["method"]] = row
            return groups

        return self._once("scores by kind", measure, read)

    def about(self, measure: str) -> dict[str, Any]:
        """Return the summary of one measure: origin, missing lags and the method chosen."""
        summary: dict[str, Any] = self.summary["measures"][measure]
        return summary

    def methods(self, measure: str) -> tuple[str, ...]:
        """Return the methods that a measure's forecasts take centres from."""
        return self.about(measure)["chosen"], SMOOTHED

    def covers(self, measure: str) -> bool:
        """Return whether a measure was back-tested."""
        return measure in self.summary["measures"]

    def fitted(self, measure: str, horizon: int) -> FittedModel:
        """Return the chosen method of a measure and horizon, with its parameters."""
        parameters = {
            row["part"]: np.array(row["values"], dtype=float).reshape(row["shape"])
            for row in self._rows("parameters", measure)
            if row["horizon"] == horizon
        }
        return restore_model(self.about(measure)["chosen"], horizon, parameters)

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
        means = self._states(measure)
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
        factors = self._factors(measure)
        return np.zeros((len(ccodes), 0)) if factors is None else factors.expected(ccodes)

    def track(self, measure: str, horizon: int, kind: str = "all") -> TrackRecord | None:
        """Return the past record of what is shown; None where no series was of the kind."""
        by_method = self._scores_by_kind(measure).get((horizon, kind))
        if by_method is None:
            return None
        return _track(by_method, self.about(measure)["chosen"])


def store_record(folder: Path, summary: dict[str, Any], parts: dict[str, pl.DataFrame]) -> None:
    """Write a record: the tables first, the summary that makes it whole last."""
    for name in PARTS:
        write_aside(folder / f"{name}.rows", partial(_write_part, frame=parts[name]))
    text = json.dumps({"format": FORMAT, **summary}, indent=1, sort_keys=True) + "\n"
    write_aside(folder / SUMMARY, lambda path: _write(path, text))


@cache
def stored_record(folder: Path = FOLDER) -> Record:
    """Return the record that the package ships.

    >>> "trade" in stored_record().summary["measures"]
    True
    """
    return Record(folder)


def _joined(rows: Sequence[Row]) -> Factors | None:
    """Join the rows of a measure's factors to arrays; None where it has none."""
    overall = [row for row in rows if row["ccode"] == WORLD]
    states = sorted((r for r in rows if r["ccode"] != WORLD), key=lambda r: int(r["ccode"]))
    if not overall:
        return None
    first, second = (np.array([row[side] for row in states]) for side in ("first", "second"))
    ccodes = np.array([row["ccode"] for row in states])
    return Factors(float(overall[0]["first"][0]), ccodes, first, second)


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


def _write_part(path: Path, frame: pl.DataFrame) -> None:
    """Write the rows of a part of the record by measure."""
    groups = {
        str(measure): rows.rows()
        for (measure,), rows in frame.group_by("measure", maintain_order=True)
    }
    write_keyed_rows(path, frame.columns, groups, level=19)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _read(path: Path, how: Callable[[Path], Read]) -> Read:
    """Read a part of the record, or say what to do where it cannot be read."""
    try:
        return how(path)
    except (OSError, ValueError) as error:
        raise DataError(path, f"the record cannot be read ({error})", _REMEDY) from error
