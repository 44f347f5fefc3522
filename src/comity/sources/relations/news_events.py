"""Events between states in the news, by month: from the event files that the user ingested.

The package has none: an edition comes into the library when `comity events ingest` has read
files, and only then are its tables, and the measures made from them, there.
"""

from __future__ import annotations

import polars as pl

from comity.errors import DataError
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows

FIRST_YEAR, LAST_YEAR = 1979, 2099
"""Between these years event files have events; an edition has those that were ingested."""


def _not_read(files: Files) -> TableRows:
    """Raise ``DataError``: the tables are counted from event files, not read from raw ones."""
    raise DataError(files.root, "event files are ingested, not read", "Ingest event files.")


_PERIOD = {"year": Column(pl.Int16, "year"), "month": Column(pl.Int8, "month")}

SOURCE = Source(
    name="news_events",
    title="Events between states in the news, by month, from ingested event files",
    publisher="GDELT Project, ICEWS or POLECAT, as ingested",
    version="as ingested",
    citation=(
        "Leetaru, Kalev, and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Location, and "
        "Tone, 1979-2012. ISA Annual Convention. Or the publisher of the files that were "
        "ingested, which the version names."
    ),
    bibtex="""@inproceedings{leetaru2013gdeltevents,
  author = {Leetaru, Kalev and Schrodt, Philip A.},
  title = {GDELT: Global Data on Events, Location, and Tone, 1979--2012},
  booktitle = {ISA Annual Convention},
  year = {2013}
}""",
    url="https://www.gdeltproject.org/",
    publishing=NotPublished(
        "It is counted from event files: `comity events fetch` gets those of GDELT and POLECAT, "
        "`comity events ingest` takes them."
    ),
    licence=free_with_citation("https://www.gdeltproject.org/about.html"),
    attribution="Events: The GDELT Project (gdeltproject.org), or the publisher of the files.",
    files={},
    is_shipped=False,
    tables=(
        Table(
            name="event_months",
            title="events of one state towards another in the news, by month and class",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state that acted"),
                "ccode2": Column(pl.Int16, "state acted towards"),
                **_PERIOD,
                "events": Column(pl.Int32, "events, each once a day, pair and code", "events"),
                "reports": Column(pl.Int32, "reports of them", "reports"),
                "verbal_cooperation": Column(pl.Int32, "verbal cooperation", "events"),
                "material_cooperation": Column(pl.Int32, "material cooperation", "events"),
                "verbal_conflict": Column(pl.Int32, "verbal conflict", "events"),
                "material_conflict": Column(pl.Int32, "material conflict", "events"),
                "goldstein_sum": Column(pl.Float64, "sum of Goldstein values", "points"),
            },
            key=("ccode1", "ccode2", "year", "month"),
            record=("ccode1", "ccode2", "year", "month"),
            years=(FIRST_YEAR, LAST_YEAR),
            frequency="month",
            read=_not_read,
            rows=(0, 100_000_000),
        ),
        Table(
            name="event_coverage",
            title="months of events in the news that were ingested, with their reports",
            unit_of_analysis="system",
            columns={
                **_PERIOD,
                "all_reports": Column(pl.Int64, "reports about all actors", "reports"),
            },
            key=("year", "month"),
            record=("year", "month"),
            years=(FIRST_YEAR, LAST_YEAR),
            frequency="month",
            read=_not_read,
            rows=(0, 10_000),
        ),
    ),
    known_issues=(
        "Machines code events from news reports: many are coded wrongly, one event can be many "
        "reports, and the volume of news grew over the years. A month counts what the ingested "
        "files have of it."
    ),
)
