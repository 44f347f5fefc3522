"""What readers had to leave out, counted the same way for every source."""

from __future__ import annotations

import polars as pl

from comity.sources.source import Drop
from comity.states.codes import Converted

_SHOWN = 5


def dropped(converted: Converted) -> tuple[Drop, ...]:
    """Turn the codes that stood for no member state into drops, one a column and reason.

    A row whose two codes both failed is counted under each of them.
    """
    groups = converted.unmatched.sort("rows", descending=True).group_by(
        "column", "why", maintain_order=True
    )
    return tuple(_drop(str(column), str(why), rows) for (column, why), rows in groups)


def counted(rows: pl.DataFrame, why: str) -> tuple[Drop, ...]:
    """Count rows that a reader leaves out for one reason: no drop if there are none."""
    return (Drop(why, rows.height, str(rows.row(0, named=True))),) if rows.height else ()


def _drop(column: str, why: str, rows: pl.DataFrame) -> Drop:
    """Sum the rows that one column lost for one reason, with the codes that cost most."""
    codes = ", ".join(str(code) for code in rows["code"].head(_SHOWN))
    more = ", ..." if rows.height > _SHOWN else ""
    return Drop(f"{column}: {why}", int(rows["rows"].sum()), codes + more)
