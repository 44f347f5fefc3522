"""Tables as measures see them: rows on the axes year, state and state.

A measure never asks what a missing row means; the table has declared it. Where the table
covers a year, an absent row may mean zero, and only there; everywhere else it is NaN.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import xarray as xr

from comity.methods.trade.dependence import share
from comity.sources.registry import table
from comity.sources.source import Table
from comity.states.system import membership
from comity.store import bundle

Array = np.ndarray


@dataclass(frozen=True)
class TableData:
    """The rows of one table, with the axes and the coverage that its arrays have.

    ``years`` and ``states`` are the axes (ascending years, ascending ccodes); ``known`` has
    the shape (year, state) and says for which states an absent row means zero. It
    belongs to the whole table: taking fewer rows does not change it.
    """

    table: Table
    frame: pl.DataFrame
    years: Array
    states: Array
    known: Array

    def rows(self, keep: pl.Expr) -> TableData:
        """Return the same table with only the rows that an expression keeps."""
        return replace(self, frame=self.frame.filter(keep))

    def columns(self, **columns: pl.Expr) -> TableData:
        """Return the same table with columns added or replaced."""
        return replace(self, frame=self.frame.with_columns(**columns))

    def between(self, first: int, last: int) -> TableData:
        """Return the table of some years only, on a shorter axis."""
        inside = (self.years >= first) & (self.years <= last)
        frame = self.frame
        if "year" in frame.columns:
            frame = frame.filter(pl.col("year").is_between(first, last))
        years, known = self.years[inside], self.known[inside]
        return replace(self, frame=frame, years=years, known=known)


def read_table(name: str) -> TableData:
    """Read a table of the bundle, on its axes; raises ``DataError`` if it is damaged.

    >>> read_table("vetoes").table.name
    'vetoes'
    """
    return facts(table(name), bundle.table(name))


def facts(table: Table, frame: pl.DataFrame) -> TableData:
    """Build the axes and the coverage of a whole table.

    The year axis runs without a gap from the first to the last year of the table's
    coverage; the state axis holds every state there has ever been.
    """
    system = membership()
    years = np.arange(table.years[0], table.years[1] + 1)
    states = np.sort(system["ccode"].unique().to_numpy())
    return TableData(table, frame, years, states, _known(table, frame, system, years, states))


def pair_array(facts: TableData, column: str) -> xr.DataArray:
    """Sum a column over the rows of each year and pair.

    Returns an array (year, a, b): from ``ccode1`` = a to ``ccode2`` = b where the table is
    directed, the same both ways where it is not. Absent rows are zero where the table says
    that they mean zero, and NaN elsewhere. A row without a value says that the pair's is
    not known in the year: NaN, unless another row has one.
    """
    known = facts.frame[column].is_not_null()
    cells = _blank(facts, pairs=True)
    for at in _orders(facts, facts.frame.filter(~known)):
        cells[at] = np.nan
    frame = facts.frame.filter(known)
    values = frame[column].cast(pl.Float64).to_numpy()
    for at in _orders(facts, frame):
        _add(cells, at, values)
    return xr.DataArray(cells, coords={"year": facts.years, "a": facts.states, "b": facts.states})


def lasting_array(facts: TableData, column: str) -> xr.DataArray:
    """Build the array of a column that is the same in every year: (a, b), NaN without a row.

    The table is undirected and its rows have no year.
    """
    frame = facts.frame.filter(pl.col(column).is_not_null())
    a, b = (_positions(facts, frame, name) for name in ("ccode1", "ccode2"))
    cells = np.full((facts.states.size, facts.states.size), np.nan)
    cells[a, b] = cells[b, a] = frame[column].cast(pl.Float64).to_numpy()
    return xr.DataArray(cells, coords={"a": facts.states, "b": facts.states})


def pair_counts(facts: TableData) -> xr.DataArray:
    """Count the rows of each year and pair; otherwise as :func:`pair_array`.

    >>> pair_counts(read_table("alliances")).dims
    ('year', 'a', 'b')
    """
    return pair_array(facts.columns(one=pl.lit(1)), "one")


def state_counts(facts: TableData) -> xr.DataArray:
    """Count the rows of each year and state; otherwise as :func:`state_array`.

    >>> float(state_counts(read_table("vetoes")).sel(state=2, year=1976))
    6.0
    """
    return state_array(facts.columns(one=pl.lit(1)), "one")


def state_array(facts: TableData, column: str) -> xr.DataArray:
    """Sum a column over the rows of each year and state: an array (year, state).

    >>> state_array(read_table("world_bank_gdp"), "gdp").dims
    ('year', 'state')
    """
    frame = facts.frame.filter(pl.col(column).is_not_null())
    cells = _blank(facts, pairs=False)
    at = (_positions(facts, frame, "year"), _positions(facts, frame, "ccode"))
    _add(cells, at, frame[column].cast(pl.Float64).to_numpy())
    return xr.DataArray(cells, coords={"year": facts.years, "state": facts.states})


def as_directed(facts: TableData, *, turned: bool = False) -> TableData:
    """Take the rows of an undirected table as facts from ``ccode1`` to ``ccode2``.

    ``turned`` takes them from ``ccode2`` to ``ccode1`` instead.
    """
    swap = {"ccode1": "ccode2", "ccode2": "ccode1"} if turned else {}
    return replace(
        facts,
        table=replace(facts.table, unit_of_analysis="directed"),
        frame=facts.frame.rename(swap),
    )


def system_array(facts: TableData, column: str) -> xr.DataArray:
    """Average a column over the rows of each year: an array (year,).

    >>> system_array(read_table("vetoes"), "ccode").dims
    ('year',)
    """
    means = facts.frame.group_by("year").agg(pl.col(column).mean()).drop_nulls().sort("year")
    cells = np.full(facts.years.size, np.nan)
    cells[np.searchsorted(facts.years, means["year"])] = means[column]
    return xr.DataArray(cells, coords={"year": facts.years})


def yearly(facts: TableData, start: pl.Expr, end: pl.Expr) -> TableData:
    """Turn rows that hold for a span of years into one row for each of the years.

    ``start`` and ``end`` give the first and last year of each row; a row without an end
    holds to the last year of the axis. Years off the axis are left out.
    """
    if not facts.years.size:
        return replace(facts, frame=facts.frame.clear().with_columns(year=pl.lit(None, pl.Int64)))
    first, last = int(facts.years[0]), int(facts.years[-1])
    spans = pl.int_ranges(
        start.clip(lower_bound=first), pl.coalesce(end, last).clip(upper_bound=last) + 1
    )
    frame = facts.frame.with_columns(spans.alias("year")).explode("year").drop_nulls("year")
    return replace(facts, frame=frame)


def together(facts: TableData, event: str) -> xr.DataArray:
    """Count, for each year and pair, the events in which both took part.

    ``facts`` has a row a participant, with ``ccode``, ``year`` and a column that names the
    event. Returns (year, a, b), zero where the table's coverage says so.
    """
    rows = facts.frame.select(event, "ccode", "year")
    pairs = rows.join(rows.select(event, other="ccode"), on=event)
    apart = pairs.filter(pl.col("ccode") != pl.col("other"))
    counts = apart.group_by("year", ccode1="ccode", ccode2="other").agg(pl.len().alias("n"))
    return pair_array(replace(facts, frame=counts), "n")


def shared_memberships(facts: TableData, body: str, *, without: int | None = None) -> xr.DataArray:
    """Count the bodies of which both of a pair are members in a year: an array (year, a, b).

    Parameters
    ----------
    facts
        Rows of ``ccode``, the years ``start`` and ``end`` of a membership, and a column that
        names the body. A missing end lasts to the last year of the table.
    body
        That column.
    without
        The ccode of a state: bodies of which it is a member in the year do not count.
    """
    spells = yearly(facts, pl.col("start"), pl.col("end"))
    rows = spells.frame.select("year", "ccode", body=pl.col(body).rank("dense") - 1).unique()
    cells = _blank(facts, pairs=True)
    for (year,), members in rows.group_by("year"):
        table = np.zeros((facts.states.size, int(str(members["body"].max())) + 1), np.float32)
        table[_positions(facts, members, "ccode"), members["body"]] = 1
        if without is not None:
            table = table[:, table[np.searchsorted(facts.states, without)] == 0]
        at = int(str(year)) - int(facts.years[0])
        cells[at] = np.where(np.isnan(cells[at]), np.nan, table @ table.T)
    return xr.DataArray(cells, coords={"year": facts.years, "a": facts.states, "b": facts.states})


def of_a(states: xr.DataArray) -> xr.DataArray:
    """Align a state-year array with the first state of each pair: dims (year, a)."""
    return states.rename(state="a")


def of_b(states: xr.DataArray) -> xr.DataArray:
    """Align a state-year array with the second state of each pair: dims (year, b)."""
    return states.rename(state="b")


def spliced(*arrays: xr.DataArray) -> xr.DataArray:
    """Join arrays of different years; years between them are missing."""
    held = [array for array in arrays if array["year"].size]
    joined = xr.concat(held or arrays[:1], dim="year").sortby("year")
    if not held:
        return joined
    years = joined["year"].values
    return joined.reindex(year=np.arange(years[0], years[-1] + 1))


def part_of(part: xr.DataArray, whole: xr.DataArray) -> xr.DataArray:
    """Divide over the years that both have; missing where the whole is zero or missing."""
    divided: xr.DataArray = xr.apply_ufunc(share, part, whole, join="inner")
    return divided


def mirrored(pairs: xr.DataArray) -> xr.DataArray:
    """Transpose an array, so that a to b takes the place of b to a."""
    return pairs.rename(a="b", b="a").transpose("year", "a", "b")


def _orders(facts: TableData, frame: pl.DataFrame) -> list[tuple[Array, ...]]:
    """Find the cells of rows about pairs, in both orders where the table is undirected."""
    year, a, b = (_positions(facts, frame, name) for name in ("year", "ccode1", "ccode2"))
    both = facts.table.unit_of_analysis == "undirected"
    return [(year, a, b), (year, b, a)] if both else [(year, a, b)]


def _positions(facts: TableData, frame: pl.DataFrame, column: str) -> Array:
    """Find the position of each row's year or state on its axis."""
    axis = facts.years if column == "year" else facts.states
    return np.searchsorted(axis, frame[column].to_numpy())


