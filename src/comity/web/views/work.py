"""What a reader puts in and gets an answer to: an article, an embargo, a look ahead."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import Response

import comity
from comity.errors import InvalidRequestError
from comity.reports.claims.html import render as render_claims
from comity.reports.scenario.html import render as render_scenario
from comity.states.register import states
from comity.web.addresses import dyad_at
from comity.web.frames import document
from comity.web.pages import page
from comity.web.pictures.maps import picking_map

router = APIRouter(include_in_schema=False)

MOST_CHARACTERS = 200_000
"""The longest article that is pasted."""

Sides = Annotated[str, Query(max_length=200)]


@router.get("/check")
def ask_check() -> Response:
    """Show the form for an article."""
    return page("check.html.j2", most=MOST_CHARACTERS)


@router.post("/check")
def check(
    article: Annotated[str, Form(max_length=MOST_CHARACTERS)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Read an article, and show it with its claims marked. Nothing of it is kept."""
    content = file.file.read() if file is not None and file.filename else b""
    if not content and not article.strip():
        raise InvalidRequestError("No article was given.", "Paste a text, or choose a file.")
    report = comity.check(content or article)
    return document(render_claims(report))


@router.get("/scenario")
def scenario(
    one: Sides = "",
    other: Sides = "",
    cut: Annotated[float, Query(ge=1, le=100)] = 100,
    year: Annotated[int | None, Query(ge=1960, le=2100)] = None,
    against: Annotated[str | None, Query(max_length=80)] = None,
) -> Response:
    """Solve an embargo between two sides; without them, show the form and the map."""
    if one.strip() and other.strip():
        result = comity.scenario((one, other), cut=cut / 100, year=year)
        return document(render_scenario(result))
    side = one or against or ""
    return page(
        "scenario.html.j2",
        one=side,
        other=other,
        map=picking_map(lambda ccode: _next_side(side, states()[ccode].name)),
    )


@router.get("/outlook/{a}/{b}")
def outlook(a: str, b: str, horizon: Annotated[int, Query(ge=1, le=5)] = 5) -> Response:
    """Show what comes next for two states, with chances and the record of such forecasts."""
    pair = dyad_at(a, b)
    sections = comity.outlook(pair.a, pair.b, horizon=horizon)
    return page("outlook.html.j2", pair=pair, sections=sections, horizon=horizon)


def _next_side(side: str, name: str) -> str:
    """Return the address of the form with one more side filled in."""
    return "/scenario?" + urlencode({"one": side, "other": name} if side else {"one": name})
