"""What states own and owe abroad, and the currencies of their trade."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, state_array
from comity.unit import DOLLARS, percent_of, share_of

_WEALTH = "Lane and Milesi-Ferretti (2018), IMF Economic Review 66; January 2025"
_INVOICES = "Boz et al. (2022), Journal of International Economics 136"


@measure(
    level="state",
    unit=share_of("GDP"),
    bounds=(-math.inf, math.inf),
    formula="(foreign assets without gold - foreign liabilities) / GDP, at the end of the year",
    reference=_WEALTH,
    higher="the state owns more abroad than it owes",
)
def net_foreign_assets(external_positions: TableData) -> xr.DataArray:
    """Net foreign assets."""
    net = (pl.col("assets") - pl.col("liabilities")) / pl.col("gdp")
    return state_array(external_positions.columns(net=net), "net")


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="foreign exchange reserves without gold at the end of the year",
    reference=_WEALTH,
    higher="the state has more reserves",
    change="growth",
)
def foreign_reserves(external_positions: TableData) -> xr.DataArray:
    """Foreign exchange reserves."""
    return state_array(external_positions, "reserves")


@measure(
    level="state",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="direct investment of the state's residents abroad at the end of the year",
    reference=_WEALTH,
    higher="the state's residents own more enterprises abroad",
    change="growth",
)
def direct_investment_abroad(external_positions: TableData) -> xr.DataArray:
    """Direct investment abroad."""
    owned = pl.col("direct_investment_assets") >= 0
    return state_array(external_positions.rows(owned), "direct_investment_assets")


@measure(
    level="state",
    unit=percent_of("exports"),
    bounds=(0, 100),
    formula="share of exports invoiced in US dollars",
    reference=_INVOICES,
    higher="more of the exports are invoiced in dollars",
)
def dollar_invoicing(invoicing_shares: TableData) -> xr.DataArray:
    """Exports invoiced in dollars."""
    return state_array(invoicing_shares, "dollar_exports")


@measure(
    level="state",
    unit=percent_of("exports"),
    bounds=(0, 100),
    formula="share of exports invoiced in the state's own currency",
    reference=_INVOICES,
    higher="more of the exports are invoiced in the state's own currency",
)
def home_currency_invoicing(invoicing_shares: TableData) -> xr.DataArray:
    """Exports invoiced in the state's own currency."""
    return state_array(invoicing_shares, "home_exports")
