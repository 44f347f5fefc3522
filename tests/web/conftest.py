"""A real server on a free port for all tests of the web."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from comity.mcp.server import create_http_app
from comity.web.app import create_app


@contextmanager
def serving(app):
    """Serve an application on a free port in the body of a ``with`` statement."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def address(values):
    """The address of a running server."""
    with serving(create_app(tools=lambda: create_http_app(None))) as address:
        yield address


@pytest.fixture
def serve():
    """What serves an application in the body of a ``with`` statement."""
    return serving


@pytest.fixture(scope="session")
def client(address):
    with httpx.Client(base_url=address, timeout=60) as client:
        yield client
