"""Wars that the dyadic data lack: one row a pair of opponents and year, each with its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from comity.sources.curated.curated_list import PAGE
from comity.sources.curated.listed_wars import SOURCE
from comity.sources.source import read

(TABLE,) = SOURCE.tables
ECUADOR, PERU, FRANCE, SPAIN, MOROCCO, THAILAND = 130, 135, 220, 230, 600, 800
CROATIA, YUGOSLAVIA, BOSNIA = 344, 345, 346


@pytest.fixture(scope="module")
def result():
    return read(SOURCE, TABLE, Path("nowhere"))


def test_each_year_in_which_two_fought_is_a_row_and_allies_are_none(result):
    assert result.frame.select("war", "ccode1", "ccode2", "year").rows() == [
        (145, FRANCE, THAILAND, 1940),
        (145, FRANCE, THAILAND, 1941),
        (158, FRANCE, MOROCCO, 1958),
        (158, SPAIN, MOROCCO, 1957),
        (158, SPAIN, MOROCCO, 1958),
        (215, CROATIA, YUGOSLAVIA, 1992),
        (215, YUGOSLAVIA, BOSNIA, 1992),
        (217, ECUADOR, PERU, 1995),
    ]


def test_all_opponents_were_members_of_the_system(result):
    assert result.exclusions == ()


def test_days_are_those_of_the_list(result):
    ifni = result.frame.filter(war=158, year=1958).select("ccode1", "start", "end")
    assert ifni.rows() == [
        (FRANCE, date(1958, 2, 10), date(1958, 4, 10)),
        (SPAIN, date(1957, 11, 21), date(1958, 4, 10)),
    ]


def test_every_row_names_the_page_it_was_read_on(result):
    assert result.frame.select(pl.col(list(PAGE)).null_count()).sum_horizontal()[0] == 0
    assert result.frame["url"].str.contains(r"^https://[^/\s]+/\S").all()
