"""Polars: the embedded engine, in memory and on all cores."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import narwhals as nw
import polars as pl

from comity.events.engines.engine import column_name
from comity.events.formats.layout import Layout
from comity.events.frame import Frame


class PolarsEngine:
    """Polars, which Comity always has."""

    name = "polars"
    threads = min(4, os.cpu_count() or 1)

    def read_rows(self, rows: bytes, layout: Layout) -> Frame:
        """Read checked lines as text columns; only those that records need."""
        positions = sorted(set(layout.positions.values()))
        frame = pl.read_csv(
            rows,
            has_header=False,
            separator="\t",
            quote_char=None,
            schema={column_name(number): pl.String for number in range(layout.width)},
            columns=positions,
            truncate_ragged_lines=True,
            low_memory=True,
        )
        return nw.from_native(frame.lazy())

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        return nw.from_native(pl.scan_parquet(list(paths), hive_partitioning=False))

    def share(self, table: pl.DataFrame) -> Frame:
        """Return the table, which is where it is needed."""
        return nw.from_native(table.lazy())

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame."""
        return frame.to_native().collect()
