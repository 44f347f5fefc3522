"""``comity dossier``: the answers for two states, as a page, as data or in the terminal."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console

from comity.charts.render_worker import RenderWorker
from comity.cli.values import ready_values
from comity.reports.dossier.html import render
from comity.reports.dossier.json import as_json
from comity.reports.dossier.model import Dossier, make_dossier
from comity.reports.dossier.text import show
from comity.states.dyad import Dyad, dyad
from comity.store.atomic import write_text

Format = Literal["html", "json", "text"]


def dossier(
    a: str,
    b: str,
    /,
    *,
    year: Annotated[int | None, Parameter(alias="-y")] = None,
    out: Annotated[str | None, Parameter(alias="-o", allow_leading_hyphen=True)] = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
) -> None:
    """Answer every question about two states, and write the dossier.

    Without --out or --format it writes an HTML page named after the two states into the
    working folder, and prints a summary.

    Parameters
    ----------
    a
        A state: a name in use, an ISO or Correlates of War code ("china", "PRC", "CHN", 710).
    b
        The other state.
    year
        Answer as of this year, each figure from the newest data up to it.
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (the same content) or text (a summary).
    """
    pair = dyad(a, b)
    chosen = format or _by_ending(out)
    made, text = _answered(pair, year, chosen)
    if chosen == "text" and out is None:
        show(made, Console())
    elif out == "-":
        print(text, end="")
    else:
        path = Path(out) if out else Path(f"{_file_name(made)}.{chosen}")
        write_text(path, text)
        if format is None and out is None:
            show(made, Console())
        print(f"Written to {path}")


def _answered(pair: Dyad, year: int | None, format: Format) -> tuple[Dossier, str]:
    """Make the dossier, and its text in a format."""
    if format != "html":
        made = make_dossier(pair, ready_values(), year)
        return made, as_json(made) if format == "json" else _summary(made)
    # What draws the charts gets ready while the figures are read.
    with RenderWorker() as beside:
        made = make_dossier(pair, ready_values(), year)
        return made, render(made, beside.draw)


def _summary(made: Dossier) -> str:
    """Give the summary of the terminal as the text of a file."""
    text = StringIO()
    show(made, Console(file=text, width=80))
    return text.getvalue()


def _by_ending(out: str | None) -> Format:
    """Choose the format by a file's ending; a page where it says nothing."""
    endings: dict[str, Format] = {".json": "json", ".txt": "text", ".text": "text"}
    return endings.get(Path(out).suffix.lower(), "html") if out else "html"


def _file_name(made: Dossier) -> str:
    """Name the file after the states and the year: china-russia, china-russia-2010."""
    parts = [made.dyad.a.name, made.dyad.b.name, *([str(made.year)] if made.year else [])]
    words = " ".join(parts).lower()
    return "-".join("".join(c if c.isalnum() else " " for c in words).split())
