"""Events between two states as the news tell them: GDELT, summed by pair and year."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_event_scores(files: Files) -> TableRows:
    """Read the monthly scores and sum them by pair and year."""
    raw = pl.read_csv(files["months"]).with_columns((pl.col("month") // 100).alias("year"))
    whole = raw.filter(pl.col("year") < 2024)
    sides = {"iso3_a": "one", "iso3_b": "other"}
    conversion = with_ccode(whole, sides, scheme="iso3", year="year")
    low, high = pl.min_horizontal("one", "other"), pl.max_horizontal("one", "other")
    frame = conversion.frame.group_by(low.alias("ccode1"), high.alias("ccode2"), "year").agg(
        pl.col("score_sum").sum().alias("score"), pl.col("month").n_unique().alias("months")
    )
    partial = exclude_rows(raw.filter(pl.col("year") == 2024), "2024 has two months only")
    return TableRows(frame, (*partial, *exclude_codes(conversion)))


SOURCE = Source(
    name="gdelt_pairs",
    title="GDELT 2.0 Event Database, summed by pair of states and month",
    publisher="The GDELT Project",
    version="January 2018 to December 2023",
    citation=(
        "Leetaru, Kalev, and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Location, and "
        "Tone, 1979-2012. ISA Annual Convention. Event Database 2.0."
    ),
    bibtex="""@inproceedings{leetaru2013gdelt,
  author = {Leetaru, Kalev and Schrodt, Philip A.},
  title = {GDELT: Global Data on Events, Location, and Tone, 1979--2012},
  booktitle = {ISA Annual Convention},
  year = {2013}
}""",
    url="https://www.gdeltproject.org/",
    publishing=NotPublished(
        "It was compiled from events; `comity events fetch` gets the files of GDELT themselves."
    ),
    licence=free_with_citation("https://www.gdeltproject.org/about.html"),
    attribution="Events: The GDELT Project (gdeltproject.org).",
    files={"months": "events/gdelt_dyad_month_score_2018_2024.csv.gz"},
    tables=(
        Table(
            name="event_scores",
            title="net Goldstein score of events between two states",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "score": Column(pl.Float32, "sum of the events' Goldstein values", "score"),
                "months": Column(pl.Int8, "months with events", "months"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(2018, 2023),
            read=read_event_scores,
            rows=(30_000, 130_000),
        ),
    ),
    known_issues=(
        "Weighted by the volume of news, so that loud pairs score high in both directions; some "
        "days are missing. Serbia and Slovenia are not in it."
    ),
)
