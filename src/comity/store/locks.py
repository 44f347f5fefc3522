"""Locks between processes that write to one folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Run the body of a ``with`` statement while no other process has the lock of a file.

    The lock ends with its process, however that ends. Systems without such locks run at the same
    time, which costs time and harms nothing, as files are moved into place whole.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, exclusive(Path(folder) / "lock"): print("alone")
    alone
    """
    if find_spec("fcntl") is None:
        yield
        return
    fcntl = import_module("fcntl")
    with path.open("a") as lock:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
