"""The page of a pair, its charts, and every form in which it can be taken away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from comity.charts.profile import profile
from comity.errors import UnknownNameError
from comity.panels.stored import stored_values
from comity.reports.brief.html import render as render_brief
from comity.reports.brief.model import make_brief
from comity.reports.brief.text import as_markdown, as_text
from comity.reports.dossier.html import render as render_dossier
from comity.reports.dossier.json import as_json
from comity.reports.dossier.model import Dossier, make_dossier
from comity.reports.dossier.pictures import DossierChart, list_charts
from comity.states.dyad import Dyad
from comity.store.selection import manifest
from comity.web.addresses import dyad_at, pair_path, parse_pair
from comity.web.downloads import PageFiles, split_form, take_away
from comity.web.frames import document
from comity.web.pages import page
from comity.web.pictures.charts import as_spec, as_svg
from comity.web.pictures.files import standalone

router = APIRouter(include_in_schema=False)

MOST_BENCHMARKS = 5
"""With how many pairs a reader compares at most."""

Year = Annotated[int | None, Query(ge=1816, le=2100)]

With = Annotated[list[str] | None, Query(alias="with", max_length=MOST_BENCHMARKS)]
"""The pairs to compare with, as a reader writes them."""

DOCUMENTS = ("json", "dossier.html", "html", "pdf", "docx", "md", "txt")
"""The forms of the dossier and of the brief."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@lru_cache(maxsize=64)
def dossier_of(a: str, b: str, year: int | None, benchmarks: tuple[str, ...] = ()) -> Dossier:
    """Make the dossier of two states that an address names; the newest ones are kept."""
    others = tuple(parse_pair(text, year) for text in benchmarks)
    return make_dossier(dyad_at(a, b, year), stored_values(), year, others)


@lru_cache(maxsize=16)
def charts_of(
    a: str, b: str, year: int | None, benchmarks: tuple[str, ...]
) -> Mapping[str, DossierChart]:
    """Build the charts of a dossier, by key; those of the newest ones are kept."""
    return {chart.key: chart for chart in list_charts(dossier_of(a, b, year, benchmarks))}


@router.get("/pair/{a}/{b}")
def show_pair(
    a: str, b: str, request: Request, year: Year = None, benchmarks: With = None
) -> Response:
    """Show the page of a pair; other names of the states lead to its one address."""
    b, form = split_form(b)
    pair = dyad_at(a, b, year)
    path = pair_path(pair)
    if not form and path != request.url.path:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(path + query, 301)
    chosen = tuple(text for text in benchmarks or () if text.strip())
    dossier = dossier_of(a, b, year, chosen)
    download = _download(request, form, dossier)
    if form:
        return _file(dossier, form, download)
    charts: dict[str, list[DossierChart]] = {}
    for chart in charts_of(a, b, year, chosen).values():
        charts.setdefault(chart.question, []).append(chart)
    return page(
        "pair.html.j2",
        dossier=dossier,
        path=path,
        summaries={summary.question: summary.sentence for summary in dossier.summaries},
        charts=charts,
        years=shared_years(pair),
        benchmarks=benchmark_names(dossier),
        chosen=chosen,
        most_benchmarks=MOST_BENCHMARKS,
        origin=str(request.base_url).rstrip("/"),
        download=download,
    )


def shared_years(pair: Dyad) -> tuple[int, int]:
    """Return the first and the last year of which a pair has a page.

    >>> shared_years(dyad_at("tuscany", "papal-states"))
    (1816, 1860)
    """
    spans = pair.years_together()
    return spans[0].first, min(spans[-1].last, newest_year())


def newest_year() -> int:
    """Return the newest year that the tables of any yearly measure cover.

    >>> newest_year() >= 2025
    True
    """
    codebook = stored_values().codebook.values()
    return max(measure.years[1] for measure in codebook if measure.frequency == "year")


def benchmark_names(dossier: Dossier) -> list[str]:
    """List the pairs that a dossier compares with, by name."""
    compared = (f.benchmarks for answer in dossier.answers for f in answer.main_figures)
    return [benchmark.label for benchmark in next(filter(None, compared), ())]


