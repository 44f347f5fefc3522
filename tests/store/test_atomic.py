"""Files are written whole or not at all, and only files are replaced."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import polars as pl
import pytest

from comity.errors import OutputError
from comity.store.atomic import write_aside, write_text


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fail(aside):
        aside.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left on device") as raised:
        write_aside(path, fail)
    assert raised.value.hint == "Make room there, or choose another place."
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_folders_are_made_and_links_stay(tmp_path):
    path = tmp_path / "sub" / "a.txt"
    write_text(path, "one")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    write_text(link, "two")
    assert link.is_symlink()
    assert path.read_text() == "two"


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_text(pipe, "through")
    reader.join(timeout=10)
    assert read == ["through"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("path", ["folder", "file/a.txt"])
def test_what_is_in_the_way_is_said(tmp_path, path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="Cannot write"):
        write_text(tmp_path / path, "text")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named_whatever_writes():
    rows = pl.DataFrame({"year": [2020]})
    with pytest.raises(OutputError, match="No space left") as raised:
        write_aside(Path("/dev/full"), rows.write_parquet)
    assert raised.value.hint.startswith("Make room")
