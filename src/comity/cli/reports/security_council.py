"""``comity council``: the permanent members of the Security Council side by side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from comity.cli.values import ready_values
from comity.errors import InvalidRequestError
from comity.reports.council.html import picture, render, show
from comity.reports.council.model import Council, as_dict, draft_rows, make_council, matrix_rows
from comity.states.names import find
from comity.store.atomic import write_text

Writer = Callable[[Council, bool], str]
"""What gives a report as the text of a file, with the drafts and their topics if asked for."""


def security_council(
    a: str | None = None,
    b: str | None = None,
    /,
    *,
    first: Annotated[int | None, Parameter(name="--from")] = None,
    last: Annotated[int | None, Parameter(name="--to")] = None,
    topics: bool = False,
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    out: Annotated[Path | None, Parameter(alias="-o")] = None,
) -> None:
    """Show who of the permanent five vetoed with whom, and how often they vote alike.

    `comity council` shows all five; `comity council china russia --topics` adds what is known
    of the two and what their vetoes were about.

    Parameters
    ----------
    a
        A state, by any name or code.
    b
        Another state.
    first
        The first year; without it, 1946.
    last
        The last year; without it, the last of the data. The list of vetoes ends in July 2022.
    topics
        Show the vetoed drafts by topic; in a CSV file, write a row a draft with its topic
        instead of the matrices. A page and JSON hold them anyhow, a picture never.
    json
        Print the report as JSON.
    out
        The file to write; its ending (.svg, .csv, .html or .json) gives the format.
    """
    write = _writer(out) if out else None
    named = [find(name) for name in (a, b) if name is not None]
    made = make_council(named, ready_values(), first, last)
    if out and write:
        write_text(out, write(made, topics))
    if json:
        print(_json(made, topics), end="")
    elif out:
        print(f"Written to {out}")
    else:
        show(made, Console(highlight=False), topics=topics)


def _writer(out: Path) -> Writer:
    """Choose how to write by the file's ending."""
    if out.suffix.lower() not in _WRITERS:
        endings = ", ".join(_WRITERS)
        raise InvalidRequestError(
            f"{out} ends in none of {endings}.", "The ending gives the format."
        )
    return _WRITERS[out.suffix.lower()]


def _json(made: Council, _topics: bool) -> str:
    return json.dumps(as_dict(made), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _csv(made: Council, topics: bool) -> str:
    rows = draft_rows(made) if topics else matrix_rows(made)
    return rows.write_csv()


def _svg(made: Council, _topics: bool) -> str:
    return picture(made)


def _html(made: Council, _topics: bool) -> str:
    return render(made)


_WRITERS: dict[str, Writer] = {".svg": _svg, ".csv": _csv, ".html": _html, ".json": _json}
