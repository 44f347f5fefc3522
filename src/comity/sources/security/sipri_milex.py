"""What states spend on their military."""

from __future__ import annotations

import re

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import linked
from comity.sources.licence import aggregates_only
from comity.sources.publishing import MEGABYTE, Published, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_SHEETS = {
    "current": r"Current US\$",
    "constant": r"Constant \(\d{4}\) US\$",
    "share_of_gdp": r"Share of GDP",
}
"""Patterns of the names of the sheets: the year of constant dollars is that of the edition."""


def read_spending(files: Files) -> TableRows:
    """Read three sheets: current and constant dollars, and the share of GDP.

    "..." (unavailable) and "xxx" (the country did not exist) are missing.
    """
    sheets = [_sheet(files, name, title) for name, title in _SHEETS.items()]
    figures = pl.concat(sheets, how="diagonal")
    zero = pl.any_horizontal(pl.col(list(_SHEETS)) == 0) & ~_UNARMED
    raw = figures.filter(~zero.fill_null(value=False))
    conversion = with_ccode(raw, {"Country": "ccode"}, scheme="name", year="year")
    # A predecessor's row and its successor's can both exist in a year; only one has figures.
    frame = conversion.frame.group_by("ccode", "year").agg(pl.col(list(_SHEETS)).max())
    exclusions = (*exclude_codes(conversion), *exclude_rows(figures.filter(zero), _ZERO))
    return TableRows(frame.with_columns(pl.lit(1).alias("records")), exclusions)


def _sheet(files: Files, name: str, title: str) -> pl.DataFrame:
    """Read one sheet into rows of country, year and figure."""
    # Only who reads workbooks has what reads them.
    from fastexcel import read_excel

    sheets = read_excel(files["workbook"]).sheet_names
    sheet = next((sheet for sheet in sheets if re.fullmatch(title, sheet)), title)
    # The second column has notes, and may be empty.
    layout = {"header_row": 5, "dtypes": {1: "string"}}
    wide = pl.read_excel(files["workbook"], sheet_name=sheet, read_options=layout)
    years = [column for column in wide.columns if column.isdecimal()]
    rows = wide.select("Country", *years).unpivot(
        years, index="Country", variable_name="year", value_name=name
    )
    figures = rows.with_columns(
        pl.col("year").cast(pl.Int16), pl.col(name).cast(pl.Float64, strict=False)
    )
    return figures.drop_nulls()


# The workbook also writes 0 for years without a usable figure or exchange rate. A zero is a
# figure only where its footnotes say that the state kept no armed forces.
_WITHOUT_FORCES = {
    "Costa Rica": (1949, 9999),
    "Haiti": (1995, 2011),
    "Iceland": (1949, 9999),
    "Panama": (1990, 9999),
}
_UNARMED = pl.any_horizontal(
    (pl.col("Country") == name) & pl.col("year").is_between(*years)
    for name, years in _WITHOUT_FORCES.items()
)
_ZERO = "0 where no figure is known, in one of the sheets"


PUBLISHING = Published(
    find=linked(
        "https://www.sipri.org/databases/milex",
        r"(?:https://www\.sipri\.org)?/sites/default/files/SIPRI-Milex-data-1949-([\w.]+?)\.xlsx",
        RemoteFile("workbook", "", ending=".xlsx", limit=20 * MEGABYTE),
    ),
    written_for="1949-2025 (SIPRI-Milex-data-1949-2025_v1.2.xlsx), sheets as in 1949-2024",
    rhythm=Rhythm("yearly, in April", 4),
)

SOURCE = Source(
    name="sipri_milex",
    title="SIPRI Military Expenditure Database",
    publisher="Stockholm International Peace Research Institute",
    version="1949-2024",
    citation="Stockholm International Peace Research Institute. 2025. SIPRI Military Expenditure "
    "Database 1949-2024.",
    bibtex="""@misc{sipri_milex,
  author = {{Stockholm International Peace Research Institute}},
  title = {SIPRI Military Expenditure Database, 1949--2024},
  year = {2025}
}""",
    url="https://www.sipri.org/databases/milex",
    publishing=PUBLISHING,
    licence=aggregates_only(
        "© SIPRI: non-commercial, cite", "https://www.sipri.org/about/terms-and-conditions"
    ),
    attribution="Military expenditure: SIPRI Military Expenditure Database, © SIPRI.",
    files={"workbook": "security/sipri_milex_1949_2024.xlsx"},
    tables=(
        Table(
            name="milex",
            title="military expenditure by state and year",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "current": Column(pl.Float32, "expenditure", "million current US dollars"),
                "constant": Column(pl.Float32, "expenditure", "million constant US dollars"),
                "share_of_gdp": Column(pl.Float32, "share of GDP", "share"),
                "records": Column(pl.Int8, "published figures behind each"),
            },
            key=("ccode", "year"),
            record=("records",),
            years=(1949, 2024),
            read=read_spending,
            rows=(7_000, 15_000),
        ),
    ),
    known_issues="Uncertain estimates are not marked here as they are in the workbook.",
)
