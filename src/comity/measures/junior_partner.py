"""The junior partner: to which of two states the measures of asymmetry point.

Each of the measures is read on its own; none is weighed against another. A measure points to
a state as the junior where that state has less of what counts (economy, net resources,
capabilities) or depends more on the other (trade, arms, fuels). One that is equal both ways,
or has no value both ways, points to neither.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
import xarray as xr

from comity.measures.facts import mirrored
from comity.measures.measure import measure

RATIOS = ("gdp_ratio", "net_resources_ratio", "cinc_ratio")
"""Measures of what one has relative to the other: the one below 1 is the junior."""

DEPENDENCES = ("trade_share", "arms_import_share", "fuel_import_share")
"""Measures of how far one depends on the other: the one that depends more is the junior."""

LEAST = 3
"""With fewer measures that point to either, which is the junior is left open."""

_REFERENCE = (
    "frame of this project; after Womack (2016), Asymmetry and International Relationships, and "
    "the references of the measures"
)


@measure(
    level="directed",
    unit="measures of asymmetry",
    bounds=(0, len(RATIOS + DEPENDENCES)),
    formula="number of measures (GDP, net resources, CINC, share of trade, of arms imports and of "
    "fuel imports) that point to a as the junior partner of b",
    reference=_REFERENCE,
    higher="more measures point to a as the junior partner",
)
def junior_measures(
    gdp_ratio: xr.DataArray,
    net_resources_ratio: xr.DataArray,
    cinc_ratio: xr.DataArray,
    trade_share: xr.DataArray,
    arms_import_share: xr.DataArray,
    fuel_import_share: xr.DataArray,
) -> xr.DataArray:
    """Measures that point to A as the junior partner of B.

    Which measures have data differs from year to year; ``junior_partner`` is the share.
    """
    weaker = [_pointed(ratio, 1 / ratio) for ratio in (gdp_ratio, net_resources_ratio, cinc_ratio)]
    dependent = [
        _pointed(mirrored(share), share)
        for share in (trade_share, arms_import_share, fuel_import_share)
    ]
    return reduce(_added, (*weaker, *dependent))


@measure(
    level="directed",
    unit="share of measures",
    bounds=(0, 1),
    formula="measures that point to a as the junior partner / measures that point to a or b",
    reference=_REFERENCE,
    higher="the measures agree more that a is the junior partner",
)
def junior_partner(junior_measures: xr.DataArray) -> xr.DataArray:
    """Share of the measures of asymmetry that point to A as the junior partner of B.

    Missing where fewer than three point to either.
    """
    both = junior_measures + mirrored(junior_measures)
    return junior_measures / both.where(both >= LEAST)


def _pointed(less: xr.DataArray, more: xr.DataArray) -> xr.DataArray:
    """Tell where one amount lies below another; missing where either is."""
    known = less.notnull() & more.notnull()
    return (less < more).astype(np.float32).where(known)


def _added(one: xr.DataArray, other: xr.DataArray) -> xr.DataArray:
    """Add two counts over all their years; missing where both are."""
    one, other = xr.align(one, other, join="outer")
    known = one.notnull() | other.notnull()
    return (one.fillna(0) + other.fillna(0)).where(known)
