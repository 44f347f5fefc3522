"""The junior partner: to which of two states the measures of asymmetry point.

Each of the measures is read on its own; none is weighed against another. A measure points to
a state as the junior where that state has less of what counts (economy, net resources,
capabilities) or depends more on the other (trade, what its end would cost, arms, fuels). One
that is equal both ways, or has no value both ways, points to neither.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import mirrored
from comity.unit import MEASURES_SHARE, count_of

RATIOS = ("gdp_ratio", "net_resources_ratio", "cinc_ratio")
"""Measures of what one has relative to the other: the one below 1 is the junior."""

DEPENDENCES = ("trade_share", "trade_cutoff_cost", "arms_import_share", "fuel_import_share")
"""Measures of how far one depends on the other: the one that depends more is the junior."""

LEAST = 3
"""With fewer measures that point to either, which is the junior is left open."""

_REFERENCE = (
    "frame of this project; after Womack (2016), Asymmetry and International Relationships, and "
    "the references of the measures"
)


@measure(
    level="directed",
    unit=count_of("measures"),
    bounds=(0, len(RATIOS + DEPENDENCES)),
    formula="number of measures (GDP, net resources, CINC, share of trade, cost of a trade "
    "cut-off, share of arms imports and of fuel imports) that point to a as the junior partner "
    "of b",
    reference=_REFERENCE,
    higher="more measures point to A as the junior partner",
)
def junior_measures(
    gdp_ratio: xr.DataArray,
    net_resources_ratio: xr.DataArray,
    cinc_ratio: xr.DataArray,
    trade_share: xr.DataArray,
    trade_cutoff_cost: xr.DataArray,
    arms_import_share: xr.DataArray,
    fuel_import_share: xr.DataArray,
) -> xr.DataArray:
    """Measures that point to A as the junior partner of B.

    Missing where fewer than three point to either. Which measures have data differs from year
    to year: ``junior_partner`` gives the share.
    """
    ratios = (gdp_ratio, net_resources_ratio, cinc_ratio)
    dependences = (trade_share, trade_cutoff_cost, arms_import_share, fuel_import_share)
    less = [(ratio, 1 / ratio) for ratio in ratios]
    more = [(mirrored(share), share) for share in dependences]
    pointing = _shared_years([_below(one, other) for one, other in (*less, *more)])
    count = np.sum([array.values for array in pointing], axis=0)
    enough = count + count.transpose(0, 2, 1) >= LEAST
    return pointing[0].copy(data=np.where(enough, count, np.nan))


@measure(
    level="directed",
    unit=MEASURES_SHARE,
    bounds=(0, 1),
    formula="measures that point to a as the junior partner / measures that point to a or b",
    reference=_REFERENCE,
    higher="the measures agree more that A is the junior partner",
)
def junior_partner(junior_measures: xr.DataArray) -> xr.DataArray:
    """Share of the measures of asymmetry that point to A as the junior partner of B.

    Missing where fewer than three point to either.
    """
    return junior_measures / (junior_measures + mirrored(junior_measures))


def _below(one: xr.DataArray, other: xr.DataArray) -> xr.DataArray:
    """Return where one amount is below another; where either is missing it is not."""
    with np.errstate(invalid="ignore"):
        return (one < other).astype(np.int8)


def _shared_years(arrays: list[xr.DataArray]) -> list[xr.DataArray]:
    """Align arrays along the years from which, and to which, enough of them reach."""
    spans = [array["year"].values for array in arrays if array["year"].size]
    if len(spans) < LEAST:
        return [array.isel(year=slice(0)) for array in arrays]
    first = sorted(span[0] for span in spans)[LEAST - 1]
    last = sorted((span[-1] for span in spans), reverse=True)[LEAST - 1]
    return [array.reindex(year=np.arange(first, last + 1), fill_value=0) for array in arrays]
