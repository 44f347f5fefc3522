"""What a listing is: rows of a table about two states that an answer shows one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from comity.analysis.records.keyed_rows import Row
from comity.analysis.records.table_rows import read_rows_of_pair
from comity.panels.values import Values
from comity.states.articles import with_article
from comity.states.dyad import Dyad


@dataclass(frozen=True)
class Listing:
    """Rows of a table about the two that an answer shows one by one, such as pipelines.

    Parameters
    ----------
    table
        The table of the bundle.
    title
        A heading, with places for ``{a}`` and ``{b}``.
    parts
        How one row reads, with places for its columns; a part of which a column is missing is
        left out.
    newest
        The column by which rows are ordered, the newest first.
    latest
        How many rows are shown at most.
    once
        Columns that identify a thing: rows that agree on them are shown once.
    shared
        The event in which both must take part, for tables with a row a participant.
    kinds
        The values of the column ``kind`` that are shown; empty for all.

    Examples
    --------
    >>> Listing("vetoes", "Vetoes", ("{year}",)).latest
    12
    """

    table: str
    title: str
    parts: tuple[str, ...]
    newest: str = "year"
    latest: int = 12
    once: tuple[str, ...] = ()
    shared: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Citation:
    """The public page on which a fact was read; its address is one of the web.

    >>> Citation("UN", "Charter", "1945-06-26", "https://un.org/charter").publisher
    'UN'
    """

    publisher: str
    title: str
    published: str
    url: str


@dataclass(frozen=True)
class Records:
    """The rows of a listing about two states as they read, and how many there are in all.

    ``pages`` has the page behind each row shown, where its table has one a row; else it is
    empty.
    """

    title: str
    table: str
    shown: tuple[str, ...]
    total: int
    pages: tuple[Citation | None, ...] = ()


def list_records(listing: Listing, values: Values, dyad: Dyad, year: int | None) -> Records:
    """Read the rows of a listing that are about two states, up to a year.

    A row whose beginning is not recorded is left out where a year is asked for.
    """
    rows = _select(listing, read_rows_of_pair(values.folder, listing.table, dyad.directed), year)
    names = {state.ccode: with_article(state.name) for state in (dyad.a, dyad.b)}
    shown = rows[: listing.latest]
    pages = tuple(citation(row) for row in shown)
    return Records(
        title=listing.title.format(a=names[dyad.a.ccode], b=names[dyad.b.ccode]),
        table=listing.table,
        shown=tuple(_read(listing, row, names) for row in shown),
        total=len(rows),
        pages=pages if any(pages) else (),
    )


def citation(row: dict[str, object]) -> Citation | None:
    """Return the page that a row names as its own; None if it names none of the web, or in part.

    Examples
    --------
    >>> citation({"url": "javascript:alert(1)"}) is None
    True
    """
    columns = ("publisher", "title", "published", "url")
    is_page = str(row.get("url", "")).startswith(("https://", "http://"))
    if not is_page or any(column not in row for column in columns):
        return None
    return Citation(*(str(row[column]) for column in columns))


def _select(listing: Listing, rows: list[Row], year: int | None) -> list[Row]:
    """Select the rows that a listing shows, the newest first."""
    if listing.kinds:
        rows = [row for row in rows if row["kind"] in listing.kinds]
    if listing.shared:
        rows = _of_both(rows, listing.shared)
    rows = _newest_first(rows, listing.newest, year)
    return _once(rows, listing.once) if listing.once else rows


def _of_both(rows: list[Row], event: str) -> list[Row]:
    """Return the rows of events in which both take part."""
    takers: dict[Any, set[int]] = {}
    for row in rows:
        takers.setdefault(row[event], set()).add(row["ccode"])
    return [row for row in rows if len(takers[row[event]]) == 2]


def _newest_first(rows: list[Row], column: str, year: int | None) -> list[Row]:
    """Sort rows by a column, those without a date last; as of a year there are none of these."""
    dated = [row for row in rows if row[column] is not None]
    undated = [row for row in rows if row[column] is None and year is None]
    if year is not None:
        dated = [row for row in dated if _year(row[column]) <= year]
    return sorted(dated, key=lambda row: row[column], reverse=True) + undated


def _year(when: int | date) -> int:
    return when.year if isinstance(when, date) else when


def _once(rows: Iterable[Row], columns: tuple[str, ...]) -> list[Row]:
    """Return the first of those rows that agree on some columns."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row[column] for column in columns), row)
    return list(first.values())


def _read(listing: Listing, row: dict[str, object], names: dict[int, str]) -> str:
    """Format one row; ccodes become names, and what is missing is left out."""
    cells = {
        key: names.get(int(str(value)), "") if key.startswith("ccode") else value
        for key, value in row.items()
        if value is not None
    }
    return ", ".join(filter(None, (_fill(part, cells) for part in listing.parts)))


def _fill(part: str, cells: dict[str, object]) -> str:
    """Format one part of a row; empty if a column of it is missing."""
    try:
        return " ".join(part.format(**cells).split())
    except KeyError:
        return ""
