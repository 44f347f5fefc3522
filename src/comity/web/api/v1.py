"""Version 1 of the interface: states, measures, sources, pairs, rankings, trails, claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Body, Depends, Path, Query, Request
from starlette.responses import JSONResponse, Response

import comity
from comity.analysis.rankings import rank
from comity.errors import InvalidRequestError
from comity.panels.stored import stored_values
from comity.panels.values import subject
from comity.period import PERIOD_COLUMNS
from comity.reports.brief.json import as_dict as brief_as_dict
from comity.reports.brief.model import make_brief
from comity.reports.dossier.json import as_dict as dossier_as_dict
from comity.reports.dossier.json import forecast_data
from comity.states.register import states
from comity.store.selection import manifest
from comity.web.addresses import dyad_at, slug, state_at
from comity.web.api.documents import (
    BriefData,
    CheckData,
    DossierData,
    ForecastData,
    ScenarioData,
    TrailData,
)
from comity.web.api.listings import (
    About,
    Measures,
    Problem,
    RankingPage,
    SeriesPage,
    SourceEntry,
    States,
)
from comity.web.downloads import about_measure
from comity.web.tables import MOST_ROWS, TYPES, accepted_format, table_response

router = APIRouter(prefix="/api/v1")

StateName = Annotated[str, Path(max_length=80, description="A slug, name or code of a state.")]
Year = Annotated[int | None, Query(ge=1816, le=2100, description="A year; none: the newest.")]
Format = Annotated[
    str | None, Query(alias="format", description="csv, json or parquet; else by Accept.")
]


@dataclass(frozen=True)
class Paging:
    """Which rows of a long answer are asked for."""

    limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="Rows of one page.")] = 100
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="Rows before the page.")] = 0


PROBLEM: dict[int | str, dict[str, Any]] = {
    status: {
        "description": "A problem document (RFC 9457).",
        "content": {"application/problem+json": {"schema": Problem.model_json_schema()}},
    }
    for status in (400, 404, 422)
}
"""What every operation can answer instead."""

TABLE: dict[int | str, dict[str, Any]] = {
    **PROBLEM,
    200: {
        "description": "The rows; as JSON with what they are.",
        "content": {TYPES["csv"].partition(";")[0]: {}, TYPES["parquet"]: {}},
    },
}
"""What an operation answers that has rows, in three formats."""


@router.get("/states", response_model=States, responses=TABLE)
def list_states(request: Request, form: Format = None) -> Response:
    """List the states of the system since 1816."""
    rows = pl.DataFrame(
        [
            {
                "ccode": state.ccode,
                "slug": slug(state),
                "name": state.name,
                "iso3": state.iso3 or None,
                "is_member": state.is_member,
                "first_year": state.spells[0].start.year,
                "last_year": state.spells[-1].end.year if state.spells[-1].end else None,
            }
            for state in states().values()
        ],
        infer_schema_length=None,
    )
    return table_response(rows, accepted_format(request, form), "states")


@router.get("/measures", response_model=Measures, responses=TABLE)
def list_measures(request: Request, form: Format = None) -> Response:
    """List the measures with unit, level and coverage."""
    return table_response(comity.codebook(), accepted_format(request, form), "measures")


@router.get("/measures/{measure}", response_model=About, responses=PROBLEM)
def show_measure(measure: str) -> Response:
    """Describe a measure: formula, reference, unit, coverage, tables, citations."""
    return JSONResponse(about_measure(stored_values().describe(measure)))


@router.get("/sources", response_model=dict[str, SourceEntry], responses=PROBLEM)
def list_sources() -> Response:
    """List the sources with version, licence and citation, and their tables."""
    shipped = manifest()
    return JSONResponse(
        {
            name: {
                **vars(source),
                "tables": {
                    entry.name: {"years": entry.years, "rows": entry.rows, "sha256": entry.sha256}
                    for entry in shipped.tables.values()
                    if entry.source == name
                },
            }
            for name, source in sorted(shipped.sources.items())
        }
    )


@router.get("/pairs/{a}/{b}", response_model=DossierData, responses=PROBLEM)
def show_pair(a: StateName, b: StateName, year: Year = None) -> Response:
    """Return the dossier of a pair: the twelve answers with all figures."""
    pair = dyad_at(a, b, year)
    return JSONResponse(dossier_as_dict(comity.dossier(pair.a, pair.b, year=year)))


@router.get("/pairs/{a}/{b}/brief", response_model=BriefData, responses=PROBLEM)
def show_brief(a: StateName, b: StateName, year: Year = None) -> Response:
    """Return the brief of a pair, sentence by sentence with figures and sources."""
    pair = dyad_at(a, b, year)
    return JSONResponse(brief_as_dict(make_brief(comity.dossier(pair.a, pair.b, year=year))))


@router.get("/pairs/{a}/{b}/outlook", response_model=list[ForecastData], responses=PROBLEM)
def show_outlook(
    a: StateName, b: StateName, horizon: Annotated[int, Query(ge=1, le=5)] = 5
) -> Response:
    """Return the forecasts of a pair with their record."""
    pair = dyad_at(a, b)
    sections = comity.outlook(pair.a, pair.b, horizon=horizon)
    return JSONResponse([forecast_data(section) for section in sections])


@router.get("/pairs/{a}/{b}/series/{measure}", response_model=SeriesPage, responses=TABLE)
def show_series(
    a: StateName, b: StateName, measure: str, request: Request, form: Format = None
) -> Response:
    """Return a measure of a pair for all years, from the first state to the second."""
    pair, values = dyad_at(a, b), stored_values()
    described = values.describe(measure)
    if described.level not in ("dyad", "directed"):
        raise InvalidRequestError(f"{measure} is no measure of pairs.", "Ask for rankings of it.")
    rows = values.read_rows(measure, subject(described, pair.directed))
    columns = [*PERIOD_COLUMNS[described.frequency], "value"]
    frame = pl.DataFrame(
        [{name: row[name] for name in columns} for row in rows],
        schema={name: pl.Float64 if name == "value" else pl.Int64 for name in columns},
    )
    return table_response(frame, accepted_format(request, form), measure, about_measure(described))


@router.get("/rankings/{measure}", response_model=RankingPage, responses=TABLE)
def show_ranking(
    measure: str,
    request: Request,
    paging: Annotated[Paging, Depends()],
    year: Year = None,
    state: Annotated[str | None, Query(max_length=80)] = None,
    form: Format = None,
) -> Response:
    """Rank all pairs or states of a year; with a state, only its partners."""
    values = stored_values()
    ccode = state_at(state, year).ccode if state else None
    rows = rank(values, measure, year, ccode)
    end = paging.offset + paging.limit
    about = {
        **about_measure(values.describe(measure)),
        "total": rows.height,
        "offset": paging.offset,
        "next_offset": end if end < rows.height else None,
    }
    return table_response(
        rows.slice(paging.offset, paging.limit), accepted_format(request, form), measure, about
    )


@router.get("/trails/{measure}/{year}", response_model=TrailData, responses=PROBLEM)
def show_trail(
    measure: str,
    year: Annotated[int, Path(ge=1816, le=2100)],
    state: Annotated[list[str] | None, Query(max_length=2)] = None,
) -> Response:
    """Return the rows that a value rests on, with their sources."""
    from comity.reports.trace.json import as_dict

    named = [state_at(text, year) for text in state or []]
    return JSONResponse(as_dict(comity.trace(measure, *named, year=year)))


@router.get("/scenarios", response_model=ScenarioData, responses=PROBLEM)
def show_scenario(
    one: Annotated[str, Query(max_length=200)],
    other: Annotated[str, Query(max_length=200)],
    cut: Annotated[float, Query(gt=0, le=100, description="Percent of their trade.")] = 100,
    year: Annotated[int | None, Query(ge=1960, le=2100)] = None,
) -> Response:
    """Compute what an embargo between two sides changes for all."""
    # Imported here, as in trails and checks: models take long to load, and few requests need them.
    from comity.reports.scenario.model import as_dict

    result = comity.scenario((one, other), cut=cut / 100, year=year)
    return JSONResponse(as_dict(result))


@router.post("/checks", response_model=CheckData, responses=PROBLEM)
def check(
    text: Annotated[str, Body(max_length=200_000, embed=True)],
    date: Annotated[str | None, Body(max_length=10, embed=True)] = None,
) -> Response:
    """Check the claims of a text; "last year" counts from the date. Nothing of it is kept."""
    from comity.reports.claims.json import as_dict

    return JSONResponse(as_dict(comity.check(text, date=date or None)))
