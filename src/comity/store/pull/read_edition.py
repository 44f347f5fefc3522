"""Reading an edition: from the publisher's files to checked tables, or a reason against it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

import polars as pl

from comity.errors import ComityError, DataError
from comity.sources.publishing import ByHand, Published, RemoteFile
from comity.sources.source import Files, Source, Table, TableRows, read
from comity.store import selection
from comity.store.pull.archives import check_parts, unpack
from comity.store.pull.comparison import TableComparison, compare_tables
from comity.store.pull.layout import check_layout

_NOTHING = "Nothing of yours was changed."
_ACCEPT = "Nothing of yours was changed; accept the edition if this is right."


@dataclass(frozen=True)
class Reading:
    """The tables of an edition, each with its coverage, and what they change."""

    tables: Mapping[str, tuple[Table, TableRows]]
    comparisons: tuple[TableComparison, ...]

    def doubts(self) -> list[str]:
        """List what speaks against the edition being whole."""
        return [f"{each.table}: {doubt}" for each in self.comparisons for doubt in each.doubts]


def prepare_file(file: RemoteFile, path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Unpack a file where it is in an archive, and check its layout.

    Parameters
    ----------
    file
        The file as its source declares it.
    path
        What was downloaded, or a file of the user.
    folder
        Where it is unpacked.

    Returns
    -------
    tuple
        The file to read, and its columns.

    Raises
    ------
    DataError
        If the archive is refused, or the file has another layout.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.csv"
    ...     _ = path.write_text("ccode,year")
    ...     file = RemoteFile("rows", "", columns=("year",))
    ...     prepare_file(file, path, Path(folder))[1]
    ('ccode', 'year')
    """
    if file.has_parts:
        return path, tuple(check_parts(file, path))
    target = folder / f"{file.name}{file.ending}"
    unpacked = unpack(file, path, target)
    return unpacked, tuple(check_layout(file, unpacked))


def read_tables(
    source: Source, how: Published | ByHand, files: Mapping[str, Path], *, accept: bool = False
) -> Reading:
    """Read and check all tables of an edition, and compare them with those in use.

    Parameters
    ----------
    source
        The source.
    how
        How it is published, with the readers of its live files.
    files
        The files by their short names.
    accept
        Whether an edition is taken that lacks much of what the one in use has.

    Raises
    ------
    DataError
        If a table cannot be read, is not as declared, or lacks too much.
    """
    tables = {table.name: _read_table(source, how, table, files) for table in source.tables}
    comparisons = tuple(
        compare_tables(table, selection.table(name), rows.frame)
        for name, (table, rows) in tables.items()
    )
    reading = Reading(tables, comparisons)
    if reading.doubts() and not accept:
        raise DataError(source.name, "; ".join(reading.doubts()), _ACCEPT)
    return reading


def _read_table(
    source: Source, how: Published | ByHand, table: Table, files: Mapping[str, Path]
) -> tuple[Table, TableRows]:
    """Read one table with the coverage that its rows show."""
    reader = how.readers.get(table.name, table.read)
    located = Files(Path(), {name: str(path) for name, path in files.items()})
    try:
        result = reader(located)
        covered = replace(table, years=_coverage(table, result.frame), read=lambda _: result)
        checked = read(replace(source, files={}), covered, Path())
    except ComityError as error:
        raise DataError(source.name, f"{table.name} cannot be read: {error}", _NOTHING) from error
    except _UNREADABLE as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        what = f"{table.name} cannot be read as {how.written_for} ({first})"
        raise DataError(source.name, what, _NOTHING) from error
    least, most = table.rows
    if not least <= checked.frame.height <= most * _GROWTH:
        what = f"{table.name} has {checked.frame.height:,} rows, not {least:,} to {most:,}"
        raise DataError(source.name, what, _NOTHING)
    return covered, checked


_GROWTH = 2
"""How much larger than declared a later edition may be."""

_UNREADABLE = (
    pl.exceptions.PolarsError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    OSError,
    AttributeError,
    ArithmeticError,
    EOFError,
    BadZipFile,
    zlib.error,
)


def _coverage(table: Table, frame: pl.DataFrame) -> tuple[int, int]:
    """Return the years that a table covers in an edition: to its newest year, if that is later.

    A year after the present one is no coverage, and stays outside it.
    """
    first, last = table.years
    newest = frame["year"].cast(pl.Int32).max() if "year" in frame.columns else None
    if newest is None or not last < int(str(newest)) <= date.today().year:
        return first, last
    return first, int(str(newest))
