"""Which cells of a whole-world array count: states that were members, and none with itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import xarray as xr

from comity.measures.measure import Measure
from comity.period import MONTHS
from comity.states.system import membership
from comity.typing import Array

_AXES: dict[str, tuple[str, ...]] = {
    "dyad": ("a", "b"),
    "directed": ("a", "b"),
    "state": ("state",),
}
"""The axes of states of an array of each level."""


def masked(
    measure: Measure, array: xr.DataArray, shared: Iterable[Array] | None = None
) -> xr.DataArray:
    """Select what exists: members of that period, and no state with itself.

    Parameters
    ----------
    measure
        The measure.
    array
        Its values for all states and periods.
    shared
        The arrays that others use too. Values of none of them are overwritten, which saves a copy
        of the whole world's; None if any may be in use.

    Returns
    -------
    xarray.DataArray
        The array with the period first. An undirected measure keeps both halves; they are the
        same.
    """
    array = array.transpose(measure.frequency, *_AXES.get(measure.level, ()))
    if measure.level == "system":
        return array
    if measure.level == "state":
        return array.where(_members(array, "state"))
    kind = np.result_type(array.dtype, np.float32)
    cells = np.require(array.values, kind, ["C", "W"])
    if shared is None or any(np.may_share_memory(cells, each) for each in shared):
        cells = cells.copy()
    absent = zip(cells, ~_members(array, "a"), ~_members(array, "b"), strict=True)
    for block, first, second in absent:  # a period's cells at a time stay in the cache
        block[first] = np.nan
        block[:, second] = np.nan
    cells[:, array["a"].values[:, None] == array["b"].values[None, :]] = np.nan
    return array.copy(data=cells)


def _members(array: xr.DataArray, dim: str) -> Array:
    """Return which states of an axis were members in which periods: shape (period, state).

    A member of a year is one in all of its months.
    """
    if "month" in array.dims:
        months = array["month"].values // MONTHS
        years = np.unique(months)
        return _members_in(years, array[dim].values)[np.searchsorted(years, months)]
    return _members_in(array["year"].values, array[dim].values)


def _members_in(years: Array, states: Array) -> Array:
    """Return which states were members in which years: shape (year, state)."""
    ccodes, member_years = _system()
    inside = np.isin(ccodes, states) & np.isin(member_years, years)
    mask = np.zeros((years.size, states.size), dtype=bool)
    mask[np.searchsorted(years, member_years[inside]), np.searchsorted(states, ccodes[inside])] = (
        True
    )
    return mask


@cache
def _system() -> tuple[Array, Array]:
    """Return the ccodes and years of all state-years of the system."""
    system = membership()
    return system["ccode"].to_numpy(), system["year"].to_numpy()
