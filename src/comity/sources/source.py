"""Sources: a public data set, the tables it gives, and how its files are read.

A source is declared once, as data, in one file of this folder. Its catalogue entry, its
citation under every figure, its page in the codebook and its law tests follow from that
declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from comity.errors import DataError
from comity.period import PERIOD_COLUMNS, Frequency, first_and_last

if TYPE_CHECKING:  # time that later answers do without
    import polars as pl

    from comity.sources.licence import Licence
    from comity.sources.publishing import ByHand, NotPublished, Published

MissingMeans = Literal["missing", "zero for members", "zero for covered"]
"""The meaning of an absent row inside the table's years: nothing is known; zero for every pair
of members; zero for pairs of states that each have some row in the table that year."""

UnitOfAnalysis = Literal["directed", "undirected", "state", "system", "event"]
"""Who a row is about. Directed and undirected rows are keyed by ``ccode1`` and ``ccode2``
(undirected ones once, with ``ccode1 < ccode2``), state rows by ``ccode``; a world row is about
no state in particular; an event may name any number of states, in columns of its own."""


@dataclass(frozen=True)
class Column:
    """One typed column of a table: its type, its title and its unit.

    >>> import polars as pl
    >>> Column(pl.Float32, "all goods", "million current US dollars").title
    'all goods'
    """

    dtype: type[pl.DataType]
    title: str
    unit: str = ""


@dataclass(frozen=True)
class Hole:
    """Years of a state that a table does not cover, although it covers other states then.

    An absent row about the state is missing in these years, never zero, and sums over its
    partners are incomplete. ``years`` are the first and the last.

    >>> Hole(713, (2000, 2020), "Taiwan is not listed").years
    (2000, 2020)
    """

    ccode: int
    years: tuple[int, int]
    why: str


@dataclass(frozen=True)
class Exclusion:
    """Rows that a reader left out or flagged: the reason, the number and an example.

    >>> Exclusion("no year", 3, "{'name': 'Palau'}").rows
    3
    """

    why: str
    rows: int
    example: str = ""


@dataclass(frozen=True)
class TableRows:
    """The tidy rows of a table, with an account of the rows left out and of the rows flagged.

    ``flags`` count rows that have a fault which does not touch what is read from them.

    >>> import polars as pl
    >>> TableRows(pl.DataFrame({"year": [2020]})).frame.height
    1
    """

    frame: pl.DataFrame
    exclusions: tuple[Exclusion, ...] = ()
    flags: tuple[Exclusion, ...] = ()


Reader = Callable[["Files"], TableRows]
"""A function that reads the tidy rows of one table from a source's raw files."""


def estimated(files: Files) -> TableRows:
    """Raise ``DataError``: the reader of a table that is not read from files but estimated.

    The builder of the bundle passes the reader that estimates it.
    """
    raise DataError(files.root, "the table is estimated, not read", "Pass the reader of it.")


@dataclass(frozen=True)
class Table:
    """Tidy facts of one kind from a source; one row is one fact.

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
        Meaning of an absent row inside the years: see :data:`MissingMeans`.
    rows
        Least and most rows that a whole edition can have.
    holes
        States and years inside ``years`` that the source does not cover.
    frequency
        Whether a row is about a year, or about a month (columns ``year`` and ``month``).
    months
        Months of the first and of the last year with which a monthly table begins and ends.
    unfinished
        Years inside ``years`` of which the table knows a part only, with that part: "to
        18 September". A count of such a year is a lower bound.
    """

    name: str
    title: str
    unit_of_analysis: UnitOfAnalysis
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    record: tuple[str, ...]
    years: tuple[int, int]
    read: Reader
    missing_means: MissingMeans = "missing"
    rows: tuple[int, int] = (1, 10_000_000)
    gaps: frozenset[int] = frozenset()
    sort: tuple[str, ...] = ()
    notes: str = ""
    holes: tuple[Hole, ...] = ()
    frequency: Frequency = "year"
    months: tuple[int, int] = (1, 12)
    unfinished: Mapping[int, str] = field(default_factory=dict)

    @property
    def periods(self) -> tuple[int, int]:
        """Return the ordinals of the first and the last period that the table covers."""
        first, last = first_and_last(self.years, self.frequency)
        if self.frequency == "year":
            return first, last
        return first + self.months[0] - 1, last - 12 + self.months[1]

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """Return the columns in order, with their types."""
        return {name: column.dtype for name, column in self.columns.items()}

    def covers(self, year: int) -> bool:
        """Return whether a year is inside the coverage of the table."""
        return self.years[0] <= year <= self.years[1] and year not in self.gaps


@dataclass(frozen=True)
class Source:
    """A public data set: who publishes it, how to cite it, under what terms, and its tables.

    ``is_shipped`` is false where the package has no edition: only a user's library can have one.
    """

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
    publishing: Published | ByHand | NotPublished
    known_issues: str = ""
    attribution: str = ""
    is_shipped: bool = True

    @property
    def allows_records(self) -> bool:
        """Return whether the bundle may contain the publisher's own rows."""
        return self.licence.redistribution == "records"


@dataclass(frozen=True)
class Files:
    """A source's raw files below one folder, by the short names its declaration gives them."""

    root: Path
    names: Mapping[str, str]

    def __getitem__(self, name: str) -> Path:
        """Return the path of a raw file.

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


def read(source: Source, table: Table, root: Path) -> TableRows:
    """Read one table of a source from the raw files below ``root``, and check it.

    The frame comes back with the declared columns in the declared order and types, sorted by
    its key, so that the same files always give the same bytes.

    Raises
    ------
    DataError
        If a file or a column is missing, a key repeats or a year is outside the coverage.
    """
    result = table.read(Files(root, source.files))
    return TableRows(validate(table, result.frame), result.exclusions, result.flags)


def validate(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Check a frame against the declaration of its table, and return it in the declared form.

    Raises
    ------
    DataError
        With the offending rows, if the frame is not what the table declares.
    """
    import polars as pl

    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        raise DataError(table.name, f"columns {missing} are missing", "Correct the reader.")
    tidy = frame.select([pl.col(name).cast(dtype) for name, dtype in table.schema.items()])
    needed = PERIOD_COLUMNS[table.frequency] if table.frequency != "year" else ()
    if not set(needed) <= set(table.key):
        raise DataError(table.name, f"its key has no {' and '.join(needed)}", "Correct the key.")
    _refuse(table, tidy.filter(pl.struct(table.key).is_duplicated()), "two rows share one key")
    _refuse(table, tidy.filter(pl.any_horizontal(pl.col(table.key).is_null())), "a key is missing")
    if "year" in tidy.columns:
        outside = ~pl.col("year").is_between(*table.years) | pl.col("year").is_in(list(table.gaps))
        _refuse(table, tidy.filter(outside), f"a year lies outside the coverage {table.years}")
    if table.unit_of_analysis == "undirected":
        _refuse(table, tidy.filter(pl.col("ccode1") >= pl.col("ccode2")), "ccode1 is not the lower")
    return tidy.sort(table.sort or table.key)


def _refuse(table: Table, rows: pl.DataFrame, what: str) -> None:
    """Raise ``DataError`` with the first offending rows, if there are any."""
    if rows.height:
        shown = "\n".join(str(row) for row in rows.head(3).rows(named=True))
        raise DataError(table.name, f"{what} ({rows.height} rows)", "Correct the reader.", shown)
