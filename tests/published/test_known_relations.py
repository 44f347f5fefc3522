"""Measures of regimes, distance, diplomacy, disputes and organisations against published values."""

from __future__ import annotations

import math

import pytest

from comity.measures.table_arrays import facts, shared_memberships
from comity.panels.provenance import trail
from comity.sources.registry import tables
from comity.store import bundle

CHINA, RUSSIA, US, GEORGIA, UKRAINE, INDIA, FRANCE = 710, 365, 2, 372, 369, 750, 220


def value(name, a, b=None, year=2014):
    return trail(name, a, b, year).value


@pytest.mark.parametrize(
    ("name", "states", "year", "published"),
    [
        ("polyarchy", (CHINA,), 2024, 0.073),  # V-Dem 15
        ("polyarchy", (US,), 2024, 0.840),
        ("liberal_democracy", (RUSSIA,), 2024, 0.056),
        ("polity_score", (CHINA,), 2018, -7),  # Polity5
        ("polity_score", (RUSSIA,), 2018, 4),
        ("freedom_rating", (CHINA,), 2024, 6.5),  # Freedom in the World 2025: 7 and 6
        ("regime_distance", (CHINA, RUSSIA), 2024, 0.172 - 0.073),
        ("democracy_weakest_link", (CHINA, US), 2024, 0.073),
        ("joint_democracy", (US, FRANCE), 2018, 1),  # 8 and 10 against 6
        ("joint_democracy", (US, RUSSIA), 2018, 0),
        ("contiguity", (CHINA, RUSSIA), 2016, 1),  # COW Direct Contiguity 3.2
        ("contiguity", (US, RUSSIA), 2016, 1),  # the Bering Strait
        ("land_border", (US, RUSSIA), 2016, 0),
        ("land_border", (CHINA, RUSSIA), 2016, 1),
        ("minimum_distance", (CHINA, RUSSIA), 2019, 0),
        ("major_power", (INDIA,), 2016, 0),
        ("major_powers_of_two", (CHINA, RUSSIA), 2016, 2),
        ("migrants", (CHINA, RUSSIA), 2019, 56_157),  # UN DESA
        ("migrants", (UKRAINE, RUSSIA), 2019, 3_269_248),
        ("direct_flights", (CHINA, RUSSIA), 2014, 29),
        ("representation_level", (CHINA, RUSSIA), 2020, 1),  # Diplometrics
        ("diplomatic_representation", (RUSSIA, GEORGIA), 2007, 1),
        ("diplomatic_representation", (RUSSIA, GEORGIA), 2010, 0),
        ("diplomatic_representation", (US, CHINA), 1970, 0),  # no mission before 1973
        ("mutual_representation", (CHINA, RUSSIA), 1970, 2),
        ("leader_visits", (US, CHINA), 1972, 1),  # Nixon in Beijing
        ("leader_visits", (US, CHINA), 1973, 0),
        ("leader_visits", (CHINA, US), 2023, 1),  # Xi in San Francisco
        ("shared_igos", (CHINA, RUSSIA), 2014, 55),  # COW IGO 3
        ("shared_informal_igos", (CHINA, RUSSIA), 2010, 28),  # Roger, version 3
        ("shared_alliances", (CHINA, RUSSIA), 2018, 4),  # ATOP 3755, 4810, 4980, 6020
        ("dispute_onset", (CHINA, RUSSIA), 1969, 1),
        ("interstate_war", (CHINA, INDIA), 1962, 1),
        ("interstate_war", (FRANCE, 800), 1941, 1),  # COW list 4.0: 145, with Thailand
        ("interstate_war", (230, 600), 1957, 1),  # 158, Spain and Morocco
        ("interstate_war", (FRANCE, 600), 1957, 0),  # France fought from February 1958
        ("interstate_war", (FRANCE, 600), 1958, 1),
        ("interstate_war", (344, 345), 1992, 1),  # 215, Croatia and Yugoslavia
        ("interstate_war", (344, 346), 1992, 0),  # Croatia and Bosnia were on one side
        ("interstate_war", (130, 135), 1995, 1),  # 217, Ecuador and Peru
        ("interstate_war", (130, 135), 1994, 0),
        ("international_crises", (CHINA,), 1969, 1),  # ICB 231, Ussuri
        ("joint_crises", (CHINA, RUSSIA), 1969, 1),
        ("gml_disputes", (CHINA, RUSSIA), 2010, 0),  # the last one was in 2009
        ("peace_level", (CHINA, RUSSIA), 2004, 0.5),  # Peace Data 3.1
        ("peace_level", (US, CHINA), 2018, 0),
        ("icews_material_conflict", (RUSSIA, UKRAINE), 2014, 2_547),
        ("dollar_invoicing", (RUSSIA,), 2019, 62.0),  # Boz et al. 2022
    ],
)
def test_a_published_value_is_met(name, states, year, published):
    assert value(name, *states, year=year) == pytest.approx(published, abs=1e-6)


