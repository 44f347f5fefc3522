"""Reader of the large partners whose trade with a state is not known, from all sources of trade."""

from __future__ import annotations

import numpy as np
import polars as pl

from comity.estimates.gravity_tables import read_flows
from comity.sources.economy.unknown_partners import COLUMNS, LEAST_SHARE
from comity.sources.source import Files, TableRows
from comity.sources.trade import recent_trade
from comity.states.register import states as known_states
from comity.states.system import membership
from comity.typing import Array

_LEAST_PARTNERS = 10
"""With fewer known partners a share says little."""


def read_unknown_partners(files: Files) -> TableRows:
    """Read the partners without a figure in a year that had large shares before and after it."""
    fill = recent_trade.read_2023(Files(files.root, recent_trade.SOURCE.files)).frame
    columns = ["ccode1", "ccode2", "year", "exports"]
    typed = [pl.col(columns[:3]).cast(pl.Int16), pl.col("exports").cast(pl.Float64)]
    tables = [frame.select(columns).with_columns(typed) for frame in (read_flows(files.root), fill)]
    return TableRows(find_unknown_partners(pl.concat(tables)))


def find_unknown_partners(flows: pl.DataFrame) -> pl.DataFrame:
    """Find the partners without a figure in a year that had large shares before and after it.

    Parameters
    ----------
    flows
        Known exports: ccode1 (exporter), ccode2 (importer), year and exports.

    Returns
    -------
    polars.DataFrame
        The columns of the table ``unknown_partners``.
    """
    years, states = (np.unique(flows[name].to_numpy()) for name in ("year", "ccode1"))
    states = np.union1d(states, flows["ccode2"].to_numpy())
    exports = np.full((years.size, states.size, states.size), np.nan)
    at = (_at(years, flows["year"]), _at(states, flows["ccode1"]), _at(states, flows["ccode2"]))
    exports[at] = flows["exports"].to_numpy()
    partners = _partners(years, states)
    sides = {"exports": exports, "imports": exports.transpose(0, 2, 1)}
    parts = [
        _unknown(cells, partners, years, states).rename(
            {name: f"{side}_{name}" for name in ("share", "before", "after")}
        )
        for side, cells in sides.items()
    ]
    key = ["ccode1", "ccode2", "year"]
    return parts[0].join(parts[1], on=key, how="full", coalesce=True).select(list(COLUMNS))


def _at(axis: Array, column: pl.Series) -> Array:
    """Find the places of a column's values on an axis."""
    return np.searchsorted(axis, column.to_numpy())


def _partners(years: Array, states: Array) -> Array:
    """Find who could trade with whom: members of a year, the partner not in its last one."""
    member = np.zeros((years.size, states.size), dtype=bool)
    system = membership(int(years[0]), int(years[-1])).filter(
        pl.col("year").is_in(years.tolist()), pl.col("ccode").is_in(states.tolist())
    )
    member[_at(years, system["year"]), _at(states, system["ccode"])] = True
    lasting = member.copy()
    for ccode, state in known_states().items():
        ends = [spell.end.year for spell in state.spells if spell.end is not None]
        lasting[np.ix_(np.isin(years, ends), states == ccode)] = False
    return member[:, :, None] & lasting[:, None, :]


def _unknown(cells: Array, partners: Array, years: Array, states: Array) -> pl.DataFrame:
    """Find the partners of one side: their pair, year and share, and the years it is taken from."""
    whole = np.isfinite(cells).sum(axis=2, keepdims=True) >= _LEAST_PARTNERS
    total = np.nansum(cells, axis=2, keepdims=True)
    share = np.where(whole & (total > 0), cells / np.where(total > 0, total, 1), np.nan)
    sides = _nearest_years(np.isfinite(share))
    shares = [_at_place(share, place) for place in sides]
    expected = np.fmin(*shares)
    missing = np.isnan(cells) & partners & (expected >= LEAST_SHARE)
    year, one, other = np.nonzero(missing)
    return pl.DataFrame(
        {
            "ccode1": states[one],
            "ccode2": states[other],
            "year": years[year],
            "share": expected[year, one, other],
            "before": _years_at(years, sides[0][missing]),
            "after": _years_at(years, sides[1][missing]),
        }
    )


def _nearest_years(has: Array) -> tuple[Array, Array]:
    """Find for each cell the places on the first axis of the nearest known ones, or -1."""
    places = np.arange(len(has))[:, None, None]
    before = np.maximum.accumulate(np.where(has, places, -1), axis=0)
    later = np.where(has, places, len(has))[::-1]
    after = np.minimum.accumulate(later, axis=0)[::-1]
    return before, np.where(after < len(has), after, -1)


def _at_place(share: Array, place: Array) -> Array:
    """Select the share at a place of each cell, NaN where there is none."""
    return np.where(place >= 0, np.take_along_axis(share, np.maximum(place, 0), axis=0), np.nan)


def _years_at(years: Array, place: Array) -> pl.Series:
    """Convert places to years, missing where there is none."""
    chosen = pl.Series(years[np.maximum(place, 0)])
    return pl.select(pl.when(pl.Series(place) >= 0).then(chosen)).to_series()
