"""Every publisher that can be fetched, by small files in the layout that it had in 2026."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import cow_files as cow
import polars as pl
import publisher_files as files
import pytest
import trade_files as trade
from soundness import assert_sound, snapshot

from comity.errors import DataError
from comity.sources.publishing import Published
from comity.sources.registry import sources
from comity.store import selection
from comity.store.pull.update import pull_source

SAMPLES = Path(__file__).parents[2] / "sources" / "samples"
DAY = date(2026, 11, 27)


def small(name):
    """A source whose tables may be as small as the files of the tests, asked without pauses."""
    source = sources()[name]
    how = source.publishing
    quick = replace(how, pause=0.0) if isinstance(how, Published) else how
    tables = tuple(replace(table, rows=(1, 10**7)) for table in source.tables)
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


OFFERS = {
    "imf_cofer": ("2026-07-06", lambda: {files.COFER: files.cofer()}, 1),
    "imf_exports": ("2026-07-06", lambda: {trade.EXPORTS: trade.imf_exports()}, 1),
    "imf_direct_investment": (
        "2026-07-06",
        lambda: {trade.POSITIONS: trade.imf_positions()},
        1,
    ),
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
    "imf_cofer": ("reserve_currencies", {"currency": "CNY", "year": 2021, "quarter": 4}, "share"),
    "imf_exports": ("imf_exports", {"ccode1": 710, "ccode2": 2}, "exports"),
    "imf_direct_investment": (
        "investment_positions",
        {"ccode1": 710, "ccode2": 365, "reported_by": "investor"},
        "value",
    ),
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
    "imf_cofer": 2.85,
    "imf_exports": 421_010.0,
    "imf_direct_investment": 15_800.0,
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


@pytest.fixture
def offered(offer):
    """Put all files of a publisher on the server."""

    def put(name):
        for address, body in OFFERS[name][1]().items():
            offer(address, body)

    return put


@pytest.mark.parametrize("name", OFFERS)
def test_the_newest_edition_is_fetched_and_used(name, offered, hasty, publishers):
    offered(name)
    source = small(name)
    edition, _, least = OFFERS[name]
    done = pull_source(source, hasty(accept=True, today=DAY))
    assert (done.state, done.edition) == ("new", edition)
    assert done.changes
    table, about, column = FIGURES[name]
    row = selection.table(table).filter(**about)
    assert row[column].to_list()[0] == pytest.approx(EXPECTED[name], rel=0.01)
    assert selection.manifest().sources[name].version == edition
    assert_sound(name)
    publishers.requests.clear()
    again = pull_source(source, hasty(accept=True, today=DAY))
    assert (again.state, again.requests) == ("unchanged", least)
    assert len(publishers.requests) == least


@pytest.mark.parametrize("name", OFFERS)
def test_a_dry_run_shows_what_there_is_and_changes_nothing(name, offered, hasty, publishers):
    offered(name)
    before = snapshot()
    done = pull_source(small(name), hasty(dry_run=True, today=DAY))
    assert done.state == "available"
    assert done.requests <= 2
    assert snapshot() == before


def columns_needed():
    """A column that a reader needs, for each file of each publisher that is a text."""
    for name in OFFERS:
        how = sources()[name].publishing
        for file in how.find(Listings(name), DAY).files:
            if file.columns:
                yield pytest.param(name, file.columns[-1], id=f"{name}: {file.name}")


class Listings:
    """The listings of a publisher, without a network."""

    in_library = ""

    def __init__(self, name):
        self.offers = OFFERS[name][1]()

    def read(self, address):
        return self.offers[address.split("://")[1]]

    def has(self, address):
        return address.split("://")[1] in self.offers


@pytest.mark.parametrize(("name", "column"), list(columns_needed()))
def test_a_column_with_another_name_is_named_and_changes_nothing(
    name, column, offered, offer, hasty
):
    offered(name)
    for address, body in OFFERS[name][1]().items():
        offer(address, files.renamed(body, column))
    before = snapshot()
    with pytest.raises(DataError, match=f"column '{re.escape(column)}' is missing"):
        pull_source(small(name), hasty(accept=True, today=DAY))
    assert snapshot() == before


def test_opponents_of_a_dispute_are_those_who_took_part_at_the_same_time(offered, hasty):
    offered("cow_disputes")
    pull_source(small("cow_disputes"), hasty(accept=True, today=DAY))
    rows = selection.table("disputes")
    britain = rows.filter(ccode1=200, ccode2=255).sort("year")
    assert britain["year"].to_list() == [1939, 1940, 1941]
    assert britain["onset"].to_list() == [1, 0, 0]
    assert britain["fatality2"].to_list() == [None] * 3
    assert rows.filter(ccode1=220, ccode2=740).is_empty()


def test_trade_that_another_source_fills_in_is_left_to_it(offered, hasty):
    offered("baci_totals")
    pull_source(small("baci_totals"), hasty(accept=True, today=DAY))
    taiwan = selection.table("baci_trade_older").filter(ccode1=713)
    assert taiwan["year"].to_list() == [2015]
    assert selection.table("baci_trade").filter(ccode1=713)["year"].to_list() == [2023, 2024]


def test_an_economy_with_two_numbers_is_summed(offered, hasty):
    offered("baci_totals")
    pull_source(small("baci_totals"), hasty(accept=True, today=DAY))
    row = selection.table("baci_trade").filter(ccode1=625, year=2023)
    assert row["exports"].to_list() == pytest.approx([2 * 5 * 401.049141])


def test_hong_kong_is_a_market_and_no_state(offered, hasty):
    offered("baci_totals")
    pull_source(small("baci_totals"), hasty(accept=True, today=DAY))
    row = selection.table("territory_trade").filter(territory="HKG", ccode=710, year=2023)
    assert row["exports"].to_list() == row["imports"].to_list() == pytest.approx([5 * 401.049141])
    assert selection.declaration("territory_trade").years == (2000, 2024)


PARTS = {
    "a year with another layout": (
        {"BACI_HS92_Y2022_V202601.csv": "t,i,j,product,v,q\n"},
        "column 'k' is missing; it has 'product'",
    ),
    "a year without a header": ({"BACI_HS92_Y2022_V202601.csv": ""}, "are missing"),
    "a year whose values are words": (
        {"BACI_HS92_Y2022_V202601.csv": "t,i,j,k,v,q\n2022,156,643,270900,much,1\n"},
        "cannot be read as V202601",
    ),
    "a year that leads out": ({"../BACI_HS92_Y2022_V202601.csv": "t,i,j,k,v\n"}, "leads out"),
    "a year that shrinks too well": (
        {"BACI_HS92_Y2022_V202601.csv": "0" * 3_000_000},
        "times as large",
    ),
}


@pytest.mark.parametrize("fault", PARTS)
def test_one_faulty_year_in_an_archive_of_years_refuses_the_edition(fault, offer, hasty):
    more, message = PARTS[fault]
    offer(trade.BACI.format("HS92", "202601"), trade.baci("HS92", (2023,), **more))
    before = snapshot()
    with pytest.raises(DataError, match=message):
        pull_source(small("baci_totals"), hasty(accept=True, today=DAY))
    assert snapshot() == before


def test_exports_are_between_two_economies_and_whole_reports(offered, hasty):
    offered("imf_exports")
    pull_source(small("imf_exports"), hasty(accept=True, today=DAY))
    rows = selection.table("imf_exports")
    own = rows.filter(pl.col("ccode1").is_in([2, 710])).select("ccode1", "ccode2")
    assert set(own.rows()) == {(710, 2), (710, 347), (2, 710)}
    assert rows.filter(ccode1=710, ccode2=347)["exports"].to_list() == [0.0]
    assert rows.filter(ccode1=690).is_empty()
    assert selection.table("imf_total_exports")["ccode"].to_list() == [255]


def test_figures_in_another_unit_than_dollars_are_refused(offer, hasty):
    offer(trade.EXPORTS, trade.imf_exports(unit=1e-6))
    before = snapshot()
    with pytest.raises(DataError, match="no sum in dollars"):
        pull_source(small("imf_exports"), hasty(accept=True, today=DAY))
    assert snapshot() == before


def test_major_powers_go_as_far_as_their_own_list(offered, hasty):
    offered("cow_contiguity")
    pull_source(small("cow_contiguity"), hasty(accept=True, today=DAY))
    assert selection.declaration("major_powers").years == (1816, 2024)
    assert selection.declaration("neighbours").years == (1816, 2016)


def test_every_source_that_can_be_fetched_is_tried_here_but_that_in_an_old_workbook():
    fetched = {n for n, s in sources().items() if isinstance(s.publishing, Published)}
    assert fetched - set(OFFERS) == {"cepii_geodist"}


def test_coverage_grows_with_the_edition(offered, hasty):
    before = selection.declaration("ideal_points").years
    offered("ideal_points_bsv")
    pull_source(small("ideal_points_bsv"), hasty(accept=True, today=DAY))
    assert selection.declaration("ideal_points").years == (before[0], 2025)


def test_all_tables_of_a_source_change_together(offered, hasty):
    offered("world_bank")
    pull_source(small("world_bank"), hasty(accept=True, today=DAY))
    tables = ("world_bank_gdp", "world_bank_population", "world_bank_ppp")
    assert [selection.table(name).height for name in tables] == [3, 3, 3]


def test_the_state_of_the_soviet_union_votes_under_its_own_code(offered, hasty):
    offered("undl_votes")
    pull_source(small("undl_votes"), hasty(accept=True, today=DAY))
    votes = selection.table("adopted_votes").filter(year=1971)
    assert set(votes["ccode"]) == {2, 365, 713}  # the seat of China was Taiwan's


def test_a_state_without_a_code_is_left_out_of_democracy_indices(tmp_path, publishers):
    from comity.store.pull.update import add_file

    path = tmp_path / "Country_Year_V-Dem_Core_CSV_v16.zip"
    path.write_bytes(files.archive({"V-Dem-CY-Core-v16.csv": files.vdem(), "codebook.pdf": "x"}))
    done = add_file(small("vdem"), path, accept=True)
    assert (done.state, done.edition) == ("new", "16")
    assert set(selection.table("democracy_indices")["ccode"]) == {365, 380}
    assert_sound("vdem")


def as_json(**changes):
    return files.points_listing(**changes)


LISTINGS = {
    "no JSON": ("ideal_points_bsv", files.POINTS, b"<html>", "laid out"),
    "half of the JSON": ("ideal_points_bsv", files.POINTS, as_json()[:60], "laid out"),
    "a list": ("ideal_points_bsv", files.POINTS, b"[]", "laid out"),
    "a number": ("ideal_points_bsv", files.POINTS, b"7", "laid out"),
    "nothing": ("ideal_points_bsv", files.POINTS, b"", "laid out"),
    "no data": ("ideal_points_bsv", files.POINTS, b'{"status": "ERROR"}', "laid out"),
    "no version": ("ideal_points_bsv", files.POINTS, b'{"data": {}}', "laid out"),
    "no files": ("ideal_points_bsv", files.POINTS, as_json(files=[]), "no file named"),
    "files of another form": ("ideal_points_bsv", files.POINTS, as_json(files=[7]), "laid out"),
    "no such file": (
        "ideal_points_bsv",
        files.POINTS,
        as_json(files=[{"dataFile": {"id": 1, "filename": "Agreement.tab", "md5": "0"}}]),
        "no file named",
    ),
    "another checksum": (
        "ideal_points_bsv",
        files.POINTS,
        as_json(
            files=[
                {
                    "dataFile": {
                        "id": "14098429?format=original",
                        "filename": "IdealpointestimatesFP_2027.csv",
                        "md5": "0" * 32,
                    }
                }
            ]
        ),
        "md5",
    ),
    "a page without the link": ("sipri_milex", files.MILEX, b"<html>moved</html>", "no longer"),
    "a link to nothing": (
        "sipri_milex",
        files.MILEX,
        files.MILEX_PAGE.replace(b"2025", b"2026"),
        "404",
    ),
    "no day": ("world_bank", files.WORLD_BANK, files.world_bank_listing("soon"), "laid out"),
    "an error as JSON": ("world_bank", files.WORLD_BANK, b'[{"message": "quota"}]', "laid out"),
    "no record": ("undl_votes", files.UNDL.format("4060887"), b"[]", "no file named"),
    "a record of another form": ("undl_votes", files.UNDL.format("4060887"), b"{}", "no file"),
    "files without names": (
        "undl_votes",
        files.UNDL.format("4060887"),
        json.dumps([{"format": ".csv"}]).encode(),
        "laid out",
    ),
    "days that are none": (
        "undl_votes",
        files.UNDL.format("4060887"),
        files.undl_listing("4060887", "ga").replace(b"2026_02", b"2026_13"),
        "laid out",
    ),
}


@pytest.mark.parametrize("fault", LISTINGS)
def test_a_listing_of_another_form_leaves_the_library_as_it_was(fault, offered, offer, hasty):
    name, address, content, message = LISTINGS[fault]
    offered(name)
    offer(address, content)
    before = snapshot()
    with pytest.raises(DataError, match=message):
        pull_source(small(name), hasty(accept=True, today=DAY))
    assert snapshot() == before
    assert_sound(name)


def test_no_edition_at_all_says_that_the_publisher_may_have_moved(publishers, hasty):
    with pytest.raises(DataError, match=r"none of the editions 26.1, 25.1 is there"):
        pull_source(sources()["ucdp_conflicts"], hasty(today=DAY))