def test_capitals_are_as_far_as_the_great_circle_says():
    # By the spherical law of cosines, from 40.1906 N 116.4121 E to 55.6256 N 37.6064 E.
    north, south, apart = (math.radians(x) for x in (40.190632, 55.625578, 116.412144 - 37.6063916))
    cosine = math.sin(north) * math.sin(south)
    cosine += math.cos(north) * math.cos(south) * math.cos(apart)
    expected = 6371.0088 * math.acos(cosine)
    assert value("capital_distance", CHINA, RUSSIA, 2020) == pytest.approx(expected, abs=0.1)
    # To 1918 the capital was Saint Petersburg, nearly seven hundred kilometres farther.
    assert value("capital_distance", CHINA, RUSSIA, 1900) > 6_000


def test_years_of_peace_count_from_the_last_dispute_or_from_the_first_year_of_both():
    last = max(y for y in range(2000, 2015) if value("militarised_disputes", CHINA, RUSSIA, y))
    assert value("peace_years", CHINA, RUSSIA, last) == 0
    assert value("peace_years", CHINA, RUSSIA, 2014) == 2014 - last
    # Switzerland and Portugal have had no dispute: the count begins in 1816.
    assert value("peace_years", 225, 235, 2014) == 198
    # Bhutan became a member in 1971 and has had no dispute with Uruguay.
    assert value("peace_years", 760, 165, 1980) == 9


def test_cooperation_is_a_share_of_all_events():
    counts = bundle.table("event_counts").filter(year=2014)
    both = [
        counts.filter(ccode1=a, ccode2=b).row(0, named=True)
        for a, b in ((CHINA, RUSSIA), (RUSSIA, CHINA))
    ]
    names = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    total = sum(row[name] for row in both for name in names)
    cooperation = sum(row[name] for row in both for name in names[:2])
    assert value("icews_events", CHINA, RUSSIA) == total
    assert value("icews_cooperation_share", CHINA, RUSSIA) == pytest.approx(cooperation / total)


def test_organisations_without_the_united_states_are_the_rest():
    rows = bundle.table("igo_members")
    current = rows.filter((rows["start"] <= 2014) & (rows["end"] >= 2014))
    china, russia, us = (set(current.filter(ccode=c)["code"]) for c in (CHINA, RUSSIA, US))
    assert value("shared_igos_without_us", CHINA, RUSSIA) == len((china & russia) - us)


def test_a_state_that_the_list_of_organisations_does_not_cover_is_missing():
    # East Germany's last row is of 1989; its last year as a state was 1990.
    assert value("shared_igos", 265, RUSSIA, 1989) > 0
    assert value("shared_igos", 265, RUSSIA, 1990) is None


def test_memberships_of_no_body_of_the_third_state_are_left_out():
    table = tables()["informal_igo_members"][1]
    whole = facts(table, bundle.table("informal_igo_members"))
    every = shared_memberships(whole, "body").sel(year=2010, a=CHINA, b=RUSSIA)
    without = shared_memberships(whole, "body", without=US).sel(year=2010, a=CHINA, b=RUSSIA)
    assert 0 < without < every


def test_outside_the_coverage_nothing_is_known():
    assert value("contiguity", CHINA, RUSSIA, 2020) is None
    assert value("interstate_war", CHINA, RUSSIA, 2010) is None
    assert value("diplomatic_representation", CHINA, RUSSIA, 1998) is None
    assert value("leader_visits", FRANCE, RUSSIA, 2000) is None
    assert value("migrants", CHINA, RUSSIA, 2018) is None
