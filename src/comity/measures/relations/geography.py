"""Where states are: borders and distances."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, of_a, of_b, pair_array, state_array, yearly
from comity.typing import Array
from comity.unit import KM, YES_OR_NO, count_of

_CONTIGUITY = "Stinnett et al. (2002), Conflict Management and Peace Science 19; version 3.2"

_EARTH_RADIUS = 6371.0088
"""Mean radius of the Earth in km."""


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the two have a common land or river border, or at most 400 miles of water "
    "between them",
    reference=_CONTIGUITY,
    higher="the two are contiguous",
)
def contiguity(neighbours: TableData) -> xr.DataArray:
    """Contiguity by land or water."""
    kind = pair_array(neighbours, "contiguity")
    return (kind > 0).astype(float).where(kind.notnull())


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the two have a common land or river border",
    reference=_CONTIGUITY,
    higher="the two have a common border",
)
def land_border(neighbours: TableData) -> xr.DataArray:
    """Common land border."""
    kind = pair_array(neighbours, "contiguity")
    return (kind == 1).astype(float).where(kind.notnull())


@measure(
    level="dyad",
    unit=KM,
    bounds=(0, 21_000),
    formula="shortest distance between the territories of the two at the end of the year, to the "
    "kilometre",
    reference="Schvitz et al. (2022), Journal of Conflict Resolution 66; CShapes 2.0",
    higher="the territories are farther from each other",
)
def minimum_distance(territory_distances: TableData) -> xr.DataArray:
    """Shortest distance between the territories of the two."""
    return pair_array(yearly(territory_distances, pl.col("start"), pl.col("end")), "km")


@measure(
    level="dyad",
    unit=KM,
    bounds=(0, 20_100),
    formula="great-circle distance between the capitals of the two: 2 R arcsin(sqrt(sin²(Δφ / 2) "
    "+ cos φ_a cos φ_b sin²(Δλ / 2))), R = 6,371 km",
    reference="Gleditsch and Ward (2001), Journal of Peace Research 38; capitals by Miller (2022)",
    higher="the capitals are farther from each other",
)
def capital_distance(capitals: TableData) -> xr.DataArray:
    """Distance between the capitals of the two.

    In a year in which a state moved its capital the last one of the year counts.
    """
    spells = yearly(capitals, pl.col("start").dt.year(), pl.col("end").dt.year())
    last = pl.col("start") == pl.col("start").max().over("ccode", "year")
    angles = [
        state_array(spells.rows(last), name) * (math.pi / 180) for name in ("latitude", "longitude")
    ]
    # Capitals seldom move: the distance of each two places is computed once for all years.
    spots = np.stack(angles, axis=-1)
    present = np.isfinite(spots).all(axis=-1)
    places, numbers = np.unique(spots[present], axis=0, return_inverse=True)
    between = np.pad(_great_circle(places[:, 0], places[:, 1]), (0, 1), constant_values=np.nan)
    at = np.full(present.shape, len(places))  # the last row is of no place
    at[present] = numbers
    cells = between[at[:, :, None], at[:, None, :]]
    coords = capitals.coordinates("a", "b")
    return xr.DataArray(cells, coords=coords)


def _great_circle(latitude: Array, longitude: Array) -> Array:
    """Compute the distances in km of all places, given in radians: shape (places, places)."""
    north, east = (angle[:, None] - angle[None, :] for angle in (latitude, longitude))
    cosines = np.cos(latitude)[:, None] * np.cos(latitude)[None, :]
    haversine = np.sin(north / 2) ** 2 + cosines * np.sin(east / 2) ** 2
    return np.asarray(2 * _EARTH_RADIUS * np.arcsin(np.sqrt(haversine)))


@measure(
    level="state",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the state was a major power on a day of the year",
    reference="Correlates of War Project (2017), State System Membership, version 2016",
    higher="the state is a major power",
)
def major_power(major_powers: TableData) -> xr.DataArray:
    """Major power."""
    return state_array(major_powers.columns(one=pl.lit(1)), "one")


@measure(
    level="dyad",
    unit=count_of("major powers"),
    bounds=(0, 2),
    formula="number of the two that are major powers",
    reference="Bremer (1992), Journal of Conflict Resolution 36",
    higher="more of the two are major powers",
)
def major_powers_of_two(major_power: xr.DataArray) -> xr.DataArray:
    """Major powers among the two."""
    return of_a(major_power) + of_b(major_power)


@measure(
    level="directed",
    unit=count_of("people", "person"),
    bounds=(0, math.inf),
    formula="number of people from a who live in b in the middle of the year",
    reference="United Nations (2019), International Migrant Stock 2019",
    higher="more people from A live in B",
)
def migrants(migrant_stocks: TableData) -> xr.DataArray:
    """People from A who live in B."""
    return pair_array(migrant_stocks, "migrants")


@measure(
    level="directed",
    unit=count_of("pairs of airports", "pair of airports"),
    bounds=(0, math.inf),
    formula="number of pairs of airports with a scheduled direct flight from a to b in June 2014",
    reference="OpenFlights (2014)",
    higher="more cities of the two are joined by direct flights",
)
def direct_flights(flight_routes: TableData) -> xr.DataArray:
    """Pairs of airports with direct flights from A to B."""
    return pair_array(flight_routes, "airport_pairs")
