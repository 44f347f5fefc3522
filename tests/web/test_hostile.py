"""Hostile input on every parameter of every address, as the application itself lists them."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from comity.web.app import PARTS

VALID = {
    "a": "nauru",
    "b": "palau",
    "name": "nauru",
    "measure": "vote_agreement",
    "year": "2019",
    "state": "nauru",
    "form": "csv",
    "key": "order-vote_agreement",
    "one": "nauru",
    "other": "palau",
}
"""What each parameter has while another one is hostile."""

HOSTILE = (
    "../../../etc/passwd\x00",
    "\"><script>alert(1)</script>{{7*7}}'; drop table x; --",
    "-1e999",
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{GRINNING FACE}\r\nX-Injected: 1" + "A" * 3000,
)


def parameters():
    """List every address with each of its parameters: its path, the name, and where it is."""
    return [
        (route.path, each.alias, place)
        for part in PARTS
        for route in part.router.routes
        if "GET" in route.methods
        for place in ("path", "query")
        for each in getattr(route.dependant, f"{place}_params")
    ]


def test_no_parameter_takes_what_is_hostile(client, try_each):
    def attempt(path, name, place, text):
        values = {**VALID, name: text} if place == "path" else VALID
        address = re.sub(r"{(\w+)}", lambda match: quote(values.get(match[1], "x"), ""), path)
        answer = client.get(address, params={name: text} if place == "query" else None)
        assert answer.status_code < 500
        assert "x-injected" not in answer.headers
        assert not re.search(r"root:|Traceback|49'", answer.text)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        assert not is_page or "<script>alert" not in answer.text

    listed = parameters()
    assert len(listed) > 80
    try_each(attempt, [(*each, text) for each in listed for text in HOSTILE])


@pytest.mark.parametrize("header", ["Accept", "If-None-Match", "Accept-Encoding"])
def test_no_header_is_a_fault(client, header):
    for text in ("A" * 3000, "*/*;q=x", "-1", "gzip;q=0"):
        answer = client.get("/check", headers={header: text, "Connection": "close"})
        assert answer.status_code < 500
