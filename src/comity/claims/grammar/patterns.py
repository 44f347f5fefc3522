"""The patterns of the grammar, from ``constructions.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def grammar() -> Mapping[str, Any]:
    """Read the file of constructions."""
    path = files("comity.claims.rules") / "data" / "constructions.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one of the patterns by its name.

    >>> bool(pattern("partly").search("in the first half of 2023"))
    True
    """
    return re.compile(grammar()["patterns"][name])
