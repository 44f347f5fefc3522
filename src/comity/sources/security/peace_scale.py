"""The peace scale: the quality of peace between two states, from rivalry to community."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import aggregates_only
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows

_TRANSITION = -9
_LAST_DAY = 1231
"""The last day of a year; a censored date has 99 for month and day."""


def read_levels(files: Files) -> TableRows:
    """Read the level of each pair at the end of each year, from spells dated to the day.

    A year that ends in transition between two levels has none.
    """
    spells = pl.read_csv(files["spells"])
    # A spell counts for a year if it was in force on the last day of it.
    to_the_end = pl.col("end") % 10_000 >= _LAST_DAY
    last = pl.col("end") // 10_000 - (~to_the_end).cast(pl.Int64)
    years = pl.int_ranges(pl.col("start") // 10_000, last + 1)
    rows = spells.with_columns(year=years).explode("year").drop_nulls("year")
    west_germany = pl.col("year").is_between(1949, 1989)
    rows = rows.with_columns(
        pl.when(west_germany).then(pl.col(code).replace(255, 260)).otherwise(code).alias(code)
        for code in ("ccode1", "ccode2")
    )
    in_transition = pl.col("peacelevel") == _TRANSITION
    members, exclusions = keep_members(rows.filter(~in_transition), "ccode1", "ccode2")
    # A few pairs have the higher code first.
    low, high = pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2")
    levels = members.group_by("year", ccode1=low, ccode2=high).agg(
        pl.col("peacelevel").first().alias("level"), pl.len().alias("records")
    )
    transition = exclude_rows(rows.filter(in_transition), "the year ends in transition")
    return TableRows(levels, (*transition, *exclusions))


SOURCE = Source(
    name="peace_scale",
    title="The Peace Data, version 3.1",
    publisher="Diehl, Goertz and Balas",
    version="3.1 (1900-2020)",
    citation=(
        "Diehl, Paul F., Gary Goertz and Yahve Gallegos. 2021. Peace Data: Concept, Measurement, "
        "Patterns, and Research Agenda. Conflict Management and Peace Science 38 (5): 605-624. "
        "Version 3.1."
    ),
    bibtex="""@article{diehl2021peace,
  author = {Diehl, Paul F. and Goertz, Gary and Gallegos, Yahve},
  title = {Peace Data: Concept, Measurement, Patterns, and Research Agenda},
  journal = {Conflict Management and Peace Science},
  volume = {38},
  number = {5},
  pages = {605--624},
  year = {2021}
}""",
    url="https://www.garygoertz.org/peace-data",
    publishing=NotPublished(
        "The publisher's table is wide, with the dates of changes in columns; the spells "
        "were made of version 3.1 once."
    ),
    licence=aggregates_only("non-commercial, cite", "https://www.garygoertz.org/peace-data"),
    attribution="Peace levels: Diehl, Goertz and Gallegos, The Peace Data.",
    files={"spells": "security/peace_scale_spells_v3_1_1900_2020.csv.gz"},
    tables=(
        Table(
            name="peace_levels",
            title="quality of peace between two states at the end of a year",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "level": Column(
                    pl.Float32,
                    "0 serious rivalry, 0.25 lesser rivalry, 0.5 negative peace, 0.75 warm peace, "
                    "1 security community",
                ),
                "records": Column(pl.Int8, "spells that the level rests on"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=(1900, 2020),
            read=read_levels,
            rows=(80_000, 250_000),
        ),
    ),
    known_issues=(
        "A pair without a row is not coded. Spells before 1900 begin at the start of the data. "
        "West Germany, which the file has under 255, is 260 here from 1949 to 1989."
    ),
)
