"""Dated memberships: complete where they say so, and the same as the project's own groups."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.curated.institution_members import SOURCE
from comity.sources.source import read
from comity.states.groups import groups

(TABLE,) = SOURCE.tables
RECORDED = ("SCO", "BRICS", "EAEU", "CSTO", "ASEAN", "GCC", "EU", "NATO")


@pytest.fixture(scope="module")
def frame():
    return read(SOURCE, TABLE, Path("nowhere")).frame


def test_every_row_names_the_page_it_was_read_on(frame):
    assert (
        frame.select("publisher", "title", "published", "url", "read")
        .null_count()
        .sum_horizontal()[0]
        == 0
    )
    assert frame["url"].str.contains(r"^https?://[^/\s]+/\S").all()


@pytest.mark.parametrize("name", RECORDED)
def test_members_are_those_of_the_recorded_group(frame, name):
    listed = frame.filter(pl.col("institution") == name)
    spells = set(listed.select("ccode", "start", "end").rows())
    recorded = {
        (ccode, spell.start, spell.end)
        for ccode, held in groups()[name].spells.items()
        for spell in held
        if spell.end is None or spell.end.year >= 1992
    }
    # The Federal Republic before 1990 is another state there; Germany takes its place.
    assert {spell for spell in recorded if spell[0] != 260} == spells


@pytest.mark.parametrize(
    ("name", "count"),
    [("SCO", 10), ("BRICS", 10), ("NDB", 11), ("EAEU", 5), ("CSTO", 6), ("ASEAN", 11),
     ("GCC", 6), ("EU", 27), ("NATO", 32)],
)  # fmt: skip
def test_institutions_have_as_many_members_today_as_they_say(frame, name, count):
    today = frame.filter((pl.col("institution") == name) & pl.col("end").is_null())
    assert today.height == count
    assert today["complete"].all()


def test_the_investment_bank_is_marked_as_incomplete(frame):
    assert not frame.filter(pl.col("institution") == "AIIB")["complete"].any()


def test_western_are_the_institutions_with_western_members(frame):
    assert set(frame.filter("western")["institution"]) == {"AIIB", "EU", "NATO"}
