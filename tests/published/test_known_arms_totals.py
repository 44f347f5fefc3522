"""Totals of the trade in arms against SIPRI's fact sheet, and memberships against their dates.

Trends in International Arms Transfers, 2024 (Stockholm: SIPRI, March 2025), tables 1 and 2, on the
five years to 2024. The register has been revised since, so that shares may differ by a point.
"""

from __future__ import annotations

import pytest

from comity.measures.registry import find_measure

POINT = 0.01


@pytest.mark.parametrize(
    ("measure", "state", "share"),
    [
        ("arms_exports_world_share", 2, 0.43),
        ("arms_exports_world_share", 220, 0.096),
        ("arms_exports_world_share", 365, 0.078),
        ("arms_exports_world_share", 710, 0.059),
        ("arms_exports_world_share", 255, 0.056),
        ("arms_imports_world_share", 369, 0.088),
        ("arms_imports_world_share", 750, 0.083),
        ("arms_imports_world_share", 694, 0.068),
    ],
)
def test_shares_of_the_world_are_those_of_the_fact_sheet(values, measure, state, share):
    assert values.read_value(measure, (state,), 2024) == pytest.approx(share, abs=POINT)


@pytest.mark.parametrize(
    ("seller", "buyer", "share"),
    [(710, 770, 0.63), (365, 750, 0.38), (365, 710, 0.17), (2, 670, 0.12), (2, 369, 0.093)],
)
def test_shares_of_a_seller_s_exports_are_those_of_the_fact_sheet(values, seller, buyer, share):
    found = values.read_value("arms_export_share", (seller, buyer), 2024)
    assert found == pytest.approx(share, abs=0.015)


def test_five_years_are_the_sum_of_five_and_a_share_is_of_their_sum(values):
    years = [values.read_value("total_arms_exports", (365,), y) for y in range(2020, 2025)]
    assert values.read_value("arms_exports_five_years", (365,), 2024) == pytest.approx(sum(years))
    assert values.read_value("arms_exports_five_years", (2,), 2024) > sum(years)


@pytest.mark.parametrize(
    ("measure", "state", "last_without", "first_with"),
    [
        ("nato_member", 375, 2022, 2023),  # Finland, 4 April 2023
        ("nato_member", 343, 2019, 2020),  # North Macedonia, 27 March 2020
        ("eu_member", 344, 2012, 2013),  # Croatia, 1 July 2013
        ("brics_member", 560, 2009, 2010),  # South Africa, December 2010
        ("sco_member", 630, 2022, 2023),  # Iran, 4 July 2023
    ],
)
def test_members_are_those_of_the_last_day_of_a_year(
    values, measure, state, last_without, first_with
):
    read = [values.read_value(measure, (state,), year) for year in (last_without, first_with)]
    assert read == [0, 1]


def test_the_united_kingdom_left_the_european_union_in_2020(values):
    assert [values.read_value("eu_member", (200,), year) for year in (2019, 2020)] == [1, 0]


def test_every_institution_of_the_list_has_a_measure():
    names = ("nato", "eu", "brics", "sco", "csto", "eaeu", "asean", "gcc", "ndb")
    assert all(find_measure(f"{name}_member").level == "state" for name in names)
