"""The patterns of the grammar, from ``constructions.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from comity.claims.rule_data import rule_data


@cache
def grammar() -> Mapping[str, Any]:
    """Read the file of constructions."""
    return rule_data("constructions")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one of the patterns by its name.

    >>> bool(pattern("partly").search("in the first half of 2023"))
    True
    """
    return re.compile(grammar()["patterns"][name])
