"""Diplomatic missions and visits of leaders."""

from __future__ import annotations

import math
from functools import reduce

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, mirrored, pair_array, pair_counts, spliced
from comity.states.state import CHINA, UNITED_STATES
from comity.unit import INDEX, YES_OR_NO, count_of

_EXCHANGE = "Bayer (2006), Diplomatic Exchange 2006.1; Moyer, Turner and Meisel (2021)"
_SPANS = {"diplomatic_missions": (1817, 1995), "representation_levels": (2000, 2020)}


@measure(
    level="directed",
    unit=YES_OR_NO,
    bounds=(0, 1),
    formula="1 if a has a diplomatic mission in b, of whatever rank",
    reference=_EXCHANGE,
    higher="A is represented in B",
    spans=_SPANS,
)
def diplomatic_representation(
    diplomatic_missions: TableData, representation_levels: TableData
) -> xr.DataArray:
    """Diplomatic representation of A in B.

    To 1995 in about every fifth year, from 2000 on in every year.
    """
    older = pair_counts(diplomatic_missions.between(*_SPANS["diplomatic_missions"]))
    newer = pair_counts(representation_levels.between(*_SPANS["representation_levels"]))
    return spliced(older, newer)


@measure(
    level="directed",
    unit=INDEX,
    bounds=(0, 1),
    formula="level of a's representation in b: 1 ambassador, 0.75 chargé d'affaires or acting, "
    "less for lesser missions, 0 none",
    reference="Moyer, Turner and Meisel (2021), Journal of Peace Research 58",
    higher="A is represented in B at a higher level",
)
def representation_level(representation_levels: TableData) -> xr.DataArray:
    """Level of representation of A in B."""
    return pair_array(representation_levels, "level")


@measure(
    level="dyad",
    unit=count_of("missions"),
    bounds=(0, 2),
    formula="number of the two that have a diplomatic mission in the other",
    reference=_EXCHANGE,
    higher="more of the two are represented in the other",
    spans=_SPANS,
)
def mutual_representation(diplomatic_representation: xr.DataArray) -> xr.DataArray:
    """Missions of the two in each other."""
    return diplomatic_representation + mirrored(diplomatic_representation)


@measure(
    level="directed",
    unit=count_of("visits"),
    bounds=(0, math.inf),
    formula="number of visits of a's head of state or government to b that began in the year, "
    "where either is the United States or a is China; where two lists count the same visits, the "
    "higher number",
    reference="Office of the Historian (2025); Turcsányi et al. (2020); China Vitae (2018)",
    higher="leaders of A went to B more often",
)
def leader_visits(
    us_leader_travel: TableData,
    visits_to_us: TableData,
    chinese_visits: TableData,
    chinese_leader_trips: TableData,
) -> xr.DataArray:
    """Visits of A's leaders to B.

    Known for presidents of the United States since 1866, for leaders who came there since 1874,
    and for China's leaders since 1949. The lists of China's are not complete.
    """
    presidents = us_leader_travel.rows(pl.col("role") == "president")
    lists = xr.align(
        _counted(pair_counts(presidents), sender=UNITED_STATES),
        _counted(pair_counts(visits_to_us), receiver=UNITED_STATES),
        _counted(pair_array(chinese_visits, "visits"), sender=CHINA),
        _counted(pair_array(chinese_leader_trips, "trips"), sender=CHINA),
        join="outer",
    )
    return reduce(_higher, lists)


@measure(
    level="directed",
    unit=count_of("visits"),
    bounds=(0, math.inf),
    formula="number of visits of the secretary of state of the United States to b that began in "
    "the year",
    reference="Office of the Historian (2025), Travels Abroad of the Secretary of State",
    higher="secretaries of state went there more often",
    sender=UNITED_STATES,
)
def us_secretary_visits(us_leader_travel: TableData) -> xr.DataArray:
    """Visits of the secretary of state of the United States to B."""
    secretaries = us_leader_travel.rows(pl.col("role") == "secretary")
    return _counted(pair_counts(secretaries), sender=UNITED_STATES)


def _higher(one: xr.DataArray, other: xr.DataArray) -> xr.DataArray:
    """Return the higher of two counts, or the one that is not missing."""
    higher: xr.DataArray = xr.apply_ufunc(np.fmax, one, other)
    return higher


def _counted(
    counts: xr.DataArray, *, sender: int | None = None, receiver: int | None = None
) -> xr.DataArray:
    """Fill in zero where a list of one state's visits, sent or received, has none."""
    one, other = ("a", "b") if receiver is None else ("b", "a")
    state = sender if receiver is None else receiver
    listed = (counts[one] == state) & (counts[other] != state)
    return counts.fillna(0).where(listed)
