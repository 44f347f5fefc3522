"""The outlook of a measure for one pair: forecasts, the chances of statements, the record.

It is made from the pair's stored values and the stored record alone, by the same functions
that the back-test scored, so that what is shown is what the record is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import InvalidRequestError
from comity.forecasts.forecast import HORIZONS, QUANTILE_LEVELS, Forecast, exceeding, falling_short
from comity.forecasts.models.model_inputs import ModelInputs, build_inputs, forecastable
from comity.forecasts.record import Record, TrackRecord, stored_record
from comity.forecasts.series import (
    FIRST_YEAR,
    LEAST_YEARS,
    LONGEST_GAP,
    WINDOW,
    Array,
    PanelSeries,
    Snapshot,
    at_zero,
    cut_windows,
    read_series,
)
from comity.forecasts.target import Statement, Target, find_target, require_horizon
from comity.forecasts.thresholds import thresholds
from comity.measures.trade.seam_jumps import incomparable_years
from comity.panels.values import Pair, Values, subject
from comity.unit import Unit

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl


@dataclass(frozen=True)
class Chance:
    """The probability of a statement, and the Brier score of such probabilities in the past.

    The statement is true on one side of ``threshold``, in the measure's unit.
    ``brier`` is the mean Brier score over the record: 0 is perfect, .25 what always saying
    one half gets; None for a forecast given a scenario, which has no past to be scored on.
    """

    statement: str
    words: str
    horizon: int
    year: int
    probability: float
    brier: float | None
    threshold: float


@dataclass(frozen=True)
class Outlook:
    """What is forecast of one measure, for one pair or state.

    ``refused`` says why there is no forecast; everything from ``last`` on is then empty.
    ``history`` holds (year, value) up to the origin. ``after`` are the forecasts given what
    followed ``cases`` past cases, empty where there are none to speak of.
    """

    measure: str
    about: tuple[int, ...]
    unit: Unit
    origin: int
    gaps: tuple[int, ...]
    refused: str = ""
    last: float = 0.0
    history: tuple[tuple[int, float], ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    tracks: tuple[TrackRecord, ...] = ()
    chances: tuple[Chance, ...] = ()
    after: tuple[Forecast, ...] = ()
    cases: int = 0


def outlook(values: Values, measure: str, pair: Pair, record: Record | None = None) -> Outlook:
    """Build the outlook of a measure for a pair.

    Parameters
    ----------
    values
        The computed values of all measures.
    measure
        A measure that is forecast.
    pair
        Two ccodes, from the first to the second; a measure of states is about the first.
    record
        The record to forecast with; by default the one that the package ships.

    Returns
    -------
    Outlook
        With ``refused`` saying why where the series does not allow a forecast.

    Raises
    ------
    UnknownNameError, InvalidRequestError
        If the measure is not forecast.
    DataError
        If the record or the library is damaged.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> outlook(stored_values(), "trade", (365, 710)).measure
    'trade'
    """
    target = find_target(measure)
    record = record or stored_record()
    description = values.describe(measure)
    about = subject(description, pair)
    rows = values.read_dyads([measure], [pair])[measure].get(about, [])
    values_by_year = tuple((int(r["year"]), float(r["value"])) for r in rows)
    origin = _origin(target, values_by_year, int(record.about(measure)["origin"]))
    history = tuple((y, v) for y, v in values_by_year if y <= origin and target.counts(about, y))
    blank = Outlook(measure, about, description.unit, origin, _gaps(history, origin))
    snapshot = _snapshot(target, _one(about, history, origin), record)
    if why := _why_not(target, snapshot, history, origin):
        return replace(blank, refused=why, history=history)
    inputs = build_inputs(target, snapshot, np.zeros(1, dtype=int), record.methods(measure))
    return _filled(replace(blank, history=history, last=history[-1][1]), target, inputs, record)


def all_forecasts(values: Values, measure: str, record: Record | None = None) -> pl.DataFrame:
    """Forecast a measure for every pair (or state) of the world.

    Returns
    -------
    polars.DataFrame
        The keys, ``origin``, ``horizon``, ``median`` and the ends of the intervals
        (``low50``, ``high50`` and so on), in the measure's unit; a row a series and horizon.
    """
    import polars as pl

    target = find_target(measure)
    record = record or stored_record()
    series = _comparable(target, read_series(values, measure))
    sound = int(record.about(measure)["origin"])
    late = np.isfinite(series.at(target.newest or sound))
    parts = [
        part
        for origin, rows in ((target.newest or sound, late), (sound, ~late))
        if rows.any()
        for part in _forecasts_from(origin, target, _until(series, rows, origin), record)
    ]
    return pl.concat(parts)


def _forecasts_from(
    origin: int, target: Target, series: PanelSeries, record: Record
) -> Iterator[pl.DataFrame]:
    """Yield the forecasts of series from one origin, a frame a horizon."""
    snapshot = _snapshot(target, series, record)
    rows = np.flatnonzero(forecastable(target, snapshot))
    inputs = build_inputs(target, snapshot.take(rows), rows, record.methods(target.measure))
    for horizon in HORIZONS:
        quantiles = record.fitted(target.measure, horizon).quantiles(target, inputs)
        yield _rows(series.keys[rows], origin, horizon, quantiles)


def _until(series: PanelSeries, rows: Array, origin: int) -> PanelSeries:
    """Select some series up to an origin."""
    cells = series.cells[rows, : origin - series.first + 1]
    return replace(series, keys=series.keys[rows], cells=cells)


def _comparable(target: Target, series: PanelSeries) -> PanelSeries:
    """Empty the years of each series that cannot be compared with its newest ones."""
    if not target.of_trade:
        return series
    cells = series.cells.copy()
    for ccode, spans in incomparable_years().items():
        rows = (series.keys == ccode).any(axis=1)
        for first, last in spans:
            start, end = max(first - series.first, 0), max(last - series.first + 1, 0)
            cells[rows, start:end] = np.nan
    return replace(series, cells=cells)


def probability(
    values: Values,
    measure: str,
    pair: Pair,
    horizon: int,
    *,
    above: float | None = None,
    below: float | None = None,
) -> float:
    """Return the probability that a measure of a pair will lie above, or below, a threshold.

    Parameters
    ----------
    values, measure, pair
        As for :func:`outlook`.
    horizon
        1 to 5 years after the newest data.
    above, below
        The threshold, in the measure's unit; exactly one of the two.

    Raises
    ------
    UnknownNameError, InvalidRequestError
        If the measure is not forecast, the horizon is out of range, or the pair's series does
        not allow a forecast.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> 0 < probability(stored_values(), "vote_agreement_adopted", (365, 710), 1, above=0.7) < 1
    True
    """
    require_horizon(horizon)
    result = outlook(values, measure, pair)
    if result.refused:
        raise InvalidRequestError(
            f"{measure} cannot be forecast: {result.refused}.", "Try another pair."
        )
    return result.forecasts[horizon - 1].probability(above=above, below=below)


def _origin(target: Target, series: tuple[tuple[int, float], ...], sound: int) -> int:
    """Return the year that a forecast starts from: the newest sound one, or the series' own."""
    years = {year for year, _ in series}
    return target.newest if target.newest in years and target.newest else sound


