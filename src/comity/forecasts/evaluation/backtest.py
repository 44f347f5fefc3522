"""The back-test: forecasts of the past, made from what was known then, and how they did.

For every origin in turn each method is fitted on outcomes that were known by then, forecasts
all series, and is scored once the outcome is known. The first origins choose the method; the
record that is shown is that of the later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from comity.forecasts.evaluation.scoring import brier, covered, crps, places
from comity.forecasts.forecast import HORIZONS, exceeding, falling_short
from comity.forecasts.models import error_distribution as errors
from comity.forecasts.models import factors
from comity.forecasts.models import intermittent as arms
from comity.forecasts.models.candidates import NAIVE, WALK
from comity.forecasts.models.factors import Factors
from comity.forecasts.models.fitted_model import LEARNED, Errors, FittedModel, Model
from comity.forecasts.models.model_inputs import (
    ANALOGUES,
    COUNTS,
    GLOBAL,
    ModelInputs,
    forecastable,
    methods_of,
    sight,
)
from comity.forecasts.models.pooled import Sums, middle_of, relative
from comity.forecasts.series import Array, Series, view_at
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

Tell = Callable[[str], None]

Score = dict[str, object]
"""One row of the record: measure, horizon, method, kind, period and the scores."""


@dataclass(frozen=True)
class Past:
    """A forecast made at a past origin: whose, and its error once the outcome is known.

    ``line`` and ``value`` are the outcome on the scale of the forecasts and in the unit, NaN
    where it is not known; ``centres`` are the learned methods' centres at the time.
    """

    origin: int
    sight: ModelInputs
    line: Array
    value: Array
    centres: dict[str, Array]


@dataclass(frozen=True)
class Trial:
    """What the back-test of one measure gives; ``matrix`` is of all pairs at the newest origin."""

    subject: Target
    origin: int
    holes: tuple[int, ...]
    scores: list[Score]
    fitted: dict[tuple[str, int], FittedModel]
    matrix: Factors | None


def try_out(
    subject: Target,
    series: Series,
    tell: Tell = lambda _: None,
    holes: tuple[int, ...] | None = None,
) -> Trial:
    """Back-test every method for one measure.

    Parameters
    ----------
    subject
        The measure's declaration.
    series
        Its values, in its unit.
    tell
        Called with a line for each horizon as it is done.
    holes
        How many years before its origin each forecast is to know nothing of; without it,
        those that today's data lack. The series are not changed.
    """
    line = Series(series.keys, series.first, subject.scale.forth(series.cells))
    holes = series.holes() if holes is None else holes
    seen = list(_sights(subject, line, holes))
    sights = {origin: sight for origin, sight, _ in seen}
    scores: list[Score] = []
    fitted: dict[tuple[str, int], FittedModel] = {}
    for horizon in HORIZONS:
        found, last = _horizon(subject, series, line, sights, horizon)
        scores += found
        fitted |= {(one.method, horizon): one for one in last}
        tell(f"{subject.measure}, {horizon} years ahead")
    matrix = seen[-1][2] if seen else None
    return Trial(subject, line.last, holes, scores, fitted, matrix)


def _sights(
    subject: Target, line: Series, holes: tuple[int, ...]
) -> Iterator[tuple[int, ModelInputs, Factors | None]]:
    """See every origin as it was known then, and the matrix of pairs where models ask for it."""
    for origin in range(line.first + _FIRST_ORIGIN, line.last + 1):
        view = view_at(line, origin, holes, subject.scale.floor)
        rows = np.flatnonzero(forecastable(subject, view))
        if rows.size >= LEAST_SERIES:
            view, keys, matrix = view.take(rows), line.keys[rows], None
            if subject.models == "many":
                matrix = factors.fit(keys, view.last)
                view = replace(view, expected=matrix.expected(keys))
            yield origin, sight(subject, view, rows), matrix


def _horizon(
    subject: Target,
    series: Series,
    line: Series,
    sights: dict[int, ModelInputs],
    horizon: int,
) -> tuple[list[Score], list[FittedModel]]:
    """Go through all origins for one horizon; give the scores and the newest fits."""
    end = subject.scored_to or line.last
    pasts: dict[int, Past] = {}
    sums = Sums(next(iter(sights.values())).centre.shape[1]) if subject.models == "many" else None
    tallies: dict[int, list[Score]] = {}
    fits: list[FittedModel] = []
    scored = _scored(series, sights, horizon, end)
    for origin, seen in sights.items():
        known = pasts.get(origin - horizon)
        if sums is not None and known is not None:
            _take_in(sums, known)
        model = _model(sums, seen) if sums is not None and sums.rows else None
        past = _past(series, line, seen, origin, horizon, end, model)
        if origin in scored or origin == line.last:
            before = [p for t, p in pasts.items() if t + horizon <= min(origin, end)][-MEMORY:]
            if len(before) >= LEAST_MEMORY:
                fits = _fit_all(subject, before, horizon, model)
        if origin in scored and fits:
            tallies[origin] = [
                score
                for fit in fits
                for score in _score(
                    subject, series, fit, past, recorded=origin in scored[-RECORDED:]
                )
            ]
        pasts[origin] = past
    return _summed(tallies), fits


def _scored(series: Series, sights: dict[int, ModelInputs], horizon: int, end: int) -> list[int]:
    """Choose the origins to score: the newest whose outcomes are known."""
    known = [
        origin
        for origin, seen in sights.items()
        if origin + horizon <= end
        and np.isfinite(series.at(origin + horizon)[seen.rows]).sum() >= LEAST_SERIES
    ]
    return known[-(CHOOSING + RECORDED) :]


def _model(sums: Sums, seen: ModelInputs) -> Model:
    """Solve the global model for an origin."""
    gap = middle_of(seen.last - seen.smoothed, seen.weight)
    return Model(sums.solve(), middle_of(seen.centre, seen.weight), np.array([gap]))


def _take_in(sums: Sums, known: Past) -> None:
    """Let the global model learn from an origin whose outcomes have become known."""
    rows = np.isfinite(known.line) & ~known.sight.zero
    if rows.sum() >= LEAST_SERIES:
        change = known.line[rows] - known.sight.smoothed[rows]
        off = known.line[rows] - known.centres[GLOBAL][rows]
        off = relative(off, known.sight.volatility[rows])
        sums.add(known.sight.centre[rows], change, known.sight.weight[rows], off)


def _past(
    series: Series,
    line: Series,
    seen: ModelInputs,
    origin: int,
    horizon: int,
    end: int,
    model: Model | None,
) -> Past:
    """Set what was forecast at an origin beside what came."""
    year = origin + horizon if origin + horizon <= end else line.last + 1
    # Before anything was learned, the last value.
    centres = dict.fromkeys(LEARNED, seen.last) if model is None else model.centres(seen)
    return Past(origin, seen, line.at(year)[seen.rows], series.at(year)[seen.rows], centres)


@dataclass(frozen=True)
class _Outcomes:
    """What followed past origins, all their series one after the other."""

    pasts: list[Past]
    known: list[Array]
    step: int

    def joined(self, parts: list[Array]) -> Array:
        """Set an array of each origin one after the other, outcomes that are known only."""
        return np.concatenate(
            [part[rows][:: self.step] for part, rows in zip(parts, self.known, strict=True)]
        )

    def of(self, name: str) -> Array:
        """Join an attribute of all sights."""
        return self.joined([getattr(past.sight, name) for past in self.pasts])


def _fit_all(
    subject: Target, before: list[Past], horizon: int, model: Model | None
) -> list[FittedModel]:
    """Fit every method on the outcomes known by an origin."""
    known = [np.isfinite(past.line) for past in before]
    step = 1 + sum(int(rows.sum()) for rows in known) // MOST_ERRORS
    outcomes = _Outcomes(before, known, step)
    fits = []
    for method in methods_of(subject):
        own = model if method in LEARNED else None
        if own is not None or method not in LEARNED:
            held = _errors(subject, outcomes, method, horizon)
            fits.append(FittedModel(method, horizon, held, own))
    return fits


def _errors(subject: Target, outcomes: _Outcomes, method: str, horizon: int) -> Errors:
    """Learn the spread of a method from the errors that it made."""
    if method == WALK:
        return errors.WalkErrors()
    if method == ANALOGUES:
        value = outcomes.joined([past.value for past in outcomes.pasts])
        return arms.fit(value, outcomes.of("group"), outcomes.of("level"))
    line = outcomes.joined([past.line for past in outcomes.pasts])
    centre = outcomes.joined([_centre(past, method, horizon) for past in outcomes.pasts])
    if method == COUNTS:
        return errors.count(line - centre, outcomes.of("last"), outcomes.of("step"))
    off, zero = line - centre, outcomes.of("zero")
    if method in NAIVE or subject.models == "few":
        return errors.pool(off, zero, outcomes.of("volatility"))
    return errors.scale(off, zero, outcomes.of("spread"))


def _centre(past: Past, method: str, horizon: int) -> Array:
    """Give the centre of a method's forecast as it was at the time."""
    if method in LEARNED:
        return past.centres[method]
    return past.sight.centres[method][:, horizon - 1]


