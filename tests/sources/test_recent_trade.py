"""Trade of the newest years, of which no source has all pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.source import read
from comity.sources.trade import comtrade_imports, imf_exports, oecd_balanced
from comity.sources.trade.recent_trade import FRAGMENT, PASSED_OVER, SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TRADE_2021, TRADE_2022, TRADE_2023, TRADE_2024 = SOURCE.tables
CHINA, RUSSIA, US, TAIWAN = 710, 365, 2, 713


def flows(table, root=SAMPLES):
    return {row[:2]: row[3:] for row in read(SOURCE, table, root).frame.rows()}


def test_balanced_figures_come_before_one_side_s_report():
    trade = flows(TRADE_2021)
    assert trade[CHINA, US] == (pytest.approx(568_174.9, abs=0.1), "OECD, balanced")
    assert trade[CHINA, 816] == (109_900.0, "UN Comtrade, importer")
    assert trade[816, CHINA] == (55_900.0, "UN Comtrade, exporter")


def test_importers_reports_of_2022_come_first_and_other_importers_are_balanced():
    trade = flows(TRADE_2022)
    assert trade[RUSSIA, CHINA][1] == "UN Comtrade, importer"
    assert trade[CHINA, 220] == (80_000.0, "OECD, balanced")


def test_re_imports_fragments_and_unspecified_areas_are_left_out():
    table = comtrade_imports.SOURCE.tables[0]
    result = read(comtrade_imports.SOURCE, table, SAMPLES)
    assert [row[:2] for row in result.frame.rows()] == [(RUSSIA, CHINA), (TAIWAN, CHINA)]
    assert {exclusion.why for exclusion in result.exclusions} == {
        "re-imports",
        "a fragment of an importer's report",
        "exporter: unknown",
    }


def test_an_exporter_with_few_markets_has_no_total():
    result = read(imf_exports.SOURCE, imf_exports.SOURCE.tables[1], SAMPLES)
    assert result.frame.rows() == [(RUSSIA, 2025, 135.0, 90)]
    assert ("exports to fewer than 90 economies are recorded", 3) in [
        (exclusion.why, exclusion.rows) for exclusion in result.exclusions
    ]


def test_products_that_overlap_are_not_summed():
    table = oecd_balanced.SOURCE.tables[0]
    assert read(oecd_balanced.SOURCE, table, SAMPLES).frame.height == 2


def test_of_2023_only_what_baci_lacks_is_taken():
    assert list(flows(TRADE_2023)) == [(816, US), (816, CHINA)]


@pytest.mark.raw
def test_south_korea_and_vietnam_are_absent_from_baci_and_filled_one_way():
    trade = flows(TRADE_2023, RAW)
    assert trade[816, 732][0] > 20_000
    assert trade[TAIWAN, CHINA][0] / 1000 == pytest.approx(95.7, abs=0.05)


@pytest.mark.raw
@pytest.mark.parametrize(
    ("table", "exporter", "importer", "billions"),
    [
        (TRADE_2021, CHINA, US, 568.2),
        (TRADE_2022, RUSSIA, CHINA, 114.1),
        (TRADE_2022, CHINA, US, 575.7),
        (TRADE_2024, RUSSIA, CHINA, 129.9),
        (TRADE_2024, CHINA, RUSSIA, 115.3),
    ],
)
def test_published_flows(table, exporter, importer, billions):
    assert flows(table, RAW)[exporter, importer][0] / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.raw
@pytest.mark.parametrize(
    ("table", "left_out"),
    [
        (TRADE_2021, {FRAGMENT: 44}),
        (TRADE_2022, {FRAGMENT: 54, PASSED_OVER: 6}),
        (TRADE_2024, {FRAGMENT: 13}),
    ],
)
def test_fragments_of_the_publishers_files_are_counted(table, left_out):
    assert {one.why: one.rows for one in read(SOURCE, table, RAW).exclusions} == left_out


@pytest.mark.raw
def test_oil_that_importers_do_not_name_is_taken_from_balanced_figures():
    trade = flows(TRADE_2022, RAW)
    assert trade[373, 666] == (pytest.approx(1682.7, abs=0.05), "OECD, balanced")  # 17 in Israel's
    assert (670, CHINA) not in flows(TRADE_2021, RAW)  # 9.6 billion, between 34 and 64


@pytest.mark.raw
def test_exports_of_2025():
    frame = read(imf_exports.SOURCE, imf_exports.SOURCE.tables[0], RAW).frame
    for exporter, importer, billions in ((CHINA, RUSSIA, 103.5), (RUSSIA, CHINA, 108.2)):
        row = frame.filter(ccode1=exporter, ccode2=importer)
        assert row["exports"].item() / 1000 == pytest.approx(billions, abs=0.05)
