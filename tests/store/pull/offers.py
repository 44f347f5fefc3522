"""What every publisher offers in the tests: its files, and a figure that they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import cow_files as cow
import publisher_files as files
import trade_files as trade

from comity.sources.publishing import Published
from comity.sources.registry import all_sources, sources

SAMPLES = Path(__file__).parents[2] / "sources" / "samples"
DAY = date(2026, 11, 27)


def small(name):
    """A source whose tables may be as small as the files of the tests, asked without pauses."""
    source = all_sources()[name]
    how = source.publishing
    quick = replace(how, pause=0.0) if isinstance(how, Published) else how
    tables = tuple(replace(table, rows=(min(table.rows[0], 1), 10**7)) for table in source.tables)
    return replace(source, tables=tables, publishing=quick)


def world_bank():
    figures = {
        "NY.GDP.MKTP.CD": (18.7e12, 19.5e12),
        "SP.POP.TOTL": (1.409e9, 1.4e9),
        "PA.NUS.PPP": (3.5, 3.4),
    }
    base = "api.worldbank.org/v2/en/indicator/{}?downloadformat=csv"
    return {
        files.WORLD_BANK: files.world_bank_listing(),
        **{base.format(i): files.world_bank(i, pair) for i, pair in figures.items()},
    }


def undl():
    records = {"4060887": "ga", "4055387": "sc"}
    return {
        **{files.UNDL.format(r): files.undl_listing(r, b) for r, b in records.items()},
        **{files.UNDL_FILE.format(r, b): files.undl(b) for r, b in records.items()},
    }


def milex():
    sample = (SAMPLES / sources()["sipri_milex"].files["workbook"]).read_bytes()
    return {files.MILEX: files.MILEX_PAGE, files.MILEX_FILE: sample}


def baci(classification, *years):
    address = trade.BACI.format(classification, "202601")
    return lambda: {address: trade.baci(classification, years)}


def comtrade_imports():
    return {
        trade.RELEASES.format(2022): trade.comtrade_releases("2024-05-01", "2026-09-30"),
        trade.IMPORTS: trade.comtrade_imports(),
    }


def mirror_trade():
    releases = {trade.RELEASES.format(2024): trade.comtrade_releases("2026-11-02", "2025-12-01")}
    return releases | trade.comtrade_reports()


OFFERS = {
    "imf_cofer": ("2026-07-06", lambda: {files.COFER: files.cofer()}, 1),
    "imf_exports": ("2026-07-06", lambda: {trade.EXPORTS: trade.imf_exports()}, 1),
    "imf_direct_investment": (
        "2026-07-06",
        lambda: {trade.POSITIONS: trade.imf_positions()},
        1,
    ),
    "comtrade_imports": ("2026-09-30", comtrade_imports, 1),
    "mirror_trade": ("2026-11-02", mirror_trade, 1),
    "ucdp_conflicts": ("26.1", lambda: {files.UCDP.format("261"): files.ucdp()}, 1),
    "cow_nmc": ("7", lambda: {cow.NMC.format("7"): cow.nmc()}, 1),
    "cow_contiguity": (
        "3.2.0",
        lambda: {cow.CONTIGUITY.format("320"): cow.contiguity(), cow.MAJORS: cow.majors()},
        1,
    ),
    "cow_igo_members": (
        "3",
        lambda: {cow.MEMBERS: cow.members(), cow.ORGANISATIONS: cow.organisations()},
        1,
    ),
    "cow_disputes": ("5", lambda: {cow.DISPUTES: cow.disputes()}, 1),
    "atop": ("2026-07-06", lambda: {files.ATOP: files.atop()}, 1),
    "baci_totals": ("202601", baci("HS92", 2000, 2014, 2015, 2021, 2023, 2024), 1),
    "baci_fuels": ("202601", baci("HS92", 1995, 2024), 1),
    "baci_china_russia": ("202601", baci("HS17", 2017, 2024), 1),
    "atlas_totals": (
        "15.0",
        lambda: {trade.ATLAS: trade.atlas_listing(), trade.ATLAS_FILE: trade.atlas()},
        1,
    ),
    "cepii_gravity": (
        "202211",
        lambda: {trade.GRAVITY_PAGE: trade.GRAVITY_LINK, trade.GRAVITY: trade.gravity()},
        1,
    ),
    "ideal_points_bsv": (
        "39.0",
        lambda: {files.POINTS: files.points_listing(), files.POINTS_FILE: files.points()},
        1,
    ),
    "world_bank": ("2026-07-01", world_bank, 1),
    "sipri_milex": ("2025_v1.2", milex, 1),
    "undl_votes": ("2026-02-06", undl, 2),
}
"""By source: the edition, the files, and the small requests that show that nothing is newer."""

FIGURES = {
    "baci_totals": ("baci_trade", {"ccode1": 365, "ccode2": 710, "year": 2024}, "exports"),
    "baci_fuels": ("fuel_trade", {"ccode1": 713, "ccode2": 710, "year": 1995}, "value"),
    "baci_china_russia": (
        "china_russia_groups",
        {"ccode1": 365, "year": 2024, "group": "mineral fuels"},
        "value",
    ),
    "atlas_totals": ("trade_totals", {"ccode": 365, "year": 2023}, "exports"),
    "cepii_gravity": ("gravity_pairs", {"ccode1": 710, "ccode2": 900}, "coverage"),
    "imf_cofer": ("reserve_currencies", {"currency": "CNY", "year": 2021, "quarter": 4}, "share"),
    "imf_exports": ("imf_exports", {"ccode1": 710, "ccode2": 2}, "exports"),
    "imf_direct_investment": (
        "investment_positions",
        {"ccode1": 710, "ccode2": 365, "reported_by": "investor"},
        "value",
    ),
    "comtrade_imports": ("comtrade_imports", {"ccode1": 713, "ccode2": 2}, "exports"),
    "mirror_trade": ("partner_reports", {"ccode1": 710, "ccode2": 255, "year": 2024}, "exports"),
    "cow_nmc": ("capabilities", {"ccode": 710, "year": 2022}, "published"),
    "cow_contiguity": ("neighbours", {"ccode2": 40, "year": 1909}, "contiguity"),
    "cow_igo_members": ("igo_members", {"ccode": 365, "start": 2014}, "kind"),
    "cow_disputes": ("disputes", {"ccode1": 200, "ccode2": 740, "year": 1940}, "onset"),
    "ideal_points_bsv": ("ideal_points", {"ccode": 365, "year": 2025}, "ideal_point"),
    "world_bank": ("world_bank_gdp", {"ccode": 710, "year": 2025}, "gdp"),
    "ucdp_conflicts": ("interstate_conflicts", {"ccode1": 365, "year": 2025}, "war"),
    "atop": ("alliances", {"ccode1": 365, "ccode2": 710, "year": 2018}, "nonaggression"),
    "undl_votes": ("undl_votes", {"ccode": 365, "year": 2022}, "vote"),
    "sipri_milex": ("milex", {"ccode": 710, "year": 2024}, "records"),
}
EXPECTED = {
    "baci_totals": 6 * 401.054141,
    "baci_fuels": 400.0,
    "baci_china_russia": 800.0,
    "atlas_totals": 364_900.0,
    "cepii_gravity": 3,
    "imf_cofer": 2.85,
    "imf_exports": 421_010.0,
    "imf_direct_investment": 15_800.0,
    "comtrade_imports": 95_000.0,
    "mirror_trade": 202_400.0,
    "cow_nmc": 0.2341,
    "cow_contiguity": 4,
    "cow_igo_members": 2,
    "cow_disputes": 1,
    "ideal_points_bsv": -0.61,
    "world_bank": 19.5e6,
    "ucdp_conflicts": True,
    "atop": 1,
    "undl_votes": 3,
    "sipri_milex": 1,
}


class Listings:
    """The listings of a publisher, without a network."""

    in_library = ""

    def __init__(self, name):
        self.offers = OFFERS[name][1]()

    def read(self, address):
        return self.offers[address.split("://")[1]]

    def has(self, address):
        return address.split("://")[1] in self.offers
