"""Where the user's library is on disk, and which lock is in force."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

HOME = "COMITY_HOME"
"""The environment variable that puts the library somewhere else."""

_VARIABLES = (HOME, "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "USERPROFILE")
"""The environment variables that say where a user's folders are."""

LOCK = "COMITY_LOCK"
"""The environment variable with the file of a lock."""


def home() -> Path:
    """Return the folder of what can be computed again: ``$COMITY_HOME``, or the cache folder.

    >>> home().is_absolute()
    True
    """
    return _folders(*map(os.environ.get, _VARIABLES))[0]


def editions_folder() -> Path:
    """Return the folder of the editions, which a publisher may not offer again.

    It is below ``$COMITY_HOME``, or in the platform's folder of data, which is not emptied.

    >>> editions_folder().name
    'editions'
    """
    return _folders(*map(os.environ.get, _VARIABLES))[1]


@contextmanager
def under_lock(path: str) -> Iterator[None]:
    """Use the editions that a lock names in the body of a ``with`` statement.

    Without a path, the lock in force stays in force.
    """
    before = os.environ.get(LOCK)
    if path:
        os.environ[LOCK] = path
    try:
        yield
    finally:
        if path and before is None:
            del os.environ[LOCK]
        elif before is not None:
            os.environ[LOCK] = before


def lock_file() -> str:
    """Return the file of the lock in force; empty without one.

    >>> with under_lock("comity.lock"): lock_file()
    'comity.lock'
    """
    return os.environ.get(LOCK, "")


@lru_cache(maxsize=8)
def _folders(chosen: str | None, *_platform: str | None) -> tuple[Path, Path]:
    """Return the folder of what can be computed again, and that of the editions."""
    if chosen:
        folder = Path(chosen).expanduser()
        return folder, folder / "editions"
    return user_cache_path("comity"), user_data_path("comity") / "editions"
