"""Output for people and programs: a table on a terminal, CSV in a pipe, a file by its ending."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import StringIO
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from comity.cli.options import (
    ENDINGS,
    Output,
    TableOutput,
    destination,
)
from comity.errors import InvalidRequestError
from comity.store.atomic import write_aside, write_text
from comity.unit import counted

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl
    from rich.console import Console, JustifyMethod

_FILES_ONLY = frozenset({"pdf", "docx"})
"""Formats that are no text."""

ROWS = 100
"""How many rows of a table are printed on a terminal."""

WIDTH = 80
"""How many columns of characters a text file is wide."""

_FOLD = 14
"""Words longer than this may be folded in a column of text."""

TABLE_FORMATS = ("csv", "json", "parquet", "text")

Show = Callable[["Console"], None]
"""What prints a summary on a console."""


def require_table(output: TableOutput) -> None:
    """Refuse an output that no table can be written to, before anything is computed.

    >>> require_table(TableOutput(out="rows.csv"))
    """
    place = destination(output, TABLE_FORMATS)
    if place.format == "parquet" and place.path is None:
        raise InvalidRequestError("Parquet is no format for standard output.", "Name a file.")


def write_table(
    frame: pl.DataFrame, output: TableOutput, title: str = "", brief: Sequence[str] = ()
) -> None:
    """Write rows to a file, or print them: as a table on a terminal, as CSV in a pipe.

    Parameters
    ----------
    frame, output, title
        The rows, where they go, and the heading of a table.
    brief
        The columns for which a terminal has room; without them, all.

    Raises
    ------
    InvalidRequestError
        If the file's ending gives no format.
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> import polars as pl
    >>> write_table(pl.DataFrame({"year": [2014]}), TableOutput(format="csv"))
    year
    2014
    """
    require_table(output)
    place = destination(output, TABLE_FORMATS)
    is_plain = output.out is None and output.format is None
    columns = frame.select(brief or frame.columns)
    if place.path is not None:
        _write_file(frame, place.format, place.path, title)
        print(f"{counted(frame.height, 'row')} written to {place.path}")
    elif place.format == "text" or (is_plain and terminal().is_terminal):
        _show(columns, title, frame.width, terminal())
    elif place.format == "json":
        print(_rows_as_json(frame))
    else:
        sys.stdout.write(frame.write_csv())


def wants_json(output: TableOutput) -> bool:
    """Return whether rows are to be written as JSON.

    >>> wants_json(TableOutput(out="rows.json")), wants_json(TableOutput())
    (True, False)
    """
    return destination(output, TABLE_FORMATS).format == "json"


def write_json(data: object, output: TableOutput) -> None:
    """Write plain data as JSON to the file or to standard output.

    >>> write_json([2014], TableOutput())
    [
     2014
    ]
    """
    path = destination(output, TABLE_FORMATS).path
    if path is None:
        print(as_json(data), end="")
    else:
        write_text(path, as_json(data))
        print(f"Written to {path}")


def write_report(
    output: Output,
    writers: Mapping[str, Callable[[], str]],
    show: Show,
    *,
    name: str = "",
    documents: Mapping[str, Callable[[], bytes]] = MappingProxyType({}),
) -> None:
    """Write a report as a file or to standard output, in the format asked for.

    Parameters
    ----------
    output
        Where it goes.
    writers
        By format other than text, what returns the report as the text of a file.
    show
        Prints the summary, which is the format text.
    name
        The name, without ending, of the HTML page to write if neither a file nor a format is
        asked for; without it the summary is printed alone.
    documents
        By format that is no text, what returns the report as the bytes of a file.

    Raises
    ------
    InvalidRequestError
        If the file's ending gives no format.
    OutputError
        If the file cannot be written.
    """
    place = destination(output, ("text", *writers, *documents))
    path = place.path
    if path is not None and place.format in documents:
        write_bytes(path, documents[place.format]())
        return
    if output.out is None and output.format is None:
        if name:
            path = Path(f"{name}{ENDINGS['html'][0]}")
            write_text(path, writers["html"]())
        show(terminal())
    elif path is not None:
        write_text(path, as_text(show) if place.format == "text" else writers[place.format]())
    elif place.format == "text":
        show(terminal())
    else:
        print(writers[place.format](), end="")
    if path is not None:
        print(f"Written to {path}")


def terminal() -> Console:
    """Return what prints on standard output, without colours for numbers.

    >>> terminal().print("2014")
    2014
    """
    # Imported here: it takes a twentieth of a second, and files need none.
    from rich.console import Console

    return Console(highlight=False)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a binary file in one step, and print where it is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    write_aside(path, lambda aside: _write_bytes(aside, content))
    print(f"Written to {path}")


def _write_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def require_report(output: Output, formats: Sequence[str]) -> None:
    """Refuse a file whose ending gives none of the formats, before anything is computed.

    >>> require_report(TableOutput(format="json"), ("html", "json"))
    """
    place = destination(output, ("text", *formats))
    if place.path is None and place.format in _FILES_ONLY:
        raise InvalidRequestError(
            f"{place.format} is no format for standard output.", "Name a file."
        )


def as_text(show: Show, width: int = WIDTH) -> str:
    """Return what a summary prints as the text of a file, ``width`` characters wide.

    >>> as_text(lambda console: console.print("China")).strip()
    'China'
    """
    from rich.console import Console

    text = StringIO()
    show(Console(file=text, width=width, highlight=False))
    return text.getvalue()


def as_json(data: object) -> str:
    """Format data as JSON, one value a line, with a newline at the end.

    >>> print(as_json({"year": 2014}), end="")
    {
     "year": 2014
    }
    """
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def file_name(*words: object) -> str:
    """Build the name of a file, without ending, from words.

    >>> file_name("South Korea", "Côte d'Ivoire", 2010)
    'south-korea-côte-d-ivoire-2010'
    """
    text = " ".join(map(str, words)).lower()
    return "-".join("".join(c if c.isalnum() else " " for c in text).split())[:100]


def _rows_as_json(frame: pl.DataFrame) -> str:
    """Format rows as JSON: an array with one object a row."""
    return frame.write_json()


def _write_file(frame: pl.DataFrame, format: str, path: Path, title: str) -> None:
    """Write rows to a file in a format."""
    if format == "text":
        wide = max(WIDTH, sum(_narrowest_widths(frame)))
        show = partial(_show, frame, title, frame.width, most=None)
        write_text(path, as_text(show, wide))
        return
    writers: dict[str, Callable[[Path], object]] = {
        "csv": frame.write_csv,
        "parquet": frame.write_parquet,
        "json": frame.write_json,
    }
    write_aside(path, lambda aside: _call(writers[format], aside))


def _call(write: Callable[[Path], object], path: Path) -> None:
    """Call what writes a file, and return nothing."""
    write(path)


def _show(
    frame: pl.DataFrame, title: str, width: int, console: Console, most: int | None = ROWS
) -> None:
    """Print rows as a table, numbers to the right; what is too wide is folded, never cut.

    ``width`` is how many columns there are, with those for which there is no room. Columns that
    would be narrower than their words have none: they are counted.
    """
    from rich.table import Table

    shown = frame if most is None else frame.head(most)
    fitting = sum(end <= console.width + 1 for end in accumulate(_narrowest_widths(shown)))
    shown = shown.select(frame.columns[: max(fitting, 1)])

    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 1, 0, 0))
    widths = _column_widths(shown, console.width)
    for (name, kind), wide in zip(shown.schema.items(), widths, strict=True):
        side: JustifyMethod = "right" if kind.is_numeric() else "left"
        # Names in words, so that a heading may take several lines over a narrow column.
        table.add_column(name.replace("_", " "), justify=side, overflow="fold", width=wide)
    for row in shown.iter_rows():
        table.add_row(*map(_cell, row))
    console.print(table)
    rows_left = 0 if most is None else max(0, frame.height - most)
    columns_left = width - shown.width
    more = [
        counted(count, f"more {noun}")
        for count, noun in ((rows_left, "row"), (columns_left, "column"))
        if count > 0
    ]
    if more:
        console.print(f"… {', '.join(more)}; --out FILE or a pipe gives all", markup=False)


def _column_widths(frame: pl.DataFrame, room: int) -> list[int]:
    """Return how wide columns are in ``room`` characters: the least, and a part of what is left.

    >>> import polars as pl
    >>> _column_widths(pl.DataFrame({"a": ["x y"], "b": ["x" * 20]}), 30)
    [3, 20]
    """
    least = [wide - 1 for wide in _narrowest_widths(frame)]
    longer = [
        max(low, len(name), *(len(_cell(value)) for value in frame[name]), 0) - low
        for name, low in zip(frame.columns, least, strict=True)
    ]
    spare = max(0, room + 1 - sum(least) - len(least))
    part = min(1.0, spare / max(sum(longer), 1))
    return [low + int(more * part) for low, more in zip(least, longer, strict=True)]


def _narrowest_widths(frame: pl.DataFrame) -> list[int]:
    """Return how wide each column has to be for its words, with the space after it.

    A number is a word; of one that is longer than a fold, only that much has to fit.
    """
    widths = []
    for name, kind in frame.schema.items():
        words = name.split("_")
        for value in frame[name]:
            words += [_cell(value)] if kind.is_numeric() else _cell(value).split()
        longest = max(map(len, words), default=0)
        widths.append((longest if kind.is_numeric() else min(longest, _FOLD)) + 1)
    return widths


def _cell(value: object) -> str:
    """Format a value; what is missing is left empty."""
    if value is None:
        return ""
    text = f"{value:.4f}" if isinstance(value, float) else str(value)
    return text.replace("[", "\\[")