def _gaps(history: tuple[tuple[int, float], ...], origin: int) -> tuple[int, ...]:
    """List the years before the origin, within the longest gap, that are not known."""
    years = {year for year, _ in history}
    return tuple(y for y in range(origin - LONGEST_GAP, origin) if y not in years)


def _one(
    about: tuple[int, ...], history: tuple[tuple[int, float], ...], origin: int
) -> PanelSeries:
    """Arrange one history as a series up to the origin."""
    cells = np.full((1, origin - FIRST_YEAR + 1), np.nan)
    for year, value in history:
        if year >= FIRST_YEAR:
            cells[0, year - FIRST_YEAR] = value
    return PanelSeries(np.array([about]), FIRST_YEAR, cells)


def _snapshot(target: Target, series: PanelSeries, record: Record) -> Snapshot:
    """Build a snapshot of series at their last year, with mean levels from the record.

    Years that the record takes as unknown, because few series have them, count where a series
    has them: its own forecast knows more than those that the record is about.
    """
    window, observed = cut_windows(target.scale.forward(series.cells), ())
    keys = series.keys if series.keys.shape[1] == 2 else np.repeat(series.keys, 2, axis=1)
    states, overall = record.mean_levels(target.measure, keys)
    expected = record.expected(target.measure, keys)
    return Snapshot(
        window, observed, states, overall, at_zero(window, target.scale.floor), expected
    )


