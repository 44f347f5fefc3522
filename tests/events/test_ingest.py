"""Ingesting loses nothing: the account adds up, and every fault leaves the same tables."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile

import polars as pl
import pytest
from event_files import event_bytes, write_file
from polars.testing import assert_frame_equal

from comity.errors import InvalidRequestError, OutputError
from comity.events import ingest as ingest_module
from comity.events.ingest import ingest
from comity.events.library import locked, read_batches, record_paths
from comity.events.reading.paths import find_files
from comity.events.series import dyads


def stored(folder, source="gdelt2"):
    paths = [path for own in record_paths(folder, source, 0, 999912).values() for path in own]
    frame = pl.concat([pl.read_parquet(path, hive_partitioning=False) for path in paths])
    return frame.sort(frame.columns)


def test_the_account_of_a_file_with_faults_adds_up(tmp_path, engine):
    content = event_bytes(malformed=0.05) + b"\n"
    file = write_file(tmp_path / "a.csv", content)
    (audit,) = ingest(tmp_path / "events", [file], engine).taken
    assert audit.lines == content.count(b"\n") == 2001
    assert audit.records + sum(audit.set_aside.values()) == audit.lines
    assert set(audit.set_aside) == {"number of fields", "not UTF-8", "date", "blank"}
    assert 70 < audit.lines - audit.records < 140
    assert stored(tmp_path / "events").height == audit.records


@pytest.mark.parametrize("layout", ["gdelt1", "gdelt2", "icews", "polecat"])
@pytest.mark.parametrize("ending", ["csv", "csv.gz", "csv.zip"])
def test_every_layout_is_read_however_packed(tmp_path, engine, layout, ending):
    file = write_file(tmp_path / f"a.{ending}", event_bytes(layout, 300))
    (audit,) = ingest(tmp_path / "events", [file], engine).taken
    assert (audit.layout, audit.records) == (layout, 300)
    assert dyads(tmp_path / "events", engine, layout, (0, 999912))["reports"].sum() > 10


def test_a_file_is_taken_once_by_its_content(tmp_path, engine):
    files = [write_file(tmp_path / name, event_bytes(rows=50)) for name in ("a.csv", "b.csv")]
    done = ingest(tmp_path / "events", files, engine)
    assert (len(done.taken), len(done.repeated)) == (1, 1)
    assert len(ingest(tmp_path / "events", files, engine).repeated) == 2
    assert stored(tmp_path / "events").height == 50


def test_only_the_days_asked_for_are_taken(tmp_path, engine):
    file = write_file(tmp_path / "a.csv", event_bytes(rows=500))
    (audit,) = ingest(tmp_path / "events", [file], engine, (20140201, 20140205)).taken
    days = stored(tmp_path / "events")["day"]
    assert (days.min(), days.max()) == (20140201, 20140205)
    assert audit.set_aside["outside the days asked for"] == 500 - audit.records


def test_files_that_are_spilled_give_the_same_tables(tmp_path, engine, monkeypatch):
    file = write_file(tmp_path / "a.csv", event_bytes())
    ingest(tmp_path / "whole", [file], engine)
    monkeypatch.setattr(ingest_module, "BUFFER_BYTES", 10_000)
    ingest(tmp_path / "spilled", [file], engine)
    assert_frame_equal(stored(tmp_path / "whole"), stored(tmp_path / "spilled"))


def climbing(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../a.csv", event_bytes(rows=5))


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", (event_bytes(rows=1)[:-1] + b"0" * 200_000 + b"\n") * 200)


def truncated(path):
    write_file(path, event_bytes(rows=500))
    path.write_bytes(path.read_bytes()[:-200])


@pytest.mark.parametrize(
    ("make", "name", "reason"),
    [
        (climbing, "a.zip", "climbs out of its folder"),
        (bomb, "a.zip", "more than 200 times"),
        (truncated, "a.zip", "damaged or truncated"),
        (truncated, "a.csv.gz", "damaged or truncated"),
        (lambda path: path.write_bytes(b""), "a.csv", "empty"),
        (lambda path: path.write_bytes(b"a,b\n1,2\n"), "a.csv", "no event file"),
        (lambda path: path.write_bytes(event_bytes().decode().encode("utf-16")), "a.csv", "UTF-8"),
        (lambda path: path.write_bytes(b"x" * 40_000_000), "a.csv", "longer than any event"),
    ],
)
def test_a_damaged_file_is_refused_whole_and_the_others_are_taken(
    tmp_path, engine, make, name, reason
):
    make(tmp_path / name)
    good = write_file(tmp_path / "good.csv", event_bytes(rows=40))
    done = ingest(tmp_path / "events", [tmp_path / name, good], engine)
    (refusal,) = done.refused
    assert reason in refusal.reason
    assert stored(tmp_path / "events").height == 40


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, engine, monkeypatch):
    file = write_file(tmp_path / "a.csv", event_bytes(rows=100))
    read, size = ingest_module.read_records, file.stat().st_size

    def append(*arguments):
        if file.stat().st_size == size:
            with file.open("ab") as end:
                end.write(event_bytes(rows=5))
        return read(*arguments)

    monkeypatch.setattr(ingest_module, "read_records", append)
    (refusal,) = ingest(tmp_path / "events", [file], engine).refused
    assert "changed while it was read" in refusal.reason
    monkeypatch.undo()
    ingest(tmp_path / "events", [file], engine)
    assert stored(tmp_path / "events").height == 105


def test_a_second_ingest_at_once_is_refused(tmp_path, engine):
    file = write_file(tmp_path / "a.csv", event_bytes(rows=10))
    with locked(tmp_path / "events"), pytest.raises(InvalidRequestError, match="another process"):
        ingest(tmp_path / "events", [file], engine)


def test_a_disk_that_is_full_leaves_nothing_and_the_next_run_completes(
    tmp_path, engine, monkeypatch
):
    file = write_file(tmp_path / "a.csv", event_bytes(rows=500))
    write, calls = ingest_module.write_part, []

    def fail(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return write(*arguments)

    monkeypatch.setattr(ingest_module, "write_part", fail)
    with pytest.raises(OutputError, match="No space left"):
        ingest(tmp_path / "events", [file], engine)
    assert read_batches(tmp_path / "events") == []
    assert list((tmp_path / "events").rglob("*.p*")) == []
    monkeypatch.undo()
    ingest(tmp_path / "events", [file], engine)
    assert stored(tmp_path / "events").height == 500


SCRIPT = """
import sys
from pathlib import Path
from comity.events import ingest as module
from comity.events.engines.polars import PolarsEngine
from comity.events.reading.paths import find_files
module.BUFFER_BYTES = 200_000
print("ready", flush=True)
module.ingest(Path(sys.argv[2]), find_files([sys.argv[1]]), PolarsEngine())
"""
LOAD = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from comity.events.engines.polars import PolarsEngine
from comity.events.ingest import ingest
from comity.events.reading.paths import find_files
with TemporaryDirectory() as folder:
    ingest(Path(folder), find_files([sys.argv[1]])[:1], PolarsEngine())
"""
"""Takes one file elsewhere, so that what is killed is an ingest and not the start of Python."""
KILLS = int(os.environ.get("COMITY_KILLS", "3"))


