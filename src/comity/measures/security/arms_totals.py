"""A state's trade in arms with all others, and its place in the world's trade in arms."""

from __future__ import annotations

import math
from typing import Any

import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import part_of
from comity.methods.series.rolling import moving_sum
from comity.unit import TIV, share_of

_REFERENCE = "SIPRI Arms Transfers Database; Holtom, Bromley and Simmel (2012)"
_FIVE_YEARS = 5
"""Deliveries vary much from year to year, so that SIPRI compares sums of five years."""


def _total(what: str, years: int = 1) -> dict[str, Any]:
    """Return what the declarations of all totals have in common."""
    over = " over five years" if years > 1 else ""
    return {
        "level": "state",
        "unit": TIV,
        "bounds": (0, math.inf),
        "formula": f"sum of the deliveries of major arms {what}{over}",
        "reference": _REFERENCE,
        "reach": "either",
        "change": "growth",
        "window": years,
    }


def _world_share(what: str) -> dict[str, Any]:
    """Return what the declarations of both shares of the world have in common."""
    return {
        "level": "state",
        "unit": share_of(f"the world's arms {what}"),
        "bounds": (0, 1),
        "formula": f"arms {what} of the state over five years / those of all states",
        "reference": _REFERENCE,
        "higher": f"more of the world's arms {what} are the state's",
        "reach": "system",
        "window": _FIVE_YEARS,
    }


@measure(
    level="directed",
    unit=share_of("arms exports"),
    bounds=(0, 1),
    formula="arms from a to b over five years / arms that a exported over the same years",
    reference=_REFERENCE,
    higher="more of A's arms exports go to B",
    reach="either",
    window=_FIVE_YEARS,
)
def arms_export_share(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Share of B in the arms exports of A over five years.

    Missing where the state exported none in those years.
    """
    recent = arms_transfers.copy(data=moving_sum(arms_transfers.values, _FIVE_YEARS))
    return part_of(recent, recent.sum("b", min_count=1))


@measure(**_total("to all states"), higher="the state exports more arms")
def total_arms_exports(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Arms exports to all states.

    Deliveries to groups that are no state are not in it.
    """
    return _renamed(arms_transfers.sum("b", min_count=1), "a")


@measure(**_total("from all states"), higher="the state imports more arms")
def total_arms_imports(arms_transfers: xr.DataArray) -> xr.DataArray:
    """Arms imports from all states.

    Deliveries by unknown suppliers are not in it.
    """
    return _renamed(arms_transfers.sum("a", min_count=1), "b")


@measure(**_total("to all states", _FIVE_YEARS), higher="the state exports more arms")
def arms_exports_five_years(total_arms_exports: xr.DataArray) -> xr.DataArray:
    """Arms exports over five years."""
    return _over_five_years(total_arms_exports)


@measure(**_total("from all states", _FIVE_YEARS), higher="the state imports more arms")
def arms_imports_five_years(total_arms_imports: xr.DataArray) -> xr.DataArray:
    """Arms imports over five years."""
    return _over_five_years(total_arms_imports)


@measure(**_world_share("exports"))
def arms_exports_world_share(arms_exports_five_years: xr.DataArray) -> xr.DataArray:
    """Share in the arms exports of all states over five years."""
    return part_of(arms_exports_five_years, arms_exports_five_years.sum("state", min_count=1))


@measure(**_world_share("imports"))
def arms_imports_world_share(arms_imports_five_years: xr.DataArray) -> xr.DataArray:
    """Share in the arms imports of all states over five years."""
    return part_of(arms_imports_five_years, arms_imports_five_years.sum("state", min_count=1))


def _over_five_years(totals: xr.DataArray) -> xr.DataArray:
    return totals.copy(data=moving_sum(totals.values, _FIVE_YEARS))


def _renamed(totals: xr.DataArray, axis: str) -> xr.DataArray:
    """Return totals on the axis of states."""
    return totals.rename({axis: "state"})
