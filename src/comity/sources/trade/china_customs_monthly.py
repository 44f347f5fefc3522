"""Trade between China and Russia by month, as China's customs report it."""

from __future__ import annotations

import polars as pl

from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_months(files: Files) -> TableRows:
    """Read both directions for each month, in million dollars."""
    raw = pl.read_csv(files["months"], try_parse_dates=True)
    directions = [
        raw.select(
            pl.lit(one).alias("ccode1"),
            pl.lit(other).alias("ccode2"),
            pl.col("date").dt.year().alias("year"),
            pl.col("date").dt.month().alias("month"),
            (pl.col(column) * 1000).alias("exports"),
        )
        for one, other, column in (
            (710, 365, "CHN_exp_to_RUS_bn"),
            (365, 710, "RUS_exp_to_CHN_bn"),
        )
    ]
    return TableRows(pl.concat(directions))


def read_rates(files: Files) -> TableRows:
    """Read the exchange rates and the oil price of each month."""
    raw = pl.read_csv(files["months"], try_parse_dates=True)
    frame = raw.select(
        year=pl.col("date").dt.year(),
        month=pl.col("date").dt.month(),
        roubles="usd_rub",
        yuan="usd_cny",
        oil="brent_usd",
    )
    return TableRows(frame)


SOURCE = Source(
    name="china_customs_monthly",
    title="China's trade with Russia by month",
    publisher="General Administration of Customs of China, through UN Comtrade",
    version="January 2017 to December 2024",
    citation="United Nations Statistics Division. UN Comtrade Database: China's monthly trade with "
    "the Russian Federation, 2017-2024.",
    bibtex="""@misc{comtrade_monthly,
  author = {{United Nations Statistics Division}},
  title = {UN Comtrade Database: China's monthly trade with the Russian Federation, 2017--2024}
}""",
    url="https://comtradeplus.un.org/",
    publishing=NotPublished(
        "Its exchange rates and oil prices name no publisher, and an edition replaces all "
        "tables of a source."
    ),
    licence=Licence("UN: attribution", "https://comtradeplus.un.org/"),
    files={"months": "economy/china_russia_trade_monthly_2017_2024.csv"},
    tables=(
        Table(
            name="china_russia_months",
            title="exports between China and Russia by month, as China reports them",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "month": Column(pl.Int8, "month"),
                "exports": Column(pl.Float32, "all goods", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year", "month"),
            record=("ccode1", "ccode2", "year", "month"),
            years=(2017, 2024),
            frequency="month",
            read=read_months,
            rows=(190, 400),
        ),
        Table(
            name="yuan_rouble_oil",
            title="exchange rates of the yuan and the rouble, and the price of oil, by month",
            unit_of_analysis="system",
            columns={
                "year": Column(pl.Int16, "year"),
                "month": Column(pl.Int8, "month"),
                "roubles": Column(pl.Float32, "rouble, end of month", "roubles per US dollar"),
                "yuan": Column(pl.Float32, "yuan, mean of month", "yuan per US dollar"),
                "oil": Column(pl.Float32, "Brent, mean of month", "US dollars per barrel"),
            },
            key=("year", "month"),
            record=("year", "month"),
            years=(2017, 2024),
            frequency="month",
            read=read_rates,
            rows=(95, 200),
        ),
    ),
    known_issues=(
        "Only China reports: its imports, freight and insurance included, are taken for Russia's "
        "exports. Russia has published no partner figures since January 2022. The file names no "
        "publisher of its exchange rates and oil prices."
    ),
)
