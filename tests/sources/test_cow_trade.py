"""Trade from the Correlates of War."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.trade.cow_trade import SOURCE
from comity.store import bundle

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TABLE, FILL = SOURCE.tables
FLOWS = ("imports1", "imports2")


def test_each_pair_stands_once_and_negative_flows_are_missing():
    frame = read(SOURCE, TABLE, SAMPLES).frame.filter(year=2014)
    assert frame.rows() == [
        (365, 710, 2014, 51_135.0, 42_807.0, "COW"),
        (970, 990, 2014, 0.0, None, "COW"),
    ]


def test_a_pair_without_any_known_flow_is_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.why, exclusion.rows) == ("neither import is known", 2)


def test_a_zero_that_another_source_contradicts_is_missing_and_counted():
    result = read(SOURCE, TABLE, SAMPLES)
    # South Africa imports from Lesotho in the OEC and BACI; what it sells to Lesotho is small.
    (row,) = result.frame.filter(ccode1=560, ccode2=570).rows(named=True)
    assert (row["imports1"], row["imports2"]) == (None, 0.0)
    reasons = {flag.why: flag.rows for flag in result.flags}
    assert reasons["imports1: a zero that another source contradicts, now missing"] == 1


def test_a_zero_between_years_of_much_trade_is_missing_and_counted():
    result = read(SOURCE, TABLE, SAMPLES)
    (row,) = result.frame.filter(ccode1=2, ccode2=651, year=1984).rows(named=True)
    assert (row["imports1"], row["imports2"]) == (None, 50.0)
    reasons = {flag.why: flag.rows for flag in result.flags}
    assert reasons["imports1: a zero between years of 10 million and more, now missing"] == 1


def test_an_early_flow_far_beyond_all_others_of_the_two_is_missing():
    # Iran would have sold New Zealand 43 percent of its imports, and nothing in other years.
    (row,) = read(SOURCE, TABLE, SAMPLES).frame.filter(ccode1=630, ccode2=920).rows(named=True)
    assert (row["imports1"], row["imports2"]) == (1.0, None)


def test_zeros_between_planned_economies_that_did_not_report_are_missing():
    assert read(SOURCE, TABLE, SAMPLES).frame.filter(ccode1=40, ccode2=365).is_empty()


def test_fills_name_their_source_and_one_that_is_too_low_is_missing():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.filter(ccode1=220, ccode2=260).rows() == [
        (220, 260, 1984, 16_917.0, 16_181.0, "TRADHIST")
    ]
    (soviet,) = frame.filter(ccode1=260, ccode2=365).rows(named=True)
    assert (soviet["imports1"], soviet["imports2"]) == (None, 3124.75)


def test_the_trade_that_baci_lacks_is_a_table_of_its_own():
    assert read(SOURCE, FILL, SAMPLES).frame["ccode2"].to_list() == [713]


@pytest.fixture(scope="module")
def whole():
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(
    ("importer", "exporter", "year", "value"),
    [
        (220, 260, 1984, 16_917),  # France from West Germany
        (260, 220, 1984, 16_181),
        (260, 365, 1980, 4_075.5),
        (345, 365, 2004, 1_275),  # Serbia from Russia
    ],
)
def test_imports_that_were_holes(whole, importer, exporter, year, value):
    low, high = sorted((importer, exporter))
    column = "imports1" if importer == low else "imports2"
    (row,) = whole.filter(ccode1=low, ccode2=high, year=year).rows(named=True)
    assert row[column] == pytest.approx(value, abs=0.5)


@pytest.mark.raw
@pytest.mark.parametrize(("state", "year", "partners"), [(260, 1984, 98), (345, 2004, 60)])
def test_states_that_were_holes_have_partners(whole, state, year, partners):
    both = (pl.col("ccode1") == state) | (pl.col("ccode2") == state)
    assert whole.filter(both, pl.col("year") == year).height >= partners


@pytest.mark.raw
@pytest.mark.parametrize(
    ("exporter", "importer", "year"),
    [
        (630, 920, 1938),  # Iran to New Zealand, 150 million in this year alone
        (560, 565, 1999),  # South Africa to Namibia, in one customs union
        (560, 570, 1998),
        (850, 713, 1995),  # Indonesia and Taiwan, 1.6 billion before and after
        (713, 850, 1995),
        (2, 255, 1923),
        (2, 70, 1930),  # the United States and Mexico
        (265, 260, 1958),  # East and West Germany, 205 million the year before
        (260, 265, 1959),
        (700, 365, 1985),  # Afghanistan and the Soviet Union
        (369, 365, 1992),  # Ukraine and Russia
        (820, 200, 1957),  # Malaysia, of which all flows are zero
        (732, 731, 1995),  # the two Koreas, 287 million by the South's own count
    ],
)
def test_what_cannot_be_is_missing(whole, exporter, importer, year):
    low, high = sorted((exporter, importer))
    column = "imports1" if importer == low else "imports2"
    rows = whole.filter(ccode1=low, ccode2=high, year=year)
    assert rows.drop_nulls(column).is_empty()


@pytest.mark.raw
@pytest.mark.parametrize(
    ("exporter", "importer", "year"),
    [(2, 710, 1960), (710, 2, 1955), (690, 645, 1995), (365, 345, 1951), (750, 710, 1965)],
)
def test_zeros_of_embargoes_and_wars_stay(whole, exporter, importer, year):
    low, high = sorted((exporter, importer))
    column = "imports1" if importer == low else "imports2"
    assert whole.filter(ccode1=low, ccode2=high, year=year)[column].to_list() == [0]


@pytest.mark.raw
def test_imports_of_china_and_russia_from_each_other_in_2014(whole):
    (row,) = whole.filter(ccode1=365, ccode2=710, year=2014).rows(named=True)
    assert row["imports1"] == pytest.approx(51_135, abs=1)
    assert row["imports2"] == pytest.approx(42_807, abs=1)


SOUTH, NORTH = 817, 816


def test_trade_of_south_vietnam_is_under_its_own_name():
    rows = bundle.table("cow_trade")
    assert rows.filter(ccode1=2, ccode2=SOUTH, year=1970).select(FLOWS).rows() == [(1.0, 257.0)]
    north = rows.filter(pl.any_horizontal(pl.col("ccode1", "ccode2") == NORTH))
    assert north.filter(pl.col("year") <= 1975).is_empty()
    assert rows.filter(ccode1=740, ccode2=NORTH, year=1976).select(FLOWS).rows() == [(49.0, 168.0)]
