"""Months: a monthly measure goes the way of a yearly one, from the table to panel and trail."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from comity.errors import InvalidRequestError
from comity.measures import registry
from comity.measures.compute import each_array
from comity.measures.measure import measure
from comity.measures.table_arrays import annual, pair_array, read_table
from comity.panels import provenance
from comity.panels.compute import ensure_values
from comity.panels.frames import Design
from comity.panels.request import requested_panel
from comity.panels.values import Values
from comity.period import Period
from comity.sources.registry import tables
from comity.store import bundle
from comity.unit import DOLLARS

CHINA, RUSSIA = 710, 365


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports of the month",
    reference="General Administration of Customs of China, through UN Comtrade",
    higher="A sells more to B",
    change="growth",
    frequency="month",
)
def exports_of_month(china_russia_months):
    """Exports in a month."""
    return pair_array(china_russia_months, "exports")


@pytest.fixture
def monthly(monkeypatch):
    """The registry with a monthly measure in it."""
    both = {**registry.measures(), "exports_of_month": exports_of_month}
    monkeypatch.setattr(registry, "measures", lambda: both)
    monkeypatch.setattr(registry, "declared_measures", lambda: both)
    monkeypatch.setattr("comity.panels.compute.measures", lambda: both)
    return exports_of_month


@pytest.fixture
def months(monthly, tmp_path):
    """A library with the monthly measure alone."""
    return Values(ensure_values(names=[monthly.name], folder=tmp_path))


def published():
    rows = bundle.table("china_russia_months").filter(ccode1=CHINA)
    return {(row["year"], row["month"]): row for row in rows.to_dicts()}


def test_an_array_of_a_monthly_table_has_an_axis_of_months():
    data = read_table("china_russia_months")
    exports = pair_array(data, "exports")
    assert exports.dims == ("month", "a", "b")
    march = Period(2022, 3).ordinal
    assert exports.sel(a=CHINA, b=RUSSIA, month=march) == published()[2022, 3]["exports"]


def test_the_months_of_a_year_add_up_on_an_axis_of_years():
    data = read_table("china_russia_months")
    yearly = pair_array(annual(data), "exports")
    assert yearly["year"].values.tolist() == list(range(2017, 2025))
    total = sum(row["exports"] for (year, _), row in published().items() if year == 2022)
    assert yearly.sel(a=CHINA, b=RUSSIA, year=2022) == pytest.approx(total)


def test_stored_rows_are_months_with_changes_over_one_and_twelve(months):
    rows = months.read_dyads(["exports_of_month"], [(CHINA, RUSSIA)])["exports_of_month"]
    stored = {(row["year"], row["month"]): row for row in rows[CHINA, RUSSIA]}
    source = published()
    assert {key: row["value"] for key, row in stored.items()} == {
        key: row["exports"] for key, row in source.items()
    }
    december = source[2022, 12]["exports"]
    for change, earlier in (("change1", (2022, 11)), ("change12", (2021, 12))):
        growth = december / source[earlier]["exports"] - 1
        assert stored[2022, 12][change] == np.float32(growth)
    assert stored[2017, 1]["change12"] is None


def test_a_month_has_a_distribution_of_its_own(months):
    one, other = (
        months.read_dyads(["exports_of_month"], [pair])["exports_of_month"][pair]
        for pair in ((CHINA, RUSSIA), (RUSSIA, CHINA))
    )
    ranks = {(row["year"], row["month"]): row["rank"] for row in one}
    values = {(row["year"], row["month"]): row["value"] for row in one}
    for row in other:
        key = row["year"], row["month"]
        assert (row["rank"] < ranks[key]) is (row["value"] > values[key])


def test_a_panel_of_months_has_the_values_of_a_monthly_measure(months):
    design = Design(directed=True, frequency="month")
    panel = requested_panel(months, ["exports_of_month"], "china,russia", 2022, design=design)
    assert panel.rows.columns[:4] == ["ccode1", "ccode2", "year", "month"]
    values = panel.rows.filter(ccode1=CHINA)["exports_of_month"].to_list()
    assert values == [published()[2022, month]["exports"] for month in range(1, 13)]


def test_a_panel_of_years_has_no_monthly_measure(months):
    with pytest.raises(InvalidRequestError, match="by month, and the panel's rows are years"):
        requested_panel(
            months, ["exports_of_month"], "china,russia", 2022, design=Design(directed=True)
        )


def test_the_trail_of_a_month_is_the_rows_of_that_month(monthly):
    trail = provenance.trail(monthly.name, CHINA, RUSSIA, 2022, 3)
    (rows,) = trail.rows.values()
    assert rows.select("year", "month").unique().rows() == [(2022, 3)]
    assert trail.value == published()[2022, 3]["exports"]


def test_a_value_is_named_by_a_period_of_its_frequency(monthly):
    with pytest.raises(InvalidRequestError, match="by month, got 2022"):
        provenance.trail(monthly.name, CHINA, RUSSIA, 2022)
    with pytest.raises(InvalidRequestError, match="by year, got 2022-03"):
        provenance.trail("customs_trade", CHINA, RUSSIA, 2022, 3)


def test_a_yearly_value_of_a_monthly_table_rests_on_all_its_months():
    (rows,) = provenance.trail("customs_trade", CHINA, RUSSIA, 2022).rows.values()
    assert rows["month"].unique().sort().to_list() == list(range(1, 13))


def test_members_of_a_year_have_values_in_its_months(monthly):
    ((_, array),) = each_array([monthly])
    assert np.isfinite(array.values).sum() == bundle.table("china_russia_months").height


@pytest.mark.parametrize("text", ["2014", "2014-03", "0999-12"])
def test_a_period_is_read_as_it_is_written(text):
    period = Period.parse(text)
    assert str(period) == text
    assert Period.at(period.ordinal, period.frequency) == period


@pytest.mark.parametrize("text", ["2014-13", "2014-3", "March 2014", "", "2014-00"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r"period is a year or a month|month must be"):
        Period.parse(text)


def test_monthly_tables_name_the_month_in_their_key():
    monthly = [table for _, table in tables().values() if table.frequency == "month"]
    assert {table.name for table in monthly} >= {"china_russia_months", "yuan_rouble_oil"}
    assert all({"year", "month"} <= set(table.key) for table in monthly)


def test_a_monthly_table_covers_the_months_that_it_declares():
    table = tables()["china_russia_months"][1]
    assert [str(Period.at(ordinal, "month")) for ordinal in table.periods] == ["2017-01", "2024-12"]
    shorter = replace(table, months=(3, 9))
    assert [str(Period.at(o, "month")) for o in shorter.periods] == ["2017-03", "2024-09"]
