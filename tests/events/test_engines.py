"""Every engine runs the same expression: equal counts, and floats equal to a billionth."""

from __future__ import annotations

from shutil import which

import pytest
from event_files import event_bytes
from polars.testing import assert_frame_equal

from comity.errors import InvalidRequestError, UnknownNameError
from comity.events.audit import TAKEN
from comity.events.engines.engine import compute_dyads, read_records
from comity.events.engines.registry import start_engine
from comity.events.formats.registry import LAYOUTS
from comity.events.reading.lines import read_lines


def good_rows(layout):
    content = event_bytes(layout.name, 600, malformed=0.05)
    if layout.header:
        content = content.partition(b"\n")[2]
    return read_lines(content, layout).fields


def compare(engine, other, layout, tmp_path):
    rows = good_rows(layout)
    expected, records = read_records(engine, rows, layout), read_records(other, rows, layout)
    columns = expected.columns
    assert_frame_equal(records.sort(columns), expected.sort(columns))
    path = tmp_path / "records.parquet"
    expected.remove(expected["reason"] != TAKEN).write_parquet(path)
    for period in ("day", "month"):
        dyads = compute_dyads(engine, [path], period)
        assert dyads.height > 20
        assert_frame_equal(compute_dyads(other, [path], period), dyads, rel_tol=1e-9)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_duckdb_computes_what_polars_computes(engine, layout, tmp_path):
    compare(engine, start_engine("duckdb"), layout, tmp_path)


@pytest.mark.slow
def test_spark_computes_what_polars_computes(engine, tmp_path, monkeypatch):
    assert which("java"), "tests/run.sh installs a Java runtime"
    # Compiling for speed takes longer here than all that runs.
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    spark = start_engine("spark")
    try:
        compare(engine, spark, LAYOUTS["gdelt2"], tmp_path)
    finally:
        spark.stop()


def test_an_unknown_engine_and_a_missing_java_are_explained(monkeypatch):
    with pytest.raises(UnknownNameError, match=r"no engine called 'duck'\. Did you mean duckdb"):
        start_engine("duck")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InvalidRequestError, match="Spark needs Java"):
        start_engine("spark")
