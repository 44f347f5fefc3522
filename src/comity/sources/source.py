"""What a source is: a public data set, the tables it gives, and how its files are read.

A source is declared once, as data, in one file of this folder. Its catalogue entry, its
citation under every figure, its page in the codebook and the laws it is held to all follow
from that declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from comity.errors import DataError
from comity.sources.licence import Licence

Absent = Literal["missing", "zero for members", "zero for covered"]
"""What a row that is not there means, inside the table's years: nothing known; zero for every
pair of members; zero for pairs of states that each have some row in the table that year."""

Form = Literal["directed", "undirected", "state", "world", "event"]
"""Whom a row is about. Directed and undirected rows are keyed by ``ccode1`` and ``ccode2``
(undirected ones once, with ``ccode1 < ccode2``), state rows by ``ccode``; a world row is about
no state in particular; an event may name any number of states, in columns of its own."""


@dataclass(frozen=True)
class Column:
    """One typed column of a table: its type, its unit and what it says."""

    dtype: type[pl.DataType]
    title: str
    unit: str = ""


@dataclass(frozen=True)
class Exclusion:
    """Rows that a reader left out, or kept in doubt: why, how many, and one to look at."""

    why: str
    rows: int
    example: str = ""


@dataclass(frozen=True)
class Reading:
    """What a reader gives: the tidy rows, what it left out, and what it kept in doubt.

    ``doubts`` count rows that have a fault which does not touch what is read from them.
    """

    frame: pl.DataFrame
    drops: tuple[Exclusion, ...] = ()
    doubts: tuple[Exclusion, ...] = ()


Reader = Callable[["Files"], Reading]


@dataclass(frozen=True)
class Table:
    """The tidy facts of one kind that a source gives; one row is one fact.

    Parameters
    ----------
    name
        The table's name, unique over all sources; measures ask for it by this name.
    key
        Columns whose values no two rows share.
    record
        Columns that together name the publisher's own record behind a row. Where the terms
        allow only aggregates, ``("records",)``: the number of records summed.
    years
        First and last year that the table covers. Outside them everything is missing.
    gaps
        Years inside ``years`` that the source does not cover.
    absent
        What a row that is not there means inside the years: see :data:`Absent`.
    rows
        Least and most rows that a whole edition can have.
    """

    name: str
    title: str
    form: Form
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    record: tuple[str, ...]
    years: tuple[int, int]
    read: Reader
    absent: Absent = "missing"
    rows: tuple[int, int] = (1, 10_000_000)
    gaps: frozenset[int] = frozenset()
    sort: tuple[str, ...] = ()
    notes: str = ""

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """The columns in order, with their types."""
        return {name: column.dtype for name, column in self.columns.items()}

    def covers(self, year: int) -> bool:
        """Tell whether the table says anything about a year."""
        return self.years[0] <= year <= self.years[1] and year not in self.gaps


@dataclass(frozen=True)
class Source:
    """A public data set: who publishes it, how to cite it, under what terms, and its tables."""

    name: str
    title: str
    publisher: str
    version: str
    citation: str
    bibtex: str
    url: str
    licence: Licence
    files: Mapping[str, str]
    tables: tuple[Table, ...]
    faults: str = ""
    attribution: str = ""

    @property
    def passes_on_records(self) -> bool:
        """Tell whether the bundle may hold the publisher's own rows."""
        return self.licence.passing_on == "records"


@dataclass(frozen=True)
class Files:
    """A source's raw files below one folder, by the short names its declaration gives them."""

    root: Path
    names: Mapping[str, str]

    def __getitem__(self, name: str) -> Path:
        """Give the path of a raw file.

        Raises
        ------
        DataError
            If the file is not there.
        """
        path = self.root / self.names[name]
        if not path.is_file():
            raise DataError(
                path, "the file is not there", "Give the folder that holds the raw data."
            )
        return path


def read(source: Source, table: Table, root: Path) -> Reading:
    """Read one table of a source from the raw files below ``root``, and check it.

    The frame comes back with the declared columns in the declared order and types, sorted by
    its key, so that the same files always give the same bytes.

    Raises
    ------
    DataError
        If a file is missing, a column is, a key repeats or a year lies outside the coverage.
    """
    reading = table.read(Files(root, source.files))
    return Reading(checked(table, reading.frame), reading.drops, reading.doubts)


def checked(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Hold a frame to its table's declaration and give it in the declared form.

    Raises
    ------
    DataError
        With the offending rows, if the frame is not what the table declares.
    """
    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        raise DataError(table.name, f"columns {missing} are missing", "Mend the reader.")
    tidy = frame.select([pl.col(name).cast(dtype) for name, dtype in table.schema.items()])
    _refuse(table, tidy.filter(pl.struct(table.key).is_duplicated()), "two rows share one key")
    _refuse(table, tidy.filter(pl.any_horizontal(pl.col(table.key).is_null())), "a key is missing")
    if "year" in tidy.columns:
        outside = ~pl.col("year").is_between(*table.years) | pl.col("year").is_in(list(table.gaps))
        _refuse(table, tidy.filter(outside), f"a year lies outside the coverage {table.years}")
    if table.form == "undirected":
        _refuse(table, tidy.filter(pl.col("ccode1") >= pl.col("ccode2")), "ccode1 is not the lower")
    return tidy.sort(table.sort or table.key)


def _refuse(table: Table, rows: pl.DataFrame, what: str) -> None:
    """Raise with the first offending rows, if there are any."""
    if rows.height:
        shown = "\n".join(str(row) for row in rows.head(3).rows(named=True))
        raise DataError(table.name, f"{what} ({rows.height} rows)", "Mend the reader.", shown)
