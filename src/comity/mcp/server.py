"""The server of the protocol: which tools there are, and how an assistant learns of errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps

from mcp.server import MCPServer

from comity.errors import ComityError
from comity.mcp import tools
from comity.mcp.results import Result
from comity.version import __version__

INSTRUCTIONS = (
    "Figures about any two states from open data, with their sources. Each result says whether "
    'the answer is "known", "unknown" (with the reason) or "not applicable", and cites its '
    "sources with editions. Cite them. Never fill a gap: what is unknown here is not zero."
)

TOOLS: tuple[Callable[..., Result], ...] = (
    tools.find_state,
    tools.figure,
    tools.answers,
    tools.brief,
    tools.trace,
    tools.check_claims,
    tools.scenario,
    tools.outlook,
    tools.ranking,
    tools.list_measures,
    tools.list_sources,
)
"""The tools, in the order in which an assistant sees them."""


def create_server() -> MCPServer:
    """Build the server with its tools, and a resource for each measure's definition.

    >>> create_server().name
    'comity'
    """
    server = MCPServer("comity", instructions=INSTRUCTIONS, version=__version__)
    for tool in TOOLS:
        server.tool()(explained(tool))
    server.resource("measure://{name}", mime_type="application/json")(measure_definition)
    return server


def explained(tool: Callable[..., Result]) -> Callable[..., Result]:
    """Return a tool whose errors are results that say what was wrong and what to do."""

    @wraps(tool)
    def call(*arguments: object, **named: object) -> Result:
        try:
            return tool(*arguments, **named)
        except ComityError as error:
            return {"error": error.message, "hint": error.hint or None}

    return call


def measure_definition(name: str) -> str:
    """Return the definition of a measure as JSON."""
    return json.dumps(explained(tools.definition)(name), ensure_ascii=False)
