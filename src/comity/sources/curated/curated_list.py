"""Lists of this project: one fact a row, each with its public page.

The lists are CSV files in the folder ``data`` of this package. A row names the publisher,
the title, the date and the address of a public page that states the fact, and the day on which
it was read there. A row that does not is refused.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from comity.errors import DataError
from comity.sources.licence import MIT
from comity.sources.source import Column

DATA = Path(__file__).parent / "data"

PUBLISHER = "Comity, from the public pages that each row names"
VERSION = "24 November 2026"
TERMS = MIT
"""The lists are in words of our own, under the project's licence; the pages are not ours."""

URL = MIT.url
"""The place of the terms: the lists themselves are in the package."""

PAGE = {
    "publisher": Column(pl.String, "publisher of the page on which the fact was read"),
    "title": Column(pl.String, "title of the page; in square brackets what it is about"),
    "published": Column(pl.String, "date of the page, as exactly as it gives it"),
    "url": Column(pl.String, "address of the page"),
    "read": Column(pl.Date, "day on which it was read there"),
}
"""The columns that name the page behind a row."""

_QUARTERS = ("first", "second", "third", "fourth")
PRECISIONS = ("day", "month", "quarter", "year")


def curated(file: str, *dates: str) -> pl.DataFrame:
    """Read one of our lists, all columns as text but ``read`` and those named as dates.

    Where the list says how exactly a date is known, a column ``when`` says the first of the
    dates no more exactly than that.

    Raises
    ------
    DataError
        If a row does not say where its fact was read, or a date is none.
    """
    path = DATA / file
    raw = pl.read_csv(path, infer_schema=False)
    _refuse(path, raw.filter(~_cited()), "a row does not name the page it was read on")
    try:
        rows = raw.with_columns(pl.col("read", *dates).str.to_date("%Y-%m-%d"))
    except pl.exceptions.PolarsError as error:
        raise DataError(path, f"a date is none ({error})", "Write dates as 2001-07-16.") from error
    if "precision" not in rows.columns:
        return rows
    _refuse(path, raw.filter(~pl.col("precision").is_in(PRECISIONS)), "an unknown precision")
    said = pl.struct(dates[0], "precision").map_elements(
        lambda row: said_as(row[dates[0]], row["precision"]), return_dtype=pl.String
    )
    return rows.with_columns(said.alias("when"))


def said_as(day: date, precision: str) -> str:
    """Format a date no more exactly than its precision.

    >>> said_as(date(2020, 3, 31), "quarter"), said_as(date(2014, 10, 1), "month")
    ('first quarter of 2020', '2014-10')
    """
    if precision == "quarter":
        return f"{_QUARTERS[(day.month - 1) // 3]} quarter of {day.year}"
    return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}"}.get(precision, f"{day:%Y-%m-%d}")


def _cited() -> pl.Expr:
    """Return whether rows name their page: all of its columns, and a web address."""
    present = [pl.col(column).is_not_null() for column in PAGE]
    return pl.all_horizontal(*present, pl.col("url").str.contains(r"^https?://[^\s/]+/"))


def _refuse(path: Path, rows: pl.DataFrame, what: str) -> None:
    if rows.height:
        shown = "\n".join(str(row) for row in rows.head(3).rows(named=True))
        raise DataError(path, what, "Name the page, or leave the row out.", shown)
