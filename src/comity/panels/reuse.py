"""Values that are there already: taken over, and not computed again.

A folder of values is for one choice of editions. A measure whose tables are the same in another
folder has the same values there; its file is linked, so that it takes no space and no time. One
such folder comes with the bundle.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from comity.measures.registry import depends_on
from comity.panels.codebook import values_file
from comity.store.atomic import checksum, write_aside, write_text
from comity.store.bundle import VALUES
from comity.store.bundle import manifest as bundle_manifest
from comity.store.cache import VALUES_VERSION
from comity.store.selection import manifest

TABLES = "tables.json"
"""The file of a folder of values that names the tables that it was computed from."""


def record_tables(folder: Path, names: Collection[str] | None = None) -> None:
    """Write down from which tables the values of a folder are; raises ``OutputError``.

    ``names`` are the measures that the folder is for; None for all.
    """
    below = None if names is None else {table for name in names for table in depends_on(name)}
    tables = {
        entry.name: [entry.sha256, *entry.years, *entry.gaps]
        for entry in manifest().tables.values()
        if below is None or entry.name in below
    }
    text = json.dumps({"values_version": VALUES_VERSION, "tables": tables}, indent=1)
    write_text(folder / TABLES, text)


def reuse_values(names: Collection[str], folder: Path) -> set[str]:
    """Take measures over from other folders, where their tables are the same.

    Parameters
    ----------
    names
        The measures that a folder lacks.
    folder
        The folder.

    Returns
    -------
    set of str
        The measures that have to be computed.

    Raises
    ------
    OutputError
        If the folder cannot be written to.
    """
    missing, own = set(names), _tables(folder)
    for other in _others(folder) if own else ():
        theirs = _tables(other)
        for name in [name for name in missing if _same(name, own, theirs)]:
            if _take(values_file(other, name), values_file(folder, name)):
                missing.discard(name)
    return missing


def _others(folder: Path) -> list[Path]:
    """List the other folders of values, the bundle's last."""
    paths = folder.parent.glob(f"*/{TABLES}")
    return [*(path.parent for path in paths if path.parent != folder), VALUES]


def _tables(folder: Path) -> dict[str, Any]:
    """Read from which tables the values of a folder are; empty for another version of values."""
    try:
        record = json.loads((folder / TABLES).read_text(encoding="utf-8"))
        same = record["values_version"] == VALUES_VERSION
        return dict(record["tables"]) if same else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _same(name: str, own: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Return whether all tables under a measure are the same in two folders."""
    return all(table in own and own[table] == theirs.get(table) for table in depends_on(name))


def _take(file: Path, target: Path) -> bool:
    """Link a file into a folder, or copy it; False if it is not there, or not as it was made."""
    if not file.is_file() or (file.parent == VALUES and not _is_shipped(file)):
        return False
    write_aside(target, lambda aside: _link(file, aside))
    return True


def _is_shipped(file: Path) -> bool:
    """Return whether a file of the bundle is the one that its manifest names."""
    return bundle_manifest().values.get(file.stem) == checksum(file)


def _link(file: Path, aside: Path) -> None:
    """Link a file, or copy it where the disk has no links."""
    try:
        os.link(file, aside)
    except OSError:
        shutil.copyfile(file, aside)
