"""What single publishers' files say, and what of them is left out."""

from __future__ import annotations

import polars as pl
import publisher_files as files
import pytest
import trade_files as trade
from offers import DAY, small
from soundness import assert_sound, snapshot

import comity
from comity.errors import DataError, InvalidRequestError
from comity.sources.publishing import ByHand
from comity.sources.registry import sources
from comity.store import selection
from comity.store.pull.update import add_file, pull_source


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


def test_imports_from_the_world_and_from_nowhere_belong_to_no_pair(offered, hasty):
    offered("comtrade_imports")
    pull_source(small("comtrade_imports"), hasty(accept=True, today=DAY))
    rows = selection.table("comtrade_imports").select("ccode1", "ccode2").rows()
    assert set(rows) == {(710, 2), (713, 2), (710, 255)}
    totals = selection.table("comtrade_total_imports")
    assert totals.filter(ccode=2)["imports"].to_list() == [670_700.0]
    assert totals.filter(ccode=255)["suppliers"].to_list() == [3]


ANSWERS = {
    "an error": (trade.comtrade(2022, error="Quota exceeded"), "Quota exceeded"),
    "a field with another name": (
        trade.comtrade_imports().replace(b"partnerISO", b"partnerIso3"),
        "field 'partnerISO' is missing; it has .*partnerIso3",
    ),
    "no data": (b'{"count": 0}', "cannot be read"),
    "no rows": (trade.comtrade(2022), "rows"),
    "a list": (b"[]", "cannot be read"),
    "half an answer": (trade.comtrade_imports()[:900], "cannot be read"),
    "words for numbers": (
        trade.comtrade_imports().replace(b"95000000000.0", b'"much"'),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("fault", ANSWERS)
def test_an_answer_of_another_form_leaves_the_library_as_it_was(fault, offered, offer, hasty):
    content, message = ANSWERS[fault]
    offered("comtrade_imports")
    offer(trade.IMPORTS, content)
    before = snapshot()
    with pytest.raises(DataError, match=message):
        pull_source(small("comtrade_imports"), hasty(accept=True, today=DAY))
    assert snapshot() == before


def test_an_answer_with_as_many_rows_as_it_can_have_is_taken_for_cut_off(offered, offer, hasty):
    offered("mirror_trade")
    full = trade.comtrade(2020, *[("DEU", "M", "CHN", 1.0)] * 500)
    offer(trade.REPORTS.format(2020, 156), full)
    with pytest.raises(DataError, match="it has 500 rows, the most of one answer"):
        pull_source(small("mirror_trade"), hasty(accept=True, today=DAY))


def test_totals_of_the_atlas_are_of_the_years_of_the_bundle(offered, hasty):
    offered("atlas_totals")
    pull_source(small("atlas_totals"), hasty(accept=True, today=DAY))
    rows = selection.table("trade_totals").sort("ccode")
    assert rows.select("ccode", "year", "imports").rows() == [
        (365, 2023, pytest.approx(285_000)),
        (710, 2024, pytest.approx(2_585_000)),
    ]


def test_gravity_gives_what_only_a_library_has(offered, hasty, monkeypatch):
    with pytest.raises(InvalidRequestError, match="is made from cepii_gravity, of which the lib"):
        comity.codebook("regional_trade_agreement")
    offered("cepii_gravity")
    pull_source(small("cepii_gravity"), hasty(accept=True, today=DAY))
    assert selection.table("gravity_pairs").rows() == [
        (220, 255, 1990, True, 1, True),
        (365, 710, 2021, False, 0, True),
        (710, 731, 2021, False, 0, False),
        (710, 900, 2021, True, 3, True),
    ]
    names = "regional_trade_agreement,joint_wto_membership"
    panel = comity.panel(names, states="china,australia,russia", years=2021)
    assert panel.rows.rows() == [
        (365, 710, 2021, 0, 1),
        (365, 900, 2021, None, None),
        (710, 900, 2021, 1, 1),
    ]
    assert panel.codebook()["sources"].to_list()[-1] == "cepii_gravity (202211)"
    assert "@techreport{conte2022gravity" in panel.citations()
    trail = comity.trace("joint_wto_membership", "russia", "china", year=2021)
    assert trail.value == 1
    assert "cepii_gravity" in comity.status()["source"].to_list()


def test_major_powers_go_as_far_as_their_own_list(offered, hasty):
    offered("cow_contiguity")
    pull_source(small("cow_contiguity"), hasty(accept=True, today=DAY))
    assert selection.declaration("major_powers").years == (1816, 2024)
    assert selection.declaration("neighbours").years == (1816, 2016)


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
    path = tmp_path / "Country_Year_V-Dem_Core_CSV_v16.zip"
    path.write_bytes(files.archive({"V-Dem-CY-Core-v16.csv": files.vdem(), "codebook.pdf": "x"}))
    done = add_file(small("vdem"), path, accept=True)
    assert (done.state, done.edition) == ("new", "16")
    assert set(selection.table("democracy_indices")["ccode"]) == {365, 380}
    assert_sound("vdem")


ADDED = {
    "vdem": ("V-Dem-CY-Core-v16.csv", files.vdem, "16", "year"),
    "sipri_arms": ("trade-register 2027-03-12.csv", files.arms, "2027-03-12", "Supplier"),
    "icb_crises": ("icb2v17.csv", files.crises, "17", "yrtrig"),
}
"""By source: the name of the file, its content, its edition and a column that is needed."""


@pytest.mark.parametrize("name", ADDED)
def test_a_file_that_was_downloaded_by_hand_is_used(name, tmp_path, publishers):
    called, content, edition, _ = ADDED[name]
    path = tmp_path / called
    path.write_bytes(content())
    done = add_file(small(name), path, accept=True)
    assert (done.state, done.edition) == ("new", edition)
    assert_sound(name)


@pytest.mark.parametrize("name", ADDED)
def test_a_file_with_another_column_is_refused(name, tmp_path, publishers):
    called, content, _, column = ADDED[name]
    path = tmp_path / called
    path.write_bytes(files.renamed(content(), column))
    before = snapshot()
    with pytest.raises(DataError, match=f"column '{column}' is missing"):
        add_file(small(name), path, accept=True)
    assert snapshot() == before


def test_a_register_of_arms_gives_the_deliveries_of_all_years(tmp_path, publishers):
    path = tmp_path / "trade-register.csv"
    path.write_bytes(files.arms())
    add_file(small("sipri_arms"), path, accept=True)
    older = selection.table("arms_deliveries_older").sort("year")
    assert older.select("ccode1", "year", "tiv").rows() == [
        (365, 1955, 300.5),
        (365, 1994, 100.0),
        (365, 1995, 200.25),
    ]
    assert selection.table("arms_deliveries")["year"].to_list() == [1995, 2026]
    orders = selection.table("arms_orders").sort("year")
    assert orders.select("year", "deals", "licences", "tiv").rows() == [
        (1991, 1, 0, 200.25),
        (2024, 1, 1, 50.0),
    ]


def test_a_register_of_arms_that_begins_later_is_refused(tmp_path, publishers):
    path = tmp_path / "trade-register.csv"
    path.write_bytes(files.arms(first=1995))
    with pytest.raises(DataError, match="begins with 1995, not with 1950"):
        add_file(small("sipri_arms"), path, accept=True)


def test_every_source_that_is_added_by_hand_is_tried_here_but_that_sent_on_request():
    by_hand = {n for n, s in sources().items() if isinstance(s.publishing, ByHand)}
    assert by_hand - set(ADDED) == {"gsdb"}


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("folder", "this is a folder"),
        ("empty", "the file is empty"),
        ("none", "no such file"),
        ("binary", "this is no table of text"),
    ],
)
def test_what_is_no_file_of_rows_is_not_added_and_the_reason_is_said(tmp_path, kind, message):
    path = tmp_path / "rows.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.touch()
    elif kind == "binary":
        path.write_bytes(bytes(range(255, 0, -1)))
    with pytest.raises(DataError, match=message):
        add_file(small("vdem"), path)
