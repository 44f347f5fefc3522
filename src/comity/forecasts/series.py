"""Series: a measure for the whole world as rows of years, and what was known at an origin."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace

import numpy as np

from comity.panels.values import Values

Array = np.ndarray

FIRST_YEAR = 1946
WINDOW = 30
"""How many years up to its origin a forecast looks back."""

LONGEST_GAP = 8
"""Gaps between two known years of at most this length are bridged by a straight line."""

LEAST_YEARS = 8
"""A series known in fewer years of the window than this is not forecast."""

SOUND_SHARE = 0.8
"""A year is sound if at least this share of the most series known in one year are known."""

SPANS = (1, 3, 5, 10)
"""Over how many years, up to the origin, levels are averaged."""


@dataclass(frozen=True)
class PanelSeries:
    """A measure of all pairs or states, year by year.

    ``keys`` has the shape (n, 1) or (n, 2): the ccodes that a row is about. ``cells`` has the
    shape (n, years), with NaN where nothing is known; ``first`` is the year of its first column.

    >>> series = PanelSeries(np.array([[710, 365]]), 2000, np.array([[1.0, 2.0]]))
    >>> series.last, series.at(2001).tolist()
    (2001, [2.0])
    """

    keys: Array
    first: int
    cells: Array

    @property
    def last(self) -> int:
        """The year of the last column."""
        return self.first + self.cells.shape[1] - 1

    def at(self, year: int) -> Array:
        """Return the column of a year; NaN throughout for a year outside."""
        if not self.first <= year <= self.last:
            return np.full(len(self.cells), np.nan)
        return self.cells[:, year - self.first]

    def until_sound(self) -> PanelSeries:
        """Return the series up to the newest year in which most of them are known.

        A year that few states have reported on yet is no origin: the record of forecasts from
        it would be that of a few pairs alone.

        >>> cells = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, np.nan], [4.0, 5.0, np.nan]])
        >>> PanelSeries(np.array([[2], [20], [70]]), 2021, cells).until_sound().last
        2022
        """
        counts = np.isfinite(self.cells).sum(axis=0)
        sound = np.flatnonzero(counts >= SOUND_SHARE * counts[-WINDOW:].max(initial=1))
        end = int(sound[-1]) + 1 if sound.size else self.cells.shape[1]
        return replace(self, cells=self.cells[:, :end])

    def missing_lags(self) -> tuple[int, ...]:
        """List how many years before the last one lie years with hardly any data.

        A past forecast is made as if the same years before its origin were missing, so that
        its record is that of forecasts made from data like today's.
        """
        newest = np.isfinite(self.cells[:, -1])
        coverage = np.isfinite(self.cells[newest])[:, ::-1].mean(axis=0)
        return tuple(int(k) for k in np.flatnonzero(coverage[: LONGEST_GAP + 1] < 0.5))


@dataclass(frozen=True)
class Snapshot:
    """What is known of some series at an origin, on the scale of the forecasts.

    ``window`` (n, up to 30 years, the origin last) has its gaps bridged; ``observed`` says
    which of its cells are data. ``states`` (n, 2, spans) are the mean levels of the series of
    each of the two states over :data:`SPANS` years, ``overall`` (spans,) those of all series.
    ``zero`` says which series are at the measure's zero. ``expected`` (n, 2) is what the
    matrix of all pairs predicts for each (:mod:`comity.forecasts.models.factors`); without
    columns where no model asks for it.
    """

    window: Array
    observed: Array
    states: Array
    overall: Array
    zero: Array
    expected: Array

    def take(self, rows: Array) -> Snapshot:
        """Return the snapshot of some rows only."""
        return Snapshot(
            self.window[rows],
            self.observed[rows],
            self.states[rows],
            self.overall,
            self.zero[rows],
            self.expected[rows],
        )

    @property
    def last(self) -> Array:
        """The value at the origin."""
        return self.window[:, -1]


def read_series(values: Values, measure: str) -> PanelSeries:
    """Read a stored measure as series: a row a pair or state, a column a year.

    >>> from comity.panels.stored import stored_values
    >>> sorted(vars(read_series(stored_values(), "vote_agreement")))
    ['cells', 'first', 'keys']
    """
    import polars as pl

    frame = values.read_all(measure).filter(pl.col("year") >= FIRST_YEAR)
    keys = [name for name in frame.columns if name.startswith("ccode")]
    about = frame.select(keys).unique().sort(keys).with_row_index("row")
    frame = frame.join(about, on=keys, how="left")
    years = frame["year"].to_numpy().astype(int)
    first = int(years.min())
    cells = np.full((about.height, int(years.max()) - first + 1), np.nan)
    cells[frame["row"].to_numpy(), years - first] = frame["value"].to_numpy()
    return PanelSeries(about.select(keys).to_numpy().astype(int), first, cells)


def cut_windows(cells: Array, missing_lags: tuple[int, ...]) -> tuple[Array, Array]:
    """Select the window that ends with the last column, and interpolate its gaps.

    Parameters
    ----------
    cells
        Shape (n, years): everything up to the origin, which is the last column.
    holes
        How many years before the origin lie years to be taken as unknown.

    Returns
    -------
    window, observed
        Each of shape (n, at most 30).

    Examples
    --------
    >>> window, observed = cut_windows(np.array([[1.0, np.nan, 3.0]]), ())
    >>> window.tolist(), observed.tolist()
    ([[1.0, 2.0, 3.0]], [[True, False, True]])
    """
    window = cells[:, -WINDOW:].copy()
    for lag in missing_lags:
        if lag < window.shape[1]:
            window[:, -1 - lag] = np.nan
    observed = np.isfinite(window)
    return _interpolate(window, observed), observed


def mean_levels(window: Array) -> Array:
    """Average each series over the last 1, 3, 5 and 10 years of its window: (n, spans).

    >>> import numpy as np
    >>> mean_levels(np.array([[1.0, 2.0, 3.0, 4.0]])).shape
    (1, 4)
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # series without data give NaN
        return np.column_stack([np.nanmean(window[:, -span:], axis=1) for span in SPANS])