def _why_not(
    target: Target, snapshot: Snapshot, history: tuple[tuple[int, float], ...], origin: int
) -> str:
    """Return why a series cannot be forecast; empty if it can."""
    if not history:
        return "there are no data for it"
    if not snapshot.observed[0, -1]:
        newest = history[-1][0]
        return f"forecasts start from {origin}, and its newest value is of {newest}"
    count = int(snapshot.observed[0].sum())
    if count < LEAST_YEARS:
        return (
            f"its series is too short: {count} of the {WINDOW} years to {origin} are known, and "
            f"{LEAST_YEARS} are needed"
        )
    if not forecastable(target, snapshot)[0]:
        return f"it has been zero in all known years of the {WINDOW} to {origin}"
    return ""


def _filled(blank: Outlook, target: Target, inputs: ModelInputs, record: Record) -> Outlook:
    """Fill an outlook with forecasts, chances and the record."""
    records = (record.track(target.measure, horizon) for horizon in HORIZONS)
    tracks = tuple(track for track in records if track is not None)
    rows = [record.fitted(target.measure, h).quantiles(target, inputs) for h in HORIZONS]
    chances = tuple(
        _chance(statement, target, inputs, quantiles, track, blank.origin)
        for track, quantiles in zip(tracks, rows, strict=True)
        for statement in target.statements
    )
    after, cases = _after(target, record, blank.origin, blank.last)
    return replace(
        blank,
        forecasts=tuple(
            Forecast(blank.origin, horizon, tuple(quantiles[0].tolist()))
            for horizon, quantiles in zip(HORIZONS, rows, strict=True)
        ),
        tracks=tracks,
        chances=chances,
        after=after,
        cases=cases,
    )


def _chance(
    statement: Statement,
    target: Target,
    inputs: ModelInputs,
    quantiles: Array,
    track: TrackRecord,
    origin: int,
) -> Chance:
    """Return the probability of one statement."""
    threshold = thresholds(statement, target, inputs)
    probabilities = (exceeding if statement.above else falling_short)(quantiles, threshold)
    year = origin + track.horizon
    brier = track.brier[statement.name]
    return Chance(
        statement=statement.name,
        words=statement.words,
        horizon=track.horizon,
        year=year,
        probability=float(probabilities[0]),
        brier=brier,
        threshold=float(threshold[0]),
    )


def _after(
    target: Target, record: Record, origin: int, last: float
) -> tuple[tuple[Forecast, ...], int]:
    """Apply the changes of past cases to the last value; nothing for a series at zero."""
    rows = sorted(record.cases(target.measure), key=lambda row: int(row["horizon"]))
    if last <= 0 or not rows:
        return (), 0
    start = target.scale.forward(np.array([last]))
    forecasts = tuple(
        Forecast(origin, row["horizon"], tuple(target.scale.inverse(start + change).tolist()))
        for row, change in ((row, np.array(row["quantiles"])) for row in rows)
    )
    return forecasts, int(rows[0]["cases"])


def _rows(keys: Array, origin: int, horizon: int, quantiles: Array) -> pl.DataFrame:
    """Arrange the forecasts of all series for one horizon as rows."""
    import polars as pl

    names = ("ccode",) if keys.shape[1] == 1 else ("ccode1", "ccode2")
    ends = {
        f"{side}{share}": quantiles[:, int(np.argmin(np.abs(QUANTILE_LEVELS - level)))]
        for share in (50, 80, 95)
        for side, level in (("low", (1 - share / 100) / 2), ("high", (1 + share / 100) / 2))
    }
    return pl.DataFrame(
        {
            **{name: keys[:, at] for at, name in enumerate(names)},
            "origin": origin,
            "horizon": horizon,
            "median": quantiles[:, len(QUANTILE_LEVELS) // 2],
            **ends,
        }
    )
