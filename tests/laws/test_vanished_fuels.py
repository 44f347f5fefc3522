"""A law of fuels: a large flow that ends, or stops for years, is explained or is not known.

Crude oil, gas and coal of 300 million dollars in each of two years do not vanish without a reason.
Where nobody has reported them the bundle says that they are not known; the others are listed here.
"""

from __future__ import annotations

import polars as pl

from comity.measures.trade.single_fuels import COAL, CRUDE, GAS
from comity.sources.fuel_reports import LARGE, UNNAMED_CRUDE
from comity.sources.hidden_fuels import ALL_FUELS, CRUDE_ONLY, GAS_ONLY
from comity.states import states
from comity.states.state import CHINA
from comity.store import bundle

LAST = 2024
GONE = 3.0
"""Million dollars of a fuel below which it has vanished."""

KINDS = {GAS: (ALL_FUELS, GAS_ONLY), CRUDE: (ALL_FUELS, CRUDE_ONLY), COAL: (ALL_FUELS,)}
"""Fuels, and the products of rows that say that they are not known."""

EMBARGO = "an embargo or sanctions ended it"
WAR = "a war ended it"
REFINERY_CLOSED = "the buyer's refinery closed or was shelled"
OTHER_SUPPLIERS = "the buyer reports, and bought of others, or less"
ELSEWHERE = "the earlier records were of traders, of stores or of another destination"
OTHER_ROUTE = "gas of others that passes, that turned round, or that was bought elsewhere"

TRUE_ENDS = {
    EMBARGO: """
        Russia: United States 2023, United Kingdom 2023, France 2023, Spain 2023, Poland 2023,
        Poland 2024, Italy 2023, Serbia 2023, Bulgaria 2024, Romania 2023, Latvia 2023,
        Lithuania 2023, Finland 2023, South Korea 2023
        Belarus: Germany 2021
        Iran: France 2019, Spain 2013, Spain 2019, Italy 2013, Italy 2019, Greece 2019,
        South Africa 2013, United Arab Emirates 2020, South Korea 2020, Japan 2020, India 2020,
        Pakistan 2011, Sri Lanka 2013, Singapore 2013
        Syria: Netherlands 2012, France 2012, Germany 2012, Italy 2012
        Venezuela: Sweden 2020, India 2021
        North Korea: China 2018
    """,
    WAR: """
        Russia: Ukraine 2016, Ukraine 2023
        Libya: Australia 2014
        Yemen: South Korea 2016, China 2023, Thailand 2023
    """,
    REFINERY_CLOSED: """
        Russia: Trinidad and Tobago 2019
        Azerbaijan: Ukraine 2023
        Iraq: Morocco 2016
        Saudi Arabia: Morocco 2016
        Kuwait: Philippines 2021
        United Arab Emirates: New Zealand 2023
    """,
    OTHER_SUPPLIERS: """
        United States: Chile 2022
        Canada: Chile 2015
        Mexico: Canada 2015
        Colombia: Spain 2024
        Venezuela: Belarus 2013, Brazil 2007
        Russia: Portugal 2005, Portugal 2020, Croatia 2022, Israel 2019
        Azerbaijan: Ukraine 2012, Indonesia 2019
        Kazakhstan: Slovakia 2011, Lithuania 2023
        Equatorial Guinea: Canada 2013, Italy 2013, India 2023, Taiwan 2013
        Ghana: South Africa 2015
        Cameroon: India 2024
        Nigeria: Portugal 2014, Italy 2013
        Republic of the Congo: Portugal 2024, Taiwan 2012
        Democratic Republic of the Congo: United States 2012
        Angola: Brazil 2015, Chile 2023
        South Africa: China 2015
        Iraq: Canada 2015, Egypt 2022
        Saudi Arabia: United Kingdom 2006
        Yemen: South Africa 2010
        Kuwait: France 2009, Italy 2019
        Qatar: Netherlands 2024
        Indonesia: United States 2019
        China: Japan 2019
        Thailand: China 2014, Indonesia 2006
    """,
    ELSEWHERE: """
        Venezuela: Taiwan 2014
        Iran: Taiwan 2023
        Saudi Arabia: Taiwan 2017
        Brazil: Bahamas 2007
        Switzerland: Israel 2010
        Singapore: Israel 2018, India 2023
        Russia: Cyprus 2008
        Ghana: Canada 2024
        Nigeria: Antigua and Barbuda 2013, Equatorial Guinea 2012, Algeria 2013, Togo 2023
        Algeria: Iceland 2013
        Turkey: Chile 2009, Romania 2023, Indonesia 2010, Indonesia 2015
        China: India 2013
    """,
    OTHER_ROUTE: """
        Belgium: Spain 2005
        Germany: Netherlands 2007, France 2023
        Norway: Czechia 2013, Ukraine 2016
    """,
}
"""Ends and pauses that are true, or may be: the seller, each buyer, and the first year without."""


