"""Fuels that customs do not show are not known, and never none."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.measures.trade.single_fuels import GAS
from comity.sources.hidden_fuels import (
    ALL_FUELS,
    CRUDE_ONLY,
    GAS_ONLY,
    HIDDEN,
    list_hidden_fuels,
)
from comity.store import bundle

RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
FLOW = ["ccode1", "ccode2", "year"]
LARGE = 400.0
"""Million dollars of gas that customs do not record where they keep its origin secret."""


def test_each_pair_year_and_product_is_listed_once():
    assert list_hidden_fuels().select(*FLOW, "product").is_duplicated().sum() == 0


def test_each_has_the_page_that_says_so():
    assert all(flow.page.startswith(("https://", "http://")) for flow in HIDDEN)
    assert all(flow.years[0] <= flow.years[1] for flow in HIDDEN)


def test_each_is_in_the_table_without_a_value():
    listed = list_hidden_fuels()
    rows = bundle.table("fuel_trade").filter(pl.col("value").is_null())
    absent = listed.join(rows, on=FLOW, how="anti")
    fuels = bundle.table("fuel_trade")
    states = pl.concat(fuels.select("year", ccode=side) for side in FLOW[:2]).unique()
    covered = absent
    for side in FLOW[:2]:
        covered = covered.join(
            states, left_on=[side, "year"], right_on=["ccode", "year"], how="semi"
        )
    assert covered.is_empty()


def test_gas_that_is_kept_secret_leaves_what_else_a_pair_trades():
    russia_germany = bundle.table("fuel_trade").filter(ccode1=365, ccode2=255, year=2015)
    assert russia_germany.filter(pl.col("value").is_null())["product"].to_list() == [GAS_ONLY]
    assert russia_germany.filter(product="crude oil")["value"].item() > 5_000


def test_oil_that_sanctions_hide_is_not_known_at_all():
    iran_china = bundle.table("fuel_trade").filter(ccode1=630, ccode2=710, year=2023)
    assert iran_china.filter(pl.col("value").is_null())["product"].to_list() == [ALL_FUELS]


@pytest.mark.parametrize(
    ("exporter", "importer", "year"),
    [(365, 640, 2023), (645, 640, 2015), (670, 640, 2003), (630, 640, 2012), (710, 731, 2016)],
)
def test_crude_oil_that_customs_keep_secret_is_not_known(exporter, importer, year):
    rows = bundle.table("fuel_trade").filter(ccode1=exporter, ccode2=importer, year=year)
    assert CRUDE_ONLY in rows.filter(pl.col("value").is_null())["product"].to_list()
    assert rows.filter(pl.col("value") >= 1, product="crude oil").is_empty()


@pytest.mark.raw
def test_no_large_record_of_piped_gas_is_set_aside():
    """Liquefied gas of the same pairs is recorded; gas by pipe is what customs hide."""
    listed = list_hidden_fuels().filter(product=GAS_ONLY)
    piped = bundle.table("fuel_trade").filter(product=GAS[1])
    assert listed.join(piped, on=FLOW).filter(pl.col("value") >= LARGE).is_empty()
