"""The back-test: forecasts of the past, made from what was known then, and how they did.

For every origin in turn each method is fitted on outcomes that were known by then, forecasts
all series, and is scored once the outcome is known. The first origins choose the method; the
record that is shown is that of the later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from comity.forecasts.evaluation.scoring import brier, covered, crps, probability_levels
from comity.forecasts.forecast import HORIZONS, exceeding, falling_short
from comity.forecasts.models import error_distribution as errors
from comity.forecasts.models import factors, intermittent
from comity.forecasts.models.candidates import BASELINES, WALK
from comity.forecasts.models.factors import Factors
from comity.forecasts.models.fitted_model import LEARNED, Errors, FittedModel, GlobalModel
from comity.forecasts.models.model_inputs import (
    ANALOGUES,
    COUNTS,
    GLOBAL,
    ModelInputs,
    build_inputs,
    forecastable,
    methods_of,
)
from comity.forecasts.models.pooled import NormalEquations, relative_errors, weighted_mean
from comity.forecasts.series import Array, PanelSeries, snapshot_at
from comity.forecasts.target import Statement, Target
from comity.forecasts.thresholds import thresholds

CHOOSING, RECORDED = 10, 16
"""How many origins choose the method, and how many later ones make up its record."""

MEMORY, LEAST_MEMORY = 12, 6
"""From how many past origins errors are taken, and from how many at least."""

MOST_ERRORS = 30_000
"""Of more past errors than this every second, third or so is taken: quantiles need no more."""

LEAST_SERIES = 30
"""A year in which fewer series can be forecast is no origin."""

_THIRD = 3
"""To choose a method, every third series is enough; the record is of all."""

_FIRST_ORIGIN = 10
"""Years of data before the first origin."""

MAJOR_POWERS = (2, 200, 220, 365, 710)
"""The permanent members of the Security Council, whose pairs are scored apart."""

Progress = Callable[[str], None]

Score = dict[str, object]
"""One row of the record: measure, horizon, method, kind, period and the scores."""


@dataclass(frozen=True)
class Past:
    """A forecast made at a past origin: whose, and its error once the outcome is known.

    ``line`` and ``value`` are the outcome on the scale of the forecasts and in the unit, NaN
    where it is not known; ``centres`` are the learned methods' centres at the time.
    """

    origin: int
    inputs: ModelInputs
    line: Array
    value: Array
    centres: dict[str, Array]


@dataclass(frozen=True)
class Trial:
    """What the back-test of one measure gives; ``matrix`` is of all pairs at the newest origin."""

    target: Target
    origin: int
    missing_lags: tuple[int, ...]
    scores: list[Score]
    fitted: dict[tuple[str, int], FittedModel]
    matrix: Factors | None


def run_trial(
    target: Target,
    series: PanelSeries,
    progress: Progress = lambda _: None,
    missing_lags: tuple[int, ...] | None = None,
) -> Trial:
    """Back-test every method for one measure.

    Parameters
    ----------
    target
        The measure's declaration.
    series
        Its values, in its unit.
    progress
        Called with a line for each horizon as it is done.
    missing_lags
        How many years before its origin each forecast is to know nothing of; without it,
        those that today's data lack. The series are not changed.
    """
    line = PanelSeries(series.keys, series.first, target.scale.forward(series.cells))
    missing_lags = series.missing_lags() if missing_lags is None else missing_lags
    inputs = list(_sights(target, line, missing_lags))
    sights = {origin: inputs for origin, inputs, _ in inputs}
    scores: list[Score] = []
    fitted: dict[tuple[str, int], FittedModel] = {}
    for horizon in HORIZONS:
        horizon_scores, last = _horizon(target, series, line, sights, horizon)
        scores += horizon_scores
        fitted |= {(one.method, horizon): one for one in last}
        progress(f"{target.measure}, {horizon} years ahead")
    matrix = inputs[-1][2] if inputs else None
    return Trial(target, line.last, missing_lags, scores, fitted, matrix)


def _sights(
    target: Target, line: PanelSeries, missing_lags: tuple[int, ...]
) -> Iterator[tuple[int, ModelInputs, Factors | None]]:
    """Build the inputs of every origin from the data of its time, with factors if needed."""
    for origin in range(line.first + _FIRST_ORIGIN, line.last + 1):
        snapshot = snapshot_at(line, origin, missing_lags, target.scale.floor)
        rows = np.flatnonzero(forecastable(target, snapshot))
        if rows.size >= LEAST_SERIES:
            snapshot, keys, matrix = snapshot.take(rows), line.keys[rows], None
            if target.models == "many":
                matrix = factors.fit(keys, snapshot.last)
                snapshot = replace(snapshot, expected=matrix.expected(keys))
            yield origin, build_inputs(target, snapshot, rows), matrix


def _horizon(
    target: Target,
    series: PanelSeries,
    line: PanelSeries,
    sights: dict[int, ModelInputs],
    horizon: int,
) -> tuple[list[Score], list[FittedModel]]:
    """Go through all origins for one horizon; give the scores and the newest fits."""
    pasts: dict[int, Past] = {}
    sums = (
        NormalEquations(next(iter(sights.values())).centre.shape[1])
        if target.models == "many"
        else None
    )
    tallies: dict[int, list[Score]] = {}
    fits: list[FittedModel] = []
    scored = _scored(target, series, sights, horizon)
    for origin, inputs in sights.items():
        model = _updated(sums, pasts.get(origin - horizon), inputs)
        past = _past(target, series, line, inputs, (origin, horizon), model)
        if origin in scored or origin == line.last:
            before = _known_by(target, pasts, origin, horizon)[-MEMORY:]
            if len(before) >= LEAST_MEMORY:
                fits = _fit_all(target, before, horizon, model)
        if origin in scored and fits:
            recorded = origin in scored[-RECORDED:]
            scores = (_score(target, series, fit, past, recorded=recorded) for fit in fits)
            tallies[origin] = list(chain.from_iterable(scores))
        pasts[origin] = past
    return _summed(tallies), fits


def _updated(
    sums: NormalEquations | None, past: Past | None, inputs: ModelInputs
) -> GlobalModel | None:
    """Update the global model with an origin whose outcomes are known, and solve it."""
    if sums is None:
        return None
    if past is not None:
        _take_in(sums, past)
    return _model(sums, inputs) if sums.rows else None


def _known_by(target: Target, pasts: dict[int, Past], origin: int, horizon: int) -> list[Past]:
    """List the past forecasts whose outcomes were known, and comparable, by an origin."""
    return [
        past
        for period, past in pasts.items()
        if period + horizon <= origin and target.comparable(period, period + horizon)
    ]


def _scored(
    target: Target, series: PanelSeries, sights: dict[int, ModelInputs], horizon: int
) -> list[int]:
    """Choose the origins to score: the newest whose outcomes are known."""
    scores = [
        origin
        for origin, inputs in sights.items()
        if target.comparable(origin, origin + horizon)
        and np.isfinite(series.at(origin + horizon)[inputs.rows]).sum() >= LEAST_SERIES
    ]
    return scores[-(CHOOSING + RECORDED) :]


def _model(sums: NormalEquations, inputs: ModelInputs) -> GlobalModel:
    """Solve the global model for an origin."""
    gap = weighted_mean(inputs.last - inputs.smoothed, inputs.weight)
    return GlobalModel(sums.solve(), weighted_mean(inputs.centre, inputs.weight), np.array([gap]))


def _take_in(sums: NormalEquations, past: Past) -> None:
    """Update the global model with an origin whose outcomes have become known."""
    rows = np.isfinite(past.line) & ~past.inputs.zero
    if rows.sum() >= LEAST_SERIES:
        change = past.line[rows] - past.inputs.smoothed[rows]
        off = past.line[rows] - past.centres[GLOBAL][rows]
        off = relative_errors(off, past.inputs.volatility[rows])
        sums.add(past.inputs.centre[rows], change, past.inputs.weight[rows], off)


def _past(
    target: Target,
    series: PanelSeries,
    line: PanelSeries,
    inputs: ModelInputs,
    span: tuple[int, int],
    model: GlobalModel | None,
) -> Past:
    """Pair the forecasts made at an origin, for a horizon, with their outcomes."""
    origin, horizon = span
    year = origin + horizon if target.comparable(origin, origin + horizon) else line.last + 1
    # Before anything was learned, the last value.
    centres = dict.fromkeys(LEARNED, inputs.last) if model is None else model.centres(inputs)
    return Past(origin, inputs, line.at(year)[inputs.rows], series.at(year)[inputs.rows], centres)


@dataclass(frozen=True)
class _Outcomes:
    """What followed past origins, all their series one after the other."""

    pasts: list[Past]
    present: list[Array]
    step: int

    def joined(self, parts: list[Array]) -> Array:
        """Concatenate an array of every origin, for present outcomes only."""
        return np.concatenate(
            [part[rows][:: self.step] for part, rows in zip(parts, self.present, strict=True)]
        )

    def of(self, name: str) -> Array:
        """Join an attribute of all sights."""
        return self.joined([getattr(past.inputs, name) for past in self.pasts])


def _fit_all(
    target: Target, before: list[Past], horizon: int, model: GlobalModel | None
) -> list[FittedModel]:
    """Fit every method on the outcomes known by an origin."""
    present = [np.isfinite(past.line) for past in before]
    step = 1 + sum(int(rows.sum()) for rows in present) // MOST_ERRORS
    outcomes = _Outcomes(before, present, step)
    fits = []
    for method in methods_of(target):
        global_model = model if method in LEARNED else None
        if global_model is not None or method not in LEARNED:
            error_model = _errors(target, outcomes, method, horizon)
            fits.append(FittedModel(method, horizon, error_model, global_model))
    return fits


def _errors(target: Target, outcomes: _Outcomes, method: str, horizon: int) -> Errors:
    """Learn the spread of a method from the errors that it made."""
    if method == WALK:
        return errors.WalkErrors()
    if method == ANALOGUES:
        value = outcomes.joined([past.value for past in outcomes.pasts])
        return intermittent.fit(value, outcomes.of("group"), outcomes.of("level"))
    line = outcomes.joined([past.line for past in outcomes.pasts])
    centre = outcomes.joined([_centre(past, method, horizon) for past in outcomes.pasts])
    if method == COUNTS:
        return errors.fit_count_errors(line - centre, outcomes.of("last"), outcomes.of("step"))
    off, zero = line - centre, outcomes.of("zero")
    if method in BASELINES or target.models == "counts":
        return errors.pool_errors(off, zero, outcomes.of("volatility"))
    return errors.fit_scaled_errors(off, zero, outcomes.of("spread"))


def _centre(past: Past, method: str, horizon: int) -> Array:
    """Return the centre of a method's forecast as it was at the time."""
    if method in LEARNED:
        return past.centres[method]
    return past.inputs.centres[method][:, horizon - 1]


