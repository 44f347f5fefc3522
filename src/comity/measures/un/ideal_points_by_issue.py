"""The distance of two states on each of six issues in the General Assembly."""

from __future__ import annotations

import math
from typing import Any

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, of_a, of_b, state_array
from comity.unit import IDEAL_POINT


def _declaration(issue: str) -> dict[str, Any]:
    """Return what the measures of all issues have in common."""
    return {
        "level": "dyad",
        "unit": IDEAL_POINT,
        "bounds": (0, math.inf),
        "formula": f"|ideal point of a - of b| by the published model on votes on {issue} alone",
        "reference": "Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61",
        "higher": f"the two are farther apart on {issue}",
    }


@measure(**_declaration("human rights"))
def distance_human_rights(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on human rights."""
    return _on(ideal_point_estimates, "hr")


@measure(**_declaration("the Middle East"))
def distance_middle_east(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on the Middle East."""
    return _on(ideal_point_estimates, "me")


@measure(**_declaration("nuclear weapons"))
def distance_nuclear(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on nuclear weapons and material."""
    return _on(ideal_point_estimates, "nu")


@measure(**_declaration("disarmament"))
def distance_disarmament(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on arms control and disarmament."""
    return _on(ideal_point_estimates, "di")


@measure(**_declaration("colonialism"))
def distance_colonialism(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on colonialism."""
    return _on(ideal_point_estimates, "co")


@measure(**_declaration("economic development"))
def distance_development(ideal_point_estimates: TableData) -> xr.DataArray:
    """Distance between ideal points on economic development."""
    return _on(ideal_point_estimates, "ec")


def _on(estimates: TableData, topic: str) -> xr.DataArray:
    """Take the distance between points estimated from the votes on one issue."""
    points = state_array(estimates.rows(pl.col("topic") == topic), "position")
    return abs(of_a(points) - of_b(points))
