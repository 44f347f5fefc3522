"""Trips abroad of China's presidents and premiers, dated to the day: China Vitae."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import aggregates_only
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.state import CHINA

_IN_OFFICE = {
    "Hu Jintao": (date(2003, 3, 15), date(2013, 3, 14)),
    "Wen Jiabao": (date(2003, 3, 16), date(2013, 3, 15)),
    "Xi Jinping": (date(2013, 3, 14), date(2018, 12, 31)),
    "Li Keqiang": (date(2013, 3, 15), date(2018, 12, 31)),
}
"""Presidents and premiers, with their first and last day in office inside the data."""

_SAME_TRIP = 4
"""Days of one leader in one state are one trip if no more days than this are between them."""


def read_trips(files: Files) -> TableRows:
    """Count the trips of presidents and premiers to each state and year.

    The place is read from the text of a row, which can name another state for those met there.
    """
    raw = pl.read_csv(files["days"])
    travel = pl.col("text").str.extract_groups(r"^(?<who>.+?) travelled to (?<where>.+?), ")
    days = raw.with_columns(date=pl.col("date").str.to_date()).select("date", travel).unnest("text")
    official = pl.any_horizontal(
        (pl.col("who") == leader) & pl.col("date").is_between(first, last)
        for leader, (first, last) in _IN_OFFICE.items()
    )
    dated = days.filter(official).unique().with_columns(year=pl.col("date").dt.year())
    conversion = with_ccode(dated, {"where": "ccode2"}, scheme="name", year="year")
    abroad = conversion.frame.filter(pl.col("ccode2") != CHINA).sort("who", "ccode2", "date")
    gap = pl.col("date").diff().dt.total_days().over("who", "ccode2")
    trips = abroad.with_columns(first=(gap > _SAME_TRIP).fill_null(value=True))
    counts = trips.group_by("ccode2", "year").agg(
        pl.col("first").sum().alias("trips"), pl.len().alias("records")
    )
    rows = counts.filter(pl.col("trips") > 0, pl.col("year").is_between(*_YEARS))
    return TableRows(rows.with_columns(ccode1=pl.lit(CHINA)), exclude_codes(conversion))


_YEARS = (2004, 2017)
"""The years that the records cover from January to December."""

SOURCE = Source(
    name="china_vitae",
    title="Appearances of Chinese leaders, 2003-2018",
    publisher="China Vitae",
    version="March 2003 to December 2018",
    citation="China Vitae. 2018. Appearances and travel of Chinese leaders. http://chinavitae.com.",
    bibtex="""@misc{chinavitae2018,
  author = {{China Vitae}},
  title = {Appearances and travel of Chinese leaders},
  year = {2018},
  url = {http://chinavitae.com}
}""",
    url="http://chinavitae.com",
    publishing=FINISHED,
    licence=aggregates_only("non-commercial, cite", "http://chinavitae.com"),
    attribution="Trips of China's leaders: China Vitae.",
    files={"days": "diplomacy/china_vitae_top_leaders_meetings_2003_2018.csv.gz"},
    tables=(
        Table(
            name="chinese_leader_trips",
            title="trips of China's presidents and premiers to another state",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "China"),
                "ccode2": Column(pl.Int16, "host"),
                "year": Column(pl.Int16, "year"),
                "trips": Column(pl.Int8, "trips", "trips"),
                "records": Column(pl.Int16, "days on which a leader was there"),
            },
            key=("ccode2", "year"),
            record=("records",),
            years=_YEARS,
            read=read_trips,
            rows=(200, 1_500),
        ),
    ),
    known_issues="Two visits to one state within five days count as one.",
)
