"""What a small table of an answer is, and filling one in for two states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from comity.questions.dyad_data import DyadData
from comity.states.articles import with_article
from comity.wording.names import capitalise


@dataclass(frozen=True)
class TableSpec:
    """A small table that an answer shows after its figures, made from several measures.

    Parameters
    ----------
    title, note
        Texts with places for ``{a}`` and ``{b}``.
    columns
        The headings, with the same places.
    fill
        Makes the rows from the data of a dyad: a text for each column. Without any row the
        table is left out.
    measures
        Those that must be read for the pair.
    tables
        The tables of the bundle that ``fill`` reads itself.
    """

    title: str
    columns: tuple[str, ...]
    fill: Callable[[DyadData], Iterable[tuple[str, ...]]]
    measures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class FilledTable:
    """A table as it reads for two states, and the tables of the bundle that it rests on.

    >>> FilledTable("Steps", ("Step", "Taken"), (("1", "yes"),), "", ()).rows
    (('1', 'yes'),)
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    tables: tuple[str, ...]


def fill_table(spec: TableSpec, data: DyadData) -> FilledTable:
    """Build a table for the two states of some data."""
    names = {"a": with_article(data.dyad.a.name), "b": with_article(data.dyad.b.name)}
    below = {table for name in spec.measures for table in data.values.describe(name).tables}
    return FilledTable(
        title=capitalise(spec.title.format(**names)),
        columns=tuple(capitalise(column.format(**names)) for column in spec.columns),
        rows=tuple(spec.fill(data)),
        note=capitalise(spec.note.format(**names)),
        tables=tuple(sorted(below | set(spec.tables))),
    )
