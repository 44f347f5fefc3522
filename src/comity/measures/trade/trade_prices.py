"""Trade at constant prices: current dollars, and what a dollar bought."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, in_both, mirrored, system_array
from comity.states.state import UNITED_STATES
from comity.unit import DOLLARS_2023, INDEX

_REFERENCE = (
    "consumer prices of the United States, as SIPRI's Military Expenditure Database deflates "
    "American spending"
)
_FIRST = 1950
"""SIPRI's figures of 1949 lie 3 percent from the official price index, those since within
one in a thousand."""


@measure(
    level="system",
    unit=INDEX,
    bounds=(0, math.inf),
    formula="military spending of the United States in current dollars / the same in dollars of "
    "2023: what a dollar's worth of 2023 cost in the year",
    reference=_REFERENCE,
    higher="a dollar buys less",
    also=(UNITED_STATES,),
    change="growth",
)
def dollar_prices(milex: TableData) -> xr.DataArray:
    """Prices in US dollars, 2023 = 1.

    Known from 1950. Equal to the consumer price index of the United States to three digits.
    """
    rows = milex.rows((pl.col("ccode") == UNITED_STATES) & (pl.col("year") >= _FIRST))
    level = rows.columns(level=pl.col("current") / pl.col("constant"))
    return system_array(level, "level")


@measure(
    level="directed",
    unit=DOLLARS_2023,
    bounds=(0, math.inf),
    formula="exports of a to b in current dollars / prices in US dollars (2023 = 1)",
    reference=_REFERENCE,
    higher="A sells more to B, price changes of the dollar taken out",
    change="growth",
)
def exports_constant(exports: xr.DataArray, dollar_prices: xr.DataArray) -> xr.DataArray:
    """Exports of goods from A to B at prices of 2023.

    Missing before 1950. One price level serves for all goods: a rise in the price of oil is
    still in it.
    """
    return _deflated(exports, dollar_prices)


@measure(
    level="dyad",
    unit=DOLLARS_2023,
    bounds=(0, math.inf),
    formula="trade in current dollars / prices in US dollars (2023 = 1)",
    reference=_REFERENCE,
    higher="the two trade more, price changes of the dollar taken out",
    change="growth",
)
def trade_constant(exports_constant: xr.DataArray) -> xr.DataArray:
    """Trade in goods between the two at prices of 2023.

    Missing before 1950, and where either direction is.
    """
    return exports_constant + mirrored(exports_constant)


def _deflated(current: xr.DataArray, prices: xr.DataArray) -> xr.DataArray:
    """Divide by the prices of each year, over the years that have some."""
    deflated: xr.DataArray = xr.apply_ufunc(lambda x, p: x / p, *in_both(current, prices))
    return deflated
