"""Facts between two states that no data set has: treaties, pipelines, exercises, currencies."""

from __future__ import annotations

import polars as pl

from comity.sources.curated.curated_list import PAGE, PUBLISHER, TERMS, URL, VERSION, curated
from comity.sources.exclusions import exclude_codes
from comity.sources.publishing import CURATED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_STATES = {
    "ccode1": Column(pl.Int16, "state with the lower code"),
    "ccode2": Column(pl.Int16, "state with the higher code"),
}
_PAIR = {**_STATES, "year": Column(pl.Int16, "year")}
_FROM, _TO = 1991, 2025


def read_relation_facts(_: Files) -> TableRows:
    """Read the dated facts of a pair's relations."""
    rows = curated("relation_facts.csv", "date")
    return _between(rows.with_columns(pl.col("fact").cast(pl.Int32), _number("figure")), "date")


def read_later_exercises(_: Files) -> TableRows:
    """Read the exercises and patrols that the coded data, which end in 2010, do not have."""
    return _between(curated("joint_exercises.csv", "begin", "end"), "begin")


def read_settlement_shares(_: Files) -> TableRows:
    """Read what part of their trade two states were said to settle in their own currencies."""
    return _between(
        curated("settlement_shares.csv", "as_of").with_columns(_number("share")), "as_of"
    )


def read_pipeline_closures(_: Files) -> TableRows:
    """Read the last years of pipelines that ran once; none for one that never did."""
    rows = curated("pipeline_closures.csv").with_columns(pl.col("last_year").cast(pl.Int16))
    return _of_states(rows, _PIPELINES_OF)


_PIPELINES_OF = 2024
"""The year of the publisher's list of pipelines, whose numbers and names the closures use."""


def _number(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64)


def _between(rows: pl.DataFrame, dated: str) -> TableRows:
    """Add to each row its year and its two states, the lower code first."""
    of_year = rows.with_columns(pl.col(dated).dt.year().cast(pl.Int16).alias("year"))
    return _of_states(of_year, "year")


def _of_states(rows: pl.DataFrame, year: int | str) -> TableRows:
    """Add the two states' codes of a year, or of that in a column, the lower first."""
    codes = {"state1": "one", "state2": "other"}
    conversion = with_ccode(rows, codes, scheme="iso3", year=year)
    ordered = conversion.frame.with_columns(
        pl.min_horizontal("one", "other").alias("ccode1"),
        pl.max_horizontal("one", "other").alias("ccode2"),
    )
    return TableRows(ordered, exclude_codes(conversion))


SOURCE = Source(
    name="curated_facts",
    title="Facts of relations between states, with the pages they were read on",
    publisher=PUBLISHER,
    version=VERSION,
    citation="Comity. 2026. Facts of relations between states, each with its public page.",
    bibtex="""@misc{comity2026facts,
  author = {{Comity}},
  title = {Facts of relations between states, each with its public page},
  year = {2026}
}""",
    url=URL,
    publishing=CURATED,
    licence=TERMS,
    files={},
    tables=(
        Table(
            name="relation_facts",
            title="treaties, partnerships, pipelines, contracts, finance and currencies of a pair",
            unit_of_analysis="undirected",
            columns={
                "fact": Column(pl.Int32, "number of the fact"),
                **_PAIR,
                "date": Column(pl.Date, "day; first of the month where only the month is known"),
                "precision": Column(pl.String, "how exactly the date is known"),
                "when": Column(pl.String, "the date, as exactly as it is known"),
                "kind": Column(
                    pl.String,
                    "treaty, partnership, military agreement, pipeline, energy contract, "
                    "crossing, finance, investment or currency",
                ),
                "what": Column(pl.String, "what happened or was agreed, or what is counted"),
                "figure": Column(pl.Float64, "figure that the page gives", "see unit"),
                "unit": Column(pl.String, "unit of the figure"),
                "status": Column(pl.String, "status that the page gives, on the day of the page"),
                **PAGE,
            },
            key=("fact",),
            record=("fact",),
            years=(_FROM, _TO),
            read=read_relation_facts,
            rows=(40, 5_000),
            notes="A pair without rows is not covered: that none is listed says nothing of it.",
        ),
        Table(
            name="later_exercises",
            title="joint exercises and patrols of a pair after 2010",
            unit_of_analysis="undirected",
            columns={
                **_PAIR,
                "kind": Column(
                    pl.String,
                    "naval, land or command-post exercise, air patrol or naval patrol",
                ),
                "name": Column(pl.String, "name, or which it was of its kind"),
                "begin": Column(pl.Date, "first day; first of the month where only it is known"),
                "end": Column(pl.Date, "last day, where the page gives it"),
                "precision": Column(pl.String, "how exactly the days are known"),
                "when": Column(pl.String, "beginning, as exactly as it is known"),
                "place": Column(pl.String, "where"),
                "others": Column(pl.String, "other states that took part, as the page names them"),
                "size": Column(pl.String, "forces, as the page counts them"),
                **PAGE,
            },
            key=("ccode1", "ccode2", "name", "begin"),
            record=("ccode1", "ccode2", "name", "begin"),
            years=(2012, _TO),
            read=read_later_exercises,
            rows=(40, 5_000),
            notes=(
                "Only the pairs that have rows are covered. One found on no page is not listed, "
                "so that counts are lower bounds."
            ),
        ),
        Table(
            name="settlement_shares",
            title="share of a pair's trade settled in the two states' own currencies",
            unit_of_analysis="undirected",
            columns={
                **_PAIR,
                "as_of": Column(pl.Date, "end of the time meant, or the day of the statement"),
                "precision": Column(pl.String, "how exactly that time is known"),
                "when": Column(pl.String, "the time, as exactly as it is known"),
                "share": Column(pl.Float64, "share of the two own currencies", "percent"),
                "stated_by": Column(pl.String, "who stated it"),
                **PAGE,
            },
            key=("ccode1", "ccode2", "as_of"),
            record=("ccode1", "ccode2", "as_of"),
            years=(2017, _TO),
            read=read_settlement_shares,
            rows=(5, 1_000),
            notes=(
                "Statements of officials and of the press, rounded, and not of one method: some "
                "are of trade, some of payments, and 'over 90 percent' is entered as 90."
            ),
        ),
        Table(
            name="pipeline_closures",
            title="last years of pipelines between states that run no more",
            unit_of_analysis="undirected",
            columns={
                **_STATES,
                "id": Column(
                    pl.String, "number, or name, of the pipeline in Global Energy Monitor"
                ),
                "name": Column(pl.String, "pipeline"),
                "last_year": Column(pl.Int16, "last year in which it ran; empty if it never did"),
                "why": Column(pl.String, "why it ended"),
                **PAGE,
            },
            key=("ccode1", "ccode2", "id"),
            record=("ccode1", "ccode2", "id"),
            years=(1940, _PIPELINES_OF),
            read=read_pipeline_closures,
            rows=(10, 500),
            notes=(
                "Only closures that a page dates are listed. Of the Maghreb-Europe line the two "
                "ends at Algeria are: from Spain to Morocco gas flows again since 2022."
            ),
        ),
    ),
    known_issues=(
        "China and Russia only, but for closures of pipelines: a pair that is not listed is not "
        "covered, and never counts as zero. What no page was found for is left out, so that the "
        "lists are not complete. Officials and news agencies of the two states are the "
        "publishers of many pages, and state what they wish known. A status is that of the "
        "page's day. 2019 and 2021 have no settlement share."
    ),
)
