"""A state's place in the world over time: the share of states that are below it, by measure."""

from __future__ import annotations

import polars as pl
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from comity.panels.measure_values import Row
from comity.panels.stored import stored_values
from comity.states.articles import at_head
from comity.store.selection import manifest
from comity.unit import SHARE
from comity.web.addresses import slug, state_at
from comity.web.downloads import take_away
from comity.web.pictures.charts import ComparedLine
from comity.web.pictures.comparison import comparison_pictures

router = APIRouter(include_in_schema=False)

MEASURES = {
    "cinc": "Material capabilities",
    "gdp": "GDP",
    "gdp_per_capita": "GDP per capita",
    "military_spending": "Military expenditure",
    "total_exports": "Exports",
}
"""The measures by which a state has a place, with their words."""


@router.get("/state/{name}/place.{form}")
def show_place(name: str, form: str, request: Request) -> Response:
    """Return a state's place over time as rows or as a picture."""
    state = state_at(name)
    if request.url.path != f"/state/{slug(state)}/place.{form}":
        return RedirectResponse(f"/state/{slug(state)}/place.{form}", 301)
    values = stored_values()
    rows = {name: _percentiles(values.read_rows(name, (state.ccode,))) for name in MEASURES}
    lines = [ComparedLine(MEASURES[measure], years) for measure, years in rows.items() if years]
    tables = {table for measure in MEASURES for table in values.describe(measure).tables}
    sources = manifest().sources_of(tables)
    title = f"{at_head(state.name)}: percentile among all states"
    download = take_away(
        request,
        form,
        name=f"place-{slug(state)}",
        rows=lambda: _long(rows),
        sources=sources,
        **comparison_pictures(lines, SHARE, title, sources, unit_in_title=False),
        title=title,
    )
    return download.respond(form)


def _percentiles(rows: list[Row]) -> dict[int, float]:
    """Return the share of states below, by year."""
    return {row["year"]: row["percentile"] / 100 for row in rows if row["percentile"] is not None}


def _long(rows: dict[str, dict[int, float]]) -> pl.DataFrame:
    """Return the places as rows: a row a measure and year."""
    return pl.DataFrame(
        [
            {"measure": measure, "year": year, "percentile": 100 * share}
            for measure, years in rows.items()
            for year, share in sorted(years.items())
        ],
        schema={"measure": pl.String, "year": pl.Int64, "percentile": pl.Float64},
    )
