"""The server of the protocol: which tools there are, and how an assistant learns of errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import signature
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import CallToolResult, InputRequiredResult, TextContent
from starlette.applications import Starlette

from comity.errors import ComityError, UnknownNameError
from comity.mcp import tools
from comity.mcp.results import Result
from comity.version import __version__

INSTRUCTIONS = (
    "Figures about any two states from open data, with their sources. Each result says whether "
    'the answer is "known", "unknown" (with the reason) or "not applicable", and cites its '
    "sources with editions. Cite them. Never fill a gap: what is unknown here is not zero."
)

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine."""

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


class ToolServer(MCPServer):
    """A server that refuses arguments that a tool does not have; the protocol's own drops them."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool by name, if it has all the arguments."""
        if name in _PARAMETERS and (unknown := arguments.keys() - _PARAMETERS[name]):
            hint = f"{name} has {', '.join(_PARAMETERS[name])}."
            error = UnknownNameError("argument", min(unknown), hint=hint)
            return as_answer({"error": error.message, "hint": error.hint})
        return await super().call_tool(name, arguments, context)


_PARAMETERS = {tool.__name__: list(signature(tool).parameters) for tool in TOOLS}
"""The arguments of each tool."""


def create_server() -> MCPServer:
    """Build the server with its tools, and a resource for each measure's definition.

    >>> create_server().name
    'comity'
    """
    server = ToolServer(
        "comity", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    for tool in TOOLS:
        server.tool()(answered(tool))
    server.resource("measure://{name}", mime_type="application/json")(measure_definition)
    return server


def answered(tool: Callable[..., Result]) -> Callable[..., CallToolResult]:
    """Return a tool that answers as the protocol has it: short, and errors marked as such."""
    explains = explained(tool)

    @wraps(tool)
    def call(*arguments: object, **named: object) -> CallToolResult:
        return as_answer(explains(*arguments, **named))

    return call


def as_answer(content: Result) -> CallToolResult:
    """Return a result as the protocol has it.

    >>> as_answer({"error": "There is none.", "hint": None}).is_error
    True
    """
    text = TextContent(type="text", text=json.dumps(content, ensure_ascii=False, default=str))
    is_error = "error" in content
    structured = None if is_error else content
    return CallToolResult(content=[text], structured_content=structured, is_error=is_error)


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
    """Return the definition of a measure as JSON.

    Raises
    ------
    ResourceNotFoundError
        If there is no such measure, which the protocol hands on as an error.
    """
    try:
        return json.dumps(tools.definition(name), ensure_ascii=False)
    except ComityError as error:
        raise ResourceNotFoundError(str(error)) from error


def create_http_app(hosts: Sequence[str] | None) -> Starlette:
    """Build the server for streamable HTTP at ``/mcp``: each request has its answer as JSON.

    Parameters
    ----------
    hosts
        The host names under which it answers, and whose pages may ask; empty for all, None for
        those of this machine.

    Examples
    --------
    >>> [route.path for route in create_http_app(None).routes]
    ['/mcp']
    """
    names = LOCAL_HOSTS if hosts is None else hosts
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=bool(names),
        allowed_hosts=[form for name in names for form in (name, f"{name}:*")],
        allowed_origins=[
            f"{scheme}://{form}"
            for name in names
            for scheme in ("http", "https")
            for form in (name, f"{name}:*")
        ],
    )
    return create_server().streamable_http_app(
        json_response=True, stateless_http=True, transport_security=security
    )
