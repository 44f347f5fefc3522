"""A dossier made together with its page, while the process that draws charts starts."""

from __future__ import annotations

from comity.charts.render_worker import RenderWorker
from comity.panels.stored import stored_values
from comity.reports.dossier.html import render
from comity.reports.dossier.model import Dossier, make_dossier
from comity.states.dyad import Dyad


def make_page(dyad: Dyad, year: int | None = None, *, full: bool = False) -> tuple[Dossier, str]:
    """Build the dossier of a dyad and write its HTML page.

    Parameters
    ----------
    dyad
        The two states.
    year
        Answer as of this year; None takes the newest data of each measure.
    full
        Whether everything is unfolded, for print.

    Returns
    -------
    tuple of Dossier and str
        The dossier, and the page, which needs no network.

    Raises
    ------
    InvalidRequestError
        If the two were never members of the state system together, or not in the year.
    """
    with RenderWorker() as worker:
        dossier = make_dossier(dyad, stored_values(), year)
        return dossier, render(dossier, worker.draw, full=full)
