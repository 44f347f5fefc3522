"""Events between two states in the news, by year and by month: files that the user ingested."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, annual, pair_array, system_array
from comity.period import MONTHS, Frequency
from comity.unit import Unit, UnitKind, quantity_in

_REFERENCE = "Leetaru and Schrodt (2013); Goldstein (1992); Schrodt and Gerner (2012)"
_NET = Unit(UnitKind.COEFFICIENT, "cooperative less conflictual events, as a share")
_VOLUME = quantity_in("reports per million", "report per million")
_COOPERATION = pl.col("verbal_cooperation") + pl.col("material_cooperation")
_CONFLICT = pl.col("verbal_conflict") + pl.col("material_conflict")


def _net_declaration(frequency: Frequency) -> dict[str, Any]:
    """Return what the measures of net cooperation of years and of months have in common."""
    return {
        "level": "dyad",
        "unit": _NET,
        "bounds": (-1, 1),
        "formula": "(cooperative - conflictual events) / events of either towards the other in "
        f"the {frequency}",
        "reference": _REFERENCE,
        "higher": "more of what the news report between the two is cooperation than conflict",
        "frequency": frequency,
    }


def _volume_declaration(frequency: Frequency) -> dict[str, Any]:
    """Return what the measures of volume of years and of months have in common."""
    return {
        "level": "dyad",
        "unit": _VOLUME,
        "bounds": (0, 1_000_000),
        "formula": "reports of events of either towards the other / million reports about all "
        "actors",
        "reference": _REFERENCE,
        "higher": "more of the world's news are about what the two do to each other",
        "reach": "system",
        "nearer": {"event_months": "pair"},
        "frequency": frequency,
    }


@measure(**_net_declaration("year"), reach="system", nearer={"event_months": "pair"})
def net_cooperation(event_months: TableData, event_coverage: TableData) -> xr.DataArray:
    """Net cooperation in the news.

    A year counts if all of its months were ingested.
    """
    return _net(annual(event_months)).where(_whole_years(event_coverage))


@measure(**_volume_declaration("year"))
def event_volume(event_months: TableData, event_coverage: TableData) -> xr.DataArray:
    """Volume of events between the two in the news.

    A year counts if all of its months were ingested.
    """
    total = _total(event_coverage).groupby(_years(event_coverage)).sum(min_count=MONTHS)
    return _volume(annual(event_months), total)


@measure(**_net_declaration("month"))
def monthly_net_cooperation(event_months: TableData) -> xr.DataArray:
    """Net cooperation in the news of the month."""
    return _net(event_months)


@measure(**_volume_declaration("month"))
def monthly_event_volume(event_months: TableData, event_coverage: TableData) -> xr.DataArray:
    """Volume of events between the two in the news of the month."""
    return _volume(event_months, _total(event_coverage))


def _net(event_months: TableData) -> xr.DataArray:
    """Compute net cooperation; missing where nothing was reported."""
    pairs = _both_ways(event_months)
    cooperation = pair_array(pairs.columns(count=_COOPERATION), "count")
    conflict = pair_array(pairs.columns(count=_CONFLICT), "count")
    events = cooperation + conflict
    return ((cooperation - conflict) / events).where(events > 0)


def _volume(event_months: TableData, total: xr.DataArray) -> xr.DataArray:
    """Compute reports per million: zero where periods were ingested and have none of a pair."""
    reports = pair_array(_both_ways(event_months), "reports").fillna(0.0)
    million: float = 1e6
    return million * reports / total.where(total > 0)


def _both_ways(event_months: TableData) -> TableData:
    """Take what either did to the other as one."""
    table = replace(event_months.table, unit_of_analysis="undirected")
    return replace(event_months, table=table).undirected()


def _total(event_coverage: TableData) -> xr.DataArray:
    """Return the reports about all actors of each month; missing where it was not ingested."""
    return system_array(event_coverage, "all_reports")


def _years(event_coverage: TableData) -> xr.DataArray:
    """Return the year of each month on the axis of months."""
    coordinates = {"month": event_coverage.periods}
    return xr.DataArray(event_coverage.years, coords=coordinates, name="year")


def _whole_years(event_coverage: TableData) -> xr.DataArray:
    """Return which years have all of their months."""
    count = _total(event_coverage).notnull().groupby(_years(event_coverage)).sum()
    return count == MONTHS
