"""Answering a question for a dyad: the sentence, the figures, where they disagree, the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import polars as pl

from comity.measures.panel import Values
from comity.questions import phrase
from comity.questions.figure import figure, shelf
from comity.questions.question import (
    Answer,
    Figure,
    Listing,
    Pick,
    Question,
    Record,
    Records,
)
from comity.states.dyad import Dyad
from comity.store.bundle import manifest

FAR_APART = 30.0
"""Views of one thing disagree when their places differ by more than this many percentiles."""


def answer(question: Question, dyad: Dyad, values: Values, year: int | None = None) -> Answer:
    """Answer a question for a dyad from the computed values.

    Parameters
    ----------
    question
        One of the twelve.
    dyad
        The two states, in the order in which they are to be named.
    values
        The computed values of all measures.
    year
        Answer as of this year, from the newest value up to it; None for the newest data.
    """
    read = shelf(values, dyad, [pick.measure for pick in question.picks], year)
    pairs = [(pick, figure(pick, read)) for pick in question.picks]
    figures = tuple(made for _, made in pairs)
    records = tuple(_records(listing, values, dyad, year) for listing in question.listings)
    tables = {table for made in figures for table in made.tables}
    return Answer(
        question=question,
        asks=question.asks.format(a=dyad.a.name, b=dyad.b.name),
        sentence=_sentence(pairs, dyad, year),
        figures=figures,
        disagreements=tuple(_disagreements(pairs)),
        gaps=tuple(_gaps(question, figures, dyad)),
        records=tuple(part for part in records if part.total),
        tables=tuple(sorted(tables | {listing.table for listing in question.listings})),
    )


def _sentence(pairs: Sequence[tuple[Pick, Figure]], dyad: Dyad, year: int | None) -> str:
    """Say what the figures with words of their own say."""
    clauses = [_clause(pick, made, dyad) for pick, made in pairs if pick.says]
    said = [clause for clause in clauses if clause]
    if not said:
        when = f" up to {year}" if year else ""
        return f"No open data that Comity holds bear on this for {dyad.a} and {dyad.b}{when}."
    return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in said)


def _clause(pick: Pick, made: Figure, dyad: Dyad) -> str:
    """Fill in one clause of a sentence; empty where there is no value to tell."""
    if made.value is None:
        return ""
    words = pick.says_zero if made.value == 0 and pick.says_zero else pick.says
    filled = words.format(
        a=dyad.a.name,
        b=dyad.b.name,
        value=made.text,
        year=made.year,
        place=phrase.place(made.place, made.level),
        since=phrase.since(_up_to(made), made.place),
        change=_change(made),
        median=phrase.amount(made.median, made.unit) if made.median is not None else "",
    )
    # A part that had nothing to say leaves its comma or brackets behind.
    for empty, full in (("()", ""), (" ,", ","), (", ,", ","), ("  ", " ")):
        filled = filled.replace(empty, full)
    return filled.strip(" ,")


def _up_to(made: Figure) -> list[tuple[int, float]]:
    """Give a figure's places up to its own year."""
    return [(year, place) for year, place in made.places if made.year and year <= made.year]


def _change(made: Figure) -> str:
    """Say a figure's change over ten years, or else five, against the world's."""
    if not made.changes:
        return ""
    change = made.changes[-1]
    own = phrase.difference(change.value, made.unit, made.change_kind)
    if change.world is None:
        return f"{own} over {change.years} years"
    world = phrase.difference(change.world, made.unit, made.change_kind)
    return f"{own} over {change.years} years (median of all: {world})"


def _disagreements(pairs: Sequence[tuple[Pick, Figure]]) -> list[str]:
    """Say where measures of the same thing place the pair far apart."""
    seen = [
        (pick.view.lstrip("-"), made, 100 - made.place if pick.view[0] == "-" else made.place)
        for pick, made in pairs
        if pick.view and made.place is not None
    ]
    return [
        _disagreement(one, other)
        for (view, one, high), (other_view, other, low) in combinations(seen, 2)
        if view == other_view and one.year == other.year and abs(high - low) > FAR_APART
    ]


def _disagreement(one: Figure, other: Figure) -> str:
    return (
        f"{_named(one)} is {phrase.place(one.place, one.level)}, but "
        f"{_named(other)} is {phrase.place(other.place, other.level)} ({one.year})."
    )


def _named(made: Figure) -> str:
    """Name a figure within a sentence."""
    return f"“{made.title}” of {made.subject}"


def _gaps(question: Question, figures: Sequence[Figure], dyad: Dyad) -> list[str]:
    """Say what is not known, and why: by this pair's data, and by any open data."""
    missing = [f"{_named(made)}: {made.why_missing}." for made in figures if made.value is None]
    return [*missing, *(text.format(a=dyad.a.name, b=dyad.b.name) for text in question.unknown)]


def _records(listing: Listing, values: Values, dyad: Dyad, year: int | None) -> Records:
    """Read the rows of a listing that are about the two."""
    rows = values.records(listing.table, (dyad.a.ccode, dyad.b.ccode))
    if year is not None and "year" in rows.columns:
        rows = rows.filter(pl.col("year").is_null() | (pl.col("year") <= year))
    if "year" in rows.columns:
        rows = rows.sort("year", descending=True, nulls_last=True, maintain_order=True)
    names = {dyad.a.ccode: dyad.a.name, dyad.b.ccode: dyad.b.name}
    shown = [
        _record(listing, row, names) for row in rows.head(listing.latest).iter_rows(named=True)
    ]
    title = listing.title.format(a=dyad.a.name, b=dyad.b.name)
    return Records(
        f"{title} ({manifest().source_of(listing.table).publisher})", tuple(shown), rows.height
    )


def _record(listing: Listing, row: dict[str, object], names: dict[int, str]) -> Record:
    """Read one row aloud; ccodes become names, and what is missing says so."""
    said = {
        key: names.get(value, value) if key.startswith("ccode") else value  # type: ignore[call-overload]
        for key, value in row.items()
    }
    said = {key: "not recorded" if value is None else value for key, value in said.items()}
    year = row.get("year")
    return Record(
        listing.table, int(year) if isinstance(year, int) else None, listing.line.format(**said)
    )
