"""Shares of one fuel, worked out by hand from the bundle's rows, and where none is known."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from comity.measures.table_arrays import facts
from comity.measures.trade.single_fuels import (
    COAL,
    CRUDE,
    GAS,
    crude_oil_export_share,
    crude_oil_exports,
    crude_oil_import_share,
    gas_exports,
    gas_import_share,
)
from comity.panels.provenance import trail
from comity.sources.registry import tables
from comity.store import bundle

PERU, CHILE, ECUADOR = 135, 155, 130
GREECE, LIBYA, IRAQ, RUSSIA, GERMANY, NORWAY, CHINA = 350, 620, 645, 365, 255, 385, 710
INDIA, INDONESIA, TURKEY = 750, 850, 640
KAZAKHSTAN, KUWAIT, VIETNAM, AUSTRALIA = 705, 690, 816, 900
CODES = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}


@pytest.mark.parametrize(
    ("measure", "products", "owner", "partner", "year"),
    [
        ("crude_oil_import_share", CRUDE, GREECE, IRAQ, 2016),
        ("gas_import_share", GAS, CHILE, PERU, 2014),
        ("coal_import_share", COAL, INDIA, INDONESIA, 2018),
        ("crude_oil_export_share", CRUDE, LIBYA, CHINA, 2012),
        ("gas_export_share", GAS, PERU, CHILE, 2014),
        ("coal_export_share", COAL, INDONESIA, INDIA, 2018),
        ("coal_import_share", COAL, TURKEY, RUSSIA, 2023),  # gas and crude oil are secret
    ],
)
def test_a_share_is_a_partner_s_part_of_what_all_sold_or_bought(
    measure, products, owner, partner, year
):
    seller, buyer = "ccode1", "ccode2"
    own, other = (buyer, seller) if "import" in measure else (seller, buyer)
    rows = bundle.table("fuel_trade").filter(pl.col("product").is_in(products), year=year)
    traded = rows.filter(pl.col(own) == owner)
    share = traded.filter(pl.col(other) == partner)["value"].sum() / traded["value"].sum()
    assert trail(measure, owner, partner, year).value == pytest.approx(share, rel=1e-5)


@pytest.mark.parametrize(
    ("measure", "owner", "partner", "year"),
    [
        ("gas_import_share", GERMANY, NORWAY, 2022),  # Russia's gas is kept secret
        ("gas_export_share", RUSSIA, CHINA, 2019),  # so is that for Turkey
        ("gas_import_share", TURKEY, RUSSIA, 2019),
        ("crude_oil_import_share", CHINA, RUSSIA, 2021),  # Iran's is hidden
        ("crude_oil_import_share", INDIA, IRAQ, 2004),  # a fraction is recorded
        ("crude_oil_import_share", TURKEY, KAZAKHSTAN, 2008),  # the origin is kept secret
        ("crude_oil_import_share", TURKEY, KAZAKHSTAN, 2023),
        ("crude_oil_export_share", KUWAIT, CHINA, 2024),  # Vietnam had not reported
        ("coal_import_share", VIETNAM, AUSTRALIA, 2024),
    ],
)
def test_no_share_is_known_of_a_total_that_is_not(measure, owner, partner, year):
    assert trail(measure, owner, partner, year).value is None


def table(*rows):
    """Return a table of fuels of some rows."""
    schema = {**CODES, "product": pl.String, "value": pl.Float64}
    return facts(tables()["fuel_trade"][1], pl.DataFrame(list(rows), schema=schema, orient="row"))


def incomplete(*rows):
    """Return a table of the states of which a large part of all fuels is not known."""
    schema = {"ccode": pl.Int16, "year": pl.Int16, "side": pl.String}
    schema |= {"recorded": pl.Float64, "usual": pl.Float64}
    frame = pl.DataFrame(list(rows), schema=schema, orient="row")
    return facts(tables()["incomplete_fuels"][1], frame)


def whole():
    """Return the same table of no state."""
    return incomplete()


def test_shares_of_crude_oil_leave_other_fuels_out():
    fuels = table(
        (PERU, CHILE, 2010, "crude oil", 30.0),
        (ECUADOR, CHILE, 2010, "crude oil", 70.0),
        (PERU, CHILE, 2010, "liquefied natural gas", 500.0),
        (PERU, CHINA, 2010, "crude oil", 10.0),
    )
    sold = crude_oil_exports(fuels)
    bought = crude_oil_import_share(sold, fuels, whole()).sel(a=CHILE, year=2010)
    assert bought.sel(b=[PERU, ECUADOR]).values.tolist() == pytest.approx([0.3, 0.7])
    of_peru = crude_oil_export_share(sold, fuels, whole()).sel(a=PERU, year=2010)
    assert of_peru.sel(b=[CHILE, CHINA]).values.tolist() == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize(("before", "is_known"), [(5.0, True), (30.0, False)])
def test_a_total_is_not_known_that_may_lack_a_tenth_by_the_years_before(before, is_known):
    fuels = table(
        (PERU, CHILE, 2009, "crude oil", before),
        (PERU, CHILE, 2010, "not known", None),
        (ECUADOR, CHILE, 2010, "crude oil", 90.0),
    )
    share = crude_oil_import_share(crude_oil_exports(fuels), fuels, whole())
    assert np.isnan(share.sel(a=CHILE, b=ECUADOR, year=2010).item()) != is_known


def test_no_share_of_gas_is_known_where_any_of_it_is_secret():
    fuels = table(
        (PERU, CHILE, 2010, "gas not known", None),
        (ECUADOR, CHILE, 2010, "gaseous natural gas", 90.0),
        (ECUADOR, PERU, 2010, "gaseous natural gas", 90.0),
    )
    share = gas_import_share(gas_exports(fuels), fuels, whole()).sel(b=ECUADOR, year=2010)
    assert np.isnan(share.sel(a=CHILE).item())
    assert share.sel(a=PERU).item() == 1


@pytest.mark.parametrize(
    ("usual", "hidden", "is_known"),
    [(None, "gas not known", True), (400.0, "gas not known", False), (None, "not known", False)],
)
def test_crude_oil_is_known_of_whom_gas_alone_is_kept_secret(usual, hidden, is_known):
    fuels = table((PERU, CHILE, 2010, hidden, None), (ECUADOR, CHILE, 2010, "crude oil", 90.0))
    listed = incomplete((CHILE, 2010, "imports", 90.0, usual))
    share = crude_oil_import_share(crude_oil_exports(fuels), fuels, listed)
    assert np.isnan(share.sel(a=CHILE, b=ECUADOR, year=2010).item()) != is_known
    gas = gas_import_share(gas_exports(fuels), fuels, listed)
    assert np.isnan(gas.sel(a=CHILE, b=ECUADOR, year=2010).item())


def test_the_crude_oil_of_whom_gas_is_kept_secret_is_known():
    share = trail("crude_oil_import_share", GERMANY, RUSSIA, 2021).value
    assert share == pytest.approx(0.291, abs=0.001)
