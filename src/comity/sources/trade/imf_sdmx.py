"""What the sources of the International Monetary Fund share: its interface, and its text form.

Figures are in whole units. The column ``SCALE`` only says how the Fund shows them: a six there does
not make a figure in dollars one in millions.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from comity.errors import DataError
from comity.sources.publishing import MEGABYTE, RemoteFile

_ADDRESS = "https://api.imf.org/external/sdmx/2.1/data"
_CSV = "application/vnd.sdmx.data+csv;version=1.0.0"

COUNTRY, PARTNER, TIME, VALUE = "COUNTRY", "COUNTERPART_COUNTRY", "TIME_PERIOD", "OBS_VALUE"
"""Columns that tables of different data flows share."""


def imf_file(name: str, flow: str, key: str, columns: tuple[str, ...], first: str) -> RemoteFile:
    """Build the file that the Fund's interface makes of a data flow.

    Parameters
    ----------
    name
        The short name by which readers ask for it.
    flow
        Agency and data flow: "IMF.STA,IMTS".
    key
        What is asked for: values of the dimensions, with dots between them and ``+`` between
        alternatives; an empty one means all.
    columns
        The columns that the reader needs.
    first
        The first period.

    Examples
    --------
    >>> imf_file("rows", "IMF.STA,IMTS", "CHN.XG_FOB_USD..A", (), "2025").address[37:]
    '/data/IMF.STA,IMTS/CHN.XG_FOB_USD..A?startPeriod=2025'
    """
    return RemoteFile(
        name,
        f"{_ADDRESS}/{flow}/{key}?startPeriod={first}",
        columns=columns,
        limit=50 * MEGABYTE,
        accept=_CSV,
    )


def read_observations(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    """Read the observations that have a value: every column as text but the value.

    Parameters
    ----------
    path
        The file in SDMX-CSV.
    columns
        The columns to read, ``OBS_VALUE`` among them.
    """
    text = pl.read_csv(path, columns=list(columns), infer_schema_length=0)
    # What is not known is written as NaN, or as nothing.
    return text.with_columns(pl.col(VALUE).cast(pl.Float64).fill_nan(None)).drop_nulls(VALUE)


def check_dollars(frame: pl.DataFrame, largest: tuple[float, float]) -> None:
    """Check that values are US dollars, by the largest of them.

    Parameters
    ----------
    frame
        Observations, all in dollars.
    largest
        The least and the most that the largest of them can be, in dollars.

    Raises
    ------
    DataError
        If the largest value is outside: the Fund then states another unit than it did.

    Examples
    --------
    >>> check_dollars(pl.DataFrame({"OBS_VALUE": [421_010.0]}), (1e11, 1e13))
    Traceback (most recent call last):
    comity.errors.DataError: OBS_VALUE: its largest value is 421,010, which is no sum in doll...
    """
    top = frame[VALUE].max()
    if isinstance(top, float) and not largest[0] <= top <= largest[1]:
        what = f"its largest value is {top:,.6g}, which is no sum in dollars"
        raise DataError(VALUE, what, "The publisher may have changed the unit.")
