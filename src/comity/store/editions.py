"""Editions of sources in the user's library: each in a folder of its own, written once.

``editions/SOURCE/ID/`` holds the tables as Parquet, their manifest, and ``edition.json``, which
says from where the files came and when. The identifier is made of the content, so the same rows
are the same edition on any machine. ``current.json`` names the edition in use, by source; it is
replaced in one step, which is the moment at which another edition counts. ``ledger.jsonl`` is
only ever appended to. A source without an entry is that of the package's bundle.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from comity.errors import DataError, InvalidRequestError, OutputError, UnknownNameError
from comity.sources.source import Source, Table, TableRows
from comity.store.atomic import checksum, folder_aside, write_text
from comity.store.home import editions_folder
from comity.store.locks import exclusive
from comity.store.manifest import entry, format_manifest, publication_of_edition

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

BUNDLE = "bundle"
"""The identifier of the edition that the package ships."""

MANIFEST, RECORD = "manifest.json", "edition.json"
LEDGER, CURRENT = "ledger.jsonl", "current.json"
_SLICE = 100_000

Origin = Literal["pulled", "added", "imported", "ingested"]
Event = Literal["pulled", "added", "imported", "ingested", "pinned", "unpinned", "rolled back"]


@dataclass(frozen=True)
class SourceFile:
    """A file that an edition was read from: from where, its checksum, size and columns.

    ``etag`` and ``last_modified`` are what the server stated, to ask later for changes.
    """

    name: str
    address: str
    sha256: str
    size: int
    etag: str = ""
    last_modified: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """An edition of a source in the library.

    ``name`` is the publisher's, ``id`` that of the content; ``at`` is when it came into the
    library (UTC), ``contents`` are the checksums of the rows by table, and ``newest`` is the
    last year with a figure.
    """

    source: str
    name: str
    id: str
    at: str
    origin: Origin
    files: tuple[SourceFile, ...]
    contents: dict[str, str]
    newest: int | None

    @property
    def folder(self) -> Path:
        """The folder of the edition."""
        return editions_folder() / self.source / self.id


@dataclass(frozen=True)
class Choice:
    """The edition of a source that is in use, and whether newer ones leave it alone.

    >>> Choice(BUNDLE).pinned
    False
    """

    id: str
    pinned: bool = False
    before: tuple[str, ...] = ()


def content_checksum(frame: pl.DataFrame) -> str:
    """Return the SHA-256 of rows as comma-separated text, whatever file they are kept in.

    >>> import polars as pl
    >>> content_checksum(pl.DataFrame({"year": [2014]}))[:12]
    '429cc5760c38'
    """
    digest = sha256(",".join(frame.columns).encode())
    for rows in frame.iter_slices(_SLICE):
        digest.update(rows.write_csv(include_header=False).encode())
    return digest.hexdigest()


def write_edition(
    source: Source,
    name: str,
    results: Mapping[str, tuple[Table, TableRows]],
    files: Sequence[SourceFile],
    origin: Origin,
) -> Edition:
    """Write an edition to the library; the one in use stays in use.

    Parameters
    ----------
    source
        The source.
    name
        The name of the edition, as its publisher gives it.
    results
        By table, its declaration with the coverage of this edition, and its rows.
    files
        The files that they were read from.
    origin
        How it comes into the library.

    Raises
    ------
    OutputError
        If the library cannot be written to. Nothing is left behind.
    """
    contents = {table: content_checksum(rows.frame) for table, (_, rows) in results.items()}
    digest = sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
    edition = Edition(
        source=source.name,
        name=name,
        id=f"{re.sub(r'[^A-Za-z0-9.]+', '-', name).strip('-')}-{digest[:8]}",
        at=now(),
        origin=origin,
        files=tuple(files),
        contents=contents,
        newest=newest_year_of(results),
    )
    if (edition.folder / RECORD).is_file():
        return read_edition(edition.folder)
    aside = folder_aside(edition.folder)
    try:
        _fill(aside, source, edition, results)
        aside.rename(edition.folder)
    except OSError as error:
        raise OutputError(edition.folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return edition


def _fill(
    folder: Path,
    source: Source,
    edition: Edition,
    results: Mapping[str, tuple[Table, TableRows]],
) -> None:
    """Write the tables, the manifest and the record of an edition into a folder."""
    entries = []
    for name, (table, rows) in results.items():
        path = folder / f"{name}.parquet"
        rows.frame.rechunk().write_parquet(path, compression="zstd", compression_level=9)
        entries.append(entry(source, table, rows, checksum(path)))
    published = publication_of_edition(source, edition.name, edition.at[:10])
    (folder / MANIFEST).write_text(format_manifest(entries, [published]), encoding="utf-8")
    (folder / RECORD).write_text(json.dumps(asdict(edition), indent=1), encoding="utf-8")


def newest_year_of(results: Mapping[str, tuple[Table, TableRows]]) -> int | None:
    """Return the last year with a row in any table of an edition; None without years."""
    frames = [rows.frame for _, rows in results.values() if "year" in rows.frame.columns]
    years = [frame["year"].max() for frame in frames if frame.height]
    return max((int(str(year)) for year in years), default=None)


def read_edition(folder: Path) -> Edition:
    """Read the record of an edition; raises ``DataError`` if it cannot be read."""
    path = folder / RECORD
    try:
        part = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(
            SourceFile(**{**each, "columns": tuple(each["columns"])}) for each in part["files"]
        )
        return Edition(**{**part, "files": files})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(path, f"the edition cannot be read ({error})", _REMEDY) from error


_REMEDY = "Fetch the edition again, or choose another one."


def list_editions(source: str | None = None) -> list[Edition]:
    """List the editions in the library, the oldest first.

    >>> all(edition.source == "atop" for edition in list_editions("atop"))
    True
    """
    records = sorted(editions_folder().glob(f"{source or '*'}/[!.]*/{RECORD}"))
    return sorted((read_edition(path.parent) for path in records), key=lambda each: each.at)


def read_choices() -> dict[str, Choice]:
    """Read which edition of each source is in use; those of the bundle are not listed.

    Raises
    ------
    DataError
        If the list cannot be read.

    Examples
    --------
    >>> isinstance(read_choices(), dict)
    True
    """
    path = editions_folder() / CURRENT
    if not path.is_file():
        return {}
    try:
        parts = json.loads(path.read_text(encoding="utf-8"))
        return {
            source: Choice(part["id"], part["pinned"], tuple(part["before"]))
            for source, part in parts.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(path, f"the list of editions cannot be read ({error})", _LIST) from error


_LIST = "Remove the file to go back to the package's editions; none of yours is lost."


def pin(source: str, identifier: str | None) -> Choice:
    """Pin an edition, so that it stays in use whatever is fetched later.

    Parameters
    ----------
    source
        The source.
    identifier
        The edition's identifier or name, or "bundle"; None for the one in use.

    Raises
    ------
    UnknownNameError
        If the library has no such edition.

    Examples
    --------
    >>> pin("polity", "9")
    Traceback (most recent call last):
    comity.errors.UnknownNameError: There is no edition of polity called '9'.
    """
    now_used = read_choices().get(source, Choice(BUNDLE))
    target = now_used.id if identifier is None else _identify(source, identifier)
    older = now_used.before if target == now_used.id else (*now_used.before, now_used.id)
    choice = Choice(target, pinned=True, before=older)
    choose_edition(source, choice, "pinned")
    return choice


def unpin(source: str) -> Choice:
    """Unpin the edition in use, so that newer ones take its place again."""
    choice = replace(read_choices().get(source, Choice(BUNDLE)), pinned=False)
    choose_edition(source, choice, "unpinned")
    return choice


def roll_back(source: str) -> Choice:
    """Use the edition before the one in use again.

    Raises
    ------
    InvalidRequestError
        If there was none before.

    Examples
    --------
    >>> roll_back("polity")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: polity has no edition before the one in use.
    """
    now_used = read_choices().get(source, Choice(BUNDLE))
    if not now_used.before:
        raise InvalidRequestError(f"{source} has no edition before the one in use.")
    choice = Choice(now_used.before[-1], before=now_used.before[:-1])
    choose_edition(source, choice, "rolled back")
    return choice


def _identify(source: str, name: str) -> str:
    """Return the identifier of an edition by its identifier or name; the newest of a name."""
    names = {BUNDLE: BUNDLE}
    for edition in list_editions(source):
        names |= {edition.name: edition.id, edition.id: edition.id}
    if name not in names:
        raise UnknownNameError.among(f"edition of {source}", name, names)
    return names[name]


def choose_edition(source: str, choice: Choice, event: Event, **facts: Any) -> None:
    """Make an edition the one in use, in one step, after it is in the ledger.

    Parameters
    ----------
    source
        The source.
    choice
        The edition from now on.
    event
        What happened.
    facts
        What else the ledger records.
    """
    with writing():
        append_ledger(source, choice.id, event, **facts)
        choices = {**read_choices(), source: choice}
        used = {n: c for n, c in choices.items() if c.id != BUNDLE or c.pinned or c.before}
        parts = {name: asdict(used[name]) for name in sorted(used)}
        write_text(editions_folder() / CURRENT, json.dumps(parts, indent=1))


def append_ledger(source: str, identifier: str, event: Event, **facts: Any) -> None:
    """Append a line to the ledger; raises ``OutputError`` if it cannot be written."""
    line = {"at": now(), "event": event, "source": source, "id": identifier, **facts}
    path = editions_folder() / LEDGER
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as ledger:
            ledger.write(json.dumps(line, ensure_ascii=False) + "\n")
            ledger.flush()
            os.fsync(ledger.fileno())
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error


def read_ledger() -> list[dict[str, Any]]:
    """Read the ledger, the oldest line first; a line that broke off in a crash is left out.

    >>> isinstance(read_ledger(), list)
    True
    """
    path = editions_folder() / LEDGER
    if not path.is_file():
        return []
    return [line for text in path.read_text(encoding="utf-8").splitlines() for line in _line(text)]


def _line(text: str) -> list[dict[str, Any]]:
    """Parse a line of the ledger; nothing if it is not whole."""
    try:
        return [json.loads(text)]
    except ValueError:
        return []


@contextmanager
def writing() -> Iterator[None]:
    """Run the body of a ``with`` statement as the only one that changes the library.

    >>> with writing(): print("alone")
    alone
    """
    folder = editions_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error
    with exclusive(folder / "writing.lock"):
        yield


def now() -> str:
    """Return the moment in UTC, to the second, as ISO 8601 writes it.

    >>> now()[-6:]
    '+00:00'
    """
    return datetime.now(UTC).isoformat(timespec="seconds")
