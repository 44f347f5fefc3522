"""Large deals of Chinese companies abroad, 2005 to 2019."""

from __future__ import annotations

import calendar

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.state import CHINA

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def read_chinese_deals(files: Files) -> TableRows:
    """Read the deals; each keeps the number of its row in the publisher's list."""
    raw = pl.read_csv(files["deals"], infer_schema=False).with_columns(
        pl.int_range(1, pl.len() + 1).alias("deal"), pl.col("Year").cast(pl.Int16).alias("year")
    )
    conversion = with_ccode(raw, {"Country": "ccode2"}, scheme="name", year="year")
    frame = conversion.frame.select(
        "deal",
        pl.lit(CHINA).alias("ccode1"),
        "ccode2",
        "year",
        pl.col("Month").replace_strict(_MONTHS, return_dtype=pl.Int8).alias("month"),
        pl.col("Chinese Entity").alias("entity"),
        pl.col("Transaction Party").alias("party"),
        pl.col("Sector").alias("sector"),
        pl.col("Subsector").alias("subsector"),
        _million_dollars("Quantity in Millions").alias("value"),
        pl.col("BRI").replace_strict({"1": True, "0": False}, default=None).alias("belt_and_road"),
    )
    return TableRows(frame, exclude_codes(conversion))


def _million_dollars(column: str) -> pl.Expr:
    """Read amounts such as '$ 1.740', where the point parts thousands: 1,740 million."""
    return pl.col(column).str.replace_all(r"[$.\s]", "").cast(pl.Float32)


SOURCE = Source(
    name="china_investment_tracker",
    title="China Global Investment Tracker",
    publisher="American Enterprise Institute",
    version="edition to December 2019",
    citation=(
        "Scissors, Derek. 2020. China Global Investment Tracker. Washington, DC: American "
        "Enterprise Institute."
    ),
    bibtex="""@misc{china_investment_tracker,
  author = {Scissors, Derek},
  title = {China Global Investment Tracker},
  publisher = {American Enterprise Institute},
  year = {2020},
  note = {Edition to December 2019}
}""",
    url="https://www.aei.org/china-global-investment-tracker/",
    publishing=NotPublished(
        "What is here is a copy as text to 2019; the layout of the publisher's workbooks "
        "since then is not known."
    ),
    licence=free_with_citation("https://www.aei.org/china-global-investment-tracker/"),
    files={"deals": "finance/china_global_investment_tracker_2005_2019.csv"},
    tables=(
        Table(
            name="investment_deals",
            title="Chinese investments and construction contracts of 100 million dollars and more",
            unit_of_analysis="directed",
            columns={
                "deal": Column(pl.Int16, "row of the deal in the publisher's list"),
                "ccode1": Column(pl.Int16, "China"),
                "ccode2": Column(pl.Int16, "state in which the deal was made"),
                "year": Column(pl.Int16, "year"),
                "month": Column(pl.Int8, "month"),
                "entity": Column(pl.String, "Chinese company"),
                "party": Column(pl.String, "other party, where known"),
                "sector": Column(pl.String, "sector"),
                "subsector": Column(pl.String, "subsector, where known"),
                "value": Column(pl.Float32, "value", "million current US dollars"),
                "belt_and_road": Column(
                    pl.Boolean, "whether counted to the Belt and Road; missing where not said"
                ),
            },
            key=("deal",),
            record=("deal",),
            years=(2005, 2019),
            read=read_chinese_deals,
            rows=(3_000, 6_000),
            sort=("ccode2", "year", "deal"),
            notes=(
                "The file does not tell investments and construction contracts apart. Deals below "
                "100 million dollars, loans and bonds are not counted; for states without a row "
                "there is no deal of that size on record."
            ),
        ),
    ),
    known_issues="No deal in Hong Kong is in the list; the flag for the Belt and Road has gaps.",
)
