"""Who sat in the Security Council for good: its five permanent members, year by year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from comity.states.codes import un_seat_of_china
from comity.states.state import BRITAIN, CHINA, FRANCE, RUSSIA, TAIWAN, UNITED_STATES

if TYPE_CHECKING:  # a reader of values can do without the time that it takes to import
    import xarray as xr

Array = np.ndarray


PERMANENT = (CHINA, FRANCE, RUSSIA, BRITAIN, UNITED_STATES)
"""The five seats in the order of article 23 of the Charter, each by who holds it now."""

FOUNDED = 1946
"""The Security Council first met on 17 January of this year."""


def sitting(year: int) -> frozenset[int]:
    """Return the ccodes of the states that held a permanent seat on a day of the year.

    China's seat was held from Taiwan (713) between December 1949 and October 1971, so that
    in both years two states have held it.

    >>> sorted(sitting(1960))
    [2, 200, 220, 365, 713]
    >>> sorted(sitting(1971) - sitting(1960)), sitting(1945)
    ([710], frozenset())
    """
    if year < FOUNDED:
        return frozenset()
    ends = (date(year, 1, 1), date(year, 12, 31))
    return frozenset(PERMANENT[1:]) | {un_seat_of_china(day) for day in ends}


def seat(ccode: int) -> int:
    """Return from whose seat a state's vetoes were cast: both Chinas had the one of China.

    >>> seat(713), seat(365)
    (710, 365)
    """
    return CHINA if ccode == TAIWAN else ccode


def seated(array: xr.DataArray) -> xr.DataArray:
    """Select the values of permanent members: (year, state), or (year, a, b) with both seated.

    Those of other states are NaN: who has no veto does not refrain from it. The two states that
    held China's seat never sat side by side, not even in a year in which both held it.
    """
    years = array["year"].values
    if "state" in array.dims:
        return array.where(_seats(years, array["state"].values))
    a, b = (_seats(years, array[dim].values) for dim in ("a", "b"))
    apart = _seat_of(array["a"].values)[:, None] != _seat_of(array["b"].values)
    return array.where(a[:, :, None] & b[:, None, :] & apart)


def _seats(years: Array, states: Array) -> Array:
    """Return which states held a permanent seat in which years: shape (year, state)."""
    return np.array([np.isin(states, sorted(sitting(int(year)))) for year in years])


def _seat_of(states: Array) -> Array:
    return np.where(states == TAIWAN, CHINA, states)
