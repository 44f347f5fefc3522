"""A frame: a measure with its states in their roles, and what a part leaves to be understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import QuantityUnit

DEFENCE = (
    r"(?:military|defen[cs]e) (?:spending|budget|expenditure|outlays?|bill|effort)|"
    r"(?:on|into|for) (?:the |its |their )?(?:defen[cs]e|military|army|armed forces)"
)
"""What military spending is called."""


@dataclass(frozen=True)
class Frame:
    """A measure with its states; ``free`` is the place of the one that a list would change."""

    measure: str
    states: tuple[int, ...]
    free: int
    unit: QuantityUnit
    is_reversed: bool = False


@dataclass(frozen=True)
class Scene:
    """What a part leaves to be understood.

    ``last`` is the frame of the figure before, ``opening`` that of the first figure of the
    sentence, ``pair`` the two states spoken of before.
    """

    last: Frame | None
    opening: Frame | None
    pair: tuple[int, ...]


def other_than(but: int | None, states: Iterable[int | None]) -> int | None:
    """Return the first of some states that is not the one excepted; None for none."""
    return next((code for code in states if code is not None and code != but), None)


def of_one(measure: str, unit: QuantityUnit, part: FigurePart) -> Frame | None:
    """Build a frame of one state: the nearest before the figure, else any that the part names."""
    before = part.named(part.before)
    nearest = before[-1:] or part.nearest[:1]
    return Frame(measure, nearest, 0, unit) if nearest else None


def two_states(part: FigurePart, scene: Scene) -> tuple[int, ...]:
    """Return two states: of the part, those before and after it, those of the sentence before."""
    return tuple(dict.fromkeys((*part.nearest, *scene.pair)))[:2]


def of_two(measure: str, unit: QuantityUnit, part: FigurePart, scene: Scene) -> Frame | None:
    """Build a frame of two states; None where fewer are spoken of."""
    two = two_states(part, scene)
    return Frame(measure, two, 1, unit) if len(two) == 2 else None
