"""Trade in eight fuels between all states, 1995 to 2024, from BACI."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import ETALAB
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

PRODUCTS = {
    270111: "anthracite",
    270112: "bituminous coal",
    270119: "other coal",
    270210: "lignite",
    270220: "lignite briquettes",
    270900: "crude oil",
    271111: "liquefied natural gas",
    271121: "gaseous natural gas",
}
"""The fuels by their code in the Harmonized System; refined products are not among them."""


def read_fuel_trade(files: Files) -> TableRows:
    """Read the trade in fuels: exporter to importer, one row a product and year."""
    raw = pl.read_parquet(files["fuels"])
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    conversion = with_ccode(raw, sides, scheme="iso3", year="year")
    frame = conversion.frame.select(
        "ccode1",
        "ccode2",
        "year",
        pl.col("hs6").replace_strict(PRODUCTS, return_dtype=pl.String).alias("product"),
        (pl.col("v_kusd") / 1000).alias("value"),
    )
    return TableRows(frame, exclude_codes(conversion))


SOURCE = Source(
    name="baci_fuels",
    title="BACI: International Trade Database at the Product Level, fuels",
    publisher="CEPII",
    version="edition with data to 2024",
    citation=(
        "Gaulier, Guillaume and Soledad Zignago. 2010. BACI: International Trade Database at the "
        "Product-Level. The 1994-2007 Version. CEPII Working Paper 2010-23."
    ),
    bibtex="""@techreport{baci_fuels,
  author = {Gaulier, Guillaume and Zignago, Soledad},
  title = {{BACI}: International Trade Database at the Product-Level. The 1994-2007 Version},
  institution = {CEPII},
  type = {Working Paper},
  number = {2010-23},
  year = {2010},
  note = {Edition with data to 2024, eight fuels}
}""",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    licence=ETALAB,
    files={"fuels": "energy/baci_fuels_all_pairs_1995_2024.parquet"},
    tables=(
        Table(
            name="fuel_trade",
            title="exports of coal, lignite, crude oil and natural gas",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "exporter"),
                "ccode2": Column(pl.Int16, "importer"),
                "year": Column(pl.Int16, "year"),
                "product": Column(pl.String, f"one of: {', '.join(PRODUCTS.values())}"),
                "value": Column(pl.Float32, "value", "million current US dollars"),
            },
            key=("ccode1", "ccode2", "year", "product"),
            record=("ccode1", "ccode2", "year", "product"),
            years=(1995, 2024),
            read=read_fuel_trade,
            missing_means="zero for covered",
            rows=(130_000, 250_000),
            notes=(
                "Eight products of chapter 27 of the Harmonized System: "
                + ", ".join(f"{code} {name}" for code, name in PRODUCTS.items())
                + ". Refined oil products and electricity are not among them, so that sums lie "
                "below the whole chapter. BACI reconciles what exporter and importer report."
            ),
        ),
    ),
    known_issues=(
        "Taiwan is what the publisher calls 'Other Asia'; Luxembourg is part of Belgium until "
        "1998; the South African Customs Union reports as one until 1999 and is left out. "
        "Trade in gas by pipeline is confidential in some states and then is not in it."
    ),
)
