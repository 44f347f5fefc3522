"""Sources and methods: what there is, whose it is, how it is computed, and for which years."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from comity.errors import UnknownNameError
from comity.panels.stored import stored_values
from comity.store.selection import manifest
from comity.web.pages import page

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources() -> Response:
    """List the sources with their tables and coverage."""
    shipped = manifest()
    tables = {
        name: [entry for entry in shipped.tables.values() if entry.source == name]
        for name in sorted(shipped.sources)
    }
    return page("sources.html.j2", sources=shipped.sources, tables=tables)


@router.get("/methods")
def methods() -> Response:
    """List the measures by title."""
    codebook = stored_values().codebook
    return page("methods.html.j2", measures=sorted(codebook.values(), key=lambda m: m.title))


@router.get("/methods/{name}")
def method(name: str) -> Response:
    """Show one measure: formula, reference, tables, and how many values each year has."""
    values = stored_values()
    measure = values.describe(name)
    rows = values.distributions(name)
    most = max((row["n"] for row in rows), default=0)
    shipped = manifest()
    return page(
        "method.html.j2",
        measure=measure,
        coverage=[(row["year"], row["n"]) for row in rows],
        most=most,
        sources={table: shipped.source_of(table) for table in measure.tables},
    )


@router.get("/trace/{measure}/{year}/{a}")
@router.get("/trace/{measure}/{year}/{a}/{b}")
def trace(measure: str, year: int, a: str, b: str | None = None) -> Response:
    """Show the rows that a value rests on, in tables with their sources."""
    import comity
    from comity.web.addresses import state_at

    described = stored_values().describe(measure)
    chosen = [state_at(text) for text in (a, b) if text is not None]
    count = {"state": 1, "system": 0}.get(described.level, 2)
    if len(chosen) < count:
        raise UnknownNameError("second state", "")
    trail = comity.trace(measure, *chosen[:count], year=year)
    shipped = manifest()
    return page(
        "trace.html.j2",
        trail=trail,
        named=chosen[:count],
        tables=[
            (name, frame.head(200), frame.height, shipped.source_of(name))
            for name, frame in trail.rows.items()
        ],
    )