def _score(
    target: Target, series: PanelSeries, fit: FittedModel, past: Past, *, recorded: bool
) -> Iterator[Score]:
    """Score one method at one origin: for each kind of series, or only to choose by."""
    present = np.isfinite(past.value)
    if not recorded:
        present &= np.arange(present.size) % _THIRD == 0
    quantiles = fit.quantiles(target, past.inputs.take(present))
    on = target.scale.forward if target.scored_on_scale else np.asarray
    columns = {"crps": crps(on(past.value[present]), on(quantiles))}
    groups = {"all": np.ones(int(present.sum()), dtype=bool)}
    if recorded:
        columns |= _more(target, past, present, quantiles)
        groups |= kinds(series.keys[past.inputs.rows[present]], past.inputs, present)
    for kind, rows in groups.items():
        if rows.any():
            sums = {name: float(column[rows].sum()) for name, column in columns.items()}
            about = {"horizon": fit.horizon, "method": fit.method, "kind": kind}
            yield {"measure": target.measure, **about, "n": int(rows.sum()), **sums}


def _more(target: Target, past: Past, present: Array, quantiles: Array) -> dict[str, Array]:
    """Compute the scores of the record other than the CRPS."""
    value = past.value[present]
    below, up_to = probability_levels(value, quantiles)
    coverage = {f"coverage{share}": covered(below, up_to, share / 100) for share in (50, 80, 95)}
    briers = {
        f"brier_{statement.name}": _brier(statement, target, past, present, quantiles)
        for statement in target.statements
    }
    return coverage | briers


