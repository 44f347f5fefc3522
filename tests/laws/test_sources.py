"""Laws that every source keeps, so that a new one is held to them without new tests.

They run on the samples, which are in the publishers' real formats, and on the bundle.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from comity.estimates.readers import READERS
from comity.sources.registry import sources, tables
from comity.sources.source import TableRows, estimated, read
from comity.states import states
from comity.store import bundle
from comity.store.atomic import checksum

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
TABLES = sorted(tables())
NUMBERS = (pl.Float32, pl.Float64, pl.Int8, pl.Int16, pl.Int32, pl.Int64)
CCODES = ("ccode", "ccode1", "ccode2")


def read_sample(name: str) -> TableRows:
    """Read the sample of a table, by its estimator where it is estimated."""
    source, table = tables()[name]
    return read(source, replace(table, read=READERS.get(name, table.read)), SAMPLES)


sample_of = cache(read_sample)


@pytest.fixture(scope="module", params=TABLES)
def bundled(request):
    """One table of the bundle with its declarations."""
    return (*tables()[request.param], bundle.table(request.param))


@pytest.mark.parametrize("name", TABLES)
def test_a_sample_in_the_publishers_format_reads_into_the_declared_form(name):
    _, table = tables()[name]
    result = sample_of(name)
    assert result.frame.height > 0
    assert dict(result.frame.schema) == table.schema


@pytest.mark.parametrize("name", TABLES)
def test_reading_twice_gives_the_same_rows(name):
    assert read_sample(name).frame.equals(sample_of(name).frame)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_left_out_is_counted_with_a_reason(name):
    for exclusion in sample_of(name).exclusions:
        assert exclusion.why
        assert exclusion.rows > 0


def test_the_estimated_tables_are_exactly_those_that_have_an_estimator():
    assert {name for name, (_, table) in tables().items() if table.read is estimated} == set(
        READERS
    )


@pytest.mark.parametrize("name", sorted(sources()))
def test_a_source_can_be_cited(name):
    source = sources()[name]
    assert source.name == name
    assert all((source.title, source.publisher, source.version, source.citation, source.url))
    assert source.bibtex.startswith("@")
    assert source.licence.name
    assert source.licence.url.startswith("http")
    assert source.url.startswith("http")


@pytest.mark.parametrize("name", sorted(sources()))
def test_terms_that_allow_only_aggregates_are_kept(name):
    source = sources()[name]
    if source.allows_records:
        return
    for table in source.tables:
        assert table.record == ("records",), f"{table.name} would pass on the publisher's records"
        assert "records" in table.columns


def test_the_manifest_describes_exactly_what_the_sources_declare():
    manifest = bundle.manifest()
    assert set(manifest.tables) == set(tables())
    assert set(manifest.sources) == set(sources())


def test_the_bundle_is_small():
    assert sum(path.stat().st_size for path in bundle.FOLDER.rglob("*")) < 20 * 2**20


def test_a_bundled_table_has_the_declared_form(bundled):
    _, table, frame = bundled
    assert dict(frame.schema) == table.schema
    assert table.rows[0] <= frame.height <= table.rows[1]
    assert set(table.record) <= set(table.columns)


def test_no_two_rows_of_a_table_share_a_key(bundled):
    _, table, frame = bundled
    assert not frame.select(pl.struct(table.key).is_duplicated().any()).item()


def test_missing_is_missing_and_never_a_code(bundled):
    _, _, frame = bundled
    for column in frame.select(pl.col(NUMBERS)):
        if column.name not in {"value", "goldstein", "ideal_point", "score", "polity", "polity2"}:
            assert not (column == -9).any(), f"-9 stands for missing in {column.name}"
        if column.dtype.is_float():
            assert column.drop_nulls().is_finite().all()


def test_years_lie_inside_the_coverage(bundled):
    _, table, frame = bundled
    if "year" in frame.columns:
        years = frame["year"].drop_nulls().unique()
        assert all(table.covers(year) for year in years)


def test_an_undirected_fact_stands_once(bundled):
    _, table, frame = bundled
    if table.unit_of_analysis == "undirected":
        assert (frame["ccode1"] < frame["ccode2"]).all()


def test_rows_are_about_states_that_exist(bundled):
    known = set(states())
    _, _, frame = bundled
    for column in set(CCODES) & set(frame.columns):
        assert set(frame[column].drop_nulls().unique()) <= known


def test_no_state_deals_with_itself(bundled):
    _, _, frame = bundled
    if {"ccode1", "ccode2"} <= set(frame.columns):
        assert (frame["ccode1"] != frame["ccode2"]).all()


def test_the_manifest_knows_each_file(bundled):
    _, table, frame = bundled
    entry = bundle.manifest().tables[table.name]
    assert entry.rows == frame.height
    assert entry.sha256 == checksum(bundle.FOLDER / f"{table.name}.parquet")
