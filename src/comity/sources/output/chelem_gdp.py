"""Gross domestic product of Taiwan from 1990 to 2014, which the World Bank lacks."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows

_YEARS = (1990, 2014)
_TAIWAN = 713


def read_gdp(files: Files) -> TableRows:
    """Read the GDP of Taiwan, in million current dollars."""
    raw = pl.read_csv(files["gdp"], infer_schema_length=None).filter(indicator="GDP-VAL")
    years = {f"v{year}": year for year in range(_YEARS[0], _YEARS[1] + 1)}
    ours = pl.col("country") == "TWN"
    rows = raw.filter(ours).unpivot(list(years), variable_name="year", value_name="gdp")
    frame = rows.with_columns(
        pl.col("year").replace_strict(years, return_dtype=pl.Int16),
        ccode=pl.lit(_TAIWAN, pl.Int16),
    )
    others = raw.filter(~ours).select("country")
    return TableRows(frame, exclude_rows(others, "of a state or group that other sources have"))


SOURCE = Source(
    name="chelem_gdp",
    title="CHELEM, gross domestic product of Taiwan",
    publisher="CEPII",
    version="V202502",
    citation="CEPII. CHELEM database, GDP, edition of February 2025.",
    bibtex="""@misc{chelem_gdp,
  author = {{CEPII}},
  title = {CHELEM database: GDP},
  year = {2025}
}""",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=17",
    publishing=NotPublished(
        "CHELEM needs a subscription; what is here is a copy of its figures of Taiwan."
    ),
    licence=Licence(
        "CEPII: attribution", "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele.asp"
    ),
    attribution="GDP of Taiwan, 1990 to 2014: CEPII, CHELEM.",
    files={"gdp": "economy/gdp_ppp_population_exchange_1990_2029.csv.gz"},
    tables=(
        Table(
            name="taiwan_gdp",
            title="gross domestic product of Taiwan",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "gdp": Column(pl.Float64, "GDP", "million current US dollars"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=_YEARS,
            read=read_gdp,
            rows=(25, 25),
        ),
    ),
    known_issues=(
        "The file names neither its publisher nor its edition; its codes and years are those of "
        "CHELEM. Its figures of Taiwan from 2015 on equal the IMF's to half a percent, those of "
        "other states the World Bank's. CEPII's terms for the whole table were not verified; only "
        "Taiwan's 25 figures are passed on."
    ),
)
