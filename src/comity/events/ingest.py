"""Ingesting event files into the library: resumable, incremental, atomic, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from hashlib import file_digest
from itertools import islice
from pathlib import Path

import polars as pl

from comity.errors import DataError, OutputError
from comity.events.audit import FileAudit
from comity.events.engines.engine import Engine, read_records
from comity.events.formats.layout import FileLayout
from comity.events.formats.registry import LAYOUTS, detect_layout
from comity.events.library import (
    Batch,
    commit,
    discard,
    locked,
    new_batch_name,
    read_batches,
    recover,
    write_part,
)
from comity.events.reading.lines import read_lines
from comity.events.reading.unpack import read_chunks, unchanged
from comity.progress import report

BUFFER_BYTES = 16 * 2**20
"""How much a file, or a batch of small files, holds in memory before it is written."""

EVER = (0, 99991231)

ROWS_AT_ONCE = 100_000
"""How many lines of a file become records in one step: enough that planning it costs little."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file of which nothing was taken, and why.

    >>> Refusal("a.txt", "no layout fits").reason
    'no layout fits'
    """

    path: str
    reason: str


@dataclass(slots=True)
class Ingestion:
    """What an ingestion did.

    ``taken`` has the account of each file taken, ``repeated`` the files that the library had
    already, ``refused`` those that could not be read.

    >>> Ingestion(refused=[Refusal("a.txt", "no layout fits")]).taken
    []
    """

    taken: list[FileAudit] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class _FileRecords:
    """The records of one file: those in memory, and the parts that were full."""

    audit: FileAudit
    frames: list[pl.DataFrame] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(int(frame.estimated_size()) for frame in self.frames)


def ingest(
    folder: Path,
    paths: Sequence[Path],
    engine: Engine,
    span: tuple[int, int] = EVER,
) -> Ingestion:
    """Ingest event files into the library of events.

    A file of which the library has the content already, by its checksum, is not taken again.
    A file that cannot be read is refused as a whole; the others are taken.

    Parameters
    ----------
    folder
        The folder of events.
    paths
        The files.
    engine
        The engine that computes records from lines.
    span
        The first and last day to take, as whole numbers.

    Raises
    ------
    InvalidRequestError
        If another process ingests into the folder.
    OutputError
        If the library cannot be written to. What was taken before stays.
    """
    with locked(folder):
        recover(folder)
        done = Ingestion()
        keys = {audit.key for batch in read_batches(folder) for audit in batch.files}
        batch = _OpenBatch(folder)
        try:
            for number, taken in enumerate(_take_all(folder, paths, engine, span, keys), 1):
                report(f"Ingesting {number} of {len(paths)} files", number / len(paths))
                _account(taken, batch, done, keys)
            batch.close()
        except (OSError, pl.exceptions.PolarsError) as error:
            recover(folder)
            # Polars names the fault of the disk last, after its own steps.
            fault = str(error).rpartition("error: ")[2]
            raise OutputError(folder, fault, "Make room, and run this again.") from error
        except BaseException:
            recover(folder)
            raise
        return done


def _account(
    taken: _FileRecords | Refusal | str,
    batch: _OpenBatch,
    done: Ingestion,
    keys: set[tuple[str, int, int]],
) -> None:
    """Add the counts of one file to the batch and to the report."""
    if isinstance(taken, Refusal):
        done.refused.append(taken)
    elif isinstance(taken, str):
        done.repeated.append(taken)
    elif taken.audit.key in keys:
        discard(batch.folder, taken.parts)
        done.repeated.append(taken.audit.path)
    else:
        keys.add(taken.audit.key)
        done.taken.append(taken.audit)
        batch.add(taken)


class _OpenBatch:
    """Files that are read and do not count yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: list[_FileRecords] = []

    def add(self, taken: _FileRecords) -> None:
        """Add the records of a file, and close the batch if it is full."""
        self._files.append(taken)
        if taken.parts or sum(each.size for each in self._files) > BUFFER_BYTES:
            self.close()

    def close(self) -> None:
        """Write what is in memory, and make the batch count."""
        if not self._files:
            return
        parts = [part for each in self._files for part in each.parts]
        for source in LAYOUTS:
            own = [each for each in self._files if each.audit.layout == source]
            frames = [frame for each in own for frame in each.frames]
            parts += _write_months(self.folder, source, frames)
        audits = tuple(each.audit for each in self._files)
        commit(self.folder, Batch(new_batch_name(), audits, tuple(parts)))
        self._files = []


