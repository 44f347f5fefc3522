"""The rows of a table about two states are those of the table, whatever happens to what is kept."""

from __future__ import annotations

import polars as pl
import pytest

from comity.analysis.records import table_rows
from comity.analysis.records.table_rows import read_rows_of_pair
from comity.store.selection import table

CHINA, RUSSIA = 710, 365


@pytest.mark.parametrize("name", ["pipelines", "swap_lines", "settlement_shares"])
def test_they_are_the_rows_between_the_two_with_their_types(tmp_path, name):
    both = [CHINA, RUSSIA]
    between = table(name).filter(pl.col("ccode1").is_in(both) & pl.col("ccode2").is_in(both))
    assert between.height
    for _ in range(2):  # as the table is first read, and as its rows are kept
        assert read_rows_of_pair(tmp_path, name, (CHINA, RUSSIA)) == between.to_dicts()


def test_of_a_table_of_states_they_are_the_rows_about_either(tmp_path):
    about = table("vetoes").filter(pl.col("ccode").is_in([CHINA, RUSSIA]))
    assert read_rows_of_pair(tmp_path, "vetoes", (CHINA, RUSSIA)) == about.to_dicts()


def test_a_text_of_digits_stays_a_text(tmp_path, monkeypatch):
    frame = pl.DataFrame({"ccode": [CHINA], "draft": ["0012"], "share": [None]})
    monkeypatch.setattr(table_rows, "read_table", lambda name: frame)
    for _ in range(2):
        (row,) = read_rows_of_pair(tmp_path, "drafts", (CHINA, RUSSIA))
        assert row == {"ccode": CHINA, "draft": "0012", "share": None}


def test_a_table_is_read_once(tmp_path, monkeypatch):
    rows = read_rows_of_pair(tmp_path, "vetoes", (CHINA, RUSSIA))
    monkeypatch.setattr(table_rows, "read_table", None)
    assert read_rows_of_pair(tmp_path, "vetoes", (CHINA, RUSSIA)) == rows


def test_a_damaged_file_is_written_again(tmp_path):
    rows = read_rows_of_pair(tmp_path, "vetoes", (CHINA, RUSSIA))
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    spoiled = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (3, 14, 99, -2)]
    for damaged in (b"", whole[:100], whole[:-40], *spoiled):
        file.write_bytes(damaged)
        assert read_rows_of_pair(tmp_path, "vetoes", (CHINA, RUSSIA)) == rows


def test_a_library_that_cannot_be_written_to_answers_all_the_same(tmp_path):
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    assert read_rows_of_pair(no_folder, "vetoes", (CHINA, RUSSIA))
    assert no_folder.read_text() == ""
