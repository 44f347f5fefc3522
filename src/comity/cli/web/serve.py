"""``comity serve``: the web application on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from comity.errors import InvalidRequestError

if TYPE_CHECKING:
    from starlette.applications import Starlette

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    *,
    port: Annotated[int, Parameter(alias="-p")] = 8000,
    host: str = "127.0.0.1",
    public: bool = False,
    allow: list[str] | None = None,
) -> None:
    """Serve the web application on this machine, until Ctrl-C.

    With the extra `mcp`, assistants reach its tools at `/mcp`.

    Parameters
    ----------
    port
        The port, 1 to 65535.
    host
        The address to listen on. Any but the loopback address needs --public.
    public
        Let other machines ask. Requests are limited then.
    allow
        The host names under which a public server answers.
    """
    if not 0 < port < 65536:
        raise InvalidRequestError(f"port must be between 1 and 65535, got {port}.")
    if host not in _LOOPBACK and not public:
        raise InvalidRequestError(
            f"{host} can be reached from other machines.", "Add --public if that is intended."
        )
    try:
        from comity.web.server import run
    except ModuleNotFoundError as error:
        raise InvalidRequestError(
            f"Serving needs {error.name}, which is not installed.",
            "Install it with: pip install 'comity[web]'",
        ) from error
    if host not in _LOOPBACK:
        print(f"comity: WARNING: other machines can reach this server at {host}.", file=sys.stderr)
    hosts = allow or ([] if public else None)
    run(host, port, hosts, is_public=public, tools=_tools(hosts))


def _tools(hosts: list[str] | None) -> Callable[[], Starlette] | None:
    """Return what builds the tools for assistants, where the protocol is installed."""
    if find_spec("mcp") is None:
        return None

    def build() -> Starlette:
        # Imported here: the protocol takes most of a second to load, and few sessions need it.
        from comity.mcp.server import create_http_app

        return create_http_app(hosts)

    return build
