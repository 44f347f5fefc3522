"""Dyad-months of all states as an edition of the source ``news_events`` in the library.

What was ingested becomes tables that measures are made from, in the way of any other source: an
edition that `status` lists, that can be pinned, rolled back and locked, and that outputs name.
Each month is counted once for the files that it has, and kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import polars as pl

from comity.events.aggregate import count_reports
from comity.events.engines.engine import Engine, compute_dyads
from comity.events.formats.registry import LAYOUTS
from comity.events.library import read_batches, record_paths
from comity.progress import report
from comity.sources.registry import library_sources
from comity.sources.source import Table, TableRows, validate
from comity.store import selection
from comity.store.atomic import write_aside
from comity.store.editions import (
    BUNDLE,
    Choice,
    Edition,
    choose_edition,
    read_choices,
    write_edition,
)

NAME = "news_events"
DYAD_MONTHS = "dyad_months"
"""The folder of counted months, in that of the events."""

FIRST_MONTH, LAST_MONTH = 0, 999912


def update_editions(folder: Path, engine: Engine, taken: Collection[str]) -> Edition | None:
    """Count what was ingested, and use it as the edition of events in the news.

    Each source of events has editions of its own, as sources are never summed. The one in use is
    that of the source taken last; the same records give the same edition.

    Parameters
    ----------
    folder
        The folder of events.
    engine
        The engine that counts.
    taken
        The sources of events that files were just taken of.

    Returns
    -------
    Edition or None
        The edition in use now, unless another is pinned; None if there are no records.

    Raises
    ------
    OutputError
        If the library cannot be written to. The edition before stays in use.
    """
    ingested = {audit.layout for batch in read_batches(folder) for audit in batch.files}
    older = [name for name in sorted(ingested) if name not in taken]
    editions = [_write_edition(folder, engine, name) for name in (*older, *sorted(taken))]
    written = [edition for edition in editions if edition]
    in_use = read_choices().get(NAME, Choice(BUNDLE)).id
    if written and (taken or in_use == BUNDLE):
        _use(written[-1])
    return written[-1] if written else None


def _write_edition(folder: Path, engine: Engine, source: str) -> Edition | None:
    """Write the edition of one source of events; None without records."""
    paths = record_paths(folder, source, FIRST_MONTH, LAST_MONTH)
    if not paths:
        return None
    counts = pl.concat(_count_months(folder, engine, source, paths))
    results = {
        table.name: (table, TableRows(validate(table, rows))) for table, rows in _tables(counts)
    }
    first, last = (f"{month // 100}-{month % 100:02d}" for month in (min(paths), max(paths)))
    name = f"{LAYOUTS[source].title} {first} to {last}"
    return write_edition(library_sources()[NAME], name, results, (), "ingested")


def _use(edition: Edition) -> None:
    """Use an edition from now on, unless another is pinned."""
    before = read_choices().get(NAME, Choice(BUNDLE))
    if before.id == edition.id:
        return
    if before.pinned:
        choose_edition(NAME, before, "ingested", stored=edition.id, edition=edition.name)
        return
    choice = Choice(edition.id, before=(*before.before, before.id))
    choose_edition(NAME, choice, "ingested", edition=edition.name)
    selection.reload()


def _tables(counts: pl.DataFrame) -> Iterator[tuple[Table, pl.DataFrame]]:
    """Yield the two tables of an edition, each with the coverage that it has."""
    years = (int(str(counts["year"].min())), int(str(counts["year"].max())))
    gaps = frozenset(range(years[0], years[1] + 1)) - set(counts["year"].unique())
    coverage = counts.group_by("year", "month").agg(pl.col("all_reports").max())
    for table in library_sources()[NAME].tables:
        is_coverage = table.unit_of_analysis == "system"
        rows = coverage if is_coverage else counts.filter(pl.col("ccode1").is_not_null())
        yield replace(table, years=years, gaps=gaps), rows


def _count_months(
    folder: Path, engine: Engine, source: str, paths: Mapping[int, Sequence[Path]]
) -> Iterator[pl.DataFrame]:
    """Yield the dyad-months of each month; those of files that were counted are read."""
    with ThreadPoolExecutor(engine.threads) as pool:

        def read_month(month: int) -> pl.DataFrame:
            return _read_month(
                engine, folder / DYAD_MONTHS / f"source={source}", month, paths[month]
            )

        for number, rows in enumerate(pool.map(read_month, paths), 1):
            report(f"Counting {number} of {len(paths)} months", number / len(paths))
            yield rows


def _read_month(engine: Engine, folder: Path, month: int, parts: Sequence[Path]) -> pl.DataFrame:
    """Read the dyad-months of a month, counted unless they were for the same files."""
    names = json.dumps(sorted(part.name.lstrip(".") for part in parts))
    digest = sha256(names.encode()).hexdigest()[:16]
    file = folder / f"{month}-{digest}.parquet"
    if not file.is_file():
        _write(file, _count_month(engine, parts, month))
        for older in folder.glob(f"{month}-*.parquet"):
            if older != file:
                older.unlink(missing_ok=True)
    return _narrow(pl.read_parquet(file))


def _narrow(dyads: pl.DataFrame) -> pl.DataFrame:
    """Select what the tables need of dyad-months, as they store it: a third of the memory."""
    columns: dict[str, type[pl.DataType]] = {}
    for table in library_sources()[NAME].tables:
        columns |= table.schema
    year, month = pl.col("month") // 100, pl.col("month") % 100
    split = dyads.with_columns(year=year, month=month)
    return split.select(pl.col(name).cast(dtype) for name, dtype in columns.items())


def _count_month(engine: Engine, parts: Sequence[Path], month: int) -> pl.DataFrame:
    """Count a month; one without any dyad has a row with its total alone."""
    dyads = compute_dyads(engine, parts, "month")
    if dyads.height:
        return dyads
    total = engine.collect(count_reports(engine.scan(parts), "month"))["all_reports"].sum()
    columns = {name: [None] for name in dyads.columns} | {"month": [month], "all_reports": [total]}
    return pl.DataFrame(columns, schema=dyads.schema)


def _write(file: Path, rows: pl.DataFrame) -> None:
    write_aside(file, lambda aside: rows.write_parquet(aside))
