"""Answering a question for a dyad: the sentence, the figures, where they disagree, the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import polars as pl

from comity.panels.values import Values
from comity.questions.figure import DyadData, figure, shelf
from comity.questions.question import (
    Answer,
    Citation,
    Figure,
    FilledTable,
    ForecastSection,
    Indicator,
    Listing,
    Question,
    Records,
    TableSpec,
)
from comity.states.dyad import Dyad
from comity.wording import values as phrase
from comity.wording.embargoes import embargoed
from comity.wording.forecasts import named, prospect

FAR_APART = 30.0
"""Views of one thing disagree when their places differ by more than this many percentiles."""


def answer(
    questions: Sequence[Question], dyad: Dyad, values: Values, year: int | None = None
) -> tuple[Answer, ...]:
    """Answer questions about a dyad from the computed values.

    Parameters
    ----------
    questions
        Some of the twelve; what they need is read once for all of them.
    dyad
        The two states, in the order in which they are to be named.
    values
        The computed values of all measures.
    year
        Answer as of this year, from the newest value up to it; None for the newest data.
    """
    measures = [name for question in questions for name in _measures(question)]
    read = shelf(values, dyad, measures, year)
    return tuple(_answer(question, read) for question in questions)


def _measures(question: Question) -> list[str]:
    """Name the measures that a question's figures and grids are made from."""
    in_grids = [name for grid in question.grids for name in grid.measures]
    of_picks = [name for pick in question.picks for name in (pick.measure, pick.error) if name]
    return [*of_picks, *in_grids]


def _answer(question: Question, read: DyadData) -> Answer:
    """Answer one question from what has been read."""
    dyad, year = read.dyad, read.year
    picks = [pick for pick in question.picks if _applies(pick, dyad)]
    pairs = [(pick, figure(pick, read)) for pick in picks]
    figures = tuple(made for _, made in pairs)
    records = tuple(_records(listing, read.values, dyad, year) for listing in question.listings)
    ahead = [prospect(part, read.values, dyad, year) for part in question.ahead]
    prospects = embargoed(ahead, read.values, dyad)
    filled = tuple(_filled_grid(grid, read) for grid in question.grids)
    grids = tuple(grid for grid in filled if grid.rows)
    tables = {table for made in figures for table in made.tables}
    tables |= {table for grid in grids for table in grid.tables}
    tables |= {table for part in prospects for table in part.tables}
    return Answer(
        question=question,
        asks=question.asks.format(a=dyad.a.name, b=dyad.b.name),
        sentence=_sentence(pairs, prospects, dyad, year),
        figures=figures,
        disagreements=tuple(_disagreements(pairs)),
        gaps=tuple(_gaps(question, figures, prospects, dyad)),
        records=tuple(part for part in records if part.total),
        tables=tuple(sorted(tables | {part.table for part in records if part.total})),
        prospects=prospects,
        grids=grids,
    )


def _applies(pick: Indicator, dyad: Dyad) -> bool:
    """Tell whether a pick can have a value at all: some sources follow one state's side."""
    giver = dyad.b if pick.who == "b to a" else dyad.a
    return pick.only_from is None or pick.only_from == giver.ccode


def _sentence(
    pairs: Sequence[tuple[Indicator, Figure]],
    prospects: Sequence[ForecastSection],
    dyad: Dyad,
    year: int | None,
) -> str:
    """Say what the outlooks say, and then the figures with words of their own."""
    ahead = [made.sentence.removesuffix(".") for made in prospects]
    clauses = [_clause(pick, made, dyad) for pick, made in pairs if pick.says]
    said = [clause for clause in (*ahead, *clauses) if clause]
    if prospects and not said:
        return f"Nothing can be forecast for {dyad.a} and {dyad.b}; why stands below."
    if not said:
        when = f" up to {year}" if year else ""
        return f"No open data that Comity holds bear on this for {dyad.a} and {dyad.b}{when}."
    return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in said)


