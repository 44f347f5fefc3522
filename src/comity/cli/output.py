"""Rows for people and for programs: a table on a terminal, CSV in a pipe, a file by its ending."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
from rich.console import Console, JustifyMethod
from rich.table import Table

from comity.errors import InvalidRequestError
from comity.store.atomic import write_aside

SHOWN = 100
"""How many rows are printed on a terminal."""

_WRITERS: dict[str, Callable[[pl.DataFrame, Path], None]] = {
    ".csv": lambda frame, path: frame.write_csv(path),
    ".parquet": lambda frame, path: frame.write_parquet(path),
    ".json": lambda frame, path: frame.write_json(path),
}


def require_ending(out: Path | None) -> None:
    """Refuse a file whose ending gives no format, before anything is computed."""
    if out is not None and out.suffix.lower() not in _WRITERS:
        what = f"{out} ends in none of {', '.join(_WRITERS)}."
        raise InvalidRequestError(what, "The ending gives the format.")


def give(frame: pl.DataFrame, out: Path | None, title: str = "", brief: Sequence[str] = ()) -> None:
    """Write rows to a file, or print them: as a table on a terminal, as CSV in a pipe.

    Parameters
    ----------
    frame, out, title
        The rows, the file if there is one, and what stands above a table.
    brief
        The columns that a terminal has room for; without them, all.

    Raises
    ------
    InvalidRequestError
        If the file's ending gives no format.
    OutputError
        If the file cannot be written.
    """
    require_ending(out)
    if out is not None:
        write_aside(out, lambda aside: _WRITERS[out.suffix.lower()](frame, aside))
        print(f"{frame.height} rows written to {out}")
    elif Console().is_terminal:
        _show(frame.select(brief or frame.columns), title, frame.width)
    else:
        sys.stdout.write(frame.write_csv())


def _show(frame: pl.DataFrame, title: str, width: int) -> None:
    """Print rows as a table, numbers to the right; what is too wide is folded, never cut.

    ``width`` is how many columns there are, those for which there is no room included.
    """
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, collapse_padding=True
    )
    for name, kind in frame.schema.items():
        side: JustifyMethod = "right" if kind.is_numeric() else "left"
        # Names in words, so that a heading may take several lines over a narrow column.
        table.add_column(name.replace("_", " "), justify=side, overflow="fold")
    for row in frame.head(SHOWN).iter_rows():
        table.add_row(*map(_cell, row))
    console = Console(highlight=False)
    console.print(table)
    more = [
        f"{count} more {what}"
        for count, what in (
            (frame.height - SHOWN, "rows"),
            (width - frame.width, "columns"),
        )
        if count > 0
    ]
    if more:
        console.print(f"… {', '.join(more)}; --out FILE or a pipe gives all", markup=False)


def _cell(value: object) -> str:
    """Write a value; what is missing is left empty."""
    if value is None:
        return ""
    text = f"{value:.4f}" if isinstance(value, float) else str(value)
    return text.replace("[", "\\[")
