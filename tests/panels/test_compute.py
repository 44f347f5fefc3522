"""Computing: a measure is computed when it is first read, whole or not at all, and only once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from comity.errors import OutputError, UnknownNameError
from comity.panels import compute
from comity.panels.codebook import CODEBOOK, values_file
from comity.panels.reuse import TABLES
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.sources.registry import sources
from comity.sources.source import TableRows
from comity.store import bundle, selection
from comity.store.cache import values_folder
from comity.store.editions import Choice, choose_edition, write_edition

FEW = ["ideal_point", "ideal_point_distance"]


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A library in which nothing has been computed."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    yield values_folder()
    selection.reload()


def names(folder):
    """The files of a folder of values, without its lock and the record of its tables."""
    return sorted(
        path.name for path in folder.rglob("*") if path.suffix != ".lock" and path.name != TABLES
    )


def test_describing_measures_computes_none(empty):
    assert stored_values().describe("trade").level == "dyad"
    assert names(empty) == [CODEBOOK]


def test_reading_a_measure_computes_it_and_no_other(empty):
    rows = stored_values().read_dyads(["ideal_point_distance"], [(2, 365)])
    assert rows["ideal_point_distance"][2, 365][-1]["percentile"] > 0
    assert names(empty) == sorted([CODEBOOK, "ideal_point.values", "ideal_point_distance.values"])


def test_what_is_needed_on_the_way_but_not_asked_for_is_not_stored(empty):
    stored_values().compute(["distance_from_us"])
    assert names(empty) == sorted([CODEBOOK, "distance_from_us.values"])


def test_a_measure_that_is_there_is_not_computed_again(empty, monkeypatch):
    compute.ensure_values(names=FEW)
    monkeypatch.setattr(compute, "compute_side_by_side", None)
    assert stored_values().distribution("ideal_point", 2000)["n"] > 100
    assert compute.ensure_values(names=FEW) == empty


def test_values_computed_alone_are_those_computed_together(empty, values):
    compute.ensure_values(names=FEW)
    for name in FEW:
        one, other = (values_file(folder, name) for folder in (empty, values.folder))
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("place", [0, 9, 40, 2000, -1])
def test_a_damaged_file_is_computed_again(empty, values, place):
    """Whichever byte is wrong: of the file's kind, its header, its arrays."""
    compute.ensure_values(names=["ideal_point"])
    path = values_file(empty, "ideal_point")
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    assert Values(empty).read_rows("ideal_point", (2,)) == values.read_rows("ideal_point", (2,))
    assert Values(empty).read_all("ideal_point").equals(values.read_all("ideal_point"))


@pytest.mark.parametrize("size", [0, 5, 500])
def test_a_file_that_is_cut_short_is_computed_again(empty, values, size):
    compute.ensure_values(names=["ideal_point"])
    path = values_file(empty, "ideal_point")
    path.write_bytes(path.read_bytes()[:size])
    assert Values(empty).read_all("ideal_point").equals(values.read_all("ideal_point"))


def test_a_damaged_file_from_which_others_follow_is_computed_again(empty, values):
    compute.ensure_values(names=FEW)
    values_file(empty, "ideal_point").write_bytes(b"half")
    rows = Values(empty).read_rows("ideal_point_distance", (2, 365))
    assert rows == values.read_rows("ideal_point_distance", (2, 365))


def test_a_failed_write_leaves_nothing(empty, monkeypatch):
    def full(measure, array, path):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compute, "write_values", full)
    with pytest.raises(OutputError, match="No space left on device"):
        compute.ensure_values(names=["ideal_point"])
    assert names(empty) == [CODEBOOK]


def test_an_unknown_measure_is_refused_before_anything_is_computed(empty):
    with pytest.raises(UnknownNameError, match="ideal_point"):
        stored_values().read_all("ideal_pont")
    assert names(empty) == [CODEBOOK]


def test_two_processes_may_compute_the_same_measure_at_once(empty, values):
    code = "from comity.panels.compute import ensure_values; ensure_values(names=['ideal_point'])"
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert names(empty) == sorted([CODEBOOK, "ideal_point.values"])
    alone, together = Values(empty), Values(values.folder)
    assert alone.read_all("ideal_point").equals(together.read_all("ideal_point"))


def test_another_edition_of_a_source_computes_its_measures_again_and_no_other(empty, monkeypatch):
    compute.ensure_values(names=[*FEW, "vetoes_cast"])
    other = write_vetoes()
    folder = values_folder()
    assert folder != empty
    computed = []
    each = compute.compute_side_by_side
    monkeypatch.setattr(
        compute,
        "compute_side_by_side",
        lambda order, *more: computed.extend(order) or each(order, *more),
    )
    compute.ensure_values(names=[*FEW, "vetoes_cast"])
    assert [measure.name for measure in computed] == ["vetoes_cast"]
    for name in FEW:
        assert values_file(folder, name).samefile(values_file(empty, name))
    assert stored_values().describe("vetoes_cast").years[1] == other


def write_vetoes():
    """Use an edition of the vetoes that covers another year, and return that year."""
    source = sources()["security_council_vetoes"]
    table = replace(source.tables[0], years=(1946, 2025))
    rows = TableRows(bundle.table("vetoes").head(200))
    edition = write_edition(source, "2025", {"vetoes": (table, rows)}, [], "pulled")
    choose_edition(source.name, Choice(edition.id), "pulled")
    selection.reload()
    return table.years[1]
