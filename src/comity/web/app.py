"""The application: pages, the interface for programs, files, and what guards them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from comity.errors import UnknownNameError
from comity.version import __version__
from comity.web.api import v1
from comity.web.charts import live_charts
from comity.web.guard import Guard
from comity.web.problems import add_handlers
from comity.web.views import catalogue, home, pair, work, world

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")
"""The names under which a local server answers; others may be set up against its user."""

_STATIC = {
    "web.css": "text/css; charset=utf-8",
    "web.js": "text/javascript; charset=utf-8",
}


def create_app(hosts: Sequence[str] = LOCAL_HOSTS, *, is_public: bool = False) -> ASGIApp:
    """Build the web application.

    Parameters
    ----------
    hosts
        The host names under which it answers.
    is_public
        Whether requests are limited by address.

    Examples
    --------
    >>> callable(create_app())
    True
    """
    app = FastAPI(
        title="Comity",
        version=__version__,
        description="The relationship between any two states, from open data, with its sources.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    for part in (home, pair, world, work, catalogue, v1):
        app.include_router(part.router)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    add_handlers(app)
    # Outermost: what is kept in memory is not for another host name either.
    return TrustedHostMiddleware(Guard(app, is_public=is_public), list(hosts))


def _static(name: str) -> Response:
    """Return a file that pages need; no other can be named."""
    if name == "vega.js":
        return Response(live_charts(), media_type=_STATIC["web.js"])
    if name not in _STATIC:
        raise UnknownNameError("file", name)
    text = files("comity.web").joinpath("static", name).read_text(encoding="utf-8")
    return Response(text, media_type=_STATIC[name])
