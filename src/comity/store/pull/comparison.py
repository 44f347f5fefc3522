"""What an edition changes: rows lost and added, values revised, states and years that vanished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from comity.sources.source import Table
from comity.states.register import states

LARGEST = 10
"""How many revisions are shown."""

_SAME = 1e-6
"""Relative difference up to which two figures are the same: they are stored with seven digits."""

_MOST_LOST = 0.1
_STATES = ("ccode", "ccode1", "ccode2")


@dataclass(frozen=True)
class Revision:
    """One figure that was revised: of what, and the value before and after.

    >>> str(Revision("gdp", "China, 2019", 100.0, 101.0))
    'gdp of China, 2019: 100 to 101 (+1.0%)'
    """

    column: str
    about: str
    before: float
    after: float

    def __str__(self) -> str:
        """Describe the revision in words."""
        change = f"{self.before:,.5g} to {self.after:,.5g}"
        if not self.before:
            return f"{self.column} of {self.about}: {change}"
        return f"{self.column} of {self.about}: {change} ({self.after / self.before - 1:+.1%})"


@dataclass(frozen=True)
class TableComparison:
    """A table of two editions, compared.

    ``lost`` and ``added`` count rows by their keys, ``revised`` the rows with another value;
    ``states`` names the states of which no row is left.
    """

    table: str
    rows: tuple[int, int]
    lost: int
    added: int
    revised: int
    states: tuple[str, ...]
    newest: tuple[int | None, int | None]
    largest: tuple[Revision, ...]

    @property
    def doubts(self) -> list[str]:
        """List what speaks against the newer edition being whole."""
        doubts = []
        if self.lost > _MOST_LOST * self.rows[0]:
            doubts.append(f"{self.lost:,} of {self.rows[0]:,} rows are gone")
        before, after = self.newest
        if before is not None and (after is None or after < before):
            doubts.append(f"its newest year is {after}, and was {before}")
        if len(self.states) > max(3, _MOST_LOST * len(states())):
            doubts.append(f"{len(self.states)} states have vanished")
        return doubts

    def describe(self) -> list[str]:
        """Describe the changes in words, the largest revisions last."""
        before, after = self.rows
        head = (
            f"{self.table}: {before:,} rows, now {after:,} ({self.added:,} added, "
            f"{self.lost:,} lost, {self.revised:,} revised)"
        )
        lines = [head]
        if self.newest[0] != self.newest[1]:
            lines.append(f"  newest year {self.newest[0]}, now {self.newest[1]}")
        if self.states:
            lines.append(f"  no rows any more: {', '.join(self.states)}")
        return [*lines, *(f"  {revision}" for revision in self.largest)]


def compare_tables(table: Table, before: pl.DataFrame, after: pl.DataFrame) -> TableComparison:
    """Compare the rows of a table in two editions.

    Parameters
    ----------
    table
        The declaration of the table.
    before, after
        The rows of the older and of the newer edition, in the declared form.

    Examples
    --------
    >>> from comity.sources.registry import table
    >>> from comity.store import selection
    >>> rows = selection.table("vetoes")
    >>> compare_tables(table("vetoes"), rows, rows.head(200)).lost == rows.height - 200
    True
    """
    key = list(table.key)
    lost = before.join(after, on=key, how="anti")
    added = after.join(before, on=key, how="anti")
    values = [column for column in table.columns if column not in key]
    both = before.join(after, on=key, how="inner", suffix="_after")
    differs = both.select(
        *key, *(_differs(both, c).alias(f"{c}_differs") for c in values), *_pairs(both, values)
    )
    revised = differs.filter(pl.any_horizontal(pl.lit(value=False), pl.col("^.*_differs$")))
    return TableComparison(
        table=table.name,
        rows=(before.height, after.height),
        lost=lost.height,
        added=added.height,
        revised=revised.height,
        states=tuple(sorted(_names(_ccodes(before) - _ccodes(after)))),
        newest=(_newest(before), _newest(after)),
        largest=_largest(revised, key, [c for c in values if both[c].dtype.is_numeric()]),
    )


def _pairs(both: pl.DataFrame, values: list[str]) -> Iterable[str]:
    """List the columns of both values that are numbers."""
    return [name for c in values if both[c].dtype.is_numeric() for name in (c, f"{c}_after")]


def _differs(both: pl.DataFrame, column: str) -> pl.Expr:
    """Return whether a value is another one; numbers may differ by their last digit."""
    before, after = pl.col(column), pl.col(f"{column}_after")
    other = before.ne_missing(after)
    if not both[column].dtype.is_float():
        return other
    small = (before - after).abs() <= _SAME * before.abs()
    return other & ~small.fill_null(value=False)


def _largest(revised: pl.DataFrame, key: list[str], columns: list[str]) -> tuple[Revision, ...]:
    """Select the largest revisions, each in units of the spread of its column."""
    frames = []
    for column in columns:
        changed = revised.filter(f"{column}_differs").drop_nulls([column, f"{column}_after"])
        before, after = (pl.col(c).cast(pl.Float64) for c in (column, f"{column}_after"))
        scale = pl.max_horizontal(before.std().fill_null(0.0), pl.lit(1e-12))
        size = (after - before).abs() / scale
        named = changed.select(*key, column=pl.lit(column), before=before, after=after, size=size)
        frames.append(named.sort("size", descending=True).head(LARGEST))
    if not frames:
        return ()
    rows = pl.concat(frames).sort("size", descending=True, maintain_order=True).head(LARGEST)
    return tuple(_revision(row, key) for row in rows.iter_rows(named=True))


def _revision(row: dict[str, object], key: list[str]) -> Revision:
    """Describe of what a figure is, in words."""
    parts = [_named(name, row[name]) for name in key]
    before, after = float(str(row["before"])), float(str(row["after"]))
    return Revision(str(row["column"]), ", ".join(parts), before, after)


def _named(column: str, value: object) -> str:
    """Describe a value of a key: a state by its name."""
    if column in _STATES:
        state = states().get(int(str(value)))
        return state.name if state else str(value)
    return str(value) if column == "year" else f"{column} {value}"


def _ccodes(frame: pl.DataFrame) -> set[int]:
    """Return the states that rows are about."""
    return {code for name in _STATES if name in frame.columns for code in frame[name].unique()}


def _names(codes: set[int]) -> list[str]:
    """Return the names of states."""
    return [states()[code].name if code in states() else str(code) for code in codes]


def _newest(frame: pl.DataFrame) -> int | None:
    """Return the last year with a row."""
    if "year" not in frame.columns or not frame.height:
        return None
    return int(str(frame["year"].max()))
