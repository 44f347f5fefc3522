"""``comity brief``: an article of one or two pages on two states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

import comity
from comity.cli.options import BriefOptions, BriefOutput, Year
from comity.cli.output import require_report, terminal, write_report
from comity.reports.brief.html import render
from comity.reports.brief.json import as_json
from comity.reports.brief.model import Brief
from comity.reports.brief.text import as_markdown, as_text

if TYPE_CHECKING:  # a twentieth of a second that files do without
    from rich.console import Console

FORMATS = ("html", "json", "md", "pdf", "docx")


def brief(
    a: str,
    b: str,
    /,
    *,
    year: Year = None,
    words: Literal[300, 700] = 300,
    why: Annotated[bool, Parameter(negative="")] = False,
    output: BriefOptions = BriefOutput(),
) -> None:
    """Write an article of one or two pages on two states, with numbered sources.

    Parameters
    ----------
    a
        A state: a name in use, an ISO or Correlates of War code ("china", "PRC", "CHN", 710).
    b
        The other state.
    year
        As of this year, each figure from the newest data up to it.
    words
        How many words it has at most: about one page, or two.
    why
        Print instead why each finding was chosen.
    output
        Where the brief goes.
    """
    require_report(output, FORMATS)
    report = comity.brief(a, b, year=year, words=words)
    if why:
        _show_reasons(report, terminal())
        return
    write_report(
        output,
        {
            "html": lambda: render(report),
            "json": lambda: as_json(report),
            "md": lambda: as_markdown(report),
        },
        lambda console: console.print(
            as_text(report), soft_wrap=True, end="", markup=False, emoji=False
        ),
        documents={"pdf": lambda: _pdf(report), "docx": lambda: _docx(report)},
    )


def _pdf(report: Brief) -> bytes:
    """Build a PDF; what builds it takes long to load."""
    from comity.reports.brief.pdf import as_pdf

    return as_pdf(report)


def _docx(report: Brief) -> bytes:
    """Build a Word document; what builds it takes long to load."""
    from comity.reports.brief.docx import as_docx

    return as_docx(report)


def _show_reasons(report: Brief, console: Console) -> None:
    """Print the findings, each with the criterion and the score by which it was chosen."""
    from rich.text import Text

    for finding in report.dossier.findings:
        console.print(Text(finding.sentence))
        console.print(Text(f"  {finding.reason}", style="dim"))
