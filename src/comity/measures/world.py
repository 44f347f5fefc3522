"""From a whole-world array to stored rows: which cells count, and each one's place."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import KEYS, Measure
from comity.states.system import membership

SPANS = (5, 10)
"""The spans, in years, over which changes are told."""

_DIMS = {"dyad": ("a", "b", "year"), "directed": ("a", "b", "year"), "state": ("state", "year")}


def masked(measure: Measure, array: xr.DataArray) -> xr.DataArray:
    """Keep only what exists: members of that year, and no state with itself.

    An undirected measure keeps both halves; they are the same.
    """
    array = array.transpose("year", *_DIMS.get(measure.level, ("year",))[:-1])
    if measure.level == "world":
        return array
    if measure.level == "state":
        return array.where(_members(array, "state"))
    real = _members(array, "a")[:, :, None] & _members(array, "b")[:, None, :]
    apart = array["a"].values[:, None] != array["b"].values[None, :]
    return array.where(real & apart)


def long_rows(measure: Measure, array: xr.DataArray) -> pl.DataFrame:
    """Lay an array out as rows: its keys, ``value``, and its change over each span of years.

    Rows stand in the order of their keys; cells without a value give no row. Undirected
    pairs stand once, with ``ccode1 < ccode2``.
    """
    dims = _DIMS.get(measure.level, ("year",))
    ordered = array.transpose(*dims).values
    present = np.isfinite(ordered)
    if measure.level == "dyad":
        present &= np.triu(np.ones(present.shape[:2], dtype=bool), k=1)[:, :, None]
    at = np.nonzero(present)
    columns = {
        key: array[dim].values[index].astype(np.int16)
        for key, dim, index in zip(KEYS[measure.level], dims, at, strict=True)
    }
    columns["value"] = ordered[at]
    for span in SPANS:
        columns[f"change{span}"] = _change(measure, ordered, span)[at].astype(np.float32)
    return pl.DataFrame(columns).fill_nan(None)


def with_places(measure: Measure, rows: pl.DataFrame) -> pl.DataFrame:
    """Add each value's place in the world that year.

    ``rank`` counts from the highest value (1); ``place`` is the percentile, from 0 to 100,
    with ties in the middle of the places that they share; ``place5`` and ``place10`` are
    the percentiles of the changes.
    """
    if measure.level == "world":
        return rows
    changes = [_place(f"change{span}").alias(f"place{span}") for span in SPANS]
    rank = pl.col("value").rank("min", descending=True).over("year").cast(pl.Int32)
    return rows.with_columns(rank.alias("rank"), _place("value").alias("place"), *changes)


def year_summary(measure: Measure, rows: pl.DataFrame) -> pl.DataFrame:
    """Tell how a measure is spread over the world in each year.

    One row a year: number of values, their 5th, 25th, 50th, 75th and 95th percentiles, and
    the median change over each span.
    """
    quantiles = [
        pl.col("value").quantile(q / 100, "linear").alias(f"p{q}") for q in (5, 25, 50, 75, 95)
    ]
    medians = [pl.col(f"change{span}").median() for span in SPANS]
    counted = pl.len().cast(pl.Int32).alias("n")
    summary = rows.group_by("year").agg(counted, *quantiles, *medians).sort("year")
    return summary.select(pl.lit(measure.name).alias("measure"), pl.all())


def _place(column: str) -> pl.Expr:
    """Give the percentile of each value of a column among those of its year."""
    value = pl.col(column)
    middle = value.rank("average").over("year") - 0.5
    return (100 * middle / value.count().over("year")).cast(pl.Float32)


def _change(measure: Measure, ordered: np.ndarray, span: int) -> np.ndarray:
    """Find the change over a span along the last axis, which is the year."""
    change = np.full(ordered.shape, np.nan)
    if ordered.shape[-1] > span:
        now, then = ordered[..., span:], ordered[..., :-span]
        with np.errstate(divide="ignore", invalid="ignore"):
            moved = now - then if measure.change == "difference" else now / then - 1
        change[..., span:] = np.where(np.isfinite(moved), moved, np.nan)
    return change


@cache
def _system() -> tuple[np.ndarray, np.ndarray]:
    """Give the ccodes and years of all state-years of the system."""
    system = membership()
    return system["ccode"].to_numpy(), system["year"].to_numpy()


def _members(array: xr.DataArray, dim: str) -> np.ndarray:
    """Tell which states of an axis were members in which years: shape (year, state)."""
    ccodes, member_years = _system()
    years, states = array["year"].values, array[dim].values
    inside = np.isin(ccodes, states) & np.isin(member_years, years)
    mask = np.zeros((years.size, states.size), dtype=bool)
    mask[np.searchsorted(years, member_years[inside]), np.searchsorted(states, ccodes[inside])] = (
        True
    )
    return mask
