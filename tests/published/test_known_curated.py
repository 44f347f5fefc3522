"""What the lists kept here and the fuels say, worked out by hand from the bundle's rows."""

from __future__ import annotations

import polars as pl
import pytest

from comity.panels.provenance import trail
from comity.store import bundle

US, CANADA, FRANCE, GERMANY, NORWAY, UK = 2, 20, 220, 255, 385, 200
RUSSIA, IRAN, KAZAKHSTAN, UZBEKISTAN, CHINA, INDIA, PAKISTAN = 365, 630, 705, 704, 710, 750, 770
SAUDI_ARABIA, EMIRATES, SOUTH_AFRICA = 670, 696, 560
VENEZUELA, CUBA, TAIWAN, TURKEY = 101, 40, 713, 640

NON_WESTERN, WITHOUT_US = "shared_non_western_institutions", "shared_institutions_without_us"

BY_HAND = [
    (NON_WESTERN, CHINA, RUSSIA, 2000, 0),
    (NON_WESTERN, CHINA, RUSSIA, 2001, 1),  # SCO
    (NON_WESTERN, CHINA, RUSSIA, 2009, 2),  # BRICS
    (NON_WESTERN, CHINA, RUSSIA, 2015, 3),  # its bank
    (NON_WESTERN, RUSSIA, KAZAKHSTAN, 2015, 3),  # SCO, CSTO, EAEU
    (NON_WESTERN, RUSSIA, UZBEKISTAN, 2012, 2),  # SCO, CSTO to 19 December 2012
    (NON_WESTERN, RUSSIA, UZBEKISTAN, 2013, 1),
    (NON_WESTERN, CHINA, IRAN, 2022, 0),
    (NON_WESTERN, CHINA, IRAN, 2024, 2),  # SCO, BRICS
    (NON_WESTERN, INDIA, PAKISTAN, 2016, 0),
    (NON_WESTERN, INDIA, PAKISTAN, 2017, 1),
    (NON_WESTERN, INDIA, SOUTH_AFRICA, 2025, 2),  # BRICS and its bank
    (NON_WESTERN, SAUDI_ARABIA, EMIRATES, 1992, 1),  # GCC
    (NON_WESTERN, FRANCE, GERMANY, 2025, 0),
    (WITHOUT_US, FRANCE, GERMANY, 2025, 1),  # EU, but not NATO
    (WITHOUT_US, FRANCE, UK, 2020, 1),  # to 31 January
    (WITHOUT_US, FRANCE, UK, 2021, 0),
    (WITHOUT_US, US, CANADA, 2024, 0),
    (WITHOUT_US, CHINA, RUSSIA, 2025, 3),
    ("exercises_after_2010", CHINA, RUSSIA, 2012, 2),  # Joint Sea, Peace Mission
    ("exercises_after_2010", CHINA, RUSSIA, 2019, 4),
    ("joint_patrols", CHINA, RUSSIA, 2018, 0),
    ("joint_patrols", CHINA, RUSSIA, 2019, 1),
    ("joint_patrols", CHINA, RUSSIA, 2022, 3),  # two in the air, one at sea
    ("own_currency_settlement", CHINA, RUSSIA, 2018, 16.9),
    ("own_currency_settlement", CHINA, RUSSIA, 2023, 95),  # the last of four statements
    ("own_currency_settlement", CHINA, RUSSIA, 2025, 99.1),
    ("oil_pipeline_capacity", UK, NORWAY, 1974, None),
    ("oil_pipeline_capacity", UK, NORWAY, 1975, 830_000),  # Norpipe
    ("oil_pipeline_capacity", RUSSIA, KAZAKHSTAN, 2024, 1_340_000),  # Caspian Pipeline
    ("gas_pipeline_capacity", RUSSIA, GERMANY, 2020, 88),  # Nord Stream and Yamal-Europe
    ("gas_pipeline_capacity", RUSSIA, GERMANY, 2023, 0),
]


