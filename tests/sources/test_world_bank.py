"""GDP, population and price levels from the World Bank."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.output.world_bank import OFFICIAL_RATES, SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
GDP, TERRITORIES, POPULATION, PPP = SOURCE.tables


def test_regions_and_years_before_membership_are_left_out():
    result = read(SOURCE, GDP, SAMPLES)
    assert result.frame.select("ccode", "year").rows() == [
        (365, 2023),
        (565, 2024),
        (710, 2023),
        (710, 2024),
    ]
    assert {exclusion.example for exclusion in result.exclusions} > {"AFE", "XKX"}


def test_figures_for_other_borders_than_the_states_are_left_out_and_counted():
    result = read(SOURCE, POPULATION, SAMPLES)
    assert result.frame.rows() == [(530, 1993, 52.0), (710, 2024, 1_408.975)]
    (exclusion,) = [exclusion for exclusion in result.exclusions if "borders" in exclusion.why]
    assert exclusion.rows == 2


def test_the_code_of_namibia_is_not_taken_for_missing():
    assert 565 in read(SOURCE, PPP, SAMPLES).frame["ccode"]


@pytest.mark.raw
def test_known_figures():
    gdp = read(SOURCE, GDP, RAW).frame.filter(year=2023)
    assert gdp.filter(ccode=710)["gdp"].item() / 1e6 == pytest.approx(17.79, abs=0.005)
    assert gdp.filter(ccode=365)["gdp"].item() / 1e6 == pytest.approx(2.02, abs=0.005)
    assert read(SOURCE, PPP, RAW).frame.filter(ccode=2)["ppp"].unique().to_list() == [1.0]


@pytest.mark.raw
@pytest.mark.parametrize(("ccode", "first"), [(365, 1992), (255, 1990), (816, 1985)])
def test_gdp_begins_with_the_borders_that_it_is_for(ccode, first):
    assert read(SOURCE, GDP, RAW).frame.filter(ccode=ccode)["year"].min() == first


@pytest.mark.raw
def test_gdp_at_an_official_rate_far_from_the_market_s_is_left_out_and_counted():
    result = read(SOURCE, GDP, RAW)
    years = {645: {1989, 1995}, 438: {1986}, 475: {1994, 1999}, 510: {1970}, 373: {1995}}
    for ccode, (first, last) in OFFICIAL_RATES.items():
        known = set(result.frame.filter(ccode=ccode)["year"])
        assert years[ccode] <= known
        assert not known & set(range(first, last + 1))
    (left_out,) = [each for each in result.exclusions if "official rate" in each.why]
    assert left_out.rows == 37


@pytest.mark.raw
def test_territories_have_a_gdp_of_their_own():
    rows = read(SOURCE, TERRITORIES, RAW).frame
    assert rows.filter(territory="HKG", year=2023)["gdp"].item() / 1e3 == pytest.approx(382, abs=1)
    assert rows.filter(territory="MAC", year=2024)["gdp"].item() / 1e3 == pytest.approx(50, abs=2)
