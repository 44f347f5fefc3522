"""Exports of goods by partner in 2025, as exporters report them: the IMF."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import COMPILED
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import EXPORT_COLUMNS, EXPORT_KEY, with_all_partners
from comity.states.codes import with_ccode

_LEAST_MARKETS = 90
"""With fewer markets an exporter's report is too thin for a total."""


_FRAGMENTS = ("KWT", "MKD", "OMN", "SLE", "VEN")
"""Exporters whose flows add up to 0.13 to 0.46 of their exports of 2024 by the Atlas of Economic
Complexity: what they sell most of (Kuwait's oil) is not given by partner."""


def read_exports(files: Files) -> TableRows:
    """Read exports by partner; a zero means under 50,000 dollars."""
    flows, lost = _flows(files)
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(flows, sides, scheme="iso3", year="year")
    rows = conversion.frame.rename({"value": "exports"})
    return TableRows(rows, (*lost, *exclude_codes(conversion)))


def read_total_exports(files: Files) -> TableRows:
    """Read the exports to all economies of each state with at least 90 recorded markets."""
    flows, lost = _flows(files)
    thin = flows.filter(pl.len().over("exporter") < _LEAST_MARKETS)
    result = with_all_partners(flows.join(thin, on="exporter", how="anti"), "iso3")
    sold = result.frame.drop_nulls("exports").select("ccode", "year", "exports", "markets")
    why = "exports to fewer than 90 economies are recorded"
    return TableRows(sold, (*lost, *result.exclusions, *exclude_rows(thin, why)))


def _flows(files: Files) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the flows between all economies: exporter, importer, year and value."""
    raw = pl.read_csv(files["exports"], infer_schema_length=None)
    flows = raw.select("exporter", "importer", "year", pl.col("value_musd").alias("value"))
    fragment = pl.col("exporter").is_in(_FRAGMENTS)
    lost = exclude_rows(flows.filter(fragment), "a fragment of an exporter's report")
    return flows.filter(~fragment), lost


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
    publishing=COMPILED,
    licence=Licence("IMF: attribution", "https://www.imf.org/external/terms.htm"),
    attribution="Exports of 2025: International Monetary Fund.",
    files={"exports": "economy/imf_goods_exports_all_pairs_2025.csv.gz"},
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
        "Kazakhstan."
    ),
)
