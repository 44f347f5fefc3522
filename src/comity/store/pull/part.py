"""The part of a file that has been downloaded so far, on disk, and its completion."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

import httpx

from comity.errors import DataError
from comity.sources.publishing import RemoteFile
from comity.store.atomic import checksum, write_text

CHUNK = 2**16
"""Bytes that are latest in memory at a time."""

_NOTHING = "Nothing of yours was changed."
_PAGES = (b"<!doctype html", b"<html", b"<head", b'<?xml version="1.0" encoding="utf-8"?><!doctype')


@dataclass(frozen=True)
class Validators:
    """What a server states about a file, to ask later whether it has changed.

    >>> Validators(etag="abc").last_modified
    ''
    """

    etag: str = ""
    last_modified: str = ""

    def as_condition(self) -> dict[str, str]:
        """Return the headers that ask for a file only if it has changed.

        >>> Validators(etag='"a"').as_condition()
        {'If-None-Match': '"a"'}
        """
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}

    @property
    def strong(self) -> str:
        """The validator by which a download can be resumed; empty without one."""
        return self.last_modified if not self.etag or self.etag.startswith("W/") else self.etag


@dataclass(frozen=True)
class Download:
    """A file that has been downloaded: where it is, its SHA-256, size and validators."""

    path: Path
    sha256: str
    size: int
    validators: Validators


class Part:
    """What has been downloaded of a file, which a later run can resume.

    Parameters
    ----------
    folder
        Where it is kept, under a name made of the address.
    file
        The file that is downloaded.
    """

    def __init__(self, folder: Path, file: RemoteFile) -> None:
        name = hashlib.sha256(file.address.encode()).hexdigest()[:16]
        self.file = file
        self.path, self.note = folder / f"{name}.part", folder / f"{name}.json"
        folder.mkdir(parents=True, exist_ok=True)
        self.validators = self._read_note()
        self._stream: BinaryIO | None = None
        self._size = 0

    def _read_note(self) -> Validators:
        """Read the validators of the part; without any, the part is of no use."""
        try:
            return Validators(**json.loads(self.note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Validators()

    def as_range(self) -> dict[str, str]:
        """Return the headers that ask for the bytes after the part of an unchanged file."""
        size = self.path.stat().st_size if self.path.is_file() else 0
        if not size or not self.validators.strong:
            return {}
        return {"Range": f"bytes={size}-", "If-Range": self.validators.strong}

    def begins(self, response: httpx.Response) -> bool:
        """Return whether an answer is the whole file or the rest of it, and no other part."""
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            return True
        present = self.path.stat().st_size if self.path.is_file() else 0
        return response.headers.get("Content-Range", "").startswith(f"bytes {present}-")

    def begin(self, response: httpx.Response) -> None:
        """Begin to write an answer: after the part if it continues it, else from the start.

        Raises
        ------
        DataError
            If the server says that the file is larger than it may be.
        """
        is_resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
        self._size = self.path.stat().st_size if is_resumed else 0
        length = response.headers.get("Content-Length", "")
        if length.isdecimal():
            check_size(self.file.address, self._size + int(length), self.file.limit)
        headers = response.headers
        self.validators = Validators(headers.get("ETag", ""), headers.get("Last-Modified", ""))
        if "Content-Encoding" in headers:  # what is on disk is unpacked, and cannot be resumed
            self.validators = Validators()
        write_text(self.note, json.dumps(asdict(self.validators)))
        self._stream = self.path.open("ab" if is_resumed else "wb")

    def write(self, chunk: bytes) -> None:
        """Write the next bytes; raises ``DataError`` if the file becomes larger than it may be."""
        self._size += len(chunk)
        check_size(self.file.address, self._size, self.file.limit)
        if self._stream is not None:
            self._stream.write(chunk)

    def end(self) -> None:
        """Write what is left to the disk."""
        if self._stream is not None:
            self._stream.close()

    def restart(self) -> None:
        """Remove the part."""
        self.end()
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)

    def finish(self) -> Download:
        """Check the whole file and return it.

        Raises
        ------
        DataError
            If it is empty, a web page, or has another checksum than the publisher states.
        """
        try:
            self._check()
        except DataError:
            self.restart()
            raise
        self.note.unlink(missing_ok=True)
        size = self.path.stat().st_size
        return Download(self.path, checksum(self.path), size, self.validators)

    def _check(self) -> None:
        """Check what can be checked without reading the file's rows."""
        with self.path.open("rb") as stream:
            first = stream.read(512).lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        if not first:
            raise DataError(self.file.address, "the publisher sent an empty file", _NOTHING)
        if first.startswith(_PAGES):
            what = "the publisher sent a web page in place of the file"
            raise DataError(self.file.address, what, _NOTHING)
        kind, _, digits = self.file.checksum.partition(":")
        if digits and checksum(self.path, kind) != digits:
            what = f"the {kind} checksum is not the publisher's"
            raise DataError(self.file.address, what, _NOTHING)


def check_size(address: str, size: int, limit: int) -> None:
    """Refuse more bytes than a file may have; raises ``DataError``.

    >>> check_size("https://example.org/a.csv", 10, 20)
    """
    if size > limit:
        what = f"the file has more than the {limit / 2**20:,.0f} MB that it may have"
        raise DataError(address, what, _NOTHING)
