"""Sources on distances, news events, migrants, flights, wealth and currencies."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.economy import external_wealth, invoicing_currencies
from comity.sources.relations import cow_distances, icews_pairs, openflights, un_migrants
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CHINA, RUSSIA, US, UKRAINE = 710, 365, 2, 369


def rows(module, folder=SAMPLES, table=0):
    return read(module.SOURCE, module.SOURCE.tables[table], folder)


def test_equal_distances_of_following_years_are_one_spell():
    assert rows(cow_distances).frame.rows() == [
        (US, RUSSIA, 1990, 1991, 84.0),
        (US, RUSSIA, 1992, 1992, 86.0),
        (RUSSIA, CHINA, 1990, 1992, 0.0),
    ]


def test_a_state_can_have_had_two_capitals():
    frame = rows(cow_distances, table=1).frame.filter(ccode=RUSSIA)
    assert frame["capital"].to_list() == ["St. Petersburg", "Moscow"]


def test_rows_of_zeros_and_of_a_state_with_itself_are_none():
    frame = rows(icews_pairs).frame
    assert frame.select("ccode1", "ccode2").rows() == [(RUSSIA, UKRAINE), (CHINA, RUSSIA)]


def test_what_is_not_available_is_missing_and_a_region_is_no_state():
    result = rows(un_migrants)
    assert result.frame.rows() == [
        (RUSSIA, CHINA, 2019, 3_123),
        (UKRAINE, RUSSIA, 2019, 3_269_248),
        (CHINA, RUSSIA, 2019, 56_157),
    ]
    assert any(exclusion.why == "Destination: group" for exclusion in result.exclusions)


def test_flights_are_between_states():
    result = rows(openflights)
    assert result.frame.rows() == [(RUSSIA, CHINA, 2014, 29, 12), (CHINA, RUSSIA, 2014, 29, 12)]
    assert result.exclusions[0].example == "HKG"


def test_positions_of_states_only_and_years_without_any_are_left_out():
    result = rows(external_wealth)
    assert result.frame.select("ccode", "year").rows() == [(RUSSIA, 2021), (CHINA, 2023)]
    assert result.frame["reserves"].to_list() == [497_000, 3_300_000]


def test_taiwan_s_gdp_ends_where_the_imf_s_begins():
    result = read(external_wealth.SOURCE, external_wealth.SOURCE.tables[1], SAMPLES)
    assert result.frame.rows() == [(713, 2014, 535_328.0)]
    assert {(each.why, each.rows) for each in result.exclusions} == {
        ("of a state that other sources have", 4),
        ("of a year that the IMF has", 1),
    }


def test_exports_and_imports_are_side_by_side_and_impossible_shares_are_counted():
    result = rows(invoicing_currencies)
    russia = result.frame.filter(ccode=RUSSIA).row(0, named=True)
    assert russia["dollar_exports"] == 62
    assert russia["home_imports"] == pytest.approx(30.6)
    assert (result.exclusions[0].why, result.exclusions[0].rows) == (
        "a share is not between 0 and 100 percent",
        1,
    )


@pytest.mark.raw
def test_published_values():
    events = rows(icews_pairs, RAW).frame.filter(ccode1=CHINA, ccode2=RUSSIA, year=2014)
    assert events.row(0)[3:] == (2182, 22, 15, 9)
    flights = rows(openflights, RAW).frame.filter(ccode1=CHINA, ccode2=RUSSIA)
    assert flights.select("airport_pairs", "airlines").row(0) == (29, 12)
    people = rows(un_migrants, RAW).frame.filter(year=2019)
    assert people.filter(ccode1=CHINA, ccode2=RUSSIA)["migrants"].item() == 56_157
    assert people.filter(ccode1=RUSSIA, ccode2=CHINA)["migrants"].item() == 3_123
    wealth = rows(external_wealth, RAW).frame
    china = wealth.filter(ccode=CHINA, year=2023)
    assert china["direct_investment_assets"].item() == pytest.approx(2.94e6, rel=0.01)
    currencies = rows(invoicing_currencies, RAW).frame.filter(ccode=RUSSIA, year=2019)
    assert currencies["dollar_exports"].item() == pytest.approx(62.0, abs=0.05)
