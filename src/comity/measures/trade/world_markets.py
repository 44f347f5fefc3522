"""The markets of the world in a year: states, Hong Kong and Macao, with their trade and output.

The two territories are no states and have no values of their own, but what states sell there
is trade. They are markets from 2000 on, where BACI has their trade.
"""

from __future__ import annotations

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.table_arrays import TableData
from comity.methods.trade.equilibrium import build_baseline
from comity.methods.trade.market import Baseline

Array = np.ndarray

LEAST_OWN = 0.1
"""Least share of output that a state sells at home, where its exports leave less of its GDP."""

TERRITORIES = {"HKG": 720, "MAC": 721}
"""Their numbers among entities that are no members of the system in the Correlates of War."""

ENTREPOT = "HKG"
"""Its imports in BACI hold what it ships on (564 bn dollars in 2023, where it sells 124 bn), which
counts again at the destination. They are scaled to its exports, about what it keeps."""


def known_worlds(
    exports: xr.DataArray,
    gdp: xr.DataArray,
    territory_trade: TableData,
    territory_gdp: TableData,
) -> tuple[xr.DataArray, xr.DataArray]:
    """Select the years with both trade and output, and add the territories to the states.

    Parameters
    ----------
    exports
        Exports of a to b by year: (year, a, b).
    gdp
        Output of states: (year, state).
    territory_trade, territory_gdp
        The tables of the territories.

    Returns
    -------
    tuple
        Exports (year, a, b) and output (year, state), states first and then the territories, in
        the same order. The output of a territory is missing in years without its trade.
    """
    years = [int(year) for year in exports["year"].values if year in gdp["year"].values]
    codes = [*exports["a"].values.tolist(), *TERRITORIES.values()]
    # Copied, since an array without years would be a view that cannot be written to.
    sold = exports.sel(year=years).reindex(a=codes, b=codes).copy()
    output = gdp.sel(year=years).reindex(state=codes).copy()
    for territory, code in TERRITORIES.items():
        trade = territory_trade.frame.filter(pl.col("territory") == territory)
        _add_trade(sold, trade, code, shipped_on=territory == ENTREPOT)
        _add_output(output, territory_gdp.frame.filter(territory=territory), trade, code)
    return sold, output


def _add_trade(sold: xr.DataArray, trade: pl.DataFrame, code: int, *, shipped_on: bool) -> None:
    """Write the trade of a territory into the array of the world's trade, in place."""
    years, states = sold["year"].values, sold["a"].values
    rows = trade.filter(pl.col("year").is_in(years.tolist()))
    at = (
        np.searchsorted(years, rows["year"].to_numpy()),
        np.searchsorted(states[: -len(TERRITORIES)], rows["ccode"].to_numpy()),
    )
    here, cells = int(np.flatnonzero(states == code)[0]), sold.values
    cells[at[0], here, at[1]] = rows["exports"].cast(pl.Float64).to_numpy()
    cells[at[0], at[1], here] = rows["imports"].cast(pl.Float64).to_numpy()
    if shipped_on:
        sales, purchases = np.nansum(cells[:, here], axis=1), np.nansum(cells[:, :, here], axis=1)
        ratio = np.divide(sales, purchases, out=np.ones_like(sales), where=purchases > 0)
        cells[:, :, here] *= np.minimum(ratio, 1.0)[:, None]


def _add_output(output: xr.DataArray, gdp: pl.DataFrame, trade: pl.DataFrame, code: int) -> None:
    """Write the output of a territory into the array of output, in place."""
    traded = set(trade["year"])
    for year, value in gdp.select("year", "gdp").iter_rows():
        if year in traded and year in output["year"].values:
            output.loc[{"year": year, "state": code}] = value


def economy(exports: Array, gdp: Array) -> tuple[Array, Baseline]:
    """Build the baseline of one year out of what is known of it.

    Parameters
    ----------
    exports
        Exports of i to j, shape (n, n); NaN where they are not known.
    gdp
        Output of each market in the same money, shape (n,); NaN where it is not known.

    Returns
    -------
    tuple
        The positions in the arrays of the markets with an output above zero, and the world of
        these. Exports that are not known, and those to states without output, count as sold at
        home.

    Examples
    --------
    >>> indices, world = economy(np.array([[0.0, 20.0], [np.nan, 0.0]]), np.array([100.0, np.nan]))
    >>> indices.tolist(), world.flows.tolist()
    ([0], [[100.0]])
    """
    indices = np.flatnonzero(gdp > 0)
    trade = np.nan_to_num(exports[np.ix_(indices, indices)])
    np.fill_diagonal(trade, 0.0)
    return indices, build_baseline(trade, gdp[indices], LEAST_OWN)
