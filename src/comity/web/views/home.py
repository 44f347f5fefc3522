"""The first page: a search for two states, a map to pick them from, and who moved most."""

from __future__ import annotations

from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from comity.panels.stored import stored_values
from comity.states.register import states
from comity.states.state import State
from comity.store.selection import manifest
from comity.web.addresses import dyad_at, pair_path, slug, state_at
from comity.web.downloads import PageFiles, take_away
from comity.web.pages import page
from comity.web.pictures.bars import Bar, BarGroup, bar_chart
from comity.web.pictures.frame import credit
from comity.web.pictures.maps import picking_map
from comity.web.rows import Ranking, changes_since, moved_most

router = APIRouter(include_in_schema=False)

MOVERS = ("vote_agreement_adopted", "ideal_point_distance", "arms_transfers")
"""The measures of which the first page shows who moved most."""

Name = Annotated[str | None, Query(max_length=80)]


@router.get("/")
@router.get("/home")
@router.get("/home.{form}")
def home(request: Request, a: Name = None, form: str = "") -> Response:
    """Show the search and the map; with one state, the map picks the other."""
    first = state_at(a) if a else None
    values = stored_values()
    rankings = [moved_most(values, measure) for measure in MOVERS]
    download = _download(request, form, rankings)
    if form:
        return download.respond(form)
    return page(
        "home.html.j2",
        first=first,
        names=[state.name for state in living_states()],
        map=picking_map(
            lambda ccode: _next(first, states()[ccode]), first.ccode if first else None
        ),
        movers=rankings,
        download=download,
    )


def _download(request: Request, form: str, rankings: list[Ranking]) -> PageFiles:
    """Build what the first page can be taken away as: who moved most, by measure."""
    tables = {table for ranking in rankings for table in ranking.measure.tables}
    sources = manifest().sources_of(tables)
    title = "Who moved most in five years"
    return take_away(
        request,
        form,
        name="movers",
        rows=lambda: _rows(rankings),
        sources=sources,
        draw=lambda: bar_chart([_bars(ranking) for ranking in rankings], title, credit(sources)),
        title=title,
    )


def _rows(rankings: list[Ranking]) -> pl.DataFrame:
    """Return who moved most as rows."""
    return pl.DataFrame(
        [
            {
                "measure": ranking.measure.name,
                "who": row.name,
                "from_year": changes_since(ranking.year),
                "year": ranking.year,
                "change": row.value,
                "unit": ranking.measure.unit.label,
            }
            for ranking in rankings
            for row in ranking.rows
        ],
        infer_schema_length=None,
    )


def _bars(ranking: Ranking) -> BarGroup:
    """Return who moved most by one measure, as bars."""
    span = f"change from {changes_since(ranking.year)} to {ranking.year}"
    bars = [Bar(row.name, row.value, row.text) for row in ranking.rows]
    return BarGroup(f"{ranking.measure.title}, {span}", bars)


@router.get("/pair")
def find_pair(a: Name = None, b: Name = None) -> Response:
    """Lead from the search to the page of a pair, or of the one state that is named."""
    if a and b:
        return RedirectResponse(pair_path(dyad_at(a, b)), 303)
    if only := a or b:
        return RedirectResponse(f"/state/{slug(state_at(only))}", 303)
    return RedirectResponse("/", 303)


def living_states() -> list[State]:
    """List the states that are members of the system today, by name.

    >>> living_states()[0].name
    'Afghanistan'
    """
    return sorted((s for s in states().values() if s.is_member), key=lambda state: state.name)


def _next(first: State | None, state: State) -> str:
    if not state.is_member or (first and first.ccode == state.ccode):
        return ""
    return f"/pair/{slug(first)}/{slug(state)}" if first else f"/?a={slug(state)}"