@router.get("/pair/{a}/{b}/chart/{key}.{form}")
def show_chart(
    a: str, b: str, key: str, form: str, request: Request, year: Year = None
) -> Response:
    """Return a chart as a picture, its specification, the numbers behind it, or its sources."""
    key, _, style = key.partition(".")
    charts = charts_of(a, b, year, ())
    if key not in charts:
        raise UnknownNameError.among("chart", key, charts, f"There are: {', '.join(charts)}.")
    chart = charts[key]
    if form == "json":
        return JSONResponse(as_spec(chart.job, chart.axis_unit))
    form = f"{style}.{form}" if style else form
    download = take_away(
        request,
        form,
        name=key,
        rows=lambda: pl.DataFrame(chart.rows, infer_schema_length=None),
        sources=manifest().sources_of(chart.tables),
        draw=lambda: as_svg(chart.job),
        title=chart.title,
    )
    return download.respond(form)


@router.get("/pair/{a}/{b}/history.{form}")
def show_history(a: str, b: str, form: str, request: Request) -> Response:
    """Return all figures of a pair for all years."""
    dossier = dossier_of(a, b, None, ())
    download = take_away(
        request,
        form,
        name="history",
        rows=lambda: _history(dossier),
        sources=dossier.publications,
    )
    return download.respond(form)


def _download(request: Request, form: str, dossier: Dossier) -> PageFiles:
    """Build what the page of a pair can be taken away as."""
    title = dossier.title + (f", {dossier.year}" if dossier.year else "")
    return take_away(
        request,
        form,
        name="figures",
        rows=lambda: _figures(dossier),
        sources=dossier.publications,
        draw=lambda: standalone(profile(title, dossier.key_figures)),
        title=f"{title}: key figures",
        full=f"{pair_path(dossier.dyad)}/history.csv",
        documents=DOCUMENTS,
    )


def _file(dossier: Dossier, form: str, download: PageFiles) -> Response:
    """Return a dossier or a brief as a file."""
    if form == "json":
        return Response(as_json(dossier), media_type="application/json")
    if form == "dossier.html":
        return document(render_dossier(dossier))
    if form in ("html", "md", "txt", "pdf", "docx"):
        return _brief(dossier, form)
    return download.respond(form)


def _brief(dossier: Dossier, form: str) -> Response:
    """Return the brief in one of its formats."""
    brief = make_brief(dossier)
    if form == "html":
        return document(render_brief(brief))
    if form == "md":
        return Response(as_markdown(brief), media_type="text/markdown")
    if form == "txt":
        return Response(as_text(brief), media_type="text/plain")
    if form == "pdf":
        from comity.reports.brief.pdf import as_pdf

        return Response(as_pdf(brief), media_type="application/pdf")
    from comity.reports.brief.docx import as_docx

    return Response(as_docx(brief), media_type=DOCX)


def _figures(dossier: Dossier) -> pl.DataFrame:
    """Return the figures of a dossier, a row each."""
    return pl.DataFrame(
        [
            {
                "question": answer.question.name,
                "measure": figure.measure,
                "subject": figure.subject,
                "perspective": str(figure.perspective),
                "year": figure.year,
                "value": figure.value,
                "unit": figure.unit.label,
                "percentile": figure.percentile,
                "missing_reason": figure.missing_reason,
                "sources": " ".join(
                    sorted({dossier.sources[t].name for t in figure.tables if t in dossier.sources})
                ),
            }
            for answer in dossier.answers
            for figure in answer.figures
        ],
        infer_schema_length=None,
    )


def _history(dossier: Dossier) -> pl.DataFrame:
    """Return the values of all figures in all years: a row a measure, subject and year."""
    figures = {
        (figure.measure, figure.subject): figure
        for answer in dossier.answers
        for figure in answer.figures
    }
    return pl.DataFrame(
        [
            {
                "measure": measure,
                "subject": subject,
                "year": year,
                "value": value,
                "unit": figure.unit.label,
            }
            for (measure, subject), figure in figures.items()
            for year, value in figure.history
            if value is not None
        ],
        schema_overrides={"value": pl.Float64},
        infer_schema_length=None,
    )
