"""What a reader puts in and gets an answer to: an article, an embargo, a look ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import polars as pl
from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from markupsafe import Markup
from starlette.responses import JSONResponse, Response

import comity
from comity.charts.fan import Fan
from comity.charts.render import svg
from comity.errors import ComityError, InvalidRequestError, UnknownNameError
from comity.reports.dossier.json import forecast_data
from comity.reports.dossier.pictures import DossierChart, forecast_chart
from comity.states.register import states
from comity.store.selection import manifest
from comity.web.addresses import dyad_at, state_at
from comity.web.downloads import split_form, take_away
from comity.web.frames import document
from comity.web.pages import page
from comity.web.pictures.changes import change_map
from comity.web.pictures.frame import credit
from comity.web.pictures.maps import picking_map
from comity.web.pictures.sheet import SheetChart, sheet
from comity.web.rows import with_names

if TYPE_CHECKING:
    from comity.scenarios.result import Result

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
    date: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Read an article, and show it with its claims marked. Nothing of it is kept."""
    content = file.file.read() if file is not None and file.filename else b""
    if not content and not article.strip():
        raise InvalidRequestError("No article was given.", "Paste a text, or choose a file.")
    # Imported here, as in scenarios: models take long to load, and few pages need them.
    from comity.reports.claims.html import render

    return document(render(comity.check(content or article, date=date or None)))


@router.get("/scenario")
@router.get("/scenario.{form}")
def scenario(
    request: Request,
    one: Sides = "",
    other: Sides = "",
    cut: Annotated[float, Query(ge=1, le=100)] = 100,
    year: Annotated[int | None, Query(ge=1960, le=2100)] = None,
    form: str = "",
) -> Response:
    """Solve an embargo between two sides; without them, show the form and the map."""
    if one.strip() and other.strip():
        return _solved(request, form, comity.scenario((one, other), cut=cut / 100, year=year))
    if form:
        raise InvalidRequestError(
            "A scenario needs two sides.",
            f"Name them: /scenario.{form}?one=china&other=russia.",
        )
    return page(
        "scenario.html.j2",
        one=one or other,
        other=other,
        map=picking_map(lambda ccode: _next_side(one, states()[ccode].name), _code_of(one)),
    )


def _solved(request: Request, form: str, result: Result) -> Response:
    """Return a solved scenario as a page or in one of its forms."""
    from comity.reports.scenario.html import render, world_map
    from comity.reports.scenario.model import as_dict, publications

    if form == "json":
        return JSONResponse(as_dict(result))
    sources = publications(result)
    title = f"{result.scenario.title}: change of real income"
    download = take_away(
        request,
        form,
        name="scenario",
        rows=lambda: with_names(_incomes(result)),
        sources=sources,
        draw=lambda: change_map(world_map(result), title, credit(sources)),
        title=title,
    )
    if form:
        return download.respond(form)
    return document(render(result), download)


def _incomes(result: Result) -> pl.DataFrame:
    """Return what changes for each state as a row: income in percent, trade in million dollars."""
    return pl.DataFrame(
        [
            {
                "ccode": income.ccode,
                "real_income_percent": income.real_income,
                "least_percent": income.least,
                "most_percent": income.most,
                "real_output_percent": income.real_output,
                "exports_before": income.exports[0],
                "exports_after": income.exports[1],
                "imports_before": income.imports[0],
                "imports_after": income.imports[1],
            }
            for income in result.incomes
        ]
    )


@router.get("/check.{form}")
def no_check(form: str) -> Response:
    """Refuse the address of a checked article: there is none, as nothing of it is kept."""
    raise UnknownNameError(
        "checked article",
        f"check.{form}",
        hint="Nothing of an article is kept. Send the text to /api/v1/checks for JSON.",
    )


@router.get("/outlook/{a}/{b}")
def outlook(
    request: Request, a: str, b: str, horizon: Annotated[int, Query(ge=1, le=5)] = 5
) -> Response:
    """Show what comes next for two states, with chances and the record of such forecasts."""
    b, form = split_form(b)
    pair = dyad_at(a, b)
    sections = comity.outlook(pair.a, pair.b, horizon=horizon)
    if form == "json":
        return JSONResponse([forecast_data(section) for section in sections])
    charts = {
        at: forecast_chart("outlook", Fan(section))
        for at, section in enumerate(sections)
        if section.outlook.forecasts
    }
    drawn = {
        at: SheetChart(chart.title, chart.axis_unit, Markup(svg(*chart.job)))
        for at, chart in charts.items()
    }
    sources = manifest().sources_of({table for section in sections for table in section.tables})
    title = f"{pair}: forecasts with their 50, 80 and 95 percent intervals"
    download = take_away(
        request,
        form,
        name="outlook",
        rows=lambda: _forecasts(charts.values()),
        sources=sources,
        draw=(lambda: sheet(list(drawn.values()), title, credit(sources))) if drawn else None,
        title=title,
    )
    if form:
        return download.respond(form)
    return page(
        "outlook.html.j2",
        pair=pair,
        sections=[(section, drawn.get(at)) for at, section in enumerate(sections)],
        horizon=horizon,
        download=download,
    )


def _forecasts(charts: Iterable[DossierChart]) -> pl.DataFrame:
    """Return forecasts as rows: a row a measure, subject and year, with its intervals."""
    rows = [{**row, "unit": chart.unit} for chart in charts for row in chart.rows]
    return pl.DataFrame(rows, infer_schema_length=None)


def _code_of(side: str) -> int | None:
    """Return the ccode of a side that is one state; None for a group or several."""
    try:
        return state_at(side).ccode if side.strip() else None
    except ComityError:
        return None


def _next_side(side: str, name: str) -> str:
    """Return the address of the form with one more side filled in."""
    return "/scenario?" + urlencode({"one": side, "other": name} if side else {"one": name})
