"""``comity mcp``: the tools for assistants, on standard input and output."""

from __future__ import annotations

from comity.errors import InvalidRequestError


def mcp() -> None:
    """Serve the tools of the Model Context Protocol on standard input and output.

    An assistant starts it: name the command `comity mcp` in its settings.
    """
    try:
        from comity.mcp.server import create_server
    except ModuleNotFoundError as error:
        raise InvalidRequestError(
            f"The protocol needs {error.name}, which is not installed.",
            "Install it with: pip install 'comity[mcp]'",
        ) from error
    create_server().run()
