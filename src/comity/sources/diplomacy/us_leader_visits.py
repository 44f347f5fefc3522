"""Travel of presidents and secretaries of state of the United States, and visits to it."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import CC0
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_US = 2
_NAMES = {
    "Dahomey (Benin)": "Benin",
    "Democratic Republic of the Congo (Zaire)": "Democratic Republic of the Congo",
    "Macedonia, Former Yugoslav Republic of": "North Macedonia",
}
_LAST_TRAVEL, _LAST_VISITS = 2024, 2023


def read_travel(files: Files) -> TableRows:
    """Read one row for each state that a president or secretary of state visited on a trip."""
    raw = pl.read_csv(files["travel"], infer_schema_length=None)
    dated = raw.with_columns(
        start=pl.col("start_date").str.to_date(strict=False),
        end=pl.col("end_date").str.to_date(strict=False),
        place=pl.col("country").replace(_NAMES),
    ).with_columns(year=pl.col("start").dt.year())
    whole, incomplete = _complete(dated, _LAST_TRAVEL)
    conversion = with_ccode(whole, {"place": "ccode2"}, scheme="name", year="year")
    abroad = conversion.frame.filter(pl.col("ccode2") != _US).with_columns(ccode1=pl.lit(_US))
    return TableRows(abroad, (*incomplete, *exclude_codes(conversion)))


def read_visits(files: Files) -> TableRows:
    """Read one row for each visit of a foreign leader to the United States."""
    raw = pl.read_csv(files["visits"], infer_schema_length=None)
    dated = raw.with_columns(
        start=pl.col("start_date").str.to_date(strict=False),
        end=pl.col("end_date").str.to_date(strict=False),
        place=pl.col("from_country").replace(_NAMES),
    ).with_columns(year=pl.col("start").dt.year())
    whole, incomplete = _complete(dated, _LAST_VISITS)
    conversion = with_ccode(whole, {"place": "ccode1"}, scheme="name", year="year")
    arrivals = conversion.frame.with_columns(ccode2=pl.lit(_US))
    first = pl.struct("ccode1", "visitor", "start").is_first_distinct()
    again = exclude_rows(arrivals.filter(~first), "the same visit again")
    return TableRows(arrivals.filter(first), (*incomplete, *again, *exclude_codes(conversion)))


def _complete(dated: pl.DataFrame, last: int) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Select the rows with a date in a year that the lists cover to its end."""
    complete = (pl.col("year") <= last).fill_null(value=False)
    exclusions = exclude_rows(dated.filter(~complete), "no date, or a year that is not complete")
    return dated.filter(complete), exclusions


_DAYS = {
    "start": Column(pl.Date, "first day"),
    "end": Column(pl.Date, "last day"),
    "year": Column(pl.Int16, "year in which it began"),
}

SOURCE = Source(
    name="us_leader_visits",
    title="Travels Abroad of the President and the Secretary of State; Visits by Foreign Leaders",
    publisher="Office of the Historian, United States Department of State",
    version="travels to February 2025, visits to November 2024",
    citation=(
        "Office of the Historian, Foreign Service Institute, United States Department of State. "
        "2025. Presidential and Secretaries Travels Abroad; Visits by Foreign Leaders."
    ),
    bibtex="""@misc{historian2025travels,
  author = {{Office of the Historian, United States Department of State}},
  title = {Presidential and Secretaries Travels Abroad; Visits by Foreign Leaders},
  year = {2025},
  url = {https://history.state.gov/departmenthistory/travels}
}""",
    url="https://history.state.gov/departmenthistory/travels",
    publishing=NotPublished(
        "The publisher has web pages of visits, from which others compiled the rows."
    ),
    licence=CC0,
    files={
        "travel": "diplomacy/us_president_and_secretary_travel_1866_2025.csv.gz",
        "visits": "diplomacy/us_visits_by_foreign_leaders_1874_2024.csv.gz",
    },
    tables=(
        Table(
            name="us_leader_travel",
            title="states visited by presidents and secretaries of state of the United States",
            unit_of_analysis="directed",
            columns={
                "id": Column(pl.Int32, "publisher's number of the visit"),
                "ccode1": Column(pl.Int16, "United States"),
                "ccode2": Column(pl.Int16, "state visited"),
                "role": Column(pl.String, "president or secretary"),
                "name": Column(pl.String, "who travelled"),
                **_DAYS,
                "locale": Column(pl.String, "place"),
            },
            key=("id", "role"),
            record=("id", "role"),
            years=(1866, _LAST_TRAVEL),
            read=read_travel,
            rows=(3_000, 6_000),
        ),
        Table(
            name="visits_to_us",
            title="visits of foreign leaders to the United States",
            unit_of_analysis="directed",
            columns={
                "id": Column(pl.Int32, "publisher's number of the visit"),
                "ccode1": Column(pl.Int16, "state of the visitor"),
                "ccode2": Column(pl.Int16, "United States"),
                "visitor": Column(pl.String, "who came"),
                **_DAYS,
            },
            key=("id",),
            record=("id",),
            years=(1874, _LAST_VISITS),
            read=read_visits,
            rows=(2_500, 5_000),
        ),
    ),
    known_issues=(
        "Travels of 2025 and visits of 2024 are incomplete and left out. Visits to the United "
        "Nations in New York count only if the leader was received by the United States."
    ),
)
