"""Obligations, exercises, disputes and rivalries between states."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    mirrored,
    pair_array,
    pair_counts,
    state_counts,
    together,
)
from comity.states.state import UNITED_STATES
from comity.unit import YES_OR_NO, count_of

_ATOP = "Leeds et al. (2002), International Interactions 28; ATOP 5.1"
_MID = "Palmer et al. (2022), Conflict Management and Peace Science 39; MID 5"
_RIVALRY = "Thompson, Sakuwa and Suhas (2022), Analyzing Strategic Rivalries in World Politics"


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either is bound by treaty to defend the other",
    reference=_ATOP,
    higher="a defence obligation holds",
)
def defence_obligation(alliances: TableData) -> xr.DataArray:
    """Obligation to defend the other."""
    return _bound(alliances, "defence")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either is bound by treaty not to attack the other",
    reference=_ATOP,
    higher="a non-aggression obligation holds",
)
def nonaggression_obligation(alliances: TableData) -> xr.DataArray:
    """Obligation not to attack the other."""
    return _bound(alliances, "nonaggression")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either is bound by treaty to consult the other in a crisis",
    reference=_ATOP,
    higher="a consultation obligation holds",
)
def consultation_obligation(alliances: TableData) -> xr.DataArray:
    """Obligation to consult the other."""
    return _bound(alliances, "consultation")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either is bound by treaty to stay neutral when the other is at war",
    reference=_ATOP,
    higher="a neutrality obligation holds",
)
def neutrality_obligation(alliances: TableData) -> xr.DataArray:
    """Obligation to stay neutral in the other's wars."""
    return _bound(alliances, "neutrality")


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if either is bound by treaty to join the other in an attack on a third state",
    reference=_ATOP,
    higher="an offence obligation holds",
)
def offence_obligation(alliances: TableData) -> xr.DataArray:
    """Obligation to join the other in attack."""
    return _bound(alliances, "offence")


@measure(
    level="dyad",
    unit=count_of("exercises"),
    bounds=(0, math.inf),
    formula="number of military exercises begun in the year in which both took part",
    reference="D'Orazio and Galambos (2021), Joint Military Exercises, version 7",
    higher="the two exercise together more often",
)
def joint_exercises(exercises: TableData) -> xr.DataArray:
    """Military exercises in which both took part."""
    return together(exercises, "exercise")


@measure(
    level="dyad",
    unit=count_of("disputes"),
    bounds=(0, math.inf),
    formula="number of militarised disputes between the two in the year",
    reference=_MID,
    higher="the two threatened or used force more often",
)
def militarised_disputes(disputes: TableData) -> xr.DataArray:
    """Militarised disputes between the two."""
    return pair_counts(disputes)


@measure(
    level="state",
    unit=count_of("disputes"),
    bounds=(0, math.inf),
    formula="number of militarised disputes of the state with the United States in the year",
    reference=_MID,
    higher="more threats or uses of force between the state and the United States",
    also=(UNITED_STATES,),
)
def disputes_with_us(militarised_disputes: xr.DataArray) -> xr.DataArray:
    """Militarised disputes with the United States."""
    with_us = militarised_disputes.sel(b=UNITED_STATES, drop=True).rename(a="state")
    return with_us.where(with_us["state"] != UNITED_STATES)


@measure(
    level="dyad",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if the two were strategic rivals in the year",
    reference=_RIVALRY,
    higher="the two are strategic rivals",
)
def strategic_rivalry(rivalries: TableData) -> xr.DataArray:
    """Strategic rivalry between the two."""
    return _rival_pairs(rivalries)


@measure(
    level="state",
    unit=count_of("strategic rivals"),
    bounds=(0, math.inf),
    formula="number of states with which the state is in a strategic rivalry in the year",
    reference=_RIVALRY,
    higher="the state has more rivals",
    reach="either",
)
def rivals(rivalries: TableData) -> xr.DataArray:
    """Strategic rivals."""
    return _rival_pairs(rivalries).sum("b", min_count=1).rename(a="state")


@measure(
    level="dyad",
    unit=count_of("states"),
    bounds=(0, math.inf),
    formula="number of third states that are strategic rivals of both in the year",
    reference=_RIVALRY,
    higher="the two have more rivals in common",
    reach="either",
)
def shared_rivals(rivalries: TableData) -> xr.DataArray:
    """Strategic rivals that the two have in common."""
    pairs = _rival_pairs(rivalries)
    counts = np.nan_to_num(pairs.values)
    # A rival of both is a path of two steps from one to the other.
    return pairs.copy(data=np.where(np.isnan(pairs.values), np.nan, counts @ counts))


@measure(
    level="state",
    unit=count_of("armed conflicts"),
    bounds=(0, math.inf),
    formula="number of armed conflicts in which the state's government took part in the year, "
    "as a party or in support",
    reference="Gleditsch et al. (2002), Journal of Peace Research 39; UCDP/PRIO 25.1",
    higher="the state fights in more conflicts",
)
def armed_conflicts(conflicts: TableData) -> xr.DataArray:
    """Armed conflicts in which the state took part."""
    return state_counts(conflicts)


def _bound(alliances: TableData, kind: str) -> xr.DataArray:
    """Return whether an obligation binds either of the two."""
    owed = pair_array(alliances, kind)
    turned = mirrored(owed)
    return owed.copy(data=np.maximum(owed.values, turned.values))


def _rival_pairs(rivalries: TableData) -> xr.DataArray:
    """Return which pairs are rivals in which years; two rivalries of a pair count once."""
    pairs = pair_counts(rivalries)
    return pairs.where(pairs.isnull(), np.minimum(pairs, 1))
