"""Sources on diplomatic representation, visits of leaders and organisations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.sources.diplomacy import (
    china_vitae,
    cow_diplomatic_exchange,
    cow_igo_members,
    diplometrics_representation,
    informal_igos,
    us_leader_visits,
)
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CHINA, RUSSIA, US = 710, 365, 2


def rows(module, folder=SAMPLES, table=0):
    return read(module.SOURCE, module.SOURCE.tables[table], folder)


def test_a_mission_is_the_sender_s_and_the_file_names_the_host():
    frame = rows(cow_diplomatic_exchange).frame
    # DR_at_2 = 2: the United States had a minister in Canada, Canada none in Washington.
    assert frame.filter(year=1930).rows() == [(US, 20, 1930, 2)]
    assert frame.filter(year=1970, ccode1=CHINA).rows() == [(CHINA, RUSSIA, 1970, 3)]


def test_the_higher_of_two_levels_counts_and_mixed_names_are_left_out():
    result = rows(diplometrics_representation)
    levels = {(a, b): level for a, b, _, level in result.frame.iter_rows()}
    assert levels[US, 40] == 0.125
    assert levels[RUSSIA, 372] == 0.75
    assert (CHINA, 475) not in levels
    assert (CHINA, 41) not in levels
    assert result.exclusions[0].why == "Niger and Nigeria under one name"


def test_presidents_and_secretaries_travel_on_dated_trips():
    result = rows(us_leader_visits)
    frame = result.frame
    assert frame.filter(ccode2=CHINA)["role"].to_list() == ["president", "secretary"]
    assert frame.filter(id=1)["start"].item() == date(1972, 2, 21)
    assert 2025 not in frame["year"]
    assert {exclusion.why for exclusion in result.exclusions} == {
        "no date, or a year that is not complete",
        "place: territory",
    }


def test_a_visit_listed_twice_counts_once():
    result = rows(us_leader_visits, table=1)
    assert result.frame.filter(year=2023).height == 1
    assert "the same visit again" in {exclusion.why for exclusion in result.exclusions}


def test_days_near_each_other_are_one_trip_and_the_place_is_that_of_the_text():
    frame = rows(china_vitae).frame
    assert frame.rows() == [(CHINA, 155, 2005, 1, 1), (CHINA, RUSSIA, 2005, 2, 3)]


def test_memberships_are_spells_of_full_and_associate_members_with_names():
    frame = rows(cow_igo_members).frame
    assert frame.filter(ccode=CHINA).rows() == [
        ("un", "United Nations", CHINA, 1, 2013, 2014),
        ("wto", "World Trade Organization", CHINA, 2, 2013, 2014),
    ]
    assert frame.filter(code="wto", ccode=RUSSIA)["start"].item() == 2014
    assert not frame.filter(code="sco").height


def test_informal_bodies_have_spells_too_and_only_members_count():
    result = rows(informal_igos)
    assert result.frame.filter(ccode=CHINA).rows() == [("BRICS", CHINA, 2009, 2010)]
    assert result.exclusions[0].why == "not a full membership"


@pytest.mark.raw
def test_china_and_russia_share_55_organisations_in_2014_and_28_informal_ones_in_2010():
    for module, column, year, shared in (
        (cow_igo_members, "code", 2014, 55),
        (informal_igos, "body", 2010, 28),
    ):
        frame = rows(module, RAW).frame
        current = frame.filter((frame["start"] <= year) & (frame["end"] >= year))
        china, russia = (set(current.filter(ccode=c)[column]) for c in (CHINA, RUSSIA))
        assert len(china & russia) == shared


@pytest.mark.raw
def test_trips_to_russia_that_the_other_list_lacks():
    frame = rows(china_vitae, RAW).frame.filter(ccode2=RUSSIA)
    trips = dict(frame.select("year", "trips").iter_rows())
    assert all(trips[year] >= 1 for year in (2004, 2005, 2006, 2007, 2010, 2011, 2012))


@pytest.mark.raw
def test_travels_of_the_office_of_the_historian():
    frame = rows(us_leader_visits, RAW).frame
    # The fourteenth trip to "China" was to Taipei, in 1960.
    assert frame.filter(ccode2=CHINA, role="president").height == 13
    assert frame.filter(ccode2=713, role="president")["start"].to_list() == [date(1960, 6, 18)]
    # Fifteen trips to Russia and six to the Soviet Union.
    assert frame.filter(ccode2=RUSSIA, role="president").height == 21
    nixon = frame.filter(ccode2=CHINA, role="president")["start"].min()
    assert nixon == date(1972, 2, 21)


@pytest.mark.raw
def test_two_sources_agree_in_2000_on_where_missions_are():
    older = rows(cow_diplomatic_exchange, RAW).frame.filter(year=2000)
    newer = rows(diplometrics_representation, RAW).frame.filter(year=2000)
    ours, theirs = (set(frame.select("ccode1", "ccode2").iter_rows()) for frame in (older, newer))
    senders = {a for a, _ in ours} & {a for a, _ in theirs}
    hosts = {b for _, b in ours} & {b for _, b in theirs}
    inside = {pair for pair in ours if pair[0] in senders and pair[1] in hosts}
    assert len(inside & theirs) / len(inside) > 0.97
