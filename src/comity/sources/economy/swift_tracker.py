"""The currencies in which the world pays, from Swift's monthly trackers."""

from __future__ import annotations

import polars as pl

from comity.sources.licence import aggregates_only
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows

_SERIES = {
    "cny_payments_pct": ("CNY", "payments"),
    "usd_payments_pct": ("USD", "payments"),
    "cny_trade_finance_pct": ("CNY", "trade finance"),
}


def read_payment_currencies(files: Files) -> TableRows:
    """Read the shares as means over the months of a year."""
    raw = pl.read_csv(files["shares"]).select(
        pl.col("month").str.slice(0, 4).cast(pl.Int16).alias("year"), *_SERIES
    )
    months = raw.unpivot(index="year", variable_name="series", value_name="share").drop_nulls()
    frame = (
        months.group_by("year", "series")
        .agg(pl.col("share").mean(), pl.len().alias("records"))
        .with_columns(_part(0).alias("currency"), _part(1).alias("use"))
    )
    return TableRows(frame)


def _part(which: int) -> pl.Expr:
    """Find the currency or the use of a series."""
    parts = {series: parts[which] for series, parts in _SERIES.items()}
    return pl.col("series").replace_strict(parts, return_dtype=pl.String)


SOURCE = Source(
    name="swift_tracker",
    title="RMB Tracker and Global Currency Tracker",
    publisher="Swift",
    version="monthly reports from May 2024 to July 2026",
    citation=(
        "Swift. 2024-2026. RMB Tracker, and from March 2026 Global Currency Tracker: monthly "
        "reporting and statistics on the use of currencies. La Hulpe: Swift."
    ),
    bibtex="""@misc{swift_tracker,
  author = {{Swift}},
  title = {{RMB} Tracker and Global Currency Tracker},
  year = {2026},
  note = {Monthly reports, May 2024 to July 2026}
}""",
    url="https://www.swift.com/our-solutions/compliance-and-shared-services/business-intelligence/renminbi/rmb-tracker",
    publishing=NotPublished(
        "The publisher has monthly documents for people to read; the shares were taken "
        "from them by hand."
    ),
    licence=aggregates_only("(c) Swift, cite", "https://www.swift.com/about-us/legal"),
    files={"shares": "finance/swift_currency_shares_2024_2026.csv"},
    tables=(
        Table(
            name="payment_currencies",
            title="currencies of the world's payments",
            unit_of_analysis="system",
            columns={
                "year": Column(pl.Int16, "year"),
                "currency": Column(pl.String, "ISO 4217 code"),
                "use": Column(pl.String, "payments or trade finance"),
                "share": Column(pl.Float64, "mean of the months' shares by value", "percent"),
                "records": Column(pl.Int32, "months that the mean is taken over"),
            },
            key=("currency", "use", "year"),
            record=("records",),
            years=(2024, 2026),
            read=read_payment_currencies,
            rows=(9, 60),
            unfinished={2024: "from April", 2026: "to June"},
            notes=(
                "Only messages over Swift are counted: payments over China's own system that "
                "send no Swift message are not. 2024 begins in April, and the last year is "
                "not whole: the number of months is given."
            ),
        ),
    ),
    known_issues="From printed monthly reports; later revisions by Swift are not in it.",
)
