"""A frame: a measure with its states in their roles, and what a part leaves to be understood."""

from __future__ import annotations

from dataclasses import dataclass

from comity.claims.text.quantities import QuantityUnit


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
