"""Sentences about forecasts given a scenario, compared with those without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.forecasts.conditional import EFFECTS
from comity.forecasts.outlook import Outlook
from comity.states.articles import at_head, with_article
from comity.states.register import states
from comity.unit import DOLLARS, SHARE, Unit
from comity.wording.forecasts import forecast_amount, format_interval
from comity.wording.values import format_amount, format_change, format_probability, join_names

if TYPE_CHECKING:  # solving takes long to load, and reading results does not need it
    from comity.scenarios.result import Diversion, Result
    from comity.scenarios.scenario import Scenario

ASSUMPTIONS = (
    "The change comes at once and lasts, and no state retaliates; all other trade goes on "
    "at the costs of the scenario's year.",
    "The forecast is multiplied by what the scenario multiplies the trade of that year by. That "
    "is where the world settles in the long run: the first years may be worse.",
    "Intervals reach to where any of the elasticities would put them, and the chances are those "
    "of these wider distributions. They do not include doubt about the model itself.",
    "What would bring the change about (a war, a break of relations) moves trade in ways that no "
    "scenario of trade costs knows. The past record is that of forecasts without a scenario.",
)
"""What a forecast given a scenario assumes, and what it leaves out."""

_MAX_PARTNERS = 3
"""How many partners are named that take up a state's trade."""


def scenario_clause(scenario: Scenario) -> str:
    """Return what happens in a scenario, as the end of a sentence that begins with "if"."""
    return "; ".join(map(str, scenario.changes))


def band_clause(scenario: Scenario) -> str:
    """Return what the band of a scenario's changes of income reaches over.

    Examples
    --------
    >>> from comity.scenarios.scenario import TradeChange, Scenario, Side
    >>> pair = TradeChange(Side("China", frozenset({710})), Side("Russia", frozenset({365})))
    >>> band_clause(Scenario(2014, (pair,))), band_clause(Scenario(2014, (pair,), (5.0,)))
    ('at other elasticities and with gross output', 'with gross output')
    """
    several = len(set(scenario.elasticities)) > 1
    return f"{'at other elasticities and ' if several else ''}with gross output"


def silence_sentence(outlook: Outlook, result: Result) -> str:
    """Return why a scenario does not bear on a measure; empty if it does."""
    if outlook.measure not in EFFECTS:
        return "The scenario says nothing of this measure."
    a, b = outlook.about
    names, year = f"{_named(a)} and {_named(b)}", result.scenario.year
    flow = result.between(a, b)
    if flow is None:
        return f"The scenario says nothing of trade between {names}: one has no GDP in {year}."
    if not flow.is_known:
        return f"The scenario says nothing of it: trade between {names} in {year} is not known."
    if not flow.trade[0]:
        return f"The scenario changes nothing of it: {names} did not trade in {year}."
    return ""


def conditional_sentence(without: Outlook, conditional: Outlook, horizon: int) -> str:
    """Return the forecast given a scenario, and the one without it."""
    then, now = conditional.forecasts[horizon - 1], without.forecasts[horizon - 1]
    unit = without.unit
    odds = next(c for c in conditional.chances if c.horizon == horizon)
    before = next(c for c in without.chances if c.horizon == horizon)
    return (
        f"{forecast_amount(then.median, unit)} in the median for {then.year} instead of "
        f"{forecast_amount(now.median, unit)} ({scenario_change(now.median, then.median, unit)}). "
        f"The 80% interval is {format_interval(then, 0.8, unit)}. That {odds.words} is then "
        f"{_chance_instead(odds.probability, before.probability)}."
    )


def _chance_instead(then: float, now: float) -> str:
    """Return a probability instead of another; a word that both have is said once.

    >>> _chance_instead(0.34, 0.37), _chance_instead(0.96, 0.33)
    ('unlikely (34% instead of 37%)', 'almost certain (96%) instead of unlikely (33%)')
    """
    word, _, number = format_probability(then).partition(" (")
    before, _, other = format_probability(now).partition(" (")
    if word == before:
        return f"{word} ({number.rstrip(')')} instead of {other}"
    return f"{word} ({number} instead of {before} ({other}"


def zero_sentence(measure: str, scenario: str, why: str) -> str:
    """Return that nothing would be left of a measure of trade, and why.

    Examples
    --------
    >>> zero_sentence("trade", "all trade of A with B is cut", "by assumption")
    'If all trade of A with B is cut, trade between the two is zero by assumption.'
    """
    what = "trade between the two" if measure == "trade" else "the share"
    return f"If {scenario}, {what} is zero {why}."


def no_trade_sentences(outlook: Outlook, scenario: str, result: Result) -> str:
    """Return that no trade would be left, and for trade itself its cost and who takes it up."""
    a, b = outlook.about
    flow = result.between(a, b)
    why = "by assumption" if flow and flow.cut else "since no chain of trade joins the two"
    zero = zero_sentence(outlook.measure, scenario, f"{why} in every year ahead")
    if outlook.measure != "trade":
        return zero
    takers = (_diversion_sentence(code, result) for code in outlook.about)
    return " ".join(filter(None, (zero, income_sentence(outlook.about, result), *takers)))


def income_sentence(ccodes: tuple[int, ...], result: Result) -> str:
    """Return what a scenario changes of the real income of some states."""
    incomes = [income for code in ccodes if (income := result.income(code))]
    changes = [
        f"{_named(i.ccode)} by {_signed(i.real_income)} "
        f"({_signed(i.least)} to {_signed(i.most)} {band_clause(result.scenario)})"
        for i in incomes
    ]
    return f"Real income would change for {join_names(changes)}."


def scenario_change(before: float, after: float, unit: Unit) -> str:
    """Format what a scenario changes: in percent for amounts, in points for shares.

    Examples
    --------
    >>> from comity.unit import share_of
    >>> scenario_change(200.0, 210.0, DOLLARS), scenario_change(0.0, 0.0, DOLLARS)
    ('+5.0%', '±0%')
    >>> scenario_change(0.4, 0.41, share_of("trade")).replace("\N{NO-BREAK SPACE}", " ")
    '+1.0 points'
    """
    if not unit.in_millions:
        return format_change(after - before, unit, "difference")
    return format_change(after / before - 1 if before else 0.0, unit, "growth")


def _signed(percent: float) -> str:
    """Format a change in percent, with its sign."""
    return format_change(percent / 100, SHARE, "growth")


def _diversion_sentence(code: int, result: Result) -> str:
    """Return with which partners a state would trade more instead."""
    more = sorted((d for d in result.diversions(code) if _gain(d) > 0), key=_gain, reverse=True)
    partners = [
        f"{_named(d.partner)} (+{format_amount(_gain(d), DOLLARS)})" for d in more[:_MAX_PARTNERS]
    ]
    if not partners:
        return ""
    return f"{at_head(states()[code].name)} would trade more with {join_names(partners)}."


def _named(code: int) -> str:
    """Return the name of a state as a sentence has it."""
    return with_article(states()[code].name)


def _gain(diverted: Diversion) -> float:
    """Return how much more is traded after than before, in million dollars."""
    return diverted.trade[1] - diverted.trade[0]
