"""Direct investment positions of five economies, as each side reports them, from the IMF."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import at_address
from comity.sources.licence import free_with_citation
from comity.sources.publishing import Published, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.imf_sdmx import (
    COUNTRY,
    PARTNER,
    TIME,
    VALUE,
    check_dollars,
    imf_file,
    read_observations,
)
from comity.states.codes import with_ccode

_OUTWARD, _INWARD = "OTWD_D_NETAL_FALL_ALL", "INWD_D_NETLA_FALL_ALL"
_OWN_REPORT = "O"
_IN_DOLLARS = ("KOR", "KWT", "KOS")
"""Partners for whom China's own report is in dollars, not in millions of them."""


def read_direct_investment(files: Files) -> TableRows:
    """Read the positions: investor to host, a row for each side that reports."""
    return _positions(pl.read_csv(files["positions"]).with_columns(pl.col("year").cast(pl.Int16)))


def read_live_direct_investment(files: Files) -> TableRows:
    """Read the positions from what the Fund's interface gives."""
    raw = read_observations(files["positions"], _COLUMNS)
    # China's own reports are partly a million times too high, and show no unit.
    check_dollars(raw.filter(pl.col(COUNTRY) != "CHN"), _LARGEST)
    return _positions(
        raw.select(
            reporter=COUNTRY,
            counterpart=PARTNER,
            indicator="INDICATOR",
            dv_type="DV_TYPE",
            year=pl.col(TIME).cast(pl.Int16),
            value_musd=pl.col(VALUE) / 1e6,
        )
    )


def _positions(raw: pl.DataFrame) -> TableRows:
    """Name investor and host, and leave out regions and what is faulty."""
    own = pl.col("dv_type") == _OWN_REPORT
    wrong = (pl.col("reporter") == "CHN") & own & pl.col("counterpart").is_in(_IN_DOLLARS)
    faulty = exclude_rows(raw.filter(wrong), "China's report is a million times too high")
    region = pl.col("counterpart").str.contains(r"\d")
    regions = exclude_rows(raw.filter(region), "a region, a total or not allocated")
    # A position between two of the five economies is in the file under each, the same.
    facts = raw.filter(~wrong & ~region).select(_sides()).unique(maintain_order=True)
    conversion = with_ccode(
        facts, {"investor": "ccode1", "host": "ccode2"}, scheme="iso3", year="year"
    )
    return TableRows(conversion.frame, (*faulty, *regions, *exclude_codes(conversion)))


def _sides() -> list[pl.Expr]:
    """Return investor and host, and which of them reports."""
    outward = pl.col("indicator") == _OUTWARD
    own = pl.col("dv_type") == _OWN_REPORT
    by_investor = pl.when(outward == own).then(pl.lit("investor")).otherwise(pl.lit("host"))
    return [
        pl.when(outward).then("reporter").otherwise("counterpart").alias("investor"),
        pl.when(outward).then("counterpart").otherwise("reporter").alias("host"),
        pl.col("year"),
        by_investor.alias("reported_by"),
        pl.col("value_musd").alias("value"),
    ]


_COLUMNS = (COUNTRY, "DV_TYPE", "INDICATOR", PARTNER, TIME, VALUE)
_LARGEST = (1e11, 1e14)
"""Between these, in dollars, is the largest position: that of the United States in all."""

_KEY = f"CHN+DEU+JPN+SGP+USA.O+SCC.{_OUTWARD}+{_INWARD}..A"

PUBLISHING = Published(
    find=at_address(imf_file("positions", "IMF.STA,DIP", _KEY, _COLUMNS, "2014")),
    written_for="DIP 12.0.1 as SDMX-CSV 1.0 (the interface of 2026, without a key)",
    rhythm=Rhythm("yearly, in December", 12),
    readers={"investment_positions": read_live_direct_investment},
)

SOURCE = Source(
    name="imf_direct_investment",
    title="Direct Investment Positions by Counterpart Economy",
    publisher="International Monetary Fund",
    version="edition with data to 2024",
    citation=(
        "International Monetary Fund. 2025. Direct Investment Positions by Counterpart Economy "
        "(formerly Coordinated Direct Investment Survey)."
    ),
    bibtex="""@misc{imf_direct_investment,
  author = {{International Monetary Fund}},
  title = {Direct Investment Positions by Counterpart Economy},
  year = {2025},
  note = {Formerly Coordinated Direct Investment Survey; data to 2024}
}""",
    url="https://data.imf.org/en/datasets/IMF.STA:DIP",
    publishing=PUBLISHING,
    licence=free_with_citation("https://www.imf.org/external/terms.htm"),
    files={"positions": "finance/imf_direct_investment_positions_5_reporters.csv"},
    tables=(
        Table(
            name="investment_positions",
            title="direct investment positions of China, Germany, Japan, Singapore and the US",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state of the investor"),
                "ccode2": Column(pl.Int16, "state invested in"),
                "year": Column(pl.Int16, "year, at whose end positions are counted"),
                "reported_by": Column(pl.String, "the side that reports: investor or host"),
                "value": Column(pl.Float64, "net position", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year", "reported_by"),
            record=("ccode1", "ccode2", "year", "reported_by"),
            years=(2014, 2024),
            read=read_direct_investment,
            rows=(15_000, 60_000),
            notes=(
                "One of the two states is always China, Germany, Japan, Singapore or the United "
                "States. What investor and host report are two facts and often differ by much; "
                "neither is to be put in the other's place. Positions are net and can be below "
                "zero. China reports its own investments abroad from 2018, Singapore none."
            ),
        ),
    ),
    known_issues=(
        "China's reports on Korea, Kuwait and Kosovo are a million times too high in the file "
        "and are left out. Money through Hong Kong, the Netherlands or the Caribbean is "
        "counted there and not where it ends."
    ),
)
