"""What a report on the permanent members shows, as a page and in the terminal alike."""

from __future__ import annotations

from comity.charts.matrix import MatrixChart
from comity.reports.council.model import Council
from comity.states.register import states


def grids_of(council: Council) -> list[MatrixChart]:
    """Return the matrices that the report has, with the pair asked for to be framed."""
    matrices = (council.vetoes, council.agreement)
    return [MatrixChart(matrix, council.asked) for matrix in matrices if matrix]


def lines_of(council: Council) -> list[tuple[str, str, str]]:
    """Return each count and figure: what it is, its value, and its year or why it has none."""
    first, last = council.years
    counts = [(count.label, _no_veto(count.value), f"{first}-{last}") for count in council.counts]
    figures = [(f.name, f.text, str(f.year or f.missing_reason)) for f in council.figures]
    return [*counts, *figures]


def topic_columns(council: Council) -> list[tuple[str, str]]:
    """List the columns of topics that are counts: as in the frame, and as readers know them."""
    ccodes = [name for name in council.topics.columns if name.isdecimal()]
    named = [(name, states()[int(name)].name) for name in ccodes]
    both = [("together", "Together")] if len(council.states) == 2 else []
    return [*named, *both]


def _no_veto(value: int | None) -> str:
    return "no permanent seat" if value is None else str(value)
