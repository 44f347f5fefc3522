"""Foreign assets and liabilities of states: the External Wealth of Nations."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
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
    ),
    known_issues="Positions at the end of the year; gold is not in them. Not by pair.",
)
