"""Military exercises of several states together."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import BACKWARDS, exclude_codes, exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Exclusion, Files, Hole, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_participants(files: Files) -> TableRows:
    """Read one row for each state that took part in an exercise."""
    raw = pl.read_csv(files["exercises"], infer_schema_length=0, encoding="utf8-lossy")
    number = pl.col("MMEID").str.extract(r"(\d+)").cast(pl.Int16)
    name = pl.col("Ex_Name").replace(_UNKNOWN, None)
    numbered = raw.with_row_index("exercise").with_columns(number.alias("number"), name)
    seats = [name for name in raw.columns if name.startswith("State")]
    rows = numbered.unpivot(
        seats, index=["exercise", "number", "Ex_Name", "s.year"], value_name="participant"
    )
    year = pl.col("s.year").cast(pl.Int16, strict=False).alias("year")
    named = rows.with_columns(pl.col("participant").str.strip_chars(), year)
    unnamed = pl.col("participant").is_null() | pl.col("participant").is_in(["", "NA", _UNKNOWN])
    present = named.filter(~unnamed).drop("s.year")
    conversion = with_ccode(present, {"participant": "ccode"}, scheme="name", year="year")
    frame = conversion.frame.rename({"Ex_Name": "name"})
    distinct = frame.unique(["exercise", "ccode"], maintain_order=True)
    twice = exclude_rows(
        frame.filter(pl.struct("exercise", "ccode").is_duplicated()), "named twice"
    )
    return TableRows(distinct, (*exclude_codes(conversion), *twice), _backwards(raw))


def _backwards(raw: pl.DataFrame) -> tuple[Exclusion, ...]:
    """Count the exercises that end before they begin; only the year of the start is used."""
    dates = raw.select("MMEID", begin=_date("StartDate"), end=_date("EndDate"))
    return exclude_rows(dates.filter(pl.col("end") < pl.col("begin")), BACKWARDS)


def _date(column: str) -> pl.Expr:
    """Read a date such as 11/25/82; missing where the publisher knows the month alone."""
    return pl.col(column).str.to_date("%m/%d/%y", strict=False)


_UNKNOWN = "-9"


SOURCE = Source(
    name="military_exercises",
    title="Joint Military Exercises Dataset",
    publisher="D'Orazio and Galambos",
    version="7",
    citation=(
        "D'Orazio, Vito, and Kevin Galambos. 2021. Joint Military Exercises: 1980-2010. Version 7."
    ),
    bibtex="""@misc{dorazio_exercises,
  author = {D'Orazio, Vito and Galambos, Kevin},
  title = {Joint Military Exercises: 1980--2010},
  note = {Version 7},
  year = {2021}
}""",
    url="https://www.vitodorazio.com/data.html",
    publishing=FINISHED,
    licence=free_with_citation("https://www.vitodorazio.com/data.html"),
    files={"exercises": "security/military_exercises_1980_2010.csv"},
    tables=(
        Table(
            name="exercises",
            title="states that took part in military exercises",
            unit_of_analysis="event",
            columns={
                "exercise": Column(pl.Int16, "row of the exercise in the publisher's file"),
                "number": Column(
                    pl.Int16, "the publisher's number; three numbers are of two exercises each"
                ),
                "ccode": Column(pl.Int16, "state that took part"),
                "year": Column(pl.Int16, "year in which it began"),
                "name": Column(pl.String, "name of the exercise"),
            },
            key=("exercise", "ccode"),
            record=("number", "exercise"),
            years=(1980, 2010),
            read=read_participants,
            missing_means="zero for members",
            rows=(10_000, 30_000),
            holes=(Hole(260, (1990, 1990), "the file has Germany of the whole year as one state"),),
        ),
    ),
    known_issues="Coded from news; ends in 2010, so that later exercises are missing, not none.",
)
