"""Imports of nine economies from all others, 2021 to 2023: the OECD's balanced trade."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Files, Source, Table, TableRows
from comity.sources.trade.all_partners import EXPORT_COLUMNS, EXPORT_KEY
from comity.states.codes import with_ccode

_ALL_GOODS = "_T"


def read_imports(files: Files) -> TableRows:
    """Read imports of all goods; the products of the file overlap and are not summed."""
    raw = pl.read_parquet(files["pairs"]).with_columns(
        pl.col("exporter", "importer", "product").cast(pl.String)
    )
    goods = raw.filter(pl.col("product") == _ALL_GOODS)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(goods, sides, scheme="iso3", year="year")
    million = (pl.col("value_kusd") / 1000).alias("exports")
    return TableRows(conversion.frame.with_columns(million), exclude_codes(conversion))


SOURCE = Source(
    name="oecd_balanced",
    title="Balanced International Merchandise Trade (BIMTS)",
    publisher="OECD",
    version="2021 to 2023, nine importers",
    citation="OECD. Balanced International Merchandise Trade Statistics, CPA 2.1.",
    bibtex="""@misc{oecd_bimts,
  author = {{OECD}},
  title = {Balanced International Merchandise Trade Statistics, {CPA} 2.1}
}""",
    url="https://data-explorer.oecd.org/",
    publishing=NotPublished(
        "It is a cut by product and importer that others made of the publisher's table."
    ),
    licence=Licence("OECD: attribution", "https://www.oecd.org/en/about/terms-conditions.html"),
    attribution="Trade of nine importers in 2021 and 2022: OECD.",
    files={"pairs": "economy/oecd_balanced_trade_by_product_9_importers_2021_2023.parquet"},
    tables=(
        Table(
            name="oecd_trade",
            title="exports of one state to another, balanced from both sides",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2021, 2023),
            read=read_imports,
            rows=(3_500, 6_000),
        ),
    ),
    known_issues=(
        "Importers are Australia, Germany, France, the United Kingdom, Israel, Japan, South "
        "Korea, Taiwan and the United States alone."
    ),
)
