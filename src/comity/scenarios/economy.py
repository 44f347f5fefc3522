"""The world of one year that scenarios start from: trade, output, and who is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from comity.errors import InvalidRequestError
from comity.measures.masking import masked
from comity.measures.measure import Measure
from comity.measures.power.power import gdp
from comity.measures.registry import source_table
from comity.measures.table_arrays import read_table, state_array
from comity.measures.trade.trade import exports_of_whole_years
from comity.measures.trade.world_markets import TERRITORIES, economy, known_worlds
from comity.methods.trade.market import Baseline
from comity.scenarios.scenario import Side
from comity.states.register import states

MEASURES: tuple[Measure, ...] = (exports_of_whole_years, gdp)
"""What the world is made of: its trade, and its output."""

_MARKETS = ("territory_trade", "territory_gdp")
"""Tables of the markets that are no states."""

_GROSS_OUTPUT = "gross_output"
_CODES = tuple(TERRITORIES.values())


@dataclass(frozen=True)
class Economy:
    """The world of a year.

    ``ccodes`` are the n states of the baseline, in its order, after which Hong Kong and Macao may
    come; ``gross`` is the same world with gross output in place of GDP; ``left_out`` the members
    of the system without a place in it, with the reason; ``unknown`` is True where trade between
    two states of the baseline is not in the data, either way.
    """

    year: int
    ccodes: tuple[int, ...]
    baseline: Baseline
    gross: Baseline
    unknown: np.ndarray
    left_out: tuple[tuple[int, str], ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the world of the year was made from."""
        names = (*(name for measure in MEASURES for name in measure.needs), *_MARKETS)
        return (*(name for name in names if self.year in _stands_for(name)), _GROSS_OUTPUT)

    def places(self, side: Side) -> np.ndarray:
        """Return the positions of the members of a side in the baseline."""
        return np.array([self.ccodes.index(c) for c in sorted(side.members) if c in self.ccodes])


def years() -> tuple[int, ...]:
    """Return the years with both trade and output, ascending.

    >>> years()[0], years()[-1]
    (1960, 2023)
    """
    spans = [_covered(measure) for measure in MEASURES]
    return tuple(sorted(spans[0] & spans[1]))


def economy_of(year: int) -> Economy:
    """Build the economy of a year from the bundled tables.

    Raises
    ------
    InvalidRequestError
        If the year has no trade or no output, with the years that have.

    Examples
    --------
    >>> 710 in economy_of(2014).ccodes
    True
    """
    if year not in years():
        raise InvalidRequestError(
            f"{year} has no data on trade and GDP.", f"Choose among {_spans()}."
        )
    trade, output = (_measured(measure, year) for measure in MEASURES)
    markets = (read_table(name).between(year, year) for name in _MARKETS)
    worlds = known_worlds(trade.expand_dims("year"), output.expand_dims("year"), *markets)
    sold, value = (world.values[0] for world in worlds)
    indices, baseline = economy(sold, value)
    _, gross = economy(sold, value * _gross_over_gdp(worlds[0]["a"].values))
    states_in = indices[: len(indices) - np.isin(worlds[0]["a"].values[indices], _CODES).sum()]
    ccodes = tuple(worlds[0]["a"].values[states_in].tolist())
    missing = np.isnan(sold[np.ix_(states_in, states_in)])
    np.fill_diagonal(missing, val=False)
    return Economy(year, ccodes, baseline, gross, missing | missing.T, _left_out(year, ccodes))


def _gross_over_gdp(ccodes: np.ndarray) -> np.ndarray:
    """Return the ratio of gross output to GDP, of the one year for which it is known.

    Markets that the input-output tables do not list get the median of those that they do.
    """
    table = read_table(_GROSS_OUTPUT)
    (year,) = table.periods.tolist()
    gross = state_array(table, _GROSS_OUTPUT).sel(year=year)
    ratio = (gross / _measured(gdp, year)).reindex(state=ccodes)
    return ratio.fillna(ratio.median()).values


def _measured(measure: Measure, year: int) -> xr.DataArray:
    """Compute a measure for one year."""
    tables = (read_table(name).between(year, year) for name in measure.needs)
    return masked(measure, measure(*tables)).sel(year=year)


def _covered(measure: Measure) -> set[int]:
    """Return the years for which a measure has a table."""
    return set().union(*(_stands_for(name) for name in measure.needs))


def _stands_for(name: str) -> set[int]:
    """Return the years for which trade or output is taken from a table."""
    spans = {name: span for measure in MEASURES for name, span in dict(measure.spans).items()}
    first, last = spans.get(name, source_table(name).years)
    return {year for year in range(first, last + 1) if source_table(name).covers(year)}


def _left_out(year: int, ccodes: tuple[int, ...]) -> tuple[tuple[int, str], ...]:
    """List the members of the system that have no output, and so no place in the world."""
    members = (code for code, state in states().items() if state.member_in(year))
    return tuple((code, "no GDP") for code in sorted(set(members) - set(ccodes)))


def _spans() -> str:
    """Format the years with data as spans: 1960-2020, 2023."""
    runs: list[list[int]] = []
    for year in years():
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
