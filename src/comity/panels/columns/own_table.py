"""A user's own table as columns of a panel, with a report of what did not match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from comity.errors import DataError, InvalidRequestError, why_no_file
from comity.panels.columns.keys import Positions, gather, matched
from comity.panels.columns.measures import column_name
from comity.panels.frames import Design
from comity.panels.variable import Variable
from comity.states.codes import Conversion, Scheme, with_ccode
from comity.unit import counted

_SHOWN = 5


@dataclass(frozen=True)
class JoinReport:
    """What of a joined table is in a panel and what is not.

    ``unmatched`` has a row for each code that means no state in its year: ``column``, ``code``,
    ``why`` and ``rows``. ``outside`` has the rows of states whose key is in no row of the panel.
    ``matched`` of the panel's ``panel_rows`` have a row of the table.
    """

    table_rows: int
    panel_rows: int
    matched: int
    unmatched: pl.DataFrame
    outside: pl.DataFrame

    @property
    def is_complete(self) -> bool:
        """Return whether every row of the table is in the panel."""
        return self.unmatched.is_empty() and self.outside.is_empty()

    def __str__(self) -> str:
        here, there = (counted(rows, "row") for rows in (self.panel_rows, self.table_rows))
        lines = [f"{self.matched} of the panel's {here} have values of the table's {there}."]
        codes = self.unmatched.head(_SHOWN).iter_rows(named=True)
        lines += [f"{row['code']!r}: {row['why']}, {counted(row['rows'], 'row')}." for row in codes]
        if not self.matched and self.table_rows and self.unmatched.height:
            lines.append("Do its states have names or other codes? Then name their scheme.")
        if more := max(0, self.unmatched.height - _SHOWN):
            lines.append(f"{more} more codes match no state.")
        if self.outside.height:
            first = ", ".join(map(str, self.outside.row(0)))
            rows = counted(self.outside.height, "row")
            lines.append(f"Outside the panel: {rows}; the first is {first}.")
        return "\n".join(lines)


@dataclass(frozen=True)
class TableKeys:
    """Where the keys of a user's table are.

    ``states`` are the columns with one state or both of a dyad, ``scheme`` what their codes are.
    """

    states: tuple[str, ...]
    year: str = "year"
    scheme: Scheme = "ccode"


@dataclass(frozen=True)
class JoinTarget:
    """The panel that a table is joined to: its rows, what they are, and which are selected."""

    rows: pl.DataFrame
    design: Design
    selection: pl.Series | None


def read_rows(table: object) -> pl.DataFrame:
    """Return a table as polars rows: a frame of Polars, pandas or Arrow, or a file's path.

    Raises
    ------
    InvalidRequestError
        If it is none of them, or a file that is neither CSV nor Parquet.
    DataError
        If the file cannot be read.

    Examples
    --------
    >>> read_rows({"ccode": [2]}).rows()
    [(2,)]
    """
    if isinstance(table, str | Path):
        return _read_file(Path(table))
    if isinstance(table, pl.DataFrame):
        return table
    try:
        return pl.DataFrame(_columns(table))
    except (TypeError, ValueError) as error:
        kind = type(table).__name__
        raise InvalidRequestError(
            f"A table is a frame or the path of a file, got {kind}.", "Pass a frame or a path."
        ) from error


def own_columns(
    target: JoinTarget, table: pl.DataFrame, keys: TableKeys, columns: Sequence[str] | None = None
) -> tuple[list[pl.Series], JoinReport]:
    """Return columns of a user's table, a value a row of the panel, with the report.

    Parameters
    ----------
    target
        The panel.
    table
        The user's rows, one a key.
    keys
        Where its states and years are. A table of one state a row becomes two columns in a panel
        of dyads; in an undirected panel the order of the two states does not matter.
    columns
        The columns to take; None for all that are no keys.

    Raises
    ------
    InvalidRequestError
        If a column is missing, two rows share a key, or a table of dyads meets a panel of states.
    """
    if len(set(keys.states)) < len(keys.states):
        raise InvalidRequestError(
            f"The column {keys.states[0]} is named twice.", "Name two columns for dyads."
        )
    taken = _taken(target.rows, table, keys, columns)
    _check_states(keys, target.design)
    codes = ("ccode",) if len(keys.states) == 1 else ("ccode1", "ccode2")
    conversion = _converted(table, keys, codes)
    tidy = _tidy(conversion.frame, target.design, keys, codes, taken)
    places = _places(codes, target.design)
    rows = _oriented(target.rows, target.design)
    matches = [matched(rows, at, tidy, (*codes, "year")) for _, at in places]
    series = [
        gather(tidy[f"={name}"], match).alias(column_name(name, suffix))
        for name in taken
        for (suffix, _), match in zip(places, matches, strict=True)
    ]
    return series, _report(table, target, conversion, tidy.select(*codes, "year"), matches)


def _converted(table: pl.DataFrame, keys: TableKeys, codes: Sequence[str]) -> Conversion:
    """Add ccodes to the user's rows, under names that overwrite none of its columns."""
    named = {state: f"_{code}" for state, code in zip(keys.states, codes, strict=True)}
    return with_ccode(table, named, keys.scheme, keys.year)


