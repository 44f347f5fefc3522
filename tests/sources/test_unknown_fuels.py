"""Flows of fuels whose record cannot be true are found, by four rules."""

from __future__ import annotations

import polars as pl

from comity.sources.hidden_fuels import ALL_FUELS, GAS_ONLY
from comity.sources.unknown_fuels import GAS, SILENT, find_unknown_fuels
from comity.store import bundle

PAIR_YEAR = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
NONE_TRADED = pl.DataFrame(schema=PAIR_YEAR)


def records(*rows):
    schema = {**PAIR_YEAR, "product": pl.String, "value": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def unknown(rows, traded=NONE_TRADED):
    found = find_unknown_fuels(rows, traded)
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
