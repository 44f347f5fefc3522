"""The bundle: built in one step, checked when it is read, the same from the same files."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from comity.errors import DataError, OutputError
from comity.estimates.readers import READERS
from comity.sources.registry import sources
from comity.store import bundle
from comity.store.atomic import write_text
from comity.store.manifest import load

RAW = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture
def copied(tmp_path):
    """A small bundle to damage."""
    for name in ("manifest.json", "vetoes.parquet"):
        shutil.copy(bundle.FOLDER / name, tmp_path)
    return tmp_path


def test_a_damaged_table_is_refused_with_what_to_do(copied):
    path = copied / "vetoes.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(DataError, match=r"damaged.*Reinstall"):
        bundle.table("vetoes", copied)


def test_a_missing_table_is_refused(copied):
    with pytest.raises(DataError, match="no such table"):
        bundle.table("gdp", copied)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": 99}'])
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(DataError, match=r"manifest\.json"):
        load(tmp_path / "manifest.json")


def test_a_build_without_its_files_leaves_the_old_bundle(tmp_path):
    old = tmp_path / "bundle"
    old.mkdir()
    (old / "manifest.json").write_text("old")
    with pytest.raises(DataError, match="not there"):
        bundle.build(tmp_path, old, READERS, lambda line: None)
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]
    assert (old / "manifest.json").read_text() == "old"


def test_an_edition_that_is_too_small_to_be_whole_is_refused(tmp_path):
    samples = Path(__file__).parents[1] / "sources" / "samples"
    with pytest.raises(DataError, match="rows are not between"):
        bundle.build(samples, tmp_path / "bundle", READERS, lambda line: None)


def test_writing_over_a_folder_is_refused_and_leaves_nothing(tmp_path):
    (tmp_path / "here").mkdir()
    with pytest.raises(OutputError, match="in the way"):
        write_text(tmp_path / "here", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "new" / "file.txt"
    write_text(path, "one")
    write_text(path, "two")
    assert path.read_text() == "two"
    assert list(path.parent.iterdir()) == [path]


TABLES = {
    table.name: (source, table)
    for source in sources().values()
    for table in source.tables
    if table.name not in READERS
}
"""The tables that are read, not estimated; those are held to theirs in ``tests/published``."""


LARGE = {
    *("adopted_votes", "baci_trade_older", "calendar_votes", "cow_trade", "igo_members"),
    *("territory_distances", "trade_fill", "undl_votes", "unga_votes"),
}
"""Tables that take a second or more to read; the laws of sources read samples of their files."""


@pytest.mark.raw
@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.full] if n in LARGE else []) for n in TABLES]
)
def test_a_shipped_table_is_what_the_raw_files_give_byte_for_byte(name, tmp_path):
    entry = bundle.write_table(*TABLES[name], RAW, tmp_path)
    assert entry == bundle.manifest().tables[name]
    shipped = bundle.FOLDER / f"{name}.parquet"
    assert (tmp_path / shipped.name).read_bytes() == shipped.read_bytes()


@pytest.mark.full
@pytest.mark.raw
def test_the_shipped_bundle_is_what_the_raw_files_give(tmp_path):
    bundle.build(RAW, tmp_path / "bundle", READERS, lambda line: None)
    for path in sorted(bundle.FOLDER.glob("*.parquet")):
        built = tmp_path / "bundle" / path.name
        if path.stem in ESTIMATED:
            parts = [parted(pl.read_parquet(each)) for each in (built, path)]
            for (key, one), (_, other) in zip(*parts, strict=True):
                within = ESTIMATED[path.stem].get(key, ESTIMATED[path.stem][""])
                assert_frame_equal(one, other, abs_tol=within, rel_tol=0)
        else:
            assert built.read_bytes() == path.read_bytes(), path.name


def parted(frame):
    """Part a table by its estimator, if it has one: name, rows, with correlations as floats."""
    frame = frame.with_columns(pl.col(pl.Int8).cast(pl.Float64))
    if "estimator" not in frame.columns:
        return [("", frame)]
    parts = frame.partition_by("estimator", as_dict=True, maintain_order=True)
    return [(name, rows) for (name,), rows in parts.items()]


ESTIMATED = {
    "gravity_coefficients": {"": 1e-4},
    "gravity_effects": {"": 1e-4},
    "ideal_point_estimates": {"": 0.005, "rw": 0.05},
    "ideal_point_correlations": {"": 2},
}
"""Tables of estimates, and within what: another processor rounds the last digit another way."""
