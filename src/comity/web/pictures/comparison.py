"""Comparisons as pictures of their own: one for wide screens, and one for phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from comity.store.manifest import Publication
from comity.unit import Unit
from comity.web.pictures.charts import PHONE, WIDE, ChartSize, ComparedLine, comparison_chart
from comity.web.pictures.frame import NARROW, WIDTH, credit, framed_chart

Lines = Sequence[ComparedLine] | Callable[[], Sequence[ComparedLine]]


def comparison_pictures(
    lines: Lines, unit: Unit, title: str, sources: Iterable[Publication]
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
        own = lines() if callable(lines) else lines
        return framed_chart(comparison_chart(own, unit, title, size), title, source, width)

    return {"draw": lambda: drawn(WIDE, WIDTH), "narrow": lambda: drawn(PHONE, NARROW)}
