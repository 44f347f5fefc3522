"""From a whole-world array to stored rows: which cells count, and each one's percentile."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import CHANGE_SPANS, SUBJECTS, Measure
from comity.period import MONTHS, PERIOD_COLUMNS, Frequency
from comity.states.system import membership

_AXES: dict[str, tuple[str, ...]] = {
    "dyad": ("a", "b"),
    "directed": ("a", "b"),
    "state": ("state",),
}
"""The axes of states of an array of each level; after them comes that of periods."""


def axes(measure: Measure) -> tuple[str, ...]:
    """Return the axes of a measure's array in the order of its keys: states, then the period."""
    return (*_AXES.get(measure.level, ()), measure.frequency)


def masked(measure: Measure, array: xr.DataArray) -> xr.DataArray:
    """Select what exists: members of that year, and no state with itself.

    An undirected measure keeps both halves; they are the same.
    """
    array = array.transpose(measure.frequency, *axes(measure)[:-1])
    if measure.level == "system":
        return array
    if measure.level == "state":
        return array.where(_members(array, "state"))
    real = _members(array, "a")[:, :, None] & _members(array, "b")[:, None, :]
    apart = array["a"].values[:, None] != array["b"].values[None, :]
    return array.where(real & apart)


def to_rows(measure: Measure, array: xr.DataArray) -> pl.DataFrame:
    """Convert an array to rows: its keys, ``value``, and its change over each span of periods.

    Rows are in the order of their keys; cells without a value give no row. Undirected
    pairs are there once, with ``ccode1 < ccode2``.
    """
    dims = axes(measure)
    ordered = array.transpose(*dims).values
    present = np.isfinite(ordered)
    if measure.level == "dyad":
        present &= np.triu(np.ones(present.shape[:2], dtype=bool), k=1)[:, :, None]
    flat = np.flatnonzero(present)
    at = np.unravel_index(flat, present.shape)
    columns = {
        key: array[dim].values.astype(np.int16)[index]
        for key, dim, index in zip(SUBJECTS[measure.level], dims[:-1], at[:-1], strict=True)
    }
    columns |= _period_columns(array[dims[-1]].values[at[-1]], measure.frequency)
    values = ordered.ravel()
    columns["value"] = values[flat]
    for span in CHANGE_SPANS[measure.frequency]:
        # The period is the last axis, so that a span before is that number of cells before.
        earlier = values[np.where(at[-1] >= span, flat - span, flat)]
        moved = _change(measure, columns["value"], earlier)
        columns[f"change{span}"] = np.where(at[-1] >= span, moved, np.float32(np.nan))
    return pl.DataFrame(columns).fill_nan(None)


def with_percentiles(measure: Measure, rows: pl.DataFrame) -> pl.DataFrame:
    """Add each value's percentile in the world in that period.

    ``rank`` counts from the highest value (1); ``percentile`` runs from 0 to 100, and ties share
    the middle of their percentiles; ``equal_share`` is the share of the period's values that
    equal it, so that above a half it is what most have; ``change5_percentile`` and
    ``change10_percentile`` (of months, those of 1 and 12) are the percentiles of the changes.
    """
    if measure.level == "system":
        return rows
    spans = CHANGE_SPANS[measure.frequency]
    periods = _ordinals(rows, measure.frequency)
    rank, percentile, equal_share = _standing(rows["value"].to_numpy(), periods)
    moved = [_standing(rows[f"change{span}"].to_numpy(), periods)[1] for span in spans]
    return rows.with_columns(
        pl.Series("rank", rank),
        pl.Series("percentile", percentile),
        pl.Series("equal_share", equal_share),
        *(
            pl.Series(f"change{span}_percentile", percentiles, nan_to_null=True)
            for span, percentiles in zip(spans, moved, strict=True)
        ),
    )


