"""A figure in words: how it changed."""

from __future__ import annotations

from comity.questions.figure import Figure
from comity.wording import values as words


def change_words(figure: Figure, years: int) -> tuple[str, str]:
    """Return a figure's change over some years, and the median change of all; empty without."""
    change = next((c for c in figure.changes if c.years == years), None)
    if change is None:
        return "", ""
    texts = [
        "" if value is None else words.format_change(value, figure.unit, figure.change_kind)
        for value in (change.value, change.median)
    ]
    return texts[0].replace(words.NBSP, " "), texts[1]
