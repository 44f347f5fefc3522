"""Membership of the institutions whose members are listed here with dates."""

from __future__ import annotations

from typing import Any

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, state_counts, yearly
from comity.unit import YES_OR_NO

_LIST = "Comity, list of dated memberships, each with its public page"


def _declaration(institution: str) -> dict[str, Any]:
    """Return what the measures of all institutions have in common."""
    return {
        "level": "state",
        "unit": YES_OR_NO,
        "bounds": (0, 1),
        "formula": f"1 for members of {institution} on the last day of the year, 0 for others",
        "reference": _LIST,
        "higher": f"the state is a member of {institution}",
    }


@measure(**_declaration("NATO"))
def nato_member(institution_members: TableData) -> xr.DataArray:
    """Membership of NATO at the end of the year."""
    return _members(institution_members, "NATO")


@measure(**_declaration("the European Union"))
def eu_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the European Union at the end of the year.

    The Communities before it are in it from 1992 on.
    """
    return _members(institution_members, "EU")


@measure(**_declaration("BRICS"))
def brics_member(institution_members: TableData) -> xr.DataArray:
    """Membership of BRICS at the end of the year.

    Saudi Arabia, invited in 2023, is not counted.
    """
    return _members(institution_members, "BRICS")


@measure(**_declaration("the Shanghai Cooperation Organisation"))
def sco_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the Shanghai Cooperation Organisation at the end of the year.

    Observers and partners are no members.
    """
    return _members(institution_members, "SCO")


@measure(**_declaration("the Collective Security Treaty Organization"))
def csto_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the Collective Security Treaty Organization at the end of the year."""
    return _members(institution_members, "CSTO")


@measure(**_declaration("the Eurasian Economic Union"))
def eaeu_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the Eurasian Economic Union at the end of the year."""
    return _members(institution_members, "EAEU")


@measure(**_declaration("ASEAN"))
def asean_member(institution_members: TableData) -> xr.DataArray:
    """Membership of ASEAN at the end of the year."""
    return _members(institution_members, "ASEAN")


@measure(**_declaration("the Gulf Cooperation Council"))
def gcc_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the Gulf Cooperation Council at the end of the year."""
    return _members(institution_members, "GCC")


@measure(**_declaration("the New Development Bank"))
def ndb_member(institution_members: TableData) -> xr.DataArray:
    """Membership of the New Development Bank of BRICS at the end of the year."""
    return _members(institution_members, "NDB")


def _members(spells: TableData, institution: str) -> xr.DataArray:
    """Mark the members of an institution on the last day of each year: (year, state)."""
    own = spells.rows(pl.col("institution") == institution)
    end = pl.col("end")
    is_last_day = (end.dt.month() == 12) & (end.dt.day() == 31)
    last = end.dt.year() - pl.when(is_last_day).then(0).otherwise(1)
    return state_counts(yearly(own, pl.col("start").dt.year(), last)).clip(max=1)
