"""Vetoes in the Security Council."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.un.security_council_vetoes import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(VETOES,) = SOURCE.tables


def test_a_member_of_no_known_name_is_counted_and_left_out(tmp_path):
    path = tmp_path / SOURCE.files["vetoes"]
    path.parent.mkdir()
    listed = (SAMPLES / SOURCE.files["vetoes"]).read_text(encoding="utf-8")
    path.write_text(listed.replace(",USSR,", ",Ruritania,"), encoding="utf-8")
    result = read(SOURCE, VETOES, tmp_path)
    assert result.frame.filter(pl.col("draft_number") < 1000).height == 3
    assert [(exclusion.why, exclusion.example) for exclusion in result.exclusions] == [
        ("member: unknown", "Ruritania")
    ]


@pytest.mark.raw
def test_vetoes_are_as_many_as_the_columns_of_members_name():
    result = read(SOURCE, VETOES, RAW)
    casts = dict(result.frame.group_by("ccode").len().iter_rows())
    # Of Moscow's, 90 were Soviet and 39 are Russian.
    assert casts == {365: 129, 2: 89, 200: 29, 710: 19, 220: 16}
    assert not result.exclusions


@pytest.mark.raw
def test_china_and_russia_vetoed_sixteen_drafts_together():
    frame = read(SOURCE, VETOES, RAW).frame
    both = frame.filter(pl.col("ccode").is_in([710, 365])).group_by("draft_number").len()
    assert both.filter(pl.col("len") == 2).height == 16
    assert frame["date"].max() == date(2025, 9, 18)
