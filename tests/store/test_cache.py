"""The library: folders of values that nobody uses any more are removed, and no others."""

from __future__ import annotations

import os
import time

from comity.panels.stored import stored_values
from comity.store.cache import UNUSED_DAYS, mark_use, prune, values_folder

OLD = time.time() - (UNUSED_DAYS + 1) * 86_400


def folder_of(parent, name, used):
    folder = parent / name
    folder.mkdir(parents=True)
    (folder / "trade.parquet").write_bytes(b"values")
    os.utime(folder, (used, used))
    return folder


def test_values_unused_for_long_are_removed_and_those_in_use_stay(tmp_path):
    mine = folder_of(tmp_path, "mine", OLD)
    old, other = folder_of(tmp_path, "old", OLD), folder_of(tmp_path, "other", time.time())
    prune(mine)
    assert sorted(tmp_path.iterdir()) == sorted([mine, other])
    assert (other / "trade.parquet").read_bytes() == b"values"
    assert not old.exists()


def test_a_use_keeps_old_values(tmp_path):
    mine, old = folder_of(tmp_path, "mine", OLD), folder_of(tmp_path, "old", OLD)
    mark_use(old)
    prune(mine)
    assert old.is_dir()


def test_files_of_the_user_in_the_library_stay(tmp_path):
    mine = folder_of(tmp_path, "mine", time.time())
    note = tmp_path / "note.txt"
    note.write_text("mine")
    os.utime(note, (OLD, OLD))
    prune(mine)
    assert note.read_text() == "mine"


def test_the_first_use_of_new_values_removes_old_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    old = folder_of(values_folder().parent, "0123456789abcdef", OLD)
    assert stored_values().folder.is_dir()
    assert not old.exists()
