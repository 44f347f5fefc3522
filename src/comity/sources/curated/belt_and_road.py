"""States that joined China's Belt and Road Initiative, and when."""

from __future__ import annotations

from datetime import date

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_SHEET = "BRI countries"
_EDITION = 2025
_EXITS = {"ITA": date(2023, 12, 6)}
"""Days of leaving that the publisher gives with day and month exchanged."""


def read_belt_and_road(files: Files) -> TableRows:
    """Read the members; an uncertain day of joining is missing."""
    raw = pl.read_excel(files["members"], sheet_name=_SHEET, infer_schema_length=0)
    conversion = with_ccode(raw, {"Country Code": "ccode"}, scheme="iso3", year=_EDITION)
    frame = conversion.frame.select(
        "ccode",
        _day("Likely date of joining").alias("joined"),
        pl.col("Country Code")
        .replace_strict(_EXITS, default=_day("Likely date of exit"), return_dtype=pl.Date)
        .alias("left"),
    )
    return TableRows(frame, exclude_codes(conversion))


def _day(column: str) -> pl.Expr:
    """Read a day; 'uncertain' and empty are missing."""
    day = pl.when(pl.col(column) != "uncertain").then(pl.col(column))
    return day.str.slice(0, 10).str.to_date("%Y-%m-%d")


SOURCE = Source(
    name="belt_and_road",
    title="Countries of the Belt and Road Initiative",
    publisher="Green Finance & Development Center, FISF Fudan University",
    version="May 2025",
    citation=(
        "Nedopil, Christoph. 2025. Countries of the Belt and Road Initiative. Shanghai: Green "
        "Finance & Development Center, FISF Fudan University, www.greenfdc.org."
    ),
    bibtex="""@misc{nedopil_bri_2025,
  author = {Nedopil, Christoph},
  title = {Countries of the Belt and Road Initiative},
  publisher = {Green Finance \\& Development Center, FISF Fudan University},
  address = {Shanghai},
  year = {2025},
  note = {www.greenfdc.org}
}""",
    url="https://greenfdc.org/countries-of-the-belt-and-road-initiative-bri/",
    publishing=NotPublished(
        "The publisher's workbook confuses days with months in some dates, which were "
        "corrected by hand."
    ),
    licence=free_with_citation(
        "https://greenfdc.org/countries-of-the-belt-and-road-initiative-bri/"
    ),
    files={"members": "finance/belt_and_road_members_2025.xlsx"},
    tables=(
        Table(
            name="belt_and_road",
            title="members of the Belt and Road Initiative",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "member"),
                "joined": Column(pl.Date, "likely day of joining; missing where uncertain"),
                "left": Column(pl.Date, "day of leaving; missing for those who have not left"),
            },
            key=("ccode",),
            record=("ccode",),
            years=(2013, _EDITION),
            read=read_belt_and_road,
            missing_means="zero for members",
            rows=(140, 195),
            notes=(
                "The publisher calls the days likely; most are known to the month only. "
                "Members whose day is missing (Russia, Austria, the Democratic Republic "
                "of the Congo, Niger) have joined. China itself is on the list."
            ),
        ),
    ),
    known_issues=(
        "The publisher exchanged the day and the month of Italy's exit, which is 6 December 2023 "
        "here. Panama's, 4 May 2025, is as the publisher gives it. The Cook Islands and Niue are "
        "members that the state system does not have."
    ),
)
