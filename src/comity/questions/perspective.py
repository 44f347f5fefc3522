"""Whose value of a measure is meant: of the pair, of one towards the other, of one alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from comity.panels.values import Pair
from comity.states.articles import with_article
from comity.states.dyad import Dyad


class Perspective(StrEnum):
    """Whose value of a measure is meant; the text is the one that JSON has.

    Examples
    --------
    >>> Perspective.A_TO_B.reverse, Perspective.PAIR.reverse
    (<Perspective.B_TO_A: 'b to a'>, <Perspective.PAIR: 'pair'>)
    """

    PAIR = "pair"
    A_TO_B = "a to b"
    B_TO_A = "b to a"
    A = "a"
    B = "b"
    SYSTEM = "system"

    @property
    def starts_with_b(self) -> bool:
        """Whether the second state comes first: its value, or its value towards the first."""
        return self in {Perspective.B_TO_A, Perspective.B}

    @property
    def reverse(self) -> Perspective:
        """The perspective that means the same once the two states change places."""
        return _REVERSE.get(self, self)

    @property
    def is_state(self) -> bool:
        """Whether the value is that of one state alone."""
        return self in {Perspective.A, Perspective.B}

    def order(self, dyad: Dyad) -> Pair:
        """Return the ccodes of two states, the one whose value it is first.

        Examples
        --------
        >>> from comity.states.dyad import dyad
        >>> Perspective.B_TO_A.order(dyad("china", "russia"))
        (365, 710)
        """
        a, b = dyad.directed
        return (b, a) if self.starts_with_b else (a, b)

    def subject(self, dyad: Dyad, name: Callable[[str], str] = str) -> str:
        """Return the name of whom a value is about, the first state as ``name`` has it.

        Examples
        --------
        >>> from comity.states.dyad import dyad
        >>> Perspective.A_TO_B.subject(dyad("china", "russia"))
        'China to Russia'
        """
        one, other = (dyad.b, dyad.a) if self.starts_with_b else (dyad.a, dyad.b)
        first, second = name(one.name), with_article(other.name)
        if self is Perspective.SYSTEM:
            return "the world"
        if self.is_state:
            return first
        return f"{first} and {second}" if self is Perspective.PAIR else f"{first} to {second}"


_REVERSE = {
    Perspective.A_TO_B: Perspective.B_TO_A,
    Perspective.B_TO_A: Perspective.A_TO_B,
    Perspective.A: Perspective.B,
    Perspective.B: Perspective.A,
}

OF_LEVEL: dict[str, tuple[Perspective, ...]] = {
    "dyad": (Perspective.PAIR,),
    "directed": (Perspective.A_TO_B, Perspective.B_TO_A),
    "state": (Perspective.A, Perspective.B),
    "system": (Perspective.SYSTEM,),
}
"""The perspectives from which a measure of each level has values."""
