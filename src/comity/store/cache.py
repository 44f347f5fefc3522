"""The library: a folder of the user's that holds what has been computed from the bundle.

Everything in it can be thrown away: it is computed again when it is missing. Values are
kept under a name made of the bundle, the version and the code that computed them, so that
old values are never taken for new ones.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from comity.store.bundle import FOLDER, MANIFEST

VALUES_VERSION = 8
"""The version of the computed values: raised whenever a measure gives other values."""

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


@cache
def _fingerprint() -> str:
    """Name the state of the bundle and of the code that computes from it, in 16 digits."""
    digest = sha256((FOLDER / MANIFEST).read_bytes())
    digest.update(f"values {VALUES_VERSION}".encode())
    return digest.hexdigest()[:16]
