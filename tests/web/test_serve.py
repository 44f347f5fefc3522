"""The command that serves, as a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys

import httpx
import pytest
import uvicorn

from comity.cli.main import exit_code
from comity.cli.web.serve import serve
from comity.errors import InvalidRequestError
from comity.panels.codebook import CODEBOOK
from comity.store.cache import values_folder
from comity.web.api import v1
from comity.web.server import run
from comity.web.views import catalogue, work


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_the_command_serves_until_it_is_stopped():
    port = free_port()
    words = [sys.executable, "-m", "comity", "serve", "--port", str(port)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert f"http://127.0.0.1:{port}/" in process.stderr.readline()
        transport = httpx.HTTPTransport(retries=5)
        with httpx.Client(transport=transport) as client:
            assert client.get(f"http://127.0.0.1:{port}/static/web.css").status_code == 200
        process.terminate()
        assert process.wait(timeout=20) in (0, -15)


def test_the_first_reader_finds_the_measures_described(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **_: served.append(app))
    run("127.0.0.1", free_port(), None, is_public=False)
    assert served
    assert (values_folder() / CODEBOOK).is_file()


def test_other_machines_are_let_in_only_on_purpose(capsys):
    assert exit_code(["serve", "--host", "0.0.0.0"]) == 2
    assert "--public" in capsys.readouterr().err


def test_a_port_that_is_none_or_taken_is_refused():
    with pytest.raises(InvalidRequestError, match="between 1 and 65535"):
        serve(port=0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InvalidRequestError, match="Cannot listen"):
            run("127.0.0.1", taken.getsockname()[1], None, is_public=False)


def test_the_interface_and_the_pages_have_addresses_of_their_own():
    own = [{route.path for route in part.router.routes} for part in (v1, catalogue, work)]
    assert own[0]
    assert all(path.startswith("/api/v1/") for path in own[0])
    assert own[1] & own[2] == set()