def _brier(
    statement: Statement,
    target: Target,
    past: Past,
    present: Array,
    quantiles: Array,
) -> Array:
    """Score the probabilities of a statement."""
    value = past.value[present]
    threshold = thresholds(statement, target, past.inputs)[present]
    happened = value > threshold if statement.above else value < threshold
    chance = (exceeding if statement.above else falling_short)(quantiles, threshold)
    return brier(happened, chance)


def kinds(keys: Array, inputs: ModelInputs, present: Array) -> dict[str, Array]:
    """Group series by kind: with a major power or without, at zero, and by volatility."""
    major = np.isin(keys, MAJOR_POWERS).any(axis=1)
    zero, volatility = inputs.zero[present], inputs.volatility[present]
    moving = volatility[~zero]
    edges = np.quantile(moving, [1 / 3, 2 / 3]) if moving.size else np.zeros(2)
    third = (volatility[:, None] > edges).sum(axis=1)
    names = ("steady", "middling", "volatile")
    return {
        "with a major power": major,
        "without a major power": ~major,
        "at zero": zero,
        **{name: ~zero & (third == number) for number, name in enumerate(names)},
    }


def _summed(tallies: dict[int, list[Score]]) -> list[Score]:
    """Add the scores of origins up: those that choose, and those that are the record."""
    origins = sorted(tallies)
    sums: dict[tuple[object, ...], Score] = {}
    for origin in origins:
        period = "record" if origin in origins[-RECORDED:] else "choosing"
        for score in tallies[origin]:
            key = (score["horizon"], score["method"], score["kind"], period)
            total = sums.get(key)
            span = {"period": period, "origins": 1, "first": origin, "last": origin}
            sums[key] = {**score, **span} if total is None else _added(total, score, origin)
    return list(sums.values())


def _added(total: Score, score: Score, origin: int) -> Score:
    """Add the scores of one more origin."""
    names = ("measure", "horizon", "method", "kind")
    sums = {name: total[name] + score[name] for name in score if name not in names}  # type: ignore[operator]  # numbers
    return {**total, **sums, "origins": int(str(total["origins"])) + 1, "last": origin}
