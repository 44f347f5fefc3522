"""The trail of a value: from the figure back to the publisher's rows.

The trail is derived, not recorded. A measure's parameters name its tables; its reach and
window say which of their rows one value may use. Whether that declaration is true can be
tried on any value: compute the measure from the trail's rows alone, and the same value must
come out (:func:`recompute`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError
from comity.measures.measure import Measure, Reach
from comity.measures.registry import depends_on, find_measure, in_order, spans_of
from comity.measures.table_arrays import TableData, read_table
from comity.panels.codebook import CODEBOOK, is_stored
from comity.panels.stored import stored_values
from comity.panels.values import subject
from comity.period import Frequency, Period, first_and_last, years_of
from comity.store.cache import values_folder

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True)
class Trail:
    """All the rows that one value was computed from.

    ``b`` is None for a state measure, and both are None for a measure of the world.
    ``rows`` holds, by table, the rows of the bundle; ``facts`` the same with their coverage.
    """

    measure: Measure
    a: int | None
    b: int | None
    year: int
    value: float | None
    facts: dict[str, TableData]
    month: int | None = None

    @property
    def period(self) -> Period:
        """The period of the value."""
        return Period(self.year, self.month)

    @property
    def rows(self) -> dict[str, pl.DataFrame]:
        """The rows, by table: those about its own states first, the largest amounts first."""
        states = [state for state in (self.a, self.b) if state is not None]
        return {name: _by_weight(table, states) for name, table in self.facts.items()}


def trail(name: str, a: int | None, b: int | None, year: int, month: int | None = None) -> Trail:
    """Follow one value back to the rows it was computed from.

    Parameters
    ----------
    name
        The measure.
    a, b
        Ccodes: of a to b for a directed measure. ``b`` is not needed for a state measure,
        and neither is for a measure of the world.
    year, month
        The year of the value, and its month for a monthly measure.

    Returns
    -------
    Trail
        With ``value`` None where the data give none.

    Raises
    ------
    UnknownNameError
        If there is no such measure.
    InvalidRequestError
        If the measure's level needs states that are not given, or its frequency a month.

    Examples
    --------
    >>> trail("vote_agreement", 365, 710, 2019).year
    2019
    """
    return _recomputed(_rows_under(name, a, b, year, month))


def stored_trail(
    name: str, a: int | None, b: int | None, year: int, month: int | None = None
) -> Trail:
    """Follow one value back, as :func:`trail` does, and take the value that is stored.

    Where the library has no values of the measure yet, the value is computed from its rows.

    >>> round(stored_trail("vote_agreement", 365, 710, 2019).value, 3)
    0.793
    """
    bare = _rows_under(name, a, b, year, month)
    folder = values_folder()
    if not (folder / CODEBOOK).is_file():
        return _recomputed(bare)
    values = stored_values()
    described = values.describe(name)
    if not is_stored(folder, described):
        return _recomputed(bare)
    about = subject(described, (a or 0, b or 0))
    return replace(bare, value=values.read_value(name, about, bare.period))


def _rows_under(name: str, a: int | None, b: int | None, year: int, month: int | None) -> Trail:
    """Find the rows under a value, without the value."""
    measure = find_measure(name)
    _require_states(measure, a, b)
    period = _period(measure, year, month)
    named = {state for state in (a, b) if state is not None}
    spans = spans_of(name)
    used = {
        table: _rows_for(table, reach, _window(window, period, spans.get(table)), named | set(also))
        for table, (reach, window, also) in depends_on(name).items()
    }
    return Trail(measure, a, b, year, None, used, month)


def _recomputed(bare: Trail) -> Trail:
    """Return a trail with its value, computed from its rows."""
    is_covered = any(table.periods.size for table in bare.facts.values())
    return replace(bare, value=recompute(bare)) if is_covered else bare


def recompute(trail: Trail) -> float | None:
    """Compute the trail's value from the trail's rows alone.

    Returns None where they give no value, for example because one of the two was not a
    member that year.

    >>> round(recompute(trail("vote_agreement", 365, 710, 2019)), 3)
    0.793
    """
    # Imported here: a value that is stored needs no arrays.
    import xarray as xr

    from comity.measures.masking import masked

    arrays: dict[str, TableData | xr.DataArray] = dict(trail.facts)
    for measure in in_order([trail.measure.name]):
        arrays[measure.name] = masked(measure, measure(*(arrays[need] for need in measure.needs)))
    array = arrays[trail.measure.name]
    assert isinstance(array, xr.DataArray)
    return _cell(array, trail)


def _require_states(measure: Measure, a: int | None, b: int | None) -> None:
    """Refuse to look for a value with other than the states whose it is."""
    needed, of = {"system": (0, "the system"), "state": (1, "one state")}.get(
        measure.level, (2, "two states")
    )
    named = sum(state is not None for state in (a, b))
    if named != needed:
        got = f"{named} state" if named == 1 else f"{named or 'no'} states"
        what = f"{measure.name} is a measure of {of}, got {got}."
        raise InvalidRequestError(what, f"Name {of if needed else 'none'} before the year.")


def _period(measure: Measure, year: int, month: int | None) -> Period:
    """Return the period of a value; refuse a month of a yearly measure, or a year of a monthly."""
    if (month is None) is not (measure.frequency == "year"):
        what = f"{measure.name} is a measure by {measure.frequency}, got {Period(year, month)}."
        raise InvalidRequestError(what, f"Name a {measure.frequency}.")
    return Period(year, month)


Window = tuple[tuple[int, int], Frequency]
"""The ordinals of the first and the last period that a value may use, and of which frequency."""


def _window(window: int, period: Period, span: tuple[int, int] | None) -> Window:
    """Return the first and last period that a value may use of a table."""
    last = period.ordinal
    first = last - window + 1
    if span is not None:
        begins, ends = first_and_last(span, period.frequency)
        first, last = max(first, begins), min(last, ends)
    return (first, last), period.frequency


def _rows_for(name: str, reach: Reach, window: Window, states: set[int]) -> TableData:
    """Take from a table the rows that a value of these states and periods may use.

    Of a table of another frequency, these are the rows of the years of the periods.
    """
    whole = read_table(name)
    ordinals, frequency = window
    same = whole.axis == frequency
    recent = whole.within(*ordinals) if same else whole.between(*years_of(ordinals, frequency))
    return recent.rows(_within(whole, reach, states))


def _by_weight(table: TableData, states: list[int]) -> pl.DataFrame:
    """Order rows by how many of some states they are about, then by their first amount."""
    sides = [c for c in ("ccode", "ccode1", "ccode2") if c in table.frame.columns]
    amounts = [name for name, column in table.table.columns.items() if column.unit]
    if not sides or not amounts:
        return table.frame
    about = pl.sum_horizontal(pl.col(side).is_in(states).cast(pl.Int8) for side in sides)
    keys = [about, pl.col(amounts[0]).abs()]
    return table.frame.sort(keys, descending=True, nulls_last=True, maintain_order=True)


def _within(whole: TableData, reach: Reach, states: set[int]) -> pl.Expr:
    """Select the rows about the states that a reach takes in."""
    columns = [c for c in ("ccode", "ccode1", "ccode2") if c in whole.frame.columns]
    if reach == "system" or not columns:
        return pl.lit(value=True)
    if reach == "received" and "ccode2" in columns:
        return pl.col("ccode2").is_in(sorted(states))
    about = [pl.col(column).is_in(sorted(states)) for column in columns]
    return pl.all_horizontal(about) if reach == "pair" else pl.any_horizontal(about)


def _cell(array: xr.DataArray, trail: Trail) -> float | None:
    """Pick the trail's value out of an array."""
    subject = {"a": trail.a, "b": trail.b, "state": trail.a}
    subject[trail.measure.frequency] = trail.period.ordinal
    at = {str(dim): subject[str(dim)] for dim in array.dims}
    if any(value not in array[dim].values for dim, value in at.items()):
        return None
    value = float(array.sel(at))
    return value if np.isfinite(value) else None
