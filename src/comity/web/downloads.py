"""What an address can be taken away as: rows, a picture, citations; and how to load them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl
from starlette.requests import Request
from starlette.responses import Response

from comity.errors import UnknownNameError
from comity.panels.codebook import Description
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.store.status import next_update
from comity.version import __version__
from comity.web.pictures.files import PICTURE_TYPES, picture, size_of
from comity.web.tables import TableFormat, table_response

TABLE_FORMS: tuple[TableFormat, ...] = ("csv", "json", "parquet")
PICTURE_FORMS = ("svg", "png", "pdf")

FORM_WORDS = {
    "csv": "CSV",
    "json": "JSON",
    "parquet": "Parquet",
    "svg": "SVG",
    "png": "PNG",
    "pdf": "PDF",
    "bib": "BibTeX",
}
"""What each form is called on pages."""

NARROW_FORM = "narrow.svg"
"""The ending of a picture for a phone."""

HOME = "/home"
"""The other address of the first page, to which endings can be added."""

BIBTEX = "application/x-bibtex"

_ENDING = re.compile(r"^(.+?)\.((?:dossier\.|narrow\.)?[a-z]{2,7})$")


@dataclass(frozen=True)
class PageFiles:
    """What a page can be taken away as.

    Parameters
    ----------
    page
        The whole address of the page, without query.
    query
        Its query.
    name
        The name of files, without ending.
    rows
        Builds the rows that it shows, when they are asked for; None where it has none.
    sources
        Whose figures they are.
    draw
        Draws its picture as a file of its own, when it is asked for; None without one.
    narrow
        Draws the same for a phone; None where the picture is the same there.
    title
        What the picture shows.
    about
        What JSON says before the rows.
    full
        The address of all rows, of which the page shows some; empty without one.
    documents
        The other forms that it has.
    """

    page: str
    query: str
    name: str
    rows: Callable[[], pl.DataFrame] | None
    sources: Sequence[Publication]
    draw: Callable[[], str] | None = None
    narrow: Callable[[], str] | None = None
    title: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    full: str = ""
    documents: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that there are, as endings of the address."""
        rows = TABLE_FORMS if self.rows is not None else ()
        return (*rows, *(PICTURE_FORMS if self.draw else ()), *(("bib",) if self.sources else ()))

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The words and the address of each form, the address without host."""
        query = f"?{self.query}" if self.query else ""
        return tuple((FORM_WORDS[form], f"{self.path}.{form}{query}") for form in self.forms)

    @property
    def path(self) -> str:
        """The address of the page without host."""
        return re.sub(r"^\w+://[^/]+", "", self.page)

    def at(self, form: str) -> str:
        """Return the whole address of a form."""
        return f"{self.page}.{form}" + (f"?{self.query}" if self.query else "")

    @property
    def embed(self) -> str:
        """The markup by which another page shows the picture, with its source."""
        page = self.page + (f"?{self.query}" if self.query else "")
        return (
            f'<figure><a href="{page}"><img src="{self.at("svg")}" alt="{self.title}"></a>'
            f"<figcaption>{self.title}. Source: {self.source_names}; Comity.</figcaption></figure>"
        )

    @property
    def source_names(self) -> str:
        """The titles of the sources."""
        return "; ".join(source.title for source in self.sources)

    @property
    def updates(self) -> tuple[tuple[Publication, str], ...]:
        """Each source, and when newer figures of it come, in words."""
        today = date.today()
        return tuple((source, next_update(source.name, today)) for source in self.sources)

    @cached_property
    def drawing(self) -> str:
        """The picture as an SVG file; empty without one."""
        return self.draw() if self.draw else ""

    @cached_property
    def narrow_size(self) -> tuple[str, str]:
        """The width and height of the picture for a phone."""
        return size_of(self.narrow() if self.narrow else "")

    @property
    def size(self) -> tuple[str, str]:
        """The width and height of the picture, so that a page keeps the space for it."""
        return size_of(self.drawing)

    def respond(self, form: str) -> Response:
        """Return one of the forms; raises ``UnknownNameError`` for one that there is not."""
        if form in self.forms and self.rows is not None:
            for rows_form in TABLE_FORMS:
                if form == rows_form:
                    return table_response(self.rows(), rows_form, self.name, self.about)
        if self.narrow is not None and form == NARROW_FORM:
            return picture_response(self.narrow(), "svg")
        if self.draw is not None and form in PICTURE_FORMS:
            return picture_response(self.drawing, form)
        if form in self.forms:
            return bibliography(self.sources)
        there_are = ", ".join(dict.fromkeys((*self.forms, *self.documents)))
        raise UnknownNameError("format", form, hint=f"This address has: {there_are}.")


def take_away(request: Request, form: str, **content: Any) -> PageFiles:
    """Build what a page can be taken away as, from the request for it or for one of its forms.

    Parameters
    ----------
    request
        What was asked for.
    form
        The form that its path ends with; empty for the page.
    content
        The other fields of :class:`Download`.
    """
    path = request.url.path.removesuffix(f".{form}") if form else request.url.path
    path = HOME if path == "/" else path
    page = str(request.base_url).rstrip("/") + path
    return PageFiles(page=page, query=request.url.query, **content)


def split_form(text: str) -> tuple[str, str]:
    """Split the last part of an address into what it names and the form that it asks for.

    >>> split_form("russia.csv"), split_form("russia"), split_form("a.dossier.html")
    (('russia', 'csv'), ('russia', ''), ('a', 'dossier.html'))
    """
    match = _ENDING.match(text)
    return (match[1], match[2]) if match else (text, "")


def picture_response(svg: str, form: str) -> Response:
    """Return a picture; any site may show it."""
    headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
    if form == "svg":
        headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return Response(picture(svg, form), media_type=PICTURE_TYPES[form], headers=headers)


def bibliography(sources: Iterable[Publication]) -> Response:
    """Return the entries of sources in BibTeX, each once."""
    entries = dict.fromkeys(source.bibtex for source in sources)
    return Response("\n\n".join(entries) + "\n", media_type=BIBTEX)


def about_measure(measure: Description) -> dict[str, Any]:
    """Describe a measure with the editions and citations of its sources, as JSON has it."""
    low, high = (bound if abs(bound) < float("inf") else None for bound in measure.bounds)
    return {
        "measure": measure.name,
        "title": measure.title,
        "level": measure.level,
        "unit": measure.unit.label,
        "bounds": [low, high],
        "formula": measure.formula,
        "reference": measure.reference,
        "higher": measure.higher,
        "years": list(measure.years),
        "comity": __version__,
        "sources": [
            {**source.reference, "next_update": next_update(source.name, date.today())}
            for source in manifest().sources_of(measure.tables)
        ],
    }
