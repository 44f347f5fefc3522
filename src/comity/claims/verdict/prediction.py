"""How likely a prediction is: its test as a threshold, and the outlook's probability of it."""

from __future__ import annotations

from typing import NamedTuple

from comity.claims.claim import ClaimTest, Interpretation, Lookup, Operationalisation
from comity.claims.rules.criteria import scale_of
from comity.claims.verdict.evidence import EvidenceData
from comity.errors import ComityError
from comity.forecasts.outlook import probability
from comity.forecasts.target import TARGETS
from comity.states.register import states
from comity.wording import values as phrase

FARTHEST = 5
"""How many years ahead the outlook reaches."""


class Bound(NamedTuple):
    """A threshold in a measure's unit, and on which side of it the prediction is true."""

    value: float
    above: bool


Told = tuple[float | None, str]
"""A probability, if the outlook gives one, and the words that say of what, or why not."""


def likelihood(reading: Interpretation, shelf: EvidenceData) -> Told:
    """Give the probability of what a sentence predicts.

    It is that of the first definition that is forecast, of one pair, in the year named or
    five years ahead.
    """
    test = reading.test
    told: Told = (None, "Nothing that it is about is forecast.")
    for way in test.ways if test else ():
        forecast = len(way.cases) == 1 and not way.against and way.cases[0].measure in TARGETS
        if test and forecast:
            told = _chance(test, way, shelf)
        if told[0] is not None:
            break
    return told


def _chance(test: ClaimTest, way: Operationalisation, shelf: EvidenceData) -> Told:
    """Ask the outlook for the probability of one definition of a prediction."""
    case = way.cases[0]
    history = shelf.history(case)
    if not history:
        return None, "The outlook has no data to forecast it from."
    newest = max(history)
    bound = _bound(test, way, case, newest, shelf)
    horizon = (test.when.last or newest + FARTHEST) - newest
    if bound is None:
        return None, "The outlook gives probabilities of values, not of ranks or places."
    if not 1 <= horizon <= FARTHEST:
        return None, f"The outlook reaches from {newest + 1} to {newest + FARTHEST}."
    pair = (case.states[0], case.states[-1])
    sides = {"above": bound.value} if bound.above else {"below": bound.value}
    try:
        chance = probability(shelf.values, case.measure, pair, horizon, **sides)
    except ComityError as error:
        return None, f"The outlook gives no probability: {error}"
    chance = 1 - chance if way.negated else chance
    return chance, _words(case, bound, newest + horizon, chance, shelf)


def _bound(
    test: ClaimTest, way: Operationalisation, case: Lookup, newest: int, shelf: EvidenceData
) -> Bound | None:
    """Turn a test into a threshold; None where it is of ranks or of changes of others."""
    measure, last = shelf.describe(case), float(shelf.history(case)[newest]["value"])
    if way.quantity and way.quantity.unit == "rank":
        return None
    if way.quantity and test.growth:
        return Bound(last * (1 + way.quantity.value), way.quantity.value > 0)
    if way.quantity:
        return Bound(way.quantity.value / scale_of(measure), way.quantity.hedge != "under")
    condition = way.yardstick.conditions[0]
    above = condition.operator.startswith(">")
    if condition.quantity == "change":
        return Bound(last, above)
    if condition.quantity == "value" and condition.operator != "=":
        share = condition.percent and measure.unit.startswith("share")
        return Bound(condition.threshold / (100 if share else 1), above)
    column = f"p{condition.threshold:.0f}"
    spread = shelf.values.spread(case.measure, newest)
    if condition.quantity == "place" and spread.get(column) is not None:
        return Bound(float(spread[column]), above)
    return None


def _words(case: Lookup, bound: Bound, year: int, chance: float, shelf: EvidenceData) -> str:
    """Say of what the probability is."""
    measure = shelf.describe(case)
    who = " and ".join(states()[code].name for code in case.states)
    side = "above" if bound.above else "below"
    amount = phrase.format_amount(bound.value, measure.unit)
    return (
        f"The outlook gives {100 * chance:.0f} percent that {measure.name} of {who} is "
        f"{side} {amount} in {year} (comity outlook)."
    )
