"""Event files as streams of bytes: plain, gzip or zip, unpacked in memory and never to disk."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from comity.errors import DataError

CHUNK_BYTES = 16 * 2**20
"""How much of a file is read at once."""

LARGEST_RATIO = 200
"""How many times larger than packed a file may become; event files become 5 to 12 times."""

_UNPACKED_ALWAYS = 16 * 2**20
_ANOTHER_COPY = "Fetch the file again."


def read_chunks(path: Path, size: int = CHUNK_BYTES) -> Iterator[bytes]:
    """Yield a file's bytes in chunks that end where a line ends.

    Each member of a zip file begins a chunk of its own.

    Raises
    ------
    DataError
        If the file is damaged or truncated, if a member's path climbs out of its folder, if it
        unpacks to more than 200 times its size, or if a line is longer than a chunk.
    """
    try:
        for stream in _streams(path):
            yield from _whole_lines(stream, path, size)
    except (zipfile.BadZipFile, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"it is damaged or truncated ({error})", _ANOTHER_COPY) from error
    except (RuntimeError, NotImplementedError) as error:
        raise DataError(path, f"it cannot be unpacked ({error})", _ANOTHER_COPY) from error


def _streams(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    with path.open("rb") as file:
        magic = file.read(4)
    if magic == b"PK\x03\x04" or path.suffix.lower() == ".zip":
        yield from _members(path)
    elif magic[:2] == b"\x1f\x8b" or path.suffix.lower() == ".gz":
        with gzip.open(path) as unpacked:
            yield unpacked
    else:
        with path.open("rb") as file:
            yield file


def _members(path: Path) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        for member in members:
            _refuse_climbing(path, member.filename)
        for member in members:
            with archive.open(member) as stream:
                yield stream


def _refuse_climbing(path: Path, name: str) -> None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or parts[:1] == ("/",) or ":" in parts[0]:
        raise DataError(path, f"its member {name!r} climbs out of its folder", _ANOTHER_COPY)


def _whole_lines(stream: IO[bytes] | gzip.GzipFile, path: Path, size: int) -> Iterator[bytes]:
    """Yield a stream in chunks that end with a line; the last may lack its end."""
    most = max(_UNPACKED_ALWAYS, LARGEST_RATIO * path.stat().st_size)
    start, total = b"", 0
    while block := stream.read(size):
        total += len(block)
        if total > most:
            raise DataError(
                path, f"it unpacks to more than {LARGEST_RATIO} times its size", _ANOTHER_COPY
            )
        end = block.rfind(b"\n") + 1
        if end == 0 and len(start) + len(block) > size:
            raise DataError(path, "a line is longer than any event", "Leave the file out.")
        if end:
            yield start + block[:end]
            start = block[end:]
        else:
            start += block
    if start:
        yield start


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Check that a file is the same after the body of a ``with`` statement as before.

    Raises
    ------
    DataError
        If its size or its time of change differ.
    """
    before = path.stat()
    yield
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DataError(path, "it changed while it was read", "Run this again when it is complete.")
