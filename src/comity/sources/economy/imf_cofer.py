"""The currencies in which the world's central banks keep their reserves."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.finders import at_address
from comity.sources.licence import free_with_citation
from comity.sources.publishing import Published, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.imf_sdmx import (
    TIME,
    VALUE,
    check_dollars,
    imf_file,
    read_observations,
)


def read_reserve_currencies(files: Files) -> TableRows:
    """Read shares and claims, a row a currency and quarter; the total is left out."""
    raw = pl.read_csv(files["cofer"])
    total = pl.col("ccy") == "TOTAL"
    wide = raw.filter(~total).pivot(on="measure", index=["ccy", "quarter"], values="value")
    frame = wide.select(
        pl.col("quarter").str.slice(0, 4).cast(pl.Int16).alias("year"),
        pl.col("quarter").str.slice(-1).cast(pl.Int8),
        pl.col("ccy").alias("currency"),
        pl.col("share_pct").alias("share"),
        pl.col("claims_usd_m").alias("claims"),
    )
    return TableRows(frame, exclude_rows(raw.filter(total), "the total of all currencies"))


_SHARE, _CLAIMS = "SHRO_PT", "NV_USD"
_TOTAL, _OTHER = "CI_T", "CI_OTHC"
_QUARTER = r"^(\d{4})-Q([1-4])$"
_KIND = "TYPE_OF_TRANSFORMATION"
_COLUMNS = ("COUNTRY", "INDICATOR", "FXR_CURRENCY", _KIND, "FREQUENCY", TIME, VALUE)
_LARGEST = (1e11, 1e14)
"""Between these, in dollars, is what central banks have in the largest currency."""


def read_live_reserve_currencies(files: Files) -> TableRows:
    """Read the world's allocated reserves from SDMX-CSV: shares, and claims in US dollars."""
    raw = read_observations(files["cofer"], _COLUMNS)
    world = raw.filter(
        pl.col("COUNTRY") == "G001", pl.col("INDICATOR") == "AFXRA", pl.col("FREQUENCY") == "Q"
    )
    total = pl.col("FXR_CURRENCY") == _TOTAL
    rows = world.filter(~total)
    shares = rows.filter(pl.col(_KIND) == _SHARE).rename({VALUE: "share"})
    dollars = rows.filter(pl.col(_KIND) == _CLAIMS)
    check_dollars(dollars, _LARGEST)
    key = ["FXR_CURRENCY", TIME]
    frame = shares.select(*key, "share").join(
        dollars.select(*key, claims=pl.col(VALUE) / 1e6), on=key, how="full", coalesce=True
    )
    currency = pl.col("FXR_CURRENCY").replace(_OTHER, "CI_OTHER").str.strip_prefix("CI_")
    named = frame.select(
        pl.col(TIME).str.extract(_QUARTER, 1).cast(pl.Int16).alias("year"),
        pl.col(TIME).str.extract(_QUARTER, 2).cast(pl.Int8).alias("quarter"),
        currency.alias("currency"),
        "share",
        "claims",
    )
    return TableRows(named, exclude_rows(world.filter(total), "the total of all currencies"))


PUBLISHING = Published(
    find=at_address(
        imf_file("cofer", "IMF.STA,COFER", f"G001.AFXRA..{_SHARE}+{_CLAIMS}.Q", _COLUMNS, "1999-Q1")
    ),
    written_for="COFER 7.0.1 as SDMX-CSV 1.0 (the interface of 2026, without a key)",
    rhythm=Rhythm("quarterly, three months after the quarter", 3, 0),
    readers={"reserve_currencies": read_live_reserve_currencies},
)

SOURCE = Source(
    name="imf_cofer",
    title="Currency Composition of Official Foreign Exchange Reserves (COFER)",
    publisher="International Monetary Fund",
    version="COFER 7.0.1, retrieved 24 July 2026",
    citation=(
        "International Monetary Fund. 2026. Currency Composition of Official Foreign Exchange "
        "Reserves (COFER), version 7.0.1, retrieved 24 July 2026."
    ),
    bibtex="""@misc{imf_cofer,
  author = {{International Monetary Fund}},
  title = {Currency Composition of Official Foreign Exchange Reserves ({COFER})},
  year = {2026},
  note = {Version 7.0.1, retrieved 24 July 2026}
}""",
    url="https://data.imf.org/en/datasets/IMF.STA:COFER",
    publishing=PUBLISHING,
    licence=free_with_citation("https://www.imf.org/external/terms.htm"),
    files={"cofer": "finance/imf_cofer_quarterly.csv"},
    tables=(
        Table(
            name="reserve_currencies",
            title="currencies of the world's official reserves",
            unit_of_analysis="system",
            columns={
                "year": Column(pl.Int16, "year"),
                "quarter": Column(pl.Int8, "quarter, at whose end reserves are counted"),
                "currency": Column(pl.String, "ISO 4217 code, or OTHER"),
                "share": Column(pl.Float64, "share of reserves of known currency", "percent"),
                "claims": Column(pl.Float64, "reserves held", "million current US dollars"),
            },
            key=("currency", "year", "quarter"),
            record=("currency", "year", "quarter"),
            years=(1999, 2026),
            unfinished={2026: "first quarter"},
            read=read_reserve_currencies,
            rows=(750, 3_000),
            notes=(
                "Sums over the world: the Fund does not say what single states hold. The yuan "
                "is counted apart from the end of 2016 and the Australian and Canadian dollars "
                "from the end of 2012; before, they are part of OTHER. 2026 is the first "
                "quarter only."
            ),
        ),
    ),
    known_issues="Shares move with exchange rates as well as with what central banks buy and sell.",
)
