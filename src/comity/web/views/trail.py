"""Why this number: the rows that a value rests on, down to roll calls and shipments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

import comity
from comity.errors import UnknownNameError
from comity.panels.codebook import Description
from comity.panels.stored import stored_values
from comity.panels.values import subject
from comity.sources.registry import table
from comity.states.articles import list_at_head
from comity.states.state import State
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.web.addresses import state_at
from comity.web.downloads import PageFiles, split_form, take_away
from comity.web.pages import page
from comity.web.pictures.charts import ComparedLine
from comity.web.pictures.comparison import comparison_pictures
from comity.web.rows import with_names

if TYPE_CHECKING:
    from comity.panels.provenance import Trail

router = APIRouter(include_in_schema=False)

SHOWN = 200
"""How many rows of a table a page shows; files have all."""

_CODE = re.compile(r"(\d+) ([^\d,]+)(?:, |$)")
"""A code of a column and its word, as the column's title lists them."""


@dataclass(frozen=True)
class TrailTable:
    """A table of a trail on its page: some of its rows, how many there are, and whose they are."""

    name: str
    title: str
    rows: pl.DataFrame
    total: int
    source: Publication


@router.get("/trace/{measure}/{year}/{a}")
@router.get("/trace/{measure}/{year}/{a}/{b}")
def trace(request: Request, measure: str, year: int, a: str, b: str | None = None) -> Response:
    """Show the rows that a value rests on, in tables with their sources."""
    described = stored_values().describe(measure)
    *first, last = [text for text in (a, b) if text is not None]
    last, form = split_form(last)
    chosen = [state_at(text, year) for text in (*first, last)]
    count = {"state": 1, "system": 0}.get(described.level, 2)
    if len(chosen) < count:
        raise UnknownNameError("second state", "")
    chosen = chosen[:count]
    trail = trail_of(measure, tuple(state.ccode for state in chosen), year)
    if form == "json":
        # Imported here: what computes takes long to load, and few pages need it.
        from comity.reports.trace.json import as_dict

        return JSONResponse(as_dict(trail))
    download = _download(request, form, trail, chosen)
    if form:
        return download.respond(form)
    return page(
        "trace.html.j2",
        trail=trail,
        named=chosen,
        calls=_roll_calls(trail),
        tables=list(_tables(trail)),
        download=download,
    )


@lru_cache(maxsize=4)
def trail_of(measure: str, ccodes: tuple[int, ...], year: int) -> Trail:
    """Return the trail of a value; its page and its files are often asked for together."""
    return comity.trace(measure, *ccodes, year=year)


def in_words(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """Return the rows of a table with its codes in words, where a column's title lists them.

    Parameters
    ----------
    frame
        Rows of the table.
    name
        The table's name.

    Examples
    --------
    >>> in_words(pl.DataFrame({"vote": [1, 3]}), "unga_votes")["vote"].to_list()
    ['yes', 'no']
    """
    columns = table(name).columns
    coded = {
        column: code_words(columns[column].title) for column in frame.columns if column in columns
    }
    return frame.with_columns(
        pl.col(column).replace_strict(
            words, default=pl.col(column).cast(pl.String), return_dtype=pl.String
        )
        for column, words in coded.items()
        if words
    )


def code_words(title: str) -> dict[int, str]:
    """Return the word of each code that the title of a column lists; empty if it lists none.

    >>> code_words("1 yes, 2 abstain, 3 no"), code_words("calendar year of the vote")
    ({1: 'yes', 2: 'abstain', 3: 'no'}, {})
    """
    codes = _CODE.findall(title)
    whole = ", ".join(f"{code} {word}" for code, word in codes)
    return {int(code): word for code, word in codes} if len(codes) > 1 and whole == title else {}


def _tables(trail: Trail) -> Iterator[TrailTable]:
    """List the tables of a trail, as its page shows them."""
    shipped = manifest()
    for name, frame in trail.rows.items():
        title = shipped.tables[name].title
        rows = with_names(in_words(frame.head(SHOWN), name))
        source = shipped.source_of(name)
        yield TrailTable(name, title[:1].upper() + title[1:], rows, frame.height, source)


def _roll_calls(trail: Trail) -> pl.DataFrame | None:
    """List the roll calls under a comparison of votes, those with different votes first."""
    # Imported here: what computes takes long to load, and few pages need it.
    from comity.analysis.roll_calls import issue_of, joint_roll_calls, rests_on_joint_votes

    if trail.a is None or trail.b is None or trail.value is None:
        return None
    if not rests_on_joint_votes(trail.measure):
        return None
    rows = joint_roll_calls([trail.a, trail.b], trail.year, issue_of(trail.measure))
    return rows.sort(pl.col("vote1") == pl.col("vote2"), maintain_order=True)


def _download(request: Request, form: str, trail: Trail, chosen: list[State]) -> PageFiles:
    """Build what a trail can be taken away as: its rows, and the value among those of all years."""
    described = stored_values().describe(trail.measure.name)
    names = list_at_head([state.name for state in chosen]) or "The world"
    title = f"{described.title}: {names}, {trail.year} marked"

    sources = manifest().sources_of(trail.rows)

    def lines() -> list[ComparedLine]:
        return [ComparedLine(names, _history(described, chosen), trail.year)]

    pictures = comparison_pictures(lines, described.unit, title, sources)
    return take_away(
        request,
        form,
        name=f"{described.name}-{trail.year}",
        rows=lambda: _joined(trail),
        sources=sources,
        **(pictures if described.frequency == "year" else {}),
        title=title,
    )


def _history(described: Description, chosen: list[State]) -> dict[int, float]:
    """Return the values of a measure for some states, by year."""
    codes = [state.ccode for state in chosen] or [0]
    rows = stored_values().read_rows(described.name, subject(described, (codes[0], codes[-1])))
    return {row["year"]: row["value"] for row in rows if row["value"] is not None}


def _joined(trail: Trail) -> pl.DataFrame:
    """Return the rows of all tables of a trail, each with the name of its table."""
    frames = [
        frame.select(pl.lit(name).alias("table"), pl.all()) for name, frame in trail.rows.items()
    ]
    return pl.concat(frames, how="diagonal_relaxed") if frames else pl.DataFrame()
