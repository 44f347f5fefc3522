"""``comity dossier``: the answers for two states, as a page, as data or in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import comity
from comity.cli.options import DossierOptions, DossierOutput, Year
from comity.cli.output import file_name, require_report, write_report
from comity.reports.dossier.json import as_json

if TYPE_CHECKING:  # a twentieth of a second that files do without
    from rich.console import Console


def dossier(
    a: str,
    b: str,
    /,
    *,
    year: Year = None,
    full: bool = False,
    output: DossierOptions = DossierOutput(),
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
    full
        Everything: unfolded on the page, and in the PDF every chart, table and listing.
    output
        Where the dossier goes.
    """
    require_report(output, ("html", "pdf", "json"))
    report = comity.dossier(a, b, year=year)

    def page() -> str:
        # Imported here: templates and drawings are of no use to data.
        from comity.reports.dossier.html import render

        return render(report, full=full)

    def document() -> bytes:
        from comity.reports.dossier.pdf import as_pdf

        return as_pdf(report, full=full)

    def summary(console: Console) -> None:
        # Imported here: what prints on a terminal is of no use to files.
        from comity.reports.dossier.text import show

        show(report, console)

    write_report(
        output,
        {"html": page, "json": lambda: as_json(report)},
        summary,
        name=file_name(report.dyad.a, report.dyad.b, *([report.year] if report.year else [])),
        documents={"pdf": document},
    )
