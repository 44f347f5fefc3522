"""Tables as measures see them: rows on the axes period, state and state.

A measure never asks what a missing row means; the table has declared it. Where the table
covers a period, an absent row may mean zero, and only there; everywhere else it is NaN. The
axis of periods is called ``year`` or ``month``, after the frequency of the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import xarray as xr

from comity.methods.trade.dependence import share
from comity.period import MONTHS, first_and_last
from comity.sources.source import Table
from comity.states.system import membership
from comity.store import selection

Array = np.ndarray


@dataclass(frozen=True)
class TableData:
    """The rows of one table, with the axes and the coverage that its arrays have.

    ``periods`` and ``states`` are the axes (ascending ordinals of years or months, ascending
    ccodes); ``covered`` has the shape (period, state) and says for which states an absent row
    means zero. It belongs to the whole table: taking fewer rows does not change it.
    """

    table: Table
    frame: pl.DataFrame
    periods: Array
    states: Array
    covered: Array

    @property
    def axis(self) -> str:
        """Return the name of the axis of periods: "year" or "month"."""
        return self.table.frequency

    @property
    def years(self) -> Array:
        """Return the year of each period."""
        return self.periods if self.axis == "year" else self.periods // MONTHS

    def coordinates(self, *states: str) -> dict[str, Array]:
        """Return the coordinates of an array over the periods and some axes of states."""
        return {self.axis: self.periods, **dict.fromkeys(states, self.states)}

    def rows(self, keep: pl.Expr) -> TableData:
        """Return the same table with only the rows that an expression keeps."""
        return replace(self, frame=self.frame.filter(keep))

    def columns(self, **columns: pl.Expr) -> TableData:
        """Return the same table with columns added or replaced."""
        return replace(self, frame=self.frame.with_columns(**columns))

    def undirected(self) -> TableData:
        """Return the same table with the lower ccode of each pair first."""
        pair = pl.col("ccode1"), pl.col("ccode2")
        return self.columns(ccode1=pl.min_horizontal(*pair), ccode2=pl.max_horizontal(*pair))

    def between(self, first: int, last: int) -> TableData:
        """Return the table of some years only, on a shorter axis."""
        return self.within(*first_and_last((first, last), self.table.frequency))

    def within(self, first: int, last: int) -> TableData:
        """Return the table of the periods between two ordinals, on a shorter axis."""
        inside = (self.periods >= first) & (self.periods <= last)
        frame = self.frame
        if "year" in frame.columns:
            frame = frame.filter(ordinal(self.table).is_between(first, last))
        return replace(
            self, frame=frame, periods=self.periods[inside], covered=self.covered[inside]
        )


def ordinal(table: Table) -> pl.Expr:
    """Return the ordinal of the period that a row of a table is about."""
    year = pl.col("year").cast(pl.Int32)
    return year if table.frequency == "year" else year * MONTHS + pl.col("month") - 1


def read_table(name: str) -> TableData:
    """Read a table in use, on its axes; raises ``DataError`` if it is damaged.

    >>> read_table("vetoes").table.name
    'vetoes'
    """
    return facts(selection.declaration(name), selection.table(name))


def facts(table: Table, frame: pl.DataFrame) -> TableData:
    """Build the axes and the coverage of a whole table.

    The axis of periods runs without a gap from the first to the last of the table's
    coverage; the state axis holds every state there has ever been.
    """
    system = membership()
    states = np.sort(system["ccode"].unique().to_numpy())
    first, last = table.periods
    empty = TableData(table, frame, np.arange(first, last + 1), states, np.empty(0))
    return replace(empty, covered=_covered_states(empty, system))


def annual(facts: TableData) -> TableData:
    """Return a monthly table on an axis of years, on which sums are those of all months."""
    years, first = np.unique(facts.years, return_index=True)
    yearly = replace(facts.table, frequency="year")
    return replace(facts, table=yearly, periods=years, covered=facts.covered[first])


def pair_array(facts: TableData, column: str) -> xr.DataArray:
    """Sum a column over the rows of each period and pair.

    Returns an array (year or month, a, b): from ``ccode1`` = a to ``ccode2`` = b where the table is
    directed, the same both ways where it is not. Absent rows are zero where the table says
    that they mean zero, and NaN elsewhere. A row without a value says that the pair's is
    not known in the year: NaN, unless another row has one.
    """
    present = facts.frame[column].is_not_null()
    cells = _blank(facts, pairs=True)
    for at in _orders(facts, facts.frame.filter(~present)):
        cells[at] = np.nan
    frame = facts.frame.filter(present)
    values = frame[column].cast(pl.Float64).to_numpy()
    for at in _orders(facts, frame):
        _add(cells, at, values)
    return xr.DataArray(cells, coords=facts.coordinates("a", "b"))


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
    """Sum a column over the rows of each period and state: an array (year or month, state).

    >>> state_array(read_table("world_bank_gdp"), "gdp").dims
    ('year', 'state')
    """
    frame = facts.frame.filter(pl.col(column).is_not_null())
    cells = _blank(facts, pairs=False)
    at = (_periods(facts, frame), _positions(facts, frame, "ccode"))
    _add(cells, at, frame[column].cast(pl.Float64).to_numpy())
    return xr.DataArray(cells, coords=facts.coordinates("state"))


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
    """Average a column over the rows of each period: an array (year,) or (month,).

    >>> system_array(read_table("vetoes"), "ccode").dims
    ('year',)
    """
    period = ordinal(facts.table).alias("period")
    means = facts.frame.group_by(period).agg(pl.col(column).mean()).drop_nulls().sort("period")
    cells = np.full(facts.periods.size, np.nan)
    cells[np.searchsorted(facts.periods, means["period"])] = means[column]
    return xr.DataArray(cells, coords=facts.coordinates())


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
    """Count, for each year and pair, the events in which both took part in that year.

    ``facts`` has a row a participant, with ``ccode``, ``year`` and a column that names the
    event. Returns (year, a, b), zero where the table's coverage says so.
    """
    rows = facts.frame.select(event, "ccode", "year")
    pairs = rows.join(rows.select(event, "year", other="ccode"), on=[event, "year"])
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
    return xr.DataArray(cells, coords=facts.coordinates("a", "b"))


def of_a(states: xr.DataArray) -> xr.DataArray:
    """Align a state-year array with the first state of each pair: dims (year, a).

    >>> states = xr.DataArray([[1.0, 2.0]], coords={"year": [2020], "state": [2, 20]})
    >>> of_a(states).dims
    ('year', 'a')
    """
    return states.rename(state="a")


def of_b(states: xr.DataArray) -> xr.DataArray:
    """Align a state-year array with the second state of each pair: dims (year, b).

    >>> states = xr.DataArray([[1.0, 2.0]], coords={"year": [2020], "state": [2, 20]})
    >>> of_b(states).dims
    ('year', 'b')
    """
    return states.rename(state="b")


def spliced(*arrays: xr.DataArray) -> xr.DataArray:
    """Join arrays of different years on the same other axes; years between them are missing.

    >>> early, late = (xr.DataArray([1.0], coords={"year": [year]}) for year in (2000, 2002))
    >>> spliced(early, late)["year"].values.tolist()
    [2000, 2001, 2002]
    """
    filled = [array.transpose("year", ...) for array in arrays if array["year"].size]
    if not filled:
        return arrays[0]
    xr.align(*filled, join="exact", exclude="year", copy=False)
    ends = [(int(array["year"].min()), int(array["year"].max())) for array in filled]
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    cells = np.full((last - first + 1, *filled[0].shape[1:]), np.nan)
    for array in filled:
        cells[array["year"].values - first] = array.values
    coords = {**filled[0].coords, "year": np.arange(first, last + 1)}
    return xr.DataArray(cells, coords=coords, dims=filled[0].dims)


def part_of(part: xr.DataArray, whole: xr.DataArray) -> xr.DataArray:
    """Divide over the years that both have; missing where the whole is zero or missing.

    >>> one, whole = (xr.DataArray([v], coords={"year": [2020]}) for v in (1.0, 4.0))
    >>> part_of(one, whole).values.tolist()
    [0.25]
    """
    divided: xr.DataArray = xr.apply_ufunc(share, *in_both(part, whole))
    return divided


def in_both(*arrays: xr.DataArray) -> list[xr.DataArray]:
    """Return arrays over the years that all of them have; the years of each have no gap.

    >>> early, late = (xr.DataArray([1.0, 2.0], coords={"year": [y, y + 1]}) for y in (1, 2))
    >>> [each["year"].values.tolist() for each in in_both(early, late)]
    [[2], [2]]
    """
    if not all(array["year"].size for array in arrays):
        return [array.isel(year=slice(0)) for array in arrays]
    first = max(int(array["year"][0]) for array in arrays)
    last = min(int(array["year"][-1]) for array in arrays)
    # As slices, which are no copies.
    return [array.sel(year=slice(first, last)) for array in arrays]


def mirrored(pairs: xr.DataArray) -> xr.DataArray:
    """Transpose an array, so that a to b takes the place of b to a.

    >>> coords = {"year": [2020], "a": [2, 20], "b": [2, 20]}
    >>> pairs = xr.DataArray([[[0.0, 1.0], [2.0, 0.0]]], coords=coords)
    >>> mirrored(pairs).values.tolist()
    [[[0.0, 2.0], [1.0, 0.0]]]
    """
    return pairs.rename(a="b", b="a").transpose(*pairs.dims)


def _orders(facts: TableData, frame: pl.DataFrame) -> list[tuple[Array, ...]]:
    """Find the cells of rows about pairs, in both orders where the table is undirected."""
    a, b = (_positions(facts, frame, name) for name in ("ccode1", "ccode2"))
    period = _periods(facts, frame)
    both = facts.table.unit_of_analysis == "undirected"
    return [(period, a, b), (period, b, a)] if both else [(period, a, b)]


def _positions(facts: TableData, frame: pl.DataFrame, column: str) -> Array:
    """Find the position of each row's state, named in a column, on the axis of states."""
    return np.searchsorted(facts.states, frame[column].to_numpy())


