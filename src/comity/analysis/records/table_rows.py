"""The rows of a table that are about two states, found without reading the whole table.

A table is read whole once, and its rows are kept with the computed values, in a file that finds
those of a pair. So a later answer needs no library for tables, which takes longer to load than
everything that it would read.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from comity.analysis.records.keyed_rows import Groups, Row, read_keyed_rows, write_keyed_rows
from comity.errors import OutputError
from comity.panels.values import Pair
from comity.store.atomic import write_aside
from comity.store.selection import table as read_table

_AT = "row"
"""The column of a row's number in its table."""


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
    path, keys = folder / f"{table}.rows", (_key(*pair), *map(_key, pair))
    try:
        rows = read_keyed_rows(path, keys)
    except (OSError, ValueError):
        columns, groups = _grouped(table)
        with suppress(OutputError):  # a library that cannot be written to keeps nothing
            write_aside(path, lambda aside: write_keyed_rows(aside, columns, groups))
        named = (row for key in keys for row in groups.get(key, ()))
        rows = [dict(zip(columns, row, strict=True)) for row in named]
    ordered = sorted(rows, key=lambda row: row[_AT])
    return [{column: row[column] for column in row if column != _AT} for row in ordered]


def _grouped(table: str) -> tuple[list[str], Groups]:
    """Return the columns of a table, and its rows by whom they are about."""
    frame = read_table(table)
    keys = [name for name in ("ccode1", "ccode2", "ccode") if name in frame.columns]
    columns = [_AT, *frame.columns]
    places = [columns.index(name) for name in keys]
    groups: dict[str, list[tuple[object, ...]]] = {}
    for at, row in enumerate(frame.iter_rows()):
        numbered = (at, *row)
        groups.setdefault(_key(*(numbered[place] for place in places)), []).append(numbered)
    return columns, groups


def _key(*ccodes: object) -> str:
    """Name a state, or a pair in either order."""
    return "-".join(sorted(map(str, ccodes)))
