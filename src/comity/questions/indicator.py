"""What an indicator is: a measure that bears on a question, from one perspective."""

from __future__ import annotations

import math
from dataclasses import dataclass

from comity.questions.perspective import Perspective


@dataclass(frozen=True)
class Indicator:
    """A measure that bears on a question, from one perspective.

    Parameters
    ----------
    measure
        The measure's name.
    perspective
        Whose value of it is meant.
    template
        The clause of the answer's sentence about the value, with places for ``{a}``, ``{b}``,
        ``{value}``, ``{year}``, ``{percentile}``, ``{since}``, ``{ahead}`` (since when a ratio
        is above 1), ``{change}``, ``{median}``, ``{error}``, ``{range}`` (the percentiles of the
        ends of the 95 percent interval), ``{were}`` (was or were, by the value) and ``{coded}``
        (that no later year is coded). Without one the figure is in the table only.
    zero_template
        The clause for a value of zero, in place of ``template``; an empty one says nothing.
    min_value
        The lowest value that has a clause.
    construct
        What the measure measures. Where measures of one construct have percentiles far apart,
        the answer says that they disagree. A construct that starts with "-" counts the other
        way round: a small distance is a high agreement.
    error
        The measure that gives the value's standard error, in the same unit.

    Examples
    --------
    >>> Indicator("trade_share", Perspective.B_TO_A).perspective.value
    'b to a'
    """

    measure: str
    perspective: Perspective = Perspective.PAIR
    template: str = ""
    zero_template: str | None = None
    min_value: float = -math.inf
    construct: str = ""
    error: str = ""


@dataclass(frozen=True)
class ForecastRequest:
    """A measure whose forecast bears on a question, and from which perspective.

    >>> ForecastRequest("trade").perspective
    <Perspective.PAIR: 'pair'>
    """

    measure: str
    perspective: Perspective = Perspective.PAIR
