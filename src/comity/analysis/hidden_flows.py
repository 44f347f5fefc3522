"""Figures of trade in which a part is not: fuels that customs keep secret or never see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from comity.sources.hidden_fuels import list_hidden_fuels

FIRST_OF_TWO = frozenset({"exports", "export_share"})
SECOND_OF_TWO = frozenset({"import_share"})
BOTH_WAYS = frozenset({"trade", "trade_share", "trade_dependence", "trade_balance"})
"""Which of the two states sells in what a measure counts: the first, the second, or either."""


class HiddenFlow(NamedTuple):
    """Fuels that one state sold to another in a year, and that its figures of trade leave out."""

    seller: int
    buyer: int
    year: int
    why: str


def find_hidden_flows(measure: str, states: Sequence[int], year: int) -> tuple[HiddenFlow, ...]:
    """Return the fuels that a figure of the trade of two states leaves out in a year.

    Parameters
    ----------
    measure : str
        A measure of the trade of two states; of any other nothing is left out.
    states : sequence of int
        Correlates of War codes, in the order of the measure.
    year : int

    Returns
    -------
    tuple of HiddenFlow
        At most one each way, with its reason in words.

    Examples
    --------
    >>> [flow.why for flow in find_hidden_flows("exports", (630, 640), 2014)]
    ['natural gas whose origin customs keep secret or leave out']
    >>> find_hidden_flows("exports", (640, 630), 2014)
    ()
    """
    if len(states) != 2:
        return ()
    ways = ((states[0], states[1]), (states[1], states[0]))
    first = measure in FIRST_OF_TWO | BOTH_WAYS
    second = measure in SECOND_OF_TWO | BOTH_WAYS
    asked = [way for way, is_counted in zip(ways, (first, second), strict=True) if is_counted]
    return tuple(
        HiddenFlow(*way, year, _hidden()[*way, year]) for way in asked if (*way, year) in _hidden()
    )


@cache
def _hidden() -> dict[tuple[int, int, int], str]:
    """Return why fuels of a seller, a buyer and a year are hidden."""
    columns = list_hidden_fuels().select("ccode1", "ccode2", "year", "why")
    return {(seller, buyer, year): why for seller, buyer, year, why in columns.iter_rows()}
