"""Locks: which edition of each source an analysis used, so that it can be repeated.

A lock names, for every source, the edition, the checksums of its rows, and where to fetch it. The
same lock gives the same numbers on any machine, or an error that names the edition that lacks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from comity.errors import DataError
from comity.sources.registry import all_sources, sources
from comity.store import bundle
from comity.store.editions import BUNDLE, Edition, list_editions
from comity.version import __version__

FORMAT = 1


def make_lock(chosen: Mapping[str, str], values_version: int) -> str:
    """Build the lock of the editions in use, as JSON.

    Parameters
    ----------
    chosen
        The identifiers of the editions in use in place of the bundle's, by source.
    values_version
        The version of what is computed from tables.

    Examples
    --------
    >>> json.loads(make_lock({}, 8))["sources"]["atop"]["id"]
    'bundle'
    """
    editions = {(each.source, each.id): each for each in list_editions()}
    parts = {
        name: _of_edition(editions[name, chosen[name]]) if name in chosen else _of_bundle(name)
        for name in all_sources()
        if name in sources() or name in chosen
    }
    whole = {
        "format": FORMAT,
        "comity": __version__,
        "values_version": values_version,
        "sources": parts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _of_edition(edition: Edition) -> dict[str, Any]:
    """Describe an edition of the library."""
    return {
        "edition": edition.name,
        "id": edition.id,
        "tables": edition.contents,
        "fetch": sorted({file.address for file in edition.files if file.address}),
    }


def _of_bundle(source: str) -> dict[str, Any]:
    """Describe the edition of the bundle; its tables are known by the files that are shipped."""
    manifest = bundle.manifest()
    tables = {e.name: e.sha256 for e in manifest.tables.values() if e.source == source}
    published = manifest.sources[source]
    return {
        "edition": published.version,
        "id": BUNDLE,
        "tables": dict(sorted(tables.items())),
        "fetch": [f"comity {__version__}"],
    }


def resolve_lock(path: Path) -> dict[str, str]:
    """Find the editions that a lock names in the library and the bundle.

    Parameters
    ----------
    path
        The file of the lock.

    Returns
    -------
    dict
        The identifiers of editions, by source; those of the bundle are left out.

    Raises
    ------
    DataError
        If it is no lock, was made for other computations, or names an edition that is not here.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from comity.store.atomic import write_text
    >>> from comity.store.cache import VALUES_VERSION
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "comity.lock"
    ...     write_text(path, make_lock({}, VALUES_VERSION))
    ...     resolve_lock(path)
    {}
    """
    lock = read_lock(path)
    return {
        source: identifier
        for source, part in lock["sources"].items()
        if (identifier := _find(path, source, part)) != BUNDLE
    }


def read_lock(path: Path) -> dict[str, Any]:
    """Read a lock; raises ``DataError`` if it is none or this version cannot meet it.

    >>> read_lock(Path("missing.lock"))
    Traceback (most recent call last):
    comity.errors.DataError: missing.lock: there is no such file. `lock` writes one.
    """
    try:
        lock = json.loads(path.read_text(encoding="utf-8"))
        form, made_for = lock["format"], lock["values_version"]
        complete = all({"id", "edition", "tables", "fetch"} <= set(p) for p in _parts(lock))
    except FileNotFoundError as error:
        raise DataError(path, "there is no such file", "`lock` writes one.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(path, "this is no lock", "`lock` writes one.") from error
    if form != FORMAT or not complete:
        raise DataError(path, f"the lock has a form that is not read here (format {form})")
    from comity.store.cache import VALUES_VERSION

    if made_for != VALUES_VERSION:
        what = f"the lock was made for values of version {made_for}, not {VALUES_VERSION}"
        raise DataError(path, what, f"Install comity {lock['comity']} to repeat the analysis.")
    return lock


def _parts(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """List the sources of a lock."""
    return list(lock["sources"].values())


def _find(path: Path, source: str, part: dict[str, Any]) -> str:
    """Find an edition by its content; raises ``DataError`` if it is not here."""
    if part["id"] == BUNDLE:
        if source in sources() and part["tables"] == _of_bundle(source)["tables"]:
            return BUNDLE
    else:
        for edition in list_editions(source):
            if edition.contents == part["tables"]:
                return edition.id
    where = ", ".join(part["fetch"]) or "its publisher"
    what = f"the lock names edition {part['edition']} of {source}, which is not in the library"
    raise DataError(path, what, f"Fetch it from: {where}.")
