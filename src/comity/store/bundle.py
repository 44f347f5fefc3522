"""The bundle: every table as one compact Parquet file, shipped inside the package."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import DataError, OutputError
from comity.sources.registry import sources
from comity.sources.source import Reader, Source, Table, TableRows, read
from comity.store.atomic import checksum, folder_aside
from comity.store.manifest import Entry, Manifest, entry, format_manifest, load, publication

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

FOLDER = Path(str(files("comity.store"))) / "data"
MANIFEST = "manifest.json"

VALUES = FOLDER / "values"
"""The folder of the values that come ready with the tables."""


@cache
def manifest(folder: Path = FOLDER) -> Manifest:
    """Return the manifest of a bundle; raises ``DataError`` if it is missing or damaged.

    >>> manifest().tables["vetoes"].source
    'security_council_vetoes'
    """
    return load(folder / MANIFEST)


def table(name: str, folder: Path = FOLDER) -> pl.DataFrame:
    """Read one table of a bundle, after its checksum has been found right.

    Raises
    ------
    DataError
        If the file is missing or is not the one that the manifest describes.

    Examples
    --------
    >>> table("vetoes").height > 100
    True
    """
    import polars as pl

    path = folder / f"{name}.parquet"
    record = manifest(folder).tables.get(name)
    if record is None or not path.is_file():
        raise DataError(path, "the bundle has no such table", "Reinstall comity.")
    if checksum(path) != record.sha256:
        raise DataError(path, "the file is damaged: its checksum is not the manifest's", _MEND)
    return pl.read_parquet(path)


def build(
    raw: Path,
    folder: Path,
    estimates: Mapping[str, Reader],
    progress: Callable[[str], None] = print,
    only: Collection[str] = (),
) -> list[Entry]:
    """Build the bundle from the folder of raw files, and put it in place in one step.

    Parameters
    ----------
    raw
        The folder that holds the publishers' files, laid out as the sources declare.
    folder
        The folder of the bundle; an older one there is replaced.
    estimates
        The readers of the tables that are estimated, by the names of the tables.
    progress
        Called with a line for each table as it is done.
    only
        Names of sources or tables to read again. The other tables are copied from the bundle
        in ``folder``. Without names all tables are read.

    Returns
    -------
    list of Entry
        The manifest's entry on each table.

    Raises
    ------
    DataError
        If a file is missing or is not as its source declares. The old bundle stays.
    OutputError
        If the bundle cannot be written.
    """
    aside = folder_aside(folder)
    try:
        entries = [
            _report(write_table(source, table, raw, aside), aside, progress)
            if not only or {source.name, table.name} & set(only)
            else _copy_table(table, folder, aside)
            for source, table in _all_tables(estimates)
        ]
        text = format_manifest(entries, map(publication, sources().values()))
        (aside / MANIFEST).write_text(text, encoding="utf-8")
        replace_folder(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return entries


def write_table(source: Source, table: Table, raw: Path, folder: Path) -> Entry:
    """Write one table of the bundle from the raw files: the same files give the same bytes.

    Parameters
    ----------
    source, table
        The source, and the table of it, with its reader.
    raw
        The folder of the publishers' files.
    folder
        An existing folder, into which the table's file is written.

    Returns
    -------
    Entry
        The manifest's entry on the table.

    Raises
    ------
    DataError
        If a file is missing, or is not as its source declares.
    """
    result = read(source, table, raw)
    _check_rows(table, result)
    path = folder / f"{table.name}.parquet"
    # The strongest compression: written once, read often, and shipped to all users. In one
    # piece, since how a table is split depends on how many processors read it.
    result.frame.rechunk().write_parquet(path, compression="zstd", compression_level=19)
    return entry(source, table, result, checksum(path))


_MEND = "Reinstall comity, or build the bundle again."


def _all_tables(estimates: Mapping[str, Reader]) -> list[tuple[Source, Table]]:
    """List every table with its source, and with its estimator where it has one."""
    return [
        (source, replace(table, read=estimates.get(table.name, table.read)))
        for source in sources().values()
        for table in source.tables
    ]


def _report(entry: Entry, folder: Path, progress: Callable[[str], None]) -> Entry:
    """Report a table as done, and return its entry."""
    size = (folder / f"{entry.name}.parquet").stat().st_size
    progress(f"{entry.name}: {entry.rows} rows, {size / 1024:.0f} KB")
    return entry


def _copy_table(table: Table, folder: Path, aside: Path) -> Entry:
    """Copy a table of the older bundle whose declaration has not changed.

    Raises
    ------
    DataError
        If the older bundle has no such table, or its columns or years are not those declared.
    """
    import polars as pl

    record = load(folder / MANIFEST).tables.get(table.name)
    path = folder / f"{table.name}.parquet"
    same = record is not None and record.years == table.years
    if record is None or not same or dict(pl.read_parquet_schema(path)) != table.schema:
        raise DataError(table.name, "its declaration has changed", "Build this table too.")
    shutil.copy(path, aside)
    return record


def _check_rows(table: Table, result: TableRows) -> None:
    """Refuse an edition that is far too small or too large to be whole."""
    least, most = table.rows
    if not least <= result.frame.height <= most:
        what = f"{result.frame.height} rows are not between {least} and {most}"
        raise DataError(table.name, what, "Look whether the raw file is whole.")


def replace_folder(aside: Path, folder: Path) -> None:
    """Replace an older folder with a finished one; raises ``OutputError``."""
    old = folder.with_name(f"{folder.name}.old")
    try:
        if folder.exists():
            folder.rename(old)
        aside.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise OutputError(folder, str(error), "Nothing was lost; try another folder.") from error
