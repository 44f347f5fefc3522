"""What an engine is: it takes tables and Parquet files, and collects what is computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import polars as pl

from comity.events.actors import actor_table
from comity.events.aggregate import Period, aggregate
from comity.events.formats.layout import FileLayout
from comity.events.frame import Frame
from comity.events.records import parse_records


class Engine(Protocol):
    """An engine; ``threads`` is how many files it reads at once."""

    name: str
    threads: int

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""

    def share(self, table: pl.DataFrame) -> Frame:
        """Move a table to the engine."""

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame of any size."""

    def transform(
        self, rows: pl.DataFrame, name: str, build: Callable[[Frame], Frame], /
    ) -> pl.DataFrame:
        """Compute what ``build`` makes of rows that fit into memory.

        An engine may keep what was built under a name, for rows of the same columns.
        """


def read_records(engine: Engine, fields: pl.DataFrame, layout: FileLayout) -> pl.DataFrame:
    """Compute the records of text fields, as lines have them, on an engine."""

    def build(rows: Frame) -> Frame:
        return parse_records(rows, layout, engine.share(actor_table(layout.scheme)))

    return engine.transform(fields, layout.name, build)


def compute_dyads(engine: Engine, paths: Sequence[Path], period: Period) -> pl.DataFrame:
    """Compute the dyad-days or dyad-months of Parquet files of records on an engine."""
    dyads = engine.collect(aggregate(engine.scan(paths), period))
    return dyads.sort(period, "ccode1", "ccode2")


def compute_months(
    engine: Engine, months: Mapping[int, Sequence[Path]], period: Period = "month"
) -> Iterator[pl.DataFrame]:
    """Compute the dyad-days or dyad-months of Parquet files by month, several months at once."""
    with ThreadPoolExecutor(engine.threads) as pool:
        yield from pool.map(lambda paths: compute_dyads(engine, paths, period), months.values())
