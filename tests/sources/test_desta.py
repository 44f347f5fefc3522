"""Trade agreements, from DESTA."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.relations.desta import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(TABLE,) = SOURCE.tables


@pytest.fixture(scope="module")
def sample():
    return read(SOURCE, TABLE, SAMPLES)


def pairs(frame, treaty):
    return frame.filter(treaty=treaty).select("ccode1", "ccode2", "year").rows()


def test_members_are_bound_to_each_other_and_later_ones_from_their_accession(sample):
    assert pairs(sample.frame, 1) == [
        (365, 370, 2003),
        (365, 703, 2005),
        (365, 705, 2003),
        (370, 703, 2005),
        (370, 705, 2003),
    ]


def test_an_agreement_of_a_bloc_does_not_bind_its_members_to_each_other(sample):
    assert (220, 260) not in sample.frame.select("ccode1", "ccode2").rows()
    assert pairs(sample.frame, 864) == [(94, 385, 2014), (95, 385, 2014)]


def test_an_agreement_binds_the_successor_from_its_first_year(sample):
    assert pairs(sample.frame, 3) == [
        (220, 225, 1973),
        (225, 230, 1985),
        (225, 255, 1990),
        (225, 260, 1973),
    ]


def test_what_is_not_followed_is_counted(sample):
    assert {(exclusion.why, exclusion.rows) for exclusion in sample.exclusions} == {
        ("a protocol, withdrawal, negotiation or consolidated text", 1),
        ("never entered into force", 1),
        ("a member that is no state", 1),
    }


@pytest.mark.raw
def test_known_pairs():
    frame = read(SOURCE, TABLE, RAW).frame
    assert frame.filter(ccode1=365, ccode2=710).is_empty()
    north_america = frame.filter(ccode1=2, ccode2=20).sort("year")["year"]
    assert north_america.to_list() == [1966, 1989, 1994, 2020]
    assert frame.filter(ccode1=220, ccode2=255).height == 7
