"""Which edition of each source is in use, and its tables: the library's over the bundle's.

An edition replaces all tables of its source, so that rows of two editions never meet in one. The
choice is read once and then stays the same until :func:`reload`, so that one run never sees two.
A lock takes the place of the library's own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import DataError
from comity.sources.registry import library_tables
from comity.sources.registry import table as declared
from comity.sources.source import Table
from comity.store import bundle
from comity.store.atomic import checksum
from comity.store.editions import BUNDLE, MANIFEST, read_choices
from comity.store.home import editions_folder, lock_file
from comity.store.lock import resolve_lock
from comity.store.manifest import Manifest, load

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl


def chosen() -> Mapping[str, str]:
    """Return the identifiers of the editions in use, by source; those of the bundle are left out.

    >>> isinstance(chosen(), dict)
    True
    """
    return _chosen(str(editions_folder()), lock_file())


def reload() -> None:
    """Read the choice of editions again: after it was changed, or for another request.

    >>> reload()
    """
    _chosen.cache_clear()
    _manifest_in_use.cache_clear()


def manifest() -> Manifest:
    """Return the manifest of the tables in use; raises ``DataError`` if one is missing.

    >>> manifest().tables["vetoes"].source
    'security_council_vetoes'
    """
    return _manifest_in_use(str(editions_folder()), lock_file())


def table(name: str) -> pl.DataFrame:
    """Read a table in use, after its checksum was verified.

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

    entry = manifest().tables.get(name)
    if entry is None or entry.source not in chosen():
        return _shipped_table(name)
    path = _folder(entry.source, chosen()[entry.source]) / f"{name}.parquet"
    if not path.is_file() or checksum(path) != entry.sha256:
        raise DataError(path, "the table of this edition is missing or damaged", _AGAIN)
    return pl.read_parquet(path)


def absent_tables() -> frozenset[str]:
    """Return the tables that only a library can have, and this one has not.

    >>> absent_tables() <= {"event_coverage", "event_months", "gravity_pairs"}
    True
    """
    return frozenset(library_tables()).difference(manifest().tables)


def _shipped_table(name: str) -> pl.DataFrame:
    """Read a table of the bundle; one that the bundle cannot have is empty."""
    import polars as pl

    if name in library_tables():
        return pl.DataFrame(schema=library_tables()[name].schema)
    return bundle.table(name)


def declaration(name: str) -> Table:
    """Return the declaration of a table, with the coverage of the edition in use.

    Raises
    ------
    UnknownNameError
        If no source gives a table of that name.

    Examples
    --------
    >>> declaration("vetoes").years[0]
    1946
    """
    record = declared(name)
    entry = manifest().tables.get(name)
    if entry is None or entry.source not in chosen():
        return record
    return replace(record, years=entry.years, gaps=frozenset(entry.gaps))


_AGAIN = "Fetch the edition again, or go back to another one."


@cache
def _chosen(folder: str, lock: str) -> dict[str, str]:
    """Return the editions that a lock names, or those of the library in a folder."""
    del folder  # the choice is that of this folder
    if lock:
        return resolve_lock(Path(lock))
    return {name: choice.id for name, choice in read_choices().items() if choice.id != BUNDLE}


@cache
def _manifest_in_use(folder: str, lock: str) -> Manifest:
    """Return the manifest of the editions that are chosen now; a dossier asks a thousand times."""
    return _manifest(folder, tuple(sorted(_chosen(folder, lock).items())))


@cache
def _manifest(folder: str, editions: tuple[tuple[str, str], ...]) -> Manifest:
    """Join the manifests of editions to that of the bundle."""
    del folder  # as above
    shipped = bundle.manifest()
    tables, sources = dict(shipped.tables), dict(shipped.sources)
    for source, identifier in editions:
        own = load(_folder(source, identifier) / MANIFEST, _AGAIN)
        tables |= own.tables
        sources |= own.sources
    return Manifest(tables, sources)


def _folder(source: str, identifier: str) -> Path:
    """Return the folder of an edition."""
    return editions_folder() / source / identifier
