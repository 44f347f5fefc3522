"""The library of events: Parquet files by source and month, and a ledger of what was taken.

``events/records/source=gdelt1/month=2014-01/*.parquet`` can be read by any tool. Files come in
batches. A batch's files are written under names that begin with a dot; then its entry is
written to the ledger, in one step, which is the moment at which it counts; then the files get
their names. After a crash, :func:`recover` names the files of batches in the ledger and removes
all others, so that a batch is there in whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import polars as pl

from comity.errors import InvalidRequestError, OutputError
from comity.events.audit import FileAudit
from comity.store.atomic import write_text
from comity.store.home import home
from comity.store.locks import lock_at_once

RECORDS, LEDGER = "records", "ledger"


def events_folder() -> Path:
    """Return the folder of the events in the user's library.

    >>> events_folder().name
    'events'
    """
    return home() / "events"


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of records that count together.

    ``parts`` are paths under the folder of events, as they are named when the batch counts.

    >>> Batch("b1", (), ()).name
    'b1'
    """

    name: str
    files: tuple[FileAudit, ...]
    parts: tuple[str, ...]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Run the body of a ``with`` statement as the only one that writes to the library.

    Raises
    ------
    InvalidRequestError
        If another process writes to it.
    OutputError
        If the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error
    with lock:
        if not lock_at_once(lock):
            raise InvalidRequestError(
                "Events are being ingested by another process.", "Wait until it is done."
            )
        yield


def new_batch_name() -> str:
    """Return a name for a batch that no other has.

    >>> new_batch_name() != new_batch_name()
    True
    """
    return uuid4().hex[:16]


def write_part(folder: Path, source: str, month: int, name: str, records: pl.DataFrame) -> str:
    """Write records of one source and month under a hidden name, and return the later path.

    Parameters
    ----------
    folder
        The folder of events.
    source, month
        The partition; the month as a whole number (202202).
    name
        The name of the part, without ending.
    records
        The records.
    """
    text = f"{month // 100:04d}-{month % 100:02d}"
    part = Path(RECORDS, f"source={source}", f"month={text}", f"{name}.parquet")
    path = _hidden(folder / part)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without statistics: within a month, no column is in an order by which a reader could skip.
    records.write_parquet(path, compression="zstd", compression_level=1, statistics=False)
    _flush(path)
    return part.as_posix()


def commit(folder: Path, batch: Batch) -> None:
    """Make a batch count, in one step, then name its files."""
    entry = {
        "files": [audit.to_json() for audit in batch.files],
        "parts": list(batch.parts),
    }
    write_text(folder / LEDGER / f"{batch.name}.json", json.dumps(entry))
    _name_parts(folder, batch)


def discard(folder: Path, parts: Sequence[str]) -> None:
    """Remove parts that do not count."""
    for part in parts:
        with suppress(OSError):
            _hidden(folder / part).unlink(missing_ok=True)


def recover(folder: Path) -> None:
    """Name the files of the batches that count, and remove those of batches that do not.

    An entry of the ledger that was half-written when its process was killed is removed too.
    """
    for batch in read_batches(folder):
        _name_parts(folder, batch)
    for place in (RECORDS, LEDGER):
        for path in (folder / place).rglob(".*.part"):
            path.unlink(missing_ok=True)


def read_batches(folder: Path) -> list[Batch]:
    """Read the ledger: the batches that count, sorted by name."""
    return [_read_batch(path) for path in sorted((folder / LEDGER).glob("*.json"))]


def record_paths(folder: Path, source: str, first: int, last: int) -> dict[int, list[Path]]:
    """List the Parquet files of a source by month, between two months, in order.

    A file that counts and was not named yet, because of a crash, is listed by its hidden name.
    """
    paths: dict[int, list[Path]] = {}
    for batch in read_batches(folder):
        for part in batch.parts:
            place = Path(part)
            month = int(place.parts[2].removeprefix("month=").replace("-", ""))
            if place.parts[1] == f"source={source}" and first <= month <= last:
                path = folder / part
                paths.setdefault(month, []).append(path if path.exists() else _hidden(path))
    return dict(sorted(paths.items()))


def _read_batch(path: Path) -> Batch:
    entry = json.loads(path.read_text(encoding="utf-8"))
    audits = tuple(FileAudit.from_json(each) for each in entry["files"])
    return Batch(path.stem, audits, tuple(entry["parts"]))


def _name_parts(folder: Path, batch: Batch) -> None:
    for part in batch.parts:
        path = folder / part
        with suppress(FileNotFoundError):
            _hidden(path).replace(path)


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.stem}.part")


def _flush(path: Path) -> None:
    """Write a file to the disk, so that a ledger never names one that a power cut loses."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def count_records() -> dict[str, int]:
    """Count the ingested records by format.

    >>> all(count > 0 for count in count_records().values())
    True
    """
    counts: dict[str, int] = {}
    for batch in read_batches(events_folder()):
        for audit in batch.files:
            counts[audit.layout] = counts.get(audit.layout, 0) + audit.records
    return {name: count for name, count in sorted(counts.items()) if count}
