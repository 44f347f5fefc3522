"""Serving the application, and finding out early that it cannot be served."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Sequence

import uvicorn
from starlette.applications import Starlette

from comity.errors import InvalidRequestError
from comity.panels.stored import stored_values
from comity.web.app import LOCAL_HOSTS, create_app


def run(
    host: str,
    port: int,
    hosts: Sequence[str] | None,
    *,
    is_public: bool,
    tools: Callable[[], Starlette] | None = None,
) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    host, port
        Where to listen.
    hosts
        The host names under which it answers; None for those of this machine, none for all.
    is_public
        Whether requests are limited by address.
    tools
        Builds an application for assistants, which is served with it.

    Raises
    ------
    InvalidRequestError
        If the port is taken, or the address is not this machine's.
    OutputError
        If the library's folder cannot be written.
    """
    _require_free(host, port)
    # What describes measures is there before the first reader asks.
    _ = stored_values().codebook
    shown = f"[{host}]" if ":" in host else host
    print(f"Comity is at http://{shown}:{port}/ (Ctrl-C ends it).", file=sys.stderr)
    names = LOCAL_HOSTS if hosts is None else (hosts or ["*"])
    app = create_app(names, is_public=is_public, tools=tools)
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=10
    )


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise InvalidRequestError(
                f"Cannot listen on {host}, port {port}: {error.strerror}.", "Choose another port."
            ) from error
