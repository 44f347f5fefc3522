"""A law of reports of trade: a flow far below its other years is silence, unless a cause is named.

Customs keep oil and gold confidential or name another origin, and what is left is no figure of the
flow. So no flow of 2021, 2022 or 2024 in the bundle is under half of the least of 2019, 2020 and
2023, and none of 2025 under a fifth.
"""

from __future__ import annotations

import pytest

from comity.sources.trade_fragments import (
    FALLS,
    FIFTH,
    HALF,
    is_true_fall,
    limits,
    mark_fragments,
)
from comity.states import states
from comity.store import bundle

YEARS = {"trade_2021": HALF, "trade_2022": HALF, "trade_2024": HALF, "imf_exports": FIFTH}


@pytest.fixture(scope="module")
def years():
    """The flows of 2019, 2020 and 2023, reconciled from the reports of both sides."""
    older = bundle.table("baci_trade_older")
    return [older.filter(year=2019), older.filter(year=2020), bundle.table("baci_trade")]


def fragments(table, *bounds):
    return mark_fragments(bundle.table(table), *bounds).filter("fragment")


@pytest.mark.parametrize(("table", "share"), YEARS.items())
def test_no_flow_is_far_below_its_other_years_without_a_declared_cause(table, share, years):
    small = fragments(table, limits(share, *years))
    names = states()
    unexplained = small.filter(~is_true_fall()).select("ccode1", "ccode2", "exports")
    assert [
        (names[seller].name, names[buyer].name, value)
        for seller, buyer, value in unexplained.iter_rows()
    ] == []


def test_falls_that_stay_are_those_of_war_embargo_and_a_closed_mine(years):
    names = states()
    kept = {
        (f"{names[seller].name} to {names[buyer].name}", year)
        for table, share in YEARS.items()
        for seller, buyer, year in fragments(table, limits(share, *years))
        .select("ccode1", "ccode2", "year")
        .iter_rows()
    }
    assert kept == {
        ("Hungary to Ukraine", 2022),
        ("Estonia to Ukraine", 2022),
        ("Ukraine to Egypt", 2022),
        ("Panama to China", 2024),
        *(
            (pair, 2025)
            for pair in (
                "Russia to Italy",
                "Russia to Austria",
                "Lithuania to Russia",
                "Belarus to Germany",
                "Belarus to Lithuania",
                "Malaysia to Ukraine",
                "Saudi Arabia to Ukraine",
                "Ukraine to Ethiopia",
                "Sudan to China",
                "Sudan to India",
                "Israel to Turkey",
                "Panama to China",
                "Panama to Ecuador",
                "Panama to Germany",
                "Panama to Spain",
            )
        ),
    }


def test_every_cause_is_named_in_words():
    assert all(fall.why and fall.states for fall in FALLS)


@pytest.mark.parametrize(
    ("seller", "buyer", "years"),
    [
        (670, 710, (2021, 2024)),  # Saudi reports leave oil out
        (690, 710, (2021, 2024)),
        (698, 710, (2021,)),
        (696, 740, (2021,)),
        (710, 95, (2021, 2022, 2024)),  # customs of Panama have what stays there
        (710, 705, (2021, 2022)),
    ],
)
def test_flows_that_are_known_by_fragments_have_no_figure(values, seller, buyer, years):
    assert [values.read_value("exports", (seller, buyer), year) for year in years] == [
        None for _ in years
    ]
