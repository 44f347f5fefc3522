"""The lists kept here: every row names its page, and known facts stand as the pages tell them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from comity.errors import DataError
from comity.sources.curated import curated_list as curated
from comity.sources.curated.relation_facts import SOURCE
from comity.sources.source import read

FACTS, EXERCISES, SETTLEMENT, CLOSURES = SOURCE.tables
RUSSIA, CHINA = 365, 710
HEAD = "state1,state2,as_of,precision,share,publisher,title,published,url,read"
ROW = "CHN,RUS,2024-05-16,day,90,Reuters,Putin says,2024-05-16,https://example.org/a,2026-11-24"


def rows(table):
    return read(SOURCE, table, Path("nowhere")).frame


def listed(tmp_path, monkeypatch, row):
    monkeypatch.setattr(curated, "DATA", tmp_path)
    (tmp_path / "list.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    return curated.curated("list.csv", "as_of")


@pytest.mark.parametrize("table", SOURCE.tables, ids=lambda table: table.name)
def test_every_row_names_the_page_it_was_read_on(table):
    frame = rows(table)
    assert frame.select(pl.col(list(curated.PAGE)).null_count().sum()).sum_horizontal()[0] == 0
    assert frame["url"].str.contains(r"^https?://[^/\s]+/\S").all()
    assert frame["published"].str.contains(r"^(19|20)\d\d(-[01]\d(-[0-3]\d)?)?$").all()
    assert (frame["read"] >= date(2026, 1, 1)).all()


@pytest.mark.parametrize("table", SOURCE.tables, ids=lambda table: table.name)
def test_a_page_is_not_older_than_what_it_tells(table):
    dates = {
        EXERCISES.name: pl.col("begin").dt.year(),
        SETTLEMENT.name: pl.col("as_of").dt.year(),
        CLOSURES.name: pl.col("last_year"),
        FACTS.name: pl.col("date").dt.year(),
    }
    dated = rows(table).select(year=dates[table.name], page=pl.col("published").str.head(4))
    assert (dated["page"].cast(pl.Int32) >= dated["year"]).all()


def test_a_row_with_its_page_is_read(tmp_path, monkeypatch):
    frame = listed(tmp_path, monkeypatch, ROW)
    assert frame.select("as_of", "read", "when").rows() == [
        (date(2024, 5, 16), date(2026, 11, 24), "2024-05-16")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Reuters", ""),
        ("Putin says", ""),
        ("2024-05-16,https", ",https"),
        ("https://example.org/a", ""),
        ("https://example.org/a", "javascript:alert(1)"),
        ("2026-11-24", ""),
        ("CHN,RUS,2024-05-16", "CHN,RUS,May 2024"),
        (",day,", ",about,"),
    ],
)
def test_a_row_without_its_page_or_with_a_strange_date_is_refused(tmp_path, monkeypatch, old, new):
    with pytest.raises(DataError):
        listed(tmp_path, monkeypatch, ROW.replace(old, new, 1))


def test_the_lower_code_stands_first():
    for table in (FACTS, EXERCISES, SETTLEMENT):
        assert set(rows(table).select("ccode1", "ccode2").rows()) == {(RUSSIA, CHINA)}
    assert (rows(CLOSURES)["ccode1"] < rows(CLOSURES)["ccode2"]).all()


def test_the_treaty_and_the_steps_of_the_partnership_have_their_days():
    told = rows(FACTS).filter(pl.col("kind").is_in(["treaty", "partnership"]))
    days = dict(told.select("date", "what").rows())
    assert days[date(2001, 7, 16)].startswith("Treaty of Good-Neighbourliness")
    assert "extended" in days[date(2021, 6, 28)]
    assert days[date(1996, 4, 25)] == "Partnership of strategic coordination"
    assert days[date(2011, 6, 16)] == "Comprehensive strategic partnership of coordination"
    assert days[date(2019, 6, 5)].endswith("for a new era")


def test_deliveries_by_power_of_siberia_grow_from_year_to_year_up_to_its_capacity():
    gas = rows(FACTS).filter(pl.col("what").str.starts_with("Gas delivered")).sort("date")
    assert gas["date"].dt.year().to_list() == [2020, 2021, 2022, 2023, 2024]
    assert gas["figure"].is_sorted()
    assert gas["figure"].max() < 38


def test_an_exercise_ends_after_it_began():
    spans = rows(EXERCISES).drop_nulls("end")
    assert (spans["end"] >= spans["begin"]).all()


def test_patrols_in_the_air_are_numbered_without_a_gap():
    patrols = rows(EXERCISES).filter(pl.col("kind") == "air patrol").sort("begin")
    ordinals = ("first", "second", "third", "fourth", "fifth")
    later = ("sixth", "seventh", "eighth", "ninth", "tenth")
    assert [name.split()[0] for name in patrols["name"]] == [*ordinals, *later]


def test_a_date_is_said_no_more_exactly_than_it_is_known():
    when = dict(rows(EXERCISES).select("name", "when").rows())
    assert when["Vostok-2018"] == "2018-09-11"
    assert when["Northern/Interaction-2024"] == "2024-09"
    assert dict(rows(SETTLEMENT).select("share", "when").rows())[24.0] == "first quarter of 2020"
