"""Polars: the embedded engine, in memory and on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import local

import narwhals as nw
import polars as pl
from polars.io.plugins import register_io_source

from comity.events.frame import Frame


class PolarsEngine:
    """Polars, which Comity always has."""

    name = "polars"
    threads = min(4, os.cpu_count() or 1)

    def __init__(self) -> None:
        self._thread = local()

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        return nw.from_native(pl.scan_parquet(list(paths), hive_partitioning=False))

    def share(self, table: pl.DataFrame) -> Frame:
        """Return the table, which is where it is needed."""
        return nw.from_native(table.lazy())

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame of any size, in a stream."""
        return frame.to_native().collect(engine="streaming")

    def transform(
        self, rows: pl.DataFrame, name: str, build: Callable[[Frame], Frame], /
    ) -> pl.DataFrame:
        """Compute what ``build`` makes of rows at once, which joins faster than a stream."""
        plans: dict[str, _Plan] = self._thread.__dict__.setdefault("plans", {})
        if name not in plans:
            plans[name] = _Plan(rows.schema, build)
        return plans[name].compute(rows)


class _Plan:
    """A plan made once for many tables: to make one takes longer than to compute a small table."""

    def __init__(self, schema: pl.Schema, build: Callable[[Frame], Frame]) -> None:
        self._rows = pl.DataFrame(schema=schema)
        source = register_io_source(self._read, schema=schema)
        self._query: pl.LazyFrame = build(nw.from_native(source)).to_native()

    def compute(self, rows: pl.DataFrame) -> pl.DataFrame:
        self._rows = rows
        result = self._query.collect(engine="in-memory")
        self._rows = rows.clear()  # so that their memory is not taken until the next ones come
        return result

    def _read(
        self,
        columns: list[str] | None,
        predicate: pl.Expr | None,
        count: int | None,
        _: int | None,
    ) -> Iterator[pl.DataFrame]:
        """Yield the rows, less what Polars says that it does not need."""
        rows = self._rows if columns is None else self._rows.select(columns)
        rows = rows if predicate is None else rows.filter(predicate)
        yield rows if count is None else rows.head(count)
