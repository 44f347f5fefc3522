"""Trade between all economies in three years: UNCTAD's merchandise trade matrix."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import Licence
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade.all_partners import (
    COLUMNS,
    EXPORT_COLUMNS,
    EXPORT_KEY,
    KEY,
    with_all_partners,
)
from comity.states.codes import with_ccode

_SECTORS = {"ALL": "exports", "SITC3_MINERAL_FUELS": "fuels"}


def read_exports(files: Files) -> TableRows:
    """Read exports as exporters report them: all goods, and mineral fuels among them."""
    raw = pl.read_csv(files["matrix"])
    wide = raw.pivot(
        "sector", index=["exporter_name", "importer_name", "year"], values="value_kusd"
    )
    million = [(pl.col(sector) / 1000).alias(name) for sector, name in _SECTORS.items()]
    sides = {"exporter_name": "ccode1", "importer_name": "ccode2"}
    conversion = with_ccode(wide, sides, scheme="name", year="year")
    reported = conversion.frame.with_columns(million).filter(pl.col("exports").is_not_null())
    itself = pl.col("ccode1") == pl.col("ccode2")
    same = exclude_rows(reported.filter(itself), "exports of a state to itself")
    return TableRows(reported.filter(~itself), (*same, *exclude_codes(conversion)))


def read_world_trade(files: Files) -> TableRows:
    """Read what each state traded with all economies, territories among them."""
    goods = pl.read_csv(files["matrix"]).filter(pl.col("sector") == "ALL")
    flows = goods.rename({"exporter_name": "exporter", "importer_name": "importer"})
    return with_all_partners(flows.with_columns(value=pl.col("value_kusd") / 1000), "name")


SECTIONS = {
    "SITC0_Food": "food and live animals",
    "SITC1_BevTobacco": "beverages and tobacco",
    "SITC2_Crude": "crude materials",
    "SITC3_MineralFuels": "mineral fuels",
    "SITC4_AnimalVegOils": "oils and fats",
    "SITC5_Chemicals": "chemicals",
    "SITC6_Manuf": "manufactures by material",
    "SITC7_Machinery": "machinery and transport equipment",
    "SITC8_Misc": "other manufactures",
    "SITC9_Commodities": "other goods",
}
"""The sections of the Standard International Trade Classification, as the file names them."""


_FORMER = {
    "Indonesia2002": "IDN",
    "NetherlandsAntilles": "ANT",
    "SerbiaandMontenegro": "SCG",
    "Sudan2011": "SDN",
}
"""Economies in the borders of then, for which the file of sections has a name but no code."""


def read_sections(files: Files) -> TableRows:
    """Read what each state sold to and bought from all economies, by section of goods."""
    sides = [
        pl.coalesce(
            pl.col(f"{side}_name").cast(pl.String).replace_strict(_FORMER, default=None),
            pl.col(side).cast(pl.String),
        ).alias(side)
        for side in ("exporter", "importer")
    ]
    million = (pl.col("value_kusd") / 1000).alias("value")
    raw = pl.read_parquet(files["sections"]).select(
        *sides, "year", pl.col("sector").cast(pl.String), million
    )
    results = {
        name: with_all_partners(raw.filter(sector=section), "iso3")
        for section, name in SECTIONS.items()
    }
    frames = [result.frame.with_columns(section=pl.lit(name)) for name, result in results.items()]
    exclusions = (
        replace(exclusion, why=f"{name}: {exclusion.why}")
        for name, result in results.items()
        for exclusion in result.exclusions
    )
    return TableRows(pl.concat(frames), tuple(exclusions))


_GAPS = frozenset(set(range(1996, 2015)) - {2005})

SOURCE = Source(
    name="unctad_trade",
    title="Merchandise trade matrix, exports of individual economies in thousands of dollars",
    publisher="United Nations Conference on Trade and Development",
    version="1995, 2005 and 2015",
    citation="UNCTAD. UNCTADstat: Merchandise trade matrix, annual, 1995, 2005 and 2015.",
    bibtex="""@misc{unctad_matrix,
  author = {{United Nations Conference on Trade and Development}},
  title = {UNCTADstat: Merchandise trade matrix, annual}
}""",
    url="https://unctadstat.unctad.org/",
    publishing=NotPublished(
        "The publisher's bulk files need an account; what is here are three years that "
        "others took from them."
    ),
    licence=Licence("UN: attribution", "https://unctad.org/about/terms-of-use"),
    attribution="Trade of 2015: UNCTADstat.",
    files={
        "matrix": "economy/unctad_all_pairs_1995_2005_2015.csv.gz",
        "sections": "economy/unctad_all_pairs_by_sitc_section_1995_2005_2015.parquet",
    },
    tables=(
        Table(
            name="unctad_trade",
            title="exports of one state to another, as exporters report them",
            unit_of_analysis="directed",
            columns={
                **EXPORT_COLUMNS,
                "fuels": Column(pl.Float32, "mineral fuels", "million current US dollars"),
            },
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(1995, 2015),
            gaps=_GAPS,
            read=read_exports,
            rows=(40_000, 100_000),
        ),
        Table(
            name="unctad_world_trade",
            title="trade of a state with all economies, territories among them",
            unit_of_analysis="state",
            columns=COLUMNS,
            key=KEY,
            record=KEY,
            years=(1995, 2015),
            gaps=_GAPS,
            read=read_world_trade,
            rows=(450, 700),
            notes="Sums over the matrix of pairs: exporters' reports on both sides.",
        ),
        Table(
            name="goods_by_section",
            title="trade of a state with all economies, by section of goods",
            unit_of_analysis="state",
            columns={
                **COLUMNS,
                "section": Column(pl.String, "section of the SITC, revision 3"),
            },
            key=(*KEY, "section"),
            record=(*KEY, "section"),
            years=(1995, 2015),
            gaps=_GAPS,
            read=read_sections,
            rows=(5_000, 7_000),
            notes=(
                "Sums over the matrix of pairs: exporters' reports on both sides. The sections add "
                "up to 0.992 of all goods in 1995 and to 0.9999 in 2005 and 2015."
            ),
        ),
    ),
)
