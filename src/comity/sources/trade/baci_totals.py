"""Trade between all economies in 2000 to 2020 and 2023: BACI, reconciled from both reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import polars as pl

from comity.sources.blocks import read_delimited, read_members
from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import numbered
from comity.sources.licence import ETALAB
from comity.sources.publishing import MEGABYTE, Finder, Published, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.sources.trade import imf_exports
from comity.sources.trade.all_partners import (
    COLUMNS,
    EXPORT_COLUMNS,
    EXPORT_KEY,
    KEY,
    with_all_partners,
)
from comity.sources.trade_fragments import TWENTIETH, limits, mark_fragments, without_fragments
from comity.states.codes import with_ccode


def read_exports(files: Files) -> TableRows:
    """Read exports of all goods in 2023; a pair that neither side reports has no row."""
    later = Files(files.root, {"exports": files.names["later"]})
    before = _exports(_older(files)).frame.filter(year=_OLDER[1])
    bound = limits(TWENTIETH, before, imf_exports.read_reports(later).frame)
    rows = _exports(pl.read_csv(files["pairs"]))
    # No fall is excepted: the flow is large again in 2025 (Russia's to Malta).
    return without_fragments(rows, mark_fragments(rows.frame, bound), _FRAGMENT)


def read_older_exports(files: Files) -> TableRows:
    """Read exports of all goods in 2000 to 2020, from an earlier edition."""
    return _exports(_older(files))


def read_world_trade(files: Files) -> TableRows:
    """Read the trade of each state with all economies of the file, territories among them."""
    return _totals(pl.read_csv(files["pairs"]))


def read_older_world_trade(files: Files) -> TableRows:
    """Read the trade of each state with all economies in 2000 to 2020."""
    return _totals(_older(files))


def read_territory_trade(files: Files) -> TableRows:
    """Read what states sell to Hong Kong and Macao and buy from them, from both editions."""
    columns = ("exporter", "importer", pl.col("year").cast(pl.Int16), "value_kusd")
    newer = pl.read_csv(files["pairs"])
    return _territories(pl.concat([_older(files).select(columns), newer.select(columns)]))


def _territories(raw: pl.DataFrame) -> TableRows:
    """Select what states sell to Hong Kong and Macao and buy from them."""
    sides = {"exporter": ("importer", "exports"), "importer": ("exporter", "imports")}
    conversions = [
        with_ccode(
            raw.filter(pl.col(side).is_in(TERRITORIES)).rename({side: "territory"}),
            {partner: "ccode"},
            scheme="iso3",
            year="year",
        )
        for side, (partner, _) in sides.items()
    ]
    sold, bought = (
        conversion.frame.select(*TERRITORY_KEY, (pl.col("value_kusd") / 1000).alias(amount))
        for conversion, (_, amount) in zip(conversions, sides.values(), strict=True)
    )
    frame = sold.join(bought, on=TERRITORY_KEY, how="full", coalesce=True)
    return TableRows(frame, tuple(e for each in conversions for e in exclude_codes(each)))


def read_live_exports(files: Files) -> TableRows:
    """Read exports of all goods from 2023 on."""
    return _exports(_newer_sums(files))


def read_live_older_exports(files: Files) -> TableRows:
    """Read exports of all goods in 2000 to 2020."""
    return _exports(_older_sums(files))


def read_live_world_trade(files: Files) -> TableRows:
    """Read the trade of each state with all economies from 2023 on."""
    return _totals(_newer_sums(files))


def read_live_older_world_trade(files: Files) -> TableRows:
    """Read the trade of each state with all economies in 2000 to 2020."""
    return _totals(_older_sums(files))


def read_live_territory_trade(files: Files) -> TableRows:
    """Read the trade of Hong Kong and Macao in the years of both tables of pairs."""
    return _territories(pl.concat([_older_sums(files), _newer_sums(files)]))


def _older_sums(files: Files) -> pl.DataFrame:
    """Read the sums of 2000 to 2020, without what cow_trade has of Taiwan and Serbia.

    Totals add what cow_trade has of them (`trade_fill`), which must not count twice.
    """
    sums = _sums(files).filter(pl.col("year").is_between(*_OLDER))
    filled = [
        (pl.col(side) == code) & (pl.col("year") <= last)
        for code, last in _FILLED.items()
        for side in ("exporter", "importer")
    ]
    return sums.filter(~pl.any_horizontal(filled))


def _newer_sums(files: Files) -> pl.DataFrame:
    """Read the sums from 2023 on."""
    return _sums(files).filter(pl.col("year") >= _NEWER)


_OLDER, _NEWER = (2000, 2020), 2023
_FILLED = {"S19": 2014, "SCG": 2005}
"""Taiwan and Serbia and Montenegro, with the last year that `trade_fill` has of them."""


def _sums(files: Files) -> pl.DataFrame:
    """Sum the flows of an edition by exporter, importer and year, with codes of ISO 3166."""
    path = files["flows"]
    sums = name_economies(_sum_flows(path, path.stat().st_mtime_ns), files)
    # An economy can have two numbers, as Sudan before 2012 and since.
    return sums.group_by("exporter", "importer", year="t").agg(value_kusd=pl.col("v").sum())


def name_economies(flows: pl.DataFrame, files: Files) -> pl.DataFrame:
    """Add the codes of ISO 3166 to flows between the publisher's numbered economies.

    Parameters
    ----------
    flows
        Columns ``i`` and ``j`` among others.
    files
        The files of the edition, with its list of economies.

    Returns
    -------
    polars.DataFrame
        The flows with ``exporter`` and ``importer``; a number that is not listed has none.
    """
    codes = read_delimited(files["economies"], ECONOMY_COLUMNS)
    for side, name in (("i", "exporter"), ("j", "importer")):
        listed = {"country_code": pl.col("country_code").cast(pl.Int16)}
        named = codes.with_columns(**listed).rename({"country_code": side, "country_iso3": name})
        flows = flows.join(named, on=side, how="left")
    return flows


@lru_cache(maxsize=1)
def _sum_flows(archive: Path, _written: int) -> pl.DataFrame:
    """Sum the flows of all products by year, exporter and importer.

    The archive is read once for all tables, in little memory: a block of rows at a time.
    """
    key = ["t", "i", "j"]
    sums = [block.group_by(key).agg(pl.col("v").sum()) for block in read_flows(archive)]
    return pl.concat(sums).group_by(key).agg(pl.col("v").sum())


def read_flows(archive: Path) -> Iterator[pl.DataFrame]:
    """Read the flows of an edition of BACI in blocks of rows.

    Parameters
    ----------
    archive
        The archive as it was downloaded, with a file a year.

    Yields
    ------
    polars.DataFrame
        Columns as the publisher names them: ``t`` (year), ``i`` (exporter), ``j`` (importer),
        ``k`` (product; null where it is no number) and ``v`` (thousand dollars).
    """
    for block in read_members(archive, FLOWS, FLOW_COLUMNS):
        yield block.select(
            pl.col("t", "i", "j").str.strip_chars().cast(pl.Int16),
            pl.col("k").str.strip_chars().cast(pl.Int32, strict=False),
            pl.col("v").str.strip_chars().cast(pl.Float64),
        )


def _older(files: Files) -> pl.DataFrame:
    """Read the pairs of the earlier edition, codes as text."""
    return pl.read_parquet(files["older"]).with_columns(
        pl.col("exporter", "importer").cast(pl.String)
    )


def _exports(raw: pl.DataFrame) -> TableRows:
    """Convert economies to states and thousands to millions of dollars."""
    sides = {"exporter": "ccode1", "importer": "ccode2"}
    one, other = (
        pl.col("exporter").eq_missing(seller) & pl.col("importer").eq_missing(buyer)
        for seller, buyer in (("LSO", "ZAF"), ("ZAF", "LSO"))
    )
    silent = (one | other) & (pl.col("year") <= _LESOTHO_SILENT_UNTIL)
    conversion = with_ccode(raw.filter(~silent), sides, scheme="iso3", year="year")
    million = (pl.col("value_kusd") / 1000).alias("exports")
    exclusions = (*exclude_codes(conversion), *exclude_rows(raw.filter(silent), _UNREPORTED))
    return TableRows(conversion.frame.with_columns(million), exclusions)


_LESOTHO_SILENT_UNTIL = 2007
_FRAGMENT = "a fragment: under a twentieth of the flow in an earlier and a later year"
_UNREPORTED = "South Africa and Lesotho, which did not report their trade within the union"
"""To 2007 the file has under a million dollars a year, and a thousand times as much in 2008."""


def _totals(raw: pl.DataFrame) -> TableRows:
    """Sum each state's trade over all economies of a file."""
    return with_all_partners(raw.with_columns(value=pl.col("value_kusd") / 1000), "iso3")


