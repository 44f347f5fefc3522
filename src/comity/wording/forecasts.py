"""Sentences about forecasts: the median and interval, the chances, the record, past sanctions."""

from __future__ import annotations

from collections.abc import Sequence

from comity.forecasts.forecast import Forecast
from comity.forecasts.outlook import Outlook
from comity.forecasts.record import TrackRecord
from comity.forecasts.target import find_target
from comity.panels.codebook import Description
from comity.unit import Unit, UnitKind
from comity.wording.claims import subject_words, title
from comity.wording.values import NBSP, format_amount, format_probability


def forecast_sentence(name: str, outlook: Outlook, horizon: int) -> str:
    """Return the sentences about the forecast of a year, and the chance of its first statement.

    Parameters
    ----------
    name
        What is forecast, and of whom.
    outlook
        With forecasts.
    horizon
        How many years after the newest data.
    """
    forecast, unit = outlook.forecasts[horizon - 1], outlook.unit
    years = "a year" if horizon == 1 else f"{horizon} years"
    chance = next(c for c in outlook.chances if c.horizon == horizon)
    return (
        f"{name}: {forecast_amount(forecast.median, unit)} in the median for "
        f"{forecast.year}, {years} after the newest data "
        f"({forecast_amount(outlook.last, unit)} in {outlook.origin}). "
        f"The 80% interval is {format_interval(forecast, 0.8, unit)}. "
        f"That {chance.words} is {format_probability(chance.probability)}."
    )


def record_sentence(track: TrackRecord) -> str:
    """Return how forecasts like this one did in the past: coverage, and skill."""
    first, last = track.years
    past = (
        f"In the past ({track.origins} origins, {first} to {last}), 80% intervals covered "
        f"the outcome {100 * track.coverage[1]:.0f}% of the time"
    )
    if track.method == "naive":
        return f"{past}. No model did better than the last value, so that is what is shown."
    skill = f"{_better(track.skill)} than the last value."
    if track.naive:
        return (
            f"{past}. No model did better than a baseline, the {track.method}, which is shown; "
            f"it was {skill}"
        )
    return f"{past}; such forecasts were {skill}"


def sanctions_sentence(outlook: Outlook, horizon: int) -> str:
    """Return what followed when sanctions began between two states.

    Empty without cases, and where what followed is not plainly worse than the forecast: it is
    then nothing that could go wrong.
    """
    after = next((f for f in outlook.after if f.horizon == horizon), None)
    if after is None or find_target(outlook.measure).models == "counts":
        return ""
    forecast = outlook.forecasts[horizon - 1]
    if not _is_worse(after, forecast, higher_is_worse=outlook.measure in _WORSE_HIGHER):
        return ""
    median = forecast.median
    return (
        f"If it went as after sanctions began between two states ({outlook.cases:,} past "
        f"cases): {forecast_amount(after.median, outlook.unit)} in the median for {after.year} "
        f"instead of {forecast_amount(median, outlook.unit)}. "
        f"The 80% interval is {format_interval(after, 0.8, outlook.unit)}."
    )


_PLAINLY = 0.05
"""By how much of the forecast another has to differ before it is called worse."""


def _is_worse(after: Forecast, forecast: Forecast, *, higher_is_worse: bool) -> bool:
    """Return whether a forecast is worse than another in its median and at the worse end."""
    sign = 1 if higher_is_worse else -1
    end = 1 if higher_is_worse else 0
    is_apart = sign * (after.median - forecast.median) > _PLAINLY * abs(forecast.median)
    return is_apart and sign * (after.interval(0.8)[end] - forecast.interval(0.8)[end]) >= 0


_WORSE_HIGHER = frozenset({"ideal_point_distance"})
"""Measures of which more is worse for the relation; of all others, less is."""


def forecast_amount(value: float, unit: Unit) -> str:
    """Format a forecast value; what is counted in whole cases is rounded to whole cases.

    Examples
    --------
    >>> from comity.unit import SANCTION_CASES
    >>> forecast_amount(2.7, SANCTION_CASES).replace(NBSP, " ")
    '3 sanction cases'
    """
    return format_amount(round(value) if unit.kind is UnitKind.COUNT else value, unit)


def format_interval(forecast: Forecast, share: float, unit: Unit) -> str:
    """Format a central interval, with its unit once: "1.2 to 3.4 bn US dollars".

    >>> from comity.forecasts.forecast import QUANTILE_LEVELS
    >>> from comity.unit import share_of
    >>> format_interval(Forecast(2020, 1, tuple(QUANTILE_LEVELS)), 0.8, share_of("trade"))
    '10.0% to 90.0%'
    >>> from comity.unit import TIV
    >>> span = Forecast(2029, 1, tuple(0.1 + 90 * level**4 for level in QUANTILE_LEVELS))
    >>> format_interval(span, 0.95, TIV).replace(NBSP, " ")
    '0.1 to 81 m TIV'
    """
    least, most = forecast.interval(share)
    low, high = forecast_amount(least, unit), forecast_amount(most, unit)
    if low == high:
        return low
    if unit.in_millions and least < 1 <= most < 1000:  # not "148.1 thousand to 99 m TIV"
        return f"{least:.1f}".removesuffix(".0") + f" to {high}"
    number, _, scale = low.partition(NBSP)
    alike = least == 0 or scale == high.partition(NBSP)[2]
    return f"{number if alike else without_noun(low, unit)} to {high}"


def without_noun(words: str, unit: Unit) -> str:
    r"""Return an amount or interval without the unit's noun, where a heading has it.

    Examples
    --------
    >>> from comity.unit import DOLLARS
    >>> without_noun(forecast_amount(129_012.3, DOLLARS), DOLLARS)
    '129.0\xa0bn'
    """
    for noun in filter(None, (unit.noun, unit.singular)):
        words = words.replace(f"{NBSP}{noun}", "")
    return words


def _better(skill: float) -> str:
    """Return by how much scores were lower."""
    percent = 100 * skill
    return f"{percent:.0f}% better" if percent >= 0.5 else "no better"


def probability_words(
    chance: float, measure: Description, codes: Sequence[int], side: str, bound: float, year: int
) -> str:
    """Format the probability of a prediction, and of what it is."""
    return (
        f"The outlook gives {100 * chance:.0f} percent that it is {side} "
        f"{format_amount(bound, measure.unit)} in {year} ({title(measure, codes)}, "
        f"{subject_words(codes)})."
    )


def no_threshold(measure: Description, bound: float, *, above: bool) -> str:
    """Format why no probability is given: nothing is named that could be in doubt."""
    amount = format_amount(bound, measure.unit)
    return (
        f"It names no threshold, and values {'above' if above else 'below'} {amount} are not in "
        f"doubt ({measure.title}): that is no prediction that could fail."
    )
