"""A value's place in the world: where it lies among all others, and beside the yardsticks."""

from __future__ import annotations

from dataclasses import dataclass

from comity.questions.question import Figure

SPAN = 10
"""How many years back the earlier place lies."""


@dataclass(frozen=True)
class Strip:
    """Marks on a strip from the lowest (0) to the highest (100) of all values of a year.

    ``earlier`` is the place :data:`SPAN` years before, or None without data of that year.
    """

    now: float
    earlier: float | None


def strip(figure: Figure) -> Strip | None:
    """Place a figure among all others, now and ten years before; None if it has no place."""
    if figure.place is None or figure.year is None:
        return None
    return Strip(figure.place, dict(figure.places).get(figure.year - SPAN))


def bars(figure: Figure) -> tuple[float | None, ...]:
    """Compare the pair's value with the yardsticks' and the world's median, on one scale.

    Returns
    -------
    tuple
        Lengths in percent of the greatest: of the pair, of each yardstick in its order, and
        of the median. None where there is no value, and for all of them where a value is
        negative or the greatest is zero: a length cannot show either.
    """
    values = (figure.value, *(contrast.value for contrast in figure.contrasts), figure.median)
    known = [value for value in values if value is not None]
    if not known or min(known) < 0 or max(known) == 0 or figure.unit in {"rank", "yes or no"}:
        return (None,) * len(values)
    return tuple(None if value is None else 100 * value / max(known) for value in values)
