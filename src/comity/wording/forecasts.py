"""Saying outlooks: the forecast, the chances of statements, the record, what could go wrong."""

from __future__ import annotations

import shlex
from dataclasses import replace

from comity.forecasts.forecast import Forecast
from comity.forecasts.outlook import Outlook, outlook
from comity.forecasts.record import TrackRecord
from comity.forecasts.target import find_subject
from comity.panels.values import Values
from comity.questions.figure import tables_of, title_of
from comity.questions.question import ForecastRequest, ForecastSection
from comity.states.dyad import Dyad
from comity.wording import values as phrase

FURTHEST = 5
"""How many years ahead the sentence of a dossier looks."""


def prospect(
    ahead: ForecastRequest,
    values: Values,
    dyad: Dyad,
    year: int | None = None,
    horizon: int = FURTHEST,
) -> ForecastSection:
    """Make the prospect of one measure, and put it into words.

    Parameters
    ----------
    ahead
        The measure, and whose value of it.
    values
        The computed values of all measures.
    dyad
        The two states, in the order in which they are to be named.
    year
        The year that a dossier is about; before the newest data there is no outlook.
    horizon
        How many years ahead the sentence looks.
    """
    a, b = dyad.directed
    pair = (b, a) if ahead.who in {"b to a", "b"} else (a, b)
    made = outlook(values, ahead.measure, pair)
    if year is not None and year < made.origin and not made.refused:
        why = f"outlooks are made from the newest data only, those of {made.origin}"
        made = Outlook(made.measure, made.about, made.unit, made.origin, made.gaps, refused=why)
    description = values.describe(ahead.measure)
    blank = ForecastSection(
        who=ahead.who,
        title=title_of(ahead.who, description, dyad),
        subject=subject_of(ahead, dyad),
        outlook=made,
        tables=tables_of(description, made.origin),
    )
    return blank if made.refused else _said(blank, dyad, horizon)


def subject_of(ahead: ForecastRequest, dyad: Dyad) -> str:
    """Name whom an outlook is about."""
    a, b = dyad.a.name, dyad.b.name
    names = {"pair": f"{a} and {b}", "a to b": f"{a} to {b}", "b to a": f"{b} to {a}"}
    return {**names, "a": a, "b": b}[ahead.who]


def named(made: ForecastSection) -> str:
    """Name a prospect within a list: its title, and of whom where the title does not say."""
    return f"{made.title}: {made.subject}" if made.who in {"a", "b"} else made.title


def amount(value: float, unit: str) -> str:
    """Say a forecast value; what is counted in whole cases is said in whole cases."""
    return phrase.amount(round(value) if unit.endswith("cases") else value, unit)


def interval(forecast: Forecast, share: float, unit: str) -> str:
    """Say a central interval, with its unit once: "1.2 to 3.4 bn US dollars"."""
    least, most = forecast.interval(share)
    low, high = amount(least, unit), amount(most, unit)
    if low == high:
        return low
    number, _, scale = low.partition(phrase.NBSP)
    alike = least == 0 or scale == high.partition(phrase.NBSP)[2]
    return f"{number if alike else bare(low, unit)} to {high}"


def bare(words: str, unit: str) -> str:
    r"""Leave the unit's noun away from an amount or interval, where another word names it.

    >>> bare(amount(129_012.3, "million current US dollars"), "million current US dollars")
    '129.0\xa0bn'
    """
    noun = phrase.noun(unit)
    return words.replace(f"{phrase.NBSP}{noun}", "") if noun else words


def record_said(track: TrackRecord) -> str:
    """Say how forecasts like this one did in the past."""
    first, last = track.years
    held = f"80% intervals held {100 * track.held[1]:.0f}% of the time"
    past = f"In the past ({track.origins} origins, {first} to {last}), {held}"
    if track.method == "last value":
        return f"{past}. No model did better than the last value, so that is what is shown."
    if track.naive:
        return (
            f"{past}. No model did better than a baseline, the {track.method}, which is shown; "
            f"it was {_better(track.better)} than the last value."
        )
    return f"{past}; such forecasts were {_better(track.better)} than the last value."


def _better(share: float) -> str:
    """Say by how much scores were lower."""
    percent = 100 * share
    return f"{percent:.0f}% better" if percent >= 0.5 else "no better"


def _said(blank: ForecastSection, dyad: Dyad, horizon: int) -> ForecastSection:
    """Put an outlook into words."""
    made = blank.outlook
    forecast, track = made.forecasts[horizon - 1], made.tracks[horizon - 1]
    return replace(
        blank,
        sentence=f"{_forecast(blank, forecast)} {_chances(made, horizon)}",
        record=record_said(track),
        risk=_risk(blank, horizon),
        ask=_ask(made.measure, dyad),
    )


def _forecast(made: ForecastSection, forecast: Forecast) -> str:
    """Say where the forecast lies."""
    unit, horizon = made.outlook.unit, forecast.horizon
    last = amount(made.outlook.last, unit)
    years = "a year" if horizon == 1 else f"{horizon} years"
    return (
        f"{named(made)}: {amount(forecast.median, unit)} in the median for "
        f"{forecast.year}, {years} after the newest data ({last} in {made.outlook.origin}), "
        f"and {_between(interval(forecast, 0.8, unit))} with 80% probability."
    )


def _between(span: str) -> str:
    """Say an interval within a sentence; one whose ends are the same is no span."""
    low, to, high = span.partition(" to ")
    return f"between {low} and {high}" if to else low


def _chances(made: Outlook, horizon: int) -> str:
    """Say the chance of the statement that people make most; the others stand in the table."""
    chance = next(c for c in made.chances if c.horizon == horizon)
    return f"That {chance.words} is {phrase.chance(chance.probability)}."


def _risk(made: ForecastSection, horizon: int) -> str:
    """Say what followed when sanctions began between two states."""
    after = next((f for f in made.outlook.after if f.horizon == horizon), None)
    if after is None or find_subject(made.outlook.measure).models == "few":
        return ""
    unit = made.outlook.unit
    return (
        f"If it went as after sanctions began between two states ({made.outlook.cases:,} past "
        f"cases): {amount(after.median, unit)} in the median for {after.year}, "
        f"{interval(after, 0.8, unit)} with 80% probability."
    )


def _ask(measure: str, dyad: Dyad) -> str:
    """Give the command that tells what an embargo would change: once, beside trade itself."""
    if measure != "trade":
        return ""
    a, b = (shlex.quote(state.name) for state in (dyad.a, dyad.b))
    return f"comity outlook {a} {b} --embargo SENDERS {b}"
