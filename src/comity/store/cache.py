"""The library: a folder of the user's that holds what has been computed from the bundle.

Everything in it can be thrown away: it is computed again when it is missing. Values are
kept under a name made of the bundle, the version and the code that computed them, so that
old values are never taken for new ones.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from comity.errors import OutputError
from comity.store.atomic import read_packed, write_packed
from comity.store.bundle import FOLDER, MANIFEST
from comity.store.home import home
from comity.store.locks import exclusive
from comity.store.selection import chosen

VALUES_VERSION = 19
"""The version of the computed values: raised whenever a measure gives other values."""

UNUSED_DAYS = 60
"""After this many days without use, values of another bundle or version are removed."""


def values_folder() -> Path:
    """Return the folder of the values of the tables in use and this code.

    >>> values_folder().parent.name
    'values'
    """
    return home() / "values" / _fingerprint()


def mark_use(folder: Path) -> None:
    """Record that a folder of values is in use now, where the library can be written to."""
    with suppress(OSError):
        os.utime(folder)


def prune(folder: Path, days: int = UNUSED_DAYS) -> None:
    """Remove the folders of other bundles and versions unused for some days.

    A folder is renamed before its files are removed, so that of two processes only one removes
    it, and no reader finds half of it. What cannot be removed stays.

    Parameters
    ----------
    folder
        The folder of values in use; it and those used since then stay.
    days
        For how long the others must have been unused.
    """
    latest = time.time() - days * 86_400
    for other in folder.parent.iterdir():
        with suppress(OSError):
            if other != folder and other.is_dir() and other.stat().st_mtime < latest:
                removed = other.with_name(f".{other.name.lstrip('.')}.removed")
                other.rename(removed)
                shutil.rmtree(removed)


@contextmanager
def computing(folder: Path) -> Iterator[None]:
    """Run the body of a ``with`` statement while no other process computes into a folder.

    What a process that was killed left half-written is removed first.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, computing(Path(folder)):
    ...     (Path(folder) / "trade.values").exists()
    False
    """
    with exclusive(folder / "computing.lock"):
        for part in folder.glob(".*.values.*.part"):
            with suppress(OSError):
                part.unlink()
        yield


def remembered(name: str, basis: Iterable[Path], compute: Callable[[], Any]) -> Any:
    """Return data that follow from some files alone, kept in the library while those are the same.

    What was kept of other files is removed. Where the library cannot be written to, or what it has
    is damaged, the data are computed.

    Parameters
    ----------
    name
        What the data are, as the name of a file.
    basis
        The files.
    compute
        Returns the data, which JSON can hold.

    Examples
    --------
    >>> remembered("lines", [Path(__file__)], lambda: ["one"])
    ['one']
    """
    digest = sha256(b"".join(path.read_bytes() for path in basis)).hexdigest()[:16]
    file = home() / "prepared" / f"{name}-{digest}.json.zst"
    with suppress(OSError, ValueError):
        return read_packed(file)
    data = compute()
    with suppress(OSError, OutputError):
        write_packed(file, data)
        for other in file.parent.glob(f"{name}-*.json.zst"):
            if other != file:
                other.unlink(missing_ok=True)
    return data


def _fingerprint() -> str:
    """Name the tables in use and the code that computes from them, in 16 digits."""
    return _named(tuple(sorted(chosen().items())))


@cache
def _named(editions: tuple[tuple[str, str], ...]) -> str:
    """Name the bundle, the editions in place of its own, and the version of values."""
    digest = sha256((FOLDER / MANIFEST).read_bytes())
    digest.update(f"values {VALUES_VERSION}".encode())
    for source, identifier in editions:
        digest.update(f" {source}={identifier}".encode())
    return digest.hexdigest()[:16]
