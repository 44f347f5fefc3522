"""Carrying editions from one library to another, in one file, where their terms allow it."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import polars as pl

from comity.errors import DataError, InvalidRequestError
from comity.sources.registry import all_sources
from comity.sources.source import Source
from comity.store.atomic import checksum, folder_aside, write_aside
from comity.store.editions import (
    MANIFEST,
    RECORD,
    Edition,
    append_ledger,
    content_checksum,
    list_editions,
    read_edition,
    writing,
)
from comity.store.home import editions_folder
from comity.store.manifest import Manifest, load

_LARGEST = 2**30
_DAMAGED = "Export it again where it came from; nothing of yours was changed."


def may_pass_on(source: Source) -> bool:
    """Return whether the terms of a source allow its tables to be passed on.

    Where they allow only aggregates, every table must be one.

    >>> may_pass_on(all_sources()["sipri_milex"])
    True
    """
    return source.allows_records or all(t.record == ("records",) for t in source.tables)


def export_editions(path: Path, names: Sequence[str] = ()) -> tuple[list[Edition], list[Edition]]:
    """Write editions of the library to one file.

    Parameters
    ----------
    path
        The file, a ZIP archive.
    names
        Sources; without them, all.

    Returns
    -------
    tuple
        The editions that were written, and those whose terms do not allow it.

    Raises
    ------
    InvalidRequestError
        If there is no edition to write.
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> export_editions(Path("editions.zip"), ["polity"])
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: The library has no edition that may be passed on.
    """
    matching = [e for e in list_editions() if not names or e.source in names]
    allowed = [
        e for e in matching if e.source in all_sources() and may_pass_on(all_sources()[e.source])
    ]
    if not allowed:
        raise InvalidRequestError("The library has no edition that may be passed on.")
    write_aside(path, lambda aside: _write(aside, allowed))
    return allowed, [edition for edition in matching if edition not in allowed]


def _write(path: Path, editions: list[Edition]) -> None:
    """Write the files of editions into an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for edition in editions:
            for file in sorted(edition.folder.iterdir()):
                archive.write(file, f"{edition.source}/{edition.id}/{file.name}")


def import_editions(path: Path) -> list[Edition]:
    """Take editions from a file into the library; those in use stay in use.

    Parameters
    ----------
    path
        A file that :func:`export_editions` wrote.

    Returns
    -------
    list of Edition
        The editions that were not in the library before.

    Raises
    ------
    DataError
        If the file is damaged, or an edition is not what it states. Nothing is taken then.

    Examples
    --------
    >>> import_editions(Path("missing.zip"))
    Traceback (most recent call last):
    comity.errors.DataError: missing.zip: there is no such file. Name one that was exported.
    """
    aside = folder_aside(editions_folder() / "import")
    try:
        folders = _extract(path, aside)
        checked = [_checked(path, folder) for folder in folders]
        with writing():
            return [edition for edition in checked if _take(edition, aside)]
    except FileNotFoundError as error:
        raise DataError(path, "there is no such file", "Name one that was exported.") from error
    except zipfile.BadZipFile as error:
        raise DataError(path, "this is no file of editions, or a damaged one", _DAMAGED) from error
    except (OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise DataError(path, f"no editions can be read ({error})", _DAMAGED) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _extract(path: Path, aside: Path) -> list[Path]:
    """Extract the editions of an archive; raises ``DataError`` for any other member."""
    folders: dict[Path, None] = {}
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            parts = PurePosixPath(member.filename).parts
            is_plain = len(parts) == 3 and parts[0] in all_sources() and ".." not in parts
            if not is_plain or member.file_size > _LARGEST:
                raise DataError(path, f"{member.filename!r} is no file of an edition", _DAMAGED)
            target = aside.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as stream, target.open("wb") as out:
                shutil.copyfileobj(stream, out)
            folders[target.parent] = None
    return list(folders)


def _checked(path: Path, folder: Path) -> Edition:
    """Return an extracted edition, after its tables were found to be what it states."""
    edition, manifest = read_edition(folder), load(folder / MANIFEST, _DAMAGED)
    declared = {table.name: table.schema for table in all_sources()[folder.parent.name].tables}
    is_named = (edition.source, edition.id) == (folder.parent.name, folder.name)
    same = is_named and set(edition.contents) == set(manifest.tables) == set(declared)
    if not same or not all(_is_table(folder, n, edition, manifest, declared[n]) for n in declared):
        raise DataError(path, f"edition {folder.name} is not what it states", _DAMAGED)
    return edition


def _is_table(
    folder: Path,
    name: str,
    edition: Edition,
    manifest: Manifest,
    schema: dict[str, type[pl.DataType]],
) -> bool:
    """Return whether a table is the one that an edition and its manifest describe."""
    file = folder / f"{name}.parquet"
    if not file.is_file() or checksum(file) != manifest.tables[name].sha256:
        return False
    frame = pl.read_parquet(file)
    return dict(frame.schema) == schema and content_checksum(frame) == edition.contents[name]


def _take(edition: Edition, aside: Path) -> bool:
    """Move an edition into the library; False if it is there already."""
    if (edition.folder / RECORD).is_file():
        return False
    edition.folder.parent.mkdir(parents=True, exist_ok=True)
    (aside / edition.source / edition.id).rename(edition.folder)
    append_ledger(edition.source, edition.id, "imported", edition=edition.name)
    return True
