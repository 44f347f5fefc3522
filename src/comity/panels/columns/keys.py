"""Keys of rows as whole numbers, so that a join is a binary search and adds no row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np
import polars as pl
from numpy.typing import NDArray

from comity.errors import DataError

Keys = NDArray[np.int64]
"""One whole number a row; a later period of the same unit is that many periods larger."""

Positions = NDArray[np.int64]
"""The row in which each key is; -1 where it is in none."""

_CODES, _PERIODS = 1_000, 100_000
_NO_STATE = 999


def pack(rows: pl.DataFrame, keys: Sequence[str]) -> Keys:
    """Return one whole number a row, in the order of the keys.

    Parameters
    ----------
    rows
        Rows with the key columns.
    keys
        Codes of the unit, then ``year``, and ``month`` where periods are months.

    Examples
    --------
    >>> rows = pl.DataFrame({"ccode": [2, 2], "year": [2000, 2001]})
    >>> int(np.diff(pack(rows, ("ccode", "year"))).item())
    1
    """
    return rows.select(_unit(keys) * _PERIODS + _period(keys)).to_series().to_numpy()


def units(rows: pl.DataFrame, keys: Sequence[str]) -> Keys:
    """Return one whole number a row for its unit, without the period."""
    return rows.select(_unit(keys)).to_series().to_numpy()


def periods(rows: pl.DataFrame, keys: Sequence[str]) -> Keys:
    """Return the period of each row: the year, or the months since year 0."""
    return rows.select(_period(keys)).to_series().to_numpy()


def positions(keys: Keys, selection: Keys) -> Positions:
    """Find the row of each wanted key among sorted, distinct keys.

    >>> positions(np.array([3, 5, 9]), np.array([5, 4, 9])).tolist()
    [1, -1, 2]
    """
    if not keys.size:
        return np.full(selection.size, -1)
    at = np.minimum(np.searchsorted(keys, selection), keys.size - 1)
    return np.where(keys[at] == selection, at, -1)


def gather(column: pl.Series, at: Positions) -> pl.Series:
    """Return a column's values at some rows, null where the row is -1.

    >>> gather(pl.Series([1.5, 2.5]), np.array([1, -1])).to_list()
    [2.5, None]
    """
    where = pl.Series(at)
    return column.gather(pl.select(pl.when(where >= 0).then(where)).to_series())


def matched(
    rows: pl.DataFrame, at: Sequence[str], table: pl.DataFrame, keys: Sequence[str]
) -> Positions:
    """Find the row of a table with distinct keys for each row of a panel.

    Parameters
    ----------
    rows, at
        The panel, and its columns that are compared, in the order of ``keys``.
    table, keys
        The table, sorted by its key columns.

    Raises
    ------
    DataError
        If two rows of the table share a key, or they are not sorted.
    """
    have = pack(table, keys)
    if have.size > 1 and bool((np.diff(have) <= 0).any()):
        first = int(np.argmax(np.diff(have) <= 0)) + 1
        raise DataError("values", "two rows share a key", "", str(table.row(first, named=True)))
    renamed = rows.select(pl.col(column).alias(key) for column, key in zip(at, keys, strict=True))
    return positions(have, pack(renamed, keys))


def _unit(keys: Sequence[str]) -> pl.Expr:
    """Return the codes of a unit as one number."""
    codes = [_number(key).fill_null(_NO_STATE) for key in keys if key not in ("year", "month")]
    return reduce(lambda whole, code: whole * _CODES + code, codes, pl.lit(0, dtype=pl.Int64))


def _period(keys: Sequence[str]) -> pl.Expr:
    """Return the period as one number."""
    year = _number("year")
    return year * 12 + _number("month") - 1 if "month" in keys else year


def _number(key: str) -> pl.Expr:
    return pl.col(key).cast(pl.Int64)