def listed():
    """Return each listed end: the seller, the buyer and the first year."""
    found = []
    for text in TRUE_ENDS.values():
        seller = ""
        for part in text.replace("\n", ",").split(","):
            words = part.strip()
            if ": " in words:
                seller, words = words.split(": ")
            if words:
                buyer, year = words.rsplit(" ", 1)
                found.append((seller, buyer, int(year)))
    return found


def vanished(products, unknown):
    """Find the flows that end or stop after two large years: codes, and the first year without."""
    fuels = bundle.table("fuel_trade")
    some = fuels.filter(pl.col("product").is_in(products))
    years = pl.DataFrame({"year": range(1995, LAST + 1)}, schema={"year": pl.Int16})
    flow = ["ccode1", "ccode2", "year"]
    sums = some.group_by(flow).agg(pl.col("value").sum())
    hidden = fuels.filter(pl.col("product").is_in(unknown)).select(flow).unique()
    grid = sums.select(flow[:2]).unique().join(years, how="cross").sort(flow)
    whole = grid.join(sums, on=flow, how="left").join(
        hidden.with_columns(hidden=True), on=flow, how="left"
    )
    value = pl.col("value").fill_null(0)
    large = pl.all_horizontal(
        value.shift(k).over("ccode1", "ccode2").fill_null(0) >= LARGE for k in (1, 2)
    )
    gone = (value < GONE) & pl.col("hidden").is_null()
    return set(whole.sort(flow).filter(gone & large).select(flow).iter_rows())


def test_a_large_flow_of_a_fuel_that_vanishes_is_explained_or_not_known():
    names = {code: state.name for code, state in states().items()}
    found = {
        (names[seller], names[buyer], year)
        for products, unknown in KINDS.items()
        for seller, buyer, year in vanished(products, unknown)
    }
    assert found == set(listed())


def test_each_end_has_one_reason():
    assert len(listed()) == len(set(listed()))


def reporters():
    """Return the states that have reported trade with China, by year, and China."""
    reports = bundle.table("partner_reports").filter(
        (pl.col("ccode1") == CHINA) | (pl.col("ccode2") == CHINA)
    )
    years = reports.filter(pl.col("year") >= 2014).group_by("year").agg(pl.col("reporter"))
    return {year: {*states_of_year, CHINA} for year, states_of_year in years.iter_rows()}


def test_no_fuel_is_recorded_between_two_that_have_not_reported():
    """So that who has reported to China is who has reported to the source of fuels."""
    reported = reporters()
    flows = bundle.table("fuel_trade").filter(
        pl.col("value").is_not_null(), pl.col("year") >= min(reported)
    )
    silent = [
        (seller, buyer, year)
        for seller, buyer, year in flows.select("ccode1", "ccode2", "year").unique().iter_rows()
        if not {seller, buyer} & reported[year]
    ]
    assert sorted(reported) == list(range(2014, LAST + 1))
    assert silent == []


def test_sellers_that_name_no_buyers_are_known_by_the_reports_of_these():
    """Their crude oil for buyers that have not reported is under a hundred million in 11 years."""
    reported = reporters()
    crude = bundle.table("fuel_trade").filter(
        pl.col("ccode1").is_in(UNNAMED_CRUDE), pl.col("year") >= min(reported), product=CRUDE[0]
    )
    unseen = [
        value
        for buyer, year, value in crude.select("ccode2", "year", "value").iter_rows()
        if buyer not in reported[year]
    ]
    assert sum(unseen) < 100 < 1e-4 * crude["value"].sum()


def test_flows_that_no_report_can_show_are_not_known():
    """Kuwait's crude oil for Vietnam, 240,773 barrels a day of it in 2024, was none."""
    fuels = bundle.table("fuel_trade").filter(product=ALL_FUELS)
    known = {
        (690, 816, 2024),  # Kuwait to Vietnam, which had not reported
        (670, 663, 2024),  # Saudi Arabia to Jordan
        (690, 698, 2024),  # Kuwait to Oman's refinery in Duqm
        (620, 696, 2024),  # Libya to the United Arab Emirates
        (365, 816, 2024),  # Russia to Vietnam
    }
    assert known <= set(fuels.select("ccode1", "ccode2", "year").iter_rows())
