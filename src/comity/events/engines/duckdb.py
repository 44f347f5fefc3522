"""DuckDB: an embedded engine that can compute more than fits into memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import local

import duckdb
import narwhals as nw
import polars as pl

from comity.events.frame import Frame


class DuckDBEngine:
    """DuckDB, in this process; tables come and go without a copy, in the form of Arrow.

    Each thread has a cursor of its own to one database, whose threads all share.
    """

    name = "duckdb"
    threads = min(4, os.cpu_count() or 1)

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        self._thread = local()

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        names = [os.fspath(path) for path in paths]
        return nw.from_native(self._cursor.read_parquet(names, hive_partitioning=False))

    def share(self, table: pl.DataFrame) -> Frame:
        """Return the table as DuckDB sees it."""
        arrow = table.to_arrow(compat_level=pl.CompatLevel.newest())
        return nw.from_native(self._cursor.from_arrow(arrow))

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame."""
        result: pl.DataFrame = frame.to_native().pl()
        return result

    def transform(
        self, rows: pl.DataFrame, _name: str, build: Callable[[Frame], Frame], /
    ) -> pl.DataFrame:
        """Compute what ``build`` makes of rows."""
        return self.collect(build(self.share(rows)))

    @property
    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._thread, "cursor"):
            self._thread.cursor = self._connection.cursor()
        cursor: duckdb.DuckDBPyConnection = self._thread.cursor
        return cursor
