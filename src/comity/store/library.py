"""The library: a folder of the user's that holds what has been computed from the bundle.

Everything in it can be thrown away: it is computed again when it is missing. Values are
kept under a name made of the bundle, the version and the code that computed them, so that
old values are never taken for new ones.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from comity.store.bundle import FOLDER, MANIFEST

HOME = "COMITY_HOME"
"""The environment variable that puts the library somewhere else."""


def home() -> Path:
    """Give the folder of the library: ``$COMITY_HOME``, or the platform's cache folder."""
    chosen = os.environ.get(HOME)
    return Path(chosen).expanduser() if chosen else user_cache_path("comity")


def values_folder() -> Path:
    """Give the folder that holds, or will hold, the values of this bundle and this code."""
    return home() / "values" / _fingerprint()


def forget_others(keep: Path) -> None:
    """Remove values that were computed from older data or by older code."""
    for folder in keep.parent.iterdir():
        if folder != keep and folder.is_dir() and not folder.name.startswith("."):
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _fingerprint() -> str:
    """Name the state of the bundle and of the code that computes from it, in 16 digits."""
    digest = sha256((FOLDER / MANIFEST).read_bytes())
    package = Path(__file__).parents[1]
    for folder in ("states", "sources", "methods", "measures"):
        for path in sorted((package / folder).rglob("*.*")):
            if path.suffix in {".py", ".csv"}:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
