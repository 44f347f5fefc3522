"""Editions in the library: choosing, pinning, going back, locking and carrying them."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from comity.errors import DataError, InvalidRequestError, OutputError, UnknownNameError
from comity.sources.registry import sources
from comity.sources.source import TableRows
from comity.store import bundle, selection
from comity.store.cache import VALUES_VERSION, values_folder
from comity.store.editions import (
    BUNDLE,
    Choice,
    SourceFile,
    choose_edition,
    list_editions,
    pin,
    read_choices,
    read_ledger,
    roll_back,
    unpin,
    write_edition,
)
from comity.store.exchange import export_editions, import_editions
from comity.store.home import LOCK, editions_folder
from comity.store.lock import make_lock

NAME = "security_council_vetoes"
SOURCE = sources()[NAME]
TABLE = SOURCE.tables[0]


@pytest.fixture(autouse=True)
def library(tmp_path, monkeypatch):
    """An empty library."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    monkeypatch.delenv(LOCK, raising=False)
    selection.reload()
    yield tmp_path / "library"
    selection.reload()


def make(name, rows=200):
    """Write an edition of the vetoes with so many rows, and use it."""
    frame = bundle.table("vetoes").head(rows)
    source_file = SourceFile("vetoes", "https://example.org/vetoes.csv", "0" * 64, 10)
    results = {"vetoes": (replace(TABLE, years=(1946, 2025)), TableRows(frame))}
    edition = write_edition(SOURCE, name, results, [source_file], "pulled")
    before = read_choices().get(NAME, Choice(BUNDLE))
    choose_edition(NAME, Choice(edition.id, before=(*before.before, before.id)), "pulled")
    selection.reload()
    return edition


def rows():
    selection.reload()
    return selection.table("vetoes").height


def test_without_editions_everything_is_of_the_bundle():
    assert selection.chosen() == {}
    assert selection.manifest().tables == bundle.manifest().tables


def test_an_edition_in_use_takes_the_place_of_the_table_and_its_coverage():
    make("2025")
    assert rows() == 200
    assert selection.declaration("vetoes").years == (1946, 2025)
    assert selection.manifest().sources[NAME].version == "2025"
    assert selection.manifest().sources[NAME].retrieved


def test_other_sources_stay_those_of_the_bundle():
    make("2025")
    assert selection.table("exercises").equals(bundle.table("exercises"))


def test_values_of_an_edition_have_a_folder_of_their_own():
    before = values_folder()
    make("2025")
    selection.reload()
    assert values_folder() != before


def test_the_same_rows_are_the_same_edition_on_any_machine():
    assert make("2025").id == make("2025").id
    assert len(list_editions()) == 1


def test_an_edition_stays_when_a_newer_one_is_used():
    first = make("2024", 150)
    make("2025", 200)
    assert (first.folder / "vetoes.parquet").is_file()
    assert [edition.name for edition in list_editions(NAME)] == ["2024", "2025"]


def test_rolling_back_goes_to_the_edition_before_and_then_to_the_bundle():
    make("2024", 150)
    make("2025", 200)
    roll_back(NAME)
    assert rows() == 150
    roll_back(NAME)
    assert rows() == bundle.table("vetoes").height
    with pytest.raises(InvalidRequestError, match="no edition before"):
        roll_back(NAME)


def test_a_pinned_edition_is_chosen_by_name_and_by_identifier():
    first = make("2024", 150)
    make("2025", 200)
    assert pin(NAME, "2024").id == first.id
    assert rows() == 150
    assert pin(NAME, BUNDLE).id == BUNDLE
    assert rows() == bundle.table("vetoes").height
    assert pin(NAME, None).pinned
    assert not unpin(NAME).pinned
    with pytest.raises(UnknownNameError, match="no edition of"):
        pin(NAME, "1999")


def test_the_ledger_is_only_appended_to():
    make("2024", 150)
    first = (editions_folder() / "ledger.jsonl").read_bytes()
    make("2025", 200)
    roll_back(NAME)
    assert (editions_folder() / "ledger.jsonl").read_bytes().startswith(first)
    assert [line["event"] for line in read_ledger()] == ["pulled", "pulled", "rolled back"]


def test_a_line_of_the_ledger_that_broke_off_is_left_out():
    make("2024", 150)
    with (editions_folder() / "ledger.jsonl").open("a") as ledger:
        ledger.write('{"at": "2026-')
    assert len(read_ledger()) == 1


def test_a_damaged_table_is_named_and_going_back_repairs_it():
    edition = make("2025")
    (edition.folder / "vetoes.parquet").write_bytes(b"damaged")
    with pytest.raises(DataError, match="missing or damaged"):
        rows()
    roll_back(NAME)
    assert rows() == bundle.table("vetoes").height


def test_a_missing_edition_is_named_and_never_replaced_silently():
    edition = make("2025")
    (edition.folder / "manifest.json").unlink()
    with pytest.raises(DataError, match="Fetch the edition again"):
        rows()


def test_a_damaged_list_of_editions_is_named():
    make("2025")
    (editions_folder() / "current.json").write_text("[]")
    with pytest.raises(DataError, match="list of editions cannot be read"):
        rows()


def test_a_run_sees_one_choice_until_it_reads_the_choice_again():
    make("2024", 150)
    seen = selection.table("vetoes").height
    choose_edition(NAME, Choice(BUNDLE), "rolled back")
    assert selection.table("vetoes").height == seen
    assert rows() == bundle.table("vetoes").height


