"""The query for BigQuery: the portable expression, compiled, and read by a parser."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from comity.events.bigquery import TABLE, compile_query

SNAPSHOT = Path(__file__).parent / "dyad_months.sql"


@pytest.fixture(scope="module")
def query():
    return compile_query(20220101, 20221231)


def test_the_query_is_that_of_the_snapshot(query):
    assert query + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def test_a_parser_reads_the_query_and_knows_all_its_functions(query):
    (statement,) = sqlglot.parse(query, dialect="bigquery")
    assert list(statement.find_all(exp.Anonymous)) == []
    tables = {table.sql("bigquery") for table in statement.find_all(exp.Table) if table.db}
    assert {name.replace("`", "") for name in tables} == {TABLE}
    names = [column.alias_or_name for column in statement.selects]
    assert names[:5] == ["month", "ccode1", "ccode2", "events", "reports"]
