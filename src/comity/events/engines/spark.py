"""Apache Spark: in local mode here, or the session of a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree, which
from tempfile import mkdtemp
from weakref import finalize

import narwhals as nw
import polars as pl
from pyspark.sql import SparkSession

from comity.errors import InvalidRequestError
from comity.events.frame import Frame

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.memory": "1g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "ERROR",
}


class SparkEngine:
    """Spark; tables come and go as Parquet files in a temporary folder.

    Parameters
    ----------
    session
        The session of a cluster. Without one, Spark is started in local mode.

    Raises
    ------
    InvalidRequestError
        If Java is not installed.
    """

    name = "spark"
    threads = 1

    def __init__(self, session: SparkSession | None = None) -> None:
        self._session = session or _start_local()
        self._folder = Path(mkdtemp(prefix="comity-"))
        finalize(self, rmtree, self._folder, ignore_errors=True)
        self._tables = 0

    def scan(self, paths: Sequence[Path]) -> Frame:
        """Read Parquet files."""
        return nw.from_native(self._session.read.parquet(*map(os.fspath, paths)))

    def share(self, table: pl.DataFrame) -> Frame:
        """Move a table to Spark by a Parquet file."""
        path = self._path(f"table-{self._next()}.parquet")
        table.write_parquet(path)
        return self.scan([path])

    def collect(self, frame: Frame) -> pl.DataFrame:
        """Compute a frame, by a folder of Parquet files."""
        folder = self._path("result")
        frame.to_native().write.mode("overwrite").parquet(os.fspath(folder))
        result = pl.read_parquet(f"{folder}/*.parquet", memory_map=False)
        rmtree(folder)
        return result

    def transform(
        self, rows: pl.DataFrame, _name: str, build: Callable[[Frame], Frame], /
    ) -> pl.DataFrame:
        """Compute what ``build`` makes of rows."""
        return self.collect(build(self.share(rows)))

    def stop(self) -> None:
        """End the session."""
        self._session.stop()

    def _next(self) -> int:
        self._tables += 1
        return self._tables

    def _path(self, name: str) -> Path:
        return self._folder / name


def _start_local() -> SparkSession:
    if not (which("java") or os.environ.get("JAVA_HOME")):
        raise InvalidRequestError(
            "Spark needs Java, which is not installed.",
            "Install a Java runtime (17 or later), or use the engine polars or duckdb.",
        )
    builder = SparkSession.builder.master("local[*]").appName("comity")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
