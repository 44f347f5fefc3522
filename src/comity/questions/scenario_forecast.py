"""Forecasts given a solved scenario, set next to those without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from comity.forecasts.conditional import conditional_outlook
from comity.forecasts.outlook import Outlook
from comity.questions.forecast_section import MAX_HORIZON, ConditionalForecast, ForecastSection
from comity.wording import scenarios as wording

if TYPE_CHECKING:  # solving takes long to load, and reading results does not need it
    from comity.scenarios.result import Result


def add_scenario(
    section: ForecastSection, result: Result, horizon: int = MAX_HORIZON
) -> ForecastSection:
    """Return a forecast section with one more conditional forecast.

    Parameters
    ----------
    section
        The forecast of one measure for two states.
    result
        The scenario, solved.
    horizon
        How many years ahead the sentence looks.

    Returns
    -------
    ForecastSection
        Unchanged where there is no forecast to compare with.
    """
    if section.outlook.refused:
        return section
    conditional = _conditional(section.outlook, result, horizon)
    return replace(section, conditional=(*section.conditional, conditional))


def with_outlook(
    outlook: Outlook, blank: ConditionalForecast, horizon: int, more: str = ""
) -> ConditionalForecast:
    """Return a conditional forecast with the outlook moved by its multipliers, and its words."""
    conditional = conditional_outlook(outlook, blank.pair_multipliers, blank.other_multipliers)
    words = " ".join(
        filter(None, (wording.conditional_sentence(outlook, conditional, horizon), more))
    )
    return replace(blank, sentence=f"If {blank.scenario}: {words}", outlook=conditional)


def _conditional(outlook: Outlook, result: Result, horizon: int) -> ConditionalForecast:
    """Build the forecast given a scenario, or the reason why there is none."""
    scenario = result.scenario
    solved = tuple(dict.fromkeys(scenario.elasticities))
    clause = wording.scenario_clause(scenario)
    silence = wording.silence_sentence(outlook, result)
    blank = ConditionalForecast(clause, scenario.year, solved, silence)
    if silence:
        return blank
    multiples = result.multiples(*outlook.about)
    assert multiples is not None  # the scenario bears on the measure
    blank = replace(blank, pair_multipliers=multiples.own, other_multipliers=multiples.rest)
    if max(multiples.own) == 0:
        sentence = wording.no_trade_sentences(outlook, clause, result)
        return replace(blank, sentence=sentence, is_zero=True)
    costs = wording.income_sentence(outlook.about, result) if outlook.measure == "trade" else ""
    return with_outlook(outlook, blank, horizon, costs)
