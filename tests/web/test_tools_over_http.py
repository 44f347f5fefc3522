"""The tools for assistants over streamable HTTP, in the server of the pages."""

from __future__ import annotations

import asyncio
import json

import httpx

from comity.mcp.server import TOOLS
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


def test_other_hosts_and_the_pages_of_others_cannot_ask(address):
    for headers, status in (
        ({"Host": "evil.example"}, 400),
        ({"Origin": "http://evil.example"}, 403),
    ):
        answer = httpx.post(f"{address}/mcp", json=CALL, headers={**TYPES, **headers})
        assert answer.status_code == status


def test_a_message_that_is_none_is_refused(address):
    assert httpx.post(f"{address}/mcp", content=b"{", headers=TYPES).status_code in (400, 415)
