"""Institutions that both are members of, from the dated memberships kept here."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, together, yearly
from comity.states.state import UNITED_STATES
from comity.unit import count_of

_MEMBERS = "Comity, list of dated memberships (SCO, BRICS, NDB, EAEU, CSTO, ASEAN, GCC, EU, NATO)"


@measure(
    level="dyad",
    unit=count_of("institutions"),
    bounds=(0, math.inf),
    formula="number of SCO, BRICS, New Development Bank, EAEU, CSTO, ASEAN and GCC of which both "
    "were members on a day of the year; none of them has had a member of the EU, NATO or the G7",
    reference=_MEMBERS,
    higher="the two meet in more institutions that have no Western member",
)
def shared_non_western_institutions(institution_members: TableData) -> xr.DataArray:
    """Institutions without Western members, of the seven listed, of which both are members."""
    return _shared(institution_members.rows(pl.col("complete") & ~pl.col("western")))


@measure(
    level="dyad",
    unit=count_of("institutions"),
    bounds=(0, math.inf),
    formula="number of SCO, BRICS, New Development Bank, EAEU, CSTO, ASEAN, GCC, EU and NATO of "
    "which both were members in the year and the United States was not",
    reference=_MEMBERS,
    higher="the two meet in more institutions in which the United States does not sit",
    also=(UNITED_STATES,),
)
def shared_institutions_without_us(institution_members: TableData) -> xr.DataArray:
    """Institutions, of the nine listed, of which both are members and the United States is not."""
    return _shared(institution_members.rows(pl.col("complete")), without=UNITED_STATES)


def _shared(spells: TableData, without: int | None = None) -> xr.DataArray:
    """Count the institutions of which both are members, but those in which a third state sits."""
    memberships = yearly(spells, pl.col("start").dt.year(), pl.col("end").dt.year())
    meeting = memberships.columns(meeting=pl.concat_str("institution", "year", separator=" "))
    if without is not None:
        sits = (pl.col("ccode") == without).any().over("meeting")
        meeting = meeting.rows(~sits)
    # A state that left and came back within the year sat there once.
    return together(meeting.rows(pl.struct("meeting", "ccode").is_first_distinct()), "meeting")
