"""How likely a prediction is: its test as a threshold, and the outlook's probability of it."""

from __future__ import annotations

from typing import NamedTuple

from comity.claims.claim import ClaimTest, Condition, Interpretation, Lookup, Operationalisation
from comity.claims.rules.criteria import scale_of
from comity.claims.verdict.evidence import EvidenceData
from comity.errors import ComityError
from comity.forecasts.outlook import probability
from comity.forecasts.target import SAME_NEWEST, TARGETS
from comity.wording import claims as wording
from comity.wording import forecasts

FARTHEST = 5
"""How many years ahead the outlook reaches."""


DOUBT = 0.01
"""The least probability, of it and of its opposite, at which something is predicted at all."""


class Bound(NamedTuple):
    """A threshold in a measure's unit, and on which side of it the prediction is true.

    >>> Bound(0.5, above=True).above
    True
    """

    value: float
    above: bool


class Prediction(NamedTuple):
    """A probability, if the outlook gives one, and the words that explain it, or why not.

    ``is_open`` says whether the words predict what may fail.

    >>> Prediction(0.5, "even").is_open
    True
    """

    probability: float | None
    words: str
    is_open: bool = True


def predict_outcome(interpretation: Interpretation, data: EvidenceData) -> Prediction:
    """Return the probability of what a sentence predicts.

    It is that of the first definition that is forecast, of one pair, in the year named or
    five years ahead.
    """
    test = interpretation.test
    chance = Prediction(None, wording.NO_FORECAST)
    for operationalisation in test.operationalisations if test else ():
        forecast = (
            len(operationalisation.lookups) == 1
            and not operationalisation.against
            and _forecast_measure(operationalisation.lookups[0]) in TARGETS
        )
        if test and forecast:
            chance = _chance(test, operationalisation, data)
        if chance.probability is not None or not chance.is_open:
            break
    return chance


def _chance(
    test: ClaimTest, operationalisation: Operationalisation, data: EvidenceData
) -> Prediction:
    """Compute the probability of one definition of a prediction.

    Where the words name no threshold and the outlook has no doubt, nothing is predicted.
    """
    lookup = operationalisation.lookups[0]
    history = data.history(lookup)
    if not history:
        return Prediction(None, wording.NO_HISTORY)
    newest = max(history)
    bound = _bound(test, operationalisation, lookup, newest, data)
    horizon = (test.time.last or newest + FARTHEST) - newest
    if bound is None:
        return Prediction(None, wording.NO_RANK_FORECAST)
    if not 1 <= horizon <= FARTHEST:
        return Prediction(None, f"The outlook reaches from {newest + 1} to {newest + FARTHEST}.")
    pair = (lookup.states[0], lookup.states[-1])
    sides = {"above": bound.value} if bound.above else {"below": bound.value}
    try:
        chance = probability(data.values, _forecast_measure(lookup), pair, horizon, **sides)
    except ComityError as error:
        return Prediction(None, f"The outlook gives no probability: {error}")
    is_bare = not operationalisation.quantity and not test.growth
    if is_bare and not DOUBT <= chance <= 1 - DOUBT:
        words = forecasts.no_threshold(data.describe(lookup), bound.value, above=bound.above)
        return Prediction(None, words, is_open=False)
    chance = 1 - chance if operationalisation.negated else chance
    side = "above" if bound.above else "below"
    measure = data.describe(lookup)
    words = forecasts.probability_words(
        chance, measure, lookup.states, side, bound.value, newest + horizon
    )
    return Prediction(chance, words)


def _forecast_measure(lookup: Lookup) -> str:
    """Return the measure that is forecast for the one looked up."""
    return SAME_NEWEST.get(lookup.measure, lookup.measure)


def _bound(
    test: ClaimTest,
    operationalisation: Operationalisation,
    lookup: Lookup,
    newest: int,
    data: EvidenceData,
) -> Bound | None:
    """Reverse a test into a threshold; None where it is of ranks or of changes of others."""
    last = float(data.history(lookup)[newest]["value"])
    stated = operationalisation.quantity
    if stated is None:
        return _bound_of_condition(
            operationalisation.criterion.conditions[0], lookup, newest, last, data
        )
    if stated.unit == "rank":
        return None
    if test.growth:
        return Bound(last * (1 + stated.value), stated.value > 0)
    return Bound(stated.value / scale_of(data.describe(lookup)), stated.hedge != "under")


def _bound_of_condition(
    condition: Condition, lookup: Lookup, newest: int, last: float, data: EvidenceData
) -> Bound | None:
    """Reverse a condition of a criterion into a threshold."""
    above = condition.operator.startswith(">")
    if condition.quantity == "change":
        return Bound(last, above)
    if condition.quantity == "value" and condition.operator != "=":
        share = condition.percent and data.describe(lookup).unit.is_share
        return Bound(condition.threshold / (100 if share else 1), above)
    column = f"p{condition.threshold:.0f}"
    spread = data.values.distribution(lookup.measure, newest)
    if condition.quantity == "percentile" and spread.get(column) is not None:
        return Bound(float(spread[column]), above)
    return None
