"""What a US dollar cost in other currencies, a year, by the Federal Reserve."""

from __future__ import annotations

import polars as pl

from comity.sources.curated.curated_list import PAGE, PUBLISHER, TERMS, URL, curated
from comity.sources.publishing import CURATED
from comity.sources.source import Column, Files, Source, Table, TableRows

_PER_DOLLAR, _PER_UNIT = "units of it for a dollar", "dollars for one"


def read_dollar_rates(_: Files) -> TableRows:
    """Read a row a currency and year; the list has the years of a page in a row."""
    rows = curated("dollar_rates.csv")
    years = rows.with_columns(
        pl.col("rates").str.split(" ").list.eval(pl.element().cast(pl.Float64)),
        pl.col("first").cast(pl.Int16),
    ).with_columns(
        pl.int_ranges("first", pl.col("first") + pl.col("rates").list.len()).alias("year")
    )
    each = years.explode("rates", "year")
    per_dollar = (
        pl.when(pl.col("quoted") == _PER_DOLLAR)
        .then("rates")
        .when(pl.col("quoted") == _PER_UNIT)
        .then(1 / pl.col("rates"))
    )
    return TableRows(each.with_columns(per_dollar.alias("rate")), ())


SOURCE = Source(
    name="dollar_rates",
    title="Annual mean rates of exchange of the US dollar, with the pages they were read on",
    publisher=PUBLISHER,
    version="29 November 2026",
    citation=(
        "Board of Governors of the Federal Reserve System. 2026. Foreign Exchange Rates, G.5A "
        "Annual. Listed by Comity, each with its public page."
    ),
    bibtex="""@misc{federal_reserve_g5a,
  author = {{Board of Governors of the Federal Reserve System}},
  title = {Foreign Exchange Rates, {G.5A} Annual},
  year = {2026},
  note = {listed by Comity, each with its public page}
}""",
    url=URL,
    publishing=CURATED,
    licence=TERMS,
    files={},
    tables=(
        Table(
            name="dollar_rates",
            title="mean rates of exchange of the US dollar",
            unit_of_analysis="system",
            columns={
                "currency": Column(pl.String, "ISO 4217 code"),
                "name": Column(pl.String, "the currency's name"),
                "year": Column(pl.Int16, "year"),
                "rate": Column(pl.Float64, "mean of the year", "units of the currency a dollar"),
                **PAGE,
            },
            key=("currency", "year"),
            record=("currency", "year"),
            years=(1971, 2025),
            read=read_dollar_rates,
            rows=(900, 2_000),
            notes=(
                "Means of noon buying rates in New York. The figures are works of the United "
                "States, which are in the public domain."
            ),
        ),
    ),
    known_issues=(
        "Twenty-one currencies, from 1971 or from when the Federal Reserve began to publish "
        "them; the pound ends in 2023, as no page with a later mean was read. Roubles, liras and "
        "other currencies are not in it. It converts sums that a text has in other currencies, "
        "and no measure uses it."
    ),
)
