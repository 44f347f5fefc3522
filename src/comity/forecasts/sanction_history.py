"""Past cases: how a measure moved after sanctions began between two states.

A case begins in a year in which one of two states has an active case of sanctions against the
other, after at least :data:`QUIET` years in which neither had. What is kept is the change of
the measure, on the scale of the forecasts, from the year before to each year after.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from comity.forecasts.forecast import HORIZONS, QUANTILE_LEVELS
from comity.forecasts.series import Array, PanelSeries
from comity.forecasts.transform import Transform

QUIET = 3
"""Years without sanctions either way before a case begins."""

FEWEST = 50
"""With fewer cases than this nothing is said of them."""


def find_sanction_onsets(between: PanelSeries) -> tuple[Array, Array]:
    """Find the pairs and years in which sanctions began.

    Parameters
    ----------
    between
        Active cases of the first state against the second, both ways in rows of their own.

    Returns
    -------
    pairs, years
        Shapes (cases, 2), with the lower ccode first, and (cases,).
    """
    low = np.sort(between.keys, axis=1)
    pairs, at = np.unique(low, axis=0, return_inverse=True)
    either = np.zeros((len(pairs), between.cells.shape[1]))
    np.maximum.at(either, at.ravel(), np.nan_to_num(between.cells))
    active = either > 0
    began = active[:, QUIET:].copy()
    for back in range(1, QUIET + 1):
        began &= ~active[:, QUIET - back : active.shape[1] - back]
    row, column = np.nonzero(began)
    return pairs[row], between.first + QUIET + column


def changes_after(
    series: PanelSeries, scale: Transform, cases: tuple[Array, Array]
) -> pl.DataFrame:
    """Return the quantiles of the change from the eve of each case to each horizon after it.

    Horizon 1 is the year in which the sanctions began. A pair at zero on the eve is
    no case, nor is one whose value is not known in both years.

    Returns
    -------
    polars.DataFrame
        ``horizon, cases, quantiles``; none for horizons with too few cases.
    """
    ends = [(horizon, *_ends(series, cases, horizon)) for horizon in HORIZONS]
    rows = [
        {"horizon": horizon, "cases": len(before), "quantiles": _quantiles(scale, before, after)}
        for horizon, before, after in ends
        if len(before) >= FEWEST
    ]
    columns = {"horizon": pl.Int64(), "cases": pl.Int64(), "quantiles": pl.List(pl.Float64())}
    return pl.DataFrame(rows, schema=pl.Schema(columns))


def _ends(series: PanelSeries, cases: tuple[Array, Array], horizon: int) -> tuple[Array, Array]:
    """Return the values on the eve of each case and ``horizon`` years after the eve."""
    ends = [
        (series.at(year - 1)[rows], series.at(year - 1 + horizon)[rows])
        for year, rows in _rows_by_year(series, cases)
    ]
    before, after = (np.concatenate(part) for part in zip(*ends, strict=True))
    comparable = np.isfinite(before) & np.isfinite(after) & (before > 0)
    return before[comparable], after[comparable]


def _rows_by_year(series: PanelSeries, cases: tuple[Array, Array]) -> list[tuple[int, Array]]:
    """Find the rows of a series that each year's cases are about; directed ones both ways."""
    low = np.sort(series.keys, axis=1)
    marks = low[:, 0] * 1000 + low[:, -1]
    pairs, years = cases
    keys = pairs[:, 0] * 1000 + pairs[:, 1]
    return [
        (int(year), np.flatnonzero(np.isin(marks, keys[years == year])))
        for year in np.unique(years)
    ]


def _quantiles(scale: Transform, before: Array, after: Array) -> list[float]:
    """Take the quantiles of changes on the scale, rounded to what is stored."""
    change = np.quantile(scale.forward(after) - scale.forward(before), QUANTILE_LEVELS)
    return [float(value) for value in change.astype(np.float32)]
