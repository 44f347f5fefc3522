"""Comparisons as pictures of their own: one for wide screens, and one for phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from comity.charts.axis import axis_unit_and_divisor
from comity.store.manifest import Publication
from comity.unit import Unit
from comity.web.pictures.charts import PHONE, WIDE, ChartSize, ComparedLine, comparison_chart
from comity.web.pictures.frame import NARROW, WIDTH, credit, framed_chart

Lines = Sequence[ComparedLine] | Callable[[], Sequence[ComparedLine]]


def comparison_pictures(
    lines: Lines,
    unit: Unit,
    title: str,
    sources: Iterable[Publication],
    *,
    unit_in_title: bool = True,
) -> dict[str, Callable[[], str]]:
    """Return what draws a comparison: ``draw`` for wide screens, ``narrow`` for phones.

    Parameters
    ----------
    lines
        The lines, or what reads them when a picture is asked for.
    unit
        The unit of their values.
    title
        What the pictures show.
    sources
        Whose data they show.
    unit_in_title
        Whether the title ends with the unit of the axis, which is in billions for large amounts.

    Examples
    --------
    >>> from comity.unit import SHARE
    >>> lines = [ComparedLine("China and Russia", {2018: 0.7, 2019: 0.8})]
    >>> pictures = comparison_pictures(lines, SHARE, "Agreement", [])
    >>> 'viewBox="0 0 960 ' in pictures["draw"](), 'viewBox="0 0 420 ' in pictures["narrow"]()
    (True, True)
    """
    source = credit(sources)

    def drawn(size: ChartSize, width: int) -> str:
        all_lines = lines() if callable(lines) else lines
        highest = max((abs(v) for line in all_lines for v in line.values.values()), default=0.0)
        shown, divisor = axis_unit_and_divisor(unit, highest)
        scaled = [_divided(line, divisor) for line in all_lines]
        whole_title = f"{title} ({shown.label})" if unit_in_title else title
        chart = comparison_chart(scaled, shown, whole_title, size)
        return framed_chart(chart, whole_title, source, width)

    return {"draw": lambda: drawn(WIDE, WIDTH), "narrow": lambda: drawn(PHONE, NARROW)}


def _divided(line: ComparedLine, divisor: float) -> ComparedLine:
    """Return a line in a larger unit."""
    values = {year: value / divisor for year, value in line.values.items()}
    return ComparedLine(line.name, values, line.marked)
