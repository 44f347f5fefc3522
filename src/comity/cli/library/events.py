"""``comity events``: fetching and ingesting event files, and what they have on two states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import polars as pl
from cyclopts import App, Parameter

from comity.api.library import require_pull
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.errors import DataError, InvalidRequestError
from comity.states.dyad import dyad
from comity.unit import counted

if TYPE_CHECKING:
    from comity.events.fetch import FetchOutcome

events = App(
    name="events",
    help="Fetch and ingest event files (GDELT, ICEWS, POLECAT), and show series of two states.",
    default_parameter=Parameter(negative=()),
)


@events.command(name="fetch")
def fetch_bulk_files(
    source: str,
    folder: Path,
    /,
    *,
    since: str,
    until: str | None = None,
    dry_run: bool = False,
) -> None:
    """Fetch the bulk files of a publisher that a folder lacks, to ingest them.

    Parameters
    ----------
    source
        gdelt1 or polecat.
    folder
        Where the files go.
    since
        The first day, as 2014-01-31; a file of a year or a month is fetched whole.
    until
        The last day.
    dry_run
        List what would be fetched, and fetch nothing.
    """
    _require_extra()
    require_pull()
    from comity.events.fetch import fetch_files, find_publisher

    span = _day(since, 0), _day(until, 99991231)
    if span[0] > span[1]:
        raise InvalidRequestError(f"The last day, {until}, is before the first, {since}.")
    outcomes = list(fetch_files(find_publisher(source), folder, span, dry_run=dry_run))
    for each in outcomes:
        if each.state == "failed":
            print(f"not fetched: {each.reason}")
        elif dry_run:
            print(f"{each.name}: {_STATES[each.state]}{_size(each.size)}")
    print(_summary(outcomes))
    lacking = [each.name for each in outcomes if each.state in ("failed", "left")]
    if lacking:
        what = f"{counted(len(lacking), 'file')} could not be fetched"
        raise DataError(", ".join(lacking[:3]), what, "What was fetched stays; run this again.")


_STATES = {
    "missing": "would be fetched",
    "unchanged": "there already",
    "new": "fetched",
    "failed": "not fetched",
    "left": "not asked for",
}
"""The states of bulk files in words."""


def _summary(outcomes: Sequence[FetchOutcome]) -> str:
    """Return how many files are in each state, and how large they are."""
    counts = Counter(each.state for each in outcomes)
    sizes = {
        state: sum(each.size or 0 for each in outcomes if each.state == state) for state in counts
    }
    return "; ".join(
        f"{counted(count, 'file')} {_STATES[state]}{_size(sizes[state])}"
        for state, count in counts.items()
    )


def _size(size: int | None) -> str:
    """Return a size in megabytes, in brackets; nothing where it is not known."""
    return f" ({size / 2**20:,.1f} MB)" if size else ""


@events.command(name="ingest")
def ingest_files(
    *paths: str,
    engine: str = "polars",
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Ingest event files into your library; files taken before are not taken again.

    Parameters
    ----------
    paths
        Files, folders or patterns: plain, .gz or .zip.
    engine
        polars, duckdb or spark.
    since
        The first day to take, as 2014-01-31.
    until
        The last day to take.
    """
    _require_extra()
    from comity.events.edition import update_editions
    from comity.events.engines.registry import start_engine
    from comity.events.ingest import ingest
    from comity.events.library import events_folder
    from comity.events.reading.paths import find_files

    span = _day(since, 0), _day(until, 99991231)
    files = find_files(paths)
    started = start_engine(engine)
    done = ingest(events_folder(), files, started, span)
    edition = update_editions(events_folder(), started, {audit.layout for audit in done.taken})
    for refusal in done.refused:
        print(f"{refusal.path}: refused, {refusal.reason}")
    lines, records = (sum(getattr(a, n) for a in done.taken) for n in ("lines", "records"))
    print(
        f"{counted(len(done.taken), 'file')} taken, {len(done.repeated)} taken before, "
        f"{len(done.refused)} refused: {counted(lines, 'line')}, {counted(records, 'record')}"
    )
    for audit in done.taken:
        for reason, count in sorted(audit.set_aside.items()):
            print(f"{audit.path}: {counted(count, 'line')} set aside ({reason})")
    if edition:
        print(f"Events in the news: edition {edition.name} ({edition.id})")
    if done.refused:
        names = ", ".join(refusal.path for refusal in done.refused[:3])
        raise DataError(names, "nothing was taken from files that cannot be read")