def _periods(facts: TableData, frame: pl.DataFrame) -> Array:
    """Find the position of each row's period on its axis, which has no gap."""
    first = int(facts.periods[0]) if facts.periods.size else 0
    return frame.select(ordinal(facts.table) - first).to_series().to_numpy()


def _add(cells: Array, at: tuple[Array, ...], values: Array) -> None:
    """Add values into cells; a cell that was unknown starts from zero."""
    flat, place = cells.reshape(-1), np.ravel_multi_index(at, cells.shape)
    sums = flat[place]
    flat[place] = np.where(np.isnan(sums), 0.0, sums)
    np.add.at(flat, place, values)  # along one axis, which is several times as fast


def _blank(facts: TableData, *, pairs: bool) -> Array:
    """Make cells that are zero where an absent row means zero, NaN elsewhere."""
    covered = facts.covered[:, :, None] & facts.covered[:, None, :] if pairs else facts.covered
    return np.where(covered, 0.0, np.nan)


def _covered_states(facts: TableData, system: pl.DataFrame) -> Array:
    """Find the periods and states whose absent rows mean zero: shape (period, state)."""
    table, years = facts.table, np.unique(facts.years)
    cells = np.zeros((years.size, facts.states.size), dtype=bool)
    if table.missing_means == "zero for members":
        _mark(cells, facts, system.filter(pl.col("year").is_in(_covered(table))))
    elif table.missing_means != "missing":
        _mark(cells, facts, _present(facts.frame).filter(pl.col("year").is_in(_covered(table))))
    for hole in table.holes:
        first, last = (np.searchsorted(years, year) for year in hole.years)
        cells[first : last + 1, np.searchsorted(facts.states, hole.ccode)] = False
    return cells[facts.years - years[0]]


def _covered(table: Table) -> list[int]:
    """List the years that a table covers."""
    return [year for year in range(table.years[0], table.years[1] + 1) if table.covers(year)]


def _mark(cells: Array, facts: TableData, present: pl.DataFrame) -> None:
    """Mark state-years as known: (year, state)."""
    year = present["year"].to_numpy() - int(facts.years[0])
    cells[year, np.searchsorted(facts.states, present["ccode"].to_numpy())] = True


def _present(frame: pl.DataFrame) -> pl.DataFrame:
    """List the state-years that some row is about."""
    columns = [name for name in ("ccode", "ccode1", "ccode2") if name in frame.columns]
    return pl.concat(frame.select("year", pl.col(name).alias("ccode")) for name in columns).unique()
