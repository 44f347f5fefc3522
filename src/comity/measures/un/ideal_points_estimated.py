"""Ideal points by this project's own estimates, with errors, to the newest votes."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.table_arrays import TableData, of_a, of_b, pair_array, state_array
from comity.methods.ideal_points.probability import closer_probability
from comity.typing import Array
from comity.unit import IDEAL_POINT, POSTERIOR

_BSV = "Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61"
_RW = "frame of this project; model of a vote: Bailey, Strezhnev and Voeten (2017)"
_INFINITE = (-math.inf, math.inf)
_POSITIVE = (0, math.inf)

YEARS_APART = 10
"""Over how many years two states are compared in :func:`convergence_probability`."""


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=_INFINITE,
    formula="mean of the point on the main dimension of General Assembly votes, published model",
    reference=_BSV,
    higher="closer to the US-led liberal order",
)
def ideal_point_bsv(ideal_point_estimates: TableData) -> xr.DataArray:
    """Ideal point, estimated here by the published model.

    The level of sessions before about 1950 is weakly identified; the order within them is
    sound. Adding a session moves all others a little: never mix vintages.
    """
    return state_array(_by(ideal_point_estimates, "bsv"), "position")


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="standard deviation of the point, items eliminated from the joint precision",
    reference=_BSV,
    higher="the ideal point is less certain",
)
def ideal_point_bsv_error(ideal_point_estimates: TableData) -> xr.DataArray:
    """Standard error of the ideal point estimated here by the published model."""
    return state_array(_by(ideal_point_estimates, "bsv"), "standard_error")


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=_INFINITE,
    formula="mean of the point on the main dimension of General Assembly votes, random walk",
    reference=_RW,
    higher="closer to the US-led liberal order",
)
def ideal_point_rw(ideal_point_estimates: TableData) -> xr.DataArray:
    """Ideal point, estimated here as a random walk.

    It uses later votes for earlier years too, and predicts votes held out better than the
    published model; its scale is not that of the published points.
    """
    return state_array(_by(ideal_point_estimates, "rw"), "position")


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="standard deviation of the point in the joint posterior of all points",
    reference=_RW,
    higher="the ideal point is less certain",
)
def ideal_point_rw_error(ideal_point_estimates: TableData) -> xr.DataArray:
    """Standard error of the ideal point estimated here as a random walk."""
    return state_array(_by(ideal_point_estimates, "rw"), "standard_error")


@measure(
    level="dyad",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="|ideal point of a - ideal point of b|, published model estimated here",
    reference=_BSV,
    higher="the two are farther apart",
    follows=("difference", "ideal_point_bsv"),
)
def distance_bsv(ideal_point_bsv: xr.DataArray) -> xr.DataArray:
    """Distance between the two states' ideal points, estimated here."""
    return abs(of_a(ideal_point_bsv) - of_b(ideal_point_bsv))


@measure(
    level="dyad",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="sqrt(s_a^2 + s_b^2 - 2 r s_a s_b), r the correlation of the two points' errors",
    reference=_BSV,
    higher="the distance is less certain",
)
def distance_bsv_error(
    ideal_point_bsv_error: xr.DataArray, ideal_point_correlations: TableData
) -> xr.DataArray:
    """Standard error of the distance between the two states' ideal points."""
    return _difference_error(ideal_point_bsv_error, ideal_point_correlations, "bsv")


@measure(
    level="dyad",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="|ideal point of a - ideal point of b|, random walk",
    reference=_RW,
    higher="the two are farther apart",
    follows=("difference", "ideal_point_rw"),
)
def distance_rw(ideal_point_rw: xr.DataArray) -> xr.DataArray:
    """Distance between the two states' ideal points by the random walk."""
    return abs(of_a(ideal_point_rw) - of_b(ideal_point_rw))


@measure(
    level="dyad",
    unit=IDEAL_POINT,
    bounds=_POSITIVE,
    formula="sqrt(s_a^2 + s_b^2 - 2 r s_a s_b), r the correlation of the two points' errors",
    reference=_RW,
    higher="the distance is less certain",
)
def distance_rw_error(
    ideal_point_rw_error: xr.DataArray, ideal_point_correlations: TableData
) -> xr.DataArray:
    """Standard error of the distance by the random walk."""
    return _difference_error(ideal_point_rw_error, ideal_point_correlations, "rw")


@measure(
    level="dyad",
    unit=POSTERIOR,
    bounds=(0, 1),
    formula="P(|difference now| < |difference ten years ago|), both normal and independent",
    reference=_BSV,
    higher="the two are more surely closer together than ten years ago",
    window=YEARS_APART + 1,
)
def convergence_probability(
    ideal_point_bsv: xr.DataArray, distance_bsv_error: xr.DataArray
) -> xr.DataArray:
    """Probability that the two drew closer over ten years.

    In the published model errors of different sessions are as good as independent, since a
    session's points lean on the means, not on the draws, of the session before.
    """
    points, errors = ideal_point_bsv.values, distance_bsv_error.values
    chance = np.full(errors.shape, np.nan)
    chance[YEARS_APART:] = by_period(
        _chance_of_convergence,
        chance[YEARS_APART:].shape,
        *(points[:-YEARS_APART], errors[:-YEARS_APART], points[YEARS_APART:], errors[YEARS_APART:]),
    )
    return distance_bsv_error.copy(data=chance)


def _chance_of_convergence(then: Array, then_error: Array, now: Array, now_error: Array) -> Array:
    """Compute the chance of all pairs of a year: shape (a, b), symmetric."""
    apart, earlier = (points[:, None] - points[None, :] for points in (now, then))
    # The two directions are one chance, of which half the cells are computed.
    lower = np.triu(np.isfinite(apart) & np.isfinite(earlier) & np.isfinite(then_error), k=1)
    chance = np.full(lower.shape, np.nan)
    parts = (earlier, then_error, apart, now_error)
    # Rounding leaves a chance of a hair under zero.
    chance[lower] = np.maximum(closer_probability(*(part[lower] for part in parts)), 0.0)
    return np.fmax(chance, chance.T)


def _by(estimates: TableData, estimator: str) -> TableData:
    """Take the points that rest on all votes, by one estimator."""
    return estimates.rows((pl.col("estimator") == estimator) & (pl.col("topic") == "all"))


def _difference_error(error: xr.DataArray, correlations: TableData, estimator: str) -> xr.DataArray:
    """Combine two points' errors with their correlation, which is stored in hundredths."""
    correlation, own = pair_array(correlations, estimator), error.values
    return correlation.copy(data=by_period(_error, correlation.shape, correlation.values, own))


def _error(hundredths: Array, own: Array) -> Array:
    """Return the errors of all differences of a year: shape (a, b)."""
    first, second = own[:, None], own[None, :]
    return np.asarray((first**2 + second**2 - 2 * (hundredths / 100) * first * second) ** 0.5)