TERRITORIES = ("HKG", "MAC")
"""Hong Kong and Macao: no states, but markets whose output the World Bank gives."""

TERRITORY_KEY = ("territory", "ccode", "year")

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

FLOWS = "BACI_HS*_Y*_V*.csv"
"""Pattern of the files of flows in an archive of BACI: one a year."""

FLOW_COLUMNS = ("t", "i", "j", "k", "v")
ECONOMY_COLUMNS = ("country_code", "country_iso3")


def find_edition(classification: str) -> Finder:
    """Build a finder of the newest edition of BACI, which appears in January.

    Parameters
    ----------
    classification
        The revision of the Harmonized System: "HS92", "HS17".
    """
    address = f"https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_{classification}_V{{edition}}.zip"
    return numbered(
        lambda today: (f"{today.year}01", f"{today.year - 1}01"),
        RemoteFile(
            "flows",
            address,
            member=FLOWS,
            has_parts=True,
            columns=FLOW_COLUMNS,
            limit=6_000 * MEGABYTE,
        ),
        RemoteFile(
            "economies",
            address,
            member="country_codes_V*.csv",
            columns=ECONOMY_COLUMNS,
            limit=6_000 * MEGABYTE,
        ),
    )


RHYTHM = Rhythm("yearly, in January", 1, 2)

