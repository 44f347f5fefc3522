"""Sources on disputes, wars, crises and peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security import (
    atop,
    cow_disputes,
    cow_wars,
    gml_disputes,
    icb_crises,
    peace_scale,
)
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CHINA, RUSSIA, US = 710, 365, 2


def rows(module, folder=SAMPLES, table=0):
    return read(module.SOURCE, module.SOURCE.tables[table], folder)


def test_a_war_on_two_fronts_is_one_row_of_a_pair_and_year():
    assert rows(cow_wars).frame.rows() == [(1, 220, 230, 1823), (139, RUSSIA, 740, 1945)]


def test_a_corrected_dispute_has_the_highest_hostility_of_both():
    frame = rows(gml_disputes).frame
    assert frame.filter(ccode1=RUSSIA)["hostility"].item() == 4
    assert frame.height == 2


def test_a_crisis_actor_with_an_impossible_code_is_counted():
    result = rows(icb_crises)
    assert result.frame["ccode"].to_list() == [RUSSIA, CHINA]
    assert result.exclusions[0].why == "ccode: unknown"


def test_the_level_at_the_end_of_the_year_counts_and_a_transition_has_none():
    result = rows(peace_scale)
    frame = result.frame.filter(ccode1=RUSSIA, ccode2=CHINA)
    levels = dict(frame.select("year", "level").iter_rows())
    assert (levels[1951], levels[1952], levels[1963]) == (0, 0.25, 0)
    assert 1997 not in levels
    assert 2003 not in levels
    assert (levels[2004], levels[2020]) == (0.5, 0.5)
    assert (
        result.exclusions[0].why,
        result.exclusions[0].rows,
    ) == ("the year ends in transition", 7)


def test_west_germany_has_its_own_code_and_pairs_are_in_order():
    frame = rows(peace_scale).frame
    assert frame.filter(ccode1=220, ccode2=260)["year"].min() == 1955
    assert frame.filter(ccode1=220, ccode2=255)["year"].min() == 1990
    assert frame.filter(ccode1=403, ccode2=435)["year"].to_list() == [2005, 2006]


def test_incidents_are_between_opposite_sides_from_1993_on():
    frame = rows(cow_disputes, table=1).frame
    pairs = frame.select("ccode1", "ccode2", "year", "month").rows()
    assert pairs == [(2, 345, 1993, 7), (20, 345, 1993, 7), (365, 710, 2009, 4)]
    assert frame.filter(ccode1=RUSSIA).select("action1", "action2", "hostility").row(0) == (
        15,
        0,
        4,
    )


def test_members_of_an_alliance_have_its_provisions_and_no_end_while_it_is_in_force():
    frame = rows(atop, table=1).frame
    treaty = frame.filter(alliance=4980, ccode=CHINA).row(0, named=True)
    assert (treaty["start"], treaty["end"], treaty["nonaggression"]) == (2001, None, 1)
    assert frame.filter(alliance=3200)["integrated_command"].to_list() == [None, None]


@pytest.mark.raw
def test_peace_between_china_and_russia_is_one_half_since_october_2004():
    frame = rows(peace_scale, RAW).frame.filter(ccode1=RUSSIA, ccode2=CHINA)
    assert frame.filter(frame["year"] >= 2004)["level"].to_list() == [0.5] * 17
    us_china = rows(peace_scale, RAW).frame.filter(ccode1=US, ccode2=CHINA, year=2018)
    assert us_china["level"].item() == 0


@pytest.mark.raw
def test_published_facts_of_disputes_crises_and_alliances():
    ussuri = rows(icb_crises, RAW).frame.filter(crisis=231)
    assert ussuri.select("ccode", "year", "violence").rows() == [
        (RUSSIA, 1969, 3),
        (CHINA, 1969, 3),
    ]
    gml = rows(gml_disputes, RAW).frame.filter(ccode1=RUSSIA, ccode2=CHINA)
    assert gml["year"].max() == 2009
    members = rows(atop, RAW, table=1).frame
    shared = members.filter(members["end"].is_null())
    china, russia = (set(shared.filter(ccode=code)["alliance"]) for code in (CHINA, RUSSIA))
    assert china & russia == {3755, 4810, 4980, 6020}
