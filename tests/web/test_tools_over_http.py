"""The tools for assistants over streamable HTTP, in the server of the pages."""

from __future__ import annotations

import asyncio
import json

import httpx

from comity.mcp.server import TOOLS, create_http_app
from comity.web.app import create_app
from mcp import Client

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
TYPES = {"Accept": "application/json, text/event-stream"}


def test_an_assistant_reaches_every_tool_where_the_pages_are(address):
    async def run():
        async with Client(f"{address}/mcp") as client:
            tools = (await client.list_tools()).tools
            return tools, await client.call_tool("find_state", {"name": "PRC"})

    tools, answer = asyncio.run(run())
    assert [tool.name for tool in tools] == [tool.__name__ for tool in TOOLS]
    assert json.loads(answer.content[0].text)["ccode"] == 710


def test_the_tools_are_loaded_when_an_assistant_first_asks(serve):
    loads = []

    def build():
        loads.append("tools")
        return create_http_app(None)

    with serve(create_app(tools=build)) as address:
        assert httpx.get(f"{address}/check").status_code == 200
        assert loads == []
        for _ in range(2):
            assert httpx.post(f"{address}/mcp", json=CALL, headers=TYPES).status_code == 200
        assert loads == ["tools"]


def test_tools_that_cannot_be_loaded_leave_the_pages(serve):
    def build():
        raise ModuleNotFoundError("mcp")

    with serve(create_app(tools=build)) as address:
        assert httpx.post(f"{address}/mcp", json=CALL, headers=TYPES).status_code == 500
        assert httpx.get(f"{address}/check").status_code == 200


def test_other_hosts_and_the_pages_of_others_cannot_ask(address):
    for headers, status in (
        ({"Host": "evil.example"}, 400),
        ({"Origin": "http://evil.example"}, 403),
    ):
        answer = httpx.post(f"{address}/mcp", json=CALL, headers={**TYPES, **headers})
        assert answer.status_code == status


def test_a_message_that_is_none_is_refused(address):
    assert httpx.post(f"{address}/mcp", content=b"{", headers=TYPES).status_code in (400, 415)
