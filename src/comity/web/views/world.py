"""Rankings: the world by a measure, one state with its partners, and up to five pairs."""

from __future__ import annotations

from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from comity.analysis.rankings import rank
from comity.errors import InvalidRequestError
from comity.panels.codebook import Description
from comity.panels.stored import stored_values
from comity.panels.values import Values, subject
from comity.states.articles import at_head, with_article
from comity.states.dyad import Dyad
from comity.states.register import states
from comity.states.state import State
from comity.store.selection import manifest
from comity.web.addresses import parse_pair, slug, state_at
from comity.web.downloads import PageFiles, about_measure, split_form, take_away
from comity.web.pages import page
from comity.web.pictures.bars import Bar, BarGroup, bar_chart
from comity.web.pictures.charts import ComparedLine
from comity.web.pictures.comparison import comparison_pictures
from comity.web.pictures.files import standalone
from comity.web.pictures.frame import credit
from comity.web.pictures.maps import captioned, map_legend, value_map
from comity.web.rows import RankedRow, Ranking, ranked, with_names
from comity.wording.names import capitalise, in_places
from comity.wording.values import format_amount

router = APIRouter(include_in_schema=False)

Year = Annotated[int | None, Query(ge=1816, le=2100)]
Measure = Annotated[str, Query(max_length=60)]

SHOWN = 50
"""How many rows of a ranking a page shows; files have all."""

LOWEST = 5
"""How many of the rows after them it shows: the lowest."""

IN_PICTURE = 25
"""How many of its rows the picture of a ranking of pairs shows."""

WORLD_DEFAULT, STATE_DEFAULT = "vote_agreement", "trade_share"
"""The measures that are shown until a reader chooses."""

SHORTCUTS = {
    "vote_agreement": "UN votes",
    "trade": "Trade",
    "arms_transfers": "Arms",
    "cinc": "Capabilities",
    "gdp": "GDP",
    "ideal_point": "Ideal points",
    "sanctions_received": "Sanctions",
}
"""The measures of the world that are one step away, with their words."""

STATE_SHORTCUTS = {
    "trade_share": "Trade",
    "vote_agreement": "UN votes",
    "ideal_point_distance": "Ideal points",
    "arms_import_share": "Arms suppliers",
    "shared_alliances": "Alliances",
    "trade_cutoff_cost": "Cost of a cut-off",
}
"""The same of one state and its partners."""

YEARS_BACK = 40
"""How far back a page of a state goes for its newest values."""

EXAMPLES = ("china,russia", "china,united-states")
"""What is compared until a reader names pairs."""

MOST_PAIRS = 5
"""How many pairs are compared at most."""


@router.get("/world")
@router.get("/world.{form}")
def show_world(
    request: Request, measure: Measure = WORLD_DEFAULT, year: Year = None, form: str = ""
) -> Response:
    """Rank all pairs or states of a year; a map where the measure is of states."""
    values = stored_values()
    ranking = ranked(values, measure, year)
    is_of_states = ranking.measure.level == "state"
    world = _map(ranking, {row.ccodes[0]: row for row in ranking.rows}) if is_of_states else None
    download = _download(request, form, ranking, rank(values, measure, year), world)
    if form:
        return download.respond(form)
    return page(
        "world.html.j2",
        ranking=ranking,
        title=ranking.measure.title,
        shown=ranking.rows[:SHOWN],
        lowest=ranking.rows[SHOWN:][-LOWEST:],
        measures=ranked_measures(values),
        years=ranking.measure.years,
        map=world,
        legend=_legend(ranking, None),
        higher=ranking.measure.higher,
        state=None,
        shortcuts=SHORTCUTS,
        download=download,
    )


