"""Events from zipped files to dyad-months, against pandas and the limits. By hand.

    python benchmarks/events.py [ROWS]

Generates monthly GDELT 1.0 files of a year (1,000,000 lines unless given), zipped, and prints
lines a second and the peak of memory, each in a process of its own: unzipping alone; unzipping and
checking lines; from zipped files to dyad-months with Comity on Polars and on DuckDB; and the same
counts of records by day, dyad and code with pandas.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import zipfile
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from comity.events.engines.registry import start_engine
from comity.events.formats.gdelt import GDELT1
from comity.events.generate import EventSample, generate_lines
from comity.events.ingest import ingest
from comity.events.reading.lines import check_lines
from comity.events.reading.paths import find_files
from comity.events.reading.unpack import read_chunks
from comity.events.series import dyads

YEAR = 2014


def generate(folder: Path, rows: int) -> None:
    """Write twelve zipped files."""
    for month in range(1, 13):
        days = date(YEAR, month, 1), date(YEAR, month, monthrange(YEAR, month)[1])
        sample = EventSample("gdelt1", rows // 12, *days, malformed=0.001, seed=month)
        path = folder / f"{YEAR}{month:02d}.zip"
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(f"{YEAR}{month:02d}.csv", "w") as file,
        ):
            for lines in generate_lines(sample):
                file.write(lines)


def unzip(folder: Path) -> int:
    """Unzip, and no more."""
    return sum(len(chunk) for path in find_files([folder]) for chunk in read_chunks(path))


def check(folder: Path) -> int:
    """Unzip and check the lines."""
    chunks = (chunk for path in find_files([folder]) for chunk in read_chunks(path))
    return sum(check_lines(chunk, GDELT1.field_counts).good for chunk in chunks)


def run_comity(folder: Path, engine_name: str) -> int:
    """Compute dyad-months with Comity."""
    engine = start_engine(engine_name)
    with TemporaryDirectory() as library:
        ingest(Path(library), find_files([folder]), engine)
        return int(dyads(Path(library), engine, "gdelt1", (0, 999912))["reports"].sum())


def run_pandas(folder: Path) -> int:
    """Count records by month and pair of countries with pandas."""
    columns = [0, 1, 7, 17, 26, 29, 30]
    tables = []
    for path in find_files([folder]):
        frame = pd.read_csv(
            path,
            sep="\t",
            header=None,
            usecols=columns,
            dtype=str,
            quoting=3,
            on_bad_lines="skip",
            encoding_errors="replace",
        ).dropna(subset=[7, 17])
        frame[1] = frame[1].str[:6]
        frame[30] = frame[30].astype(float)
        tables.append(frame.drop_duplicates(0).groupby([1, 7, 17, 29])[30].agg(["size", "sum"]))
    return int(pd.concat(tables)["size"].sum())


TASKS: dict[str, Callable[[Path], int]] = {
    "unzip": unzip,
    "check": check,
    "polars": lambda folder: run_comity(folder, "polars"),
    "duckdb": lambda folder: run_comity(folder, "duckdb"),
    "pandas": run_pandas,
}


def main() -> None:
    """Run a task of this process, or all tasks in processes of their own."""
    if len(sys.argv) > 2:
        task, folder, rows = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
        start = time.perf_counter()
        result = TASKS[task](folder)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{task:8} {seconds:7.2f} s {rows / seconds:12,.0f} lines/s {peak:6.0f} MB {result}")
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as folder:
        generate(Path(folder), rows)
        for task in TASKS:
            subprocess.run([sys.executable, __file__, task, folder, str(rows)], check=True)


if __name__ == "__main__":
    main()
