"""Swap lines and other liquidity lines between central banks."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_OPEN = "31/12/9999"
_BILLION_IN_MILLIONS = 1000


def read_swap_lines(files: Files) -> TableRows:
    """Read the agreements, from the central bank that lends to the one that may draw."""
    raw = pl.read_csv(files["lines"], null_values=["NA"], infer_schema=False)
    dated = raw.with_columns(
        pl.col("start_date").str.to_date("%d/%m/%Y").alias("start"),
        pl.col("end_date").replace(_OPEN, None).str.to_date("%d/%m/%Y").alias("end"),
    ).with_columns(pl.col("start").dt.year().alias("year"))
    sides = {"ISO_source": "ccode1", "ISO_recipient": "ccode2"}
    conversion = with_ccode(dated, sides, scheme="iso3", year="year")
    return TableRows(conversion.frame.select(_tidy()), exclude_codes(conversion))


def _tidy() -> list[pl.Expr]:
    """Convert the columns of the file to those of the table."""
    return [
        pl.col("deal_ID").cast(pl.Int16).alias("deal"),
        pl.col("ccode1", "ccode2", "start", "end"),
        pl.col("deal_type").alias("type"),
        pl.col("collateral").alias("form"),
        pl.col("initiative"),
        pl.col("currency_of_deal").alias("currency"),
        _millions("deal_currency_amount").alias("amount"),
        _millions("USD_amount").alias("amount_usd"),
        (pl.col("unlimited") == "1").alias("unlimited"),
    ]


def _millions(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64) * _BILLION_IN_MILLIONS


SOURCE = Source(
    name="swap_lines",
    title="The Global Network of Liquidity Lines",
    publisher="Bahaj, Fuchs and Reis",
    version="edition of 2024",
    citation=(
        "Bahaj, Saleem, Marie Fuchs and Ricardo Reis. 2024. The Global Network of Liquidity "
        "Lines. CEPR Discussion Paper 19070."
    ),
    bibtex="""@techreport{bahaj_fuchs_reis_2024,
  author = {Bahaj, Saleem and Fuchs, Marie and Reis, Ricardo},
  title = {The Global Network of Liquidity Lines},
  institution = {Centre for Economic Policy Research},
  type = {Discussion Paper},
  number = {19070},
  year = {2024}
}""",
    url="https://cepr.org/publications/dp19070",
    publishing=NotPublished(
        "The authors' list is part of the files of a paper; what is here is its edition of 2024."
    ),
    licence=free_with_citation("https://github.com/R2RsquaredLSE/web-lines"),
    files={"lines": "finance/central_bank_liquidity_lines.csv"},
    tables=(
        Table(
            name="swap_lines",
            title="swap and repurchase lines between central banks",
            unit_of_analysis="directed",
            columns={
                "deal": Column(pl.Int16, "publisher's number of the agreement"),
                "ccode1": Column(pl.Int16, "state whose central bank lends"),
                "ccode2": Column(pl.Int16, "state whose central bank may draw"),
                "start": Column(pl.Date, "first day"),
                "end": Column(pl.Date, "last day; missing where none is set"),
                "type": Column(pl.String, "reciprocal, unidirectional or pooled fund"),
                "form": Column(pl.String, "swap or repo"),
                "initiative": Column(pl.String, "common framework it belongs to, if any"),
                "currency": Column(pl.String, "currency in which the limit is set"),
                "amount": Column(pl.Float64, "limit", "million of the currency of the limit"),
                "amount_usd": Column(
                    pl.Float64, "limit where it is set in dollars", "million current US dollars"
                ),
                "unlimited": Column(pl.Boolean, "whether there is no limit"),
            },
            key=("deal",),
            record=("deal",),
            years=(2000, 2024),
            read=read_swap_lines,
            rows=(1_300, 4_000),
            sort=("ccode1", "ccode2", "start", "deal"),
            notes=(
                "All lines in place since 2000, with those begun before that were still open; the "
                "last begins in February 2024. A reciprocal line has a row each way. A renewal is "
                "a line of its own and may overlap the one before. Pooled funds (Chiang Mai, "
                "BRICS) have a row for each two members and are no bilateral agreements. Of "
                "members of the euro area an absent row does not say that there is no line: their "
                "lines are the European Central Bank's."
            ),
        ),
    ),
    known_issues=(
        "Lines of the European Central Bank, Hong Kong and Macao belong to no state and are "
        "left out; limits in other currencies than the dollar are not converted."
    ),
)
