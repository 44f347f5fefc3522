"""Own currencies in the trade of two states, from the facts of relations kept here."""

from __future__ import annotations

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, pair_array
from comity.states.state import CHINA, RUSSIA
from comity.unit import PERCENT

_FACTS = "Comity, list of facts of relations, each with its public page"


@measure(
    level="dyad",
    unit=PERCENT,
    bounds=(0, 100),
    formula="share of the trade between the two that is settled in their own currencies, as last "
    "stated for the year",
    reference=_FACTS,
    higher="less of their trade is settled in the currencies of others",
    only_pair=(RUSSIA, CHINA),
)
def own_currency_settlement(settlement_shares: TableData) -> xr.DataArray:
    """Share of their trade that the two settle in their own currencies, as stated.

    Statements of officials and of the press, rounded; only pairs with a list have values.
    """
    newest = pl.col("as_of").max().over("ccode1", "ccode2", "year")
    return pair_array(settlement_shares.rows(pl.col("as_of") == newest), "share")
