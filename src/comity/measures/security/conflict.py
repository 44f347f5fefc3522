"""Disputes, crises and wars between states, and the peace between them."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    pair_array,
    pair_counts,
    state_counts,
    together,
)
from comity.unit import YES_OR_NO, count_of, quantity_in

_MID = "Palmer et al. (2022), Conflict Management and Peace Science 39; MID 5"
_ICB = "Brecher et al. (2020), International Crisis Behavior, version 13"


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if a militarised dispute between the two began in the year",
    reference=_MID,
    higher="a dispute began",
)
def dispute_onset(disputes: TableData) -> xr.DataArray:
    """Onset of a militarised dispute between the two."""
    onsets = pair_array(disputes, "onset")
    return onsets.clip(max=1)


@measure(
    level="dyad",
    unit=quantity_in("level"),
    bounds=(0, 5),
    formula="highest level of hostility that either reached in a militarised dispute of the year: "
    "0 no dispute, 1 no action, 2 threat, 3 display of force, 4 use of force, 5 war",
    reference=_MID,
    higher="the two used more force against each other",
)
def dispute_hostility(disputes: TableData) -> xr.DataArray:
    """Highest hostility between the two."""
    highest = pl.col("hostility") == pl.col("hostility").max().over("ccode1", "ccode2", "year")
    first = pl.struct("ccode1", "ccode2", "year").is_first_distinct()
    return pair_array(disputes.rows(highest).rows(first), "hostility")


@measure(
    level="dyad",
    unit=count_of("incidents"),
    bounds=(0, math.inf),
    formula="number of incidents of militarised disputes that began in the year, with the two on "
    "opposite sides",
    reference=_MID,
    higher="the two threatened or used force more often",
)
def militarised_incidents(dispute_incidents: TableData) -> xr.DataArray:
    """Incidents between the two."""
    return pair_counts(dispute_incidents)


@measure(
    level="dyad",
    unit=count_of("years"),
    bounds=(0, math.inf),
    formula="years since the last militarised dispute between the two; before the first, years "
    "since both have been members of the interstate system, or since 1816",
    reference=f"Beck, Katz and Tucker (1998), American Journal of Political Science 42; {_MID}",
    higher="a longer peace",
    window=200,
)
def peace_years(militarised_disputes: xr.DataArray) -> xr.DataArray:
    """Years of peace between the two.

    Zero in a year with a dispute and in the first year of both; the count begins again if either
    left the system and came back.
    """
    counts = militarised_disputes.values
    years = militarised_disputes["year"].values.astype(float)[:, None, None]
    both = ~np.isnan(counts)
    before = np.concatenate([np.zeros_like(both[:1]), both[:-1]])
    starts = (both & ~before) | (counts > 0)
    last = np.maximum.accumulate(np.where(starts, years, -np.inf), axis=0)
    return militarised_disputes.copy(data=np.where(both, years - last, np.nan))


@measure(
    level="dyad",
    unit=count_of("disputes"),
    bounds=(0, math.inf),
    formula="number of militarised disputes between the two in the year, as corrected",
    reference="Gibler, Miller and Little (2016), International Studies Quarterly 60; version 2.2.1",
    higher="the two threatened or used force more often",
)
def gml_disputes(corrected_disputes: TableData) -> xr.DataArray:
    """Militarised disputes between the two, as corrected by Gibler, Miller and Little."""
    return pair_counts(corrected_disputes)


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the two fought each other in an interstate war in the year, by the dyadic data "
    "or, for four wars that these lack, by the Correlates of War list 4.0",
    reference="Maoz et al. (2019), Journal of Conflict Resolution 63; version 3.0; Sarkees and "
    "Wayman (2010), Resort to War",
    higher="the two were at war",
)
def interstate_war(dyadic_wars: TableData, listed_wars: TableData) -> xr.DataArray:
    """Interstate war between the two."""
    return (pair_counts(dyadic_wars) + pair_counts(listed_wars)).clip(max=1)


@measure(
    level="state",
    unit=count_of("crises", "crisis"),
    bounds=(0, math.inf),
    formula="number of international crises that began for the state in the year",
    reference=_ICB,
    higher="the state was in more crises",
)
def international_crises(crisis_actors: TableData) -> xr.DataArray:
    """International crises of the state."""
    return state_counts(_distinct(crisis_actors))


@measure(
    level="dyad",
    unit=count_of("crises", "crisis"),
    bounds=(0, math.inf),
    formula="number of international crises that began in the year for both",
    reference=_ICB,
    higher="the two were in more crises together, as opponents or on one side",
)
def joint_crises(crisis_actors: TableData) -> xr.DataArray:
    """International crises in which both were."""
    return together(_distinct(crisis_actors), "crisis")


@measure(
    level="dyad",
    unit=quantity_in("level"),
    bounds=(0, 1),
    formula="level at the end of the year: 0 serious rivalry, 0.25 lesser rivalry, 0.5 negative "
    "peace, 0.75 warm peace, 1 security community",
    reference="Diehl, Goertz and Gallegos (2021), Conflict Management and Peace Science 38",
    higher="the peace between the two is of a better quality",
)
def peace_level(peace_levels: TableData) -> xr.DataArray:
    """Quality of the peace between the two."""
    return pair_array(peace_levels, "level")


def _distinct(actors: TableData) -> TableData:
    """Select one row of a state in a crisis and year."""
    return actors.rows(pl.struct("crisis", "ccode", "year").is_first_distinct())
