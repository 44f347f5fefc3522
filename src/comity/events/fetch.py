"""Fetching bulk files of events into a folder, from which they are ingested.

What a publisher lists is compared with what the folder has: a hidden note next to each file says
where it was fetched from, its checksum and its size. Only files that are missing or were changed
are fetched, each is moved into the folder when it is whole, and a download that was interrupted
is resumed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from comity.errors import DataError, InvalidRequestError, OutputError, UnknownNameError
from comity.events.ingest import EVER
from comity.progress import report
from comity.sources.relations.event_files import PUBLISHERS, EventFile, EventPublisher
from comity.store.atomic import checksum, write_text
from comity.store.locks import lock_at_once
from comity.store.pull.transport import Patience, Session, UnavailableError
from comity.store.pull.update import listing_checked

PARTS = ".downloads"
"""The folder of downloads that are not whole yet, in the folder of the files."""

State = Literal["missing", "unchanged", "new", "failed", "left"]
"""The state of a file: not there, or not as it is published now; as it is published; fetched;
not fetched, for a reason; or not asked for, as the publisher gives nothing for now."""


@dataclass(frozen=True)
class FetchOutcome:
    """The outcome for one file: its name, its state, its size in bytes and why it failed.

    >>> FetchOutcome("1979.zip", "unchanged", 14_000_000).reason
    ''
    """

    name: str
    state: State
    size: int | None
    reason: str = ""


def find_publisher(name: str) -> EventPublisher:
    """Find a publisher of bulk files by the name of their layout.

    >>> find_publisher("gdelt1").written_for[:9]
    'GDELT 1.0'
    >>> find_publisher("gdelt")
    Traceback (most recent call last):
    comity.errors.UnknownNameError: There is no publisher of event files called 'gdelt'. ... and ...
    """
    if name not in PUBLISHERS:
        hint = f"Files of {' and '.join(PUBLISHERS)} are fetched."
        raise UnknownNameError.among("publisher of event files", name, PUBLISHERS, hint)
    return PUBLISHERS[name]


def fetch_files(
    publisher: EventPublisher,
    folder: Path,
    span: tuple[int, int],
    *,
    dry_run: bool = False,
    patience: Patience | None = None,
) -> Iterator[FetchOutcome]:
    """Fetch the files of some days that a folder lacks, and yield the outcome for each.

    Parameters
    ----------
    publisher
        The publisher.
    folder
        The folder; it is made if it is missing.
    span
        The first and last day, as whole numbers (20140131).
    dry_run
        Whether to look only: nothing is written.
    patience
        How long to wait for the publisher, and how often to try.

    Raises
    ------
    InvalidRequestError
        If the publisher has no file of these days or asks who downloads, or if another process
        fetches into the folder.
    DataError
        If the publisher's list cannot be had, or is not laid out as it was.
    OutputError
        If the folder cannot be written to. The files that were whole stay.
    """
    with Session(folder / PARTS, patience or Patience()) as session:
        files = _list_files(publisher, session, span)
        if dry_run:
            yield from (_outcome(each, _state(folder, each)) for each in files)
            return
        with _locked(folder):
            yield from _fetch_all(session, folder, files)


def _list_files(
    publisher: EventPublisher, session: Session, span: tuple[int, int]
) -> list[EventFile]:
    """List the files of some days, the oldest first."""
    with listing_checked(session):
        files = sorted(publisher.list_files(session), key=lambda each: each.span)
    if not files:
        what = f"the list has no files such as it had ({publisher.written_for})"
        raise DataError(session.last, what, "The publisher may have moved its files.")
    chosen = [each for each in files if each.is_within(span)]
    if not chosen:
        first, last = files[0].span[0], max(each.span[1] for each in files)
        what = f"{publisher.name} has no file of the days {_in_words(span)}."
        raise InvalidRequestError(what, f"It has files of the days {_in_words((first, last))}.")
    return chosen


def _in_words(span: tuple[int, int]) -> str:
    """Format a span of days.

    >>> _in_words((20140101, 20140131))
    'from 2014-01-01 to 2014-01-31'
    """
    first, last = (f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}" for day in span)
    return f"from {first} on" if span[1] == EVER[1] else f"from {first} to {last}"


def _fetch_all(
    session: Session, folder: Path, files: Sequence[EventFile]
) -> Iterator[FetchOutcome]:
    """Yield the outcome for each file; none is asked for after the publisher gives nothing."""
    is_available = True
    for number, each in enumerate(files):
        report(f"Fetching {number + 1} of {len(files)} files", number / len(files))
        if not is_available:
            yield _outcome(each, "left")
            continue
        try:
            yield _fetch(session, folder, each)
        except DataError as error:
            is_available = not isinstance(error, UnavailableError)
            yield _outcome(each, "failed", str(error))
    with suppress(OSError):  # it has what a later run resumes
        session.folder.rmdir()


def _fetch(session: Session, folder: Path, each: EventFile) -> FetchOutcome:
    """Fetch one file if it is missing or has changed."""
    path = folder / each.listed.name
    if _state(folder, each) == "unchanged":
        if not _note(path).exists():
            _write_note(path, each)
        return _outcome(each, "unchanged")
    download = session.download(each.listed.file)
    if download is None:
        raise DataError(each.listed.file.address, "the publisher sent nothing")
    download.path.replace(path)
    _write_note(path, each)
    return FetchOutcome(each.listed.name, "new", download.size)


def _state(folder: Path, each: EventFile) -> State:
    """Return whether a file is there as the publisher lists it."""
    path, remote = folder / each.listed.name, each.listed.file
    if not path.is_file():
        return "missing"
    try:
        note = json.loads(_note(path).read_text(encoding="utf-8"))
        facts = {**_facts(each), "size": path.stat().st_size}
        return "unchanged" if note == facts else "missing"
    except (OSError, ValueError):
        kind, _, digits = remote.checksum.partition(":")
        return "unchanged" if digits and checksum(path, kind) == digits else "missing"


def _note(path: Path) -> Path:
    """Return where the note on a file is."""
    return path.with_name(f".{path.name}.json")


def _write_note(path: Path, each: EventFile) -> None:
    """Note where a file was fetched from, its checksum and its size."""
    write_text(_note(path), json.dumps({**_facts(each), "size": path.stat().st_size}))


def _facts(each: EventFile) -> dict[str, str]:
    """Return by what a publisher's file is known: its address and its checksum, if it is listed."""
    return {"address": each.listed.file.address, "checksum": each.listed.file.checksum}


def _outcome(each: EventFile, state: State, reason: str = "") -> FetchOutcome:
    return FetchOutcome(each.listed.name, state, each.listed.size, reason)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Run the body of a ``with`` statement as the only one that fetches into a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("a") as lock:
            if not lock_at_once(lock):
                raise InvalidRequestError(f"Another process fetches into {folder}.")
            yield
    except OSError as error:
        fault = error.strerror or str(error)
        raise OutputError(folder, fault, "Run this again when it is writable.") from error
