"""The application: pages, the interface for programs, files, and what guards them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp

from comity.version import __version__
from comity.web.api import v1
from comity.web.assets import asset
from comity.web.assistants import Assistants
from comity.web.guard import Guard
from comity.web.problems import add_handlers
from comity.web.views import catalogue, home, network, pair, place, trail, work, world

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")
"""The names under which a local server answers; others may be set up against its user."""

PARTS = (home, pair, world, place, network, work, catalogue, trail, v1)
"""What has addresses, each in a router of its own."""

STREAMS = ("/mcp",)
"""The beginnings of paths whose answers are sent on as they come."""


def create_app(
    hosts: Sequence[str] = LOCAL_HOSTS,
    *,
    is_public: bool = False,
    tools: Callable[[], Starlette] | None = None,
) -> ASGIApp:
    """Build the web application with its guards.

    Parameters
    ----------
    hosts
        The host names under which it answers.
    is_public
        Whether requests are limited by address.
    tools
        Builds an application for assistants, which is served with it.

    Examples
    --------
    >>> callable(create_app())
    True
    """
    guard = Guard(build_pages(tools), is_public=is_public, forget=_forget, streams=STREAMS)
    # Outermost: what is kept in memory is not for another host name either.
    return TrustedHostMiddleware(guard, list(hosts))


def build_pages(tools: Callable[[], Starlette] | None = None) -> FastAPI:
    """Build the pages and the interface for programs, without guards.

    >>> build_pages().title
    'Comity'
    """
    assistants = Assistants(tools) if tools else None
    app = FastAPI(
        title="Comity",
        version=__version__,
        description="The relationship between any two states, from open data, with its sources.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=assistants.lifespan if assistants else None,
    )
    for part in PARTS:
        app.include_router(part.router)
    app.add_api_route("/static/{name}", asset, include_in_schema=False)
    if assistants is not None:
        app.router.routes.append(Route(STREAMS[0], endpoint=assistants))
    add_handlers(app)
    return app


def _forget() -> None:
    """Drop what was made from the editions before."""
    pair.dossier_of.cache_clear()
    pair.charts_of.cache_clear()
    trail.trail_of.cache_clear()
    network.networks_of.cache_clear()
