"""What an engine is: it reads lines and Parquet files lazily, and collects a result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import narwhals as nw
import polars as pl

from comity.events.actors import actor_table
from comity.events.aggregate import Period, aggregate
from comity.events.formats.layout import FIELDS, Layout
from comity.events.frame import Frame
from comity.events.records import parse_records


class Engine(Protocol):
    """An engine; ``threads`` is how many files it reads at once."""

    name: str
    threads: int

    def read_rows(self, rows: bytes, layout: Layout) -> Frame:
        """Read checked lines as text columns named ``column_0`` and so on."""

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""

    def share(self, table: pl.DataFrame) -> Frame:
        """Move a small table to the engine, to join it there."""

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame."""


def read_records(engine: Engine, rows: bytes, layout: Layout) -> pl.DataFrame:
    """Compute the records of checked lines on an engine."""
    fields = select_fields(engine.read_rows(rows, layout), layout)
    actors = engine.share(actor_table(layout.scheme))
    return engine.collect(parse_records(fields, layout, actors))


def compute_dyads(engine: Engine, paths: Sequence[Path], period: Period) -> pl.DataFrame:
    """Compute the dyad-days or dyad-months of Parquet files of records on an engine."""
    dyads = engine.collect(aggregate(engine.scan(paths), period))
    return dyads.sort(period, "ccode1", "ccode2")


def select_fields(rows: Frame, layout: Layout) -> Frame:
    """Select the fields of records from the columns of lines; absent ones are missing."""
    return rows.select(
        *[
            nw.col(column_name(layout.positions[field])).alias(field)
            if field in layout.positions
            else nw.lit(None, nw.String).alias(field)
            for field in FIELDS
        ]
    )


def column_name(position: int) -> str:
    """Return the name of a column of lines.

    >>> column_name(3)
    'column_3'
    """
    return f"column_{position}"