def _add(cells: Array, at: tuple[Array, ...], values: Array) -> None:
    """Add values into cells; a cell that was unknown starts from zero."""
    cells[at] = np.where(np.isnan(cells[at]), 0.0, cells[at])
    np.add.at(cells, at, values)


def _blank(facts: TableData, *, pairs: bool) -> Array:
    """Make cells that are zero where an absent row means zero, NaN elsewhere."""
    known = facts.known[:, :, None] & facts.known[:, None, :] if pairs else facts.known
    return np.where(known, 0.0, np.nan)


def _known(
    table: Table, frame: pl.DataFrame, system: pl.DataFrame, years: Array, states: Array
) -> Array:
    """Find the state-years whose absent rows mean zero: shape (year, state)."""
    known = np.zeros((years.size, states.size), dtype=bool)
    if table.missing_means == "missing":
        return known
    present = system if table.missing_means == "zero for members" else _present(frame)
    present = present.filter(pl.col("year").is_in([y for y in years if table.covers(int(y))]))
    at = (np.searchsorted(years, present["year"]), np.searchsorted(states, present["ccode"]))
    known[at] = True
    for hole in table.holes:
        first, last = np.searchsorted(years, hole.years[0]), np.searchsorted(years, hole.years[1])
        known[first : last + 1, np.searchsorted(states, hole.ccode)] = False
    return known


def _present(frame: pl.DataFrame) -> pl.DataFrame:
    """List the state-years that some row is about."""
    columns = [name for name in ("ccode", "ccode1", "ccode2") if name in frame.columns]
    return pl.concat(frame.select("year", pl.col(name).alias("ccode")) for name in columns).unique()
