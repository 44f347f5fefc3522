"""Foreign assets and liabilities of states, and the GDP of Taiwan: External Wealth of Nations."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_AMOUNTS = {
    "FDI assets": "direct_investment_assets",
    "FDI liabilities": "direct_investment_liabilities",
    "FX Reserves minus gold": "reserves",
    "Total assets excl. gold": "assets",
    "Total liabilities": "liabilities",
    "GDP (US$)": "gdp",
}

_NAMES = {
    "Afghanistan, I.R. of": "Afghanistan",
    "Congo, Dem. Rep. of": "Democratic Republic of the Congo",
    "Korea": "South Korea",
    "St. Vincent & Grens.": "Saint Vincent and the Grenadines",
    "Venezuela, Rep. Bol.": "Venezuela",
    "Yemen, Republic of": "Yemen",
}


def read_positions(files: Files) -> TableRows:
    """Read the foreign assets, liabilities and reserves of each state and year."""
    raw = pl.read_parquet(files["positions"]).rename(_AMOUNTS)
    some = pl.any_horizontal(pl.col("assets", "liabilities", "reserves").is_not_null())
    rows = raw.filter(some).with_columns(pl.col("Country").replace(_NAMES))
    conversion = with_ccode(rows, {"Country": "ccode"}, scheme="name", year="Year")
    return TableRows(conversion.frame.rename({"Year": "year"}), exclude_codes(conversion))


_TAIWAN, _TAIWAN_YEARS = 713, (1990, 2014)


def read_taiwan_gdp(files: Files) -> TableRows:
    """Read the GDP of Taiwan, which the World Bank lacks, up to the year before the IMF's."""
    raw = pl.read_parquet(files["positions"]).rename({"Year": "year", "GDP (US$)": "gdp"})
    ours = pl.col("Country") == "Taiwan"
    earlier = pl.col("year").is_between(*_TAIWAN_YEARS)
    rows = raw.filter(ours, earlier).select(pl.lit(_TAIWAN, pl.Int16).alias("ccode"), "year", "gdp")
    left_out = raw.select("Country", "year")
    return TableRows(
        rows,
        (
            *exclude_rows(left_out.filter(~ours), "of a state that other sources have"),
            *exclude_rows(left_out.filter(ours, ~earlier), "of a year that the IMF has"),
        ),
    )


SOURCE = Source(
    name="external_wealth",
    title="The External Wealth of Nations",
    publisher="Lane and Milesi-Ferretti, Brookings Institution",
    version="January 2025, 1990-2023",
    citation=(
        "Milesi-Ferretti, Gian Maria. 2025. The External Wealth of Nations Database. Brookings "
        "Institution. After Lane, Philip R. and Gian Maria Milesi-Ferretti. 2018. The External "
        "Wealth of Nations Revisited. IMF Economic Review 66 (1): 189-222."
    ),
    bibtex="""@article{lane2018external,
  author = {Lane, Philip R. and Milesi-Ferretti, Gian Maria},
  title = {The External Wealth of Nations Revisited},
  journal = {IMF Economic Review},
  volume = {66},
  number = {1},
  pages = {189--222},
  year = {2018}
}""",
    url="https://www.brookings.edu/articles/the-external-wealth-of-nations-database/",
    publishing=NotPublished(
        "What is here is a copy as one table; the publisher's workbook is laid out otherwise."
    ),
    licence=free_with_citation(
        "https://www.brookings.edu/articles/the-external-wealth-of-nations-database/"
    ),
    files={"positions": "finance/external_wealth_of_nations_1990_2023.parquet"},
    tables=(
        Table(
            name="external_positions",
            title="foreign assets and liabilities",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                **{
                    name: Column(pl.Float64, name.replace("_", " "), "million current US dollars")
                    for name in _AMOUNTS.values()
                },
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1990, 2023),
            read=read_positions,
            rows=(4_000, 8_000),
        ),
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
            years=_TAIWAN_YEARS,
            read=read_taiwan_gdp,
            rows=(1, 25),
        ),
    ),
    known_issues=(
        "Positions at the end of the year; gold is not in them. Not by pair. The GDP of "
        "Taiwan in 2015 equals the IMF's to half a percent."
    ),
)
