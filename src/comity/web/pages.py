"""The templates of the web's pages, and what they write of figures."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from comity.charts.percentile_strip import strip
from comity.reports.dossier.html import comparisons
from comity.states.articles import at_head, list_at_head, with_article
from comity.states.state import State
from comity.version import __version__
from comity.web.addresses import slug
from comity.web.assets import asset_path
from comity.web.rows import changes_since
from comity.wording.forecasts import forecast_amount, format_interval, without_noun
from comity.wording.formulas import typeset
from comity.wording.values import format_amount

_CODE = re.compile(r"``(\w+)``")
"""A name in the notes of a measure."""

_SYMBOL = re.compile(r"\b([a-z])_([a-z])\b")
"""A symbol with an index in the words of a formula."""


def page(template: str, status: int = 200, **content: object) -> HTMLResponse:
    """Return a page.

    Parameters
    ----------
    template
        The file under ``web/templates``.
    status
        The status code.
    content
        What the template shows.

    Examples
    --------
    >>> page("problem.html.j2", 404, title="Not found", detail="", hint="").status_code
    404
    """
    return HTMLResponse(fill_template(template, status=status, **content), status)


def fill_template(template: str, **content: object) -> str:
    """Return the text of a template under ``web/templates``.

    >>> fill_template("problem.html.j2", status=404, title="Not found", detail="", hint="")[:15]
    '<!doctype html>'
    """
    return _environment().get_template(template).render(**content)


@cache
def _environment() -> Environment:
    pages = Environment(
        loader=PackageLoader("comity.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals.update(version=__version__, asset_path=asset_path)
    pages.filters.update(
        changes_since=changes_since,
        comparisons=comparisons,
        at_head=at_head,
        list_at_head=list_at_head,
        with_article=with_article,
        amount=format_amount,
        forecast_amount=lambda value, unit: without_noun(forecast_amount(value, unit), unit),
        interval=lambda forecast, unit: without_noun(format_interval(forecast, 0.8, unit), unit),
        codes=_codes,
        sentence=lambda words: words[:1].upper() + words[1:],
        in_text=_in_text,
        slug=_slug,
        strip=strip,
        symbols=_symbols,
        typeset=typeset,
        version=_version,
        without_noun=without_noun,
    )
    return pages


def _codes(text: str) -> Markup:
    """Return a text with its names in double backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def _symbols(words: str) -> Markup:
    """Return words with their symbols as the formula has them: an index below the line."""
    return Markup(_SYMBOL.sub(r"<i>\1</i><sub>\2</sub>", str(escape(words))))


def _version(version: str) -> str:
    """Return a version with the word for it; some publishers describe it in words of their own."""
    return version if version[:1].isalpha() and " " in version else f"version {version}"


def _in_text(title: str) -> str:
    """Return the title of a pair as a sentence has it, where it does not begin with it."""
    return f"the {title[4:]}" if title.startswith("The ") else title


def _slug(state: State) -> str:
    return slug(state)
