"""``comity security-council``: the permanent members of the Security Council compared."""

from __future__ import annotations

import comity
from comity.cli.options import CouncilOptions, CouncilOutput, YearSpan
from comity.cli.output import as_json, require_report, write_report
from comity.errors import InvalidRequestError
from comity.reports.council.html import council_picture, render
from comity.reports.council.model import as_dict, draft_rows, matrix_rows
from comity.reports.council.text import show


def security_council(
    *states: str,
    years: YearSpan = None,
    topics: bool = False,
    output: CouncilOptions = CouncilOutput(),
) -> None:
    """Show which of the five permanent members vetoed together, and how often they vote alike.

    `comity security-council` shows all five; `comity security-council china russia --topics`
    adds the figures of the two and the topics of their vetoes.

    Parameters
    ----------
    states
        One state or two, by any name or code; none for the five alone.
    years
        One year, or first and last with a hyphen; without it, all. The list of vetoes ends in
        September 2025.
    topics
        Show the vetoed drafts by topic; in CSV, give a row a draft with its topic instead of the
        matrices. A page and JSON always have them, a picture never.
    output
        Where the report goes.
    """
    require_report(output, ("html", "json", "csv", "svg"))
    if len(states) > 2:
        raise InvalidRequestError(
            f"{len(states)} states are named, not one or two.", "Quote names of several words."
        )
    report = comity.security_council(*states, years=years)
    write_report(
        output,
        {
            "html": lambda: render(report),
            "json": lambda: as_json(as_dict(report)),
            "csv": lambda: (draft_rows if topics else matrix_rows)(report).write_csv(),
            "svg": lambda: council_picture(report),
        },
        lambda console: show(report, console, topics=topics),
    )
