"""Cells of a panel as other programs have them: one number, text, day or moment each."""

from __future__ import annotations

import polars as pl

from comity.errors import InvalidRequestError

_LARGEST_WHOLE = 2**31 - 1
_SECONDS_A_DAY = 86_400


def require_single_cells(rows: pl.DataFrame, ending: str) -> None:
    """Check that each cell has one value, and no list, record, bytes or object.

    Parameters
    ----------
    rows
        The rows.
    ending
        The ending of the file that cannot have them.

    Raises
    ------
    InvalidRequestError
        If a column has cells of another kind; it is named.

    Examples
    --------
    >>> require_single_cells(pl.DataFrame({"votes": [[1, 2]]}), ".csv")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: votes has a List(Int64) in each cell, ... in a .csv file. ...
    """
    for name, kind in rows.schema.items():
        if kind.is_nested() or kind in (pl.Binary, pl.Object):
            what = f"{name} has a {kind} in each cell, which cannot be in a {ending} file."
            raise InvalidRequestError(what, "Leave the column out, or write .parquet.")


def plain_cells(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows of numbers, text, days and moments.

    Yes and no become 1 and 0, a length of time becomes days, a time of day text, a column
    without any value numbers. Whole numbers are of 32 bits at most, larger ones floating-point,
    which rounds those beyond 2^53.

    Examples
    --------
    >>> plain_cells(pl.DataFrame({"ally": [True, None], "id": [2**40, 1]})).rows()
    [(1, 1099511627776.0), (None, 1.0)]
    """
    return rows.with_columns(_plain(rows[name]) for name in rows.columns)


def _plain(cells: pl.Series) -> pl.Series:
    """Return one column as numbers, text, days or moments."""
    kind = cells.dtype
    if kind == pl.Boolean:
        return cells.cast(pl.Int8)
    if kind in (pl.Null, pl.Float32) or kind.is_decimal():
        return cells.cast(pl.Float64)
    if kind == pl.Duration:
        return cells.dt.total_seconds(fractional=True) / _SECONDS_A_DAY
    if kind == pl.Time:
        return cells.cast(pl.String)
    return _whole(cells) if kind.is_integer() else cells


def _whole(cells: pl.Series) -> pl.Series:
    """Return whole numbers in 16 or 32 bits; floating-point where one is larger."""
    magnitudes = [abs(int(str(end))) for end in (cells.min(), cells.max()) if end is not None]
    if max(magnitudes, default=0) > _LARGEST_WHOLE:
        return cells.cast(pl.Float64)
    return cells.cast(pl.Int32) if cells.dtype in (pl.UInt32, pl.Int64, pl.UInt64) else cells