def year_summary(measure: Measure, rows: pl.DataFrame) -> pl.DataFrame:
    """Compute the distribution of a measure over the system in each period.

    One row a period: number of values, their 5th, 25th, 50th, 75th and 95th percentiles, and
    the median change over each span.
    """
    quantiles = [
        pl.col("value").quantile(q / 100, "linear").alias(f"p{q}") for q in (5, 25, 50, 75, 95)
    ]
    spans = CHANGE_SPANS[measure.frequency]
    medians = [pl.col(f"change{span}").median() for span in spans]
    counted = pl.len().cast(pl.Int32).alias("n")
    period = PERIOD_COLUMNS[measure.frequency]
    summary = rows.group_by(period).agg(counted, *quantiles, *medians).sort(period)
    return summary.select(pl.lit(measure.name).alias("measure"), pl.all())


def _standing(values: np.ndarray, periods: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each value's rank from above, its percentile and the share equal to it in its period.

    Equal values share the highest of their ranks, and the middle of their percentiles. Returns
    three arrays of the shape of ``values``: 0, NaN and NaN where there is no value.
    """
    present = np.flatnonzero(~np.isnan(values))
    order = present[np.argsort(values[present])]
    order = order[np.argsort(periods[order], kind="stable")]
    value, period = values[order], periods[order]
    newer = np.diff(period, prepend=-1) != 0
    first, runs = (
        np.flatnonzero(newer),
        np.flatnonzero(newer | (np.diff(value, prepend=np.nan) != 0)),
    )
    equal, sizes = np.diff(runs, append=period.size), np.diff(first, append=period.size)
    group = np.searchsorted(first, runs, side="right") - 1
    below, count = runs - first[group], sizes[group]
    rank = np.zeros(values.size, np.int32)
    percentile, equal_share = (np.full(values.size, np.nan, np.float32) for _ in range(2))
    rank[order] = np.repeat((count - below - equal + 1).astype(np.int32), equal)
    percentile[order] = np.repeat((100 * (below + equal / 2) / count).astype(np.float32), equal)
    equal_share[order] = np.repeat((equal / count).astype(np.float32), equal)
    return rank, percentile, equal_share


def _period_columns(ordinals: np.ndarray, frequency: Frequency) -> dict[str, np.ndarray]:
    """Return the columns that name the periods of rows."""
    if frequency == "year":
        return {"year": ordinals.astype(np.int16)}
    return {
        "year": (ordinals // MONTHS).astype(np.int16),
        "month": (ordinals % MONTHS + 1).astype(np.int8),
    }


def _ordinals(rows: pl.DataFrame, frequency: Frequency) -> np.ndarray:
    """Return the ordinals of the periods of rows."""
    years = rows["year"].to_numpy().astype(np.int32)
    return years if frequency == "year" else MONTHS * years + rows["month"].to_numpy() - 1


def _change(measure: Measure, now: np.ndarray, then: np.ndarray) -> np.ndarray:
    """Compute how values changed; NaN where there was none, or nothing that could grow."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        moved = now - then if measure.change == "difference" else now / then - 1
        return np.where(np.isfinite(moved), moved, np.nan).astype(np.float32)


@cache
def _system() -> tuple[np.ndarray, np.ndarray]:
    """Return the ccodes and years of all state-years of the system."""
    system = membership()
    return system["ccode"].to_numpy(), system["year"].to_numpy()


def _members(array: xr.DataArray, dim: str) -> np.ndarray:
    """Return which states of an axis were members in which periods: shape (period, state).

    A member of a year is one in all of its months.
    """
    if "month" in array.dims:
        months = array["month"].values // MONTHS
        years = np.unique(months)
        return _members_in(years, array[dim].values)[np.searchsorted(years, months)]
    return _members_in(array["year"].values, array[dim].values)


def _members_in(years: np.ndarray, states: np.ndarray) -> np.ndarray:
    """Return which states were members in which years: shape (year, state)."""
    ccodes, member_years = _system()
    inside = np.isin(ccodes, states) & np.isin(member_years, years)
    mask = np.zeros((years.size, states.size), dtype=bool)
    mask[np.searchsorted(years, member_years[inside]), np.searchsorted(states, ccodes[inside])] = (
        True
    )
    return mask
