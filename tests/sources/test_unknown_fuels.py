"""Flows of fuels whose record cannot be true are found, by six rules."""

from __future__ import annotations

import polars as pl

from comity.sources.fuel_reports import find_fractions, find_reporters, find_unreported
from comity.sources.hidden_fuels import ALL_FUELS, CRUDE_ONLY, GAS_ONLY
from comity.sources.unknown_fuels import GAS, SILENT, find_unknown_fuels
from comity.store import bundle

PAIR_YEAR = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
NONE_TRADED = pl.DataFrame(schema=PAIR_YEAR)
REPORTS = {"year": pl.Int16, "reporter": pl.Int16}
NO_REPORTS = pl.DataFrame(schema=REPORTS)


def records(*rows):
    schema = {**PAIR_YEAR, "product": pl.String, "value": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def unknown(rows, traded=NONE_TRADED, reports=NO_REPORTS):
    found = find_unknown_fuels(rows, traded, reports)
    return set(found.select("ccode1", "ccode2", "year", "product").iter_rows())


def test_gas_that_stops_for_a_year_is_not_known_while_oil_is():
    """Russia sold Finland gas of 1.5 and 1.3 bn dollars in 2008 and 2010; of 2009 none is there."""
    oil = [(365, 375, year, "crude oil", 4_000.0) for year in (2008, 2009, 2010)]
    gas = [(365, 375, 2008, GAS[1], 1_525.0), (365, 375, 2010, GAS[1], 1_310.0)]
    assert unknown(records(*oil, *gas)) == {(365, 375, 2009, GAS_ONLY)}


def test_two_that_traded_nothing_at_all_in_a_year_and_fuels_in_another_are_not_known():
    fuels = [(701, 704, 2019, GAS[1], 376.0), (701, 2, 2012, "crude oil", 5.0)]
    others = [(704, 2, 2012, "crude oil", 5.0), (701, 704, 2018, "crude oil", 0.2)]
    traded = pl.DataFrame(
        [(701, 2, 2012), (704, 2, 2012), (701, 704, 2018)], schema=PAIR_YEAR, orient="row"
    )
    assert unknown(records(*fuels, *others), traded) == {(701, 704, 2012, ALL_FUELS)}


def test_nothing_follows_of_a_state_that_the_file_of_all_goods_lacks():
    """Taiwan has no code in it."""
    fuels = [(900, 713, 2013, "other coal", 19_000.0), (900, 740, 2012, "other coal", 9.0)]
    taiwan = [(713, 740, 2012, "other coal", 9.0)]
    traded = pl.DataFrame([(900, 740, 2012)], schema=PAIR_YEAR, orient="row")
    assert not unknown(records(*fuels, *taiwan), traded)


def reports(year, *more):
    """A hundred others have reported in the year, and these."""
    others = range(9_000, 9_100)
    return pl.DataFrame([(year, one) for one in (*others, *more)], schema=REPORTS, orient="row")


def test_fuels_of_two_that_have_not_reported_are_not_known():
    """Libya has sold the United Arab Emirates a billion a year; in 2024 neither has reported."""
    before = [(620, 696, 2023, "crude oil", 1_088.0)]
    others = [(620, 325, 2024, "crude oil", 9.0), (900, 696, 2024, "other coal", 9.0)]
    rows = records(*before, *others)
    assert unknown(rows, reports=reports(2024, 325, 900)) == {(620, 696, 2024, ALL_FUELS)}
    assert unknown(rows, reports=reports(2024, 325, 900, 696)) == set()
    assert unknown(rows, reports=reports(2024, 325, 900, 620)) == set()


def test_a_seller_that_names_no_buyers_is_known_by_the_reports_of_these_alone():
    before = [(690, 816, 2023, "crude oil", 5_564.0), (690, 740, 2023, "crude oil", 9.0)]
    others = [(900, 816, 2024, "other coal", 9.0), (690, 710, 2024, "crude oil", 9.0)]
    rows = records(*before, *others, (710, 740, 2024, "other coal", 2.0))
    found = unknown(rows, reports=reports(2024, 690, 710, 740, 900))
    assert found == {(690, 816, 2024, ALL_FUELS)}


def test_of_years_with_few_reports_nothing_follows():
    rows = records((620, 696, 2023, "crude oil", 1_088.0), (620, 325, 2024, "crude oil", 9.0))
    few = pl.DataFrame([(2024, 325)], schema=REPORTS, orient="row")
    assert find_unreported(rows, few).is_empty()


def test_before_a_state_s_first_report_sellers_that_name_no_buyers_are_not_known():
    """Pakistan's reports begin in 2003, with oil of Saudi Arabia and none of Kuwait."""
    first = [(670, 770, 2003, "crude oil", 952.0), (690, 770, 2020, "crude oil", 85.0)]
    found = find_unreported(records(*first, (900, 770, 2003, "other coal", 5.0)), NO_REPORTS)
    assert set(found["ccode1"]) == {670}
    assert set(found["year"]) == set(range(1995, 2003))


def test_crude_oil_is_not_known_where_the_source_has_a_fraction_of_a_state_s_imports():
    sold = [(670, 750, 2000, "crude oil", 984.0), (670, 750, 2006, "crude oil", 8_410.0)]
    small = [(225, 750, 2006, "crude oil", 71.0)]
    found = find_fractions(records(*sold, *small))
    assert set(found["ccode1"]) == {670}
    assert set(found["year"]) == set(range(1995, 2006)) - {2000}


def test_gas_and_crude_oil_of_a_pair_are_not_known_apart():
    """Turkish customs keep both of Russia's secret, and coal is in the records."""
    coal = [(365, 640, 2023, "bituminous coal", 3_000.0)]
    assert unknown(records(*coal)) == {(365, 640, 2023, GAS_ONLY), (365, 640, 2023, CRUDE_ONLY)}


def test_who_has_trade_with_states_that_never_report_has_reported():
    traded = pl.DataFrame([(731, 710, 2024), (816, 710, 2024)], schema=PAIR_YEAR, orient="row")
    assert find_reporters(traded).rows() == [(2024, 710)]


def test_states_that_reported_nothing_have_no_zeros_between_each_other():
    fuels = bundle.table("fuel_trade")
    sides = [fuels.select(pl.col(side).alias("ccode"), "year") for side in ("ccode1", "ccode2")]
    covered = set(pl.concat(sides).iter_rows())
    listed = set(fuels.select("ccode1", "ccode2", "year").iter_rows())
    for group in SILENT:
        for year in range(group.first, group.last + 1):
            present = [state for state in group.states if (state, year) in covered]
            pairs = {(a, b, year) for a in present for b in present if a != b}
            assert pairs <= listed


def test_known_silent_zeros_are_zeros_no_more():
    """Each was none in the file, and is known to have been sold by pipe or by ship."""
    known = {
        (666, 663, 2021),  # Israel's gas for Jordan: 2.9 bn cubic metres
        (365, 370, 2021),  # Russia's for Belarus: 19.8
        (385, 290, 2023),  # Norway's for Poland: 6.2
        (620, 325, 2005),  # Libya's for Italy
        (850, 830, 2005),  # Indonesia's for Singapore
        (670, 692, 2023),  # Saudi Arabia's oil for Bahrain
        (365, 369, 1995),  # Russia's fuels for Ukraine
        (701, 704, 2012),  # Turkmenistan's for Uzbekistan
        (690, 651, 2003),  # Kuwait's for Egypt
    }
    missing = bundle.table("fuel_trade").filter(pl.col("value").is_null())
    assert known <= set(missing.select("ccode1", "ccode2", "year").iter_rows())
