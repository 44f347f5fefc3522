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
from comity.measures.table_arrays import read_table
from comity.measures.trade.trade import exports_of_whole_years
from comity.measures.trade.trade_cutoff import economy
from comity.methods.trade.market import Baseline
from comity.scenarios.scenario import Side
from comity.states.register import states

MEASURES: tuple[Measure, ...] = (exports_of_whole_years, gdp)
"""What the world is made of: its trade, and its output."""


@dataclass(frozen=True)
class Economy:
    """The world of a year.

    ``ccodes`` are the n states of the baseline, in its order; ``left_out`` the members of the
    system without a place in it, with the reason; ``unknown`` is True where trade between two
    states of the baseline is not in the data, either way.
    """

    year: int
    ccodes: tuple[int, ...]
    baseline: Baseline
    unknown: np.ndarray
    left_out: tuple[tuple[int, str], ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the world of the year was made from."""
        names = (name for measure in MEASURES for name in measure.needs)
        return tuple(name for name in names if self.year in _stands_for(name))

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
    sold, output = (_measured(measure, year) for measure in MEASURES)
    value = output.reindex(state=sold["a"].values).values
    indices, baseline = economy(sold.values, value)
    ccodes = tuple(sold["a"].values[indices].tolist())
    missing = np.isnan(sold.values[np.ix_(indices, indices)])
    np.fill_diagonal(missing, val=False)
    return Economy(year, ccodes, baseline, missing | missing.T, _left_out(year, ccodes))


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
