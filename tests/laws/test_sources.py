"""Laws that every source keeps, so that a new one is held to them without new tests.

They run on the samples, which are in the publishers' real formats, and on the bundle.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from comity.claims.text.sentences import sentences
from comity.estimates.readers import READERS
from comity.sources.registry import sources, tables
from comity.sources.source import TableRows, estimated, read
from comity.states import states
from comity.store import bundle
from comity.store.atomic import checksum
from comity.store.selection import manifest

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
TABLES = sorted(tables())
NUMBERS = (pl.Float32, pl.Float64, pl.Int8, pl.Int16, pl.Int32, pl.Int64)
CCODES = ("ccode", "ccode1", "ccode2")


def read_sample(name: str) -> TableRows:
    """Read the sample of a table, by its estimator where it is estimated."""
    source, table = tables()[name]
    return read(source, replace(table, read=READERS.get(name, table.read)), SAMPLES)


sample_of = cache(read_sample)


LAWS_OF_SAMPLES = []
LAWS_OF_TABLES = []


def law_of_samples(check):
    """Bind the sample of every table to a law."""
    LAWS_OF_SAMPLES.append(check)
    return check


def law_of_tables(check):
    """Bind every table of the bundle to a law."""
    LAWS_OF_TABLES.append(check)
    return check


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_every_law(name, try_each):
    bundled = (*tables()[name], bundle.table(name))
    try_each(
        lambda check, subject: check(subject),
        [(check, name) for check in LAWS_OF_SAMPLES]
        + [(check, bundled) for check in LAWS_OF_TABLES],
    )


@law_of_samples
def a_sample_in_the_publishers_format_reads_into_the_declared_form(name):
    _, table = tables()[name]
    result = sample_of(name)
    assert result.frame.height > 0
    assert dict(result.frame.schema) == table.schema


@law_of_samples
def reading_twice_gives_the_same_rows(name):
    assert read_sample(name).frame.equals(sample_of(name).frame)


@law_of_samples
def what_is_left_out_is_counted_with_a_reason(name):
    for exclusion in sample_of(name).exclusions:
        assert exclusion.why
        assert exclusion.rows > 0


def test_the_estimated_tables_are_exactly_those_that_have_an_estimator():
    assert {name for name, (_, table) in tables().items() if table.read is estimated} == set(
        READERS
    )


def test_every_source_can_be_cited(try_each):
    try_each(can_be_cited, sorted(sources().items()))


def can_be_cited(name, source):
    assert source.name == name
    assert all((source.title, source.publisher, source.version, source.citation, source.url))
    assert source.bibtex.startswith("@")
    assert source.licence.name
    assert source.licence.url.startswith("http")
    assert source.url.startswith("http")


def test_terms_that_allow_only_aggregates_are_kept(try_each):
    try_each(keeps_its_terms, sorted(sources().items()))


def keeps_its_terms(name, source):
    if source.allows_records:
        return
    for table in source.tables:
        assert table.record == ("records",), f"{table.name} would pass on the publisher's records"
        assert "records" in table.columns


def test_the_manifest_describes_exactly_what_the_sources_declare():
    manifest = bundle.manifest()
    assert set(manifest.tables) == set(tables())
    assert set(manifest.sources) == set(sources())


def test_no_sentence_of_a_source_is_longer_than_35_words(try_each):
    shown = [(s.name, s.known_issues) for s in manifest().sources.values() if s.known_issues]
    assert len(shown) > 30
    try_each(has_no_long_sentence, shown)


def has_no_long_sentence(name, text):
    long = [s.text for s in sentences(text) if len(s.text.split()) > 35]
    assert long == [], name


def test_the_bundle_is_small():
    assert sum(path.stat().st_size for path in bundle.FOLDER.rglob("*")) < 20 * 2**20


@law_of_tables
def a_bundled_table_has_the_declared_form(bundled):
    _, table, frame = bundled
    assert dict(frame.schema) == table.schema
    assert table.rows[0] <= frame.height <= table.rows[1]
    assert set(table.record) <= set(table.columns)


@law_of_tables
def no_two_rows_of_a_table_share_a_key(bundled):
    _, table, frame = bundled
    assert not frame.select(pl.struct(table.key).is_duplicated().any()).item()


@law_of_tables
def missing_is_missing_and_never_a_code(bundled):
    _, _, frame = bundled
    for column in frame.select(pl.col(NUMBERS)):
        if column.name not in {"value", "goldstein", "ideal_point", "score", "polity", "polity2"}:
            assert not (column == -9).any(), f"-9 stands for missing in {column.name}"
        if column.dtype.is_float():
            assert column.drop_nulls().is_finite().all()


@law_of_tables
def years_lie_inside_the_coverage(bundled):
    _, table, frame = bundled
    if "year" in frame.columns:
        years = frame["year"].drop_nulls().unique()
        assert all(table.covers(year) for year in years)


@law_of_tables
def an_undirected_fact_stands_once(bundled):
    _, table, frame = bundled
    if table.unit_of_analysis == "undirected":
        assert (frame["ccode1"] < frame["ccode2"]).all()


@law_of_tables
def rows_are_about_states_that_exist(bundled):
    known = set(states())
    _, _, frame = bundled
    for column in set(CCODES) & set(frame.columns):
        assert set(frame[column].drop_nulls().unique()) <= known


@law_of_tables
def no_state_deals_with_itself(bundled):
    _, _, frame = bundled
    if {"ccode1", "ccode2"} <= set(frame.columns):
        assert (frame["ccode1"] != frame["ccode2"]).all()


@law_of_tables
def the_manifest_knows_each_file(bundled):
    _, table, frame = bundled
    entry = bundle.manifest().tables[table.name]
    assert entry.rows == frame.height
    assert entry.sha256 == checksum(bundle.FOLDER / f"{table.name}.parquet")
