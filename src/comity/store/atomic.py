"""Writing files so that a reader sees the old one or the whole new one, never a half."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import zstandard

from comity.errors import OutputError

_REMEDY = "Choose another place, or make this one writable."
_MAKE_ROOM = "Make room there, or choose another place."

_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""The numbers of errors that a full disk, or a used-up share of one, gives."""


def write_aside(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file under another name in its folder, then move it into place in one step.

    Parameters
    ----------
    path
        The file. Its folder is made if it is missing. A link stays one, and what it links to is
        written; a device or a pipe, which cannot be replaced, is written to directly.
    write
        Writes the content to the path that it is given.

    Raises
    ------
    OutputError
        If the place is a folder, or cannot be written to. Nothing is left behind.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_aside(Path(folder) / "a.txt", lambda path: path.write_text("whole"))
    ...     (Path(folder) / "a.txt").read_text()
    'whole'
    """
    if path.is_dir():
        raise OutputError(path, "a folder of that name is in the way", "Name a file.")
    target = path.resolve() if path.is_symlink() else path
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            write(target)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        write(aside)
        aside.replace(target)
    except OSError as error:
        raise _problem(path, error) from error
    except Exception as error:
        # Polars reports a full disk as an error of its own.
        number = re.search(r"\(os error (\d+)\)", str(error))
        if number is None:
            raise
        raise _problem(path, OSError(int(number[1]), os.strerror(int(number[1])))) from error
    finally:
        _remove(aside)


def write_text(path: Path, text: str) -> None:
    """Write a text file in one step, as UTF-8; raises ``OutputError`` as :func:`write_aside`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder: write_text(Path(folder) / "a.txt", "text")
    """
    write_aside(path, lambda aside: _write(aside, text))


def write_packed(path: Path, data: Any) -> None:
    """Write data that JSON can hold, compressed and with a checksum, in one step.

    Raises ``OutputError`` as :func:`write_aside`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_packed(Path(folder) / "a.json.zst", {"year": 2014})
    ...     read_packed(Path(folder) / "a.json.zst")
    {'year': 2014}
    """
    text = json.dumps(data).encode()
    packed = zstandard.ZstdCompressor(write_checksum=True).compress(text)
    write_aside(path, lambda aside: _write_bytes(aside, packed))


def read_packed(path: Path) -> Any:
    """Read what :func:`write_packed` wrote.

    Raises
    ------
    OSError
        If there is no such file.
    ValueError
        If it is damaged.
    """
    try:
        return json.loads(zstandard.ZstdDecompressor().decompress(path.read_bytes()))
    except zstandard.ZstdError as error:
        raise ValueError(f"{path} is damaged: {error}") from error


def folder_aside(path: Path) -> Path:
    """Create an empty folder next to ``path``, on the same disk, to fill and then move there.

    Raises
    ------
    OutputError
        If the parent folder cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Path(mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise _problem(path, error) from error


def checksum(path: Path, kind: str = "sha256") -> str:
    """Return the checksum of a file of any size, in hexadecimal digits.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile() as empty: checksum(Path(empty.name), "md5")
    'd41d8cd98f00b204e9800998ecf8427e'
    """
    with path.open("rb") as stream:
        return file_digest(stream, kind).hexdigest()


def _problem(path: Path, error: OSError) -> OutputError:
    """Build the error about a place that cannot be written to, with what helps."""
    remedy = _MAKE_ROOM if error.errno in _IS_FULL else _REMEDY
    return OutputError(path, error.strerror or str(error), remedy)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _write_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _remove(path: Path) -> None:
    """Remove what a failed write left; that it cannot be removed hides no other error."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