def test_a_library_that_cannot_be_written_to_is_an_output_error(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("COMITY_HOME", str(file))
    with pytest.raises(OutputError):
        make("2025")


@pytest.fixture
def locked(tmp_path):
    """The lock of an edition, as a file."""
    make("2025")
    path = tmp_path / "comity.lock"
    path.write_text(make_lock(selection.chosen(), VALUES_VERSION))
    return path


def test_a_lock_gives_the_same_rows_whatever_is_used_since(locked, monkeypatch):
    folder = values_folder()
    make("2026", 150)
    assert rows() == 150
    monkeypatch.setenv(LOCK, str(locked))
    assert rows() == 200
    assert values_folder() == folder


def test_a_lock_names_the_publisher_and_the_checksums(locked):
    part = json.loads(locked.read_text())["sources"][NAME]
    assert part["edition"] == "2025"
    assert part["fetch"] == ["https://example.org/vetoes.csv"]
    assert len(part["tables"]["vetoes"]) == 64


def test_a_lock_on_another_machine_names_the_edition_that_lacks(locked, tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "another"))
    monkeypatch.setenv(LOCK, str(locked))
    with pytest.raises(DataError, match=r"edition 2025 of security_council_vetoes.*example\.org"):
        rows()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 9}, "format 9"),
        ({"values_version": 0}, "values of version 0"),
        ({"sources": {"x": {}}}, "not read here"),
        ({"sources": 7}, "no lock"),
        ({"sources": {"x": {"id": BUNDLE, "edition": "1", "tables": {}, "fetch": []}}}, "of x"),
    ],
)
def test_a_lock_that_cannot_be_met_is_refused(change, message, locked, monkeypatch):
    locked.write_text(json.dumps(json.loads(locked.read_text()) | change))
    monkeypatch.setenv(LOCK, str(locked))
    with pytest.raises(DataError, match=message):
        rows()


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "7", '{"format": 1}'])
def test_a_file_that_is_no_lock_is_refused(text, tmp_path, monkeypatch):
    path = tmp_path / "comity.lock"
    path.write_text(text)
    monkeypatch.setenv(LOCK, str(path))
    with pytest.raises(DataError, match="no lock"):
        rows()


def test_an_edition_is_carried_to_another_library_and_meets_its_lock(locked, tmp_path, monkeypatch):
    carried = tmp_path / "editions.zip"
    written, refused = export_editions(carried)
    assert ([edition.name for edition in written], refused) == (["2025"], [])
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "another"))
    assert [edition.name for edition in import_editions(carried)] == ["2025"]
    assert import_editions(carried) == []
    assert rows() == bundle.table("vetoes").height
    monkeypatch.setenv(LOCK, str(locked))
    assert rows() == 200


def test_an_edition_whose_terms_forbid_it_is_not_carried(tmp_path, monkeypatch):
    make("2025")
    closed = replace(SOURCE, licence=replace(SOURCE.licence, redistribution="aggregates"))
    monkeypatch.setitem(sources(), NAME, closed)
    with pytest.raises(InvalidRequestError, match="no edition that may be passed on"):
        export_editions(tmp_path / "editions.zip")


def repacked(path: Path, change):
    """Rewrite an archive with changed members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in change(members).items():
            archive.writestr(name, content)


DAMAGES = {
    "a path that climbs": lambda m: {**m, "../../evil.json": b"{}"},
    "an absolute path": lambda m: {**m, "/etc/evil": b"{}"},
    "another source": lambda m: {**m, "unknown/id/evil.json": b"{}"},
    "other rows": lambda m: {k: v[::-1] if k.endswith("parquet") else v for k, v in m.items()},
    "no manifest": lambda m: {k: v for k, v in m.items() if "manifest" not in k},
    "no rows": lambda m: {k: v for k, v in m.items() if "parquet" not in k},
    "no record": lambda m: {k: v for k, v in m.items() if "edition.json" not in k},
    "another identifier": lambda m: {k.replace("2025-", "2026-"): v for k, v in m.items()},
    "another content": lambda m: {
        k: v.replace(b'"vetoes": "', b'"vetoes": "f') if k.endswith("edition.json") else v
        for k, v in m.items()
    },
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_export_is_refused_whole(damage, tmp_path, monkeypatch):
    make("2025")
    carried = tmp_path / "editions.zip"
    export_editions(carried)
    repacked(carried, DAMAGES[damage])
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "another"))
    with pytest.raises(DataError):
        import_editions(carried)
    assert list_editions() == []
    assert not [path for path in editions_folder().glob(".*") if path.is_dir()]


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive"])
def test_a_file_that_is_no_export_is_refused(content, tmp_path):
    path = tmp_path / "editions.zip"
    path.write_bytes(content)
    with pytest.raises(DataError, match="no file of editions"):
        import_editions(path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(DataError, match=r"there is no such file\. Name one that was exported"):
        import_editions(tmp_path / "editions.zip")


def test_the_checksum_of_rows_does_not_hang_on_the_file_they_are_in(tmp_path):
    from comity.store.editions import content_checksum

    frame = bundle.table("vetoes")
    frame.write_parquet(tmp_path / "a.parquet", compression="snappy", row_group_size=10)
    assert content_checksum(pl.read_parquet(tmp_path / "a.parquet")) == content_checksum(frame)
