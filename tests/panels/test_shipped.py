"""Values that come ready with the bundle: those that would be computed, and no older ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from comity.errors import InvalidRequestError
from comity.measures.compute import each_array
from comity.measures.registry import depends_on, find_measure, in_order
from comity.measures.table_arrays import read_table
from comity.measures.trade.trade_cutoff import trade_cutoff_cost
from comity.panels import reuse
from comity.panels.codebook import Description, describe, values_file
from comity.panels.reuse import TABLES, reuse_values
from comity.panels.shipped import EXPENSIVE, SMALL, build_values
from comity.panels.stored import stored_values
from comity.panels.value_file import StoredValues, write_values
from comity.sources.registry import sources
from comity.sources.source import TableRows
from comity.store import bundle, selection
from comity.store.atomic import checksum
from comity.store.cache import VALUES_VERSION, values_folder
from comity.store.editions import Choice, choose_edition, write_edition
from comity.store.planes import ArrayFile

REBUILD = "Run: comity data values"
CHEAP = (
    *("cinc_share", "contiguity", "gdp_ratio", "joint_vetoes", "polity_score", "reserves_in_yuan"),
    *("rivals", "sanction_onset", "shared_rivals"),
)
"""Shipped measures that take no time. Of every other one, ``tests/laws/test_measures.py`` computes
a value again from its rows, and ``--full`` all values."""


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A library in which nothing has been computed."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    yield values_folder()
    selection.reload()


def shipped_array(name):
    """The array of a measure as it is shipped."""
    description = Description(**describe(find_measure(name)))
    return StoredValues(description, ArrayFile(values_file(bundle.VALUES, name))).array()


def assert_shipped(names):
    """Compare shipped values with those computed from tables."""
    for measure, array in each_array(in_order(names)):
        if measure.name in names:
            assert_is_shipped(measure, array)


def assert_is_shipped(measure, array):
    """Compare the values of one measure; of one that follows another, its distributions."""
    if measure.follows:
        with TemporaryDirectory() as folder:
            write_values(measure, array, values_file(Path(folder), measure.name))
            now = ArrayFile(values_file(Path(folder), measure.name))
        ready = ArrayFile(values_file(bundle.VALUES, measure.name))
        pairs = [(ready.array(part), now.array(part)) for part in ("ordinals", "n", "p5", "p75")]
    else:
        ready = shipped_array(measure.name)
        assert ready.dims == array.dims, f"{measure.name}. {REBUILD}"
        pairs = [(ready.values, array.values)]
    for stored, computed in pairs:
        message = f"{measure.name}. {REBUILD}"
        np.testing.assert_allclose(stored, computed, rtol=1e-6, err_msg=message)


def test_shipped_values_are_of_this_version_and_of_these_tables():
    record = json.loads((bundle.VALUES / TABLES).read_text())
    assert record["values_version"] == VALUES_VERSION, REBUILD
    tables = bundle.manifest().tables
    below = {table for name in bundle.manifest().values for table in depends_on(name)}
    old = {name for name in below if record["tables"][name][0] != tables[name].sha256}
    assert old == set(), f"Values rest on tables that have changed. {REBUILD}"


def test_the_manifest_lists_all_shipped_files_with_their_checksums():
    files = {path.stem: checksum(path) for path in bundle.VALUES.glob("*.values")}
    assert files == bundle.manifest().values, REBUILD
    assert set(files) >= set(EXPENSIVE), REBUILD


def test_other_shipped_files_are_small():
    others = [p for p in bundle.VALUES.glob("*.values") if p.stem not in EXPENSIVE]
    assert len(others) > 100
    assert max(path.stat().st_size for path in others) <= SMALL


def test_large_values_are_shipped_only_of_expensive_measures(empty, tmp_path):
    shutil.copy(bundle.FOLDER / bundle.MANIFEST, tmp_path)
    build_values(tmp_path, ["ideal_point", "major_power", "shared_sanctioners"])
    assert set(bundle.load(tmp_path / bundle.MANIFEST).values) == {
        "major_power",
        "shared_sanctioners",
    }


def test_shipped_values_are_those_that_are_computed_now():
    assert bundle.manifest().values.keys() >= set(CHEAP)
    assert_shipped(CHEAP)


def test_shipped_costs_of_a_trade_cutoff_are_those_of_one_year_computed_now():
    needs = {m.name: array for m, array in each_array(in_order(["exports_of_whole_years", "gdp"]))}
    exports, gdp = (needs[name].sel(year=[1961]) for name in trade_cutoff_cost.needs[:2])
    territories = (read_table(name).between(1961, 1961) for name in trade_cutoff_cost.needs[2:])
    ready = shipped_array("trade_cutoff_cost").sel(year=[1961])
    now = trade_cutoff_cost(exports, gdp, *territories)
    known = np.isfinite(ready.values)
    assert known.sum() > 1_000
    np.testing.assert_allclose(now.values[known], ready.values[known], rtol=1e-6, err_msg=REBUILD)


@pytest.mark.full
def test_all_shipped_values_are_those_that_are_computed_now():
    assert_shipped(bundle.manifest().values)


def test_a_library_takes_shipped_values_over(empty, monkeypatch):
    monkeypatch.setattr("comity.panels.compute.compute_side_by_side", None)
    assert stored_values().read_value("trade_cutoff_cost", (710, 365), 2015) > 0
    link, ready = (values_file(place, "trade_cutoff_cost") for place in (empty, bundle.VALUES))
    assert link.read_bytes() == ready.read_bytes()


def test_a_measure_that_needs_a_shipped_one_reads_it(empty, monkeypatch):
    """Costs take twenty seconds; their ratio, none of its own."""
    monkeypatch.setattr("comity.measures.trade.trade_cutoff.side_by_side", None)
    assert stored_values().read_value("trade_cutoff_cost_ratio", (710, 365), 2015) > 0


def test_another_edition_of_a_table_makes_its_values_be_computed(empty):
    (source,) = (s for s in sources().values() if any(t.name == "rivalries" for t in s.tables))
    rows = {table.name: (table, TableRows(bundle.table(table.name))) for table in source.tables}
    rows["rivalries"] = (rows["rivalries"][0], TableRows(bundle.table("rivalries").head(100)))
    edition = write_edition(source, "2025", rows, [], "pulled")
    choose_edition(source.name, Choice(edition.id), "pulled")
    selection.reload()
    stored_values()
    assert reuse_values({"rivals", "land_border"}, values_folder()) == {"rivals"}


def test_values_of_an_older_version_are_computed(empty, monkeypatch):
    monkeypatch.setattr(reuse, "VALUES_VERSION", VALUES_VERSION + 1)
    assert reuse_values({"rivals"}, empty) == {"rivals"}


def test_a_damaged_shipped_file_is_computed(empty, monkeypatch, tmp_path):
    copied = tmp_path / "values"
    shutil.copytree(bundle.VALUES, copied)
    path = values_file(copied, "rivals")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(reuse, "VALUES", copied)
    stored_values()
    assert reuse_values({"rivals", "land_border"}, empty) == {"rivals"}


def test_the_builder_writes_the_same_bytes_and_lists_them(empty, tmp_path):
    shutil.copy(bundle.FOLDER / bundle.MANIFEST, tmp_path)
    size = build_values(tmp_path, ["rivals"])
    built = values_file(tmp_path / bundle.VALUES.name, "rivals")
    assert size == built.stat().st_size
    assert built.read_bytes() == values_file(bundle.VALUES, "rivals").read_bytes()
    assert bundle.load(tmp_path / bundle.MANIFEST).values == {"rivals": checksum(built)}


def test_the_builder_refuses_editions_of_the_library(monkeypatch):
    monkeypatch.setattr("comity.panels.shipped.chosen", lambda: {"vdem": "v15"})
    with pytest.raises(InvalidRequestError, match="editions of vdem are in use"):
        build_values()
