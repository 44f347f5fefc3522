"""Sources and methods: what there is, whose it is, how it is computed, and for which years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any

import numpy as np
import polars as pl
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

import comity
from comity.panels.codebook import Description
from comity.panels.measure_values import PeriodValues
from comity.panels.stored import stored_values
from comity.period import Period
from comity.states.register import states
from comity.store.manifest import Entry, Publication
from comity.store.selection import manifest
from comity.web.addresses import state_at
from comity.web.downloads import about_measure, split_form, take_away
from comity.web.pages import page
from comity.web.pictures.coverage import YearSpan, coverage_chart, span_chart
from comity.web.pictures.frame import NARROW, WIDTH, credit
from comity.web.rows import with_names
from comity.web.tables import table_response

router = APIRouter(include_in_schema=False)

LEVELS = {
    "dyad": "Of two states together",
    "directed": "From one state to another",
    "state": "Of one state",
    "system": "Of the system of states",
}
"""The words for whom a measure is about."""

MOST_IN_JSON = 100_000
"""How many values one page of JSON has at most; CSV and Parquet have all."""


@router.get("/sources")
@router.get("/sources.{form}")
def sources(request: Request, form: str = "") -> Response:
    """List the sources with their tables and coverage."""
    shipped = manifest()
    entries = sorted(shipped.tables.values(), key=lambda entry: (entry.source, entry.name))
    download = take_away(
        request,
        form,
        name="sources",
        rows=lambda: pl.DataFrame(
            [_table_row(entry, shipped.sources[entry.source]) for entry in entries]
        ),
        sources=[shipped.sources[name] for name in sorted(shipped.sources)],
        draw=lambda: span_chart(
            [
                (source.title, [_span(entry) for entry in entries if entry.source == source.name])
                for source in sorted(shipped.sources.values(), key=lambda source: source.name)
            ],
            "Tables of all sources and the years that they cover",
        ),
        title="Tables of all sources and the years that they cover",
    )
    if form:
        return download.respond(form)
    tables = {
        name: [entry for entry in entries if entry.source == name]
        for name in sorted(shipped.sources, key=lambda name: shipped.sources[name].title.lower())
    }
    return page(
        "sources.html.j2",
        sources=shipped.sources,
        tables=tables,
        updates={source.name: update for source, update in download.updates},
        download=download,
    )


@router.get("/methods")
@router.get("/methods.{form}")
def methods(
    request: Request,
    q: Annotated[str, Query(max_length=80)] = "",
    form: str = "",
) -> Response:
    """List the measures by title, or those that have all of some words."""
    chosen = _with_words(q)
    groups = {
        words: [measure for measure in chosen if measure.level == level]
        for level, words in LEVELS.items()
    }
    groups = {words: measures for words, measures in groups.items() if measures}
    title = "Measures and the years that they cover"
    tables = {table for measure in chosen for table in measure.tables}
    names = [measure.name for measure in chosen]
    download = take_away(
        request,
        form,
        name="measures",
        rows=lambda: comity.codebook().filter(pl.col("measure").is_in(names)),
        sources=manifest().sources_of(tables),
        draw=(lambda: span_chart(_spans(groups), title)) if chosen else None,
        title=title,
    )
    if form:
        return download.respond(form)
    count = len(stored_values().codebook)
    return page(
        "methods.html.j2", groups=groups, q=q, shown=len(chosen), count=count, download=download
    )


def _with_words(words: str) -> list[Description]:
    """List the measures by title whose name, title, unit or reference have all of some words."""
    asked = words.lower().split()
    listed = sorted(stored_values().codebook.values(), key=lambda measure: measure.title)
    return [measure for measure in listed if all(word in _text(measure) for word in asked)]


def _text(measure: Description) -> str:
    parts = (measure.name, measure.title, measure.unit.label, measure.reference, *measure.tables)
    return " ".join(parts).lower()


def _spans(groups: dict[str, list[Description]]) -> list[tuple[str, list[YearSpan]]]:
    """Return the years of measures, by group."""
    return [
        (words, [YearSpan(measure.title, *measure.years) for measure in measures])
        for words, measures in groups.items()
    ]


Year = Annotated[int | None, Query(ge=1816, le=2100)]


@router.get("/methods/{name}")
def method(
    name: str,
    request: Request,
    first: Year = None,
    last: Year = None,
    state: Annotated[str, Query(max_length=80)] = "",
    among: Annotated[str, Query(max_length=400)] = "",
    offset: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
) -> Response:
    """Show one measure: formula, reference, tables, and how many values each year has.

    Of its files, a reader asks for all rows, or those of some years, of one state, or among states
    with commas between. JSON comes in pages of at most :data:`MOST_IN_JSON` rows.
    """
    name, form = split_form(name)
    values = stored_values()
    measure = values.describe(name)
    sources = manifest().sources_of(measure.tables)
    title = f"Values of {measure.name} by state and year"
    code = state_at(state).ccode if state.strip() else None
    members = [state_at(each.strip()).ccode for each in among.split(",") if each.strip()]

    def chosen() -> pl.DataFrame:
        rows = values.read_span(name, (first or 0, last or 9999), members)
        return with_names(_of_state(rows, code))

    if form == "json":
        return _json_page(measure, chosen(), offset)
    download = take_away(
        request,
        form,
        name=name,
        rows=chosen,
        sources=sources,
        **({} if measure.level == "system" else _coverage_pictures(measure, title, sources)),
        title=title,
    )
    if form:
        return download.respond(form)
    rows = values.distributions(name)
    shipped = manifest()
    return page(
        "method.html.j2",
        measure=measure,
        coverage=[(row["year"], row["n"]) for row in rows],
        most=max((row["n"] for row in rows), default=0),
        sources={table: shipped.source_of(table) for table in measure.tables},
        issues=[source for source in sources if source.known_issues],
        without=_without(measure),
        download=download,
    )


def _coverage_pictures(
    measure: Description, title: str, sources: Iterable[Publication]
) -> dict[str, Callable[[], str]]:
    """Return what draws the years of each state: for wide screens, and for phones."""
    counts = cache(lambda: _counts(measure))

    def drawn(width: int) -> str:
        return coverage_chart(counts(), title, credit(sources), width)

    return {"draw": lambda: drawn(WIDTH), "narrow": lambda: drawn(NARROW)}


def _json_page(measure: Description, rows: pl.DataFrame, offset: int) -> Response:
    """Return one page of a measure's values as JSON, and where the next begins."""
    end = offset + MOST_IN_JSON
    about = {
        **about_measure(measure),
        "total": rows.height,
        "offset": offset,
        "next_offset": end if end < rows.height else None,
    }
    return table_response(rows.slice(offset, MOST_IN_JSON), "json", measure.name, about)


