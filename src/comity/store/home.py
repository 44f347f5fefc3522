"""Where the user's library is on disk."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

HOME = "COMITY_HOME"
"""The environment variable that puts the library somewhere else."""


def home() -> Path:
    """Return the folder of what can be computed again: ``$COMITY_HOME``, or the cache folder.

    >>> home().is_absolute()
    True
    """
    return _chosen() or user_cache_path("comity")


def editions_folder() -> Path:
    """Return the folder of the editions, which a publisher may not offer again.

    It is below ``$COMITY_HOME``, or in the platform's folder of data, which nobody empties.

    >>> editions_folder().name
    'editions'
    """
    return (_chosen() or user_data_path("comity")) / "editions"


def _chosen() -> Path | None:
    """Return the folder that the environment names."""
    chosen = os.environ.get(HOME)
    return Path(chosen).expanduser() if chosen else None
