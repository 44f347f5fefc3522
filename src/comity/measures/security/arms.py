"""Arms between states: who delivers what to whom, and who depends on whose arms."""

from __future__ import annotations

import math

import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, mirrored, pair_array, part_of, spliced
from comity.methods.series.rolling import moving_sum
from comity.methods.trade.concentration import herfindahl_hirschman
from comity.unit import INDEX, TIV, count_of, share_of

_REFERENCE = "SIPRI Arms Transfers Database; Holtom, Bromley and Simmel (2012)"
_FIVE_YEARS = 5
_OLDER = (1950, 1994)
"""The years of the series that come from the export tables."""


@measure(
    level="directed",
    unit=TIV,
    bounds=(0, math.inf),
    formula="trend-indicator value of deliveries of major arms from a to b: the register from "
    "1995, an older edition before",
    reference=_REFERENCE,
    higher="A delivers more arms to B",
    change="growth",
    spans={"arms_deliveries_older": _OLDER, "arms_deliveries": (1995, 2024)},
)
def arms_transfers(arms_deliveries: TableData, arms_deliveries_older: TableData) -> xr.DataArray:
    """Deliveries of major arms from A to B.

    Deliveries of 1950 to 1994 are those of SIPRI's export tables, in whole millions, later
    ones those of its register. Both count the Soviet Union's. Inside the years covered a pair
    without a recorded delivery has zero.
    """
    older = pair_array(arms_deliveries_older.between(*_OLDER), "tiv")
    return spliced(older, pair_array(arms_deliveries, "tiv"))


@measure(
    level="directed",
    unit=TIV,
    bounds=(0, math.inf),
    formula="trend-indicator value of deliveries of major arms from a to b in SIPRI's export "
    "tables of 2022",
    reference=_REFERENCE,
    higher="A delivered more arms to B",
    change="growth",
)
def arms_transfers_older_edition(arms_deliveries_older: TableData) -> xr.DataArray:
    """Deliveries of major arms from A to B in SIPRI's export tables of 2022.

    From 1995 to 2021 the difference from ``arms_transfers`` shows what SIPRI has revised.
    """
    return pair_array(arms_deliveries_older, "tiv")


@measure(
    level="directed",
    unit=share_of("arms imports"),
    bounds=(0, 1),
    formula="arms from b to a over five years / arms that a imported over the same years",
    reference=_REFERENCE,
    higher="A depends more on arms from B",
    reach="either",
    window=_FIVE_YEARS,
)
def arms_import_share(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Share of B in the arms imports of A over five years.

    Missing where the state imported none in those years.
    """
    imports = mirrored(arms_transfers)
    recent = imports.copy(data=moving_sum(imports.values, _FIVE_YEARS))
    return part_of(recent, recent.sum("b", min_count=1))


@measure(
    level="state",
    unit=INDEX,
    bounds=(0, 1),
    formula="sum over suppliers of the squared share in the state's arms imports of five years",
    reference="Hirschman (1945); SIPRI Arms Transfers Database",
    higher="the state's arms come from fewer suppliers",
    reach="either",
    window=_FIVE_YEARS,
)
def arms_supplier_concentration(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Concentration of the suppliers of arms over five years."""
    recent = moving_sum(arms_transfers.values, _FIVE_YEARS)
    cells = herfindahl_hirschman(recent, axis=1)
    states = arms_transfers["b"].values
    return xr.DataArray(cells, coords={"year": arms_transfers["year"], "state": states})


@measure(
    level="directed",
    unit=count_of("deals"),
    bounds=(0, math.inf),
    formula="deals that b ordered from a in the year, of those with deliveries since 1995",
    reference=_REFERENCE,
    higher="B ordered more from A",
)
def arms_deals(arms_orders: TableData) -> xr.DataArray:
    """Arms deals ordered by B from A.

    A year without one in the register is missing.
    """
    return pair_array(arms_orders, "deals")


@measure(
    level="directed",
    unit=count_of("deals"),
    bounds=(0, math.inf),
    formula="deals that b ordered from a in the year with production by b under licence, of "
    "those with deliveries since 1995",
    reference=_REFERENCE,
    higher="A let B produce more of its arms",
)
def arms_licences(arms_orders: TableData) -> xr.DataArray:
    """Arms deals under which B produces arms of A.

    A year without any deal in the register is missing.
    """
    return pair_array(arms_orders, "licences")
