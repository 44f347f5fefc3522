"""Militarised interstate disputes."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import keep_members
from comity.sources.licence import free_with_citation
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_disputes(files: Files) -> TableRows:
    """Read one row for each pair of opponents, dispute and year, the lower code first."""
    raw = pl.read_parquet(files["disputes"])
    distinct = raw.filter(pl.col("ccode1") < pl.col("ccode2"))
    highest = pl.max_horizontal("hostlev1", "hostlev2").alias("hostility")
    known = pl.col("fatality1", "fatality2").replace(_UNKNOWN, None)
    named = distinct.with_columns(highest, known).rename(_RENAMED)
    return TableRows(*keep_members(named, "ccode1", "ccode2"))


_UNKNOWN = -9
_RENAMED = {
    "dispnum": "dispute",
    "disponset": "onset",
    "hostlev1": "hostility1",
    "hostlev2": "hostility2",
}
_DEATHS = "military deaths: 0 none, 1 to 25, 2 to 100, 3 to 250, 4 to 500, 5 to 999, 6 more; of"


SOURCE = Source(
    name="cow_disputes",
    title="Militarized Interstate Disputes, version 5.0",
    publisher="Correlates of War Project",
    version="5.0, by pair and year",
    citation=(
        "Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick, Mikaela Karstens, "
        "Chase Bloch, Nick Dietrich, Kayla Kahn, Kellan Ritter and Michael J. Soules. 2022. The "
        "MID5 Dataset, 2011-2014. Conflict Management and Peace Science 39 (4): 470-482."
    ),
    bibtex="""@article{palmer2022mid5,
  author = {Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R.
            and Karstens, Mikaela and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and
            Ritter, Kellan and Soules, Michael J.},
  title = {The MID5 Dataset, 2011--2014},
  journal = {Conflict Management and Peace Science},
  volume = {39},
  number = {4},
  pages = {470--482},
  year = {2022}
}""",
    url="https://correlatesofwar.org/data-sets/mids/",
    licence=free_with_citation("https://correlatesofwar.org/data-sets/mids/"),
    files={"disputes": "security/cow_mid_directed_disputes.parquet"},
    tables=(
        Table(
            name="disputes",
            title="militarised disputes between two states",
            unit_of_analysis="undirected",
            columns={
                "dispute": Column(pl.Int16, "dispute"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "onset": Column(pl.Int8, "1 in the year in which it began"),
                "hostility": Column(pl.Int8, "highest level reached by either, 1 to 5 (war)"),
                "hostility1": Column(pl.Int8, "level that ccode1 reached, 1 to 5"),
                "hostility2": Column(pl.Int8, "level that ccode2 reached, 1 to 5"),
                "fatality1": Column(pl.Int8, f"{_DEATHS} ccode1"),
                "fatality2": Column(pl.Int8, f"{_DEATHS} ccode2"),
            },
            key=("dispute", "ccode1", "ccode2", "year"),
            record=("dispute",),
            years=(1816, 2014),
            read=read_disputes,
            missing_means="zero for members",
            rows=(4_000, 10_000),
        ),
    ),
)
