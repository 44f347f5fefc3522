"""The network: who is close to whom in a year, moving through the years."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

import polars as pl
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from comity.analysis.closeness import NETWORKS, Network, Networks
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.states.register import states
from comity.states.state import State
from comity.store.selection import manifest
from comity.web.addresses import slug, state_at
from comity.web.downloads import about_measure, take_away
from comity.web.pages import page
from comity.web.pictures.frame import credit
from comity.web.pictures.network import REGIONS, draw_network, framed_network
from comity.wording.values import format_amount

router = APIRouter(include_in_schema=False)

SIZE = "cinc"
"""The measure by which points are larger."""

DEFAULT = "vote_agreement"
"""The measure that is shown until a reader chooses."""

Year = Annotated[int | None, Query(ge=1816, le=2100)]


@lru_cache(maxsize=8)
def networks_of(measure: str) -> Networks:
    """Return the networks of a measure; their layouts are made once.

    >>> networks_of("vote_agreement").years[0]
    1946
    """
    return Networks(stored_values(), measure)


@router.get("/network")
@router.get("/network.{form}")
def show_network(
    request: Request,
    measure: Annotated[str, Query(max_length=60)] = DEFAULT,
    year: Year = None,
    state: Annotated[str | None, Query(max_length=80)] = None,
    form: str = "",
) -> Response:
    """Show who is close to whom in a year."""
    networks, values = networks_of(measure), stored_values()
    network = networks.network(year)
    chosen = state_at(state, year) if state else None
    described = values.describe(measure)
    title = f"{NETWORKS[measure][0]}, {network.year}"
    whole_title = f"Who is close to whom: {title}"
    sources = manifest().sources_of(described.tables)
    drawn = draw_network(
        network,
        _sizes(values, network.year),
        lambda ccode: f"/network?measure={measure}&year={network.year}&state={_slug(ccode)}",
        title,
        chosen.ccode if chosen else None,
    )
    download = take_away(
        request,
        form,
        name=f"network-{measure}-{network.year}",
        rows=lambda: _rows(network),
        sources=sources,
        draw=lambda: framed_network(drawn, whole_title, credit(sources)),
        title=whole_title,
        about={**about_measure(described), "year": network.year},
        full=f"/methods/{measure}.csv",
    )
    if form:
        return download.respond(form)
    return page(
        "network.html.j2",
        network=network,
        drawing=drawn,
        measure=described,
        title=title,
        kinds={name: words for name, (words, _) in NETWORKS.items()},
        years=networks.years,
        chosen=chosen,
        partners=_partners(network, chosen, values) if chosen else [],
        regions=[name for _, name in REGIONS],
        names=[states()[code].name for code in sorted(network.places)],
        download=download,
    )


def _slug(ccode: int) -> str:
    return slug(states()[ccode])


def _sizes(values: Values, year: int) -> dict[int, float]:
    """Return the size of each state, of the newest year with one up to a year."""
    newest = min(year, values.describe(SIZE).years[1])
    rows = values.read_years([SIZE], (newest, newest))[SIZE].drop_nulls("value")
    return dict(rows.select("ccode", "value").iter_rows())


def _rows(network: Network) -> pl.DataFrame:
    """Return the ties of a network as rows."""
    return pl.DataFrame(
        [
            {
                "ccode1": one,
                "state1": states()[one].name,
                "ccode2": other,
                "state2": states()[other].name,
                "year": network.year,
                "value": value,
            }
            for one, other, value in network.ties
        ],
        infer_schema_length=None,
    )


def _partners(network: Network, chosen: State, values: Values) -> list[tuple[State, str]]:
    """List the states that one is tied to, the closest first, with the value in words."""
    unit = values.describe(network.measure).unit
    own = [
        (value, other if one == chosen.ccode else one)
        for one, other, value in network.ties
        if chosen.ccode in (one, other)
    ]
    return [(states()[code], format_amount(value, unit)) for value, code in sorted(own)[::-1]]
