"""Rankings: the world by a measure, one state with its partners, and up to five pairs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from comity.errors import InvalidRequestError
from comity.panels.codebook import Description
from comity.panels.stored import stored_values
from comity.panels.values import Values, subject
from comity.states.dyad import Dyad
from comity.states.register import states
from comity.states.state import State
from comity.web.addresses import dyad_at, slug, state_at
from comity.web.pages import page
from comity.web.pictures.maps import value_map
from comity.web.rows import RankedRow, Ranking, ranked
from comity.wording.values import format_amount

router = APIRouter(include_in_schema=False)

Year = Annotated[int | None, Query(ge=1816, le=2100)]
Measure = Annotated[str, Query(max_length=60)]

SHOWN = 50
"""How many rows of a ranking a page shows; files have all."""

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
    "arms_transfers": "Arms",
    "shared_alliances": "Alliances",
    "trade_cutoff_cost": "Cost of a cut-off",
}
"""The same of one state and its partners."""

EXAMPLES = ("china,russia", "china,united-states")
"""What is compared until a reader names pairs."""

MOST_PAIRS = 5
"""How many pairs are compared at most."""


@router.get("/world")
def show_world(measure: Measure = WORLD_DEFAULT, year: Year = None) -> Response:
    """Rank all pairs or states of a year; a map where the measure is of states."""
    values = stored_values()
    ranking = ranked(values, measure, year)
    is_of_states = ranking.measure.level == "state"
    return page(
        "world.html.j2",
        ranking=ranking,
        shown=ranking.rows[:SHOWN],
        lowest=ranking.rows[-5:] if ranking.count > SHOWN else (),
        measures=ranked_measures(values),
        years=ranking.measure.years,
        map=_map(ranking, {row.ccodes[0]: row for row in ranking.rows}) if is_of_states else None,
        state=None,
        shortcuts=SHORTCUTS,
    )


@router.get("/state/{name}")
def show_state(
    name: str, request: Request, measure: Measure = STATE_DEFAULT, year: Year = None
) -> Response:
    """Show one state: its partners by a measure, on a map and ranked."""
    state = state_at(name)
    if request.url.path != f"/state/{slug(state)}":
        return RedirectResponse(f"/state/{slug(state)}", 301)
    values = stored_values()
    ranking = ranked(values, measure, year, state.ccode)
    partner = {_partner(row.ccodes, state): row for row in ranking.rows}
    return page(
        "world.html.j2",
        ranking=ranking,
        shown=ranking.rows[:SHOWN],
        lowest=(),
        measures=[m for m in ranked_measures(values) if m.level != "state"],
        years=ranking.measure.years,
        map=_map(ranking, partner, state),
        state=state,
        shortcuts=STATE_SHORTCUTS,
    )


@router.get("/compare")
def compare(
    pair: Annotated[list[str] | None, Query(max_length=MOST_PAIRS)] = None,
    measure: Measure = "vote_agreement",
) -> Response:
    """Compare up to five pairs, written "china-russia" or "china,russia", on one measure."""
    pairs = [parse_pair(text) for text in pair or EXAMPLES]
    values = stored_values()
    described = values.describe(measure)
    if described.level not in ("dyad", "directed"):
        raise InvalidRequestError(f"{measure} is no measure of pairs.", "Choose another measure.")
    return page(
        "compare.html.j2",
        pairs=pairs,
        measure=described,
        measures=[m for m in ranked_measures(values) if m.level != "state"],
        rows=_compared(values, described, pairs),
        most=MOST_PAIRS,
    )


def _compared(
    values: Values, measure: Description, pairs: list[Dyad]
) -> list[tuple[int, list[str]]]:
    """Return the values of pairs in words, year by year, the newest first."""
    histories = [_history(values, measure, each) for each in pairs]
    years = sorted({year for history in histories for year in history}, reverse=True)
    return [(year, [_text(history.get(year), measure) for history in histories]) for year in years]


def parse_pair(text: str) -> Dyad:
    """Parse two states with a comma between.

    Raises
    ------
    InvalidRequestError
        If there are not two.

    Examples
    --------
    >>> str(parse_pair("china,russia").a)
    'China'
    """
    names = [name for name in text.split(",") if name.strip()]
    if len(names) != 2:
        raise InvalidRequestError(f"{text!r} names no pair.", 'Write two names: "china,russia".')
    return dyad_at(names[0].strip(), names[1].strip())


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
        return "" if other.ccode == state.ccode else f"/pair/{slug(state)}/{slug(other)}"

    values = {ccode: row.value for ccode, row in rows.items()}
    texts = {ccode: row.text for ccode, row in rows.items()}
    return value_map(values, texts, address, f"{ranking.measure.title}, {ranking.year}")


def _partner(ccodes: tuple[int, ...], state: State) -> int:
    return ccodes[1] if ccodes[0] == state.ccode else ccodes[0]


def _history(values: Values, measure: Description, pair: Dyad) -> dict[int, float]:
    rows = values.read_rows(measure.name, subject(measure, pair.directed))
    return {row["year"]: row["value"] for row in rows if row["value"] is not None}


def _text(value: float | None, measure: Description) -> str:
    return "no data" if value is None else format_amount(value, measure.unit)
