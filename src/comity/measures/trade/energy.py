"""Fuels between states: who sells what to whom, who depends on whom, and the pipes."""

from __future__ import annotations

import math
from dataclasses import replace

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    mirrored,
    of_a,
    pair_array,
    pair_counts,
    part_of,
    state_counts,
    yearly,
)
from comity.methods.trade.dependence import rank_among
from comity.unit import BCM_A_YEAR, DOLLARS, RANK, quantity_in, share_of

_EDITION = 2024
"""The year of which the pipelines' status is known."""

_CLOSED = ("idle", "mothballed", "retired")
"""What ran once and does not in 2024; the source does not say since when."""

_REFERENCE = "BACI (CEPII): Gaulier and Zignago (2010); eight fuels of HS chapter 27"


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="sum of exports of coal, lignite, crude oil, liquefied and gaseous natural gas from "
    "a to b",
    reference=_REFERENCE,
    higher="A sells more fuels to B",
    change="growth",
)
def fuel_exports(fuel_trade: TableData) -> xr.DataArray:
    """Fuels sold by A to B.

    Refined products are not among them, so that it is below all of HS chapter 27. Missing where
    any fuel of the two is not known: hidden from sanctions, kept secret or not recorded.
    """
    unknown = pair_counts(fuel_trade.rows(pl.col("value").is_null()))
    return _recorded(fuel_trade).where(~(unknown > 0))


def _recorded(fuel_trade: TableData) -> xr.DataArray:
    """Sum what is recorded of each pair: a lower bound where some of its fuels are not known."""
    return pair_array(fuel_trade, "value")


