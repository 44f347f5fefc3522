"""The trade in fuels, from BACI."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.measures.trade.seam_jumps import FUELS, shared_jumps
from comity.sources.hidden_fuels import ALL_FUELS
from comity.sources.source import Files, read
from comity.sources.trade.baci_fuels import (
    FRACTIONS,
    SOURCE,
    find_incomplete_fuels,
    read_fuel_trade,
)

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TABLE, INCOMPLETE = SOURCE.tables


def test_thousands_of_dollars_become_millions_by_product():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.drop("value").rows() == [
        (365, 255, 1996, "gaseous natural gas"),
        (365, 710, 2023, "crude oil"),
        (365, 710, 2023, "liquefied natural gas"),
        (670, 710, 2015, "crude oil"),
        (670, 710, 2023, "crude oil"),
        (670, 740, 2014, "crude oil"),
        (670, 740, 2015, "not known"),
        (670, 740, 2016, "crude oil"),
        (713, 740, 2015, "other coal"),
        (713, 740, 2023, "other coal"),
    ]
    assert frame["value"][1] == pytest.approx(60_679.2105)


def test_a_state_with_a_large_flow_that_is_not_known_is_incomplete():
    frame = read(SOURCE, INCOMPLETE, SAMPLES).frame
    assert frame.rows() == [
        (670, 2015, "exports", 1_000.0, 33_500.0),
        (740, 2015, "imports", 5.0, 33_500.0),
    ]


def test_years_with_next_to_nothing_between_others_are_a_gap():
    amounts = {2011: 400.0, 2012: 500.0, 2013: 100.0, 2014: 450.0, 2015: 300.0}
    rows = [(670, 771, year, "crude oil", value) for year, value in amounts.items()]
    schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    schema |= {"product": pl.String, "value": pl.Float64}
    found = find_incomplete_fuels(pl.DataFrame(rows, schema=schema, orient="row"))
    assert found.rows() == [(771, 2013, "imports", 100.0, 450.0)]


def fuels(folder, amounts, exporter="QAT", importer="KWT"):
    """Read crude oil of some years, in million dollars, from files of the publisher's form."""
    columns = ("year", "exporter", "importer", "hs6", "v_kusd")
    rows = [(year, exporter, importer, 270900, 1000 * value) for year, value in amounts.items()]
    others = [(year, "SAU", "JPN", 270900, 1e6) for year in amounts]
    raw = pl.DataFrame([*rows, *others], schema=columns, orient="row")
    raw.write_parquet(folder / "fuels.parquet")
    pairs = pl.DataFrame(schema={"year": pl.Int16, "exporter": pl.String, "importer": pl.String})
    pairs.write_parquet(folder / "pairs.parquet")
    reports = {side: str(SAMPLES / SOURCE.files[side]) for side in ("china", "usa")}
    files = {"fuels": "fuels.parquet", "pairs": "pairs.parquet", **reports}
    frame = read_fuel_trade(Files(folder, files)).frame
    return frame.filter(pl.col("ccode1") != 670, pl.col("value").is_null())


def test_one_or_two_years_with_next_to_none_between_years_with_much_are_not_known(tmp_path):
    unknown = fuels(tmp_path, {2011: 500.0, 2012: 0.1, 2014: 400.0, 2015: 300.0})
    assert unknown.select("year", "product").rows() == [(2012, ALL_FUELS), (2013, ALL_FUELS)]


def test_three_years_without_any_may_be_an_end_and_a_beginning(tmp_path):
    assert fuels(tmp_path, {2011: 500.0, 2015: 400.0}).is_empty()


def test_a_year_with_some_between_years_with_much_is_known(tmp_path):
    assert fuels(tmp_path, {2011: 500.0, 2012: 10.0, 2013: 400.0}).is_empty()


def test_hidden_fuels_have_rows_without_a_value_beside_what_customs_record(tmp_path):
    years = {2018: 12_900.0, 2019: 6_500.0, 2023: 17.0}
    unknown = fuels(tmp_path, years, "IRN", "CHN")
    assert unknown.select("year", "product").rows() == [(2019, ALL_FUELS), (2023, ALL_FUELS)]


def test_what_was_sold_before_it_was_hidden_makes_the_seller_incomplete():
    """China bought most of what Iran sold in the last year that is known, five years before."""
    schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    schema |= {"product": pl.String, "value": pl.Float64}
    rows = [
        (630, 710, 2018, "crude oil", 12_900.0),
        (630, 710, 2023, "crude oil", 17.0),
        (630, 710, 2023, ALL_FUELS, None),
        (630, 371, 2023, "gaseous natural gas", 60.0),
    ]
    found = find_incomplete_fuels(pl.DataFrame(rows, schema=schema, orient="row"))
    assert (630, 2023, "exports", 60.0, 12_900.0) in found.rows()


def test_years_of_which_the_source_has_a_fraction_are_incomplete():
    amounts = {2004: 6_459.0, 2005: 10_578.0, 2006: 44_093.0}
    rows = [(670, 750, year, "crude oil", value) for year, value in amounts.items()]
    schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    schema |= {"product": pl.String, "value": pl.Float64}
    found = find_incomplete_fuels(pl.DataFrame(rows, schema=schema, orient="row"))
    assert found.rows() == [
        (750, 2004, "imports", 6_459.0, 44_093.0),
        (750, 2005, "imports", 10_578.0, 44_093.0),
    ]


def test_jumps_of_fuels_that_are_the_source_s_have_their_years_among_the_incomplete():
    incomplete = {(ccode, year) for ccode, *years in FRACTIONS for year in _span(*years)}
    jumps = [jump for jump in shared_jumps(FUELS) if jump.whose == "source"]
    assert {(jump.ccode, year) for jump in jumps for year in _span(jump.first, jump.last)} == (
        incomplete
    )


def _span(first, last):
    return range(first, last + 1)


def test_what_is_no_member_state_is_left_out_and_counted():
    exclusions = {
        (exclusion.why, exclusion.rows, exclusion.example)
        for exclusion in read(SOURCE, TABLE, SAMPLES).exclusions
    }
    assert exclusions == {
        ("importer: territory", 1, "HKG"),
        ("importer: not a member that year", 1, "TLS"),
        ("exporter: group", 1, "ZA1"),
    }


@pytest.fixture(scope="module")
def whole() -> pl.DataFrame:
    return read(SOURCE, TABLE, RAW).frame


@pytest.mark.raw
@pytest.mark.parametrize(("year", "billions"), [(2021, 45.6), (2023, 86.7), (2024, 86.5)])
def test_fuels_from_russia_to_china(whole, year, billions):
    rows = whole.filter(pl.col("year") == year, ccode1=365, ccode2=710)
    assert rows["value"].sum() / 1000 == pytest.approx(billions, abs=0.05)


@pytest.mark.raw
def test_russia_was_the_first_supplier_of_china_in_2023(whole):
    rows = whole.filter(year=2023, ccode2=710)
    totals = rows.group_by("ccode1").agg(pl.col("value").sum()).sort("value", descending=True)
    assert totals["ccode1"].head(2).to_list() == [365, 670]
    assert totals["value"][1] / 1000 == pytest.approx(53.9, abs=0.05)


@pytest.mark.raw
@pytest.mark.parametrize(
    ("exporter", "importer", "year"), [(670, 740, 2015), (365, 370, 2022), (365, 370, 2024)]
)
def test_fuels_that_cannot_be_none_are_not_known(whole, exporter, importer, year):
    (row,) = whole.filter(ccode1=exporter, ccode2=importer, year=year).rows(named=True)
    assert (row["product"], row["value"]) == ("not known", None)
