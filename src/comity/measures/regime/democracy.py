"""Democracy of states, and how alike or how democratic two states are."""

from __future__ import annotations

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, of_a, of_b, state_array
from comity.unit import INDEX, YES_OR_NO, quantity_in

_VDEM = "Coppedge et al. (2025), V-Dem 15"
_POLITY = "Marshall and Gurr (2020), Polity5"

_DEMOCRACY = 6
"""The least Polity score of a democracy."""


@measure(
    level="state",
    unit=INDEX,
    bounds=(0, 1),
    formula="V-Dem's index of electoral democracy, v2x_polyarchy",
    reference=_VDEM,
    higher="elections are freer, and more people take part in them",
)
def polyarchy(democracy_indices: TableData) -> xr.DataArray:
    """Electoral democracy."""
    return state_array(democracy_indices, "polyarchy")


@measure(
    level="state",
    unit=INDEX,
    bounds=(0, 1),
    formula="V-Dem's index of liberal democracy, v2x_libdem",
    reference=_VDEM,
    higher="elections are freer, and courts and parliament limit the government more",
)
def liberal_democracy(democracy_indices: TableData) -> xr.DataArray:
    """Liberal democracy."""
    return state_array(democracy_indices, "liberal")


@measure(
    level="state",
    unit=quantity_in("points", "point"),
    bounds=(-10, 10),
    formula="revised combined Polity score, polity2: democracy less autocracy",
    reference=_POLITY,
    higher="the regime is more democratic",
)
def polity_score(polity_scores: TableData) -> xr.DataArray:
    """Polity score."""
    return state_array(polity_scores, "polity2")


@measure(
    level="state",
    unit=quantity_in("points", "point"),
    bounds=(1, 7),
    formula="mean of the ratings of political rights and of civil liberties, 1 free to 7 not free",
    reference="Freedom House (2025), Freedom in the World",
    higher="the state is less free",
)
def freedom_rating(freedom_ratings: TableData) -> xr.DataArray:
    """Freedom House rating, from 1 (free) to 7 (not free)."""
    return state_array(freedom_ratings, "rating")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the Polity score of both is 6 or more",
    reference=f"Dixon (1994), American Political Science Review 88; {_POLITY}",
    higher="both are democracies",
)
def joint_democracy(polity_score: xr.DataArray) -> xr.DataArray:
    """Joint democracy."""
    lower = _lower(polity_score)
    return (lower >= _DEMOCRACY).astype(float).where(lower.notnull())


@measure(
    level="dyad",
    unit=INDEX,
    bounds=(0, 1),
    formula="the lower of the two states' indices of electoral democracy",
    reference=f"Oneal and Russett (1997), International Studies Quarterly 41; {_VDEM}",
    higher="the less democratic of the two is more democratic",
)
def democracy_weakest_link(polyarchy: xr.DataArray) -> xr.DataArray:
    """Electoral democracy of the less democratic of the two."""
    return _lower(polyarchy)


@measure(
    level="dyad",
    unit=INDEX,
    bounds=(0, 1),
    formula="absolute difference of the two states' indices of electoral democracy",
    reference=f"Werner (2000), Political Research Quarterly 53; {_VDEM}",
    higher="the regimes of the two differ more",
    follows=("difference", "polyarchy"),
)
def regime_distance(polyarchy: xr.DataArray) -> xr.DataArray:
    """Distance between the regimes of the two."""
    return abs(of_a(polyarchy) - of_b(polyarchy))


def _lower(states: xr.DataArray) -> xr.DataArray:
    """Return the lower value of each pair: an array (year, a, b)."""
    lower: xr.DataArray = xr.apply_ufunc(np.minimum, of_a(states), of_b(states))
    return lower
