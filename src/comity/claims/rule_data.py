"""The data of the rules, as the package has them in files of TOML."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.store.cache import remembered

FOLDER = Path(str(files("comity.claims.rules"))) / "data"


def rule_data(name: str) -> dict[str, Any]:
    """Return the content of one of the files.

    >>> "words" in rule_data("lexicon")
    True
    """
    content: dict[str, Any] = _all()[name]
    return content


def data_files() -> list[Path]:
    """List the files, in the order of their names."""
    return sorted(FOLDER.glob("*.toml"))


@cache
def _all() -> dict[str, Any]:
    """Read all files: parsing TOML takes ten times as long as reading it as JSON."""
    return dict(remembered("rules", data_files(), _parse))


def _parse() -> dict[str, Any]:
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in data_files()}
