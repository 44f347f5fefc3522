"""``comity scenario``: what a cut in trade between any states would change for all."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console

from comity.cli.scenario_options import Cuts, ScenarioOptions
from comity.reports.scenario.html import render, show
from comity.reports.scenario.model import as_dict
from comity.scenarios.result import Result
from comity.store.atomic import write_text

Format = Literal["html", "json", "text"]

_ENDINGS: dict[str, Format] = {
    ".html": "html",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
}


def scenario(
    *,
    cuts: ScenarioOptions | None = None,
    out: Annotated[str | None, Parameter(alias="-o", allow_leading_hyphen=True)] = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
) -> None:
    """Tell what a cut in trade between any states would change for all.

    `comity scenario --rupture china russia` stops all trade between two states; `comity scenario
    --embargo "usa,eu27" russia --year 2014 --cut 50%` halves that of a group with one. Without
    --out or --format it writes an HTML page into the working folder, and prints a summary.

    Parameters
    ----------
    cuts
        Who cuts off whom, and how far.
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (all numbers) or text (a summary).
    """
    made = (cuts or Cuts()).solve()
    _give(made, format or _by_ending(out), out, summary=format is None and out is None)


def _give(made: Result, format: Format, out: str | None, *, summary: bool) -> None:
    """Write a result where it is wanted, as it is wanted."""
    if format == "text" and out is None:
        show(made, Console(highlight=False))
        return
    text = _text(made, format)
    if out == "-":
        print(text, end="")
        return
    path = Path(out) if out else Path(f"{_file_name(made)}.{format}")
    write_text(path, text)
    if summary:
        show(made, Console(highlight=False))
    print(f"Written to {path}")


def _text(made: Result, format: Format) -> str:
    """Give a result as the text of a file."""
    if format == "html":
        return render(made)
    if format == "json":
        return json.dumps(as_dict(made), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    text = StringIO()
    show(made, Console(file=text, width=80, highlight=False))
    return text.getvalue()


def _by_ending(out: str | None) -> Format:
    """Choose the format by a file's ending; a page where it says nothing."""
    return _ENDINGS.get(Path(out).suffix.lower(), "html") if out else "html"


def _file_name(made: Result) -> str:
    """Name the file after the sides and the year: scenario-china-russia-2023."""
    words = " ".join(("scenario", *(side.name for side in made.scenario.sides))).lower()
    stem = "-".join("".join(c if c.isalnum() else " " for c in words).split())
    return f"{stem[:100]}-{made.scenario.year}"
