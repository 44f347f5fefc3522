"""Organisations of which both of two states are members, by name."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, shared_memberships
from comity.states.state import UNITED_STATES
from comity.unit import count_of

_IGO = "Pevehouse et al. (2020), Journal of Peace Research 57; COW IGO 3"


@measure(
    level="dyad",
    unit=count_of("organisations"),
    bounds=(0, math.inf),
    formula="number of intergovernmental organisations of which both are full or associate members",
    reference=_IGO,
    higher="the two meet in more organisations",
    window=2,
)
def shared_igos(igo_members: TableData) -> xr.DataArray:
    """Intergovernmental organisations of which both are members.

    Missing for a state that had memberships in the year before and has none: the data end with it.
    """
    shared = shared_memberships(igo_members, "code")
    return shared.where(_is_covered(shared))


@measure(
    level="dyad",
    unit=count_of("organisations"),
    bounds=(0, math.inf),
    formula="number of intergovernmental organisations of which both are full or associate members "
    "and the United States is neither",
    reference=_IGO,
    higher="the two meet in more organisations in which the United States does not sit",
    window=2,
    also=(UNITED_STATES,),
)
def shared_igos_without_us(igo_members: TableData) -> xr.DataArray:
    """Intergovernmental organisations of which both are members and the United States is not."""
    shared = shared_memberships(igo_members, "code", without=UNITED_STATES)
    return shared.where(_is_covered(shared_memberships(igo_members, "code")))


@measure(
    level="dyad",
    unit=count_of("bodies", "body"),
    bounds=(0, math.inf),
    formula="number of informal intergovernmental organisations of which both are members",
    reference="Roger (2020), The Origins of Informality, version 3",
    higher="the two meet in more informal bodies",
)
def shared_informal_igos(informal_igo_members: TableData) -> xr.DataArray:
    """Informal intergovernmental organisations of which both are members."""
    return shared_memberships(informal_igo_members, "body")


@measure(
    level="dyad",
    unit=count_of("alliances"),
    bounds=(0, math.inf),
    formula="number of alliances of which both are members on a day of the year",
    reference="Leeds et al. (2002), International Interactions 28; ATOP 5.1",
    higher="the two are members of more alliances together",
)
def shared_alliances(alliance_members: TableData) -> xr.DataArray:
    """Alliances of which both are members."""
    return shared_memberships(alliance_members, "alliance")


def _is_covered(shared: xr.DataArray) -> xr.DataArray:
    """Mark the pairs of which neither lost all its memberships at once: (year, a, b)."""
    own = np.nan_to_num(np.diagonal(shared.values, axis1=1, axis2=2))
    gone = np.zeros(own.shape, dtype=bool)
    gone[1:] = (own[1:] == 0) & (own[:-1] > 0)
    return shared.copy(data=~(gone[:, :, None] | gone[:, None, :]))