@pytest.mark.parametrize(("measure", "a", "b", "year", "value"), BY_HAND)
def test_a_value_is_what_counting_by_hand_gives(measure, a, b, year, value):
    assert trail(measure, a, b, year).value == value


@pytest.mark.parametrize("measure", [NON_WESTERN, WITHOUT_US])
@pytest.mark.parametrize("year", [1991, 2026])
def test_outside_the_years_listed_nothing_is_known(measure, year):
    assert trail(measure, CHINA, RUSSIA, year).value is None


@pytest.mark.parametrize(
    "measure", ["exercises_after_2010", "joint_patrols", "own_currency_settlement"]
)
@pytest.mark.parametrize("pair", [(US, CANADA), (CHINA, PAKISTAN), (RUSSIA, INDIA)])
def test_a_pair_that_is_not_listed_is_missing_and_never_zero(measure, pair):
    assert all(trail(measure, *pair, year).value is None for year in range(2010, 2026))


def test_a_year_without_a_statement_has_no_settlement_share():
    years = (2016, 2019, 2021)
    values = [trail("own_currency_settlement", CHINA, RUSSIA, y).value for y in years]
    assert values == [None, None, None]


@pytest.mark.parametrize(("seller", "year"), [(RUSSIA, 2023), (SAUDI_ARABIA, 2010)])
def test_buyers_of_fuels_are_ranked_and_their_shares_add_up(seller, year):
    sold = bundle.table("fuel_trade").filter(ccode1=seller, year=year)
    by_buyer = sold.group_by("ccode2").agg(pl.col("value").sum()).sort("value", descending=True)
    shares = by_buyer["value"] / by_buyer["value"].sum()
    for place, (buyer, share) in enumerate(
        zip(by_buyer["ccode2"].head(3), shares.head(3), strict=True), start=1
    ):
        assert trail("fuel_buyer_rank", seller, buyer, year).value == place
        assert trail("fuel_export_share", seller, buyer, year).value == pytest.approx(share)


def test_china_was_the_first_buyer_of_russia_s_fuels_in_2023():
    assert trail("fuel_buyer_rank", RUSSIA, CHINA, 2023).value == 1
    assert trail("fuel_export_share", RUSSIA, CHINA, 2023).value == pytest.approx(0.45, abs=0.005)


@pytest.mark.parametrize(
    ("measure", "seller", "buyer", "year"),
    [
        ("fuel_exports", IRAN, CHINA, 2023),  # 17 million dollars by China's customs
        ("crude_oil_exports", IRAN, CHINA, 2021),
        ("fuel_exports", VENEZUELA, CHINA, 2022),
        ("fuel_exports", VENEZUELA, CUBA, 2011),
        ("fuel_exports", VENEZUELA, TAIWAN, 2013),
        ("crude_oil_exports", IRAN, TAIWAN, 2022),
        ("gas_exports", RUSSIA, GERMANY, 2015),
        ("gas_exports", RUSSIA, TURKEY, 2019),
        ("fuel_exports", RUSSIA, GERMANY, 2015),
        ("fuel_export_share", RUSSIA, CHINA, 2005),
        ("fuel_import_share", GERMANY, RUSSIA, 2021),
        ("fuel_export_share", IRAN, CHINA, 2023),
        ("total_exports", IRAN, None, 2020),
        ("total_exports", VENEZUELA, None, 2023),
    ],
)
def test_what_sanctions_hide_and_customs_keep_secret_is_not_known(measure, seller, buyer, year):
    pair = (seller, buyer) if measure.startswith(("fuel", "gas", "crude")) else (seller, None)
    assert trail(measure, *pair, year).value is None


def test_fuels_before_they_were_hidden_and_of_other_kinds_are_known():
    assert trail("fuel_exports", IRAN, CHINA, 2018).value == pytest.approx(12_903, abs=1)
    assert trail("crude_oil_exports", RUSSIA, GERMANY, 2015).value > 5_000
    assert trail("fuel_import_share", CHINA, RUSSIA, 2024).value == pytest.approx(0.207, abs=0.001)
