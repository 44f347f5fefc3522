"""Saying outlooks given a scenario, beside those without it: what could go wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.forecasts.conditional import MOVES, moved
from comity.forecasts.outlook import Outlook
from comity.questions.question import ConditionalForecast, ForecastSection
from comity.states.register import states
from comity.wording import values as phrase
from comity.wording.forecasts import FURTHEST, amount, interval

if TYPE_CHECKING:  # solving takes long to load, and whoever only reads results need not wait
    from comity.scenarios.result import Diversion, Result
    from comity.scenarios.scenario import Scenario

ASSUMED = (
    "The change comes at once and lasts, and nobody answers it in kind; all other trade goes on "
    "at the costs of the scenario's year.",
    "The forecast is multiplied by what the scenario multiplies the trade of that year by. That "
    "is where the world settles in the long run: the first years may be worse.",
    "Intervals reach to where any of the elasticities would put them, and the chances are those "
    "of these wider distributions. They hold no doubt about the model itself.",
    "What would bring the change about (a war, a break of relations) moves trade in ways that no "
    "scenario of trade costs knows. The past record is that of forecasts without a scenario.",
)
"""What an outlook given a scenario assumes, and what it leaves out."""

_TAKERS = 3
"""How many partners are named that take up a state's trade."""


def conditional(made: ForecastSection, result: Result, horizon: int = FURTHEST) -> ForecastSection:
    """Set beside a prospect what is forecast given that a scenario happens.

    Parameters
    ----------
    made
        A prospect of two states.
    result
        The scenario, solved.
    horizon
        How many years ahead the sentence looks.

    Returns
    -------
    Prospect
        With one more of ``given``; unchanged where there is no forecast to set beside.
    """
    if made.outlook.refused:
        return made
    return replace(made, given=(*made.given, _given(made.outlook, result, horizon)))


def happening(scenario: Scenario) -> str:
    """Say what happens in a scenario, as the end of a sentence that begins with "if"."""
    return "; ".join(map(str, scenario.changes))


def _given(made: Outlook, result: Result, horizon: int) -> ConditionalForecast:
    """Make the outlook given a scenario, or say why there is none."""
    scenario = result.scenario
    solved = tuple(dict.fromkeys(scenario.elasticities))
    blank = ConditionalForecast(happening(scenario), scenario.year, solved, _silence(made, result))
    if blank.sentence:
        return blank
    a, b = made.about
    multiples = result.multiples(a, b)
    assert multiples is not None  # silence has been ruled out
    blank = replace(blank, own=multiples.own, rest=multiples.rest)
    if max(multiples.own) == 0:
        return replace(blank, sentence=_nothing_left(made, blank, result), nil=True)
    costs = _costs(made.about, result) if made.measure == "trade" else ""
    return forecast_given(made, blank, horizon, costs)


def forecast_given(
    made: Outlook, blank: ConditionalForecast, horizon: int, more: str = ""
) -> ConditionalForecast:
    """Move an outlook by what is known of a scenario, and put both beside each other in words."""
    after = moved(made, blank.own, blank.rest)
    said = " ".join(filter(None, (_in_words(made, after, horizon), more)))
    return replace(blank, sentence=f"If {blank.happens}: {said}", outlook=after)


def zero_given(made: Outlook, blank: ConditionalForecast, why: str) -> str:
    """Say that nothing would be left of a measure of trade, and why."""
    what = "trade between the two" if made.measure == "trade" else "the share"
    return f"If {blank.happens}, {what} is zero {why}."


def _nothing_left(made: Outlook, blank: ConditionalForecast, result: Result) -> str:
    """Say that no trade would be left, and of trade itself what that costs and who takes it up."""
    a, b = made.about
    found = result.between(a, b)
    why = "by assumption" if found and found.cut else "since no chain of trade joins the two"
    said = zero_given(made, blank, f"{why} in every year ahead")
    if made.measure != "trade":
        return said
    takers = (_taken(code, result) for code in made.about)
    return " ".join(filter(None, (said, _costs(made.about, result), *takers)))


def _silence(made: Outlook, result: Result) -> str:
    """Say why a scenario says nothing of a measure; empty if it does."""
    if made.measure not in MOVES:
        return "The scenario says nothing of this measure."
    a, b = made.about
    names, year = f"{states()[a].name} and {states()[b].name}", result.scenario.year
    found = result.between(a, b)
    if found is None:
        return f"The scenario says nothing of trade between {names}: one has no GDP in {year}."
    if not found.known:
        return f"The scenario says nothing of it: trade between {names} in {year} is not known."
    if not found.trade[0]:
        return f"The scenario changes nothing of it: {names} did not trade in {year}."
    return ""


def _in_words(made: Outlook, after: Outlook, horizon: int) -> str:
    """Say the forecast given the scenario, and the one without it."""
    then, now = after.forecasts[horizon - 1], made.forecasts[horizon - 1]
    unit = made.unit
    odds = next(c for c in after.chances if c.horizon == horizon)
    before = next(c for c in made.chances if c.horizon == horizon)
    return (
        f"{amount(then.median, unit)} in the median for {then.year} instead of "
        f"{amount(now.median, unit)} ({difference(now.median, then.median, unit)}), "
        f"{interval(then, 0.8, unit)} with 80% probability. That {odds.words} is then "
        f"{phrase.chance(odds.probability)} instead of {phrase.chance(before.probability)}."
    )


def difference(before: float, after: float, unit: str) -> str:
    """Say what a scenario changes: in percent for amounts, in points for shares.

    >>> difference(200.0, 210.0, "million current US dollars"), difference(0.0, 0.0, "million")
    ('+5.0%', '±0%')
    >>> difference(0.4, 0.41, "share of trade").replace(phrase.NBSP, " ")
    '+1.0 points'
    """
    if "million" not in unit:
        return phrase.difference(after - before, unit, "difference")
    return phrase.difference(after / before - 1 if before else 0.0, unit, "growth")


def _costs(about: tuple[int, ...], result: Result) -> str:
    """Say what the scenario does to the real income of both."""
    found = [income for code in about if (income := result.income(code))]
    said = [
        f"{states()[i.ccode].name} by {_signed(i.real_income)} "
        f"({_signed(i.least)} to {_signed(i.most)} at other elasticities)"
        for i in found
    ]
    return f"Real income would change for {phrase.listed(said)}."


def _signed(percent: float) -> str:
    """Say a change in percent, with its sign."""
    return phrase.difference(percent / 100, "", "growth")


def _taken(code: int, result: Result) -> str:
    """Say with whom a state would trade more instead."""
    more = sorted((d for d in result.diversions(code) if _gain(d) > 0), key=_gain, reverse=True)
    said = [
        f"{states()[d.partner].name} (+{amount(_gain(d), 'million current US dollars')})"
        for d in more[:_TAKERS]
    ]
    return f"{states()[code].name} would trade more with {phrase.listed(said)}." if said else ""


def _gain(diverted: Diversion) -> float:
    """Give how much more is traded after than before, in million dollars."""
    return diverted.trade[1] - diverted.trade[0]
