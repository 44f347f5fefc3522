"""Events from zipped files to dyad-months, against pandas and the limits. By hand.

    python benchmarks/events.py [ROWS [TASK ...]]

Generates monthly GDELT 1.0 files (1,000,000 lines unless given; twelve files, and twelve more for
every further five million lines), zipped, and runs the tasks named, or all of them. Prints seconds,
seconds of processor time, lines a second and the peak of memory, each in a process of its own:
unzipping alone, on one thread; unzipping, checking lines and reading the fields that records need;
from zipped files to dyad-months with Comity on Polars, on DuckDB and on Spark in local mode; the
same dyad-months with pandas, which reads only the columns that it needs; and reading alone with
pandas as the package ``gdelt`` reads (all columns), which fetches its own files and cannot be
pointed to others. The last column is a checksum: the events of all dyad-months for those that
compute them. Spark's memory is that of Java, and not in the peak.
"""

from __future__ import annotations

import os
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
from typing import TYPE_CHECKING

from comity.events.actors import actor_table
from comity.events.engines.engine import compute_months
from comity.events.engines.registry import start_engine
from comity.events.formats.gdelt import GDELT1
from comity.events.generate import EventSample, generate_lines
from comity.events.ingest import ingest
from comity.events.library import record_paths
from comity.events.reading.lines import read_lines
from comity.events.reading.paths import find_files
from comity.events.reading.unpack import read_chunks
from comity.events.series import FIRST_MONTH, LAST_MONTH

if TYPE_CHECKING:  # so that the peak of memory of other tasks is without it
    import pandas as pd

FIRST_YEAR = 2014
ROWS_A_YEAR = 5_000_000


def generate(folder: Path, rows: int) -> None:
    """Write a zipped file for each month."""
    years = max(1, round(rows / ROWS_A_YEAR))
    for number in range(12 * years):
        year, month = FIRST_YEAR + number // 12, number % 12 + 1
        days = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        sample = EventSample("gdelt1", rows // (12 * years), *days, malformed=0.001, seed=number)
        path = folder / f"{year}{month:02d}.zip"
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(f"{year}{month:02d}.csv", "w") as file,
        ):
            for lines in generate_lines(sample):
                file.write(lines)


def unzip(folder: Path) -> int:
    """Unzip, and no more."""
    return sum(len(chunk) for path in find_files([folder]) for chunk in read_chunks(path))


def read(folder: Path) -> int:
    """Unzip, check the lines and read the fields of records."""
    chunks = (chunk for path in find_files([folder]) for chunk in read_chunks(path))
    return sum(read_lines(chunk, GDELT1).fields.height for chunk in chunks)


def run_comity(folder: Path, engine_name: str) -> int:
    """Compute dyad-months with Comity."""
    engine = start_engine(engine_name)
    with TemporaryDirectory() as library:
        ingest(Path(library), find_files([folder]), engine)
        months = record_paths(Path(library), "gdelt1", FIRST_MONTH, LAST_MONTH)
        return sum(int(dyads["events"].sum()) for dyads in compute_months(engine, months))


COLUMNS = {
    0: "event_id",
    1: "day",
    7: "country1",
    12: "role1",
    17: "country2",
    22: "role2",
    26: "code",
    29: "quad",
    30: "goldstein",
    31: "mentions",
    34: "tone",
}


def run_pandas(folder: Path) -> int:
    """Compute the same dyad-months with pandas, month by month."""
    actors = actor_table("iso3").to_pandas().set_index("country")["ccode_1"]
    return sum(_pandas_month(path, actors) for path in find_files([folder]))


def _pandas_month(path: Path, actors: pd.Series) -> int:
    import pandas as pd

    read = {"sep": "\t", "header": None, "dtype": str, "quoting": 3, "on_bad_lines": "skip"}
    frame = pd.read_csv(path, usecols=list(COLUMNS), encoding_errors="replace", **read)
    frame = frame.rename(columns=COLUMNS)
    frame["day"] = pd.to_datetime(frame["day"], format="%Y%m%d", errors="coerce")
    frame = frame[frame["quad"].isin(list("1234")) & frame["day"].notna()]
    for column in ("goldstein", "mentions", "tone"):
        frame[column] = pd.to_numeric(frame[column])
    frame["all_reports"] = frame["event_id"].nunique()
    for actor in "12":
        frame["ccode" + actor] = frame["country" + actor].map(actors)
        role = frame["role" + actor]
        frame = frame[role.isna() | role.isin(["GOV", "MIL", "COP", "JUD", "SPY", "LEG"])]
    frame = frame.dropna(subset=["ccode1", "ccode2"])
    frame = frame[frame["ccode1"] != frame["ccode2"]].drop_duplicates("event_id")
    events = frame.groupby(["day", "ccode1", "ccode2", "code"]).agg(
        quad=("quad", "min"),
        goldstein=("goldstein", "mean"),
        reports=("event_id", "size"),
        mentions=("mentions", "sum"),
        tone=("tone", "sum"),
        all_reports=("all_reports", "first"),
    )
    for quad in "1234":
        events["class" + quad] = events["quad"] == quad
    dyads = events.groupby(["ccode1", "ccode2"]).agg(
        events=("quad", "size"),
        reports=("reports", "sum"),
        mentions=("mentions", "sum"),
        goldstein_mean=("goldstein", "mean"),
        goldstein_sum=("goldstein", "sum"),
        tone=("tone", "sum"),
        all_reports=("all_reports", "first"),
        **{"class" + quad: ("class" + quad, "sum") for quad in "1234"},
    )
    dyads["tone"] /= dyads["reports"]
    dyads["volume"] = 1e6 * dyads["reports"] / dyads["all_reports"]
    return int(dyads["events"].sum())


def read_pandas(folder: Path) -> int:
    """Read all columns with pandas, and count the lines."""
    import pandas as pd

    read = {"sep": "\t", "header": None, "dtype": str, "quoting": 3, "on_bad_lines": "skip"}
    return sum(
        len(pd.read_csv(path, encoding_errors="replace", **read)) for path in find_files([folder])
    )


TASKS: dict[str, Callable[[Path], int]] = {
    "unzip": unzip,
    "read fields": read,
    "polars": lambda folder: run_comity(folder, "polars"),
    "duckdb": lambda folder: run_comity(folder, "duckdb"),
    "spark": lambda folder: run_comity(folder, "spark"),
    "pandas": run_pandas,
    "pandas all columns": read_pandas,
}


def run_task(task: str, folder: Path, rows: int) -> None:
    """Run a task in this process, and print what it took."""
    start, used = time.perf_counter(), time.process_time()
    result = TASKS[task](folder)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = f"{rows / seconds:12,.0f} lines/s"
    print(f"{task:18} {seconds:7.2f} s {cpu:7.2f} s CPU {rate} {peak:6.0f} MB {result}", flush=True)


def main() -> None:
    """Run tasks, each in a process of its own that is given a folder."""
    words = sys.argv[1:]
    if words[:1] == ["in"]:
        folder, rows, task = Path(words[1]), int(words[2]), words[3]
        if task == "generate":
            generate(folder, rows)
        else:
            run_task(task, folder, rows)
        return
    rows = int(words[0]) if words else 1_000_000
    with TemporaryDirectory() as folder:
        # Generating in a process of its own: a child's peak of memory begins at its parent's.
        for task in ("generate", *(words[1:] or TASKS)):
            command = [sys.executable, __file__, "in", folder, str(rows), task]
            home = {"COMITY_HOME": str(Path(folder) / "library")}  # not the user's library
            subprocess.run(command, check=True, env={**os.environ, **home})


if __name__ == "__main__":
    main()
