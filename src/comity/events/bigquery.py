"""The query that computes dyad-months where GDELT's public table is: in BigQuery.

The portable expression is compiled, not written a second time.
"""

from __future__ import annotations

import re

import narwhals as nw
import polars as pl
from sqlframe.standalone import StandaloneSession
from sqlglot import exp, parse_one

from comity.events.actors import actor_table
from comity.events.aggregate import Period, aggregate
from comity.events.audit import TAKEN
from comity.events.formats.gdelt import GDELT2
from comity.events.formats.layout import FIELDS
from comity.events.records import parse_records

TABLE = "gdelt-bq.gdeltv2.events"
"""The public table of GDELT 2.0."""

_COLUMNS = {
    "event_id": "GLOBALEVENTID",
    "date": "SQLDATE",
    "actor1": "Actor1Code",
    "actor2": "Actor2Code",
    "country1": "Actor1CountryCode",
    "country2": "Actor2CountryCode",
    "role1": "Actor1Type1Code",
    "role2": "Actor2Type1Code",
    "code": "EventCode",
    "quad": "QuadClass",
    "goldstein": "GoldsteinScale",
    "mentions": "NumMentions",
    "articles": "NumArticles",
    "tone": "AvgTone",
    "url": "SOURCEURL",
}
"""By field of a record, the column of the public table."""

_INTEGERS = ("event_id", "date", "quad", "mentions", "articles")
_FLOATS = ("goldstein", "tone")
_DIALECT = "bigquery"
_NAME, _ACTORS = "gdelt_events", "comity_actors"


def compile_query(first: int, last: int, period: Period = "month", table: str = TABLE) -> str:
    """Compile the query for the days from first to last.

    Parameters
    ----------
    first, last
        The first and last day, as whole numbers (20220224); BigQuery bills what it reads, and
        the filter on days comes first.
    period
        "month" or "day".
    table
        The table, with the columns of GDELT's public one.

    Returns
    -------
    str
        One statement in the SQL of BigQuery.
    """
    session = StandaloneSession()
    session.catalog.add_table(_NAME, {name: _type(field) for field, name in _COLUMNS.items()})
    columns = actor_table(GDELT2.scheme).schema.items()
    session.catalog.add_table(_ACTORS, {name: _spark_type(kind) for name, kind in columns})
    rows = nw.from_native(session.read.table(_NAME))
    days = (nw.col("SQLDATE") >= first) & (nw.col("SQLDATE") <= last)
    fields = rows.filter(days).select(
        *[nw.col(_COLUMNS[field]).cast(nw.String).alias(field) for field in FIELDS]
    )
    actors = nw.from_native(session.read.table(_ACTORS))
    records = parse_records(fields, GDELT2, actors)
    dyads = aggregate(records.filter(nw.col("reason") == TAKEN), period)
    sql = dyads.to_native().sql(dialect=_DIALECT, optimize=False)
    return _named(sql, table)


def _type(field: str) -> str:
    """Return the type of a column of the public table."""
    if field in _INTEGERS:
        return "BIGINT"
    return "DOUBLE" if field in _FLOATS else "STRING"


def _named(sql: str, table: str) -> str:
    """Write the table's name and the actors into a query, in functions that BigQuery has.

    The compiler names steps at random; numbered in order, the same query has the same text.
    """
    query = parse_one(sql, dialect=_DIALECT).transform(_translate).sql(_DIALECT, pretty=True)
    names = dict.fromkeys(re.findall(r"`(t\d{3,})`", query))
    steps = {name: f"step_{number}" for number, name in enumerate(names, start=1)}
    query = re.sub(r"`(t\d{3,})`", lambda match: f"`{steps[match[1]]}`", query)
    return query.replace(f"`{_NAME}`", f"`{table}`").replace(f"`{_ACTORS}`", _actor_rows())


def _translate(node: exp.Expression) -> exp.Expression:
    """Replace the functions of Spark that BigQuery does not have."""
    name = node.name.upper() if isinstance(node, exp.Anonymous) else ""
    if name == "ISNULL":
        return exp.paren(exp.Is(this=_argument(node), expression=exp.Null()), copy=False)
    if name == "REGEXP":
        return exp.RegexpLike(this=_argument(node), expression=node.expressions[1])
    return node


def _argument(call: exp.Expression) -> exp.Expression:
    """Return the first argument of a call, itself translated."""
    argument: exp.Expression = call.expressions[0]
    return argument.transform(_translate)


def _actor_rows() -> str:
    """Format the table of actors as a table within a query."""
    table = actor_table(GDELT2.scheme)
    types = ", ".join(f"{name} {_sql_type(kind)}" for name, kind in table.schema.items())
    rows = ",\n    ".join(f"({', '.join(map(_literal, row))})" for row in table.iter_rows())
    return f"UNNEST(ARRAY<STRUCT<{types}>>[\n    {rows}\n  ])"


def _spark_type(kind: pl.DataType) -> str:
    return "STRING" if kind == pl.String else "INT"


def _sql_type(kind: pl.DataType) -> str:
    return "STRING" if kind == pl.String else "INT64"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(value)
