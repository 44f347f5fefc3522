"""The type of the tables that the portable expression takes and returns."""

from __future__ import annotations

from typing import Any

import narwhals as nw

Frame = nw.LazyFrame[Any]
"""A lazy table of any engine."""
