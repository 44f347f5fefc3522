"""Rows of rankings as pages show them: with the names of states, and values in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from comity.analysis.rankings import SPAN, movers, rank, votes_counted_in
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.states.register import states
from comity.web.addresses import slug
from comity.wording import values as words

MOST_MOVERS = 5


@dataclass(frozen=True)
class RankedRow:
    """A row of a ranking: rank, name and address of whom it is about, and its value in words."""

    rank: int
    name: str
    address: str
    text: str
    ccodes: tuple[int, ...]
    value: float


@dataclass(frozen=True)
class Ranking:
    """A ranking of one year, or what changed most up to it."""

    measure: Description
    year: int
    rows: tuple[RankedRow, ...]
    count: int
    is_by_votes: bool = False
    """Whether equal values are in the order of the votes that they rest on."""

    @property
    def ties(self) -> int:
        """How many rows share the highest value."""
        return sum(row.rank == 1 for row in self.rows)

    @property
    def tie_order(self) -> str:
        """How rows of equal value are ordered, in words."""
        if self.is_by_votes:
            return "those with the most joint roll calls first"
        return "in the order of their Correlates of War codes"


def ranked(
    values: Values, measure: str, year: int | None = None, state: int | None = None
) -> Ranking:
    """Rank as :func:`comity.analysis.rankings.rank` does; of a state, by its partners' names."""
    described = values.describe(measure)
    rows = rank(values, measure, year, state)
    newest = int(rows["year"][0]) if rows.height else year or 0
    listed = tuple(_rows(rows, described, "value", state))
    is_by_votes = votes_counted_in(values, measure) is not None
    return Ranking(described, newest, listed, rows.height, is_by_votes)


def moved_most(values: Values, measure: str, most: int = MOST_MOVERS) -> Ranking:
    """Rank by the size of the change over some years; the text is the change.

    >>> from comity.panels.stored import stored_values
    >>> len(moved_most(stored_values(), "vote_agreement_adopted", most=3).rows)
    3
    """
    described = values.describe(measure)
    rows = movers(values, measure)
    year = int(rows["year"][0]) if rows.height else 0
    return Ranking(described, year, tuple(_rows(rows.head(most), described, "change")), rows.height)


def with_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the names of the states next to their codes.

    >>> with_names(pl.DataFrame({"ccode": [710], "value": [0.2]})).columns
    ['ccode', 'state', 'value']
    """
    names = {ccode: state.name for ccode, state in states().items()}
    columns: list[pl.Expr] = []
    for column in rows.columns:
        columns.append(pl.col(column))
        if column.startswith("ccode"):
            named = pl.col(column).replace_strict(names, default=None, return_dtype=pl.String)
            columns.append(named.alias(column.replace("ccode", "state")))
    return rows.select(columns)


def changes_since(year: int) -> int:
    """Return the year from which changes up to a year are counted.

    >>> changes_since(2023)
    2018
    """
    return year - SPAN


def _rows(
    rows: pl.DataFrame, measure: Description, column: str, state: int | None = None
) -> Iterator[RankedRow]:
    for number, row in enumerate(rows.iter_rows(named=True), start=1):
        keys = ("ccode",) if measure.level == "state" else ("ccode1", "ccode2")
        ccodes = tuple(int(row[key]) for key in keys)
        text = (
            words.format_change(row["change"], measure.unit, "difference")
            if column == "change"
            else words.format_amount(row["value"], measure.unit)
        )
        name, address = _subject(ccodes, measure, state)
        yield RankedRow(row.get("rank", number), name, address, text, ccodes, row[column])


def _subject(ccodes: tuple[int, ...], measure: Description, state: int | None) -> tuple[str, str]:
    """Return the name and the address of whom a row is about."""
    own = [states()[ccode] for ccode in ccodes]
    if len(own) == 1:
        return own[0].name, f"/state/{slug(own[0])}"
    address = f"/pair/{slug(own[0])}/{slug(own[1])}"
    if state is not None:
        partner = own[1] if ccodes[0] == state else own[0]
        return partner.name, f"/pair/{slug(states()[state])}/{slug(partner)}"
    link = " to " if measure.directed else " and "
    return link.join(one.name for one in own), address
