"""Gross output of economies in 2022: the OECD's inter-country input-output tables."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

YEAR = 2022


def read_output(files: Files) -> TableRows:
    """Read gross output, all industries summed, in million current dollars."""
    raw = pl.read_csv(files["output"], infer_schema_length=None)
    conversion = with_ccode(raw, {"country": "ccode"}, scheme="iso3", year="year")
    sums = conversion.frame.group_by("ccode", "year").agg(
        pl.col("gross_output").sum().round(3).alias("gross_output"),
        pl.len().cast(pl.Int16).alias("industries"),
    )
    return TableRows(sums, exclude_codes(conversion))


SOURCE = Source(
    name="oecd_icio",
    title="Inter-Country Input-Output tables, gross output",
    publisher="OECD",
    version="2025 release, year 2022",
    citation="OECD. 2025. Inter-Country Input-Output Tables, 2025 release.",
    bibtex="""@misc{oecd_icio,
  author = {{OECD}},
  title = {Inter-Country Input-Output Tables},
  year = {2025}
}""",
    url="https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html",
    publishing=NotPublished(
        "It was summed by others from the publisher's matrices, whose archives have gigabytes."
    ),
    licence=Licence("OECD: attribution", "https://www.oecd.org/en/about/terms-conditions.html"),
    attribution="Gross output: OECD, Inter-Country Input-Output Tables.",
    files={"output": "economy/oecd_icio_2022_gross_output.csv.gz"},
    tables=(
        Table(
            name="gross_output",
            title="gross output of all industries",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "gross_output": Column(pl.Float64, "gross output", "million current US dollars"),
                "industries": Column(pl.Int16, "industries summed"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(YEAR, YEAR),
            read=read_output,
            rows=(70, 90),
        ),
    ),
    known_issues=(
        "79 states and Hong Kong. The file was rebuilt from the input shares of a published model; "
        "two industries' input shares were capped, which moves their output by up to 1.5 percent."
    ),
)
