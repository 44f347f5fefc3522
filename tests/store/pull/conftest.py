"""A library of each test's own, and a server that plays the publishers for it."""

from __future__ import annotations

import pytest
from offers import OFFERS
from patience import HASTE
from publisher_server import Answer, Publishers

from comity.sources.registry import all_sources
from comity.store import selection
from comity.store.pull.update import Order


@pytest.fixture(scope="session")
def every_publisher():
    with Publishers() as server:
        yield server


@pytest.fixture
def publishers(every_publisher, tmp_path, monkeypatch):
    """The server without files, and an empty library."""
    every_publisher.answers.clear()
    every_publisher.requests.clear()
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    monkeypatch.setenv("COMITY_MIRROR", every_publisher.address)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    selection.reload()
    yield every_publisher
    selection.reload()


@pytest.fixture
def offer(publishers):
    """Put a file at an address."""

    def put(address, body, *behaviours, **facts):
        publishers.answers[address] = Answer(body, behaviours=list(behaviours), **facts)

    return put


@pytest.fixture
def offered(offer, monkeypatch):
    """Put all files of a publisher on the server, and have the key that it wants."""

    def put(name):
        key = getattr(all_sources()[name].publishing, "key", None)
        if key:
            monkeypatch.setenv(key.variable, "a-key")
        for address, body in OFFERS[name][1]().items():
            offer(address, body)

    return put


@pytest.fixture
def hasty():
    return lambda **facts: Order(patience=HASTE, **facts)
