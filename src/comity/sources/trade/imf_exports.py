"""Exports of goods by partner in 2025, as exporters report them: the IMF."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import at_address
from comity.sources.licence import Licence
from comity.sources.publishing import Published, Rhythm
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import EXPORT_COLUMNS, EXPORT_KEY, with_all_partners
from comity.sources.trade.imf_sdmx import (
    COUNTRY,
    PARTNER,
    TIME,
    VALUE,
    check_dollars,
    imf_file,
    read_observations,
)
from comity.sources.trade_fragments import (
    FIFTH,
    but_for_falls,
    limits,
    mark_fragments,
    without_fragments,
)
from comity.states.codes import with_ccode

_LEAST_MARKETS = 90
"""With fewer markets an exporter's report is too thin for a total."""


_FRAGMENTS = ("KWT", "MKD", "OMN", "SLE", "VEN")
"""Exporters whose flows add up to 0.13 to 0.46 of their exports of 2024 by the Atlas of Economic
Complexity: what they sell most of (Kuwait's oil) is not given by partner."""


def read_exports(files: Files) -> TableRows:
    """Read exports by partner without fragments; a zero means under 50,000 dollars."""
    rows = read_reports(files)
    years = [_exports(flows).frame for flows in _reconciled(files)]
    marked = but_for_falls(mark_fragments(rows.frame, limits(FIFTH, *years)))
    return without_fragments(rows, marked, "a fragment: under a fifth of 2019, 2020 and 2023")


def read_reports(files: Files) -> TableRows:
    """Read exports by partner as they are reported, fragments of single flows among them."""
    return _exports(_listed(files))


def _reconciled(files: Files) -> Iterator[pl.DataFrame]:
    """Read the flows of 2019, 2020 and 2023 that BACI reconciled from both reports."""
    older = pl.read_parquet(files["older"])
    for raw in (older.filter(year=2019), older.filter(year=2020), pl.read_csv(files["pairs"])):
        codes = pl.col("exporter", "importer").cast(pl.String)
        yield raw.select(codes, "year", value=pl.col("value_kusd") / 1000)


def read_live_exports(files: Files) -> TableRows:
    """Read exports by partner from what the Fund's interface gives."""
    return _exports(_observed(files))


def _exports(listed: pl.DataFrame) -> TableRows:
    """Convert economies to states."""
    flows, lost = _flows(listed)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(flows, sides, scheme="iso3", year="year")
    rows = conversion.frame.rename({"value": "exports"})
    return TableRows(rows, (*lost, *exclude_codes(conversion)))


def read_total_exports(files: Files) -> TableRows:
    """Read the exports to all economies of each state with at least 90 recorded markets."""
    return _totals(_listed(files))


def read_live_total_exports(files: Files) -> TableRows:
    """Read the exports to all economies from what the Fund's interface gives."""
    return _totals(_observed(files))


def _totals(listed: pl.DataFrame) -> TableRows:
    """Sum the exports of each state with at least 90 recorded markets in a year."""
    flows, lost = _flows(listed)
    few = pl.len().over("exporter", "year") < _LEAST_MARKETS
    thin = flows.filter(few)
    result = with_all_partners(flows.filter(~few), "iso3")
    sold = result.frame.drop_nulls("exports").select("ccode", "year", "exports", "markets")
    why = "exports to fewer than 90 economies are recorded"
    return TableRows(sold, (*lost, *result.exclusions, *exclude_rows(thin, why)))


def _listed(files: Files) -> pl.DataFrame:
    """Read the flows of the raw file: exporter, importer, year and value."""
    raw = pl.read_csv(files["exports"], infer_schema_length=None)
    return raw.select("exporter", "importer", "year", pl.col("value_musd").alias("value"))


def _observed(files: Files) -> pl.DataFrame:
    """Read the flows between economies from SDMX-CSV, to the decimal that the raw file has.

    Groups of economies, which have digits in their code, and an economy's trade with itself
    are no flows.
    """
    raw = read_observations(files["exports"], _COLUMNS)
    check_dollars(raw, _LARGEST)
    economies = ~pl.any_horizontal(pl.col(COUNTRY, PARTNER).str.contains(r"\d"))
    rows = raw.filter(economies, pl.col(COUNTRY) != pl.col(PARTNER))
    return rows.select(
        exporter=COUNTRY,
        importer=PARTNER,
        year=pl.col(TIME).cast(pl.Int16),
        value=(pl.col(VALUE) / 1e6).round(1),
    )


def _flows(flows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Leave out the fragments of exporters' reports."""
    fragment = pl.col("exporter").is_in(_FRAGMENTS)
    lost = exclude_rows(flows.filter(fragment), "a fragment of an exporter's report")
    return flows.filter(~fragment), lost


_COLUMNS = (COUNTRY, PARTNER, TIME, VALUE)
_LARGEST = (1e11, 1e14)
"""Between these, in dollars, is the largest flow: an exporter's sum over all partners."""

PUBLISHING = Published(
    find=at_address(imf_file("exports", "IMF.STA,IMTS", ".XG_FOB_USD..A", _COLUMNS, "2025")),
    written_for="IMTS 1.0.0 as SDMX-CSV 1.0 (the interface of 2026, without a key)",
    rhythm=Rhythm("monthly, with the exports of a year by April", 4),
    readers={
        "imf_exports": read_live_exports,
        "imf_total_exports": read_live_total_exports,
    },
)

SOURCE = Source(
    name="imf_exports",
    title="International Trade in Goods (IMTS), exports by partner, 2025",
    publisher="International Monetary Fund",
    version="2025, April 2026",
    citation="International Monetary Fund. 2026. International Trade in Goods by partner country.",
    bibtex="""@misc{imf_imts,
  author = {{International Monetary Fund}},
  title = {International Trade in Goods by partner country},
  year = {2026}
}""",
    url="https://data.imf.org/",
    publishing=PUBLISHING,
    licence=Licence("IMF: attribution", "https://www.imf.org/external/terms.htm"),
    attribution="Exports of 2025: International Monetary Fund.",
    files={
        "exports": "economy/imf_goods_exports_all_pairs_2025.csv.gz",
        "older": "economy/baci_all_pairs_2000_2020.parquet",
        "pairs": "economy/baci_all_pairs_2023.csv",
    },
    tables=(
        Table(
            name="imf_exports",
            title="exports of one state to another, as the exporter reports them",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2025, 2025),
            read=read_exports,
            rows=(15_000, 40_000),
            notes="One decimal: zero means under 50,000 dollars, not none.",
        ),
        Table(
            name="imf_total_exports",
            title="exports of a state to all economies, territories among them",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "exporter"),
                "year": Column(pl.Int16, "year"),
                "exports": Column(
                    pl.Float64, "exports to all economies", "million current US dollars"
                ),
                "markets": Column(pl.Int16, "economies that the exports are summed over"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(2025, 2025),
            read=read_total_exports,
            rows=(90, 200),
            notes="Sums over the file of pairs.",
        ),
    ),
    known_issues=(
        "Exporters' reports with the IMF's estimates among them; re-exports count, so that Hong "
        "Kong, the Netherlands and Singapore are 1.6 to 1.7 times their level in BACI. Taiwan's "
        "exports are not in it, its imports are. Thin for Kuwait, Oman, Qatar, Vietnam and "
        "Kazakhstan. Left out are 82 flows under a fifth of the least of 2019, 2020 and 2023, "
        "where each is over 100 million dollars. Exporters keep gold and oil confidential or book "
        "them to another destination (Mali's to the United Arab Emirates). Falls by war and "
        "embargo stay (Israel to Turkey). Totals are sums over all that is reported."
    ),
)