@router.get("/state/{name}")
def show_state(
    name: str, request: Request, measure: Measure = STATE_DEFAULT, year: Year = None
) -> Response:
    """Show one state: its partners by a measure, on a map and ranked."""
    name, form = split_form(name)
    state = state_at(name, year)
    if request.url.path.removesuffix(f".{form}") != f"/state/{slug(state)}":
        end = (f".{form}" if form else "") + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/state/{slug(state)}{end}", 301)
    values = stored_values()
    year = year or _newest_year(values, measure, state)
    ranking = ranked(values, measure, year, state.ccode)
    partner = {_partner(row.ccodes, state): row for row in ranking.rows}
    world = _map(ranking, partner, state)
    rows = rank(values, measure, year, state.ccode)
    download = _download(request, form, ranking, rows, world, state)
    if form:
        return download.respond(form)
    return page(
        "world.html.j2",
        ranking=ranking,
        title=named_title(ranking.measure, state),
        shown=ranking.rows[:SHOWN],
        lowest=ranking.rows[SHOWN:][-LOWEST:],
        measures=[m for m in ranked_measures(values) if m.level != "state"],
        years=ranking.measure.years,
        map=world,
        legend=_legend(ranking, state),
        higher=about_partners(ranking.measure, state),
        state=state,
        shortcuts=STATE_SHORTCUTS,
        named_title=named_title,
        download=download,
    )


def _newest_year(values: Values, measure: str, state: State) -> int:
    """Return the newest year with values of a state, or that of all where it has none of late."""
    years = [row["year"] for row in values.distributions(measure)][-YEARS_BACK:]
    own = (year for year in reversed(years) if rank(values, measure, year, state.ccode).height)
    return next(own, values.describe(measure).years[1])


def named_title(measure: Description, state: State) -> str:
    """Return a measure's title for one state and whichever partner.

    >>> from comity.states.names import find
    >>> named_title(stored_values().describe("trade_share"), find("estonia"))
    'Share of each partner in the trade of Estonia'
    """
    if not measure.directed:
        return measure.title
    names = {"A": with_article(state.name), "B": "each partner"}
    return capitalise(in_places(measure.title, names))


def about_partners(measure: Description, state: State) -> str:
    """Return what higher values of a measure mean for one state and whichever partner.

    >>> from comity.states.names import find
    >>> about_partners(stored_values().describe("trade_share"), find("estonia"))
    'the partner matters more in the trade of Estonia'
    """
    if not measure.directed:
        return measure.higher
    return in_places(measure.higher, {"A": with_article(state.name), "B": "the partner"})


def _which(ranking: Ranking) -> str:
    """Return which rows of a ranking its picture shows, in words."""
    if ranking.ties <= IN_PICTURE:
        return "the highest"
    return f"{IN_PICTURE} of {ranking.ties:,} that share the highest value, {ranking.tie_order}"


def _legend(ranking: Ranking, state: State | None) -> list[tuple[str, str]]:
    values = [row.value for row in ranking.rows]
    return map_legend(values, ranking.measure.unit, state.name if state else "")


def _download(
    request: Request,
    form: str,
    ranking: Ranking,
    rows: pl.DataFrame,
    world: Markup | None,
    state: State | None = None,
) -> PageFiles:
    """Build what a ranking can be taken away as: its rows with names, and its map."""
    measure = ranking.measure
    sources = manifest().sources_of(measure.tables)
    title = named_title(measure, state) if state else measure.title
    heading = f"{title}, {ranking.year} ({measure.unit.without_scale})"

    def draw() -> str:
        source = credit(sources)
        if world is None:
            bars = [Bar(row.name, row.value, row.text) for row in ranking.rows[:IN_PICTURE]]
            return bar_chart([BarGroup("", bars)], f"{heading}: {_which(ranking)}", source)
        return standalone(captioned(world, heading, _legend(ranking, state), source))

    return take_away(
        request,
        form,
        name=f"{measure.name}-{ranking.year}",
        rows=lambda: with_names(rows),
        sources=sources,
        draw=draw,
        title=f"{title}, {ranking.year}",
        about={**about_measure(measure), "year": ranking.year},
        full=f"/methods/{measure.name}.csv",
    )


