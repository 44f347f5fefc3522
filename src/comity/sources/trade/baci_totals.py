"""Trade between all economies in 2023: BACI, reconciled from both sides' reports."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import ETALAB
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import COLUMNS, KEY, with_all_partners
from comity.states.codes import with_ccode


def read_exports(files: Files) -> TableRows:
    """Read exports of all goods; a pair that neither side reports has no row."""
    raw = pl.read_csv(files["pairs"])
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year="year")
    million = (pl.col("value_kusd") / 1000).alias("exports")
    return TableRows(conversion.frame.with_columns(million), exclude_codes(conversion))


def read_world_trade(files: Files) -> TableRows:
    """Read what each state trades with all economies of the file, territories among them."""
    raw = pl.read_csv(files["pairs"])
    return with_all_partners(raw.with_columns(value=pl.col("value_kusd") / 1000), "iso3")


BACI_CITATION = (
    "Gaulier, Guillaume, and Soledad Zignago. 2010. BACI: International Trade Database at the "
    "Product-Level. The 1994-2007 Version. CEPII Working Paper 2010-23."
)
BACI_BIBTEX = """@techreport{gaulier2010baci,
  author = {Gaulier, Guillaume and Zignago, Soledad},
  title = {BACI: International Trade Database at the Product-Level. The 1994-2007 Version},
  institution = {CEPII},
  type = {Working Paper},
  number = {2010-23},
  year = {2010}
}"""
BACI_URL = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37"

SOURCE = Source(
    name="baci_totals",
    title="BACI, all goods, 2023",
    publisher="CEPII",
    version="V202501",
    citation=BACI_CITATION,
    bibtex=BACI_BIBTEX,
    url=BACI_URL,
    licence=ETALAB,
    files={"pairs": "economy/baci_all_pairs_2023.csv"},
    tables=(
        Table(
            name="baci_trade",
            title="exports of one state to another, reconciled from both sides",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "exports": Column(pl.Float32, "all goods", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(2023, 2023),
            read=read_exports,
            rows=(15_000, 40_000),
        ),
        Table(
            name="baci_world_trade",
            title="trade of a state with all economies, territories among them",
            unit_of_analysis="state",
            columns=COLUMNS,
            key=KEY,
            record=KEY,
            years=(2023, 2023),
            read=read_world_trade,
            rows=(150, 250),
            notes="Sums over the file of pairs.",
        ),
    ),
    known_issues=(
        "Pairs that neither side reports, such as Russia and Belarus, are absent: "
        "missing, not zero. Taiwan, North Korea, Cuba and some small "
        "states are not in the file at all."
    ),
)