@measure(
    level="directed",
    unit=share_of("fuel imports"),
    bounds=(0, 1),
    formula="fuels sold by b to a / fuels that a imports from all states",
    reference=_REFERENCE,
    higher="A depends more on fuels from B",
    reach="either",
)
def fuel_import_share(
    fuel_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the fuel imports of A.

    Of all that is recorded; missing where a large part of A's fuel imports is not known.
    """
    imports = _of_whole(mirrored(fuel_exports), incomplete_fuels, "imports")
    return part_of(imports, mirrored(_recorded(fuel_trade)).sum("b", min_count=1))


@measure(
    level="directed",
    unit=RANK,
    bounds=(1, math.inf),
    formula="rank of b among all states by the fuels they sell to a, from the largest",
    reference=_REFERENCE,
    higher="B is a lesser supplier of A (rank 1 is the largest)",
    reach="either",
)
def fuel_supplier_rank(
    fuel_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Rank of B among the suppliers of fuels of A.

    Missing where B supplies none, and where a large part of A's fuel imports is not known.
    """
    imports = _of_whole(mirrored(fuel_exports), incomplete_fuels, "imports")
    return _ranks(mirrored(_recorded(fuel_trade)), imports)


@measure(
    level="directed",
    unit=share_of("fuel exports"),
    bounds=(0, 1),
    formula="fuels sold by a to b / fuels that a exports to all states",
    reference=_REFERENCE,
    higher="A depends more on B as a buyer of fuels",
    reach="either",
)
def fuel_export_share(
    fuel_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Share of B in the fuel exports of A.

    Of all that is recorded; missing where a large part of A's fuel exports is not known.
    """
    exports = _of_whole(fuel_exports, incomplete_fuels, "exports")
    return part_of(exports, _recorded(fuel_trade).sum("b", min_count=1))


@measure(
    level="directed",
    unit=RANK,
    bounds=(1, math.inf),
    formula="rank of b among all states by the fuels they buy from a, from the largest",
    reference=_REFERENCE,
    higher="B is a lesser buyer of A's fuels (rank 1 is the largest)",
    reach="either",
)
def fuel_buyer_rank(
    fuel_exports: xr.DataArray, fuel_trade: TableData, incomplete_fuels: TableData
) -> xr.DataArray:
    """Rank of B among the buyers of fuels of A.

    Missing where B buys none, and where a large part of A's fuel exports is not known.
    """
    exports = _of_whole(fuel_exports, incomplete_fuels, "exports")
    return _ranks(_recorded(fuel_trade), exports)


def _ranks(records: xr.DataArray, amounts: xr.DataArray) -> xr.DataArray:
    """Rank each b by what is recorded; missing where its fuels are not known, and for none."""
    some = records.where(records > 0)
    return some.copy(data=rank_among(some.values)).where(amounts.notnull())


def _of_whole(flows: xr.DataArray, incomplete: TableData, side: str) -> xr.DataArray:
    """Select the flows of each a in years of which no large part of its fuels is unknown."""
    counts = state_counts(incomplete.rows(pl.col("side") == side))
    return flows.where(of_a(counts).reindex(year=flows["year"]).isnull())


@measure(
    level="dyad",
    unit=BCM_A_YEAR,
    bounds=(0, math.inf),
    formula="sum of the capacities of gas pipelines between the two that ran in the year; missing "
    "while one ran whose end is not dated",
    reference="Global Energy Monitor, Global Gas Infrastructure Tracker (2024)",
    higher="more gas can flow between the two",
    window=200,
)
def gas_pipeline_capacity(pipelines: TableData, pipeline_closures: TableData) -> xr.DataArray:
    """Capacity of the gas pipelines between the two.

    Counts what operates in 2024 from its year of start, and what is idle, mothballed or retired
    in 2024 to its last year where a page dates it (Nord Stream from 2011 to 2022). While another
    closed pipe may have run, the capacity is missing. Pairs without a pipe are missing. What
    stopped and runs again counts in the years between (Egypt and Israel from 2012 to 2019).
    """
    return _capacity(pipelines, pipeline_closures, "gas")


@measure(
    level="dyad",
    unit=quantity_in("barrels of oil equivalent a day"),
    bounds=(0, math.inf),
    formula="sum of the known capacities of oil pipelines between the two that ran in the year; "
    "missing while one ran whose end is not dated",
    reference="Global Energy Monitor, Global Oil Infrastructure Tracker (2024)",
    higher="more oil can flow between the two",
    window=200,
)
def oil_pipeline_capacity(pipelines: TableData, pipeline_closures: TableData) -> xr.DataArray:
    """Capacity of the oil pipelines between the two.

    Most oil pipelines have no known capacity and are left out, so that the sum is a lower
    bound; pairs without a pipe of known capacity are missing.
    """
    return _capacity(pipelines, pipeline_closures, "oil")


def _capacity(pipelines: TableData, closures: TableData, fuel: str) -> xr.DataArray:
    """Sum the capacities of what ran in each year; missing while others may have run too.

    After a dated end a pipe counts as zero, so that its pair has a value.
    """
    dated = closures.frame.select("ccode1", "ccode2", "id", "last_year", dated=True)
    listed = pipelines.rows((pl.col("fuel") == fuel) & pl.col("start_year").is_not_null())
    frame = listed.frame.join(dated, on=["ccode1", "ccode2", "id"], how="left")
    of_fuel = replace(listed, frame=frame)
    closed = pl.col("status").is_in(_CLOSED)
    ran = pl.col("capacity").is_not_null() & (
        (pl.col("status") == "operating") | (closed & pl.col("last_year").is_not_null())
    )
    start, end = pl.col("start_year"), pl.col("last_year")
    running = yearly(of_fuel.rows(ran), start, end)
    over = yearly(of_fuel.rows(ran & end.is_not_null()), end + 1, pl.lit(None, pl.Int32))
    over = replace(over, frame=over.frame.with_columns(capacity=pl.lit(0.0)))
    undated = yearly(of_fuel.rows(closed & pl.col("dated").is_null()), start, pl.lit(_EDITION - 1))
    spells = replace(running, frame=pl.concat([running.frame, over.frame]))
    return pair_array(spells, "capacity").where(~(pair_counts(undated) > 0))
