"""The first page: a search for two states, a map to pick them from, and who moved most."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from comity.panels.stored import stored_values
from comity.states.register import states
from comity.states.state import State
from comity.web.addresses import dyad_at, pair_path, slug, state_at
from comity.web.pages import page
from comity.web.pictures.maps import picking_map
from comity.web.rows import moved_most

router = APIRouter(include_in_schema=False)

MOVERS = ("vote_agreement_adopted", "ideal_point_distance", "arms_transfers")
"""The measures of which the first page shows who moved most."""

Name = Annotated[str | None, Query(max_length=80)]


@router.get("/")
def home(a: Name = None) -> Response:
    """Show the search and the map; with one state, the map picks the other."""
    first = state_at(a) if a else None
    values = stored_values()
    return page(
        "home.html.j2",
        first=first,
        names=[state.name for state in living_states()],
        map=picking_map(
            lambda ccode: _next(first, states()[ccode]), first.ccode if first else None
        ),
        movers=[moved_most(values, measure) for measure in MOVERS],
    )


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
