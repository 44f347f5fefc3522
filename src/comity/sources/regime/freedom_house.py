"""Freedom House ratings of political rights and civil liberties."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import aggregates_only
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_ratings(files: Files) -> TableRows:
    """Read the mean of the two ratings of each state and year."""
    raw = pl.read_parquet(files["ratings"])
    rated = raw.filter(pl.col("pr").is_between(1, 7) & pl.col("cl").is_between(1, 7))
    named = rated.select("year", ccode="cown", rating=(pl.col("pr") + pl.col("cl")) / 2)
    unrated = exclude_rows(raw.filter(~pl.col("pr").is_between(1, 7)), "no rating")
    without_code = exclude_rows(named.filter(pl.col("ccode").is_null()), "without a ccode")
    members, exclusions = keep_members(named.drop_nulls("ccode"), "ccode")
    means = members.group_by("ccode", "year").agg(
        pl.col("rating").mean(), pl.len().alias("records")
    )
    return TableRows(means, (*unrated, *without_code, *exclusions))


SOURCE = Source(
    name="freedom_house",
    title="Freedom in the World",
    publisher="Freedom House",
    version="editions 1973 to 2025",
    citation="Freedom House. 2025. Freedom in the World: Country and Territory Ratings, 1973-2025.",
    bibtex="""@misc{freedomhouse2025,
  author = {{Freedom House}},
  title = {Freedom in the World: Country and Territory Ratings, 1973--2025},
  year = {2025}
}""",
    url="https://freedomhouse.org/report/freedom-world",
    publishing=NotPublished(
        "The publisher's workbook has no codes of states and three columns a year; the "
        "rows were made of it by others."
    ),
    licence=aggregates_only(
        "free with attribution; ratings only", "https://freedomhouse.org/report/freedom-world"
    ),
    attribution="Source: Freedom House, Freedom in the World.",
    files={"ratings": "regime/freedom_house_status_1972_2024.parquet"},
    tables=(
        Table(
            name="freedom_ratings",
            title="ratings of freedom",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "rating": Column(
                    pl.Float32, "mean of political rights and civil liberties, 1 free to 7 not free"
                ),
                "records": Column(pl.Int8, "ratings that the value is the mean of"),
            },
            key=("ccode", "year"),
            record=("records",),
            years=(1972, 2024),
            gaps=frozenset({1981}),
            read=read_ratings,
            rows=(8_000, 12_000),
        ),
    ),
    known_issues=(
        "Only the mean of both ratings is kept, as the terms allow. One edition covers 1981 and "
        "1982 and is entered under 1982."
    ),
)