def test_an_ingest_that_is_killed_resumes_to_the_same_tables(tmp_path, engine):
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(12):
        write_file(raw / f"{number}.csv.zip", event_bytes(rows=1500, seed=number))
    ingest(tmp_path / "whole", find_files([raw]), engine)
    pause = random.Random(1)
    for _ in range(KILLS):
        command = [sys.executable, "-c", LOAD + SCRIPT, str(raw), str(tmp_path / "killed")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout.readline() == b"ready\n"
            time.sleep(pause.random() * 0.3)
            process.send_signal(signal.SIGKILL)
    ingest(tmp_path / "killed", find_files([raw]), engine)
    assert_frame_equal(stored(tmp_path / "whole"), stored(tmp_path / "killed"))
    assert not list((tmp_path / "killed").rglob(".*.part"))


@pytest.mark.parametrize(
    "left",
    ["records/source=gdelt2/month=2014-02/.ab12.part", "ledger/.ab12.json.4711.part"],
)
def test_what_a_killed_ingest_left_half_written_is_removed_by_the_next(tmp_path, engine, left):
    half = tmp_path / "events" / left
    half.parent.mkdir(parents=True)
    half.write_bytes(b'{"files": [')
    file = write_file(tmp_path / "a.csv", event_bytes(rows=50))
    ingest(tmp_path / "events", [file], engine)
    assert not half.exists()
    assert stored(tmp_path / "events").height == 50


LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"


def test_a_process_that_may_write_no_more_leaves_nothing_and_the_next_run_completes(
    tmp_path, engine
):
    """A limit on the size of files fails writes in the kernel, as a full disk does."""
    raw = write_file(tmp_path / "a.csv", event_bytes(rows=3000))
    command = [sys.executable, "-c", LIMITED + SCRIPT, str(raw), str(tmp_path / "events")]
    failed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "OutputError" in failed.stderr
    assert read_batches(tmp_path / "events") == []
    assert list((tmp_path / "events").rglob("*.p*")) == []
    ingest(tmp_path / "events", [raw], engine)
    ingest(tmp_path / "whole", [raw], engine)
    assert_frame_equal(stored(tmp_path / "whole"), stored(tmp_path / "events"))


def test_two_processes_at_once_lose_nothing(tmp_path, engine):
    raw = write_file(tmp_path / "a.csv", event_bytes(rows=3000))
    command = [sys.executable, "-c", SCRIPT, str(raw), str(tmp_path / "events")]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    errors = [process.communicate()[1] for process in both]
    assert 0 in [process.returncode for process in both]
    assert all("another process" in error for error in errors if error)
    assert stored(tmp_path / "events").height == 3000


def test_files_are_named_by_folder_pattern_and_list(tmp_path):
    names = ["a.csv", "b.zip", "c.gz", "notes.md"]
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in find_files([tmp_path])] == names[:3]
    assert [path.name for path in find_files([tmp_path / "*.zip", tmp_path / "a.csv"])] == names[:2]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("none.csv", "no file or folder"), ("*.zip", "No file matches"), (".", "no event file")],
)
def test_paths_without_a_file_are_refused(tmp_path, path, sentence):
    with pytest.raises(InvalidRequestError, match=sentence):
        find_files([tmp_path / path])
