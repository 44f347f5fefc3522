"""Trade between China and Russia by product: BACI."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import ETALAB
from comity.sources.publishing import Published
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.baci_totals import (
    BACI_BIBTEX,
    BACI_CITATION,
    BACI_URL,
    RHYTHM,
    find_edition,
    read_flows,
)
from comity.states.codes import with_ccode


def read_chapters(files: Files) -> TableRows:
    """Sum trade by chapter, the first two of the six digits of a product."""
    return _chapters(read_products(files))


def _chapters(result: TableRows) -> TableRows:
    """Sum trade by chapter."""
    chapter = pl.col("product") // 10_000
    sums = result.frame.group_by("ccode1", "ccode2", "year", chapter=chapter).agg(
        pl.col("value").sum(), pl.len().alias("products")
    )
    return TableRows(sums, result.exclusions)


def read_products(files: Files) -> TableRows:
    """Read trade by product; the file has lost the leading zeros of the six digits."""
    return _products(pl.read_parquet(files["products"]))


def read_live_products(files: Files) -> TableRows:
    """Read the trade of the two states in an edition of BACI."""
    path = files["flows"]
    return _products(_between(path, path.stat().st_mtime_ns))


def read_live_chapters(files: Files) -> TableRows:
    """Sum the trade of the two states by chapter."""
    return _chapters(read_live_products(files))


def read_live_groups(files: Files) -> TableRows:
    """Sum the trade of the two states by groups of chapters."""
    return _groups(read_live_chapters(files))


@lru_cache(maxsize=1)
def _between(archive: Path, _written: int) -> pl.DataFrame:
    """Select the flows between the two states; the archive is read once for all tables."""
    both = pl.col("i").is_in(_BOTH) & pl.col("j").is_in(_BOTH) & pl.col("k").is_not_null()
    return pl.concat(block.filter(both) for block in read_flows(archive))


_BOTH = (156, 643)


def _products(raw: pl.DataFrame) -> TableRows:
    """Convert the codes of economies to those of states, and thousands to millions."""
    conversion = with_ccode(raw, _SIDES, scheme="iso_numeric", year="t")
    frame = conversion.frame.select(
        "ccode1",
        "ccode2",
        year="t",
        product=pl.col("k").cast(pl.Int32),
        value=pl.col("v") / 1000,
    )
    return TableRows(frame, exclude_codes(conversion))


def read_groups(files: Files) -> TableRows:
    """Sum trade by groups of chapters, as the sections of the Harmonized System have them."""
    return _groups(read_chapters(files))


def _groups(result: TableRows) -> TableRows:
    """Sum trade by groups of chapters, with their shares."""
    group = pl.coalesce(
        pl.when(pl.col("chapter").is_between(first, last)).then(pl.lit(name))
        for name, (first, last) in GROUPS.items()
    )
    pair = ["ccode1", "ccode2", "year"]
    sums = result.frame.group_by(*pair, group=group).agg(pl.col("value").sum())
    share = pl.col("value") / pl.col("value").sum().over(pair)
    return TableRows(sums.with_columns(share=share), result.exclusions)


GROUPS = {
    "food and farm goods": (1, 24),
    "ores and minerals": (25, 26),
    "mineral fuels": (27, 27),
    "chemicals, plastics and rubber": (28, 40),
    "wood, paper and leather": (41, 49),
    "textiles, clothes and shoes": (50, 67),
    "stone, glass and precious metals": (68, 71),
    "metals": (72, 83),
    "machinery and electronics": (84, 85),
    "vehicles, ships and aircraft": (86, 89),
    "instruments and other goods": (90, 99),
}
"""Groups of goods by their first and last chapter of the Harmonized System."""

_SIDES = {"i": "ccode1", "j": "ccode2"}

_PAIR = {
    "ccode1": Column(pl.Int16, "exporter"),
    "ccode2": Column(pl.Int16, "importer"),
    "year": Column(pl.Int16, "year"),
}
_VALUE = Column(pl.Float32, "value", "million current US dollars")


SOURCE = Source(
    name="baci_china_russia",
    title="BACI, trade between China and Russia by product",
    publisher="CEPII",
    version="2017-2023",
    citation=BACI_CITATION,
    bibtex=BACI_BIBTEX,
    url=BACI_URL,
    publishing=Published(
        find=find_edition("HS17"),
        written_for="V202601 (BACI_HS17_Y2017_V202601.csv to Y2024)",
        rhythm=RHYTHM,
        readers={
            "china_russia_chapters": read_live_chapters,
            "china_russia_groups": read_live_groups,
            "china_russia_products": read_live_products,
        },
        large=True,
    ),
    licence=ETALAB,
    files={"products": "economy/baci_china_russia_hs6_2017_2023.parquet"},
    tables=(
        Table(
            name="china_russia_chapters",
            title="exports between China and Russia by chapter of the Harmonized System",
            unit_of_analysis="directed",
            columns={
                **_PAIR,
                "chapter": Column(pl.Int8, "chapter; 27 is mineral fuels"),
                "value": _VALUE,
                "products": Column(pl.Int16, "products summed"),
            },
            key=("ccode1", "ccode2", "year", "chapter"),
            record=("ccode1", "ccode2", "year", "chapter"),
            years=(2017, 2023),
            read=read_chapters,
            rows=(1_000, 2_000),
        ),
        Table(
            name="china_russia_groups",
            title="exports between China and Russia by group of goods",
            unit_of_analysis="directed",
            columns={
                **_PAIR,
                "group": Column(pl.String, "group of chapters"),
                "value": _VALUE,
                "share": Column(pl.Float32, "part in the direction's exports", "share"),
            },
            key=("ccode1", "ccode2", "year", "group"),
            record=("ccode1", "ccode2", "year", "group"),
            years=(2017, 2023),
            read=read_groups,
            rows=(100, 300),
            notes="Chapters: "
            + "; ".join(f"{name} {first}-{last}" for name, (first, last) in GROUPS.items()),
        ),
        Table(
            name="china_russia_products",
            title="exports between China and Russia by product of the Harmonized System",
            unit_of_analysis="directed",
            columns={
                **_PAIR,
                "product": Column(pl.Int32, "six digits of the product, without leading zeros"),
                "value": _VALUE,
            },
            key=("ccode1", "ccode2", "year", "product"),
            record=("ccode1", "ccode2", "year", "product"),
            years=(2017, 2023),
            read=read_products,
            rows=(30_000, 60_000),
        ),
    ),
)
