"""Gross domestic product from the IMF: Taiwan and others from 2015, and all states in 2025."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_FIRST, _LAST = 2015, 2025
_FIRST_PROJECTION = 2024
"""The edition of October 2024 projects this year and later ones."""


def read_gdp(files: Files) -> TableRows:
    """Read the GDP of states that the World Bank lacks, 2015 to 2024."""
    result = _all_years(files)
    bank = pl.read_csv(files["bank"], schema_overrides={"Value": pl.Float64})
    covered = bank.filter(pl.col("Value").is_not_null())["Country Code"].unique()
    rows = result.frame.filter(pl.col("year") < _LAST)
    other = pl.col("iso3").is_in(covered.implode())
    why = "of a state that the World Bank has"
    exclusions = (*result.exclusions, *exclude_rows(rows.filter(other), why))
    return TableRows(rows.filter(~other), exclusions)


def read_projections(files: Files) -> TableRows:
    """Read the projected GDP of all states in 2025."""
    result = _all_years(files)
    return TableRows(result.frame.filter(pl.col("year") == _LAST), result.exclusions)


def _all_years(files: Files) -> TableRows:
    """Read GDP by state and year, in million dollars; groups of states are left out."""
    raw = pl.read_csv(files["gdp"], infer_schema_length=None)
    years = [str(year) for year in range(_FIRST, _LAST + 1)]
    rows = raw.unpivot(years, index="iso3", variable_name="year", value_name="billion")
    tidy = rows.with_columns(pl.col("year").cast(pl.Int16), gdp=pl.col("billion") * 1000)
    conversion = with_ccode(tidy.drop_nulls("gdp"), {"iso3": "ccode"}, scheme="iso3", year="year")
    projected = pl.col("year") >= _FIRST_PROJECTION
    return TableRows(conversion.frame.with_columns(projected=projected), exclude_codes(conversion))


_COLUMNS = {
    "ccode": Column(pl.Int16, "state"),
    "year": Column(pl.Int16, "year"),
    "gdp": Column(pl.Float64, "GDP", "million current US dollars"),
    "projected": Column(pl.Boolean, "a projection of October 2024"),
}

SOURCE = Source(
    name="imf_weo",
    title="World Economic Outlook, gross domestic product",
    publisher="International Monetary Fund",
    version="October 2024",
    citation="International Monetary Fund. 2024. World Economic Outlook Database, October 2024.",
    bibtex="""@misc{imf_weo,
  author = {{International Monetary Fund}},
  title = {World Economic Outlook Database, October 2024},
  year = {2024}
}""",
    url="https://www.imf.org/en/Publications/WEO",
    publishing=NotPublished(
        "Its tables are what one edition, of October 2024, projects; a later edition "
        "projects other years."
    ),
    licence=Licence("IMF: attribution", "https://www.imf.org/external/terms.htm"),
    attribution="GDP of Taiwan, and of 2025: IMF, World Economic Outlook, October 2024.",
    files={
        "gdp": "economy/imf_weo_gdp_current_usd_2015_2028.csv",
        "bank": "economy/world_bank_gdp_current_usd.csv",
    },
    tables=(
        Table(
            name="imf_gdp",
            title="gross domestic product of states that the World Bank lacks",
            unit_of_analysis="state",
            columns=_COLUMNS,
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(_FIRST, _LAST - 1),
            read=read_gdp,
            rows=(5, 100),
        ),
        Table(
            name="imf_gdp_projection",
            title="projected gross domestic product",
            unit_of_analysis="state",
            columns=_COLUMNS,
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(_LAST, _LAST),
            read=read_projections,
            rows=(150, 250),
        ),
    ),
    known_issues=(
        "Figures of 2024 and 2025 are projections of October 2024. Afghanistan, Lebanon, Syria, "
        "Sri Lanka and others have none."
    ),
)