@events.command(name="series")
def show_series(
    a: str,
    b: str,
    /,
    *,
    months: str | None = None,
    source: str | None = None,
    engine: str = "polars",
    output: TableOptions = TableOutput(),
) -> None:
    """Show what two states did to each other, month by month and in both directions.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    months
        The months, as 2014-01:2024-12; all that are ingested unless given.
    source
        gdelt1, gdelt2, icews or polecat; needed where several are ingested.
    engine
        polars, duckdb or spark.
    output
        Where the rows go.
    """
    require_table(output)
    _require_extra()
    from comity.events.engines.registry import start_engine
    from comity.events.library import events_folder
    from comity.events.series import dyad_months, find_source, parse_months

    pair, span, folder = dyad(a, b), parse_months(months), events_folder()
    rows = dyad_months(folder, start_engine(engine), pair, find_source(folder, source), span)
    brief = ["month", "sender", "target", "events", "reports", "net_cooperation", "volume"]
    write_table(
        rows,
        output,
        f"Events of {pair.in_text}",
        brief,
    )


@events.command(name="days")
def show_days(
    a: str,
    b: str,
    /,
    *,
    month: str,
    source: str | None = None,
    output: TableOptions = TableOutput(),
) -> None:
    """List the records behind a month of two states.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    month
        The month, as 2022-02.
    source
        gdelt1, gdelt2, icews or polecat; needed where several are ingested.
    output
        Where the rows go.
    """
    require_table(output)
    _require_extra()
    from comity.events.library import events_folder
    from comity.events.series import find_source, parse_month, reports

    pair, folder = dyad(a, b), events_folder()
    rows = reports(folder, pair, find_source(folder, source), parse_month(month))
    brief = ["date", "sender", "target", "code", "goldstein", "url"]
    write_table(
        rows,
        output,
        f"Records of {pair.in_text}, {month}",
        brief,
    )


@events.command(name="status")
def show_status(*, output: TableOptions = TableOutput()) -> None:
    """List the files that are ingested, with the account of their lines.

    Parameters
    ----------
    output
        Where the rows go.
    """
    require_table(output)
    _require_extra()
    from comity.events.library import events_folder, read_batches

    audits = [audit for batch in read_batches(events_folder()) for audit in batch.files]
    rows = [
        {
            "file": audit.path,
            "source": audit.layout,
            "lines": audit.lines,
            "records": audit.records,
            "between_states": audit.between_states,
            "set_aside": sum(audit.set_aside.values()),
            "reasons": "; ".join(f"{k}: {n}" for k, n in sorted(audit.set_aside.items())),
            "checksum": audit.checksum,
        }
        for audit in audits
    ]
    if not rows:
        raise InvalidRequestError("No events are ingested.", "`comity events ingest` takes files.")
    write_table(pl.DataFrame(rows).sort("file"), output, "Event files in the library")


@events.command(name="sql")
def print_query(
    *,
    engine: Literal["bigquery"] = "bigquery",
    since: str,
    until: str,
    period: Literal["day", "month"] = "month",
) -> None:
    """Print the query that computes dyad-months from GDELT's public table in BigQuery.

    Parameters
    ----------
    engine
        The engine whose SQL is printed.
    since
        The first day, as 2014-01-31.
    until
        The last day.
    period
        day or month.
    """
    _require_extra("sqlframe", f"comity[{engine}]")
    from comity.events.bigquery import compile_query

    print(compile_query(_day(since, 0), _day(until, 0), period))


def _day(text: str | None, default: int) -> int:
    """Parse a day to a whole number."""
    if text is None:
        return default
    try:
        return int(date.fromisoformat(text).strftime("%Y%m%d"))
    except ValueError:
        raise InvalidRequestError(f"{text!r} is not a day.", "Write it as 2022-02-24.") from None


def _require_extra(module: str = "narwhals", extra: str = "comity[events]") -> None:
    """Refuse to go on without the packages of an extra."""
    if find_spec(module) is None:
        raise InvalidRequestError(
            f"Event data need {module}, which is not installed.",
            f"Install it with: pip install '{extra}'",
        )