def mean_by_state(keys: Array, level: Array) -> tuple[Array, Array]:
    """Average levels over all series of each state.

    Returns
    -------
    ccodes, means
        Shapes (states,) and (states, spans).

    Examples
    --------
    >>> ccodes, means = mean_by_state(np.array([[2, 20], [2, 70]]), np.array([[1.0], [3.0]]))
    >>> ccodes.tolist(), means.ravel().tolist()
    ([2, 20, 70], [2.0, 1.0, 3.0])
    """
    ccodes, at = np.unique(keys, return_inverse=True)
    at = at.reshape(keys.shape)
    present = np.isfinite(level).all(axis=1)
    means = np.zeros((ccodes.size, level.shape[1]))
    counts = np.zeros(ccodes.size)
    for column in range(keys.shape[1]):
        counts += np.bincount(at[present, column], minlength=ccodes.size)
        for span in range(level.shape[1]):
            weights = level[present, span]
            means[:, span] += np.bincount(at[present, column], weights, minlength=ccodes.size)
    return ccodes, means / np.maximum(counts, 1)[:, None]


def snapshot_at(
    line: PanelSeries, origin: int, missing_lags: tuple[int, ...], floor: float
) -> Snapshot:
    """Build a snapshot of all series at an origin; it uses nothing later.

    Parameters
    ----------
    line
        The series on the scale of the forecasts.
    origin
        The last year that may be looked at.
    holes
        See :meth:`Series.holes`.
    floor
        The measure's zero on the scale.

    Examples
    --------
    >>> line = PanelSeries(np.array([[2, 20]]), 2000, np.arange(12.0)[None, :])
    >>> snapshot_at(line, 2010, (), floor=-1.0).last.tolist()
    [10.0]
    """
    window, observed = cut_windows(line.cells[:, : origin - line.first + 1], missing_lags)
    level = mean_levels(window)
    ccodes, means = mean_by_state(line.keys, level)
    at = np.searchsorted(ccodes, line.keys)
    states = means[at] if line.keys.shape[1] == 2 else means[np.repeat(at, 2, axis=1)]
    present = np.isfinite(level).all(axis=1)
    overall = level[present].mean(axis=0) if present.any() else np.zeros(len(SPANS))
    nothing = np.zeros((len(window), 0))
    return Snapshot(window, observed, states, overall, at_zero(window, floor), nothing)


def at_zero(window: Array, floor: float) -> Array:
    """Return which series are at the measure's zero at the origin.

    >>> import numpy as np
    >>> at_zero(np.array([[0.0, 0.0], [0.0, 2.0]]), 0.5).tolist()
    [True, False]
    """
    return window[:, -1] <= floor + 1e-12


def usable(snapshot: Snapshot) -> Array:
    """Return which series can be forecast: known at the origin and in enough years before.

    >>> cells = np.stack([np.arange(12.0), np.where(np.arange(12) < 9, np.nan, 1.0)])
    >>> line = PanelSeries(np.array([[2, 20], [2, 70]]), 2000, cells)
    >>> usable(snapshot_at(line, 2011, (), floor=-1.0)).tolist()
    [True, False]
    """
    return snapshot.observed[:, -1] & (snapshot.observed.sum(axis=1) >= LEAST_YEARS)


def _interpolate(window: Array, observed: Array) -> Array:
    """Interpolate linearly across the gaps between known years."""
    width = window.shape[1]
    place = np.arange(width)
    before = np.maximum.accumulate(np.where(observed, place, -1), axis=1)
    after = np.where(observed, place, 2 * width)
    after = np.minimum.accumulate(after[:, ::-1], axis=1)[:, ::-1]
    short = (after - before <= LONGEST_GAP) & (before >= 0) & (after < width)
    row, column = np.nonzero(~observed & short)
    low, high = before[row, column], after[row, column]
    part = (column - low) / (high - low)
    window[row, column] = window[row, low] * (1 - part) + window[row, high] * part
    return window