def _clause(pick: Indicator, made: Figure, dyad: Dyad) -> str:
    """Fill in one clause of a sentence; empty where there is no value to tell."""
    if made.value is None or made.value < pick.says_from:
        return ""
    words = pick.says if made.value != 0 or pick.says_zero is None else pick.says_zero
    filled = words.format(
        a=dyad.a.name,
        b=dyad.b.name,
        value=phrase.amount(made.value, made.unit),
        error=phrase.amount(made.error, made.unit) if made.error is not None else "",
        range=phrase.place_range(made.place_range),
        year=made.year,
        place=phrase.place(made.place, made.level),
        since=phrase.since(_up_to(made), made.place),
        ahead=phrase.ahead(made.history, made.year),
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
    own, world = phrase.changed(change.value, change.world, made.unit, made.change_kind)
    beside = f" (median of all: {world})" if world else ""
    return f"{own} over {change.years} years{beside}"


def _disagreements(pairs: Sequence[tuple[Indicator, Figure]]) -> list[str]:
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


def _gaps(
    question: Question, figures: Sequence[Figure], prospects: Sequence[ForecastSection], dyad: Dyad
) -> list[str]:
    """Say what is not known, and why: by this pair's data, and by any open data."""
    missing = [f"{_named(made)}: {made.why_missing}." for made in figures if made.value is None]
    missing += [
        f"No forecast of “{named(made)}”: {made.outlook.refused}."
        for made in prospects
        if made.outlook.refused
    ]
    return [*missing, *(text.format(a=dyad.a.name, b=dyad.b.name) for text in question.unknown)]


def _filled_grid(grid: TableSpec, read: DyadData) -> FilledTable:
    """Fill a grid in for the pair."""
    a, b = read.dyad.a.name, read.dyad.b.name
    below = {table for name in grid.measures for table in read.values.describe(name).tables}
    return FilledTable(
        title=grid.title.format(a=a, b=b),
        columns=tuple(column.format(a=a, b=b) for column in grid.columns),
        rows=tuple(grid.fill(read)),
        note=grid.note.format(a=a, b=b),
        tables=tuple(sorted(below | set(grid.tables))),
    )


def _records(listing: Listing, values: Values, dyad: Dyad, year: int | None) -> Records:
    """Read the rows of a listing that are about the two."""
    rows = _ordered(listing, values.records(listing.table, dyad.directed), year)
    names = {dyad.a.ccode: dyad.a.name, dyad.b.ccode: dyad.b.name}
    shown = rows.head(listing.latest).rows(named=True)
    pages = tuple(_page(row) for row in shown)
    return Records(
        title=listing.title.format(a=dyad.a.name, b=dyad.b.name),
        table=listing.table,
        shown=tuple(_record(listing, row, names) for row in shown),
        total=rows.height,
        pages=pages if any(pages) else (),
    )


def _page(row: dict[str, object]) -> Citation | None:
    """Give the page that a row names as its own, if its address is one of the web."""
    if not str(row.get("url", "")).startswith(("https://", "http://")):
        return None
    return Citation(*(str(row[part]) for part in ("publisher", "title", "published", "url")))


def _ordered(listing: Listing, rows: pl.DataFrame, year: int | None) -> pl.DataFrame:
    """Keep the rows that a listing shows, the newest first.

    As of a year these are the rows that had begun by then; one whose beginning is not recorded
    cannot be said to have.
    """
    if listing.kinds:
        rows = rows.filter(pl.col("kind").is_in(listing.kinds))
    if listing.shared:
        rows = rows.filter(pl.col("ccode").n_unique().over(listing.shared) == 2)
    if year is not None:
        begun = pl.col(listing.newest)
        begun = begun.dt.year() if rows.schema[listing.newest] == pl.Date else begun
        rows = rows.filter(begun <= year)
    rows = rows.sort(listing.newest, descending=True, nulls_last=True, maintain_order=True)
    return rows.unique(listing.once, keep="first", maintain_order=True) if listing.once else rows


def _record(listing: Listing, row: dict[str, object], names: dict[int, str]) -> str:
    """Read one row aloud; ccodes become names, and what is missing is left out."""
    said = {
        key: names.get(int(str(value)), "") if key.startswith("ccode") else value
        for key, value in row.items()
        if value is not None
    }
    return ", ".join(filter(None, (_filled(part, said) for part in listing.parts)))


def _filled(part: str, said: dict[str, object]) -> str:
    """Fill one part in, or leave it out if a column of it is missing."""
    try:
        return " ".join(part.format(**said).split())
    except KeyError:
        return ""