@router.get("/compare")
@router.get("/compare.{form}")
def compare(
    request: Request,
    pair: Annotated[list[str] | None, Query(max_length=MOST_PAIRS)] = None,
    measure: Measure = WORLD_DEFAULT,
    form: str = "",
) -> Response:
    """Compare up to five pairs, each written "china,russia", on one measure."""
    pairs = [parse_pair(text) for text in pair or EXAMPLES]
    values = stored_values()
    described = values.describe(measure)
    if described.level not in ("dyad", "directed"):
        raise InvalidRequestError(f"{measure} is no measure of pairs.", "Choose another measure.")
    lines = [
        ComparedLine(_line_name(described, each), _history(values, described, each))
        for each in pairs
    ]
    sources = manifest().sources_of(described.tables)
    download = take_away(
        request,
        form,
        name=f"compare-{measure}",
        rows=lambda: _long(lines),
        sources=sources,
        **comparison_pictures(lines, described.unit, described.title, sources),
        title=described.title,
        about=about_measure(described),
        full=f"/methods/{measure}.csv",
    )
    if form:
        return download.respond(form)
    return page(
        "compare.html.j2",
        pairs=pairs,
        measure=described,
        measures=[m for m in ranked_measures(values) if m.level != "state"],
        rows=_compared(lines, described),
        most=MOST_PAIRS,
        download=download,
    )


def _line_name(measure: Description, pair: Dyad) -> str:
    names = at_head(pair.a.name), with_article(pair.b.name)
    return " to ".join(names) if measure.directed else str(pair)


def _long(lines: list[ComparedLine]) -> pl.DataFrame:
    """Return lines as rows: a row a pair and year."""
    return pl.DataFrame(
        [
            {"pair": line.name, "year": year, "value": value}
            for line in lines
            for year, value in sorted(line.values.items())
        ],
        schema={"pair": pl.String, "year": pl.Int64, "value": pl.Float64},
    )


def _compared(lines: list[ComparedLine], measure: Description) -> list[tuple[int, list[str]]]:
    """Return the values of pairs in words, year by year, the newest first."""
    years = sorted({year for line in lines for year in line.values}, reverse=True)
    return [(year, [_text(line.values.get(year), measure) for line in lines]) for year in years]


def ranked_measures(values: Values) -> list[Description]:
    """List the measures that have rankings, by title."""
    listed = [
        measure
        for measure in values.codebook.values()
        if measure.level != "system" and measure.frequency == "year"
    ]
    return sorted(listed, key=lambda measure: measure.title)


def _map(ranking: Ranking, rows: dict[int, RankedRow], state: State | None = None) -> Markup:
    """Draw the values of a ranking on a map, each state with the link that leads on."""

    def address(ccode: int) -> str:
        other = states()[ccode]
        if state is None:
            return f"/state/{slug(other)}"
        met = other.ccode != state.ccode and Dyad(state, other).years_together()
        return f"/pair/{slug(state)}/{slug(other)}" if met else ""

    values = {ccode: row.value for ccode, row in rows.items()}
    texts = {ccode: row.text for ccode, row in rows.items()}
    title = named_title(ranking.measure, state) if state else ranking.measure.title
    name = f"{title}, {ranking.year}"
    return value_map(values, texts, address, name, state.ccode if state else None)


def _partner(ccodes: tuple[int, ...], state: State) -> int:
    return ccodes[1] if ccodes[0] == state.ccode else ccodes[0]


def _history(values: Values, measure: Description, pair: Dyad) -> dict[int, float]:
    rows = values.read_rows(measure.name, subject(measure, pair.directed))
    return {row["year"]: row["value"] for row in rows if row["value"] is not None}


def _text(value: float | None, measure: Description) -> str:
    return "no data" if value is None else format_amount(value, measure.unit)
