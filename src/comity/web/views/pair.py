"""The page of a pair, its charts, and every form in which it can be taken away."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from comity.errors import UnknownNameError
from comity.panels.stored import stored_values
from comity.reports.brief.html import render as render_brief
from comity.reports.brief.model import make_brief
from comity.reports.brief.text import as_markdown, as_text
from comity.reports.dossier.html import render as render_dossier
from comity.reports.dossier.json import as_json
from comity.reports.dossier.model import Dossier, make_dossier
from comity.reports.dossier.pictures import DossierChart, list_charts
from comity.web.addresses import dyad_at, pair_path
from comity.web.frames import DOCUMENT_POLICY, document
from comity.web.pages import page
from comity.web.pictures.charts import as_png, as_spec, as_svg, find_chart
from comity.web.tables import table

router = APIRouter(include_in_schema=False)

Year = Annotated[int | None, Query(ge=1816, le=2100)]

FIRST_YEAR, LAST_YEAR = 1950, 2025
"""The ends of the slider for years."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@lru_cache(maxsize=64)
def dossier_of(a: str, b: str, year: int | None) -> Dossier:
    """Make the dossier of two states that an address names; the newest ones are kept."""
    return make_dossier(dyad_at(a, b), stored_values(), year)


@router.get("/pair/{a}/{b}")
def show_pair(a: str, b: str, request: Request, year: Year = None) -> Response:
    """Show the page of a pair; other names of the states lead to its one address."""
    b, _, form = b.partition(".") if "." in b else (b, "", "")
    if form:
        return _file(a, b, form, year)
    pair = dyad_at(a, b)
    if (path := pair_path(pair)) != request.url.path:
        query = f"?year={year}" if year else ""
        return RedirectResponse(path + query, 301)
    dossier = dossier_of(a, b, year)
    charts: dict[str, list[DossierChart]] = {}
    for chart in list_charts(dossier):
        charts.setdefault(chart.question, []).append(chart)
    return page(
        "pair.html.j2",
        dossier=dossier,
        path=path,
        summaries={summary.question: summary.sentence for summary in dossier.summaries},
        charts=charts,
        numbers={source.name: n for n, source in enumerate(dossier.publications, start=1)},
        years=(max(FIRST_YEAR, pair.years_together()[0].first), LAST_YEAR),
    )


@router.get("/pair/{a}/{b}/chart/{key}.{form}")
def show_chart(a: str, b: str, key: str, form: str, year: Year = None) -> Response:
    """Return a chart as SVG or PNG, its specification, or the numbers behind it."""
    chart = find_chart(dossier_of(a, b, year), key)
    if form == "svg":
        return Response(
            as_svg(chart.job),
            media_type="image/svg+xml",
            headers={"Content-Security-Policy": DOCUMENT_POLICY},
        )
    if form == "png":
        return Response(as_png(chart.job), media_type="image/png")
    if form == "json":
        return JSONResponse(as_spec(chart.job))
    if form == "csv":
        return table(pl.DataFrame(chart.rows, infer_schema_length=None), "csv", key)
    raise UnknownNameError.among("format", form, ("svg", "png", "json", "csv"))


def _file(a: str, b: str, form: str, year: int | None) -> Response:
    """Return a dossier or a brief as a file."""
    dossier = dossier_of(a, b, year)
    if form == "json":
        return Response(as_json(dossier), media_type="application/json")
    if form == "dossier.html":
        return document(render_dossier(dossier))
    if form == "bib":
        entries = "\n\n".join(source.bibtex for source in dossier.publications)
        return Response(entries + "\n", media_type="application/x-bibtex")
    if form == "csv":
        return table(_figures(dossier), "csv", "figures")
    return _brief(dossier, form)


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
    if form == "docx":
        from comity.reports.brief.docx import as_docx

        return Response(as_docx(brief), media_type=DOCX)
    formats = ("json", "csv", "bib", "html", "md", "txt", "pdf", "docx", "dossier.html")
    raise UnknownNameError.among("format", form, formats)


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
