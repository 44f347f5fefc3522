"""Computing: a measure is computed when it is first read, whole or not at all, and only once."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest

from comity.errors import OutputError, UnknownNameError
from comity.panels import compute
from comity.panels.codebook import CODEBOOK, distribution_file, is_stored, values_file
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.store.cache import values_folder

FEW = ["ideal_point", "ideal_point_distance"]


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A library in which nothing has been computed."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    return values_folder()


def names(folder):
    return sorted(path.name for path in folder.rglob("*.[jp]*") if path.is_file())


def test_describing_measures_computes_none(empty):
    assert stored_values().describe("trade").level == "dyad"
    assert names(empty) == [CODEBOOK]


def test_reading_a_measure_computes_it_and_no_other(empty):
    rows = stored_values().read_dyads(["ideal_point_distance"], [(2, 365)])
    assert rows["ideal_point_distance"][2, 365][-1]["percentile"] > 0
    assert is_stored(empty, "ideal_point_distance")
    assert not is_stored(empty, "ideal_point"), "needed on the way, but not asked for"


def test_a_measure_that_is_there_is_not_computed_again(empty, monkeypatch):
    compute.ensure_values(names=FEW)
    monkeypatch.setattr(compute, "each_array", None)
    assert stored_values().distribution("ideal_point", 2000)["n"] > 100
    assert compute.ensure_values(names=FEW) == empty


def test_values_computed_alone_are_those_computed_together(empty, values):
    compute.ensure_values(names=FEW)
    for name in FEW:
        for file in (values_file, distribution_file):
            assert pl.read_parquet(file(empty, name)).equals(
                pl.read_parquet(file(values.folder, name))
            )


def test_a_measure_without_its_distribution_is_computed_again(empty):
    empty.mkdir(parents=True)
    values_file(empty, "ideal_point").write_bytes(b"half")
    compute.ensure_values(names=["ideal_point"])
    assert pl.read_parquet(values_file(empty, "ideal_point")).height > 1000


def test_a_failed_write_leaves_nothing(empty, monkeypatch):
    def full(rows, path):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compute, "_write_rows", full)
    with pytest.raises(OutputError, match="No space left on device"):
        compute.ensure_values(names=["ideal_point"])
    assert names(empty) == ["ideal_point.parquet", CODEBOOK]
    assert not values_file(empty, "ideal_point").is_file()


def test_an_unknown_measure_is_refused_before_anything_is_computed(empty):
    with pytest.raises(UnknownNameError, match="ideal_point"):
        stored_values().read_all("ideal_pont")
    assert names(empty) == [CODEBOOK]


def test_two_processes_may_compute_the_same_measure_at_once(empty, values):
    code = "from comity.panels.compute import ensure_values; ensure_values(names=['ideal_point'])"
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert names(empty) == ["ideal_point.parquet", "ideal_point.parquet", CODEBOOK]
    alone, together = Values(empty), Values(values.folder)
    assert alone.read_all("ideal_point").equals(together.read_all("ideal_point"))
