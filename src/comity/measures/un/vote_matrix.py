"""Votes laid out as matrices: one a period, of roll calls by actors.

A table of votes has a row a vote cast. Indices of similarity want, for each year, one matrix
of who chose what on which item; this is the way from the one to the other, for the votes of
the General Assembly and for any other table of positions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.table_arrays import TableData
from comity.methods.similarity.agreement import JOINT_ITEMS, contested, index_table
from comity.methods.similarity.similarity_matrix import matrix_table

Array = np.ndarray

LEAST_JOINT_VOTES = 10
"""With fewer joint votes in a year, a pair's similarity is missing: one vote would move an
index by more than a tenth. The count of joint votes itself is always given."""

_MANY = 20_000_000
"""Above this number of choices, of which the General Assembly has a million, compiled code is
quicker, although it has to be loaded."""


@dataclass(frozen=True)
class VoteMatrix:
    """The choices of one period: integers of shape (items, actors), 0 for absent.

    ``actors`` numbers the columns by their place in the order of all actors of the whole
    table. ``weights``, of shape (items,), says what each item counts for, if not one.
    """

    period: int
    choices: Array
    actors: Array
    weights: Array | None = None

    def contested(self) -> VoteMatrix:
        """Leave out the items on which all who took part chose the same."""
        rows = contested(self.choices)
        weights = None if self.weights is None else self.weights[rows]
        return replace(self, choices=self.choices[rows], weights=weights)

    def among(self, actors: Array) -> VoteMatrix:
        """Leave out all actors but some, by their numbers."""
        columns = np.isin(self.actors, actors)
        return replace(self, choices=self.choices[:, columns], actors=self.actors[columns])


def vote_matrices(
    period: Array, item: Array, actor: Array, choice: Array, weight: Array | None = None
) -> list[VoteMatrix]:
    """Build one matrix a period, in the order of periods.

    Parameters
    ----------
    period, item, actor
        Integers from 0 on, one a row: what the row is about.
    choice
        Integers from 1 on, one a row: the level that was chosen.
    weight
        What the row's item counts for, the same on all rows of an item.

    Examples
    --------
    >>> [only] = vote_matrices(*(np.array(c) for c in ([0, 0, 0], [5, 5, 7], [1, 2, 1], [1, 3, 2])))
    >>> only.choices.tolist(), only.actors.tolist()
    ([[1, 3], [2, 0]], [1, 2])
    """
    order = np.argsort(period.astype(np.int32), kind="stable")
    bounds = np.flatnonzero(np.diff(period[order])) + 1
    parts = np.split(order, bounds) if order.size else []
    return [
        _matrix(
            int(period[at[0]]),
            item[at],
            actor[at],
            choice[at],
            weight if weight is None else weight[at],
        )
        for at in parts
    ]


def numbered(values: pl.Series) -> tuple[Array, pl.Series]:
    """Return values as numbers by their order, and the values in order.

    >>> numbers, values = numbered(pl.Series([710, 2, 710]))
    >>> numbers.tolist(), values.to_list()
    ([1, 0, 1], [2, 710])
    """
    if values.dtype.is_integer() and values.len():
        cells = values.to_numpy()
        least = int(cells.min())
        if int(cells.max()) - least < 4 * cells.size + 1_000:
            numbers, codes = _by_counting(cells.astype(np.int64) - least)
            return numbers, pl.Series(values.name, codes + least).cast(values.dtype)
    return values.rank("dense").to_numpy().astype(np.int64) - 1, values.unique().sort()


def similar(
    several: Sequence[VoteMatrix], levels: int, indices: Sequence[str], least: int
) -> list[dict[str, Array]]:
    """Return the joint items and some indices for every pair, for each of several periods."""
    if any(each.weights is not None for each in several):
        return [
            index_table(each.choices, levels, indices, weights=each.weights, min_items=least)
            for each in several
        ]
    if sum(each.choices.size for each in several) < _MANY:
        return [matrix_table(each.choices, levels, indices, min_items=least) for each in several]
    # Imported here: to compile it takes seconds, and to load it half a second.
    from comity.methods.similarity.similarity_bitset import similarity_tables

    return similarity_tables([each.choices for each in several], levels, indices, min_items=least)


def compute_yearly(
    tables: Sequence[TableData],
    index: str,
    *,
    unanimous: bool = True,
    least: int = LEAST_JOINT_VOTES,
) -> xr.DataArray:
    """Compute an index of similarity of votes for each year: an array (year, a, b).

    Parameters
    ----------
    tables
        Votes (rcid, ccode, year, vote) of different years or roll calls.
    index
        Among :data:`comity.methods.similarity.agreement.INDICES`, or ``joint_items``.
    unanimous
        Whether roll calls on which all cast the same vote count.
    least
        With fewer joint votes than this an index is missing.
    """
    years = _years_of(tables)
    matrices = years if unanimous else [year.contested() for year in years]
    indices = () if index == JOINT_ITEMS else (index,)
    index_tables = similar(matrices, 3, indices, least)
    values = (np.where(each[JOINT_ITEMS] > 0, each[index], np.nan) for each in index_tables)
    return _cells(tables, years, values)


def each_year(
    tables: Sequence[TableData], of_year: Callable[[Array, Array], Array]
) -> xr.DataArray:
    """Apply a function to each year's choices and ccodes: an array (year, a, b)."""
    years = _years_of(tables)
    axis = tables[0].states
    return _cells(tables, years, (of_year(year.choices, axis[year.actors]) for year in years))


