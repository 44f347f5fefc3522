"""What a scenario is: changes of the cost of trade between sides, in the world of one year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.errors import InvalidRequestError
from comity.measures.trade.trade_cutoff import ELASTICITY
from comity.states.articles import with_article

BAND = (3.0, 4.0, 6.0)
"""Elasticities of trade that most estimates lie between, and the one used by itself."""


@dataclass(frozen=True, slots=True)
class Side:
    """States that act or are acted on together: as they were named, and their ccodes.

    >>> Side("China", frozenset({710})).name
    'China'
    """

    name: str
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class TradeChange:
    """A change of all trade, both ways, between two sides.

    ``cut`` is the share of the trade that would go at unchanged wages, prices and spending (1
    for all of it); ``cost`` the rise of the cost of trade (0.2 for a fifth).

    Raises
    ------
    InvalidRequestError
        If a state is on both sides, ``cut`` is not within 0 and 1, or ``cost`` not above -1.

    Examples
    --------
    >>> china, russia = Side("China", frozenset({710})), Side("Russia", frozenset({365}))
    >>> TradeChange(china, russia, cut=0.5).cost
    0.0
    """

    a: Side
    b: Side
    cut: float = 1.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.cut <= 1:
            raise InvalidRequestError(
                f"A cut of {100 * self.cut:g}% cannot be.", "Give 0% to 100%."
            )
        if not -1 < self.cost < np.inf:
            raise InvalidRequestError(
                f"A change of cost by {100 * self.cost:g}% cannot be.", "Give more than -100%."
            )

    def factor(self, elasticity: float) -> float:
        """Return the factor of each flow at unchanged wages, prices and spending."""
        return float((1 - self.cut) * (1 + self.cost) ** -elasticity)

    def __str__(self) -> str:
        whose = f"trade of {with_article(self.a.name)} with {with_article(self.b.name)}"
        how = f"{100 * self.cut:g}% of the" if self.cut < 1 else "all"
        parts = [f"{how} {whose} is cut"] if self.cut else []
        if self.cost:
            way = "dearer" if self.cost > 0 else "cheaper"
            parts.append(f"{whose} becomes {100 * abs(self.cost):g}% {way}")
        return "; ".join(parts) or f"nothing changes for the {whose}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes of the costs of trade in the world of a year.

    ``elasticities`` are those to solve for, the one that is quoted first.

    Raises
    ------
    InvalidRequestError
        If there is no change, or an elasticity is not above zero.

    Examples
    --------
    >>> china, russia = Side("China", frozenset({710})), Side("Russia", frozenset({365}))
    >>> Scenario(2014, (TradeChange(china, russia),)).elasticities[0]
    4.0
    """

    year: int
    changes: tuple[TradeChange, ...]
    elasticities: tuple[float, ...] = (ELASTICITY, *BAND)

    def __post_init__(self) -> None:
        if not self.changes:
            raise InvalidRequestError("A scenario without a change.", "Name two sides.")
        for elasticity in self.elasticities:
            if not 0 < elasticity < np.inf:
                what = f"The elasticity of trade has to be above 0, not {elasticity:g}."
                raise InvalidRequestError(what, "Most estimates lie between 3 and 6.")

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of all changes, in their order."""
        return tuple(side for change in self.changes for side in (change.a, change.b))

    @property
    def title(self) -> str:
        """What happens, and when, in a sentence without a full stop."""
        said = "; ".join(map(str, self.changes))
        return f"{said[0].upper()}{said[1:]}, {self.year}"
