"""Which states are neighbours, and which were major powers."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.blocks import read_delimited
from comity.sources.exclusions import keep_members
from comity.sources.finders import numbered
from comity.sources.licence import free_with_citation
from comity.sources.publishing import MEGABYTE, Published, RemoteFile
from comity.sources.source import Column, Files, Source, Table, TableRows

_YEARS = (1816, 2016)


def read_neighbours(files: Files) -> TableRows:
    """Read one row for each pair of neighbours and year, by the closest border of the year.

    The file's spells of kind 0, no contiguity, say the same as an absent row.
    """
    raw = pl.read_parquet(files["contiguity"])
    return _neighbours(raw, pl.col("stdate").dt.year(), pl.col("enddate").dt.year())


def read_live_neighbours(files: Files) -> TableRows:
    """Read the publisher's spells, whose first and last months are written as 192001."""
    raw = read_delimited(files["contiguity"], _SPELL)
    named = raw.rename({"statelno": "ccode1", "statehno": "ccode2"})
    return _neighbours(named, pl.col("begin") // 100, pl.col("end") // 100)


def _neighbours(spells: pl.DataFrame, first: pl.Expr, last: pl.Expr) -> TableRows:
    """Select the closest border of each pair and year from spells."""
    distinct = spells.filter((pl.col("ccode1") < pl.col("ccode2")) & (pl.col("conttype") > 0))
    yearly = _yearly(distinct, first, last)
    # A border that changed its kind within a year has two spells in that year.
    closest = yearly.group_by("ccode1", "ccode2", "year").agg(pl.col("conttype").min())
    return TableRows(*keep_members(closest.rename({"conttype": "contiguity"}), "ccode1", "ccode2"))


def read_majors(files: Files) -> TableRows:
    """Read one row for each major power and year in which it was one for at least a day."""
    return _majors(pl.read_parquet(files["majors"]))


def read_live_majors(files: Files) -> TableRows:
    """Read the publisher's list of spells as a major power."""
    return _majors(read_delimited(files["majors"], _MAJOR))


def _majors(spells: pl.DataFrame) -> TableRows:
    """Select one row for each major power and year."""
    yearly = _yearly(spells, pl.col("styear"), pl.col("endyear"))
    return TableRows(*keep_members(yearly.unique(["ccode", "year"]), "ccode"))


def _yearly(spells: pl.DataFrame, first: pl.Expr, last: pl.Expr) -> pl.DataFrame:
    """Convert spells to rows of years, both ends included."""
    years = pl.int_ranges(first.cast(pl.Int32), last.cast(pl.Int32) + 1)
    return spells.with_columns(years.alias("year")).explode("year")


_SPELL = ("statelno", "statehno", "conttype", "begin", "end")
_MAJOR = ("ccode", "styear", "endyear")


def _editions(_today: date) -> tuple[str, ...]:
    """Return the version after the newest that is known, and that: they appear irregularly."""
    return "3.3.0", "3.2.0"


PUBLISHING = Published(
    find=numbered(
        _editions,
        RemoteFile(
            "contiguity",
            "https://correlatesofwar.org/wp-content/uploads/DirectContiguity{digits}.zip",
            member="contdir.csv",
            columns=_SPELL,
            limit=30 * MEGABYTE,
        ),
        RemoteFile(
            "majors",
            "https://correlatesofwar.org/wp-content/uploads/MajorPowers2024.zip",
            member="majors*.csv",
            columns=_MAJOR,
            limit=MEGABYTE,
        ),
    ),
    written_for="Direct Contiguity 3.2 (contdir.csv) and major powers of 2024 (majors2024.csv)",
    readers={"neighbours": read_live_neighbours, "major_powers": read_live_majors},
)

SOURCE = Source(
    name="cow_contiguity",
    title="Direct Contiguity, version 3.2, and major powers of the state system, version 2016",
    publisher="Correlates of War Project",
    version="3.2 (1816-2016)",
    citation=(
        "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl and Charles Gochman. "
        "2002. The Correlates of War Project Direct Contiguity Data, Version 3. Conflict "
        "Management and Peace Science 19 (2): 58-66. Version 3.2."
    ),
    bibtex="""@article{stinnett2002contiguity,
  author = {Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and
            Gochman, Charles},
  title = {The Correlates of War Project Direct Contiguity Data, Version 3},
  journal = {Conflict Management and Peace Science},
  volume = {19},
  number = {2},
  pages = {58--66},
  year = {2002}
}""",
    url="https://correlatesofwar.org/data-sets/direct-contiguity/",
    publishing=PUBLISHING,
    licence=free_with_citation("https://correlatesofwar.org/data-sets/direct-contiguity/"),
    files={
        "contiguity": "states/cow_contiguity.parquet",
        "majors": "states/cow_majors.parquet",
    },
    tables=(
        Table(
            name="neighbours",
            title="states that border on each other or lie near by sea",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "contiguity": Column(
                    pl.Int8,
                    "1 land or river border; at most 12 (2), 24 (3), 150 (4) or 400 (5) miles of "
                    "water between them; 0 and absent: none of these",
                ),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=_YEARS,
            read=read_neighbours,
            missing_means="zero for members",
            rows=(20_000, 60_000),
        ),
        Table(
            name="major_powers",
            title="major powers",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=_YEARS,
            read=read_majors,
            missing_means="zero for members",
            rows=(800, 2_000),
        ),
    ),
    known_issues="Ends in 2016: later borders and later major powers are missing, not none.",
)
