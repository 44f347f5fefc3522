"""Polars: the embedded engine, in memory and on all cores."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import narwhals as nw
import polars as pl

from comity.events.frame import Frame


class PolarsEngine:
    """Polars, which Comity always has."""

    name = "polars"
    threads = min(4, os.cpu_count() or 1)

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        return nw.from_native(pl.scan_parquet(list(paths), hive_partitioning=False))

    def share(self, table: pl.DataFrame) -> Frame:
        """Return the table, which is where it is needed."""
        return nw.from_native(table.lazy())

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame of any size, in a stream."""
        return frame.to_native().collect(engine="streaming")

    def collect_small(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame at once, which joins a small table faster than a stream."""
        return frame.to_native().collect(engine="in-memory")
