"""DuckDB: an embedded engine that can compute more than fits into memory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

import duckdb
import narwhals as nw
import polars as pl

from comity.events.engines.engine import column_name
from comity.events.formats.layout import Layout
from comity.events.frame import Frame


class DuckDBEngine:
    """DuckDB, in this process; tables come and go as Parquet files in a temporary folder."""

    name = "duckdb"
    threads = 1

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        self._folder = Path(mkdtemp(prefix="comity-"))
        finalize(self, rmtree, self._folder, ignore_errors=True)
        self._tables = 0

    def read_rows(self, rows: bytes, layout: Layout) -> Frame:
        """Read checked lines as text columns."""
        path = self._path("rows.tsv")
        path.write_bytes(rows)
        names = [column_name(number) for number in range(layout.width)]
        return nw.from_native(
            self._connection.read_csv(
                os.fspath(path),
                header=False,
                sep="\t",
                quotechar="",
                escapechar="",
                all_varchar=True,
                null_padding=True,
                auto_detect=False,
                columns=dict.fromkeys(names, "VARCHAR"),
            )
        )

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        names = [os.fspath(path) for path in paths]
        return nw.from_native(self._connection.read_parquet(names, hive_partitioning=False))

    def share(self, table: pl.DataFrame) -> Frame:
        """Move a table to DuckDB by a Parquet file."""
        self._tables += 1
        path = self._path(f"table-{self._tables}.parquet")
        table.write_parquet(path)
        return self.scan([path])

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame, by a Parquet file."""
        path = self._path("result.parquet")
        frame.to_native().write_parquet(os.fspath(path))
        return pl.read_parquet(path, memory_map=False)

    def _path(self, name: str) -> Path:
        return self._folder / name
