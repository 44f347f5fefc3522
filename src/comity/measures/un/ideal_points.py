"""Ideal points of states, and the distances between them."""

from __future__ import annotations

import math

import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, of_a, of_b, state_array
from comity.states.state import UNITED_STATES
from comity.unit import IDEAL_POINT

_REFERENCE = "Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61"


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=(-math.inf, math.inf),
    formula="the state's position on the main dimension of General Assembly votes, as published",
    reference=_REFERENCE,
    higher="closer to the US-led liberal order",
)
def ideal_point(ideal_points: TableData) -> xr.DataArray:
    """Ideal point."""
    return state_array(ideal_points, "ideal_point")


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=(0, math.inf),
    formula="standard deviation of the posterior, from its 5th and 95th percentiles",
    reference=_REFERENCE,
    higher="the ideal point is less certain",
)
def ideal_point_error(ideal_points: TableData) -> xr.DataArray:
    """Standard error of the ideal point."""
    return state_array(ideal_points, "standard_error")


@measure(
    level="dyad",
    unit=IDEAL_POINT,
    bounds=(0, math.inf),
    formula="|ideal point of a - ideal point of b|",
    reference=_REFERENCE,
    higher="the two are farther apart",
    follows=("difference", "ideal_point"),
)
def ideal_point_distance(ideal_point: xr.DataArray) -> xr.DataArray:
    """Distance between the two states' ideal points."""
    return abs(of_a(ideal_point) - of_b(ideal_point))


@measure(
    level="state",
    unit=IDEAL_POINT,
    bounds=(0, math.inf),
    formula="|ideal point of the state - ideal point of the United States|",
    reference=_REFERENCE,
    higher="the state is farther from the United States",
    also=(UNITED_STATES,),
)
def distance_from_us(ideal_point: xr.DataArray) -> xr.DataArray:
    """Distance of the ideal point from that of the United States."""
    distance = abs(ideal_point - ideal_point.sel(state=UNITED_STATES, drop=True))
    return distance.where(distance["state"] != UNITED_STATES)
