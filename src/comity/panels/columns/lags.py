"""Lags, leads, moving sums and changes, by the calendar and never from one state to another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.columns.keys import gather, pack, positions
from comity.panels.variable import Variable

MOST = 200
"""The most periods that a lag or a sum may reach."""


def lag(rows: pl.DataFrame, keys: Sequence[str], name: str, by: int) -> pl.Series:
    """Return the value of the same unit some periods before; a negative number gives a lead.

    The period is looked up in the calendar: where the unit has no row then, as before it was a
    state, the value is null. A successor with a code of its own does not inherit values.

    Parameters
    ----------
    rows, keys
        The panel, sorted by its keys.
    name
        The variable.
    by
        How many periods before.

    Examples
    --------
    >>> rows = pl.DataFrame({"ccode": 2, "year": [2000, 2001, 2003], "x": [1, 2, 3]})
    >>> lag(rows, ("ccode", "year"), "x", 1).to_list()
    [None, 1, None]
    """
    have = pack(rows, keys)
    return gather(rows[name], positions(have, have - by))


def lagged_sum(rows: pl.DataFrame, keys: Sequence[str], name: str, over: int) -> pl.Series:
    """Return the sum over some periods that end in the row's own; null if one is missing.

    >>> rows = pl.DataFrame({"ccode": 2, "year": [2000, 2001, 2003], "x": [1, 2, 3]})
    >>> lagged_sum(rows, ("ccode", "year"), "x", 2).to_list()
    [None, 3.0, None]
    """
    wide = _widened(rows, name)
    return reduce(add, (lag(wide, keys, name, by) for by in range(over)))


def difference(rows: pl.DataFrame, keys: Sequence[str], name: str, by: int) -> pl.Series:
    """Return the value less that of some periods before; null if either is missing.

    >>> rows = pl.DataFrame({"ccode": 2, "year": [2000, 2001], "x": [1.0, 2.5]})
    >>> difference(rows, ("ccode", "year"), "x", 1).to_list()
    [None, 1.5]
    """
    wide = _widened(rows, name)
    return wide[name] - lag(wide, keys, name, by)


def shifted_variable(variable: Variable, suffix: str, what: str) -> Variable:
    """Return the variable that one of these functions gives.

    >>> shifted_variable(Variable("trade", "Trade"), "lag1", "1 period before").name
    'trade_lag1'
    """
    missing = "null where a value that it needs is missing or the unit has no row then"
    return variable.derived(f"{variable.name}_{suffix}", f"{variable.label}, {what}", missing)


def require_periods(count: int, option: str) -> int:
    """Check a number of periods.

    Raises
    ------
    InvalidRequestError
        If it is not a whole number from 1 to :data:`MOST`.

    Examples
    --------
    >>> require_periods(0, "by")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: by must be a whole number from 1 to 200, got 0.
    """
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST:
        raise InvalidRequestError(f"{option} must be a whole number from 1 to {MOST}, got {count}.")
    return count


def _widened(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return the rows with a variable as numbers that no sum or difference leaves."""
    return rows.with_columns(pl.col(name).cast(pl.Float64))
