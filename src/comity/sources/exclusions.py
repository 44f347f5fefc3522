"""Exclusions: the rows that readers leave out, counted the same way for every source."""

from __future__ import annotations

import polars as pl

from comity.sources.source import Exclusion
from comity.states.codes import Conversion, with_ccode

_CODES_SHOWN = 5

IMPOSSIBLE = "its beginning is no year"
BACKWARDS = "it ends before it begins"
REPEATED = "it repeats another row"
"""Reasons of exclusion for faults that any source can have."""


def exclude_codes(conversion: Conversion) -> tuple[Exclusion, ...]:
    """Convert the codes without a member state into exclusions, one a column and reason.

    A row whose two codes both failed is counted under each of them.

    >>> flows = pl.DataFrame({"importer": ["HKG", "CHN"], "year": [2005, 2005]})
    >>> conversion = with_ccode(flows, {"importer": "ccode"}, "iso3", "year")
    >>> [(exclusion.why, exclusion.example) for exclusion in exclude_codes(conversion)]
    [('importer: territory', 'HKG')]
    """
    groups = conversion.unmatched.sort("rows", descending=True).group_by(
        "column", "why", maintain_order=True
    )
    return tuple(_summary(str(column), str(why), rows) for (column, why), rows in groups)


def exclude_rows(rows: pl.DataFrame, why: str) -> tuple[Exclusion, ...]:
    """Count rows that a reader leaves out for one reason; an empty frame is no exclusion.

    >>> exclude_rows(pl.DataFrame({"year": [1815]}), "before 1816")
    (Exclusion(why='before 1816', rows=1, example="{'year': 1815}"),)
    """
    return (Exclusion(why, rows.height, str(rows.row(0, named=True))),) if rows.height else ()


def keep_ordered(
    frame: pl.DataFrame, begin: str, end: str
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Select the rows whose beginning is a year and does not come after their end.

    An end that is missing is no fault: what has not ended has none.

    >>> spells = pl.DataFrame({"begin": [1990, 2000], "end": [1995, 1999]})
    >>> rows, exclusions = keep_ordered(spells, "begin", "end")
    >>> rows.rows(), [exclusion.why for exclusion in exclusions]
    ([(1990, 1995)], ['it ends before it begins'])
    """
    dated = pl.col(begin).is_not_null()
    backwards = (pl.col(end) < pl.col(begin)).fill_null(value=False)
    exclusions = (
        *exclude_rows(frame.filter(~dated), IMPOSSIBLE),
        *exclude_rows(frame.filter(dated & backwards), BACKWARDS),
    )
    return frame.filter(dated & ~backwards), exclusions


def keep_distinct(frame: pl.DataFrame, *, but: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Select one of the rows that are alike in every column but one, the publisher's number."""
    columns = [name for name in frame.columns if name != but]
    first = pl.struct(columns).is_first_distinct()
    return frame.filter(first), exclude_rows(frame.filter(~first), REPEATED)


def keep_members(frame: pl.DataFrame, *columns: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Select the rows whose ccodes belong to members of the interstate system in their year.

    Parameters
    ----------
    frame
        Rows with a ``year``.
    columns
        Columns with the publisher's ccodes, of any numeric type.

    Returns
    -------
    tuple
        The rows of members, with ``year`` and the columns as Int16, and the exclusions.
    """
    checks = {column: f"{column}_checked" for column in columns}
    whole = frame.with_columns(pl.col("year", *columns).cast(pl.Int16))
    conversion = with_ccode(whole, checks, scheme="ccode", year="year")
    return conversion.frame.drop(checks.values()), exclude_codes(conversion)


def _summary(column: str, why: str, rows: pl.DataFrame) -> Exclusion:
    """Sum the rows that one column lost for one reason, with the codes that cost most."""
    codes = ", ".join(str(code) for code in rows["code"].head(_CODES_SHOWN))
    more = ", ..." if rows.height > _CODES_SHOWN else ""
    return Exclusion(f"{column}: {why}", int(rows["rows"].sum()), codes + more)
