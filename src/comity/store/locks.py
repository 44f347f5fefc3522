"""Locks between processes that write to one folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Run the body of a ``with`` statement while no other process has the lock of a file.

    The lock ends with its process, however that ends. Systems without such locks run at the same
    time, which costs time and harms nothing, as files are moved into place whole.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, exclusive(Path(folder) / "lock"): print("alone")
    alone
    """
    with path.open("a") as lock:
        with suppress(OSError):  # a file system without locks
            _lock(lock, "LOCK_EX")
        yield


def lock_at_once(lock: TextIO) -> bool:
    """Lock an open file without waiting; return whether no other process has its lock.

    >>> from tempfile import TemporaryFile
    >>> with TemporaryFile("w") as lock: lock_at_once(lock)
    True
    """
    try:
        _lock(lock, "LOCK_EX", "LOCK_NB")
    except BlockingIOError:
        return False
    return True


def _lock(lock: TextIO, *flags: str) -> None:
    """Lock an open file, on systems that have such locks."""
    if find_spec("fcntl") is None:
        return
    fcntl = import_module("fcntl")
    fcntl.flock(lock, sum(getattr(fcntl, flag) for flag in flags))
