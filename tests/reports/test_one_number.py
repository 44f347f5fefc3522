"""A measure, perspective and year has one number in page, data, terminal, brief and panel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from one_number import Key, Reading, differences, readings

PAIRS = [("nauru", "palau"), ("bavaria", "saxony")]


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def read(request, dossiers, values):
    """All numbers of a pair, by what they are of."""
    return readings(dossiers(*request.param), values)


def test_no_two_forms_have_different_numbers(read):
    assert differences(read) == {}


def test_every_form_is_read(read):
    forms = {one.form for texts in read.values() for one in texts}
    assert forms == {"data", "history", "page", "terminal", "brief", "panel"}


def test_two_numbers_for_one_thing_are_seen():
    key = Key("trade", "pair", "2023")
    same, other = Reading("page", "239 bn"), Reading("panel", "240 bn")
    assert differences({key: [same, same]}) == {}
    assert differences({key: [same, other]}) == {key: [same, other]}
