"""Trade against what gravity predicts: size, distance, borders, language, colonial past."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.table_arrays import (
    TableData,
    in_both,
    lasting_array,
    of_a,
    of_b,
    state_array,
    system_array,
)
from comity.methods.trade.dependence import share
from comity.methods.trade.gravity import predict
from comity.unit import DOLLARS, TIMES

_REFERENCE = (
    "Santos Silva and Tenreyro (2006), Review of Economics and Statistics 88; Yotov et al. (2016)"
)

LEAST_FLOWS = 1000
"""Gravity of a year with fewer known flows tells states apart by chance."""

BONDS = ("contiguous", "language", "colonial_tie")
"""What two states may share, by its column in GeoDist and its name in the equation."""


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exp(effect of a as a seller + effect of b as a buyer + coefficients of the year * "
    "(log of distance, shared border, shared language, colonial past)), estimated by PPML on the "
    "year's trade of all states",
    reference=_REFERENCE,
    higher="gravity lets A sell more to B",
    change="growth",
)
def expected_exports(
    geodist: TableData, gravity_effects: TableData, gravity_coefficients: TableData
) -> xr.DataArray:
    """Exports of goods from A to B that gravity predicts.

    The effects measure the size of the two and their access to all other markets; they
    rest on the whole world's trade in the year and were estimated when the data were bundled.
    Years of fewer than a thousand flows are missing, as are all before 1914: their
    coefficients have errors as large as themselves.
    """
    sellers = of_a(state_array(gravity_effects, "seller"))
    buyers = of_b(state_array(gravity_effects, "buyer"))
    between = _coefficient(gravity_coefficients, "distance") * np.log(
        lasting_array(geodist, "distance_weighted")
    )
    for bond in BONDS:
        between = between + _coefficient(gravity_coefficients, bond) * lasting_array(geodist, bond)
    sides = sellers.values[:, :, None], buyers.values[:, None]
    expected = between.copy(data=by_period(predict, between.shape, *sides, between.values))
    return expected.where(system_array(gravity_coefficients, "flows") >= LEAST_FLOWS)


@measure(
    level="dyad",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="trade / (expected exports of a to b + expected exports of b to a)",
    reference=_REFERENCE,
    higher="the two trade more than size, distance, borders, language and colonial past "
    "predict (1 is as much)",
)
def gravity_ratio(trade: xr.DataArray, expected_exports: xr.DataArray) -> xr.DataArray:
    """Trade between the two relative to what gravity predicts."""
    actual, expected = in_both(trade, expected_exports)
    cells = by_period(
        lambda flows, one_way: share(flows, one_way + one_way.T),
        actual.shape,
        actual.values,
        expected.values,
    )
    return actual.copy(data=cells)


def _coefficient(gravity_coefficients: TableData, regressor: str) -> xr.DataArray:
    """Return a regressor's coefficient by year; 0 where the other regressors determine it."""
    coefficients = system_array(gravity_coefficients, "coefficient")
    named = gravity_coefficients.rows(pl.col("regressor") == regressor)
    return system_array(named, "coefficient").fillna(0 * coefficients)
