"""Sources and methods: what there is, whose it is, how it is computed, and for which years."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

import comity
from comity.errors import UnknownNameError
from comity.panels.stored import stored_values
from comity.store.manifest import Entry, Publication
from comity.store.selection import manifest
from comity.web.addresses import state_at
from comity.web.downloads import about_measure, split_form, take_away
from comity.web.pages import page
from comity.web.rows import with_names

if TYPE_CHECKING:
    from comity.panels.provenance import Trail

router = APIRouter(include_in_schema=False)

LEVELS = {
    "dyad": "Of two states together",
    "directed": "From one state to another",
    "state": "Of one state",
    "system": "Of the system of states",
}
"""The words for whom a measure is about."""


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
    )
    if form:
        return download.respond(form)
    tables = {
        name: [entry for entry in entries if entry.source == name]
        for name in sorted(shipped.sources)
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
def methods(request: Request, form: str = "") -> Response:
    """List the measures by title."""
    download = take_away(request, form, name="measures", rows=comity.codebook, sources=())
    if form:
        return download.respond(form)
    listed = sorted(stored_values().codebook.values(), key=lambda measure: measure.title)
    groups = {
        words: [measure for measure in listed if measure.level == level]
        for level, words in LEVELS.items()
    }
    return page("methods.html.j2", groups=groups, count=len(listed), download=download)


@router.get("/methods/{name}")
def method(name: str, request: Request) -> Response:
    """Show one measure: formula, reference, tables, and how many values each year has."""
    name, form = split_form(name)
    values = stored_values()
    measure = values.describe(name)
    download = take_away(
        request,
        form,
        name=name,
        rows=lambda: with_names(values.read_all(name)),
        sources=manifest().sources_of(measure.tables),
        about=about_measure(measure),
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
        download=download,
    )


@router.get("/trace/{measure}/{year}/{a}")
@router.get("/trace/{measure}/{year}/{a}/{b}")
def trace(request: Request, measure: str, year: int, a: str, b: str | None = None) -> Response:
    """Show the rows that a value rests on, in tables with their sources."""
    described = stored_values().describe(measure)
    *first, last = [text for text in (a, b) if text is not None]
    last, form = split_form(last)
    chosen = [state_at(text) for text in (*first, last)]
    count = {"state": 1, "system": 0}.get(described.level, 2)
    if len(chosen) < count:
        raise UnknownNameError("second state", "")
    trail = trail_of(measure, tuple(state.ccode for state in chosen[:count]), year)
    if form == "json":
        # Imported here: what computes takes long to load, and few pages need it.
        from comity.reports.trace.json import as_dict

        return JSONResponse(as_dict(trail))
    download = take_away(
        request,
        form,
        name=f"{measure}-{year}",
        rows=lambda: _joined(trail),
        sources=manifest().sources_of(trail.rows),
    )
    if form:
        return download.respond(form)
    shipped = manifest()
    return page(
        "trace.html.j2",
        trail=trail,
        named=chosen[:count],
        titles={name: _capital(shipped.tables[name].title) for name in trail.rows},
        tables=[
            (name, with_names(frame.head(200)), frame.height, shipped.source_of(name))
            for name, frame in trail.rows.items()
        ],
        download=download,
    )


@lru_cache(maxsize=4)
def trail_of(measure: str, ccodes: tuple[int, ...], year: int) -> Trail:
    """Return the trail of a value; its page and its files are often asked for together."""
    return comity.trace(measure, *ccodes, year=year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(trail: Trail) -> pl.DataFrame:
    """Return the rows of all tables of a trail, each with the name of its table."""
    frames = [
        frame.select(pl.lit(name).alias("table"), pl.all()) for name, frame in trail.rows.items()
    ]
    return pl.concat(frames, how="diagonal_relaxed") if frames else pl.DataFrame()


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
