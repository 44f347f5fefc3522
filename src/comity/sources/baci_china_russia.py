"""Trade between China and Russia by product: BACI."""

from __future__ import annotations

import polars as pl

from comity.sources.baci_totals import BACI_BIBTEX, BACI_CITATION, BACI_URL
from comity.sources.licence import ETALAB
from comity.sources.source import Column, Files, Reading, Source, Table
from comity.states.codes import with_ccode


def chapters(files: Files) -> Reading:
    """Sum trade by chapter, the first two of the six digits of a product."""
    raw = pl.read_parquet(files["products"])
    chapter = pl.col("k").str.zfill(6).str.head(2).cast(pl.Int8).alias("chapter")
    sides = {"i": "ccode1", "j": "ccode2"}
    coded = with_ccode(raw, sides, scheme="iso_numeric", year="t").frame.with_columns(chapter)
    sums = coded.group_by("ccode1", "ccode2", pl.col("t").alias("year"), "chapter").agg(
        (pl.col("v").sum() / 1000).alias("value"), pl.len().alias("products")
    )
    return Reading(sums)


SOURCE = Source(
    name="baci_china_russia",
    title="BACI, trade between China and Russia by product",
    publisher="CEPII",
    version="2017-2023",
    citation=BACI_CITATION,
    bibtex=BACI_BIBTEX,
    url=BACI_URL,
    licence=ETALAB,
    files={"products": "economy/baci_china_russia_hs6_2017_2023.parquet"},
    tables=(
        Table(
            name="china_russia_chapters",
            title="exports between China and Russia by chapter of the Harmonized System",
            form="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "chapter": Column(pl.Int8, "chapter; 27 is mineral fuels"),
                "value": Column(pl.Float32, "value", "million current US dollars"),
                "products": Column(pl.Int16, "products summed"),
            },
            key=("ccode1", "ccode2", "year", "chapter"),
            record=("ccode1", "ccode2", "year", "chapter"),
            years=(2017, 2023),
            read=chapters,
            rows=(1_000, 2_000),
        ),
    ),
)