def _score(
    subject: Target, series: Series, fit: FittedModel, past: Past, *, recorded: bool
) -> Iterator[Score]:
    """Score one method at one origin: for each kind of series, or only to choose by."""
    known = np.isfinite(past.value)
    if not recorded:
        known &= np.arange(known.size) % _THIRD == 0
    quantiles = fit.quantiles(subject, past.sight.take(known))
    on = subject.scale.forth if subject.scored_on_scale else np.asarray
    columns = {"crps": crps(on(past.value[known]), on(quantiles))}
    groups = {"all": np.ones(int(known.sum()), dtype=bool)}
    if recorded:
        columns |= _more(subject, past, known, quantiles)
        groups |= kinds(series.keys[past.sight.rows[known]], past.sight, known)
    for kind, rows in groups.items():
        if rows.any():
            sums = {name: float(column[rows].sum()) for name, column in columns.items()}
            about = {"horizon": fit.horizon, "method": fit.method, "kind": kind}
            yield {"measure": subject.measure, **about, "n": int(rows.sum()), **sums}


def _more(subject: Target, past: Past, known: Array, quantiles: Array) -> dict[str, Array]:
    """Give the scores that the record tells beside the CRPS."""
    value = past.value[known]
    below, upto = places(value, quantiles)
    held = {f"held{share}": covered(below, upto, share / 100) for share in (50, 80, 95)}
    briers = {
        f"brier_{statement.name}": _brier(statement, subject, past, known, quantiles)
        for statement in subject.statements
    }
    return held | briers