def _take_all(
    folder: Path,
    paths: Sequence[Path],
    engine: Engine,
    span: tuple[int, int],
    keys: set[tuple[str, int, int]],
) -> Iterator[_FileRecords | Refusal | str]:
    """Yield what each file gives, as soon as it is read; a few files are read at once."""
    rest = iter(paths)
    with ThreadPoolExecutor(engine.threads) as pool:

        def start(count: int) -> set[Future[_FileRecords | Refusal | str]]:
            return {
                pool.submit(_take, folder, path, engine, span, frozenset(keys))
                for path in islice(rest, count)
            }

        running = start(engine.threads)
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            running |= start(len(finished))
            for each in finished:
                yield each.result()


def _take(
    folder: Path,
    path: Path,
    engine: Engine,
    span: tuple[int, int],
    keys: frozenset[tuple[str, int, int]],
) -> _FileRecords | Refusal | str:
    """Read one file; refused where it is damaged, and nothing of it is left then."""
    parts: list[str] = []
    try:
        with unchanged(path):
            checksum = _checksum(path)
            if (checksum, *span) in keys:
                return str(path)
            taken = _read(folder, path, engine, FileAudit(str(path), checksum, "", span), parts)
        taken.audit.check()
        return taken
    except DataError as error:
        discard(folder, parts)
        return Refusal(str(path), error.message)
    except (PermissionError, FileNotFoundError) as error:
        if error.filename is None or Path(error.filename) != path:
            raise
        return Refusal(str(path), error.strerror or str(error))


def _read(
    folder: Path, path: Path, engine: Engine, audit: FileAudit, parts: list[str]
) -> _FileRecords:
    """Compute the records of a file, some of its lines at a time."""
    taken = _FileRecords(audit, parts=parts)
    for fields, layout in _read_fields(path, audit):
        taken.frames.append(audit.add_records(read_records(engine, fields, layout)))
        if taken.size > BUFFER_BYTES:
            parts += _write_months(folder, layout.name, taken.frames)
            taken.frames.clear()
    return taken


def _read_fields(path: Path, audit: FileAudit) -> Iterator[tuple[pl.DataFrame, FileLayout]]:
    """Yield the fields of a file's good lines, and account for the others."""
    layout: FileLayout | None = None
    fields: list[pl.DataFrame] = []
    for chunk in read_chunks(path):
        layout = layout or detect_layout(chunk, str(path))
        audit.layout = layout.name
        lines = read_lines(chunk, layout)
        audit.add_lines(lines.count, lines.set_aside)
        fields.append(lines.fields)
        if sum(frame.height for frame in fields) >= ROWS_AT_ONCE:
            yield pl.concat(fields), layout
            fields.clear()
    if layout is None:
        raise DataError(path, "it is empty", "Leave it out.")
    if any(frame.height for frame in fields):
        yield pl.concat(fields), layout


def _write_months(folder: Path, source: str, frames: Sequence[pl.DataFrame]) -> list[str]:
    """Write records by month under hidden names, and return the paths of the parts."""
    if not frames:
        return []
    records = pl.concat(frames)
    name = new_batch_name()
    months = records["month"].unique()
    # Most files are of one month, and to copy rows takes long.
    parts = records.partition_by("month") if len(months) > 1 else [records]
    return [write_part(folder, source, own["month"][0], name, own) for own in parts if own.height]


def _checksum(path: Path) -> str:
    """Return the SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
