"""The library: a folder of the user's that holds what has been computed from the bundle.

Everything in it can be thrown away: it is computed again when it is missing. Values are
kept under a name made of the bundle, the version and the code that computed them, so that
old values are never taken for new ones.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from comity.store.bundle import FOLDER, MANIFEST

VALUES_VERSION = 8
"""The version of the computed values: raised whenever a measure gives other values."""

UNUSED_DAYS = 60
"""After this many days without use, values of another bundle or version are removed."""

HOME = "COMITY_HOME"
"""The environment variable that puts the library somewhere else."""


def home() -> Path:
    """Return the folder of the library: ``$COMITY_HOME``, or the platform's cache folder.

    >>> home().is_absolute()
    True
    """
    chosen = os.environ.get(HOME)
    return Path(chosen).expanduser() if chosen else user_cache_path("comity")


def values_folder() -> Path:
    """Return the folder of the values of this bundle and this code.

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

    The lock ends with its process, however that ends. Systems without such locks compute at
    the same time, which costs time and harms nothing, as files are moved into place whole.
    """
    if find_spec("fcntl") is None:
        yield
        return
    fcntl = import_module("fcntl")
    with (folder / "computing.lock").open("a") as lock:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def _fingerprint() -> str:
    """Name the state of the bundle and of the code that computes from it, in 16 digits."""
    digest = sha256((FOLDER / MANIFEST).read_bytes())
    digest.update(f"values {VALUES_VERSION}".encode())
    return digest.hexdigest()[:16]