def _keys(rows: pl.DataFrame) -> list[str]:
    """List the columns of rows that have ccodes."""
    return [column for column in rows.columns if column.startswith("ccode")]


def _of_state(rows: pl.DataFrame, code: int | None) -> pl.DataFrame:
    """Select the rows that are about a state; all for None."""
    keys = _keys(rows)
    if code is None or not keys:
        return rows
    return rows.filter(pl.any_horizontal(pl.col(key) == code for key in keys))


def _counts(measure: Description, since: int = 0) -> dict[int, dict[int, int]]:
    """Count the values of each state and year."""
    values = stored_values()
    counts: dict[int, dict[int, int]] = {}
    for row in values.distributions(measure.name):
        if row["year"] < since:
            continue
        cells = values.read_period(measure.name, Period(row["year"], row.get("month")))
        for code, count in zip(cells.states.tolist(), _count_cells(measure, cells), strict=True):
            if count:
                of_years = counts.setdefault(code, {})
                of_years[row["year"]] = of_years.get(row["year"], 0) + count
    return counts


def _count_cells(measure: Description, cells: PeriodValues) -> list[int]:
    """Count the values of each state in one period: as the first, and as the second of two."""
    present = ~np.isnan(cells.cells)
    if measure.level == "state":
        return present.astype(int).tolist()
    # Cells of two states without order are there both ways.
    own = present.sum(axis=1)
    return (own + present.sum(axis=0) if measure.level == "directed" else own).tolist()


def _without(measure: Description) -> list[str]:
    """List the members of the system without any value in a measure's newest year, by name."""
    year = measure.years[1]
    if measure.level == "system":
        return []
    covered = _counts(measure, year)
    return sorted(s.name for s in states().values() if s.member_in(year) and s.ccode not in covered)


def _span(entry: Entry) -> YearSpan:
    return YearSpan(entry.title, *entry.years)


def _table_row(entry: Entry, source: Publication) -> dict[str, Any]:
    """Return a table of the catalogue as a row."""
    return {
        "source": source.name,
        "publisher": source.publisher,
        "version": source.version,
        "retrieved": source.retrieved or None,
        "licence": source.licence,
        "table": entry.name,
        "rows": entry.rows,
        "first_year": entry.years[0],
        "last_year": entry.years[1],
        "citation": source.citation,
        "url": source.url,
    }
