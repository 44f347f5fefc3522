"""Events between two states in the news, by class: ICEWS."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, mirrored, pair_array, part_of
from comity.unit import count_of, share_of

_ICEWS = "Boschee et al. (2015), ICEWS Coded Event Data"
_COOPERATION = pl.col("verbal_cooperation") + pl.col("material_cooperation")
_CONFLICT = pl.col("verbal_conflict") + pl.col("material_conflict")


@measure(
    level="dyad",
    unit=count_of("events"),
    bounds=(0, math.inf),
    formula="number of events of either towards the other in the year",
    reference=_ICEWS,
    higher="the news report more dealings between the two",
)
def icews_events(event_counts: TableData) -> xr.DataArray:
    """Events between the two in the news."""
    return _both_ways(event_counts, _COOPERATION + _CONFLICT)


@measure(
    level="dyad",
    unit=share_of("events"),
    bounds=(0, 1),
    formula="cooperative events / all events of either towards the other in the year",
    reference=_ICEWS,
    higher="more of what the news report between the two is cooperation",
)
def icews_cooperation_share(event_counts: TableData) -> xr.DataArray:
    """Share of cooperation among the events between the two."""
    cooperation = _both_ways(event_counts, _COOPERATION)
    return part_of(cooperation, _both_ways(event_counts, _COOPERATION + _CONFLICT))


@measure(
    level="directed",
    unit=count_of("events"),
    bounds=(0, math.inf),
    formula="number of events of material conflict of a towards b in the year",
    reference=_ICEWS,
    higher="A used or was reported to use more coercion against B",
)
def icews_material_conflict(event_counts: TableData) -> xr.DataArray:
    """Material conflict of A towards B in the news."""
    return pair_array(event_counts, "material_conflict")


def _both_ways(event_counts: TableData, count: pl.Expr) -> xr.DataArray:
    """Add up a count from a to b and from b to a."""
    sent = pair_array(event_counts.columns(count=count), "count")
    return sent + mirrored(sent)
