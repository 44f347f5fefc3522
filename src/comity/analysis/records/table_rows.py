"""The rows of a table that are about two states, found without reading the whole table.

A table is read whole once, and its rows are kept with the computed values, in a file that finds
those of a pair. So a later answer needs no library for tables, which takes longer to load than
everything that it would read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from comity.errors import OutputError
from comity.panels.values import Pair
from comity.store.atomic import write_aside
from comity.store.selection import table as read_table

Row = dict[str, Any]
"""A row of a table: a value, or None, by column."""

_PAIR, _STATE = ("ccode1", "ccode2"), ("ccode",)

_KINDS = {"String": "TEXT", "Date": "TEXT DATE"}
"""The types of columns that SQLite would otherwise take for numbers."""

_READERS: dict[str, Callable[[Any], Any]] = {"TEXT DATE": date.fromisoformat, "Boolean": bool}
"""How the values of columns are read that SQLite has no type for."""


def read_rows_of_pair(folder: Path, table: str, pair: Pair) -> list[Row]:
    """Read the rows of a bundled table that are about both states of a pair.

    Parameters
    ----------
    folder
        The folder of the computed values, where the rows are kept.
    table
        A table of dyads, of which these are the rows between the two, both ways; or one about
        single states, of which they are the rows about either.
    pair
        Two ccodes.

    Returns
    -------
    list of dict
        The rows in the order of the table.

    Raises
    ------
    DataError
        If the table is damaged.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> rows = read_rows_of_pair(stored_values().folder, "vetoes", (710, 365))
    >>> {row["ccode"] for row in rows} == {710, 365}
    True
    """
    with closing(_open(folder / f"{table}.rows", table)) as rows:
        return list(_select(rows, pair))


def _open(path: Path, table: str) -> sqlite3.Connection:
    """Open the rows that are kept in a file; without them, or damaged ones, keep them anew."""
    rows = sqlite3.connect(":memory:")
    try:
        rows.deserialize(ZstdDecompressor().decompress(path.read_bytes()))
    except (OSError, ZstdError):
        _fill(rows, table)
        content = ZstdCompressor(write_checksum=True).compress(rows.serialize())
        with suppress(OutputError):  # a library that cannot be written to keeps nothing
            write_aside(path, lambda aside: _write(aside, content))
    return rows


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _fill(rows: sqlite3.Connection, table: str) -> None:
    """Copy a table, with an index of whom a row is about."""
    frame = read_table(table)
    kinds = (_KINDS.get(str(kind), str(kind)) for kind in frame.schema.values())
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(frame.columns, kinds, strict=True))
    keys = _PAIR if _PAIR[0] in frame.columns else _STATE
    rows.execute(f"CREATE TABLE rows ({columns})")
    places = ", ".join("?" * frame.width)
    rows.executemany(f"INSERT INTO rows VALUES ({places})", map(_plain, frame.iter_rows()))
    rows.execute(f"CREATE INDEX about ON rows ({', '.join(keys)})")
    rows.commit()


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with its dates as texts."""
    return tuple(each.isoformat() if isinstance(each, date) else each for each in row)


def _select(rows: sqlite3.Connection, pair: Pair) -> Iterator[Row]:
    """Select the rows of a pair, with the types that their columns have."""
    kinds = dict(rows.execute("SELECT name, type FROM pragma_table_info('rows')"))
    keys = _PAIR if _PAIR[0] in kinds else _STATE
    about = " AND ".join(f"{key} IN (?, ?)" for key in keys)
    readers = [_READERS.get(kind) for kind in kinds.values()]
    for row in rows.execute(f"SELECT * FROM rows WHERE {about} ORDER BY rowid", pair * len(keys)):
        values = (
            read(value) if read and value is not None else value
            for read, value in zip(readers, row, strict=True)
        )
        yield dict(zip(kinds, values, strict=True))