def _brier(
    statement: Statement,
    subject: Target,
    past: Past,
    known: Array,
    quantiles: Array,
) -> Array:
    """Score the probabilities of a statement."""
    value = past.value[known]
    threshold = thresholds(statement, subject, past.sight)[known]
    happened = value > threshold if statement.above else value < threshold
    chance = (exceeding if statement.above else falling_short)(quantiles, threshold)
    return brier(happened, chance)


def kinds(keys: Array, sight: ModelInputs, known: Array) -> dict[str, Array]:
    """Part series by kind: with a major power or without, at zero, and by volatility."""
    major = np.isin(keys, MAJOR_POWERS).any(axis=1)
    zero, volatility = sight.zero[known], sight.volatility[known]
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
    found: dict[tuple[object, ...], Score] = {}
    for origin in origins:
        period = "record" if origin in origins[-RECORDED:] else "choosing"
        for score in tallies[origin]:
            key = (score["horizon"], score["method"], score["kind"], period)
            held = found.get(key)
            span = {"period": period, "origins": 1, "first": origin, "last": origin}
            found[key] = {**score, **span} if held is None else _added(held, score, origin)
    return list(found.values())


def _added(held: Score, score: Score, origin: int) -> Score:
    """Add the scores of one more origin."""
    names = ("measure", "horizon", "method", "kind")
    sums = {name: held[name] + score[name] for name in score if name not in names}  # type: ignore[operator]
    return {**held, **sums, "origins": int(str(held["origins"])) + 1, "last": origin}
