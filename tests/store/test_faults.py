"""Real processes that are killed, run at once, or find no room: the next answer is right."""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

from comity.panels.values import Values

MEASURES = ("ideal_point", "gdp", "cinc", "gdp_ratio")
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
RUN = "from comity.cli.main import run; run()"


@pytest.fixture
def home(tmp_path):
    """The folder of a library that begins empty."""
    return tmp_path / "library"


def start(home, *arguments, limit=None, read_only=False):
    """Start a command line in a process of its own.

    ``limit`` is the largest file, in bytes. With ``read_only`` it may not write to folders whose
    mode forbids it, even where the tests run as the user who may do anything.
    """

    def restrict():
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if read_only:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)

    return subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "COMITY_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=restrict,
    )


def compute(home, *names, **options):
    return start(home, "compute", *(names or MEASURES), **options)


def finished(process):
    """Wait for a process, and return its exit code and what it wrote to standard error."""
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def folder(home):
    (values,) = (home / "values").iterdir()
    return values


def assert_same(home, values, names=MEASURES):
    """Every measure is whole and the same as in the library that nothing happened to."""
    stored = Values(folder(home))
    for name in names:
        assert (stored.folder / f"{name}.values").is_file()
        assert stored.read_all(name).equals(values.read_all(name))
    assert list(stored.folder.glob(".*")) == [], "nothing half-written stays"


def await_file(process, home, pattern):
    """Wait until a process has made a file in its library."""
    while not list(home.rglob(pattern)):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def test_after_a_process_is_killed_at_any_moment_the_next_goes_on(home, values):
    for _ in range(2):
        process = compute(home)
        time.sleep(random.uniform(0.5, 3.5))
        process.kill()
        process.communicate()
    assert finished(compute(home))[0] == 0
    assert_same(home, values)


def test_what_a_killed_process_left_half_written_is_removed(home, values):
    assert finished(compute(home, "gdp"))[0] == 0
    (folder(home) / ".ideal_point.values.1234.part").write_bytes(b"half")
    assert finished(compute(home))[0] == 0
    assert_same(home, values)


def test_an_interrupt_keeps_what_is_whole_and_says_so_without_a_traceback(home, values):
    process = compute(home, *MEASURES, "vote_agreement", "trade", "trade_cutoff_cost")
    await_file(process, home, "*.values")
    process.send_signal(signal.SIGINT)
    code, errors = finished(process)
    assert code == 130
    assert "Traceback" not in errors
    whole = [path.stem for path in folder(home).glob("*.values")]
    assert whole
    assert_same(home, values, whole)


def test_a_process_that_waits_goes_on_when_the_one_that_computes_is_killed(home, values):
    first = compute(home)
    await_file(first, home, "computing.lock")
    second = compute(home)
    time.sleep(0.5)
    first.kill()
    first.communicate()
    assert finished(second)[0] == 0
    assert_same(home, values)


def test_two_processes_at_once_both_end_well(home, values):
    both = compute(home), compute(home, *reversed(MEASURES))
    ends = [finished(process) for process in both]
    assert [code for code, _ in ends] == [0, 0], ends
    assert_same(home, values)


def test_a_full_disk_is_named_and_later_there_is_nothing_half_written(home, values):
    """Large files cannot be written, as on a disk that is nearly full."""
    code, errors = finished(compute(home, "gdp", "vote_agreement", limit=300_000))
    assert code == 4
    assert "Cannot write" in errors
    assert "Traceback" not in errors
    assert_same(home, values, [path.stem for path in folder(home).glob("*.values")])
    assert finished(compute(home, "gdp", "vote_agreement"))[0] == 0
    assert_same(home, values, ("gdp", "vote_agreement"))


def test_a_library_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    code, errors = finished(compute(tmp_path / "file" / "library"))
    assert code == 4
    assert "Cannot write" in errors
    assert "Traceback" not in errors
    assert "COMITY_HOME names another folder" in errors
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def whole(home, values):
    """The folder of a library that has all values, and of no pair what was read for it."""
    shutil.copytree(values.folder, home / "values" / values.folder.name, copy_function=os.link)
    shutil.rmtree(folder(home) / "pairs", ignore_errors=True)
    return home


def report(home, out):
    return start(home, "dossier", "china", "russia", "--quiet", "--out", str(out))


def test_reports_on_one_pair_at_once_or_after_one_was_killed_are_the_same(whole, tmp_path):
    outs = [tmp_path / f"{number}.json" for number in range(4)]
    killed = report(whole, outs[0])
    both = [report(whole, out) for out in outs[1:3]]
    time.sleep(random.uniform(0.3, 1.5))
    killed.kill()
    killed.communicate()
    assert [finished(process) for process in (*both, report(whole, outs[3]))] == [(0, "")] * 3
    texts = [out.read_text() for out in outs[1:]]
    assert len(set(texts)) == 1
    assert [each.suffix for each in (folder(whole) / "pairs").glob("365-710*")] == [".zst"]


def test_a_full_disk_takes_no_answer_from_a_library_that_is_there(whole, tmp_path):
    """Only small files can be written, so that nothing is kept of the pair."""
    outs = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for limit, out in zip((40_000, None), outs, strict=True):
        arguments = ("brief", "china", "russia", "--quiet", "--out", str(out))
        assert finished(start(whole, *arguments, limit=limit)) == (0, "")
    assert outs[0].read_text() == outs[1].read_text()


def test_values_of_another_edition_are_neither_read_nor_lost(home, values):
    other = home / "values" / "0123456789abcdef"
    other.mkdir(parents=True)
    (other / "gdp.values").write_bytes(b"of an older edition")
    assert finished(compute(home, "gdp"))[0] == 0
    assert (other / "gdp.values").read_bytes() == b"of an older edition"
    (own,) = (path for path in (home / "values").iterdir() if path != other)
    assert Values(own).read_all("gdp").equals(values.read_all("gdp"))


def test_a_damaged_file_is_computed_again_by_the_process_that_reads_it(home, values):
    assert finished(compute(home, "cinc"))[0] == 0
    file = folder(home) / "cinc.values"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.unlink()  # it may be a link to a file that others read
    file.write_bytes(content)
    code, errors = finished(
        start(home, "panel", "--measures", "cinc", "--level", "state", "--out", str(home / "x.csv"))
    )
    assert (code, "Traceback" in errors) == (0, False), errors
    assert_same(home, values, ["cinc"])


def test_a_home_that_is_read_only_answers_from_what_is_there_and_is_named_otherwise(home):
    assert finished(compute(home, "rivals"))[0] == 0
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        assert finished(compute(home, "rivals", read_only=True)) == (0, "")
        code, errors = finished(compute(home, "land_border", read_only=True))
    finally:
        for path in folders:
            path.chmod(0o755)
    assert code == 4
    assert "Cannot write" in errors
    assert "Traceback" not in errors