def _tidy(
    rows: pl.DataFrame, design: Design, keys: TableKeys, codes: Sequence[str], taken: Sequence[str]
) -> pl.DataFrame:
    """Return the key columns and those to take (prefixed), one row a key, sorted."""
    with_keys = rows.select(
        *(pl.col(f"_{code}").alias(code) for code in codes),
        pl.col(keys.year).cast(pl.Int32).alias("year"),
        *(pl.col(name).alias(f"={name}") for name in taken),
    )
    return _unique(_oriented(with_keys, design), [*codes, "year"])


def _report(
    table: pl.DataFrame,
    target: JoinTarget,
    conversion: Conversion,
    keys: pl.DataFrame,
    matches: Sequence[Positions],
) -> JoinReport:
    """Count what matched among the rows that the panel selects."""
    selected = np.ones(target.rows.height, bool)
    if target.selection is not None:
        selected = target.selection.to_numpy()
    visible = [match[selected] for match in matches]
    used = np.zeros(keys.height, bool)
    for match in visible:
        used[match[match >= 0]] = True
    return JoinReport(
        table_rows=table.height,
        panel_rows=int(selected.sum()),
        matched=int(np.any([match >= 0 for match in visible], axis=0).sum()),
        unmatched=conversion.unmatched,
        outside=keys.filter(~used),
    )


def own_variable(name: str, label: str = "") -> Variable:
    """Return the codebook's entry of a column of the user's table."""
    return Variable(name, label or f"{name}, of the user's table", missing="null without a match")


def _taken(
    rows: pl.DataFrame, table: pl.DataFrame, keys: TableKeys, columns: Sequence[str] | None
) -> list[str]:
    """List the columns to take, none of which the panel has."""
    needed = [*keys.states, keys.year]
    taken = [c for c in table.columns if c not in needed] if columns is None else list(columns)
    missing = [name for name in [*needed, *taken] if name not in table.columns]
    if missing:
        raise InvalidRequestError(
            f"The table has no column {', '.join(missing)}.", f"It has {', '.join(table.columns)}."
        )
    double = [name for name in taken if name in rows.columns]
    if double or not taken:
        what = f"The panel has {', '.join(double)} already." if double else "No column is left."
        raise InvalidRequestError(what, "Name other columns, or rename them.")
    return taken


def _check_states(keys: TableKeys, design: Design) -> None:
    """Refuse a table whose rows are about more states than a row of the panel."""
    if len(keys.states) not in (1, len(design.states)):
        raise InvalidRequestError(
            f"The table has {len(keys.states)} columns of states; a {design.level} panel takes "
            f"{' or '.join(map(str, sorted({1, len(design.states)})))}.",
            "Name one column for states, two for dyads.",
        )


def _places(new: Sequence[str], design: Design) -> list[tuple[str, tuple[str, ...]]]:
    """List the suffix of each new column, and the panel's columns that it is keyed by."""
    if len(new) == 2 or design.level == "state":
        return [("", (*new, "year"))]
    return [(n, (f"ccode{n}", "year")) for n in "12"]


def _oriented(rows: pl.DataFrame, design: Design) -> pl.DataFrame:
    """Return rows with the lower code first, if the panel has each pair once."""
    if design.directed or "ccode1" not in rows.columns:
        return rows
    return rows.with_columns(
        pl.min_horizontal("ccode1", "ccode2").alias("ccode1"),
        pl.max_horizontal("ccode1", "ccode2").alias("ccode2"),
    )


def _unique(rows: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Refuse rows that share a key, and sort the others."""
    double = rows.filter(pl.struct(keys).is_duplicated())
    if not double.is_empty():
        first = ", ".join(f"{key} {double[key][0]}" for key in keys)
        raise InvalidRequestError(
            f"{double.height} rows of the table share a key with another, the first {first}.",
            "A join must not add rows: aggregate them, or ask for a directed panel.",
        )
    return rows.sort(keys)


def _read_file(path: Path) -> pl.DataFrame:
    """Read CSV or Parquet."""
    readers: dict[str, Any] = {".csv": pl.read_csv, ".parquet": pl.read_parquet}
    if path.suffix.lower() not in readers:
        raise InvalidRequestError(f"{path} ends in none of .csv, .parquet.", "Save it as either.")
    try:
        rows: pl.DataFrame = readers[path.suffix.lower()](path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise DataError(path, *_why_unread(path, error)) from error
    return rows


def _why_unread(path: Path, error: Exception) -> tuple[str, str]:
    """Return in plain words why a file cannot be read, and what to do about it."""
    if reason := why_no_file(path):
        return reason, "Name a file with a table in it."
    if path.suffix.lower() != ".csv":
        return "this is no Parquet file, or a damaged one", "Save it again."
    if "utf-8" in str(error).lower():
        return "it is not in UTF-8", "Save it as CSV in UTF-8."
    return "its rows do not have the columns of its first line", "Separate them by commas."


def _columns(table: Any) -> Any:
    """Return what polars reads: a pandas frame by its columns, anything else as it is."""
    if hasattr(table, "__arrow_c_stream__") or not hasattr(table, "to_dict"):
        return table
    return table.to_dict("list")