PUBLISHING = Published(
    find=find_edition("HS92"),
    written_for="V202601 (BACI_HS92_Y1995_V202601.csv to Y2024, country_codes_V202601.csv)",
    rhythm=RHYTHM,
    readers={
        "baci_trade": read_live_exports,
        "baci_world_trade": read_live_world_trade,
        "baci_trade_older": read_live_older_exports,
        "baci_world_trade_older": read_live_older_world_trade,
        "territory_trade": read_live_territory_trade,
    },
    large=True,
)

SOURCE = Source(
    name="baci_totals",
    title="BACI, all goods, 2000 to 2020 and 2023",
    publisher="CEPII",
    version="V202501 (2023); an edition of 2021 or 2022 (2000 to 2020)",
    citation=BACI_CITATION,
    bibtex=BACI_BIBTEX,
    url=BACI_URL,
    publishing=PUBLISHING,
    licence=ETALAB,
    files={
        "pairs": "economy/baci_all_pairs_2023.csv",
        "older": "economy/baci_all_pairs_2000_2020.parquet",
        "later": imf_exports.SOURCE.files["exports"],
    },
    tables=(
        Table(
            name="baci_trade",
            title="exports of one state to another, reconciled from both sides",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
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
        Table(
            name="baci_trade_older",
            title="exports of one state to another, reconciled from both sides, 2000 to 2020",
            unit_of_analysis="directed",
            columns=EXPORT_COLUMNS,
            key=EXPORT_KEY,
            record=EXPORT_KEY,
            years=(2000, 2020),
            read=read_older_exports,
            rows=(450_000, 800_000),
        ),
        Table(
            name="baci_world_trade_older",
            title="trade of a state with all economies, territories among them, 2000 to 2020",
            unit_of_analysis="state",
            columns=COLUMNS,
            key=KEY,
            record=KEY,
            years=(2000, 2020),
            read=read_older_world_trade,
            rows=(3_800, 5_000),
            notes="Sums over the file of pairs.",
        ),
        Table(
            name="territory_trade",
            title="trade of Hong Kong and Macao with states",
            unit_of_analysis="state",
            columns={
                "territory": Column(pl.String, "HKG or MAC"),
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                "exports": Column(
                    pl.Float32,
                    "goods from the territory to the state",
                    "million current US dollars",
                ),
                "imports": Column(
                    pl.Float32,
                    "goods from the state to the territory",
                    "million current US dollars",
                ),
            },
            key=TERRITORY_KEY,
            record=TERRITORY_KEY,
            years=(2000, 2023),
            gaps=frozenset({2021, 2022}),
            read=read_territory_trade,
            rows=(6_000, 12_000),
            notes="2023 is of the later edition.",
        ),
    ),
    known_issues=(
        "An absent pair has no recorded trade: missing, not zero. Taiwan is absent from both "
        "editions, Serbia and Montenegro from 2000 to 2005, and North Korea, Cuba and some small "
        "states in 2023. 67 states had not reported for 2023, among them Russia, South Korea, "
        "Poland, Vietnam, Argentina, the Philippines, Bangladesh, Iran, Iraq, Algeria and "
        "Belarus. Their trade with each other is absent, and totals of 2023 lack it. In 2020 it "
        "was 54 percent of Belarus's trade, 16 of Vietnam's, 15 of Russia's, 14 of South Korea's, "
        "11 of the Philippines' and 7 of Poland's. South Africa and Lesotho are missing to "
        "2007, when neither reported their trade within the customs union, and in 2023 ten flows "
        "of under a twentieth of both 2020 and 2025 (China and Georgia). Of the pairs of China "
        "and Russia in 2017 to 2020 a later edition has 0 to 6 percent more. Hong Kong's imports "
        "hold what it ships on, which counts again at its destination, and its exports do not."
    ),
)
