"""What the library has on two states: dyad-months, and the records behind a month."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.events.aggregate import CLASSES, Period
from comity.events.engines.engine import Engine, compute_months
from comity.events.formats.layout import FileLayout
from comity.events.formats.registry import LAYOUTS
from comity.events.library import read_batches, record_paths
from comity.states.dyad import Dyad

FIRST_MONTH, LAST_MONTH = 0, 999912

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def parse_month(text: str) -> int:
    """Parse a month to a whole number.

    >>> parse_month("2022-02")
    202202
    """
    match = _MONTH.fullmatch(text.strip())
    if match is None:
        raise InvalidRequestError(f"{text!r} is not a month.", "Write it as 2022-02.")
    return int(match[1]) * 100 + int(match[2])


def parse_months(text: str | None) -> tuple[int, int]:
    """Parse the first and last month of a span; without any, all months.

    >>> parse_months("2014-01:2024-12"), parse_months("2014-01")
    ((201401, 202412), (201401, 201401))
    """
    if text is None:
        return FIRST_MONTH, LAST_MONTH
    first, _, last = text.partition(":")
    months = parse_month(first), parse_month(last or first)
    if months[0] > months[1]:
        raise InvalidRequestError(f"{text!r} ends before it begins.", "Name the earlier first.")
    return months


def find_source(folder: Path, name: str | None) -> str:
    """Return the source of a series: that named, or the only one that the library has.

    Sources count differently, so they are never summed.

    Raises
    ------
    UnknownNameError
        If there is no source of that name.
    InvalidRequestError
        If nothing was ingested, or if several sources were and none is named.
    """
    if name is not None and name not in LAYOUTS:
        raise UnknownNameError.among("source of events", name, LAYOUTS)
    sources = sorted({audit.layout for batch in read_batches(folder) for audit in batch.files})
    if not sources:
        raise InvalidRequestError("No events are ingested.", "Ingest event files first.")
    if name is None and len(sources) > 1:
        raise InvalidRequestError(
            f"Events of {', '.join(sources)} are ingested.", "Name one of them as the source."
        )
    return name or sources[0]


def dyads(
    folder: Path, engine: Engine, source: str, months: tuple[int, int], period: Period = "month"
) -> pl.DataFrame:
    """Compute the dyad-months or dyad-days of all states from the library, month by month.

    Parameters
    ----------
    folder
        The folder of events.
    engine
        The engine that computes.
    source
        The source.
    months
        The first and last month, as whole numbers.
    period
        "month" or "day".

    Returns
    -------
    pl.DataFrame
        The rows of :func:`comity.events.aggregate.aggregate`. Empty if no month is there.
    """
    paths = record_paths(folder, source, *months)
    frames = list(compute_months(engine, paths, period))
    return pl.concat(frames) if frames else pl.DataFrame()


def dyad_months(
    folder: Path, engine: Engine, pair: Dyad, source: str, months: tuple[int, int]
) -> pl.DataFrame:
    """Compute the dyad-months of two states, in both directions.

    A month that was ingested and in which neither did anything to the other has counts of zero;
    a month that was not ingested is absent.

    Returns
    -------
    pl.DataFrame
        ``month`` (2022-02), ``sender`` and ``target`` by name, and the columns of
        :func:`comity.events.aggregate.aggregate`.
    """
    paths = record_paths(folder, source, *months)
    tables = compute_months(engine, paths)
    frames = [
        _pair_month(rows, month, pair, LAYOUTS[source])
        for month, rows in zip(paths, tables, strict=True)
    ]
    if not frames:
        raise InvalidRequestError(
            f"No events of {LAYOUTS[source].title} are ingested for these months.",
            "Ingest event files of these months first.",
        )
    return pl.concat(frames)


def reports(folder: Path, pair: Dyad, source: str, month: int) -> pl.DataFrame:
    """List the records of a month of what two states, or actors of theirs, did to each other.

    Returns
    -------
    pl.DataFrame
        One row a record, by day. ``acts_for_states`` is false where an actor acts for no state;
        such records do not count in series.
    """
    paths = record_paths(folder, source, month, month).get(month, [])
    if not paths:
        raise InvalidRequestError(
            f"No events of {LAYOUTS[source].title} are ingested for {_month_text(month)}.",
            "Ingest event files of this month first.",
        )
    directions = pl.any_horizontal(
        (pl.col("ccode1") == a.ccode) & (pl.col("ccode2") == b.ccode)
        for a, b in ((pair.a, pair.b), (pair.b, pair.a))
    )
    rows = pl.scan_parquet(list(paths), hive_partitioning=False).filter(directions)
    return (
        rows.select(
            pl.col("day").cast(pl.String).str.to_date("%Y%m%d").alias("date"),
            _names("ccode1", pair).alias("sender"),
            _names("ccode2", pair).alias("target"),
            *("actor1", "actor2", "code", "quad", "goldstein", "mentions", "articles", "tone"),
            (pl.col("is_state1") & pl.col("is_state2")).alias("acts_for_states"),
            "event_id",
            "url",
        )
        .unique()
        .sort("date", "event_id")
        .collect()
    )


def _pair_month(rows: pl.DataFrame, month: int, pair: Dyad, layout: FileLayout) -> pl.DataFrame:
    """Select one month of a pair, with zeros where nothing happened."""
    total = rows["all_reports"].max() if rows.height else None
    directions = pl.DataFrame(
        {"ccode1": [pair.a.ccode, pair.b.ccode], "ccode2": [pair.b.ccode, pair.a.ccode]},
        schema={"ccode1": pl.Int32, "ccode2": pl.Int32},
    )
    counts = ["events", "reports", "volume", *CLASSES, "goldstein_sum"]
    counts += ["mentions"] if "mentions" in layout.positions else []
    joined = directions.join(rows, on=["ccode1", "ccode2"], how="left", maintain_order="left")
    empty = pl.col("events").is_null()
    return joined.with_columns(
        pl.when(~empty).then(name).otherwise(pl.lit(0)).cast(rows.schema[name]).alias(name)
        for name in counts
    ).select(
        pl.lit(_month_text(month)).alias("month"),
        _names("ccode1", pair).alias("sender"),
        _names("ccode2", pair).alias("target"),
        *[name for name in rows.columns[3:-1]],
        pl.lit(total).cast(pl.Int64).alias("all_reports"),
    )


def _names(column: str, pair: Dyad) -> pl.Expr:
    return (
        pl.when(pl.col(column) == pair.a.ccode)
        .then(pl.lit(pair.a.name))
        .otherwise(pl.lit(pair.b.name))
    )


def _month_text(month: int) -> str:
    return f"{month // 100:04d}-{month % 100:02d}"
