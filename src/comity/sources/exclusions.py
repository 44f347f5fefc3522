"""What readers had to leave out, counted the same way for every source."""

from __future__ import annotations

import polars as pl

from comity.sources.source import Exclusion
from comity.states.codes import Conversion, with_ccode

_SHOWN = 5

IMPOSSIBLE = "its beginning is no year"
BACKWARDS = "it ends before it begins"
REPEATED = "it repeats another row"
"""What is said of rows with faults that any source can have."""


def dropped(converted: Conversion) -> tuple[Exclusion, ...]:
    """Turn the codes that stood for no member state into drops, one a column and reason.

    A row whose two codes both failed is counted under each of them.
    """
    groups = converted.unmatched.sort("rows", descending=True).group_by(
        "column", "why", maintain_order=True
    )
    return tuple(_drop(str(column), str(why), rows) for (column, why), rows in groups)


def counted(rows: pl.DataFrame, why: str) -> tuple[Exclusion, ...]:
    """Count rows that a reader leaves out for one reason: no drop if there are none."""
    return (Exclusion(why, rows.height, str(rows.row(0, named=True))),) if rows.height else ()


def in_order(
    frame: pl.DataFrame, begin: str, end: str
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Keep the rows whose beginning is a year and does not come after their end.

    An end that is missing is no fault: what has not ended has none.
    """
    dated = pl.col(begin).is_not_null()
    backwards = (pl.col(end) < pl.col(begin)).fill_null(value=False)
    lost = (
        *counted(frame.filter(~dated), IMPOSSIBLE),
        *counted(frame.filter(dated & backwards), BACKWARDS),
    )
    return frame.filter(dated & ~backwards), lost


def once(frame: pl.DataFrame, *, but: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Keep one of the rows that are alike in every column but one, the publisher's number."""
    alike = [name for name in frame.columns if name != but]
    first = pl.struct(alike).is_first_distinct()
    return frame.filter(first), counted(frame.filter(~first), REPEATED)


def of_members(frame: pl.DataFrame, *columns: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Keep the rows whose ccodes belong to members of the interstate system in the row's year.

    ``columns`` hold the publisher's ccodes, of any numeric type. The rows kept come back with
    ``year`` and these columns as Int16, beside an account of those left out.
    """
    checked = {column: f"{column}_checked" for column in columns}
    whole = frame.with_columns(pl.col("year", *columns).cast(pl.Int16))
    converted = with_ccode(whole, checked, scheme="ccode", year="year")
    return converted.frame.drop(checked.values()), dropped(converted)


def _drop(column: str, why: str, rows: pl.DataFrame) -> Exclusion:
    """Sum the rows that one column lost for one reason, with the codes that cost most."""
    codes = ", ".join(str(code) for code in rows["code"].head(_SHOWN))
    more = ", ..." if rows.height > _SHOWN else ""
    return Exclusion(f"{column}: {why}", int(rows["rows"].sum()), codes + more)
