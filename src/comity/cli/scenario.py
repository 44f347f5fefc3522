"""``comity scenario``: what a cut in trade between any states would change for all."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console

from comity.dossier.scenario_page import render, show
from comity.dossier.scenario_report import as_dict
from comity.errors import BadRequest
from comity.scenarios.result import Result
from comity.scenarios.solve import scenario as solve
from comity.store.files import write_text

Format = Literal["html", "json", "text"]

_ENDINGS: dict[str, Format] = {
    ".html": "html",
    ".json": "json",
    ".txt": "text",
    ".text": "text",
}


def scenario(
    *,
    embargo: list[tuple[str, str]] | None = None,
    rupture: list[tuple[str, str]] | None = None,
    cut: str | None = None,
    cost: str | None = None,
    year: Annotated[int | None, Parameter(alias="-y")] = None,
    elasticity: float | None = None,
    out: Annotated[str | None, Parameter(alias="-o", allow_leading_hyphen=True)] = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
) -> None:
    """Tell what a cut in trade between any states would change for all.

    `comity scenario --rupture china russia` stops all trade between two states; `comity scenario
    --embargo "usa,eu27" russia --year 2014 --cut 50%` halves that of a group with one. Without
    --out or --format it writes an HTML page into the working folder, and prints a summary.

    Parameters
    ----------
    embargo
        Who cuts off whom: two lists of states and groups, each with commas between. A group is
        as it was at the end of the year; "eu27" as when it last had 27 members. Can be repeated.
    rupture
        Two sides that stop trading: the same, in other words.
    cut
        The share of their trade that goes, "50%" or 0.5; all of it if neither this nor --cost is
        given.
    cost
        The rise of the cost of their trade, "20%" or 0.2, instead of a cut or beside it.
    year
        The year whose world is changed: 1960 to 2016 or 2023, the newest if none is given.
    elasticity
        Elasticity of trade to its cost, above 0. Without it 4, with results for 3 and 6 beside.
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (all numbers) or text (a summary).
    """
    between = [*(embargo or ()), *(rupture or ())]
    if not between:
        raise BadRequest("No two sides are named.", "Give --embargo A B or --rupture A B.")
    share = _share("--cut", cut, 0.0 if cost else 1.0)
    made = solve(
        *between, cut=share, cost=_share("--cost", cost, 0.0), year=year, elasticity=elasticity
    )
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


def _share(option: str, text: str | None, absent: float) -> float:
    """Read a share that is given in percent or as a number.

    >>> _share("--cut", "50%", 1.0), _share("--cut", "0.5", 1.0), _share("--cut", None, 1.0)
    (0.5, 0.5, 1.0)
    """
    if text is None:
        return absent
    number, sign = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        return float(number) / (100 if sign else 1)
    except ValueError:
        raise BadRequest(f"{option} {text} is no share.", 'Give it as "50%" or 0.5.') from None


def _file_name(made: Result) -> str:
    """Name the file after the sides and the year: scenario-china-russia-2023."""
    words = " ".join(("scenario", *(side.name for side in made.scenario.sides))).lower()
    stem = "-".join("".join(c if c.isalnum() else " " for c in words).split())
    return f"{stem[:100]}-{made.scenario.year}"