def each_state(tables: Sequence[TableData], of_year: Callable[[Array], Array]) -> xr.DataArray:
    """Apply a function to each year's choices, which gives a number for each state that voted.

    Returns an array (year, state), missing for states without a vote in the year.
    """
    axis = tables[0].states
    span = _span(tables)
    cells = np.full((span.size, axis.size), np.nan)
    for year in _years_of(tables):
        cells[year.period - span[0], year.actors] = of_year(year.choices)
    return xr.DataArray(cells, coords={"year": span, "state": axis})


def _by_counting(cells: Array) -> tuple[Array, Array]:
    """Return small integers as numbers by their order, and those that occur."""
    seen = np.zeros(int(cells.max()) + 1, dtype=bool)
    seen[cells] = True
    return (np.cumsum(seen) - 1)[cells], np.flatnonzero(seen)


def _matrix(
    period: int, item: Array, actor: Array, choice: Array, weight: Array | None
) -> VoteMatrix:
    """Build the matrix of one period."""
    row, items = _by_counting(item)
    column, actors = _by_counting(actor)
    choices = np.zeros((items.size, actors.size), dtype=choice.dtype)
    choices[row, column] = choice
    if weight is None:
        return VoteMatrix(period, choices, actors)
    weights = np.zeros(items.size)
    weights[row] = weight
    return VoteMatrix(period, choices, actors, weights)


def _years_of(tables: Sequence[TableData]) -> list[VoteMatrix]:
    """Build the votes' matrices by year, with actors numbered as on the axis of states."""
    axis = tables[0].states
    votes = pl.concat([facts.frame.select("year", "rcid", "ccode", "vote") for facts in tables])
    place = np.zeros(int(axis.max()) + 1, dtype=np.int64)
    place[axis] = np.arange(axis.size)
    item, _ = numbered(votes["rcid"])
    actor, choice = place[votes["ccode"].to_numpy()], votes["vote"].to_numpy()
    return vote_matrices(votes["year"].to_numpy(), item, actor, choice)


def _cells(tables: Sequence[TableData], years: Sequence[VoteMatrix], values) -> xr.DataArray:  # type: ignore[no-untyped-def]  # arrays or numbers
    """Place each year's values on the axes of the tables; everything else is missing."""
    axis, span = tables[0].states, _span(tables)
    cells = np.full((span.size, axis.size, axis.size), np.nan)
    for year, cell in zip(years, values, strict=True):
        at = year.period - span[0], year.actors[:, None], year.actors[None, :]
        cells[at] = cell
    return xr.DataArray(cells, coords={"year": span, "a": axis, "b": axis})


def _span(tables: Sequence[TableData]) -> Array:
    """Return every year from the first to the last of some tables."""
    spans = [facts.years for facts in tables if facts.years.size]
    return np.arange(min(map(np.min, spans)), max(map(np.max, spans)) + 1)
