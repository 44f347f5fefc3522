"""Migrants by origin and destination, as estimated by the United Nations."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_NAMES = {"Micronesia (Fed. States of)": "Micronesia"}
_NO_ORIGIN = ("Year", "Destination", "Total", "Other South", "Other North")


def read_stocks(files: Files) -> TableRows:
    """Read the number of migrants from each origin in each destination and year."""
    raw = pl.read_csv(files["stocks"], infer_schema_length=0)
    long = raw.unpivot(
        index=["Year", "Destination"],
        on=[name for name in raw.columns if name not in _NO_ORIGIN],
        variable_name="origin",
        value_name="migrants",
    )
    # One region has the name of a state: Micronesia.
    states = long.filter(pl.col("Destination").str.strip_chars() != "Micronesia")
    counted = states.with_columns(
        pl.col("Year").cast(pl.Int16).alias("year"),
        pl.col("Destination").str.strip_chars().replace(_NAMES),
        pl.col("origin").replace(_NAMES),
        pl.col("migrants").str.replace_all(r"[\\s,]", "").cast(pl.Int64, strict=False),
    ).drop_nulls("migrants")
    sides = {"origin": "ccode1", "Destination": "ccode2"}
    conversion = with_ccode(counted, sides, scheme="name", year="year")
    between = conversion.frame.filter(pl.col("ccode1") != pl.col("ccode2"))
    return TableRows(between, exclude_codes(conversion))


SOURCE = Source(
    name="un_migrants",
    title="International Migrant Stock 2019, by destination and origin",
    publisher="United Nations, Department of Economic and Social Affairs, Population Division",
    version="2019 revision",
    citation=(
        "United Nations, Department of Economic and Social Affairs, Population Division. 2019. "
        "International Migrant Stock 2019 (POP/DB/MIG/Stock/Rev.2019)."
    ),
    bibtex="""@misc{undesa2019migrants,
  author = {{United Nations, Department of Economic and Social Affairs, Population Division}},
  title = {International Migrant Stock 2019},
  year = {2019},
  number = {POP/DB/MIG/Stock/Rev.2019}
}""",
    url="https://www.un.org/development/desa/pd/content/international-migrant-stock",
    publishing=NotPublished(
        "The publisher has workbooks of the revision of 2019; the table was made of them by others."
    ),
    licence=Licence("CC BY 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
    files={"stocks": "people/un_migrant_stock_origin_destination_1990_2019.csv.gz"},
    tables=(
        Table(
            name="migrant_stocks",
            title="people from one state who live in another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "origin"),
                "ccode2": Column(pl.Int16, "destination"),
                "year": Column(pl.Int16, "year"),
                "migrants": Column(pl.Int32, "people", "people"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1990, 2019),
            gaps=frozenset(range(1990, 2020)) - {1990, 1995, 2000, 2005, 2010, 2015, 2019},
            read=read_stocks,
            rows=(40_000, 120_000),
        ),
    ),
    known_issues=(
        "Estimates for the middle of seven years, many extrapolated from one census. What is "
        "empty is not available, not zero."
    ),
)
